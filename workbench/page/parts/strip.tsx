import type { Model, Panel } from '../model.ts';
import { Icon, type IconName } from './icons.tsx';

/** How far the clock has come on its way, and how to stop it, whatever panel is open. */
export function Playing({ model }: { model: Model }) {
  const { playing } = model.shell;
  if (!playing) return null;
  const percent = Math.floor(playing.share * 100);
  return (
    <div class="playing">
      <span>Playing to {playing.until}</span>
      <progress aria-label={`Playing to ${playing.until}`} max={100} value={percent}>
        {percent}%
      </progress>
      <span>{percent}%</span>
      <button type="button" class="stop" onClick={() => void model.send({ kind: 'stopClock' })}>
        Stop
      </button>
    </div>
  );
}

/** The state of the workbench at a glance; each part opens its panel. */
export function Strip({ model }: { model: Model }) {
  const { shell, isLost } = model;
  const [mail] = shell.outbox;
  const trigger = shell.triggers.find(({ next }) => next !== null);
  const part = (panel: Panel, icon: IconName, label: string, text: string) => (
    <button
      type="button"
      class="strip-part"
      onClick={() => {
        model.panel = panel;
        model.tell();
      }}
    >
      <Icon name={icon} size={15} />
      <span class="strip-label">{label}</span>
      <span class="strip-text">{text}</span>
    </button>
  );
  return (
    <section class="strip" aria-label="State of the workbench">
      <span class="strip-title">Workbench</span>
      {part('clock', 'clock', 'Clock', shell.clock)}
      <Playing model={model} />
      {part('triggers', 'trigger', 'Next scan', trigger?.next?.replace(/^.*, /, '') ?? 'off')}
      {part('people', 'people', 'You are', `${shell.role}`)}
      {part('outbox', 'mail', 'Last mail', mail ? `${mail.subject}, to ${mail.to}` : 'none yet')}
      {isLost && (
        <span class="strip-lost" role="alert">
          The workbench does not answer. Is it still running?
        </span>
      )}
    </section>
  );
}
