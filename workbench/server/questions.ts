/** What the page asks about cells that it does not hold. */
import { displayText } from '../book/display.ts';
import type { Block, Grid } from '../book/types.ts';
import { lookOf } from '../services/state.ts';
import type { SummaryView } from './protocol.ts';
import type { Session } from './session.ts';

export type Direction = 'up' | 'down' | 'left' | 'right';

/** Where Ctrl and an arrow lead: to the last filled cell of a run, or to the first one after a gap, or to the tab's edge. */
export function edge(session: Session, gridId: number, row: number, column: number, direction: Direction): number {
  const grid = session.grid(gridId);
  const isRow = direction === 'up' || direction === 'down';
  const step = direction === 'down' || direction === 'right' ? 1 : -1;
  const last = (isRow ? grid.rowCount : grid.columnCount) - 1;
  // Nothing lies beyond the used cells, so a walk need not go to the tab's end.
  const used = isRow ? grid.usedRows : grid.usedColumns;
  const isFilled = (line: number): boolean => {
    const value = isRow ? grid.value(line, column) : grid.value(row, line);
    return value !== null && value !== '';
  };
  let line = Math.min(isRow ? row : column, last);
  const end = step > 0 ? last : 0;
  const isInside = (n: number) => n >= 0 && n <= last;
  if (!isInside(line + step)) return line;
  const wasRun = isFilled(line) && isFilled(line + step);
  for (line += step; isInside(line + step); line += step) {
    if (wasRun ? !isFilled(line + step) : isFilled(line)) return line;
    if (step > 0 && line > used) return end;
  }
  return line;
}

/** The block of filled cells around a cell: what Ctrl+A selects, and what a filter or sort takes. */
export function dataBlock(session: Session, gridId: number): Block {
  const { usedRows, usedColumns } = session.grid(gridId);
  return { row: 0, column: 0, rows: Math.max(1, usedRows), columns: Math.max(1, usedColumns) };
}

export function summary(session: Session, gridId: number, block: Block): SummaryView {
  const grid = session.grid(gridId);
  const { locale } = session.host.book;
  const inside = insideUsed(grid, block);
  const hidden = new Set(lookOf(session.host.state, gridId).hiddenRows);
  let filled = 0;
  const numbers: number[] = [];
  for (const [r, line] of (inside ? grid.values(inside) : []).entries()) {
    if (hidden.has(block.row + r)) continue;
    for (const value of line) {
      if (value !== null && value !== '') filled += 1;
      if (typeof value === 'number') numbers.push(value);
    }
  }
  const format = grid.shownFormat(block.row, block.column).numberFormat;
  const shown = (value: number): string => displayText(value, format === '@' ? '' : format, locale);
  const sum = numbers.reduce((total, number) => total + number, 0);
  return {
    filled,
    numbers: numbers.length,
    sum: shown(sum),
    average: shown(sum / Math.max(1, numbers.length)),
    smallest: shown(numbers.reduce((least, number) => Math.min(least, number), Number.POSITIVE_INFINITY)),
    largest: shown(numbers.reduce((most, number) => Math.max(most, number), Number.NEGATIVE_INFINITY)),
  };
}

function insideUsed(grid: Grid, { row, column, rows, columns }: Block): Block | null {
  const inside = {
    row,
    column,
    rows: Math.min(rows, grid.usedRows - row),
    columns: Math.min(columns, grid.usedColumns - column),
  };
  return inside.rows > 0 && inside.columns > 0 ? inside : null;
}

const MOST_FOUND = 1_000;

/** The cells whose shown text holds a text, whatever its case; row by row. */
export function find(session: Session, gridId: number, text: string): { row: number; column: number }[] {
  const grid = session.grid(gridId);
  const wanted = text.toLowerCase();
  const found: { row: number; column: number }[] = [];
  if (wanted === '') return found;
  const hidden = new Set(lookOf(session.host.state, gridId).hiddenColumns);
  for (let row = 0; row < grid.usedRows && found.length < MOST_FOUND; row++) {
    for (let column = 0; column < grid.usedColumns; column++) {
      if (!hidden.has(column) && grid.display(row, column).toLowerCase().includes(wanted)) found.push({ row, column });
    }
  }
  return found;
}

const MOST_LONG = 20;

/** The longest texts of a column: the widest of them is how wide the column needs to be. */
export function longestTexts(session: Session, gridId: number, column: number): string[] {
  const grid = session.grid(gridId);
  const texts = new Set<string>();
  for (let row = 0; row < grid.usedRows; row++) texts.add(grid.display(row, column));
  return [...texts].sort((a, b) => b.length - a.length).slice(0, MOST_LONG);
}

const shownTexts = (grid: Grid, { row, column, rows, columns }: Block): string[][] =>
  Array.from({ length: rows }, (_, r) => Array.from({ length: columns }, (_, c) => grid.display(row + r, column + c)));

/** The block as spreadsheets exchange it over the clipboard. */
export function tabSeparated(session: Session, gridId: number, block: Block): string {
  const quoted = (text: string) => (/["\t\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  return shownTexts(session.grid(gridId), block)
    .map(line => line.map(quoted).join('\t'))
    .join('\n');
}

/** A tab as CSV, as it is shown. */
export function commaSeparated(session: Session, gridId: number): string {
  const quoted = (text: string) => (/[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  return shownTexts(session.grid(gridId), dataBlock(session, gridId))
    .map(line => `${line.map(quoted).join(',')}\r\n`)
    .join('');
}

/** The texts that a column of the tab's filter shows, each once, and whether the filter hides them. */
export function filterTexts(session: Session, gridId: number, column: number): { text: string; isHidden: boolean }[] {
  const block = lookOf(session.host.state, gridId).filter;
  if (!block) return [];
  const grid = session.grid(gridId);
  const hidden = new Set(session.filters[gridId]?.[column] ?? []);
  const texts = new Set<string>();
  for (let row = block.row + 1; row < block.row + block.rows; row++) texts.add(grid.display(row, column));
  return [...texts]
    .sort((a, b) => a.localeCompare(b, 'en', { numeric: true }))
    .map(text => ({ text, isHidden: hidden.has(text) }));
}
