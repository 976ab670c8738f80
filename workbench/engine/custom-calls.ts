import type { CellStore } from '../book/cells.ts';
import { isDateLike } from '../book/display.ts';
import type { Locale } from '../book/locales.ts';
import type { CustomArgument, CustomFunctions, CustomValue, Scalar } from '../book/types.ts';
import { type Cells, formatOf, isCells, Range, Shown, Table, type Value } from './values.ts';

/** What a custom function answered, and to which arguments. */
export interface KeptAnswer {
  readonly args: readonly CustomArgument[];
  readonly answer: Value;
}

type Rows = readonly (readonly CustomValue[])[];

/** A range as custom functions get it, and the versions of the columns it was taken from. */
interface KeptRows {
  readonly versions: readonly number[];
  readonly rows: Rows;
}

/**
 * Calls the custom functions of the bundle. A result is kept, per call in a formula, until the value of an argument's
 * cell changes. Ranges are turned into arguments once for all formulas that pass them.
 */
export class CustomCalls {
  functions: CustomFunctions | null = null;
  runs = 0;
  readonly #ranges = new WeakMap<CellStore, Map<string, KeptRows>>();

  has(name: string): boolean {
    return this.functions?.has(name) ?? false;
  }

  call(name: string, values: readonly Value[], kept: KeptAnswer | undefined, locale: Locale): KeptAnswer {
    const args = values.map(value => this.#argument(value));
    if (kept && sameArguments(kept.args, args)) return { args, answer: kept.answer };
    this.runs++;
    return { args, answer: answerOf(this.functions?.call(name, args) ?? null, locale) };
  }

  #argument(value: Value): CustomArgument {
    if (isCells(value) && value.rows * value.columns > 1) {
      return value instanceof Range ? this.#rangeRows(value) : rowsOf(value);
    }
    const scalar = isCells(value) ? value.at(0, 0) : value instanceof Shown ? value.value : value;
    return customValue(scalar, formatOf(value));
  }

  #rangeRows(range: Range): Rows {
    let known = this.#ranges.get(range.store);
    if (!known) {
      known = new Map();
      this.#ranges.set(range.store, known);
    }
    const name = `${range.row},${range.column},${range.rows},${range.columns}`;
    const { versions } = range;
    const before = known.get(name);
    if (before?.versions.every((version, column) => version === versions[column])) return before.rows;
    const rows = rowsOf(range);
    known.set(name, { versions, rows });
    return rows;
  }
}

function rowsOf(cells: Cells): Rows {
  return Array.from({ length: cells.rows }, (_, row) =>
    Array.from({ length: cells.columns }, (_, column) => {
      const value = cells.at(row, column);
      return customValue(value, typeof value === 'number' ? cells.formatAt(row, column) : '');
    }),
  );
}

const dateLike = new Map<string, boolean>();

function customValue(value: Scalar, format: string): CustomValue {
  if (value === null) return '';
  if (typeof value !== 'number' || format === '') return value;
  let isDate = dateLike.get(format);
  if (isDate === undefined) {
    isDate = isDateLike(format);
    dateLike.set(format, isDate);
  }
  return isDate ? { date: value } : value;
}

function sameArguments(a: readonly CustomArgument[], b: readonly CustomArgument[]): boolean {
  return a.length === b.length && a.every((argument, index) => sameArgument(argument, b[index] ?? null));
}

function sameArgument(a: CustomArgument, b: CustomArgument): boolean {
  if (a === b) return true;
  if (!isRows(a) || !isRows(b)) return !isRows(a) && !isRows(b) && sameValue(a, b);
  if (a.length !== b.length) return false;
  return a.every((row, index) => {
    const other = b[index];
    return other?.length === row.length && row.every((value, column) => sameValue(value, other[column] ?? null));
  });
}

function sameValue(a: CustomValue, b: CustomValue): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if ('date' in a) return 'date' in b && a.date === b.date;
  return 'error' in b && a.error === b.error && a.message === b.message;
}

const isRows = (argument: CustomArgument): argument is Rows => Array.isArray(argument);

function answerOf(answer: CustomArgument, locale: Locale): Value {
  if (!isRows(answer)) {
    const [scalar, format] = plainOf(answer, locale);
    return format === '' ? scalar : new Shown(scalar, format);
  }
  const columns = answer.reduce((widest, row) => Math.max(widest, row.length), 0);
  if (columns === 0) return null;
  const cells: Scalar[] = [];
  const formats: string[] = [];
  for (const row of answer) {
    for (let column = 0; column < columns; column++) {
      const [scalar, format] = plainOf(row[column] ?? null, locale);
      cells.push(scalar);
      formats.push(format);
    }
  }
  return new Table(answer.length, columns, cells, formats.some(format => format !== '') ? formats : '');
}

function plainOf(value: CustomValue, locale: Locale): readonly [Scalar, string] {
  if (value === null || typeof value !== 'object' || 'error' in value) return [value, ''];
  return [value.date, Number.isInteger(value.date) ? locale.date : locale.dateTime];
}
