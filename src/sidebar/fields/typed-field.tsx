import { useState } from 'preact/hooks';
import { valueAt } from '../draft/path.ts';
import type { Input } from '../inputs/input.ts';
import { TextBox } from '../parts/text-box.tsx';
import { problemIn, useEditor } from './editor.ts';

interface TypedFieldProps<T> {
  readonly at: string;
  readonly label: string;
  readonly input: Input<T>;
  readonly hint?: string;
  /** Left empty, the field is not there. */
  readonly isOptional?: boolean;
  readonly options?: readonly string[];
}

/**
 * A field of the policy as forgiving text. What cannot be read stays as it was typed, with the reason below; what can be read is
 * written out when the field is left.
 */
export function TypedField<T>({ at, label, input, hint, isOptional = false, options }: TypedFieldProps<T>) {
  const editor = useEditor();
  const [typed, setTyped] = useState<string | null>(null);
  const [wasLeft, setWasLeft] = useState(false);
  const value = valueAt(editor.policy, at);
  const text = typed ?? written(input, value);
  const reading = isOptional && text === '' ? { value: undefined } : input.read(text);
  const own = 'problem' in reading ? reading.problem : '';
  const found = problemIn(editor, at);
  const isShown = typed === null && (wasLeft || editor.isChecked || (own !== '' && text !== ''));
  const problem = own || (found ? `${found.message} ${found.fix}` : '');
  return (
    <TextBox
      at={at}
      label={label}
      text={text}
      problem={isShown ? problem : ''}
      hint={hint}
      isOff={editor.isReadOnly}
      options={options}
      onInput={next => {
        setTyped(next);
        const read = isOptional && next.trim() === '' ? { value: undefined } : input.read(next);
        editor.edit(at, 'problem' in read ? next : read.value);
      }}
      onLeave={() => {
        setTyped(null);
        setWasLeft(wasLeft || typed !== null);
      }}
    />
  );
}

function written<T>(input: Input<T>, value: unknown): string {
  if (value === undefined || value === null) return '';
  return typeof value === 'string' ? value : input.write(value as T);
}
