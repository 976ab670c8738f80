import { describe, expect, it } from 'vitest';
import { parseBlock } from '../../../workbench/book/addresses.ts';
import { createBook, type Workbook } from '../../../workbench/book/book.ts';
import type { BookGrid } from '../../../workbench/book/grid.ts';
import type { CellError, ErrorCode, Scalar } from '../../../workbench/book/types.ts';
import { withPage } from './google-pages.ts';

/** Friday, 20 November 2026, 09:30 in New York. */
export const NOW = Date.UTC(2026, 10, 20, 14, 30);

/** What somebody types: a formula when it begins with "=", else a value as it is. */
export type Written = Scalar;

export interface BookSetting {
  readonly locale?: string;
  readonly rows?: number;
  readonly columns?: number;
}

/** A workbook with one tab "Leads" that holds these cells from A1 on. */
export function bookOf(cells: readonly (readonly Written[])[] = [], setting: BookSetting = {}): Workbook {
  const book = createBook({
    id: 'facts',
    name: 'Facts',
    timeZone: 'America/New_York',
    locale: setting.locale ?? 'en_US',
    now: () => NOW,
  });
  const grid = book.addGrid('Leads', 0, { rows: setting.rows ?? 100, columns: setting.columns ?? 40 });
  write(grid, 'A1', cells);
  return book;
}

/** The first tab of such a workbook. */
export function sheetOf(cells: readonly (readonly Written[])[] = [], setting: BookSetting = {}): BookGrid {
  const [grid] = bookOf(cells, setting).grids;
  if (!grid) throw new Error('the workbook has no tab');
  return grid;
}

/** Writes rows of values and formulas from a cell on. */
export function write(grid: BookGrid, at: string, cells: readonly (readonly Written[])[]): void {
  const { row, column } = parseBlock(at);
  cells.forEach((line, r) => {
    line.forEach((cell, c) => {
      put(grid, row + r, column + c, cell);
    });
  });
}

function put(grid: BookGrid, row: number, column: number, cell: Written): void {
  if (typeof cell === 'string' && cell.startsWith('=')) grid.set(row, column, { formula: cell });
  else grid.set(row, column, { value: cell });
}

/** The value of a cell, an error as its code. */
export function at(grid: BookGrid, name: string): Scalar {
  const { row, column } = parseBlock(name);
  return codeOf(grid.value(row, column));
}

/** The values of a block, row by row, errors as their codes. */
export const block = (grid: BookGrid, name: string): Scalar[][] =>
  grid.values(parseBlock(name)).map(row => row.map(codeOf));

/** The text that a cell shows. */
export function shown(grid: BookGrid, name: string): string {
  const { row, column } = parseBlock(name);
  return grid.display(row, column);
}

/** The formula in a cell, or null. */
export function formula(grid: BookGrid, name: string): string | null {
  const { row, column } = parseBlock(name);
  return grid.formula(row, column);
}

/** The message that a cell's error shows when hovered. */
export function messageAt(grid: BookGrid, name: string): string {
  const { row, column } = parseBlock(name);
  const value = grid.value(row, column);
  return value !== null && typeof value === 'object' ? value.message : '';
}

export const codeOf = (value: Scalar): Scalar => (value !== null && typeof value === 'object' ? value.error : value);

export const errorOf = (error: ErrorCode): CellError => ({ error, message: '' });

/** What a formula answers: a value, an error's code, what the cell shows, or rows that it spills. */
export type Answer = Scalar | { readonly shows: string } | readonly (readonly Scalar[])[];

export type Fact = readonly [formula: string, answer: Answer];

export const shows = (text: string): Answer => ({ shows: text });

/** Column T: to the right of any facts' cells. */
const COLUMN = 19;

/** One test per example of a function that Google documents, each on a fresh tab with the example's cells from A1 on. */
export function facts(name: string, cells: readonly (readonly Written[])[], examples: readonly Fact[]): void {
  describe(withPage(name), () => {
    it.each(examples)('%s', (text, answer) => {
      const grid = sheetOf(cells);
      grid.set(0, COLUMN, { formula: text });
      check(grid, answer);
    });
  });
}

function check(grid: BookGrid, answer: Answer): void {
  if (Array.isArray(answer)) {
    const rows = answer as readonly (readonly Scalar[])[];
    const size = { row: 0, column: COLUMN, rows: rows.length, columns: rows[0]?.length ?? 1 };
    expect(grid.values(size).map(row => row.map(codeOf))).toEqual(rows);
    expect(grid.value(rows.length, COLUMN), 'ends where the example ends').toBeNull();
    expect(grid.value(0, COLUMN + size.columns), 'ends where the example ends').toBeNull();
    return;
  }
  if (answer !== null && typeof answer === 'object' && 'shows' in answer) {
    expect(grid.display(0, COLUMN)).toBe(answer.shows);
    return;
  }
  const value = codeOf(grid.value(0, COLUMN));
  if (typeof answer === 'number' && typeof value === 'number') expect(asPrecise(value, answer)).toBe(answer);
  else expect(value).toBe(answer);
}

/** Rounds a number to the decimals that a documented answer gives. */
function asPrecise(value: number, documented: number): number {
  const decimals = String(documented).split('.')[1]?.length ?? 0;
  return decimals === 0 ? value : Number(value.toFixed(decimals));
}
