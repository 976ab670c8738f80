import type { CellStore } from '../book/cells.ts';
import type { Scalar } from '../book/types.ts';
import type { Call } from './call.ts';
import { numberInText, type Reading } from './coerce.ts';
import { compareText } from './compare.ts';
import { type Cells, Fault, fail, isError, Range } from './values.ts';
import { wildcardPattern } from './wildcards.ts';

type Test = (value: Scalar) => boolean;

/**
 * What a criterion such as ">=5", "<>open", "A*" or 7 asks of a cell. Texts are compared without case, `*` and `?` stand
 * for any text and any character, `~` takes the next one literally; "" and "=" ask for blanks, "<>" for anything else.
 */
export function criterionTest(criterion: Scalar, reading: Reading): Test {
  if (isError(criterion)) return value => isError(value) && value.error === criterion.error;
  if (criterion === null) return value => value === 0;
  if (typeof criterion !== 'string') return value => value === criterion;
  const [, operator = '', operand = ''] = /^(<=|>=|<>|=|<|>)?([\s\S]*)$/.exec(criterion) ?? [];
  if (operand === '') return blankTest(operator);
  const truth = /^(true|false)$/i.test(operand) ? operand.toLowerCase() === 'true' : null;
  const number = truth === null ? numberInText(operand, reading) : null;
  const wanted = truth ?? number;
  if (operator === '' || operator === '=') return wanted === null ? textTest(operand) : value => value === wanted;
  if (operator === '<>') {
    const equal = wanted === null ? textTest(operand) : (value: Scalar) => value === wanted;
    return value => !equal(value);
  }
  return orderTest(operator, wanted ?? operand);
}

function blankTest(operator: string): Test {
  if (operator === '<>') return value => value !== null;
  if (operator === '=') return value => value === null;
  return operator === '' ? value => value === null || value === '' : () => false;
}

function textTest(operand: string): Test {
  if (/[*?~]/.test(operand)) {
    const pattern = wildcardPattern(operand);
    return value => typeof value === 'string' && pattern.test(value);
  }
  const wanted = operand.toLowerCase();
  return value => typeof value === 'string' && value.length === wanted.length && value.toLowerCase() === wanted;
}

function orderTest(operator: string, operand: string | number | boolean): Test {
  const holds = (order: number): boolean => {
    if (order === 0) return operator.endsWith('=');
    return operator.startsWith('<') ? order < 0 : order > 0;
  };
  if (typeof operand === 'string') return value => typeof value === 'string' && holds(compareText(value, operand));
  return value => typeof value === typeof operand && holds(Number(value) - Number(operand));
}

/** Which cells of equally sized ranges meet their criteria, cell by cell. */
export interface Matches {
  readonly rows: number;
  readonly columns: number;
  readonly count: number;
  /** Places among the filled rows, counted row by row; blank rows below them are in `count` only. */
  readonly places: readonly number[];
}

/**
 * The places that meet all pairs of range and criterion among a call's arguments `from`…`to`; those of a function ending
 * in IFS must be as large as its first argument. Blank rows below the filled ones are looked at only once, as they are
 * all alike.
 */
export function matchingRows(call: Call, from: number, to: number, name: string): Matches {
  if ((to - from) % 2 === 0)
    fail('#N/A', `Wrong number of arguments to ${name}. Expected pairs of range and criterion.`);
  const { rows, columns } = call.cells(name.endsWith('IFS') ? 0 : from);
  let filled = 0;
  const pairs: { cells: Cells; criterion: Scalar; test: Test }[] = [];
  for (let index = from; index < to; index += 2) {
    const cells = call.cells(index);
    if (cells.rows !== rows || cells.columns !== columns) {
      fail('#VALUE!', `Array arguments to ${name} are of different size.`);
    }
    filled = Math.max(filled, cells.filledRows);
    const criterion = call.value(index + 1);
    pairs.push({ cells, criterion, test: criterionTest(criterion, call.setting) });
  }
  const places = pairs.reduce<readonly number[] | null>(
    (left, { cells, criterion, test }) =>
      left
        ? narrow(left, cells, test)
        : placesIn(cells, `${call.setting.locale},${typeof criterion},${JSON.stringify(criterion)}`, test, filled),
    null,
  );
  const blank = pairs.every(({ test }) => test(null)) ? (rows - filled) * columns : 0;
  return { rows, columns, count: (places ?? []).length + blank, places: places ?? [] };
}

const narrow = (places: readonly number[], cells: Cells, test: Test): number[] =>
  places.filter(place => test(cells.at(Math.floor(place / cells.columns), place % cells.columns)));

/** What was found in a range, and the versions of its columns then. */
interface Found {
  readonly versions: string;
  readonly places: readonly number[];
}

/**
 * The places that each tab's ranges had for each question asked of them: a board of COUNTIFS asks the same first question
 * (this owner, this source) in cell after cell. Forgotten when there are too many to be worth keeping.
 */
const found = new WeakMap<CellStore, Map<string, Found>>();
const MOST_FOUND = 500;

function placesIn(cells: Cells, question: string, test: Test, filled: number): readonly number[] {
  if (!(cells instanceof Range)) return search(cells, test, filled);
  const known = found.get(cells.store) ?? new Map<string, Found>();
  found.set(cells.store, known);
  const { row, column, columns } = cells;
  const name = `${row},${column},${filled},${columns},${question}`;
  const versions = cells.versions.join();
  const before = known.get(name);
  if (before?.versions === versions) return before.places;
  if (known.size >= MOST_FOUND) known.clear();
  const places = search(cells, test, filled);
  known.set(name, { versions, places });
  return places;
}

function search(cells: Cells, test: Test, filled: number): number[] {
  const { columns } = cells;
  const places: number[] = [];
  for (let row = 0, place = 0; row < filled; row++) {
    for (let column = 0; column < columns; column++, place++) if (test(cells.at(row, column))) places.push(place);
  }
  return places;
}

/** The numbers of a range at the places that met their criteria; the range is as large as theirs from its corner on. */
export function numbersWhere(cells: Cells, { places, columns }: Matches): number[] {
  const numbers: number[] = [];
  for (const place of places) {
    const value = cells.at(Math.floor(place / columns), place % columns);
    if (typeof value === 'number') numbers.push(value);
    else if (isError(value)) throw new Fault(value);
  }
  return numbers;
}

export const sumWhere = (cells: Cells, matches: Matches): number =>
  numbersWhere(cells, matches).reduce((sum, number) => sum + number, 0);
