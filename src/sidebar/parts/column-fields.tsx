/** Which column holds what: six that most verdicts need, the rest folded. */
import { type Columns, FIELD_NAMES, FIELDS, type Field, SEVERAL_COLUMNS } from '../../sla/policy/fields.ts';
import type { Problem } from '../../sla/sheet/problem.ts';
import { sentence } from '../words.ts';
import { SelectField } from './select-field.tsx';

const FIRST: readonly Field[] = ['name', 'created', 'firstContact', 'owner', 'source', 'stage'];
const REST = FIELDS.filter(field => !FIRST.includes(field));

interface ColumnFieldsProps {
  readonly header: readonly string[];
  readonly columns: Columns;
  /** What is wrong with a field’s column. */
  readonly problemOf?: (field: Field) => Problem | undefined;
  readonly isOff?: boolean;
  /** Place of the columns in the policy, where they are edited there. */
  readonly at?: string;
  /** Gets the one field that was changed, "" for no column. */
  readonly onChange: (columns: Columns) => void;
}

export function ColumnFields({ header, columns, problemOf, isOff = false, at = '', onChange }: ColumnFieldsProps) {
  const names = [...new Set([...header, ...Object.values(columns).flat()])].filter(Boolean) as string[];
  const options = [['', 'No such column'] as const, ...names.map(name => [name, name] as const)];
  const select = (field: Field) => {
    const chosen = [columns[field] ?? []].flat().filter(name => name !== '');
    const isSeveral = SEVERAL_COLUMNS.includes(field);
    const slots = isSeveral && chosen.length > 0 ? chosen.length + 1 : 1;
    const found = problemOf?.(field);
    return Array.from({ length: slots }, (_, slot) => (
      <SelectField
        key={`${field} ${slot}`}
        {...(at ? { at: slot === 0 ? `${at}.${field}` : `${at}.${field}[${slot}]` } : {})}
        label={sentence(FIELD_NAMES[field]) + (slot > 0 ? `, column ${slot + 1}` : '')}
        value={chosen[slot] ?? ''}
        options={
          slot > 0 ? [['', slot === chosen.length ? 'No further column' : 'Remove'], ...options.slice(1)] : options
        }
        problem={found && slot === 0 ? `${found.message} ${found.fix}` : ''}
        isOff={isOff}
        onChange={name => {
          const next = [...chosen.slice(0, slot), name, ...chosen.slice(slot + 1)].filter(one => one !== '');
          onChange({ [field]: next.length > 1 ? next : (next[0] ?? '') });
        }}
      />
    ));
  };
  const found = REST.filter(field => columns[field]).length;
  return (
    <>
      {FIRST.map(select)}
      <details>
        <summary>
          {REST.length} more columns, {found === 0 ? 'none' : found} found
        </summary>
        <div class="inside">{REST.map(select)}</div>
      </details>
    </>
  );
}
