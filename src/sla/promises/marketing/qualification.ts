/** Whether Marketing may count a lead: a column that says so, or criteria on the team's own columns. */

import type { Criterion, Qualification } from '../../policy/schema.ts';
import { criterionWords } from '../../policy/words.ts';
import { type Cell, isBlank, isBlankWord, isDate, isError } from '../../sheet/cell.ts';
import { type DecimalMark, readBand, readNumber } from '../../sheet/number.ts';
import { cut, fold } from '../../sheet/text.ts';
import { isUnreadable, type Moment } from '../../time/moment.ts';

/** What is shown of a cell that failed. */
const SHOWN_MAX = 60;

/** True, or the criterion that failed, in words. */
export type Qualified = true | string;

/** Decimal mark of a column of the sheet; null while it has to be asked. */
export type MarkOf = (column: number) => DecimalMark | null;

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
  markOf: MarkOf,
): (cells: readonly Cell[]) => Qualified {
  const tests = all.map(criterion => compileCriterion(criterion, header, markOf));
  const choices = any.map(criterion => compileCriterion(criterion, header, markOf));
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

/** A cell that a criterion compares and that says no size. */
export interface Incomparable {
  readonly column: number;
  readonly message: string;
  readonly fix: string;
}

/** The cells of a row that no criterion can compare; a lead with one is neither counted nor silently refused. */
export function compileIncomparable(
  { all = [], any = [] }: Qualification,
  header: readonly string[],
  markOf: MarkOf,
): (cells: readonly Cell[]) => readonly Incomparable[] {
  const sizes = [...all, ...any].flatMap(criterion => {
    const column = header.findIndex(name => fold(name) === fold(criterion.column));
    return column >= 0 && isSize(criterion) ? [{ criterion, column, holds: holdsFor(criterion, markOf(column)) }] : [];
  });
  return cells =>
    sizes.flatMap(({ criterion, column, holds }) => {
      const cell = cells[column];
      if (isNothing(cell) || isError(cell) || holds(cell) !== null) return [];
      const message = `"${wordsOf(cell)}" cannot be compared with "${criterionWords(criterion)}"`;
      return isDate(cell)
        ? [
            {
              column,
              message: `${message}: perhaps a band that Sheets made a date.`,
              fix: 'Write it as text, such as 11 to 50.',
            },
          ]
        : [
            {
              column,
              message: `${message}, so the lead does not count.`,
              fix: 'Write a number, or a band that lies wholly on one side.',
            },
          ];
    });
}

/** Null when it holds, else why not: a blank cell fails everything but "is blank". */
function compileCriterion(
  criterion: Criterion,
  header: readonly string[],
  markOf: MarkOf,
): (cells: readonly Cell[]) => string | null {
  const index = header.findIndex(name => fold(name) === fold(criterion.column));
  const wanted = criterionWords(criterion);
  if (index < 0) return () => `${wanted}: there is no such column`;
  const holds = holdsFor(criterion, markOf(index));
  const wantsBlank = criterion.is === 'is blank';
  return cells => {
    const cell = cells[index];
    if (isBlank(cell) || (isSize(criterion) && isNothing(cell))) return wantsBlank ? null : `${wanted}: it is blank`;
    if (isError(cell)) return `${wanted}: it is not computed yet`;
    const answer = holds(cell);
    if (answer === true) return null;
    return `${wanted}: it is ${wordsOf(cell)}${answer === null ? ', which cannot be compared' : ''}`;
  };
}

type Value = Criterion['value'];
/** Null where it cannot be told: a text that says no number, or a band that a bound cuts through. */
type Holds = (cell: Cell) => boolean | null;

function isSize({ is }: Criterion): boolean {
  return is === 'at least' || is === 'at most' || is === 'between';
}

function isNothing(cell: Cell): boolean {
  return isBlank(cell) || isBlankWord(cell);
}

function wordsOf(cell: Cell): string {
  return cut(String(cell), SHOWN_MAX);
}

function listOf(value: Value): readonly (string | number | boolean)[] {
  return Array.isArray(value) ? value : value === undefined ? [] : [value];
}

function holdsFor({ is, value }: Criterion, mark: DecimalMark | null): Holds {
  const [first, second] = listOf(value);
  switch (is) {
    case 'is':
    case 'is any of':
      return sameAs(value);
    case 'is not': {
      const same = sameAs(value);
      return cell => !same(cell);
    }
    case 'contains': {
      const part = fold(String(first ?? ''));
      return cell => fold(String(cell)).includes(part);
    }
    case 'is blank':
      return () => false;
    case 'is not blank':
      return () => true;
    case 'at least':
      return withinBounds(first, undefined, mark);
    case 'at most':
      return withinBounds(undefined, first, mark);
    case 'between':
      return withinBounds(first, second, mark);
  }
}

function sameAs(value: Value): (cell: Cell) => boolean {
  const texts = new Set(listOf(value).map(one => fold(String(one))));
  const numbers = new Set(listOf(value).map(one => readNumber(one)));
  return cell => texts.has(fold(String(cell))) || (typeof cell === 'number' && numbers.has(cell));
}

type Bound = string | number | boolean | undefined;

/** A band meets a bound when both of its ends do, and fails it when neither does. */
function withinBounds(lowest: Bound, highest: Bound, mark: DecimalMark | null): Holds {
  const low = boundOf(lowest, Number.NEGATIVE_INFINITY);
  const high = boundOf(highest, Number.POSITIVE_INFINITY);
  return cell => {
    const band = readBand(cell, mark);
    if (!band) return null;
    const [from, to] = [low(band.isPercent), high(band.isPercent)];
    if (band.high < from || band.low > to) return false;
    return band.low >= from && band.high <= to ? true : null;
  };
}

/** Of cells with "%", a bound of 50 is 50 %; one below 1 is a share as it is. */
function boundOf(bound: Bound, open: number): (isPercent: boolean) => number {
  if (bound === undefined) return () => open;
  const number = readNumber(bound) ?? Number.NaN;
  const isShare = typeof bound === 'string' && bound.includes('%');
  return isPercent => (isPercent && !isShare && number >= 1 ? number / 100 : number);
}
