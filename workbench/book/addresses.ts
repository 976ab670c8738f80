import type { Block } from './types.ts';

/** 0 → A, 25 → Z, 26 → AA. */
export function columnName(column: number): string {
  let name = '';
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    name = String.fromCharCode(65 + ((rest - 1) % 26)) + name;
  }
  return name;
}

/** A → 0, aa → 26. */
export function columnIndex(name: string): number {
  let index = 0;
  for (const letter of name.toUpperCase()) index = index * 26 + letter.charCodeAt(0) - 64;
  return index - 1;
}

export const cellName = (row: number, column: number): string => `${columnName(column)}${row + 1}`;

/** B2 or B2:C9. */
export function blockName({ row, column, rows, columns }: Block): string {
  const first = cellName(row, column);
  return rows === 1 && columns === 1 ? first : `${first}:${cellName(row + rows - 1, column + columns - 1)}`;
}

/** Reads what blockName writes. Throws a RangeError for anything else. */
export function parseBlock(name: string): Block {
  const match = /^([A-Z]+)(\d+)(?::([A-Z]+)(\d+))?$/.exec(name);
  if (!match) throw new RangeError(`not a block of cells: ${name}`);
  const [, left = '', top = '', right = left, bottom = top] = match;
  const row = Number(top) - 1;
  const column = columnIndex(left);
  return { row, column, rows: Number(bottom) - row, columns: columnIndex(right) + 1 - column };
}
