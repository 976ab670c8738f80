/** Which column holds what: six that most verdicts need, the rest folded. */
import { type Columns, FIELD_NAMES, FIELDS, type Field } from '../../sla/fields.ts';
import { sentence } from '../words.ts';
import { SelectField } from './select-field.tsx';

const FIRST: readonly Field[] = ['name', 'created', 'firstContact', 'owner', 'source', 'stage'];
const REST = FIELDS.filter(field => !FIRST.includes(field));

interface ColumnFieldsProps {
  readonly header: readonly string[];
  readonly columns: Columns;
  /** Gets the one column that was chosen, "" for none. */
  readonly onChange: (columns: Columns) => void;
}

export function ColumnFields({ header, columns, onChange }: ColumnFieldsProps) {
  const names = [...new Set(header)].filter(name => name !== '');
  const options = [['', 'No such column'] as const, ...names.map(name => [name, name] as const)];
  const select = (field: Field) => (
    <SelectField
      key={field}
      label={sentence(FIELD_NAMES[field])}
      value={[columns[field] ?? ''].flat()[0] ?? ''}
      options={options}
      onChange={name => onChange({ [field]: name })}
    />
  );
  const found = REST.filter(field => columns[field]).length;
  return (
    <>
      {FIRST.map(select)}
      <details>
        <summary>
          {REST.length} more columns, {found === 0 ? 'none' : found} found
        </summary>
        {REST.map(select)}
      </details>
    </>
  );
}
