/** The board tab: rewritten whole whenever the standing changed. */
import { BOARD_COLUMNS, boardOf } from '../sla/board.ts';
import type { Standing } from '../sla/standing.ts';
import type { Zone } from '../sla/zone.ts';
import { writeStyled } from './styled.ts';
import { BOARD_TAB, type Book, ensureTab, type Sheet, warnOfEdits } from './tabs.ts';

const WIDTHS = [180, 120, 120, 130, 140, 165, 150];

export function writeBoard(book: Book, standing: Standing, zone: Zone): void {
  writeStyled(boardTab(book), boardOf(standing, zone), BOARD_COLUMNS);
}

export function boardTab(book: Book): Sheet {
  return ensureTab(book, BOARD_TAB, made => {
    for (const [index, width] of WIDTHS.entries()) made.setColumnWidth(index + 1, width);
    made.setHiddenGridlines(true);
    made.setFrozenColumns(1);
    warnOfEdits(made, 'Lead SLA writes the board.');
  });
}
