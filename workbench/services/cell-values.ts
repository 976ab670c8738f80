/** Between what a cell holds and what a script sees: dates, blanks, errors, typed text. */
import { isDateFormat } from 'numfmt';
import type { Block, Content, Grid, Scalar } from '../book/types.ts';
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
export function fromCell(value: Scalar, numberFormat: () => string, zone: string): unknown {
  if (value === null) return '';
  if (typeof value === 'number') return isDate(numberFormat()) ? new Date(serialToInstant(zone, value)) : value;
  return typeof value === 'object' ? value.error : value;
}

/** Text that typing could not mean as anything else: no digit, no sign, no TRUE or FALSE. */
const PLAIN = /^[^\d=+'@%$€£¥#-][^\d]*$/;
const isPlain = (text: string): boolean => PLAIN.test(text) && !/^(true|false)$/i.test(text.trim());

/** A Date without a time of day is written as a date, any other as date and time. */
const DATE = 'M/d/yyyy';
const DATE_TIME = 'M/d/yyyy H:mm:ss';

/**
 * Writes script values as setValues does: one block for everything that needs no reading, then what must be read as
 * if it had been typed. Dates bring a format where the cell has none. Throws ScriptError for what a cell cannot hold.
 */
export function writeValues(grid: Grid, block: Block, values: readonly (readonly unknown[])[], zone: string): void {
  const typed: { row: number; column: number; text: string }[] = [];
  const dated: { row: number; column: number; format: string }[] = [];
  const contents = values.map((line, i) =>
    line.map((value, j): Content => {
      const row = block.row + i;
      const column = block.column + j;
      if (typeof value === 'string') {
        if (value.length > MAX_CELL_TEXT) throw tooLong();
        if (value === '') return { value: null };
        if (isPlain(value) || grid.format(row, column).numberFormat === '@') return { value };
        if (value.startsWith('=') && value.length > 1) return { formula: value };
        typed.push({ row, column, text: value });
        return { value: null };
      }
      if (value instanceof Date) {
        const serial = instantToSerial(zone, value.getTime());
        if (Number.isNaN(serial)) throw new ScriptError('Invalid argument: an invalid Date cannot be written to a cell');
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
