/** When a lead counts for Marketing: criteria on the sheet's own columns. */
import type { ColumnFacts } from '../../../contract/policy.ts';
import { OPERATORS } from '../../../sla/policy/schema.ts';
import { criterionWords } from '../../../sla/policy/words.ts';
import { count } from '../../../sla/sheet/text.ts';
import type { PolicyDraft } from '../../draft/draft.ts';
import { ChoiceField } from '../../fields/choice-field.tsx';
import { useEditor } from '../../fields/editor.ts';
import { Items } from '../../fields/items.tsx';
import { TextsField } from '../../fields/texts-field.tsx';
import { TypedField } from '../../fields/typed-field.tsx';
import { criterionInput, withOperator } from '../../inputs/criterion.ts';
import { SelectField } from '../../parts/select-field.tsx';

type CriterionDraft = NonNullable<PolicyDraft['qualification']['all']>[number];

const CHOICES = OPERATORS.map(operator => [operator, operator] as const);

export function QualificationPart() {
  const { policy } = useEditor();
  const { all = [], any = [] } = policy.qualification;
  const total = all.length + any.length;
  return (
    <details>
      <summary>Qualified leads: {total === 0 ? 'all of them' : count(total, 'criterion', 'criteria')}</summary>
      <div class="inside">
        <p class="gray">
          Only qualified leads count for the quota. Where a tab has a qualified date, that decides; else these criteria
          do.
        </p>
        <h3>All of these must hold</h3>
        <Criteria at="qualification.all" criteria={all} />
        <h3>{all.length > 0 ? 'And at least one of these' : 'At least one of these must hold'}</h3>
        <Criteria at="qualification.any" criteria={any} />
      </div>
    </details>
  );
}

function Criteria({ at, criteria }: { readonly at: string; readonly criteria: readonly CriterionDraft[] }) {
  const columns = useColumns();
  return (
    <Items
      at={at}
      items={criteria}
      noun="criterion"
      first="column"
      blank={() => ({ column: columns[0]?.header ?? '', is: 'is' })}
      summary={criterion => <bdi>{criterionWords(criterion)}</bdi>}
      fields={(criterion, place) => <CriterionFields criterion={criterion} at={place} columns={columns} />}
    />
  );
}

/** The columns of the lead tabs, each header once. */
function useColumns(): readonly ColumnFacts[] {
  const { policy, view } = useEditor();
  const names = policy.sheets.map(({ name }) => name);
  const tabs = view.tabs.filter(({ name }) => names.includes(name));
  const columns = (tabs.length > 0 ? tabs : view.tabs).flatMap(tab => tab.columns);
  const seen = new Set<string>();
  return columns.filter(({ header }) => header !== '' && !seen.has(header) && seen.add(header));
}

interface CriterionFieldsProps {
  readonly criterion: CriterionDraft;
  readonly at: string;
  readonly columns: readonly ColumnFacts[];
}

function CriterionFields({ criterion, at, columns }: CriterionFieldsProps) {
  const { edit, isReadOnly } = useEditor();
  const { is } = criterion;
  const column = columns.find(({ header }) => header === criterion.column);
  const samples = column?.samples.filter(sample => sample !== '') ?? [];
  const input = criterionInput(is);
  const values = { input, options: column?.values ?? [] };
  return (
    <>
      <ChoiceField
        at={`${at}.column`}
        label="Column"
        options={columns.map(({ header }) => [header, header] as const)}
        hint={samples.length > 0 ? `Says ${samples.slice(0, 3).join(', ')}` : ''}
      />
      <SelectField
        at={`${at}.is`}
        label="Test"
        value={is}
        options={CHOICES}
        isOff={isReadOnly}
        onChange={chosen => {
          const operator = OPERATORS.find(known => known === chosen);
          if (operator) edit(at, withOperator(criterion, operator));
        }}
      />
      {is === 'is any of' && <TextsField at={`${at}.value`} label="Values" noun="value" known={column?.values ?? []} />}
      {is === 'between' && (
        <>
          <TypedField at={`${at}.value[0]`} label="From" {...values} />
          <TypedField at={`${at}.value[1]`} label="To" {...values} />
        </>
      )}
      {is !== 'is any of' && is !== 'between' && is !== 'is blank' && is !== 'is not blank' && (
        <TypedField at={`${at}.value`} label="Value" isOptional {...values} />
      )}
    </>
  );
}
