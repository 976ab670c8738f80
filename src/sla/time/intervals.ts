/** Sets of instants as flat lists of half-open intervals: [from, until, from, until, …]. */
export type Intervals = readonly number[];

export const NOTHING: Intervals = [];

/** Any pairs in any order → ascending, disjoint, none empty. */
export function unite(pairs: Intervals): Intervals {
  const spans: [number, number][] = [];
  for (let i = 0; i < pairs.length; i += 2) {
    const from = pairs[i] as number;
    const until = pairs[i + 1] as number;
    if (from < until) spans.push([from, until]);
  }
  spans.sort((a, b) => a[0] - b[0]);
  const result: number[] = [];
  for (const [from, until] of spans) {
    const last = result.length - 1;
    if (last > 0 && from <= (result[last] as number)) result[last] = Math.max(result[last] as number, until);
    else result.push(from, until);
  }
  return result;
}

/** What of `from` lies outside `cut`; both ascending and disjoint. */
export function subtract(from: Intervals, cut: Intervals): Intervals {
  if (cut.length === 0) return from;
  const result: number[] = [];
  for (let i = 0; i < from.length; i += 2) {
    let at = from[i] as number;
    const end = from[i + 1] as number;
    for (let j = 0; j < cut.length && at < end; j += 2) {
      const cutFrom = cut[j] as number;
      const cutUntil = cut[j + 1] as number;
      if (cutUntil <= at || cutFrom >= end) continue;
      if (cutFrom > at) result.push(at, cutFrom);
      at = cutUntil;
    }
    if (at < end) result.push(at, end);
  }
  return result;
}

/** What lies inside [from, until). */
export function clip(intervals: Intervals, from: number, until: number): Intervals {
  return unite(intervals.map(at => Math.min(Math.max(at, from), until)));
}

/** Total length. */
export function measure(intervals: Intervals): number {
  let sum = 0;
  for (let i = 0; i < intervals.length; i += 2) sum += (intervals[i + 1] as number) - (intervals[i] as number);
  return sum;
}
