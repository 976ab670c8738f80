import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import { Field } from './field.tsx';

interface TextBoxProps {
  readonly label: ComponentChildren;
  readonly text: string;
  /** What is wrong with the text, with its fix; "" for nothing. */
  readonly problem?: string;
  readonly hint?: string | undefined;
  readonly isOff?: boolean;
  /** The place in the policy that it edits, or its name for the focus. */
  readonly at?: string;
  /** Offered, not imposed. */
  readonly options?: readonly string[] | undefined;
  readonly onInput: (text: string) => void;
  readonly onLeave?: () => void;
  readonly onEnter?: () => void;
}

/** A line to type into. */
export function TextBox(props: TextBoxProps) {
  const { label, text, problem, hint, isOff = false, at, options, onInput, onLeave, onEnter } = props;
  const list = useId();
  return (
    <Field label={label} problem={problem} hint={hint}>
      {ties => (
        <>
          <input
            {...ties}
            value={text}
            disabled={isOff}
            autocomplete="off"
            data-at={at}
            type="text"
            list={options && list}
            onInput={event => onInput(event.currentTarget.value)}
            onBlur={() => onLeave?.()}
            onKeyDown={event => {
              if (event.key !== 'Enter' || !onEnter || event.isComposing) return;
              event.preventDefault();
              onEnter();
            }}
          />
          {options && (
            <datalist id={list}>
              {options.map(option => (
                <option key={option} value={option} />
              ))}
            </datalist>
          )}
        </>
      )}
    </Field>
  );
}
