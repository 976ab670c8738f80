import type { Command } from '../../server/protocol.ts';
import type { Model } from '../model.ts';
import { Playing } from '../parts/strip.tsx';

type Target = Extract<Command, { kind: 'clock' }>['to'];

const MOVES: readonly (readonly [to: Target, label: string])[] = [
  ['next', 'To the next trigger'],
  ['hour', '+1 hour'],
  ['day', '+1 day'],
  ['month', 'Play a month'],
];

/** The workbook's own clock: NOW(), triggers and mails follow it, and it moves only from here. While it moves, everything else can be used. */
export function Clock({ model }: { model: Model }) {
  const { shell } = model;
  const next = shell.triggers.find(trigger => trigger.next !== null);
  return (
    <>
      <p class="big-clock" role="status">
        {shell.clock}
      </p>
      <p class="muted">{shell.zone}. It stands still until you move it; every trigger on the way fires at its time.</p>
      <div class="column-buttons">
        {MOVES.map(([to, label]) => (
          <button
            key={to}
            type="button"
            class={to === 'next' ? 'action' : 'quiet'}
            disabled={shell.playing !== null}
            onClick={() => void model.send({ kind: 'clock', to })}
          >
            {label}
          </button>
        ))}
      </div>
      <Playing model={model} />
      <p class="muted">{next ? `Next: ${next.label} at ${next.next}` : 'Nothing is scheduled.'}</p>
    </>
  );
}
