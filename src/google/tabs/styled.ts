/** A tab's content as rows with a style each, written in a handful of calls however long it is. */

import type { Cell } from '../../sla/sheet/cell.ts';
import { fromText } from '../../sla/sheet/cell-text.ts';
import type { RowStyle, StyledRow } from '../../sla/sheet/styled-row.ts';
import { growTo, type Sheet } from '../book.ts';

const LOOKS: Readonly<Record<RowStyle, { color: string; background: string; weight: 'bold' | 'normal' }>> = {
  title: { color: '#202124', background: '#ffffff', weight: 'bold' },
  heading: { color: '#202124', background: '#ffffff', weight: 'bold' },
  columns: { color: '#5f6368', background: '#f1f3f4', weight: 'bold' },
  text: { color: '#202124', background: '#ffffff', weight: 'normal' },
  muted: { color: '#5f6368', background: '#ffffff', weight: 'normal' },
  bad: { color: '#b3261e', background: '#fce8e6', weight: 'normal' },
  warn: { color: '#8a4b00', background: '#fef7e0', weight: 'normal' },
  good: { color: '#137333', background: '#e6f4ea', weight: 'normal' },
};
const TITLE_SIZE = 16;
const BLANK: StyledRow = { style: 'text', cells: [] };

/** What stays as it is however often the tab is written. Tables stand one above the other: a number must not leave its heading. */
export function layStyled(made: Sheet, columns: number): void {
  made.getRange(1, 1, made.getMaxRows(), columns).setHorizontalAlignment('left');
  made.getRange(1, 1).setFontSize(TITLE_SIZE);
}

/** Replaces everything in the tab's first columns, also what was longer before. */
export function writeStyled(sheet: Sheet, rows: readonly StyledRow[], columns: number): void {
  const last = sheet.getLastRow();
  const height = Math.max(rows.length, last);
  if (height > last) growTo(sheet, height);
  const all = Array.from({ length: height }, (_, row) => rows[row] ?? BLANK);
  const each = <T>(of: (look: (typeof LOOKS)[RowStyle]) => T): T[][] =>
    all.map(({ style }) => Array.from({ length: columns }, () => of(LOOKS[style])));
  const range = sheet.getRange(1, 1, height, columns);
  range.setValues(all.map(({ cells }) => Array.from({ length: columns }, (_, index) => literal(cells[index] ?? ''))));
  range.setFontColors(each(look => look.color));
  range.setBackgrounds(each(look => look.background));
  range.setFontWeights(each(look => look.weight));
}

/**
 * Sheets makes a number of "$2,205" or "Fri 20 Nov 14:37", and its format stays in the cell: the next count written there would
 * be a date.
 */
function literal(cell: Cell): Cell {
  return typeof cell === 'string' && cell !== '' ? `'${fromText(cell)}` : cell;
}
