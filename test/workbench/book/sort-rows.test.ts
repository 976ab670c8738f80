import { describe, expect, it } from 'vitest';
import { block, errorOf, formula, sheetOf } from '../engine/fact-sheet.ts';

const by = (column: number, ascending = true) => ({ column, ascending });

describe('sorting rows', () => {
  it('puts numbers before texts before truths before errors, and blanks last', () => {
    const grid = sheetOf([[true], ['b'], [null], [errorOf('#N/A')], [2], ['A'], [false], [-1]]);
    grid.sort({ row: 0, column: 0, rows: 8, columns: 1 }, [by(0)]);
    expect(block(grid, 'A1:A8').flat()).toEqual([-1, 2, 'A', 'b', false, true, '#N/A', null]);
    grid.sort({ row: 0, column: 0, rows: 8, columns: 1 }, [by(0, false)]);
    expect(block(grid, 'A1:A8').flat()).toEqual(['#N/A', true, false, 'b', 'A', 2, -1, null]);
  });

  it('is stable and takes further columns for ties', () => {
    const grid = sheetOf([
      ['b', 1, 'first'],
      ['a', 2, 'x'],
      ['B', 1, 'second'],
      ['b', 0, 'y'],
    ]);
    grid.sort({ row: 0, column: 0, rows: 4, columns: 3 }, [by(0), by(1, false)]);
    expect(block(grid, 'C1:C4').flat()).toEqual(['x', 'first', 'second', 'y']);
  });

  it('moves formulas with their rows, relative references along', () => {
    const grid = sheetOf([
      [3, '=A1*10', '=A$1'],
      [1, '=A2*10', '=$A2'],
      [2, '=A3*10', '=SUM(A3:A)'],
    ]);
    grid.sort({ row: 0, column: 0, rows: 3, columns: 3 }, [by(0)]);
    expect(block(grid, 'A1:B3')).toEqual([
      [1, 10],
      [2, 20],
      [3, 30],
    ]);
    expect(['C1', 'C2', 'C3'].map(name => formula(grid, name))).toEqual(['=$A1', '=SUM(A2:A)', '=A$1']);
  });

  it('breaks a reference that would leave the tab', () => {
    const grid = sheetOf([
      [2, 1],
      [1, '=A1'],
    ]);
    grid.sort({ row: 0, column: 0, rows: 2, columns: 2 }, [by(0)]);
    expect(formula(grid, 'B1')).toBe('=#REF!');
  });

  it('takes formats and notes along, and leaves cells beside the block', () => {
    const grid = sheetOf([
      [2, 'stays'],
      [1, 'put'],
    ]);
    grid.setFormat({ row: 0, column: 0, rows: 1, columns: 1 }, { bold: true });
    grid.setNote(0, 0, 'two');
    grid.sort({ row: 0, column: 0, rows: 2, columns: 1 }, [by(0)]);
    expect(block(grid, 'A1:B2')).toEqual([
      [1, 'stays'],
      [2, 'put'],
    ]);
    expect([grid.format(1, 0).bold, grid.format(0, 0).bold]).toEqual([true, undefined]);
    expect([grid.note(0, 0), grid.note(1, 0)]).toEqual(['', 'two']);
  });

  it('leaves formulas elsewhere at the cells that they read', () => {
    const grid = sheetOf([[2, null, '=A1'], [1]]);
    grid.sort({ row: 0, column: 0, rows: 2, columns: 1 }, [by(0)]);
    expect(formula(grid, 'C1')).toBe('=A1');
    expect(grid.value(0, 2)).toBe(1);
  });
});
