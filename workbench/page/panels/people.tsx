import type { Role } from '../../server/protocol.ts';
import type { Model } from '../model.ts';

const ABOUT: Readonly<Record<Role, string>> = {
  owner: 'May change everything; the scan runs in this name.',
  editor: 'May change what is not protected, and use the add-on.',
  viewer: 'May look only: no edits, no add-on menu.',
};

/** Who has the file open. Protections and the add-on’s authorisation act accordingly. */
export function People({ model }: { model: Model }) {
  const { people, actor } = model.shell;
  return (
    <fieldset class="choices">
      <legend>Work as</legend>
      {people.map(({ email, role }) => (
        <label key={email} class={email === actor ? 'person is-chosen' : 'person'}>
          <input
            type="radio"
            name="actor"
            checked={email === actor}
            onChange={() => void model.send({ kind: 'actor', email })}
          />
          <span>
            <b>{email}</b>
            <span class="role">{role}</span>
            <span class="muted">{ABOUT[role]}</span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}
