import { describe, expect, it } from 'vitest';
import { movedBlock, movedLine, movedStretch } from '../../../workbench/book/structure.ts';
import { at, block, bookOf, formula, sheetOf, write } from '../engine/fact-sheet.ts';

const insert = (at: number, count: number) => ({ axis: 'row' as const, at, count, insert: true });
const remove = (at: number, count: number) => ({ axis: 'row' as const, at, count, insert: false });

describe('where lines go', () => {
  it('when some are inserted', () => {
    expect([0, 1, 2, 3].map(line => movedLine(line, insert(2, 5)))).toEqual([0, 1, 7, 8]);
    expect(movedStretch(1, 3, insert(2, 1))).toEqual([1, 4]);
    expect(movedStretch(2, 3, insert(2, 1))).toEqual([3, 4]);
    expect(movedStretch(0, 1, insert(2, 1))).toEqual([0, 1]);
  });

  it('when some are deleted', () => {
    expect([0, 1, 2, 3].map(line => movedLine(line, remove(1, 2)))).toEqual([0, null, null, 1]);
    expect(movedStretch(0, 5, remove(1, 2))).toEqual([0, 3]);
    expect(movedStretch(1, 2, remove(1, 2))).toBeNull();
    expect(movedStretch(2, 5, remove(0, 3))).toEqual([0, 2]);
    expect(movedStretch(0, 2, remove(2, 3))).toEqual([0, 1]);
  });

  it('takes whole blocks along, by row or by column', () => {
    const area = { row: 2, column: 1, rows: 2, columns: 2 };
    expect(movedBlock(area, insert(0, 1))).toEqual({ ...area, row: 3 });
    expect(movedBlock(area, { ...remove(0, 2), axis: 'column' })).toEqual({ row: 2, column: 0, rows: 2, columns: 1 });
    expect(movedBlock(area, remove(2, 2))).toBeNull();
  });
});

describe('inserted rows', () => {
  it.each([
    ['=A1', '=A1'],
    ['=A2', '=A3'],
    ['=$A$2+a3', '=$A$3+A4'],
    ['=SUM(A1:A2)', '=SUM(A1:A3)'],
    ['=SUM(A2:A3)', '=SUM(A3:A4)'],
    ['=SUM(A2:A)', '=SUM(A3:A)'],
    ['=SUM(A:A)', '=SUM(A:A)'],
    ['=SUM(2:3)', '=SUM(3:4)'],
    ['="A2"&A2', '="A2"&A3'],
  ])('before row 2 turn %s into %s', (before, after) => {
    const grid = sheetOf([[null, before]]);
    grid.insertRows(1, 1);
    expect(formula(grid, 'B1')).toBe(after);
  });

  it('move formulas, values, notes and formats, and keep the answers', () => {
    const grid = sheetOf([[1], [2, '=A1+A2', '=SUM(A1:A2)']]);
    grid.setNote(1, 0, 'here');
    grid.setFormat({ row: 1, column: 0, rows: 1, columns: 1 }, { bold: true });
    grid.insertRows(1, 3);
    expect(block(grid, 'A5:C5')).toEqual([[2, 3, 3]]);
    expect([grid.note(4, 0), grid.note(1, 0), grid.format(4, 0).bold]).toEqual(['here', '', true]);
    expect(grid.rowCount).toBe(103);
    grid.set(2, 0, { value: 10 });
    expect(at(grid, 'C5')).toBe(13);
  });

  it('look like the row above them', () => {
    const grid = sheetOf([[1], [2]]);
    grid.setFormat({ row: 0, column: 0, rows: 2, columns: 1 }, { numberFormat: '0.0' });
    grid.insertRows(1, 1);
    expect(grid.format(1, 0).numberFormat).toBe('0.0');
    grid.insertRows(0, 1);
    expect(grid.format(0, 0).numberFormat).toBe('');
  });

  it('within a spill let it fill them', () => {
    const grid = sheetOf([['=SEQUENCE(3)'], [], [], ['end']]);
    expect(at(grid, 'A3')).toBe(3);
    grid.insertRows(1, 1);
    expect(block(grid, 'A1:A5')).toEqual([[1], [2], [3], [null], ['end']]);
  });
});

