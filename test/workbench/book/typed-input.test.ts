import { describe, expect, it } from 'vitest';
import { readTyped } from '../../../workbench/book/typed-input.ts';
import { at, sheetOf, shown } from '../engine/fact-sheet.ts';

describe('typed in en_US', () => {
  it.each([
    ['', null, ''],
    ['open', 'open', ''],
    ['12', 12, ''],
    ['-1.5', -1.5, ''],
    ['1,234.5', 1234.5, '#,##0.00'],
    ['12%', 0.12, '0%'],
    ['12.5%', 0.125, '0.00%'],
    ['$5', 5, '$#,##0'],
    ['1e3', 1000, '0.00E+00'],
    ['TRUE', true, ''],
    ['false', false, ''],
    ['1/2/2026', 46024, 'm/d/yyyy'],
    ['2026-01-02', 46024, 'yyyy-mm-dd'],
    ['1/2', 46024, 'm/d'],
    ["'0123", '0123', ''],
    ["'=A1", '=A1', ''],
    ['1.2.3', '1.2.3', ''],
    ['555-1234', '555-1234', ''],
    ['13/45/2026', '13/45/2026', ''],
  ])('"%s"', (text, value, numberFormat) => {
    expect(readTyped(text, 'en_US', 2026)).toEqual({ value, numberFormat });
  });

  it.each([
    ['9:30', 9.5 / 24],
    ['2:15 PM', 14.25 / 24],
    ['25:30', 25.5 / 24],
    ['100:00:30', (100 * 3600 + 30) / 86400],
  ])('a time: "%s"', (text, value) => {
    const typed = readTyped(text, 'en_US', 2026);
    expect(typed.value).toBeCloseTo(value, 10);
    expect(typed.numberFormat).toMatch(/h/);
  });
});

describe('typed in de_DE', () => {
  it.each([
    ['1,5', 1.5],
    ['1.234,5', 1234.5],
    ['1.234', 1234],
    ['12 %', 0.12],
    ['2.1.2026', 46024],
    ['02.01.2026', 46024],
    ['2.1.', 46024],
    ['WAHR', true],
    ['1,2,3', '1,2,3'],
  ])('"%s"', (text, value) => {
    expect(readTyped(text, 'de_DE', 2026).value).toEqual(value);
  });

  it('keeps the dots of a date', () => {
    expect(readTyped('02.01.2026', 'de_DE', 2026).numberFormat).toMatch(/^d+\.m+\.y+$/);
  });
});

describe('typing into a cell', () => {
  it('makes a formula of what begins with "=", but not of "=" alone', () => {
    const grid = sheetOf();
    grid.type(0, 0, '=1+1');
    grid.type(1, 0, '=');
    expect([at(grid, 'A1'), at(grid, 'A2')]).toEqual([2, '=']);
    expect(grid.formula(1, 0)).toBeNull();
  });

  it('gives the cell the format of what was typed', () => {
    const grid = sheetOf();
    grid.type(0, 0, '12%');
    grid.type(1, 0, '1/2/2026');
    expect([shown(grid, 'A1'), shown(grid, 'A2')]).toEqual(['12%', '1/2/2026']);
    expect(grid.format(0, 0).numberFormat).toBe('0%');
  });

  it('keeps a format that the cell has already', () => {
    const grid = sheetOf();
    grid.setFormat({ row: 0, column: 0, rows: 1, columns: 1 }, { numberFormat: '0.000' });
    grid.type(0, 0, '12%');
    expect(shown(grid, 'A1')).toBe('0.120');
  });

  it('keeps everything as text in a text column', () => {
    const grid = sheetOf();
    grid.setFormat({ row: 0, column: 0, rows: 3, columns: 1 }, { numberFormat: '@' });
    for (const [row, text] of ['007', '=1+1', '1/2'].entries()) grid.type(row, 0, text);
    expect(grid.values({ row: 0, column: 0, rows: 3, columns: 1 })).toEqual([['007'], ['=1+1'], ['1/2']]);
    grid.type(0, 0, '');
    expect(at(grid, 'A1')).toBeNull();
  });

  it("takes the year of the workbook's own clock for a date without one", () => {
    const grid = sheetOf();
    grid.type(0, 0, '3/4');
    grid.set(1, 0, { formula: '=YEAR(A1)' });
    expect(at(grid, 'A2')).toBe(2026);
  });

  it('clears a cell with nothing', () => {
    const grid = sheetOf([[5]]);
    grid.type(0, 0, '');
    expect([at(grid, 'A1'), grid.usedRows]).toEqual([null, 0]);
  });
});
