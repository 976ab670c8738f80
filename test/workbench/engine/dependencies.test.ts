import { describe, expect, it } from 'vitest';
import { at, block, bookOf, sheetOf, shown, write } from './fact-sheet.ts';

describe('formulas follow what they read', () => {
  it('in a single cell, a short range, a long one and an open one', () => {
    const grid = sheetOf(
      [
        ['=C1', '=SUM(C1:C9)', 1],
        ['=SUM(C1:C1500)', '=SUM(C:C)'],
      ],
      { rows: 2000 },
    );
    expect(block(grid, 'A1:B2')).toEqual([
      [1, 1],
      [1, 1],
    ]);
    grid.set(0, 2, { value: 5 });
    grid.set(1400, 2, { value: 3 });
    grid.set(1999, 2, { value: 2 });
    expect(block(grid, 'A1:B2')).toEqual([
      [5, 5],
      [8, 10],
    ]);
  });

  it('across many columns and whole rows', () => {
    const grid = sheetOf([['=SUM(B1:CV1)', 1], ['=SUM(3:3)']], { columns: 100 });
    grid.set(0, 99, { value: 4 });
    grid.set(2, 50, { value: 6 });
    expect(block(grid, 'A1:A2')).toEqual([[5], [6]]);
  });

  it('on another tab, whatever its name needs in quotes', () => {
    const book = bookOf([["='Bob''s leads'!A1*2", '=SUM(leads2!A:A)']]);
    const [grid] = book.grids;
    if (!grid) throw new Error('the workbook has no tab');
    expect(block(grid, 'A1:B1')).toEqual([['#REF!', '#REF!']]);
    write(book.addGrid("Bob's leads"), 'A1', [[21]]);
    const other = book.addGrid('Leads2');
    write(other, 'A1', [[1], [2]]);
    expect(block(grid, 'A1:B1')).toEqual([[42, 3]]);
    other.set(2, 0, { value: 4 });
    expect(at(grid, 'B1')).toBe(7);
  });

  it('through chains that are entered back to front', () => {
    const grid = sheetOf([['=B1+1', '=C1+1', '=D1+1', 1]]);
    expect(at(grid, 'A1')).toBe(4);
    grid.set(0, 3, { value: 10 });
    expect(at(grid, 'A1')).toBe(13);
  });

  it('to an added or a removed row of the tab, where the range is open', () => {
    const grid = sheetOf([['=ROWS(B:B)']], { rows: 10 });
    expect(at(grid, 'A1')).toBe(10);
    grid.insertRows(10, 5);
    expect(at(grid, 'A1')).toBe(15);
  });

  it('no longer once they are replaced', () => {
    const grid = sheetOf([['=B1', 1, '=A1']]);
    grid.set(0, 0, { value: 9 });
    grid.set(0, 1, { value: 2 });
    expect(block(grid, 'A1:C1')).toEqual([[9, 2, 9]]);
  });
});

describe('named ranges', () => {
  it('are read without case, and follow a new block', () => {
    const book = bookOf([[1, 2, '=SUM(Goal)', '=goal+1']]);
    const [grid] = book.grids;
    if (!grid) throw new Error('the workbook has no tab');
    expect(at(grid, 'C1')).toBe('#NAME?');
    book.setName('GOAL', grid.id, { row: 0, column: 0, rows: 1, columns: 1 });
    expect(block(grid, 'C1:D1')).toEqual([[1, 2]]);
    book.setName('goal', grid.id, { row: 0, column: 0, rows: 1, columns: 2 });
    expect(at(grid, 'C1')).toBe(3);
    grid.set(0, 1, { value: 10 });
    expect(at(grid, 'C1')).toBe(11);
    expect([...book.names.keys()]).toEqual(['goal']);
    book.removeName('goal');
    expect(at(grid, 'C1')).toBe('#NAME?');
  });

  it('yield to names that LET binds', () => {
    const book = bookOf([[1, '=LET(goal,5,goal)', '=goal']]);
    const [grid] = book.grids;
    if (!grid) throw new Error('the workbook has no tab');
    book.setName('goal', grid.id, { row: 0, column: 0, rows: 1, columns: 1 });
    expect(block(grid, 'B1:C1')).toEqual([[5, 1]]);
  });
});

describe('an answer suggests a format', () => {
  it('as the operators and functions hand it on', () => {
    const grid = sheetOf([
      ['=DATE(2026,1,2)', '=A1+7', '=B1-A1', '=MAX(A1:B1)', '=IF(TRUE,A1,"")', '=A1', '=5%', '=A1*1'],
    ]);
    expect(['B1', 'C1', 'D1', 'E1', 'F1', 'G1', 'H1'].map(name => shown(grid, name))).toEqual([
      '1/9/2026',
      '7',
      '1/9/2026',
      '1/2/2026',
      '1/2/2026',
      '5.00%',
      '46024',
    ]);
  });

  it('in each cell of a spill', () => {
    const grid = sheetOf([['={DATE(2026,1,2),5}', null, '=ARRAYFORMULA(IF({1;0},DATE(2026,1,2),""))']]);
    expect(['A1', 'B1', 'C1', 'C2'].map(name => shown(grid, name))).toEqual(['1/2/2026', '5', '1/2/2026', '']);
  });

  it('that yields to one of the cell itself, and goes with the formula', () => {
    const grid = sheetOf([['=DATE(2026,1,2)']]);
    grid.setFormat({ row: 0, column: 0, rows: 1, columns: 1 }, { numberFormat: 'yyyy' });
    expect(shown(grid, 'A1')).toBe('2026');
    grid.setFormat({ row: 0, column: 0, rows: 1, columns: 1 }, { numberFormat: '' });
    grid.set(0, 0, { value: 46024 });
    expect(shown(grid, 'A1')).toBe('46024');
  });

  it('with a link, for as long as the formula links', () => {
    const grid = sheetOf([['=HYPERLINK("https://x.example/","Open")', '=DATE(2026,1,2)']]);
    expect(grid.shownFormat(0, 0).link).toBe('https://x.example/');
    expect(grid.format(0, 0).link).toBeUndefined();
    expect(grid.shownFormat(0, 1).link).toBeUndefined();
    grid.set(0, 0, { formula: '="Open"' });
    expect(grid.shownFormat(0, 0).link).toBeUndefined();
  });
});
