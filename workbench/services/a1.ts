/** A1 notation, as a script writes it, to blocks. */
import { columnIndex } from '../book/addresses.ts';
import type { Block } from '../book/types.ts';

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
  const left = letters ? columnIndex(letters) : 0;
  const top = digits ? Number(digits) - 1 : 0;
  const right = single ? left : endLetters ? columnIndex(endLetters) : size.columns - 1;
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
