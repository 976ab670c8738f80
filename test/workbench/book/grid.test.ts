import { describe, expect, it, vi } from 'vitest';
import { at, block, sheetOf, shown } from '../engine/fact-sheet.ts';

const CELL = { row: 0, column: 0, rows: 1, columns: 1 };

describe('contents', () => {
  it('are blank as null, never as an empty text', () => {
    const grid = sheetOf([['', 'x']]);
    expect(grid.values({ row: 0, column: 0, rows: 1, columns: 3 })).toEqual([[null, 'x', null]]);
  });

  it('are written as a block in one go', () => {
    const grid = sheetOf();
    grid.setAll({ row: 1, column: 1, rows: 2, columns: 2 }, [
      [{ value: 1 }, { formula: '=B2+1' }],
      [{ value: null }, { value: 'x' }],
    ]);
    expect(block(grid, 'B2:C3')).toEqual([
      [1, 2],
      [null, 'x'],
    ]);
  });

  it('must be as many as the block has cells, and inside the tab', () => {
    const grid = sheetOf([], { rows: 5, columns: 5 });
    expect(() => grid.setAll({ row: 0, column: 0, rows: 1, columns: 2 }, [[{ value: 1 }]])).toThrow(RangeError);
    expect(() => grid.set(5, 0, { value: 1 })).toThrow('Leads has 5 rows and 5 columns; the block ends outside them');
    expect(() => grid.set(0, -1, { value: 1 })).toThrow(RangeError);
    expect(() => grid.setFormat({ ...CELL, rows: 6 }, { bold: true })).toThrow(RangeError);
  });

  it('end with the last content, formulas that answer nothing included', () => {
    const grid = sheetOf([[1], [null, null, 'x']]);
    expect([grid.usedRows, grid.usedColumns]).toEqual([2, 3]);
    grid.set(1, 2, { value: null });
    expect([grid.usedRows, grid.usedColumns]).toEqual([1, 1]);
    grid.set(4, 1, { formula: '=IF(FALSE,1,)' });
    expect([grid.usedRows, grid.usedColumns]).toEqual([5, 2]);
    expect([sheetOf().usedRows, sheetOf().usedColumns]).toEqual([0, 0]);
  });
});

describe('formats', () => {
  it('are one shared object for cells that look alike', () => {
    const grid = sheetOf();
    grid.setFormat({ row: 0, column: 0, rows: 2, columns: 2 }, { bold: true, background: '#fff' });
    expect(grid.format(0, 0)).toBe(grid.format(1, 1));
    expect(grid.format(0, 0)).toMatchObject({ numberFormat: '', bold: true, background: '#fff' });
    expect(grid.format(5, 5)).toEqual({ numberFormat: '' });
    expect(Object.isFrozen(grid.format(0, 0))).toBe(true);
  });

  it('change only in what is given', () => {
    const grid = sheetOf([[0.5]]);
    grid.setFormat(CELL, { bold: true });
    grid.setFormat(CELL, { numberFormat: '0%' });
    expect(grid.format(0, 0)).toEqual({ numberFormat: '0%', bold: true });
    expect(shown(grid, 'A1')).toBe('50%');
  });

  it('do not count as content', () => {
    const grid = sheetOf();
    grid.setFormat({ row: 0, column: 0, rows: 9, columns: 9 }, { bold: true });
    expect([grid.usedRows, grid.usedColumns]).toEqual([0, 0]);
  });

  it('reach formulas that read the format', () => {
    const grid = sheetOf([[46024, '=ISDATE(A1)', '=A1+1']]);
    expect(at(grid, 'B1')).toBe(false);
    grid.setFormat(CELL, { numberFormat: 'm/d/yyyy' });
    expect(at(grid, 'B1')).toBe(true);
    expect(shown(grid, 'C1')).toBe('1/3/2026');
  });
});

describe('notes', () => {
  it('are texts, "" for none', () => {
    const grid = sheetOf();
    grid.setNote(2, 1, 'call back');
    expect([grid.note(2, 1), grid.note(0, 0)]).toEqual(['call back', '']);
    grid.setNote(2, 1, '');
    expect(grid.note(2, 1)).toBe('');
  });
});

describe('typing a thousand cells', () => {
  it('builds at most one calendar', () => {
    const grid = sheetOf();
    grid.type(0, 0, '1');
    const made = vi.spyOn(Intl, 'DateTimeFormat');
    for (let row = 0; row < 50; row++) grid.type(row, 1, '3/4');
    expect(made).not.toHaveBeenCalled();
    made.mockRestore();
  });
});
