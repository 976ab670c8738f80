import type { RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';

/**
 * A place that takes the focus when what had it went away with a change.
 * @param changed what changes then
 */
export function useKeptFocus<E extends HTMLElement>(changed: unknown): RefObject<E | null> {
  const place = useRef<E>(null);
  useLayoutEffect(() => {
    if (document.activeElement === document.body) place.current?.focus();
  }, [changed]);
  return place;
}
