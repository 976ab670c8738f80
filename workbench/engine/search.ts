import type { Scalar } from '../book/types.ts';
import { compareForSort } from './compare.ts';
import type { Cells } from './values.ts';
import { wildcardPattern } from './wildcards.ts';

/**
 * How to look for a key. `ascending` and `descending` trust that the line is sorted so and find the last value not beyond
 * the key; `smaller` and `larger` take the next value on that side when none is equal.
 */
export type Search =
  | { readonly kind: 'ascending' }
  | { readonly kind: 'descending' }
  | { readonly kind: 'exact'; readonly wildcards: boolean; readonly backwards: boolean }
  | { readonly kind: 'smaller' | 'larger'; readonly backwards: boolean };

/** The index (from 0) of a key in a row or column, or null. */
export function findIn(line: Cells, key: Scalar, search: Search): number | null {
  const upright = line.columns === 1;
  const length = upright ? line.filledRows : line.filledColumns;
  const at = (index: number): Scalar => (upright ? line.at(index, 0) : line.at(0, index));
  if (search.kind === 'ascending' || search.kind === 'descending') {
    return lastNotBeyond(at, length, key ?? 0, search.kind === 'ascending');
  }
  const exact = equalTo(key, search.kind === 'exact' && search.wildcards);
  for (let step = 0; step < length; step++) {
    const index = search.backwards ? length - 1 - step : step;
    if (exact(at(index))) return index;
  }
  return search.kind === 'exact' ? null : nearest(at, length, key, search.kind === 'larger');
}

function equalTo(key: Scalar, wildcards: boolean): (value: Scalar) => boolean {
  if (typeof key !== 'string') return value => value === (key ?? 0);
  if (wildcards && /[*?~]/.test(key)) {
    const pattern = wildcardPattern(key);
    return value => typeof value === 'string' && pattern.test(value);
  }
  const wanted = key.toLowerCase();
  return value => typeof value === 'string' && value.length === wanted.length && value.toLowerCase() === wanted;
}

/** Binary search among the values of the key's own type, which are sorted; the others are passed over. */
function lastNotBeyond(at: (index: number) => Scalar, length: number, key: Scalar, upwards: boolean): number | null {
  let low = 0;
  let high = length - 1;
  let found: number | null = null;
  while (low <= high) {
    const middle = (low + high) >> 1;
    let probe = middle;
    while (probe <= high && typeof at(probe) !== typeof key) probe++;
    if (probe > high) {
      high = middle - 1;
      continue;
    }
    const order = compareForSort(at(probe), key, true);
    if (upwards ? order <= 0 : order >= 0) {
      found = probe;
      low = probe + 1;
    } else {
      high = middle - 1;
    }
  }
  return found;
}

/** The value closest to the key on one side; the line need not be sorted. */
function nearest(at: (index: number) => Scalar, length: number, key: Scalar, larger: boolean): number | null {
  let best: number | null = null;
  for (let index = 0; index < length; index++) {
    const value = at(index);
    if (typeof value !== typeof key || value === null) continue;
    const beyond = compareForSort(value, key, true);
    if (larger ? beyond < 0 : beyond > 0) continue;
    if (best === null) best = index;
    else if (larger ? compareForSort(value, at(best), true) < 0 : compareForSort(value, at(best), true) > 0)
      best = index;
  }
  return best;
}
