/** Between what a cell holds and what a script sees: dates, blanks, errors, typed text. */
import { isDateFormat, parseBool } from 'numfmt';
import { localeOf } from '../book/locales.ts';
import type { Block, Book, Content, Grid, Scalar } from '../book/types.ts';
import { ScriptError } from './script-error.ts';
import { instantToSerial, serialToInstant } from './zone.ts';

/** The longest text of a cell, in characters. */
export const MAX_CELL_TEXT = 50_000;

const dateFormats = new Map<string, boolean>();

/** Whether a number under this format is a date, a time or a duration to a script. */
export function isDate(numberFormat: string): boolean {
  let known = dateFormats.get(numberFormat);
  if (known === undefined) {
    known = numberFormat !== '' && isDateFormat(numberFormat);
    dateFormats.set(numberFormat, known);
  }
  return known;
}

/** A cell as getValues shows it: '' for blank, Date for a number under a date format, the code of an error. */
export function fromCell(grid: Grid, value: Scalar, row: number, column: number, zone: string): unknown {
  if (value === null) return '';
  if (typeof value === 'object') return value.error;
  if (typeof value !== 'number' || !isDate(grid.shownFormat(row, column).numberFormat)) return value;
  return new Date(serialToInstant(zone, value));
}

const monthsAndDays = new Map<string, ReadonlySet<string>>();

const prefix = (word: string): string => word.slice(0, 3).toLowerCase();

/** How the names of months and weekdays begin, in English and in the workbook's language. */
function dateWords(locale: string): ReadonlySet<string> {
  const known = monthsAndDays.get(locale);
  if (known) return known;
  const words = ['en', locale.replace('_', '-')].flatMap(language => {
    const month = new Intl.DateTimeFormat(language, { month: 'long', timeZone: 'UTC' });
    const weekday = new Intl.DateTimeFormat(language, { weekday: 'long', timeZone: 'UTC' });
    return Array.from({ length: 12 }, (_, i) => [
      month.format(Date.UTC(2026, i)),
      weekday.format(Date.UTC(2026, 0, i)),
    ]);
  });
  const made = new Set(words.flat().map(prefix));
  monthsAndDays.set(locale, made);
  return made;
}

/**
 * Text that typing could not mean as anything else, so that it need not be read: it begins with a letter, is no
 * boolean of the locale, and if there is a digit in it, it is neither an amount ("USD 5") nor a date ("Mar 3").
 * Most of what an add-on writes is of this kind, and reading costs far more than these tests.
 */
function isPlain(text: string, locale: string): boolean {
  if (!/^\p{L}/u.test(text)) return false;
  if (!/\d/.test(text)) return parseBool(text, { locale: localeOf(locale).name }) === null;
  return !/^\p{L}{1,3}\s?[\d.,]+$/u.test(text) && !/\p{Sc}/u.test(text) && !dateWords(locale).has(prefix(text));
}

/** A Date without a time of day is written as a date, any other as date and time. */
const DATE = 'M/d/yyyy';
const DATE_TIME = 'M/d/yyyy H:mm:ss';

/**
 * Writes script values as setValues does: one block for everything that needs no reading, then what must be read as
 * if it had been typed. Dates bring a format where the cell has none. Throws ScriptError for what a cell cannot hold.
 */
export function writeValues(
  grid: Grid,
  block: Block,
  values: readonly (readonly unknown[])[],
  { timeZone, locale }: Pick<Book, 'timeZone' | 'locale'>,
): void {
  const typed: { row: number; column: number; text: string }[] = [];
  const dated: { row: number; column: number; format: string }[] = [];
  const contents = values.map((line, i) =>
    line.map((value, j): Content => {
      const row = block.row + i;
      const column = block.column + j;
      if (typeof value === 'string') {
        if (value.length > MAX_CELL_TEXT) throw tooLong();
        if (value === '') return { value: null };
        if (isPlain(value, locale) || grid.format(row, column).numberFormat === '@') return { value };
        if (value.startsWith('=') && value.length > 1) return { formula: value };
        typed.push({ row, column, text: value });
        return { value: null };
      }
      if (value instanceof Date) {
        const serial = instantToSerial(timeZone, value.getTime());
        if (Number.isNaN(serial))
          throw new ScriptError('Invalid argument: an invalid Date cannot be written to a cell');
        dated.push({ row, column, format: Number.isInteger(serial) ? DATE : DATE_TIME });
        return { value: serial };
      }
      return { value: plainScalar(value) };
    }),
  );
  grid.setAll(block, contents);
  for (const { row, column, text } of typed) grid.type(row, column, text);
  for (const { row, column, format } of dated) {
    if (grid.format(row, column).numberFormat === '') {
      grid.setFormat({ row, column, rows: 1, columns: 1 }, { numberFormat: format });
    }
  }
}

function plainScalar(value: unknown): Scalar {
  if (value === null || value === undefined) return null;
  if (typeof value === 'boolean') return value;
  if (typeof value === 'number') {
    return Number.isFinite(value) ? value : { error: '#NUM!', message: 'The result is not a number.' };
  }
  throw new ScriptError('Invalid argument: a cell holds a string, a number, a boolean or a date');
}

export function tooLong(): ScriptError {
  return new ScriptError('Your input contains more than the maximum of 50000 characters in a single cell.');
}
