import type { Model, Panel } from '../model.ts';
import { Icon, type IconName } from './icons.tsx';

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
      {part('clock', 'clock', 'Clock', shell.isPlaying ? `${shell.clock} …` : shell.clock)}
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
