import type { ComponentChildren } from 'preact';
import { useKeptFocus } from '../use-kept-focus.ts';

/** The screen's heading. It takes the focus when what had it went away with the screen before. */
export function Title({ children }: { readonly children: ComponentChildren }) {
  const place = useKeptFocus<HTMLHeadingElement>(null);
  return (
    <h1 ref={place} tabIndex={-1}>
      {children}
    </h1>
  );
}
