import { describe, expect, it } from 'vitest';
import { at, block, formula, messageAt, sheetOf, write } from './fact-sheet.ts';

describe('an array answer', () => {
  it('fills the cells below and to the right, and only its own cell has the formula', () => {
    const grid = sheetOf([['={1,2;3,4}']]);
    expect(block(grid, 'A1:B2')).toEqual([
      [1, 2],
      [3, 4],
    ]);
    expect(formula(grid, 'A1')).toBe('={1,2;3,4}');
    expect(formula(grid, 'B2')).toBeNull();
  });

  it('is #REF! when a cell stands in its way, and says which', () => {
    const grid = sheetOf([['=SEQUENCE(3)'], [null], ['x']]);
    expect(block(grid, 'A1:A3')).toEqual([['#REF!'], [null], ['x']]);
    expect(messageAt(grid, 'A1')).toBe('Array result was not expanded because it would overwrite data in A3.');
  });

  it('heals once the cell in its way is cleared', () => {
    const grid = sheetOf([['=SEQUENCE(3)'], [null], ['x']]);
    expect(at(grid, 'A1')).toBe('#REF!');
    grid.set(2, 0, { value: null });
    expect(block(grid, 'A1:A3')).toEqual([[1], [2], [3]]);
  });

  it('takes all back when somebody types into it, and comes again when that is cleared', () => {
    const grid = sheetOf([['=SEQUENCE(3)', '=SUM(A1:A3)']]);
    expect(at(grid, 'B1')).toBe(6);
    grid.type(1, 0, 'mine');
    expect(block(grid, 'A1:A3')).toEqual([['#REF!'], ['mine'], [null]]);
    expect(at(grid, 'B1')).toBe('#REF!');
    grid.type(1, 0, '');
    expect(block(grid, 'A1:A3')).toEqual([[1], [2], [3]]);
    expect(at(grid, 'B1')).toBe(6);
  });

  it('gives cells back when it shrinks', () => {
    const grid = sheetOf([[3, '=SEQUENCE(A1)', '=COUNT(B1:B9)']]);
    expect(at(grid, 'C1')).toBe(3);
    grid.set(0, 0, { value: 1 });
    expect(block(grid, 'B1:B3')).toEqual([[1], [null], [null]]);
    expect(at(grid, 'C1')).toBe(1);
  });

  it('lets another array in where it shrank, and blocks it where it grew', () => {
    const grid = sheetOf([[2, '=SEQUENCE(A1)'], [], [null, null], [null, '=SEQUENCE(1,2)']]);
    expect(block(grid, 'B1:C4')).toEqual([
      [1, null],
      [2, null],
      [null, null],
      [1, 2],
    ]);
    grid.set(0, 0, { value: 4 });
    expect(at(grid, 'B1')).toBe('#REF!');
    expect(block(grid, 'B4:C4')).toEqual([[1, 2]]);
    grid.set(3, 1, { value: null });
    expect(block(grid, 'B1:B4')).toEqual([[1], [2], [3], [4]]);
  });

  it('leaves the cells to the first of two that want the same, and to the other when it goes', () => {
    const grid = sheetOf([[null, '=SEQUENCE(3)'], ['=SEQUENCE(1,3)']]);
    const values = block(grid, 'A1:C3');
    expect(values.flat().filter(value => value === '#REF!')).toHaveLength(1);
    grid.set(0, 1, { value: null });
    expect(block(grid, 'A2:C2')).toEqual([[1, 2, 3]]);
  });

  it('lets a refused one in when it shrinks by itself', () => {
    const grid = sheetOf([[3, '=SEQUENCE(A1)'], [], ['=SEQUENCE(1,2)']]);
    expect(block(grid, 'A3:B3')).toEqual([['#REF!', 3]]);
    grid.set(0, 0, { value: 1 });
    expect(block(grid, 'A3:B3')).toEqual([[1, 2]]);
  });

  it('goes when its formula goes', () => {
    const grid = sheetOf([['={1,2;3,4}']]);
    expect(at(grid, 'B2')).toBe(4);
    grid.set(0, 0, { value: 'x' });
    expect(block(grid, 'A1:B2')).toEqual([
      ['x', null],
      [null, null],
    ]);
  });

  it('is read by formulas cell by cell and as a range, also through a chain', () => {
    const grid = sheetOf([['=SEQUENCE(3)', '=A3*10', '=B1+1', '=SUM(A1:A)']]);
    expect(block(grid, 'A1:D1')).toEqual([[1, 30, 31, 6]]);
  });

  it('adds the rows that it needs below the end of the tab', () => {
    const grid = sheetOf([['=SEQUENCE(30)']], { rows: 10 });
    expect(at(grid, 'A1')).toBe(1);
    expect(grid.rowCount).toBe(30);
    expect(at(grid, 'A30')).toBe(30);
  });

  it('does not grow the tab that it reads to its end', () => {
    const grid = sheetOf(
      [
        [1, null],
        [null, '=ARRAYFORMULA(A1:A+1)'],
      ],
      { rows: 10 },
    );
    expect(messageAt(grid, 'B2')).toBe('Result was not automatically expanded, please insert more rows (1).');
    expect(grid.rowCount).toBe(10);
  });

  it('does not add columns', () => {
    const grid = sheetOf([['=SEQUENCE(1,5)']], { columns: 3 });
    expect(messageAt(grid, 'A1')).toBe('Result was not automatically expanded, please insert more columns (2).');
    expect(grid.columnCount).toBe(3);
  });
});

describe('a range as the whole answer', () => {
  it('stands for the cell in the same row or column', () => {
    const grid = sheetOf([[1, '=A1:A3'], [2, '=A1:A3'], [3], ['=A3:C3', '=A2:B2']]);
    expect(block(grid, 'B1:B2')).toEqual([[1], [2]]);
    expect(at(grid, 'A4')).toBe(3);
  });

  it('is an error where it has no such cell', () => {
    const grid = sheetOf([[1], [2], [], [null, '=A1:A2']]);
    expect(at(grid, 'B4')).toBe('#VALUE!');
  });
});

describe('lead sheets', () => {
  it('keep one ARRAYFORMULA over an open column up to date as leads come in', () => {
    const grid = sheetOf(
      [
        ['Lead', 'Late'],
        ['Ann', '=ARRAYFORMULA(IF(A2:A="","",LEN(A2:A)>3))'],
      ],
      { rows: 5 },
    );
    expect(block(grid, 'B2:B5')).toEqual([[false], [''], [''], ['']]);
    write(grid, 'A4', [['Greta']]);
    expect(block(grid, 'B2:B5')).toEqual([[false], [''], [true], ['']]);
  });

  it('keep a FILTER up to date', () => {
    const grid = sheetOf([
      ['Ann', 1, '=FILTER(A1:A9,B1:B9>1)'],
      ['Bob', 2],
      ['Cy', 3],
    ]);
    expect(block(grid, 'C1:C3')).toEqual([['Bob'], ['Cy'], [null]]);
    grid.set(0, 1, { value: 9 });
    expect(block(grid, 'C1:C3')).toEqual([['Ann'], ['Bob'], ['Cy']]);
    write(grid, 'B1', [[0], [0], [0]]);
    expect(block(grid, 'C1:C3')).toEqual([['#N/A'], [null], [null]]);
  });
});
