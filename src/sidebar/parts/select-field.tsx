import { Field } from './field.tsx';

interface SelectFieldProps {
  readonly label: string;
  readonly value: string;
  readonly options: readonly (readonly [value: string, words: string])[];
  /** What is wrong with the choice, with its fix; "" for nothing. */
  readonly problem?: string;
  readonly hint?: string | undefined;
  readonly isOff?: boolean;
  /** The place in the policy that it edits. */
  readonly at?: string;
  readonly onChange: (value: string) => void;
}

export function SelectField(props: SelectFieldProps) {
  const { label, value, options, problem, hint, isOff = false, at, onChange } = props;
  return (
    <Field label={label} problem={problem} hint={hint}>
      {ties => (
        <select
          {...ties}
          value={value}
          disabled={isOff}
          data-at={at}
          onChange={event => onChange(event.currentTarget.value)}
        >
          {options.map(([option, words]) => (
            <option key={option} value={option}>
              {words}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
