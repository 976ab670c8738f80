/** Formulas of the team's own: stale ones with their mending, ready ones to be inserted. */
import { useState } from 'preact/hooks';
import type { FormulasView } from '../../../contract/formulas.ts';
import { count } from '../../../sla/sheet/text.ts';
import type { ShowRow } from '../../act.ts';
import { useEditor } from '../../fields/editor.ts';
import { Button } from '../../parts/button.tsx';
import { Folded } from '../../parts/folded.tsx';
import { Loading } from '../../parts/loading.tsx';
import { Problems } from '../../parts/problems.tsx';
import { type Say, useAction } from '../../use-action.ts';
import { useKeptFocus } from '../../use-kept-focus.ts';

interface FormulasProps {
  readonly say: Say;
  readonly showRow: ShowRow;
}

export function Formulas({ say, showRow }: FormulasProps) {
  const [view, setView] = useState<FormulasView | null>(null);
  const action = useAction(say);
  const { isReadOnly } = useEditor();
  const look = () => action.run('formulas', null, 'Looking through the formulas…', '', setView);
  return (
    <details onToggle={event => event.currentTarget.open && !view && void look()}>
      <summary>Formulas that use Lead SLA</summary>
      <div class="inside">
        <Problems problems={action.problems} />
        {!view && action.isBusy && <Loading />}
        {!view && !action.isBusy && action.problems.length > 0 && (
          <Button look="secondary" onPress={() => void look()}>
            Try again
          </Button>
        )}
        {view && (
          <>
            <Stale
              view={view}
              isOff={action.isBusy || isReadOnly}
              showRow={showRow}
              onMend={() =>
                void action.run(
                  'mendFormulas',
                  null,
                  'Mending…',
                  'All formulas take the clock and the policy now.',
                  setView,
                )
              }
            />
            <ReadyFormulas
              ready={view.ready}
              isOff={action.isBusy || isReadOnly}
              onInsert={(sheet, name) =>
                void action.run(
                  'insertFormula',
                  { sheet, name },
                  'Inserting…',
                  `${name} is at the right of ${sheet}.`,
                  setView,
                )
              }
            />
          </>
        )}
      </div>
    </details>
  );
}

interface StaleProps {
  readonly view: FormulasView;
  readonly isOff: boolean;
  readonly showRow: ShowRow;
  readonly onMend: () => void;
}

function Stale({ view, isOff, showRow, onMend }: StaleProps) {
  const { stale, staleCount, count: total } = view;
  const place = useKeptFocus<HTMLParagraphElement>(staleCount);
  if (total === 0) return <p class="gray">No formula of this file uses Lead SLA yet.</p>;
  if (stale.length === 0)
    return (
      <p class="good" ref={place} tabIndex={-1}>
        {count(total, 'formula')}, all up to date with the clock and the policy.
      </p>
    );
  return (
    <>
      <p>
        <strong class="warn">{count(staleCount, 'formula goes', 'formulas go')} stale</strong>: without SLA_CLOCK and
        SLA_POLICY a formula does not notice that time has passed or the policy has changed.
      </p>
      <Folded
        items={stale}
        total={staleCount}
        first={3}
        list={some => (
          <ul class="cells">
            {some.map(({ sheet, cell, formula, mended }) => (
              <li key={`${sheet} ${cell}`}>
                <Button look="link" onPress={() => showRow(sheet, Number(/\d+/.exec(cell)?.[0]))}>
                  <strong>
                    {sheet}!{cell}
                  </strong>
                </Button>
                <code>{formula}</code>
                <span class="about">becomes</span>
                <code>{mended}</code>
              </li>
            ))}
          </ul>
        )}
      />
      <Button look="secondary" isOff={isOff} onPress={onMend}>
        Add SLA_CLOCK and SLA_POLICY
      </Button>
    </>
  );
}

interface ReadyFormulasProps {
  readonly ready: FormulasView['ready'];
  readonly isOff: boolean;
  readonly onInsert: (sheet: string, name: string) => void;
}

export function ReadyFormulas({ ready, isOff, onInsert }: ReadyFormulasProps) {
  const place = useKeptFocus<HTMLHeadingElement>(ready);
  if (ready.length === 0) return null;
  const isOneSheet = new Set(ready.map(({ sheet }) => sheet)).size === 1;
  return (
    <>
      <h3 ref={place} tabIndex={-1}>
        Columns that answer at once
      </h3>
      <p class="gray">Formulas at the right of the tab, up to date between two scans too.</p>
      <ul class="ready">
        {ready.map(({ sheet, name, header, about, standsIn }) => (
          <li key={`${sheet} ${name}`}>
            <span>
              <strong>{header}</strong> {!isOneSheet && <span class="about">in {sheet}</span>}
              <span class="about">{about}</span>
            </span>
            {standsIn ? (
              <span class="about">In {standsIn}</span>
            ) : (
              <Button
                look="secondary"
                label={`Insert ${header} in ${sheet}`}
                isOff={isOff}
                onPress={() => onInsert(sheet, name)}
              >
                Insert
              </Button>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}
