import { useId, useRef, useState } from 'preact/hooks';
import { valueAt } from '../draft/path.ts';
import { Button } from '../parts/button.tsx';
import { problemIn, useEditor } from './editor.ts';

interface TextsFieldProps {
  readonly at: string;
  readonly label: string;
  /** One of them, for buttons: "source". */
  readonly noun: string;
  /** What the sheet knows; other texts may be typed. */
  readonly known: readonly string[];
  readonly hint?: string;
  /** Empty, the field is not there. */
  readonly isOptional?: boolean;
}

/** A list of texts: each can be taken away, and others chosen or typed. */
export function TextsField({ at, label, noun, known, hint = '', isOptional = false }: TextsFieldProps) {
  const editor = useEditor();
  const [typed, setTyped] = useState('');
  const line = useRef<HTMLInputElement>(null);
  const id = useId();
  const value = valueAt(editor.policy, at);
  const texts = Array.isArray(value) ? (value as readonly string[]) : [];
  const put = (next: readonly string[]) => editor.edit(at, isOptional && next.length === 0 ? undefined : next);
  const add = () => {
    const text = typed.trim();
    setTyped('');
    if (text !== '' && !texts.includes(text)) put([...texts, text]);
  };
  const found = problemIn(editor, at);
  const others = known.filter(text => !texts.includes(text));
  return (
    <fieldset class="field">
      <legend>{label}</legend>
      {texts.length > 0 && (
        <ul class="chips">
          {texts.map(text => (
            <li key={text}>
              <bdi>{text}</bdi>
              {!editor.isReadOnly && (
                <button
                  type="button"
                  aria-label={`Remove ${noun} ${text}`}
                  onClick={() => {
                    put(texts.filter(other => other !== text));
                    line.current?.focus();
                  }}
                >
                  ×
                </button>
              )}
            </li>
          ))}
        </ul>
      )}
      {texts.length === 0 && editor.isReadOnly && <p class="gray">None</p>}
      {!editor.isReadOnly && (
        <div class="line bare">
          <input
            ref={line}
            value={typed}
            list={`${id}-list`}
            data-at={at}
            autocomplete="off"
            aria-label={`Add ${noun}`}
            aria-invalid={found !== undefined}
            aria-describedby={`${id}-hint`}
            placeholder={`Add ${noun}`}
            onInput={event => setTyped(event.currentTarget.value)}
            onBlur={add}
            onKeyDown={event => {
              if (event.key !== 'Enter' || event.isComposing) return;
              event.preventDefault();
              add();
            }}
          />
          <datalist id={`${id}-list`}>
            {others.map(text => (
              <option key={text} value={text} />
            ))}
          </datalist>
          <Button look="secondary" label={`Add ${noun}`} onPress={() => line.current?.focus()}>
            Add
          </Button>
        </div>
      )}
      <p id={`${id}-hint`} class={found ? 'error' : 'hint'}>
        {found ? `${found.message} ${found.fix}` : hint}
      </p>
    </fieldset>
  );
}
