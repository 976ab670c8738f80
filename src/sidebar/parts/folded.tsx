import type { ComponentChildren } from 'preact';

/** More than this is read in the sheet, not in 300 px. */
const MOST = 50;

interface FoldedProps<Item> {
  readonly items: readonly Item[];
  /** How many are shown at once. */
  readonly first: number;
  readonly list: (items: readonly Item[]) => ComponentChildren;
}

/** The first few of a list, the rest under "23 more". */
export function Folded<Item>({ items, first, list }: FoldedProps<Item>) {
  const rest = items.slice(first, MOST);
  const left = items.length - MOST;
  return (
    <>
      {list(items.slice(0, first))}
      {rest.length > 0 && (
        <details>
          <summary>{items.length - first} more</summary>
          {list(rest)}
          {left > 0 && <p class="gray">and {left} more in the sheet</p>}
        </details>
      )}
    </>
  );
}
