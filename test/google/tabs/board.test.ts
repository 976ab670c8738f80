/** The board as cells: what was written before leaves no trace, and who asks for a scan finds it up to date. */
import { beforeEach, describe, expect, test } from 'vitest';
import { BOARD_COLUMNS } from '../../../src/sla/standing/board.ts';
import { type Bench, bench, examplePolicy } from '../../support/workbench.ts';

const HOUR = 3_600_000;

let desk: Bench;
beforeEach(() => {
  desk = bench([
    ['Create Date', 'Original Source', 'First contact', 'Owner', 'Company size'],
    ['2026-11-20 11:00', 'Free trial', '', 'Dana Reyes', 200],
    ['2026-11-20 11:30', 'Free trial', '', '=1+1', 200],
  ]);
  desk.ask('setUp', { policy: examplePolicy() });
});

function boardCells() {
  const grid = desk.book.grid('SLA Board');
  if (!grid) throw new Error('There is no board.');
  return Array.from({ length: 60 }, (_, row) =>
    Array.from({ length: BOARD_COLUMNS }, (__, column) => ({
      text: grid.display(row, column),
      numberFormat: grid.shownFormat(row, column).numberFormat,
    })),
  ).flat();
}

describe('the board', () => {
  test('is written as soon as there is a policy, and so are the verdicts', () => {
    expect(boardCells().map(({ text }) => text)).toContain('Overdue leads by value at stake (2)');
    expect(desk.shows('Leads!G2')).toBe('OVERDUE');
  });
  test('holds amounts, shares and times as texts: none leaves a format to the count that comes after it', () => {
    const cells = boardCells();
    expect(cells.some(({ text }) => /^\$\d/.test(text))).toBe(true);
    expect(cells.some(({ text }) => /^Fri 12:00$/.test(text))).toBe(true);
    expect(cells.some(({ text }) => text === '=1+1')).toBe(true);
    expect(cells.filter(({ numberFormat }) => numberFormat !== '')).toEqual([]);
  });
  test('is as of the scan that somebody asks for, though no verdict has changed', () => {
    desk.host.clock.advance(3 * HOUR);
    desk.ask('scanNow');
    expect(desk.shows('SLA Board!A2')).toMatch(/^As of Fri 20 Nov 16:30/);
  });
});
