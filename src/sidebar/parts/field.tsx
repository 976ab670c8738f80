import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';

/** What ties a control to its label and its words. */
interface Ties {
  readonly id: string;
  readonly 'aria-invalid': boolean;
  readonly 'aria-describedby': string;
}

interface FieldProps {
  readonly label: ComponentChildren;
  /** What is wrong, with its fix; "" for nothing. */
  readonly problem?: string | undefined;
  readonly hint?: string | undefined;
  readonly children: (ties: Ties) => ComponentChildren;
}

/** A control with its label above, and what is wrong or worth knowing below. */
export function Field({ label, problem = '', hint = '', children }: FieldProps) {
  const id = useId();
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {children({ id, 'aria-invalid': problem !== '', 'aria-describedby': `${id}-problem ${id}-hint` })}
      <p id={`${id}-problem`} class="error">
        {problem}
      </p>
      <p id={`${id}-hint`} class="hint">
        {problem === '' && hint}
      </p>
    </div>
  );
}
