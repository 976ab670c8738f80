import { describe, expect, it } from 'vitest';
import type { Workbook } from '../../../workbench/book/book.ts';
import { at, block, bookOf, formula, shown, type Written, write } from '../engine/fact-sheet.ts';

/** A workbook with the tabs Leads and Board. */
function twoTabs(leads: readonly (readonly Written[])[], board: readonly (readonly Written[])[]) {
  const book = bookOf(leads);
  write(book.addGrid('Board'), 'A1', board);
  return book;
}

function tab(book: Workbook, name: string) {
  const grid = book.grid(name);
  if (!grid) throw new Error(`there is no tab ${name}`);
  return grid;
}

describe('tabs', () => {
  it('are found by name without case, and have ids that stay', () => {
    const book = twoTabs([], []);
    expect(book.grid('leads')).toBe(book.grids[0]);
    expect(book.grids.map(grid => grid.id)).toEqual([0, 1]);
    expect(book.grid('None')).toBeUndefined();
    expect(book.addGrid('First', 0).id).toBe(2);
    expect(book.grids.map(grid => grid.name)).toEqual(['First', 'Leads', 'Board']);
    book.moveGrid(2, 2);
    expect(book.grids.map(grid => grid.name)).toEqual(['Leads', 'Board', 'First']);
  });

  it('have names of their own', () => {
    expect(() => twoTabs([], []).addGrid('LEADS')).toThrow('there is a tab named LEADS already');
  });

  it('start with 1000 rows and 26 columns', () => {
    const grid = bookOf().addGrid('New');
    expect([grid.rowCount, grid.columnCount]).toEqual([1000, 26]);
  });

  it('take formulas that name them along when they are renamed', () => {
    const book = twoTabs([[5]], [['=Leads!A1+1', '="Leads!"&1']]);
    tab(book, 'Leads').name = 'Open leads';
    const board = tab(book, 'Board');
    expect([formula(board, 'A1'), formula(board, 'B1')]).toEqual(["='Open leads'!A1+1", '="Leads!"&1']);
    expect(at(board, 'A1')).toBe(6);
  });

  it('break formulas and names that meant them when they are removed', () => {
    const book = twoTabs([[5]], [['=Leads!A1', '=SUM(Leads!A:A)+A2', '=GOAL'], [1]]);
    book.setName('GOAL', 0, { row: 0, column: 0, rows: 1, columns: 1 });
    const board = tab(book, 'Board');
    expect(block(board, 'A1:C1')).toEqual([[5, 6, 5]]);
    book.removeGrid(0);
    expect(block(board, 'A1:C1')).toEqual([['#REF!', '#REF!', '#NAME?']]);
    expect(formula(board, 'B1')).toBe('=SUM(#REF!)+A2');
    expect(() => book.removeGrid(1)).toThrow('a workbook keeps at least one tab');
    expect(() => book.removeGrid(0)).toThrow('there is no tab with the id 0');
  });
});

describe('names', () => {
  it('are for tabs that there are', () => {
    expect(() => bookOf().setName('X', 7, { row: 0, column: 0, rows: 1, columns: 1 })).toThrow(RangeError);
  });
});

describe('a change of', () => {
  it('locale shows and reads anew', () => {
    const book = bookOf([[1.5, '=A1&""', '=DATE(2026,1,2)', '=VALUE("1.234")']]);
    const leads = tab(book, 'Leads');
    expect(['B1', 'C1'].map(name => shown(leads, name))).toEqual(['1.5', '1/2/2026']);
    expect(at(leads, 'D1')).toBe(1.234);
    book.locale = 'de_DE';
    expect(shown(leads, 'A1')).toBe('1,5');
    expect(at(leads, 'B1')).toBe('1,5');
  });

  it('time zone moves NOW', () => {
    const book = bookOf([['=HOUR(NOW())']]);
    expect(at(tab(book, 'Leads'), 'A1')).toBe(9);
    book.timeZone = 'Asia/Tokyo';
    expect(at(tab(book, 'Leads'), 'A1')).toBe(23);
  });
});
