import type { ComponentChildren } from 'preact';

/** More than this is read in the sheet, not in 300 px. */
const MOST = 50;

interface FoldedProps<Item> {
  readonly items: readonly Item[];
  /** How many are shown at once. */
  readonly first: number;
  /** How many there are, where not all of them are here. */
  readonly total?: number;
  readonly list: (items: readonly Item[]) => ComponentChildren;
}

/** The first few of a list, the rest under "23 more". */
export function Folded<Item>({ items, first, total = items.length, list }: FoldedProps<Item>) {
  const rest = items.slice(first, MOST);
  const left = total - Math.min(MOST, items.length);
  return (
    <>
      {list(items.slice(0, first))}
      {rest.length > 0 && (
        <details>
          <summary>{total - first} more</summary>
          {list(rest)}
          {left > 0 && <p class="gray">and {left} more in the sheet</p>}
        </details>
      )}
    </>
  );
}
