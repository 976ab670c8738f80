import { describe, expect, test } from 'vitest';
import type { LineEdit } from '../../../workbench/host/host.ts';
import { EDITOR, hostOf, SHEET, VIEWER } from './host-fixture.ts';

const prepared = () => {
  const host = hostOf(`function main() { ${SHEET}
    sheet.getRange('A3').setValue(5); sheet.getRange('B1').setFormula('=A3');
    ss.setNamedRange('FIVE', sheet.getRange('A3'));
    sheet.getRange('A3:A5').setDataValidation(SpreadsheetApp.newDataValidation().requireCheckbox().build());
    const p = sheet.getRange('A3:B5').protect(); p.removeEditors(p.getEditors()); }`);
  const { error } = host.run('main', [], 'menu');
  const grid = host.book.grids[0];
  if (error || !grid) throw new Error(error?.message);
  return {
    host,
    grid,
    edit: (change: Partial<LineEdit>) =>
      host.editLines(grid.id, { axis: 'row', at: 0, count: 1, insert: true, ...change }),
  };
};

describe('lines inserted and deleted by hand', () => {
  test('take everything along', () => {
    const { host, grid, edit } = prepared();
    edit({ at: 1, count: 2 });
    expect(grid.formula(0, 1)).toBe('=A5');
    expect(host.book.names.get('FIVE')?.block).toMatchObject({ row: 4 });
    expect(host.state.looks[grid.id]?.validations[0]?.block).toMatchObject({ row: 4, rows: 3 });
    expect(host.state.protections[0]?.block).toEqual({ row: 4, column: 0, rows: 3, columns: 2 });
    expect(grid.rowCount).toBe(22);
  });
  test('columns, too', () => {
    const { host, grid, edit } = prepared();
    edit({ axis: 'column', at: 0, count: 1, insert: false });
    expect(grid.columnCount).toBe(5);
    expect(grid.display(0, 0)).toBe('#REF!');
    expect(host.state.protections[0]?.block).toEqual({ row: 2, column: 0, rows: 3, columns: 1 });
  });
  test('are the acting person’s: protections and viewers are held to', () => {
    const { host, grid, edit } = prepared();
    host.as(EDITOR);
    expect(() => edit({ at: 3 })).toThrow('protected cell');
    expect(() => edit({ at: 4, insert: false })).toThrow('protected cell');
    edit({ at: 5 });
    host.as(VIEWER);
    expect(() => edit({ at: 5 })).toThrow('You do not have permission to call insert rows');
    expect(grid.rowCount).toBe(21);
  });
  test.each([
    ['beyond the tab', { at: 21 }, 'Those rows are out of bounds.'],
    ['before it', { at: -1 }, 'Those rows are out of bounds.'],
    ['none', { count: 0 }, 'Invalid argument: howMany'],
    ['more than there are', { at: 19, count: 2, insert: false }, 'Those rows are out of bounds.'],
    ['all', { count: 20, insert: false }, "You can't delete all the rows on the sheet."],
    ['more than a file may hold', { count: 2_000_000 }, 'above the limit of 10000000 cells'],
  ])('%s is refused', (_, change, message) => {
    const { grid, edit } = prepared();
    expect(() => edit(change)).toThrow(message);
    expect(grid.rowCount).toBe(20);
  });
  test('of a tab that is not there', () => {
    const { host } = prepared();
    expect(() => host.editLines(99, { axis: 'row', at: 0, count: 1, insert: true })).toThrow('Sheet 99 not found');
  });
});
