import { valueAt } from '../draft/path.ts';
import { SelectField } from '../parts/select-field.tsx';
import { problemIn, useEditor } from './editor.ts';

interface ChoiceFieldProps {
  readonly at: string;
  readonly label: string;
  /** "" takes the field away. */
  readonly options: readonly (readonly [value: string, words: string])[];
  readonly hint?: string;
}

/** A field of the policy with a few answers. */
export function ChoiceField({ at, label, options, hint }: ChoiceFieldProps) {
  const editor = useEditor();
  const value = String(valueAt(editor.policy, at) ?? '');
  const isKnown = options.some(([option]) => option === value);
  const found = problemIn(editor, at);
  return (
    <SelectField
      at={at}
      label={label}
      value={value}
      options={isKnown ? options : [[value, value || 'Choose…'], ...options]}
      problem={found ? `${found.message} ${found.fix}` : ''}
      hint={hint}
      isOff={editor.isReadOnly}
      onChange={chosen => editor.edit(at, chosen === '' ? undefined : chosen)}
    />
  );
}
