/** A1 notation to blocks and back. */
import type { Block } from '../book/types.ts';

/** 0 → A, 25 → Z, 26 → AA. */
export function columnLetters(column: number): string {
  let letters = '';
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  }
  return letters;
}

const columnNumber = (letters: string): number =>
  [...letters.toUpperCase()].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;

const CORNERS = /^\$?([a-z]{1,3})?\$?(\d+)?(?::\$?([a-z]{1,3})?\$?(\d+)?)?$/i;

/**
 * Reads "B2", "B2:C9", "B:C", "B2:C" or "2:9" on a tab of the given size; null when it is no A1 notation.
 * Open ends reach the edge of the tab.
 */
export function parseA1(text: string, size: { rows: number; columns: number }): Block | null {
  const match = CORNERS.exec(text.trim());
  if (!match) return null;
  const [, letters, digits, endLetters, endDigits] = match;
  const single = !text.includes(':');
  if (single ? !(letters && digits) : !((letters || digits) && (endLetters || endDigits))) return null;
  const left = letters ? columnNumber(letters) : 0;
  const top = digits ? Number(digits) - 1 : 0;
  const right = single ? left : endLetters ? columnNumber(endLetters) : size.columns - 1;
  const bottom = single ? top : endDigits ? Number(endDigits) - 1 : size.rows - 1;
  if (top < 0 || bottom < 0) return null;
  return {
    row: Math.min(top, bottom),
    column: Math.min(left, right),
    rows: Math.abs(bottom - top) + 1,
    columns: Math.abs(right - left) + 1,
  };
}

/** Splits "'My tab'!A1:B2" into the tab's name and the rest; the name is null without a "!". */
export function splitSheet(text: string): { sheet: string | null; rest: string } {
  const match = /^(?:'((?:[^']|'')+)'|([^'!]+))!(.*)$/.exec(text);
  if (!match) return { sheet: null, rest: text };
  return { sheet: match[1]?.replaceAll("''", "'") ?? match[2] ?? '', rest: match[3] ?? '' };
}

/** "A1" for one cell, else "A1:B2". */
export function blockToA1(block: Block): string {
  const first = `${columnLetters(block.column)}${block.row + 1}`;
  if (block.rows === 1 && block.columns === 1) return first;
  return `${first}:${columnLetters(block.column + block.columns - 1)}${block.row + block.rows}`;
}
