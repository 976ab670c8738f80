import type { Model } from '../model.ts';

const MODES = [
  {
    mode: 'bound',
    label: 'Bound script',
    about: 'Pasted or pushed into this one file. Triggers run every minute at most, 20 per person.',
  },
  {
    mode: 'addon',
    label: 'Editor add-on',
    about:
      'Installed from the Marketplace. One clock trigger per person and file, hourly at most; until it is used in a file it may only build its menu.',
  },
] as const;

/** How the script got into the file, which decides what Google lets it do. */
export function Install({ model }: { model: Model }) {
  const { installMode } = model.shell;
  return (
    <fieldset class="choices">
      <legend>Installed as</legend>
      {MODES.map(({ mode, label, about }) => (
        <label key={mode} class={mode === installMode ? 'person is-chosen' : 'person'}>
          <input
            type="radio"
            name="mode"
            checked={mode === installMode}
            onChange={() => void model.send({ kind: 'installMode', mode })}
          />
          <span>
            <b>{label}</b>
            <span class="muted">{about}</span>
          </span>
        </label>
      ))}
      <p class="muted">Changing it installs the script anew: what was scheduled before is gone.</p>
    </fieldset>
  );
}
