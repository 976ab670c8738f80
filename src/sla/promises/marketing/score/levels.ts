/**
 * What a column tells a score: into which of its levels a cell falls. A number's levels are eighths of what training saw,
 * a text's are the texts themselves.
 */

/** The cells of one column, read once. */
export interface ColumnCells {
  readonly name: string;
  /** Folded; BLANK where there is nothing. */
  readonly texts: readonly string[];
  /** NaN where the cell is no number. */
  readonly numbers: Float64Array;
}

/** One of them. */
export function cellOf({ texts, numbers }: ColumnCells, row: number) {
  return { text: texts[row] as string, number: numbers[row] as number };
}

/** The level of a blank cell, and of what means as little. */
export const BLANK = '(blank)';

/** Bins of numbers in order, then perhaps zero, then perhaps blank. */
export interface NumberLevels {
  readonly kind: 'number';
  /** Between neighbouring bins; a number that is an edge belongs to the lower bin. */
  readonly edges: readonly number[];
  /** How many bins: one more than edges, or none. */
  readonly bins: number;
  readonly hasZero: boolean;
  readonly hasBlank: boolean;
}

/** Texts with a level of their own, then perhaps one for all the rare ones. */
export interface CategoryLevels {
  readonly kind: 'category';
  readonly names: readonly string[];
  readonly rare: readonly string[];
}

export type Levels = NumberLevels | CategoryLevels;

/** A cell of no level: unseen in training, it counts as the average. */
export const NEW = -1;

const BINS = 8;
/** Fewer filled cells than this make one bin. */
const FEW = 20;
/** A text of fewer rows is rare. */
const RARE = 5;
/** A column of numbers has at least this share of numbers among its filled cells, and more than so many different ones. */
const NUMBERS_SHARE = 0.8;
const DISTINCT_MAX = 8;

export function learnLevels({ texts, numbers }: ColumnCells, rows: Int32Array): Levels {
  let [filled, read] = [0, 0];
  const distinct = new Set<number>();
  for (const row of rows) {
    if (texts[row] === BLANK) continue;
    filled++;
    const number = numbers[row] as number;
    if (Number.isNaN(number)) continue;
    read++;
    if (distinct.size <= DISTINCT_MAX) distinct.add(number);
  }
  const isNumber = read >= NUMBERS_SHARE * filled && distinct.size > DISTINCT_MAX;
  return isNumber ? numberLevels(numbers, rows) : categoryLevels(texts, rows);
}

function numberLevels(numbers: Float64Array, rows: Int32Array): NumberLevels {
  const stated = new Float64Array(rows.length);
  let [n, zeros, blanks] = [0, 0, 0];
  for (const row of rows) {
    const number = numbers[row] as number;
    if (number === 0) zeros++;
    else if (Number.isNaN(number)) blanks++;
    else stated[n++] = number;
  }
  const sorted = stated.subarray(0, n).sort();
  const edges: number[] = [];
  if (n >= FEW) {
    let bin = NEW;
    for (let from = 0; from < n; ) {
      let to = from;
      while (to < n && sorted[to] === sorted[from]) to++;
      // The middle of equal values decides for all of them, so that a column and its negative are cut alike.
      const next = Math.floor((BINS * (from + to)) / 2 / n);
      if (bin !== NEW && next !== bin) edges.push(((sorted[from - 1] as number) + (sorted[from] as number)) / 2);
      bin = next;
      from = to;
    }
  }
  return { kind: 'number', edges, bins: n > 0 ? edges.length + 1 : 0, hasZero: zeros > 0, hasBlank: blanks > 0 };
}

function categoryLevels(texts: readonly string[], rows: Int32Array): CategoryLevels {
  const counts = new Map<string, number>();
  for (const row of rows) {
    const text = texts[row] as string;
    counts.set(text, (counts.get(text) ?? 0) + 1);
  }
  const texted = [...counts].sort(([, a], [, b]) => b - a);
  return {
    kind: 'category',
    names: texted.filter(([, count]) => count >= RARE).map(([name]) => name),
    rare: texted.filter(([, count]) => count < RARE).map(([name]) => name),
  };
}

/** How many levels there are. */
export function countLevels(levels: Levels): number {
  if (levels.kind === 'category') return levels.names.length + (levels.rare.length > 0 ? 1 : 0);
  return levels.bins + (levels.hasZero ? 1 : 0) + (levels.hasBlank ? 1 : 0);
}

/** The question for a cell's level, NEW where it has none. */
export function levelFinder(levels: Levels): (text: string, number: number) => number {
  if (levels.kind === 'number') return (_, number) => numberLevel(levels, number);
  const rare = levels.names.length;
  const known = new Map([
    ...levels.rare.map((name): [string, number] => [name, rare]),
    ...levels.names.map((name, index): [string, number] => [name, index]),
  ]);
  return text => known.get(text) ?? NEW;
}

function numberLevel({ edges, bins, hasZero, hasBlank }: NumberLevels, number: number): number {
  if (number === 0) return hasZero ? bins : NEW;
  if (Number.isNaN(number)) return hasBlank ? bins + (hasZero ? 1 : 0) : NEW;
  if (bins === 0) return NEW;
  let bin = 0;
  while (bin < edges.length && number > (edges[bin] as number)) bin++;
  return bin;
}
