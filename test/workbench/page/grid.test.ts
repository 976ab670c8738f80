import { describe, expect, it } from 'vitest';
import { blockName, parseBlock } from '../../../workbench/page/addresses.ts';
import { Axis } from '../../../workbench/page/grid/axis.ts';
import { readTabSeparated, writeTabSeparated } from '../../../workbench/page/grid/tab-separated.ts';

describe('An axis', () => {
  const axis = new Axis(10, 20, { 2: 50 }, [[4, 3]]);

  it('finds the line at a pixel, past wide and hidden lines', () => {
    expect(axis.length).toBe(20 * 6 + 50);
    expect([0, 19, 20, 89, 90, 110, 1_000, -5].map(pixel => axis.at(pixel))).toEqual([0, 0, 1, 2, 3, 7, 9, 0]);
  });

  it('steps over hidden lines and stops at its ends', () => {
    expect(axis.step(3, 1)).toBe(7);
    expect(axis.step(7, -1)).toBe(3);
    expect(axis.step(8, 5)).toBe(9);
    expect(axis.step(0, -1)).toBe(0);
  });
});

describe('Addresses', () => {
  it.each([
    ['B2', { row: 1, column: 1, rows: 1, columns: 1 }],
    ['b2:C9', { row: 1, column: 1, rows: 8, columns: 2 }],
    ['C9:B2', { row: 1, column: 1, rows: 8, columns: 2 }],
    ['B:C', { row: 0, column: 1, rows: 100, columns: 2 }],
    ['2:3', { row: 1, column: 0, rows: 2, columns: 30 }],
    ['AA1', { row: 0, column: 26, rows: 1, columns: 1 }],
  ])('%s names a block', (text, block) => {
    expect(parseBlock(text, 100, 30)).toEqual(block);
    if (/^[A-Z]+\d+$/.test(text)) expect(blockName(block)).toBe(text);
  });

  it('refuses what is no address or lies outside', () => {
    for (const text of ['', 'B', '2', 'B101', 'AZ1', 'SLA_POLICY', 'B0']) expect(parseBlock(text, 100, 30)).toBeNull();
  });
});

describe('Text with tabs', () => {
  it('comes back as it was written, whatever it holds', () => {
    const rows = [
      ['a', '', 'tab\there'],
      ['two\nlines', 'say "so"', ''],
      ['', '', ''],
    ];
    expect(readTabSeparated(writeTabSeparated(rows))).toEqual(rows);
  });

  it('is read as Excel writes it', () => {
    expect(readTabSeparated('a\tb\r\n"c\r\nd"\te\r\n')).toEqual([
      ['a', 'b'],
      ['c\r\nd', 'e'],
    ]);
    expect(readTabSeparated('5" nails\tx')).toEqual([['5" nails', 'x']]);
    expect(readTabSeparated('')).toEqual([['']]);
  });
});
