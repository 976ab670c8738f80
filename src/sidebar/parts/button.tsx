import type { ComponentChildren, Ref } from 'preact';

interface ButtonProps {
  /** One coloured button ("action") at a time; "link" reads as a part of its text. */
  readonly look: 'action' | 'secondary' | 'link';
  readonly isOff?: boolean;
  /** What it does, where its words alone do not say; contains them. */
  readonly label?: string;
  readonly place?: Ref<HTMLButtonElement>;
  /** A name by which the focus finds it: the place in the policy that it changes. */
  readonly at?: string;
  readonly onPress: () => void;
  readonly children: ComponentChildren;
}

/** Stays in place when it is off: `disabled` would take the focus away from who has just pressed it. */
export function Button({ look, isOff = false, label, place, at, onPress, children }: ButtonProps) {
  return (
    <button
      type="button"
      class={look}
      ref={place ?? null}
      data-at={at}
      aria-disabled={isOff}
      aria-label={label}
      onClick={() => {
        if (!isOff) onPress();
      }}
    >
      {children}
    </button>
  );
}
