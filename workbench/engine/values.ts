import type { CellStore } from '../book/cells.ts';
import type { CellError, ErrorCode, Scalar, Sparkline } from '../book/types.ts';

/**
 * What an expression can be: a scalar, a scalar that suggests how to show it, cells by reference, or an array of its
 * own. References stay references until somebody needs their values, so that ROW, SUMIF and custom functions can tell
 * a cell from its content.
 */
export type Value = Scalar | Shown | Range | Table;

/** Cells in rows and columns, wherever they live. */
export type Cells = Range | Table;

/** A scalar with the looks that its formula suggests for its cell. */
export class Shown {
  readonly value: Scalar;
  readonly format: string;
  readonly link: string | undefined;
  readonly sparkline: Sparkline | undefined;

  constructor(value: Scalar, format: string, extra: { link?: string; sparkline?: Sparkline } = {}) {
    this.value = value;
    this.format = format;
    this.link = extra.link;
    this.sparkline = extra.sparkline;
  }
}

/** Cells of a tab, by reference. */
export class Range {
  readonly store: CellStore;
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;

  constructor(store: CellStore, row: number, column: number, rows: number, columns: number) {
    this.store = store;
    this.row = row;
    this.column = column;
    this.rows = rows;
    this.columns = columns;
  }

  at(row: number, column: number): Scalar {
    return this.store.columns[this.column + column]?.values[this.row + row] ?? null;
  }

  formatAt(row: number, column: number): string {
    const cells = this.store.columns[this.column + column];
    return cells?.formats[this.row + row]?.numberFormat || cells?.suggested[this.row + row] || '';
  }

  cell(row: number, column: number): Range {
    return new Range(this.store, this.row + row, this.column + column, 1, 1);
  }

  /** How many of its rows can hold anything at all: the rest, down to the tab's end, is blank. */
  get filledRows(): number {
    let used = 0;
    for (let c = 0; c < this.columns; c++) {
      used = Math.max(used, (this.store.columns[this.column + c]?.values.length ?? 0) - this.row);
    }
    return Math.min(this.rows, Math.max(0, used));
  }

  /** The versions of its columns, left to right: as long as they stay the same, so do its values and formats. */
  get versions(): readonly number[] {
    const { store, column, columns } = this;
    return Array.from({ length: columns }, (_, offset) => store.columns[column + offset]?.version ?? 0);
  }

  get filledColumns(): number {
    return Math.min(this.columns, Math.max(0, this.store.columns.length - this.column));
  }
}

/** An array that some expression worked out, row by row. */
export class Table {
  readonly rows: number;
  readonly columns: number;
  readonly cells: readonly Scalar[];
  /** One format for all cells, or one each. */
  readonly formats: string | readonly string[];

  constructor(rows: number, columns: number, cells: readonly Scalar[], formats: string | readonly string[] = '') {
    this.rows = rows;
    this.columns = columns;
    this.cells = cells;
    this.formats = formats;
  }

  at(row: number, column: number): Scalar {
    return this.cells[row * this.columns + column] ?? null;
  }

  formatAt(row: number, column: number): string {
    return typeof this.formats === 'string' ? this.formats : (this.formats[row * this.columns + column] ?? '');
  }

  get filledRows(): number {
    return this.rows;
  }

  get filledColumns(): number {
    return this.columns;
  }
}

/** Thrown inside the engine to leave an expression with an error; never leaves the engine. */
export class Fault {
  readonly error: CellError;
  constructor(error: CellError) {
    this.error = error;
  }
}

export const failure = (error: ErrorCode, message: string): CellError => ({ error, message });

/** Leaves the expression at hand with this error. */
export function fail(error: ErrorCode, message: string): never {
  throw new Fault(failure(error, message));
}

export const isError = (value: Value | undefined): value is CellError =>
  typeof value === 'object' && value !== null && 'error' in value;

export const isCells = (value: Value | undefined): value is Cells => value instanceof Range || value instanceof Table;

/** The number format that a value suggests ('' = none). */
export function formatOf(value: Value | undefined): string {
  if (value instanceof Shown) return value.format;
  return isCells(value) && value.rows > 0 ? value.formatAt(0, 0) : '';
}

/** The value as cells: a lone scalar is one cell. */
export function asCells(value: Value): Cells {
  if (isCells(value)) return value;
  return value instanceof Shown ? new Table(1, 1, [value.value], value.format) : new Table(1, 1, [value]);
}

/** The one scalar that a value stands for; of cells, the first. */
export function firstScalar(value: Value): Scalar {
  if (isCells(value)) return value.at(0, 0);
  return value instanceof Shown ? value.value : value;
}

/** A new array that takes its cells, with their formats, from chosen places of another. */
export function pick(
  source: Cells,
  rows: number,
  columns: number,
  place: (row: number, column: number) => readonly [row: number, column: number],
): Table {
  const cells: Scalar[] = [];
  const formats: string[] = [];
  let formatted = false;
  for (let r = 0; r < rows; r++) {
    for (let c = 0; c < columns; c++) {
      const [row, column] = place(r, c);
      const format = source.formatAt(row, column);
      cells.push(source.at(row, column));
      formats.push(format);
      if (format !== '') formatted = true;
    }
  }
  return new Table(rows, columns, cells, formatted ? formats : '');
}

/** Takes a reference's values as they are now. */
export const copyCells = (cells: Cells): Table =>
  cells instanceof Table ? cells : pick(cells, cells.rows, cells.columns, (row, column) => [row, column]);
