import type { ShellView } from '../../server/protocol.ts';
import type { Model } from '../model.ts';

type Mode = ShellView['installMode'];

const MODES: readonly { readonly mode: Mode; readonly label: string; readonly about: string; readonly next: string }[] =
  [
    {
      mode: 'bound',
      label: 'Bound script',
      about: 'Pasted or pushed into this one file. Triggers run every minute at most, 20 per person.',
      next: 'Turn the scan on again in its sidebar.',
    },
    {
      mode: 'addon',
      label: 'Editor add-on',
      about:
        'Installed from the Marketplace. One clock trigger per person and file, hourly at most; until it is used in a file it may only build its menu.',
      next: 'Open it from its menu, then turn the scan on in its sidebar: it runs once an hour.',
    },
  ];

/** How the script got into the file, which decides what Google lets it do. */
export function Install({ model }: { model: Model }) {
  const { installMode, triggers } = model.shell;
  const install = ({ mode, label, next }: (typeof MODES)[number]) => {
    const act = () => void model.send({ kind: 'installMode', mode });
    if (triggers.length === 0) {
      act();
      return;
    }
    model.confirm({
      title: `Install it as ${label === 'Bound script' ? 'a bound script' : 'an editor add-on'}?`,
      words: `The scan stops, since a trigger belongs to the installation that made it. ${next} Leads, agreement and mails stay.`,
      yes: 'Install',
      act,
    });
  };
  const chosen = MODES.find(({ mode }) => mode === installMode);
  return (
    <fieldset class="choices">
      <legend>Installed as</legend>
      {MODES.map(choice => (
        <label key={choice.mode} class={choice.mode === installMode ? 'person is-chosen' : 'person'}>
          <input
            type="radio"
            name="mode"
            checked={choice.mode === installMode}
            onClick={event => {
              // What is chosen is what the workbench says, not what was clicked.
              event.preventDefault();
              if (choice.mode !== installMode) install(choice);
            }}
          />
          <span>
            <b>{choice.label}</b>
            <span class="muted">{choice.about}</span>
          </span>
        </label>
      ))}
      <p class="muted">
        {triggers.length === 0
          ? `The scan is off. ${chosen?.next ?? ''}`
          : 'Changing it installs the script anew, and the scan stops until somebody turns it on again.'}
      </p>
    </fieldset>
  );
}
