import type { Scalar } from '../book/types.ts';

const collator = new Intl.Collator('en', { sensitivity: 'base', numeric: false });

/** Orders texts as Sheets does: without case. */
export const compareText = (a: string, b: string): number => collator.compare(a, b);

/** Numbers < texts < FALSE < TRUE < errors; blanks last, whichever way the sort runs. */
export function compareForSort(a: Scalar, b: Scalar, ascending: boolean): number {
  if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1;
  const difference = kind(a) - kind(b) || compareAlike(a, b);
  return ascending ? difference : -difference;
}

function kind(value: Scalar): number {
  if (typeof value === 'number') return 0;
  if (typeof value === 'string') return 1;
  return typeof value === 'boolean' ? 2 : 3;
}

function compareAlike(a: Scalar, b: Scalar): number {
  if (typeof a === 'string' && typeof b === 'string') return compareText(a, b);
  if (typeof a === 'object' || typeof b === 'object') return 0;
  return Number(a) - Number(b);
}
