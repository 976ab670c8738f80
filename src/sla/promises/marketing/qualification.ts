/** Whether Marketing may count a lead: a column that says so, or criteria on the team's own columns. */

import type { Criterion, Qualification } from '../../policy/schema.ts';
import { criterionWords } from '../../policy/words.ts';
import { type Cell, isBlank, isError } from '../../sheet/cell.ts';
import { readNumber } from '../../sheet/number.ts';
import { cut, fold } from '../../sheet/text.ts';
import { isUnreadable, type Moment } from '../../time/moment.ts';

/** What is shown of a cell that failed. */
const SHOWN_MAX = 60;

/** True, or the criterion that failed, in words. */
export type Qualified = true | string;

/** By a column that says when a lead qualified. */
export function qualifiedByDate(qualified: Moment | null, now: number): Qualified {
  if (qualified === null) return 'no qualified date';
  if (isUnreadable(qualified)) return 'the qualified date is not a date';
  return qualified.begin > now ? 'the qualified date is in the future' : true;
}

/**
 * The criteria, bound to the columns of one sheet: all of `all` and at least one of `any` must hold.
 * @returns a question for a row; without criteria every row qualifies
 */
export function compileQualification(
  { all = [], any = [] }: Qualification,
  header: readonly string[],
): (cells: readonly Cell[]) => Qualified {
  const tests = all.map(criterion => compileCriterion(criterion, header));
  const choices = any.map(criterion => compileCriterion(criterion, header));
  return cells => {
    for (const test of tests) {
      const failure = test(cells);
      if (failure !== null) return failure;
    }
    let first: string | null = null;
    for (const choice of choices) {
      const failure = choice(cells);
      if (failure === null) return true;
      first ??= failure;
    }
    return first ?? true;
  };
}

/** Headers that criteria ask for and the sheet does not have. */
export function missingCriteria({ all = [], any = [] }: Qualification, header: readonly string[]): readonly string[] {
  const known = new Set(header.map(fold));
  return [...all, ...any].map(({ column }) => column).filter(column => !known.has(fold(column)));
}

/** Null when it holds, else why not: a blank cell fails everything but "is blank". */
function compileCriterion(criterion: Criterion, header: readonly string[]): (cells: readonly Cell[]) => string | null {
  const index = header.findIndex(name => fold(name) === fold(criterion.column));
  const wanted = criterionWords(criterion);
  if (index < 0) return () => `${wanted}: there is no such column`;
  const holds = OPERATIONS[criterion.is](criterion.value);
  const wantsBlank = criterion.is === 'is blank';
  return cells => {
    const cell = cells[index];
    if (isBlank(cell)) return wantsBlank ? null : `${wanted}: it is blank`;
    if (isError(cell)) return `${wanted}: it is not computed yet`;
    return holds(cell) ? null : `${wanted}: it is ${cut(String(cell), SHOWN_MAX)}`;
  };
}

type Value = Criterion['value'];
type Operation = (value: Value) => (cell: Cell) => boolean;

const listOf = (value: Value) => (Array.isArray(value) ? value : value === undefined ? [] : [value]);

const sameAs = (value: Value) => {
  const texts = new Set(listOf(value).map(one => fold(String(one))));
  const numbers = new Set(listOf(value).map(readNumber));
  return (cell: Cell) => texts.has(fold(String(cell))) || (typeof cell === 'number' && numbers.has(cell));
};

const compared = (isWithin: (number: number, bounds: readonly number[]) => boolean): Operation => {
  return value => {
    const bounds = listOf(value).map(bound => readNumber(bound) ?? Number.NaN);
    return cell => {
      const number = readNumber(cell);
      return number !== null && isWithin(number, bounds);
    };
  };
};

const OPERATIONS: Readonly<Record<Criterion['is'], Operation>> = {
  is: sameAs,
  'is any of': sameAs,
  'is not': value => {
    const same = sameAs(value);
    return cell => !same(cell);
  },
  contains: value => {
    const part = fold(String(listOf(value)[0] ?? ''));
    return cell => fold(String(cell)).includes(part);
  },
  'is blank': () => () => false,
  'is not blank': () => () => true,
  'at least': compared((number, [low = Number.NaN]) => number >= low),
  'at most': compared((number, [high = Number.NaN]) => number <= high),
  between: compared((number, [low = Number.NaN, high = Number.NaN]) => number >= low && number <= high),
};
