import type { Scalar } from '../../book/types.ts';
import type { Call } from '../call.ts';
import { toTruth } from '../coerce.ts';
import { compareForSort } from '../compare.ts';
import { inCategory } from '../definition.ts';
import { type Cells, fail, isCells, isError, pick, type Table, type Value } from '../values.ts';

const { define } = inCategory('Filter');
const arrays = { arrays: true } as const;

/** Chosen rows of an array, in the order given. */
const take = (cells: Cells, rows: readonly number[]): Table =>
  pick(cells, rows.length, cells.columns, (row, column) => [rows[row] ?? 0, column]);

/** A condition that is a column chooses rows, one that is a row chooses columns. */
function filter(call: Call): Table {
  const cells = call.cells(0);
  const conditions = call.args.slice(1).map((_, index) => call.cells(index + 1));
  const byRow = conditions[0]?.columns === 1 && !(cells.rows === 1 && cells.columns > 1);
  const length = byRow ? cells.rows : cells.columns;
  for (const condition of conditions) {
    if ((byRow ? condition.columns : condition.rows) !== 1)
      fail('#VALUE!', 'FILTER range must be a single row or a single column.');
    const actual = byRow ? condition.rows : condition.columns;
    if (actual !== length) {
      fail(
        '#N/A',
        `FILTER has mismatched range sizes. Expected row count: ${byRow ? length : 1}. column count: ${byRow ? 1 : length}. Actual row count: ${condition.rows}, column count: ${condition.columns}.`,
      );
    }
  }
  const kept: number[] = [];
  for (let index = 0; index < length; index++) {
    if (conditions.every(condition => holds(byRow ? condition.at(index, 0) : condition.at(0, index)))) kept.push(index);
  }
  if (kept.length === 0) fail('#N/A', 'No matches are found in FILTER evaluation.');
  return byRow ? take(cells, kept) : pick(cells, cells.rows, kept.length, (row, column) => [row, kept[column] ?? 0]);
}

/** An error or a text that is no truth drops its row instead of failing the whole. */
const holds = (value: Scalar): boolean =>
  !isError(value) &&
  (typeof value !== 'string' || /^(true|false)$/i.test(value)) &&
  toTruth(value, { name: 'FILTER', parameter: 2 });

interface SortKey {
  readonly cells: Cells;
  readonly column: number;
  readonly ascending: boolean;
}

/**
 * The pairs of sort column and direction among a call's arguments: a column's number, or a column of its own. Without
 * any, all columns from the first on.
 */
function sortKeys(call: Call, cells: Cells, from: number): readonly SortKey[] {
  const keys: SortKey[] = [];
  for (let index = from; index < call.count; index += 2) {
    const given = call.args[index] ?? null;
    const ascending = call.truth(index + 1, true);
    if (isCells(given) && given.rows * given.columns > 1) keys.push({ cells: given, column: 0, ascending });
    else keys.push({ cells, column: call.integer(index) - 1, ascending });
  }
  for (const key of keys) {
    if (key.column < 0 || key.column >= key.cells.columns) fail('#VALUE!', 'SORT column is out of the range.');
    if (key.cells.rows !== cells.rows)
      fail(
        '#N/A',
        `SORT has mismatched range sizes. Expected row count: ${cells.rows}. Actual row count: ${key.cells.rows}.`,
      );
  }
  return keys.length > 0
    ? keys
    : Array.from({ length: cells.columns }, (_, column) => ({ cells, column, ascending: true }));
}

const compareRows = (keys: readonly SortKey[], a: number, b: number): number => {
  for (const { cells, column, ascending } of keys) {
    const order = compareForSort(cells.at(a, column), cells.at(b, column), ascending);
    if (order !== 0) return order;
  }
  return 0;
};

/** The rows' numbers in order; equal rows keep theirs. */
const sortedRows = (cells: Cells, keys: readonly SortKey[]): number[] =>
  Array.from({ length: cells.rows }, (_, index) => index).sort((a, b) => compareRows(keys, a, b) || a - b);

/**
 * Ties modes: 0 shows n rows at most; 1 also those equal to the nth; 2 n rows without repeats; 3 n different rows with all
 * their repeats.
 */
function sortN(call: Call): Value {
  const cells = call.cells(0);
  const n = call.integer(1, 1);
  const mode = call.integer(2);
  if (n < 0 || mode < 0 || mode > 3) fail('#NUM!', 'SORTN has an argument out of range.');
  const keys = sortKeys(call, cells, 3);
  const order = sortedRows(cells, keys);
  const tied = (a: number | undefined, b: number | undefined): boolean =>
    a !== undefined && b !== undefined && compareRows(keys, a, b) === 0;
  const kept: number[] = [];
  let ranks = 0;
  order.forEach((row, index) => {
    const repeats = tied(row, order[index - 1]);
    if (!repeats) ranks++;
    if (
      mode === 0
        ? index < n
        : mode === 1
          ? index < n || tied(row, order[n - 1])
          : mode === 2
            ? !repeats && ranks <= n
            : ranks <= n
    ) {
      kept.push(row);
    }
  });
  return kept.length === 0 ? null : take(cells, kept);
}

function unique(call: Call): Table {
  const cells = call.cells(0);
  const byColumn = call.truth(1);
  const length = byColumn ? cells.columns : cells.rows;
  const width = byColumn ? cells.rows : cells.columns;
  const first = new Map<string, number>();
  const times = new Map<string, number>();
  for (let index = 0; index < length; index++) {
    const parts = Array.from({ length: width }, (_, at) => (byColumn ? cells.at(at, index) : cells.at(index, at)));
    const key = JSON.stringify(parts);
    if (!first.has(key)) first.set(key, index);
    times.set(key, (times.get(key) ?? 0) + 1);
  }
  const kept = [...first].filter(([key]) => !call.truth(2) || times.get(key) === 1).map(([, index]) => index);
  if (kept.length === 0) fail('#N/A', 'No unique values were found.');
  return byColumn ? pick(cells, cells.rows, kept.length, (row, at) => [row, kept[at] ?? 0]) : take(cells, kept);
}

export const FILTER = [
  define(
    'FILTER',
    'range:whole, condition1:whole, [condition2:whole...]',
    'The rows or columns that meet all conditions.',
    filter,
    arrays,
  ),
  define(
    'SORT',
    'range:whole, [sort_column:whole...], [is_ascending...]',
    'The rows in the order of some columns.',
    call => {
      const cells = call.cells(0);
      return take(cells, sortedRows(cells, sortKeys(call, cells, 1)));
    },
    arrays,
  ),
  define(
    'SORTN',
    'range:whole, [n], [display_ties_mode], [sort_column1:whole...], [is_ascending1...]',
    'The first rows in the order of some columns.',
    sortN,
    arrays,
  ),
  define('UNIQUE', 'range:whole, [by_column], [exactly_once]', 'Each different row once.', unique, arrays),
];