describe('deleted rows', () => {
  it.each([
    ['=A1', '=A1'],
    ['=A2', '=#REF!'],
    ['=A4', '=A3'],
    ['=SUM(A1:A4)', '=SUM(A1:A3)'],
    ['=SUM(A2:A3)', '=SUM(A2:A2)'],
    ['=SUM(A2:A)', '=SUM(A2:A)'],
    ['=A2*A1', '=#REF!*A1'],
  ])('at row 2 turn %s into %s', (before, after) => {
    const grid = sheetOf([[null, before], [], [], [7]]);
    grid.deleteRows(1, 1);
    expect(formula(grid, 'B1')).toBe(after);
  });

  it('take their formulas with them and break what read them', () => {
    const grid = sheetOf([['=A2'], ['=SEQUENCE(2)'], [null, '=A3']]);
    expect(at(grid, 'B3')).toBe(2);
    grid.deleteRows(1, 1);
    expect(block(grid, 'A1:B2')).toEqual([
      ['#REF!', null],
      [null, null],
    ]);
  });

  it('leave at least one, and stay inside the tab', () => {
    const grid = sheetOf([[1]], { rows: 3, columns: 3 });
    expect(() => grid.deleteRows(0, 3)).toThrow('a tab keeps at least one row');
    expect(() => grid.deleteRows(2, 2)).toThrow(RangeError);
    expect(() => grid.insertColumns(4, 1)).toThrow(RangeError);
    expect(() => grid.insertRows(0, 0)).toThrow(RangeError);
    grid.deleteRows(1, 2);
    expect(grid.rowCount).toBe(1);
  });
});

describe('columns', () => {
  it('move references and contents just so', () => {
    const grid = sheetOf([[1, 2, '=A1+B1', '=SUM(A:B)', '=SUM(1:1)*0']]);
    grid.set(0, 4, { value: null });
    grid.insertColumns(1, 1);
    expect([formula(grid, 'D1'), formula(grid, 'E1')]).toEqual(['=A1+C1', '=SUM(A:C)']);
    expect(block(grid, 'D1:E1')).toEqual([[3, 3]]);
    grid.deleteColumns(0, 1);
    expect(formula(grid, 'C1')).toBe('=#REF!+B1');
    expect(at(grid, 'C1')).toBe('#REF!');
    expect(formula(grid, 'D1')).toBe('=SUM(A:B)');
    expect(at(grid, 'D1')).toBe(2);
    expect(grid.columnCount).toBe(40);
  });
});

describe('edits seen from elsewhere', () => {
  it('adjust formulas on other tabs, and only those that mean the edited one', () => {
    const book = bookOf([[1], [2]]);
    const [grid] = book.grids;
    if (!grid) throw new Error('the workbook has no tab');
    const other = book.addGrid('Board');
    write(other, 'A1', [['=Leads!A2', '=leads!A2+A2', 4], [5]]);
    grid.insertRows(0, 2);
    expect([formula(other, 'A1'), formula(other, 'B1')]).toEqual(['=Leads!A4', '=leads!A4+A2']);
    expect(block(other, 'A1:B1')).toEqual([[2, 7]]);
    other.insertRows(0, 1);
    expect(formula(other, 'B2')).toBe('=leads!A4+A3');
  });

  it('adjust named ranges, and drop one whose cells are all gone', () => {
    const book = bookOf([[1, '=SUM(GOAL)'], [2], [3], [4]]);
    const [grid] = book.grids;
    if (!grid) throw new Error('the workbook has no tab');
    book.setName('GOAL', grid.id, { row: 1, column: 0, rows: 2, columns: 1 });
    expect(at(grid, 'B1')).toBe(5);
    grid.insertRows(2, 1);
    grid.set(2, 0, { value: 10 });
    expect(book.names.get('GOAL')?.block).toEqual({ row: 1, column: 0, rows: 3, columns: 1 });
    expect(at(grid, 'B1')).toBe(15);
    grid.deleteRows(1, 3);
    expect(book.names.has('GOAL')).toBe(false);
    expect(at(grid, 'B1')).toBe('#NAME?');
  });
});
