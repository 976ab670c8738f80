/** Rows of the tabs that Lead SLA writes. */

import type { Cell } from './cell.ts';
import { asText } from './cell-text.ts';

export type RowStyle = 'title' | 'heading' | 'columns' | 'text' | 'muted' | 'bad' | 'warn' | 'good';

/** A row of a tab that Lead SLA writes: safe texts, and how they look. */
export interface StyledRow {
  readonly style: RowStyle;
  readonly cells: readonly Cell[];
}

/** A row whose texts cannot become formulas. */
export function styledRow(style: RowStyle, ...cells: Cell[]): StyledRow {
  return { style, cells: cells.map(cell => (typeof cell === 'string' ? asText(cell) : cell)) };
}
