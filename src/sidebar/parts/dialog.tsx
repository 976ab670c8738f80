import type { ComponentChildren } from 'preact';
import { useId, useLayoutEffect, useRef } from 'preact/hooks';

interface DialogProps {
  readonly title: string;
  /** Said politely while the dialog hides the page's own status line. */
  readonly status: string;
  readonly onClose: () => void;
  readonly children: ComponentChildren;
  /** What can be done, at the bottom. */
  readonly actions: ComponentChildren;
}

/** A modal dialog over the whole sidebar; Escape closes it, and the focus goes back to what opened it. */
export function Dialog({ title, status, onClose, children, actions }: DialogProps) {
  const place = useRef<HTMLDialogElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const id = useId();
  useLayoutEffect(() => {
    const dialog = place.current;
    dialog?.showModal();
    heading.current?.focus();
    // While it is open nothing outside takes the focus; closed, it gives the focus back by itself.
    return () => dialog?.close();
  }, []);
  return (
    <dialog
      ref={place}
      aria-labelledby={id}
      onCancel={event => {
        event.preventDefault();
        onClose();
      }}
    >
      <div class="main">
        <h1 id={id} ref={heading} tabIndex={-1}>
          {title}
        </h1>
        {children}
      </div>
      <div class="footer">
        <div class="buttons">{actions}</div>
      </div>
      <p role="status">{status}</p>
    </dialog>
  );
}
