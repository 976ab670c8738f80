import { describe, expect, it } from 'vitest';
import { criterionTest } from '../../../workbench/engine/criteria.ts';
import { at, errorOf, sheetOf, write } from './fact-sheet.ts';

const VALUES = [null, '', 'open', 'Open deal', 'a*b', '5', 5, 7.5, -1, true, false, errorOf('#N/A')];

/** Which of the values above a criterion takes. */
const taken = (criterion: Parameters<typeof criterionTest>[0]) =>
  VALUES.filter(criterionTest(criterion, { locale: 'en_US', year: 2026 }));

describe('a criterion', () => {
  it.each([
    ['open', ['open']],
    ['OPEN', ['open']],
    ['=open', ['open']],
    ['open*', ['open', 'Open deal']],
    ['*e*', ['open', 'Open deal']],
    ['?pen', ['open']],
    ['a~*b', ['a*b']],
    ['5', [5]],
    ['=5', [5]],
    ['>5', [7.5]],
    ['>=5', [5, 7.5]],
    ['<5', [-1]],
    ['<=5', [5, -1]],
    ['>=o', ['open', 'Open deal']],
    ['TRUE', [true]],
    ['', [null, '']],
    ['=', [null]],
    ['<>', VALUES.filter(value => value !== null)],
    ['<>5', VALUES.filter(value => value !== 5)],
    ['<>open*', VALUES.filter(value => value !== 'open' && value !== 'Open deal')],
  ])('"%s"', (criterion, expected) => {
    expect(taken(criterion)).toEqual(expected);
  });

  it('may be a number, a truth, an error or a blank cell', () => {
    expect(taken(5)).toEqual([5]);
    expect(taken(false)).toEqual([false]);
    expect(taken(errorOf('#N/A'))).toEqual([errorOf('#N/A')]);
    expect(taken(null)).toEqual([]);
  });

  it('compares dates and percentages as they are typed', () => {
    const test = criterionTest('>=1/2/2026', { locale: 'en_US', year: 2026 });
    expect([46023, 46024, 46025].map(test)).toEqual([false, true, true]);
    expect(criterionTest('<12,5%', { locale: 'de_DE', year: 2026 })(0.124)).toBe(true);
  });
});

describe('counting by criteria', () => {
  it('counts blanks below the last content', () => {
    const grid = sheetOf([['x'], [null], ['y'], [], [null, '=COUNTIF(A1:A,"")', '=COUNTIFS(A1:A,"<>x")']]);
    expect(at(grid, 'B5')).toBe(98);
    expect(at(grid, 'C5')).toBe(99);
  });

  it('takes part of a cell that holds a line break', () => {
    expect(at(sheetOf([['one\ntwo', '=COUNTIF(A1,"one*two")']]), 'B1')).toBe(1);
  });

  it('sees writes, formats apart, although it remembers what it found', () => {
    const grid = sheetOf([
      ['a', 1],
      ['b', 2],
      ['a', 3],
      ['=COUNTIF(A1:A3,"a")', '=SUMIF(A1:A3,"a",B1:B3)', '=COUNTIFS(A1:A3,"a",B1:B3,">1")'],
    ]);
    expect(grid.values({ row: 3, column: 0, rows: 1, columns: 3 })).toEqual([[2, 4, 1]]);
    write(grid, 'A2', [['a', 10]]);
    expect(grid.values({ row: 3, column: 0, rows: 1, columns: 3 })).toEqual([[3, 14, 2]]);
    grid.deleteRows(0, 1);
    expect(grid.values({ row: 2, column: 0, rows: 1, columns: 3 })).toEqual([[2, 13, 2]]);
  });

  it('sees inserted rows, although it remembers what it found', () => {
    const grid = sheetOf([['a', '=COUNTIF(A1:A2,"a")'], ['a']]);
    expect(at(grid, 'B1')).toBe(2);
    grid.insertRows(0, 1);
    grid.set(5, 1, { formula: '=COUNTIF(A1:A2,"a")' });
    expect([at(grid, 'B2'), at(grid, 'B6')]).toEqual([2, 1]);
  });

  it('tells the number 5 from the text "5" among criteria that look the same', () => {
    const grid = sheetOf([[1], [true], ['=COUNTIF(A1:A2,1)', '=COUNTIF(A1:A2,TRUE)', '=COUNTIF(A1:A2,"1")']]);
    expect(grid.values({ row: 2, column: 0, rows: 1, columns: 3 })).toEqual([[1, 1, 1]]);
  });

  it('asks a criterion that is a range once per cell inside ARRAYFORMULA', () => {
    const grid = sheetOf([['a', 'b', '=ARRAYFORMULA(COUNTIF(A1:A3,A1:B1))'], ['a'], ['b']]);
    expect(grid.values({ row: 0, column: 2, rows: 1, columns: 2 })).toEqual([[2, 1]]);
  });
});
