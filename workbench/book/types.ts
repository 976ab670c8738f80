/**
 * What a workbook is, to the services above it and the formula engine inside it.
 *
 * Rows and columns count from 0 here; the services translate from Google's 1. A date is a serial number (days since
 * 1899-12-30 on the workbook's own wall clock, fraction = time of day) under a date format, as in Sheets itself.
 */

export type ErrorCode = '#ERROR!' | '#NAME?' | '#REF!' | '#VALUE!' | '#N/A' | '#DIV/0!' | '#NUM!' | '#NULL!';

/** An error as a cell holds it: the code that is shown and the message that hovering shows. */
export interface CellError {
  readonly error: ErrorCode;
  readonly message: string;
}

/** A blank cell is null, never "". A formula may still answer "". */
export type Scalar = string | number | boolean | null | CellError;

/** One format is one frozen object, shared by every cell that looks so. `numberFormat` '' means Automatic. */
export interface CellFormat {
  readonly numberFormat: string;
  readonly background?: string;
  readonly color?: string;
  readonly bold?: boolean;
  readonly italic?: boolean;
  readonly size?: number;
  readonly family?: string;
  readonly align?: 'left' | 'center' | 'right';
  readonly valign?: 'top' | 'middle' | 'bottom';
  readonly wrap?: boolean;
  readonly link?: string;
}

/** A small chart within a cell, as SPARKLINE asks for it: the numbers to draw, and its options by name in lower case. */
export interface Sparkline {
  readonly data: readonly Scalar[];
  readonly options: Readonly<Record<string, Scalar>>;
}

/** A rectangle of cells; `rows` and `columns` are at least 1. */
export interface Block {
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
}

/** What somebody puts into a cell: a literal (null clears it) or a formula that begins with "=". */
export type Content = { readonly value: Scalar } | { readonly formula: string };

/** A script's note on a tab or on a column of it, as Google's developer metadata. */
export interface MetadataRecord {
  readonly id: number;
  readonly key: string;
  readonly value: string | null;
  /** A copy of the file keeps both; what is PROJECT only the script's own project can see. */
  readonly visibility: 'DOCUMENT' | 'PROJECT';
  /** Null: on the tab as a whole. */
  readonly column: number | null;
}

/** The cells of one tab. Reading a formula's value recalculates whatever is out of date. */
export interface Grid {
  readonly id: number;
  name: string;
  /** The size of the tab, blank cells included. */
  readonly rowCount: number;
  readonly columnCount: number;
  /** One past the last row and column with content (0, 0 on an empty tab). */
  readonly usedRows: number;
  readonly usedColumns: number;

  value(row: number, column: number): Scalar;
  /** Row-major values of a block. */
  values(block: Block): Scalar[][];
  /** The formula's text, or null: also null in the cells that another cell's array spilled into. */
  formula(row: number, column: number): string | null;
  /** The text that the grid shows: the value under its number format, in the workbook's locale. */
  display(row: number, column: number): string;
  set(row: number, column: number, content: Content): void;
  /** Puts a row-major matrix at the block's corner in one write. */
  setAll(block: Block, contents: readonly (readonly Content[])[]): void;
  /** What typing does: "=" makes a formula, "12 %", "1/2/2026", "TRUE" become values with a format, "'" keeps text. */
  type(row: number, column: number, text: string): void;

  format(row: number, column: number): CellFormat;
  /** The format that shows: the cell's own, or the one its formula's answer suggests (a date, a percentage, a link). */
  shownFormat(row: number, column: number): CellFormat;
  /** The chart that the cell's formula draws, or null. */
  sparkline(row: number, column: number): Sparkline | null;
  setFormat(block: Block, change: Partial<CellFormat>): void;
  note(row: number, column: number): string;
  setNote(row: number, column: number, note: string): void;

  /** Of the tab and of its columns; moves along with them. */
  metadata: readonly MetadataRecord[];
  /** These keep formulas, named ranges, notes and formats pointing at the same cells, as Sheets does. */
  insertRows(at: number, count: number): void;
  deleteRows(at: number, count: number): void;
  insertColumns(at: number, count: number): void;
  deleteColumns(at: number, count: number): void;
  /** Sorts the block's rows; formulas move with their rows. */
  sort(block: Block, keys: readonly { readonly column: number; readonly ascending: boolean }[]): void;
}

/**
 * A cell's value on its way to or from a custom function: `date` is a serial number that its cell shows as a date, a
 * time or a duration (an Apps Script Date). A blank cell is '' on its way in; null on its way out leaves a blank.
 */
export type CustomValue = Scalar | { readonly date: number };

/** What one argument carries: one cell, literal or result as a bare value, a range or array as its rows. */
export type CustomArgument = CustomValue | readonly (readonly CustomValue[])[];

/** The custom functions of the pushed bundle, as the engine calls them. */
export interface CustomFunctions {
  has(name: string): boolean;
  /**
   * Runs the function in a context of its own. `name` has the formula's spelling; names are compared without case.
   * An omitted argument in the middle is '', arguments left out at the end are absent. Equal ranges arrive as the same
   * array as long as none of their cells changed, so a host may convert each once. A thrown error becomes #ERROR! with
   * its message.
   */
  call(name: string, args: readonly CustomArgument[]): CustomArgument;
}

export interface Book {
  readonly id: string;
  name: string;
  timeZone: string;
  /** As Sheets spells it, such as en_US or de_DE: decides how typed input is read and how values are shown. */
  locale: string;
  readonly grids: readonly Grid[];
  grid(name: string): Grid | undefined;
  addGrid(name: string, at?: number, size?: { rows: number; columns: number }): Grid;
  removeGrid(id: number): void;
  moveGrid(id: number, to: number): void;
  readonly names: ReadonlyMap<string, { readonly gridId: number; readonly block: Block }>;
  setName(name: string, gridId: number, block: Block): void;
  removeName(name: string): void;
  /** Milliseconds since 1970, from the host's clock: what NOW() and TODAY() see. */
  now: () => number;
  /** Setting it forgets all kept results: the next read runs the functions anew. */
  custom: CustomFunctions | null;
  /** How often a custom function was run so far; a kept result does not count. */
  readonly customRuns: number;
  /** Recalculates volatile cells (NOW, TODAY, RAND) after the clock moved. */
  tick(): void;
}
