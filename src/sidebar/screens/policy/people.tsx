/** Owners and their addresses. */
import { count, fold } from '../../../sla/sheet/text.ts';
import { valueAt } from '../../draft/path.ts';
import { useEditor } from '../../fields/editor.ts';
import { Items } from '../../fields/items.tsx';
import { TypedField } from '../../fields/typed-field.tsx';
import { PLAIN } from '../../inputs/plain.ts';
import { Button } from '../../parts/button.tsx';

export function PeoplePart() {
  const { policy, view, edit, isReadOnly } = useEditor();
  const { people } = policy;
  const strangers = view.known.owners.filter(owner => !people.some(person => fold(person.owner) === fold(owner)));
  return (
    <details>
      <summary>People: {people.length === 0 ? 'no addresses yet' : count(people.length, 'owner')}</summary>
      <div class="inside">
        <p class="gray">Alerts go to the owner of a lead; without an address they go to the managers.</p>
        <Items
          at="people"
          items={people}
          noun="person"
          first="email"
          blank={() => ({ owner: strangers[0] ?? '', email: '', mail: true })}
          summary={({ owner, email, mail }) => (
            <>
              <bdi class="name">{owner || 'No name'}</bdi>
              <span class="about">{mail ? email || 'no address' : `${email}, no mail`}</span>
            </>
          )}
          fields={(_, at) => (
            <>
              <TypedField
                at={`${at}.owner`}
                label="Owner, as the sheet spells it"
                input={PLAIN}
                options={view.known.owners}
              />
              <TypedField at={`${at}.email`} label="E-mail address" input={PLAIN} />
              <CheckField at={`${at}.mail`} label="Gets mail" />
            </>
          )}
        />
        {!isReadOnly && strangers.length > 1 && (
          <Button
            look="link"
            onPress={() => {
              const added = strangers.map(owner => ({ owner, email: '', mail: true }));
              edit('people', [...people, ...added], `people[${people.length}]`);
            }}
          >
            Add all {strangers.length} owners of the sheet
          </Button>
        )}
      </div>
    </details>
  );
}

function CheckField({ at, label }: { readonly at: string; readonly label: string }) {
  const { policy, edit, isReadOnly } = useEditor();
  return (
    <label class="check">
      <input
        type="checkbox"
        checked={valueAt(policy, at) === true}
        disabled={isReadOnly}
        onChange={event => edit(at, event.currentTarget.checked)}
      />
      {label}
    </label>
  );
}
