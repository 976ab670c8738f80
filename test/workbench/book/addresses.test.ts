import { expect, it } from 'vitest';
import { blockName, cellName, columnIndex, columnName, parseBlock } from '../../../workbench/book/addresses.ts';

it.each([
  [0, 'A'],
  [25, 'Z'],
  [26, 'AA'],
  [51, 'AZ'],
  [701, 'ZZ'],
  [702, 'AAA'],
  [18277, 'ZZZ'],
])('column %i is %s, and back', (index, name) => {
  expect(columnName(index)).toBe(name);
  expect(columnIndex(name)).toBe(index);
  expect(columnIndex(name.toLowerCase())).toBe(index);
});

it('names cells and blocks', () => {
  expect(cellName(0, 0)).toBe('A1');
  expect(blockName({ row: 1, column: 1, rows: 1, columns: 1 })).toBe('B2');
  expect(blockName({ row: 1, column: 1, rows: 8, columns: 2 })).toBe('B2:C9');
});

it('reads the names that it writes', () => {
  for (const name of ['A1', 'B2:C9', 'AA10:AB10']) expect(blockName(parseBlock(name))).toBe(name);
});

it.each(['', 'A', '1', 'A1:', 'a1', '$A$1', 'Leads!A1'])('refuses "%s"', name => {
  expect(() => parseBlock(name)).toThrow(RangeError);
});
