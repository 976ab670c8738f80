/** Cells by name: A1, and back. */
import type { Block } from '../server/protocol.ts';

/** 0 → A, 25 → Z, 26 → AA. */
export function columnName(column: number): string {
  let name = '';
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    name = String.fromCharCode(65 + ((rest - 1) % 26)) + name;
  }
  return name;
}

export const cellName = (row: number, column: number): string => `${columnName(column)}${row + 1}`;

/** B2 or B2:C9. */
export function blockName({ row, column, rows, columns }: Block): string {
  const first = cellName(row, column);
  return rows === 1 && columns === 1 ? first : `${first}:${cellName(row + rows - 1, column + columns - 1)}`;
}

const indexOf = (letters: string): number =>
  [...letters.toUpperCase()].reduce((index, letter) => index * 26 + letter.charCodeAt(0) - 64, 0) - 1;

/** Reads B2, B2:C9, B:C or 2:9 within a tab; null for anything else. */
export function parseBlock(text: string, rowCount: number, columnCount: number): Block | null {
  const match = /^\$?([a-z]{0,3})\$?(\d*)(?::\$?([a-z]{0,3})\$?(\d*))?$/i.exec(text.trim());
  if (!match) return null;
  const [, left = '', top = '', right = left, bottom = top] = match;
  if (left === '' && top === '') return null;
  if (!text.includes(':') && (left === '' || top === '')) return null;
  const rows = [top === '' ? 1 : Number(top), bottom === '' ? rowCount : Number(bottom)].sort((a, b) => a - b);
  const columns = [left === '' ? 0 : indexOf(left), right === '' ? columnCount - 1 : indexOf(right)].sort(
    (a, b) => a - b,
  );
  const [first = 1, last = 1] = rows;
  const [from = 0, to = 0] = columns;
  if (first < 1 || last > rowCount || to >= columnCount) return null;
  return { row: first - 1, column: from, rows: last - first + 1, columns: to - from + 1 };
}
