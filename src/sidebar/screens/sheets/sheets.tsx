/** The tabs with leads: which column is what, how rows are read, and formulas of the team's own. */
import { useRef, useState } from 'preact/hooks';
import type { ShowRow } from '../../act.ts';
import { useEditor } from '../../fields/editor.ts';
import { PlaceProblem } from '../../fields/place-problem.tsx';
import { Button } from '../../parts/button.tsx';
import { Problems } from '../../parts/problems.tsx';
import { SelectField } from '../../parts/select-field.tsx';
import { Title } from '../../parts/title.tsx';
import { type Say, useAction } from '../../use-action.ts';
import { Formulas } from './formulas.tsx';
import { LeadTab } from './lead-tab.tsx';

interface SheetsScreenProps {
  readonly say: Say;
  readonly showRow: ShowRow;
}

export function SheetsScreen({ say, showRow }: SheetsScreenProps) {
  const { policy, view, edit, isReadOnly } = useEditor();
  const { sheets } = policy;
  const action = useAction(say);
  const free = view.tabs.filter(({ name }) => !sheets.some(sheet => sheet.name === name));
  const [chosen, setChosen] = useState('');
  const added = useRef<string | null>(null);
  const name = free.some(tab => tab.name === chosen) ? chosen : (free[0]?.name ?? '');
  const add = () =>
    action.run(
      'readSheet',
      { name, headerRow: null, columns: null, dates: null },
      'Reading the tab…',
      `${name} is in your draft; check its columns.`,
      reading => {
        added.current = name;
        edit('sheets', [...sheets, reading.sheet], `sheets[${sheets.length}]`);
      },
    );
  return (
    <>
      <Title>Sheets</Title>
      <p class="gray">Columns are found by their headers, so they may be moved at any time.</p>
      <h2>Tabs with leads</h2>
      <Problems problems={action.problems} />
      <PlaceProblem at="sheets" />
      {sheets.length === 0 && <p>No tab is read yet.</p>}
      {sheets.map((sheet, index) => (
        <LeadTab
          key={sheet.name}
          sheet={sheet}
          at={`sheets[${index}]`}
          isOpen={sheets.length === 1 || added.current === sheet.name}
          onRemove={() => {
            edit(
              'sheets',
              sheets.filter(other => other !== sheet),
              'sheets+',
            );
            say(`${sheet.name} is no longer read once you save; nothing in it is deleted.`);
          }}
          showRow={showRow}
        />
      ))}
      {!isReadOnly && free.length > 0 && (
        <div class="line">
          <SelectField
            at="sheets+"
            label="Another tab with leads"
            value={name}
            options={free.map(tab => [tab.name, tab.name])}
            onChange={setChosen}
          />
          <Button look="secondary" label="Add tab" isOff={action.isBusy} onPress={() => void add()}>
            Add
          </Button>
        </div>
      )}
      <h2>Formulas of your own</h2>
      <Formulas say={say} showRow={showRow} />
    </>
  );
}
