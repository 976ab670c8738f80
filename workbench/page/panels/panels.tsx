import type { Model, Panel } from '../model.ts';
import { Icon, type IconName } from '../parts/icons.tsx';
import { Clock } from './clock.tsx';
import { Install } from './install.tsx';
import { Outbox } from './outbox.tsx';
import { People } from './people.tsx';
import { Triggers } from './triggers.tsx';

const PANELS: readonly { readonly panel: Panel; readonly label: string; readonly icon: IconName }[] = [
  { panel: 'outbox', label: 'Outbox', icon: 'mail' },
  { panel: 'clock', label: 'Clock', icon: 'clock' },
  { panel: 'triggers', label: 'Triggers', icon: 'trigger' },
  { panel: 'people', label: 'Who am I', icon: 'people' },
  { panel: 'install', label: 'Install mode', icon: 'install' },
];

/** The workbench's own controls: what Google does behind the scenes. They are no part of Sheets, and look it. */
export function Rail({ model }: { model: Model }) {
  const { panel, shell } = model;
  const toggle = (wanted: Panel) => {
    model.panel = panel === wanted ? null : wanted;
    model.tell();
  };
  return (
    <nav class="rail" aria-label="Workbench">
      <span class="rail-title" aria-hidden="true">
        Bench
      </span>
      {PANELS.map(({ panel: name, label, icon }) => (
        <button
          key={name}
          type="button"
          class="rail-button"
          aria-pressed={panel === name}
          title={label}
          onClick={() => toggle(name)}
        >
          <Icon name={icon} size={20} />
          <span class="rail-label">{label}</span>
          {name === 'outbox' && shell.mailsSent > 0 && <span class="badge">{shell.mailsSent}</span>}
        </button>
      ))}
    </nav>
  );
}

/** A long list without a button in it can be scrolled by keys only if it takes the focus itself. */
const SCROLLED_BY_KEYS = { tabIndex: 0 };

export function PanelArea({ model }: { model: Model }) {
  const { panel } = model;
  if (panel === null) return null;
  const label = PANELS.find(one => one.panel === panel)?.label ?? '';
  return (
    <section class="panel" aria-label={label}>
      <header class="panel-head">
        <p class="panel-kind">Workbench</p>
        <h2>{label}</h2>
        <button
          type="button"
          class="tool"
          aria-label={`Close ${label}`}
          onClick={() => {
            model.panel = null;
            model.tell();
          }}
        >
          <Icon name="close" />
        </button>
      </header>
      <div class="panel-body" {...SCROLLED_BY_KEYS}>
        {panel === 'outbox' && <Outbox model={model} />}
        {panel === 'clock' && <Clock model={model} />}
        {panel === 'triggers' && <Triggers model={model} />}
        {panel === 'people' && <People model={model} />}
        {panel === 'install' && <Install model={model} />}
      </div>
    </section>
  );
}
