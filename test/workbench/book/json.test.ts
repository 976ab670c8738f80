import { describe, expect, it } from 'vitest';
import type { BookJson } from '../../../workbench/book/json.ts';
import { bookFromJson, bookToJson } from '../../../workbench/book/json.ts';
import type { Book } from '../../../workbench/book/types.ts';
import { block, bookOf, errorOf, NOW, shown, write } from '../engine/fact-sheet.ts';

function sample() {
  const book = bookOf([
    ['Lead', 'Due', 'Late'],
    ['Ann', '=DATE(2026,1,2)', true],
    ['Bob', null, errorOf('#N/A')],
    [null, '=SEQUENCE(2)'],
  ]);
  const [leads] = book.grids;
  if (!leads) throw new Error('the workbook has no tab');
  leads.setFormat({ row: 0, column: 0, rows: 1, columns: 3 }, { bold: true, background: '#eee' });
  leads.setFormat({ row: 1, column: 0, rows: 3, columns: 1 }, { numberFormat: '@' });
  leads.setNote(1, 0, 'call back');
  const board = book.addGrid('Board', 1, { rows: 10, columns: 4 });
  write(board, 'B2', [['=COUNTA(Leads!A2:A)', '=SUM(GOAL)']]);
  book.setName('GOAL', leads.id, { row: 3, column: 1, rows: 2, columns: 1 });
  return book;
}

/** As it comes back from a file. */
const reread = (json: BookJson): BookJson => JSON.parse(JSON.stringify(json));

describe('a workbook on disk', () => {
  it('comes back with the same answers, looks, notes and names', () => {
    const before = sample();
    const after = bookFromJson(reread(bookToJson(before)), () => NOW);
    expect(after.grids.map(({ id, name, rowCount, columnCount }) => [id, name, rowCount, columnCount])).toEqual([
      [0, 'Leads', 100, 40],
      [1, 'Board', 10, 4],
    ]);
    const [leads, board] = after.grids;
    if (!leads || !board) throw new Error('the workbook lost a tab');
    expect(block(leads, 'A1:C5')).toEqual([
      ['Lead', 'Due', 'Late'],
      ['Ann', 46024, true],
      ['Bob', null, '#N/A'],
      [null, 1, null],
      [null, 2, null],
    ]);
    expect(shown(leads, 'B2')).toBe('1/2/2026');
    expect(block(board, 'B2:C2')).toEqual([[2, 3]]);
    expect(leads.format(0, 2)).toEqual({ numberFormat: '', bold: true, background: '#eee' });
    expect(leads.format(3, 0).numberFormat).toBe('@');
    expect(leads.note(1, 0)).toBe('call back');
    expect(after.names.get('GOAL')).toEqual({ gridId: 0, block: { row: 3, column: 1, rows: 2, columns: 1 } });
    expect([after.id, after.name, after.locale, after.timeZone]).toEqual([
      'facts',
      'Facts',
      'en_US',
      'America/New_York',
    ]);
  });

  it('is written the same again, and whether it was worked out before or not', () => {
    const json = bookToJson(sample());
    const settled = sample();
    for (const grid of settled.grids) grid.value(0, 0);
    expect(bookToJson(settled)).toEqual(json);
    expect(bookToJson(bookFromJson(reread(json), () => NOW))).toEqual(json);
  });

  it('holds what was put in, never what was calculated or spilled', () => {
    const [leads] = bookToJson(sample()).grids;
    expect(leads?.rows).toEqual([
      ['Lead', 'Due', 'Late'],
      ['Ann', { f: '=DATE(2026,1,2)' }, true],
      ['Bob', null, { error: '#N/A', message: '' }],
      [null, { f: '=SEQUENCE(2)' }],
    ]);
    expect(leads?.looks).toEqual([
      ['A1', 0],
      ['A2:A4', 1],
      ['B1', 0],
      ['C1', 0],
    ]);
  });

  it('is refused in another format, or from another kind of book', () => {
    const json = { ...bookToJson(sample()), format: 'other/9' };
    expect(() => bookFromJson(JSON.parse(JSON.stringify(json)), () => NOW)).toThrow(
      'not a workbook of the format lead-sla-workbook/1: other/9',
    );
    const { id, name } = sample();
    expect(() => bookToJson({ id, name } as Book)).toThrow(TypeError);
  });

  it('keeps an empty tab empty', () => {
    const [grid] = bookToJson(bookOf()).grids;
    expect(grid).toMatchObject({ rows: [], looks: [], notes: {} });
  });
});
