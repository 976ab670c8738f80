import { describe, expect, it } from 'vitest';
import { at, bookOf, NOW, sheetOf, shown } from './fact-sheet.ts';

const MINUTE = 60_000;

describe('volatile formulas', () => {
  it('keep their answer until the clock ticks', () => {
    let now = NOW;
    const book = bookOf([['=NOW()', '=A1+1', '=RAND()']]);
    const [grid] = book.grids;
    if (!grid) throw new Error('the workbook has no tab');
    book.now = () => now;
    const before = grid.values({ row: 0, column: 0, rows: 1, columns: 3 });
    now += 90 * MINUTE;
    expect(grid.values({ row: 0, column: 0, rows: 1, columns: 3 })).toEqual(before);
    book.tick();
    expect(shown(grid, 'A1')).toBe('11/20/2026 11:00:00');
    expect(shown(grid, 'B1')).toBe('11/21/2026 11:00:00');
  });

  it('see a new clock at once', () => {
    const book = bookOf([['=TODAY()', '=YEAR(A1)']]);
    const [grid] = book.grids;
    if (!grid) throw new Error('the workbook has no tab');
    expect(at(grid, 'B1')).toBe(2026);
    book.now = () => Date.UTC(2027, 0, 1, 4, 59);
    expect(at(grid, 'B1')).toBe(2026);
    book.now = () => Date.UTC(2027, 0, 1, 5);
    expect(at(grid, 'B1')).toBe(2027);
  });

  it("stand on the workbook's own wall clock, through a change of summer time", () => {
    const book = bookOf([['=NOW()']]);
    const [grid] = book.grids;
    if (!grid) throw new Error('the workbook has no tab');
    book.timeZone = 'Europe/Berlin';
    expect(shown(grid, 'A1')).toBe('11/20/2026 15:30:00');
    book.now = () => Date.UTC(2026, 6, 1, 22, 15, 30);
    expect(shown(grid, 'A1')).toBe('7/2/2026 0:15:30');
  });

  it('read a date without a year as one of the current year', () => {
    expect(shown(sheetOf([['=DATEVALUE("3/4")+0', '=TEXT("3/4","yyyy")']]), 'B1')).toBe('2026');
  });
});
