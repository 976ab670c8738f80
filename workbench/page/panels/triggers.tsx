import type { RunView } from '../../server/protocol.ts';
import type { Model } from '../model.ts';
import { Icon } from '../parts/icons.tsx';

const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`;

/** What runs by itself, and what every run would have cost on Google. */
export function Triggers({ model }: { model: Model }) {
  const { triggers, runs, mailQuotaLeft } = model.shell;
  return (
    <>
      {triggers.length === 0 && <p class="muted">Nothing runs by itself. Turn the scan on in the add-on’s sidebar.</p>}
      {triggers.map(trigger => (
        <article key={trigger.id} class="card" aria-label={`Trigger ${trigger.label}`}>
          <h3>{trigger.label}</h3>
          <dl>
            <dt>Runs</dt>
            <dd>{trigger.schedule}</dd>
            <dt>As</dt>
            <dd>{trigger.owner}</dd>
            <dt>Next</dt>
            <dd>{trigger.isDisabled ? 'disabled: made inside a trigger' : (trigger.next ?? 'never')}</dd>
            <dt>Last</dt>
            <dd>{trigger.last ? `${trigger.last.at}: ${trigger.last.error ?? 'done'}` : 'not yet'}</dd>
            {trigger.last && <dt>Cost</dt>}
            {trigger.last && (
              <dd>
                {trigger.last.calls} calls, about {seconds(trigger.last.modelledMs)} on Google
              </dd>
            )}
          </dl>
          <button
            type="button"
            class="action"
            disabled={model.waiting > 0}
            onClick={() => void model.send({ kind: 'runTrigger', id: trigger.id })}
          >
            <Icon name="play" size={14} /> Run now
          </button>
        </article>
      ))}
      <p class="muted">Mail quota left today: {mailQuotaLeft} recipients.</p>
      <h3 class="list-title">Executions</h3>
      <ol class="runs" aria-label="Executions, the latest first">
        {runs.map(run => (
          <Run key={run.number} run={run} />
        ))}
      </ol>
    </>
  );
}

function Run({ run }: { run: RunView }) {
  return (
    <li class={run.error ? 'run has-failed' : 'run'}>
      <span class="run-name">{run.functionName}</span>
      <span class="run-from">{run.from}</span>
      <span class="run-cost">
        {run.calls} calls · {seconds(run.modelledMs)}
      </span>
      <span class="run-at">{run.at}</span>
      {run.error && <span class="run-error">{run.error}</span>}
      {run.logs.length > 0 && <pre class="run-logs">{run.logs.join('\n')}</pre>}
    </li>
  );
}
