import { describe, expect, it } from 'vitest';
import type { Workbook } from '../../../workbench/book/book.ts';
import type { BookGrid } from '../../../workbench/book/grid.ts';
import type { CustomArgument } from '../../../workbench/book/types.ts';
import { at, block, bookOf, errorOf, messageAt, NOW, shown, type Written } from './fact-sheet.ts';

type Run = (...args: CustomArgument[]) => CustomArgument;

interface Bench {
  readonly book: Workbook;
  readonly grid: BookGrid;
  /** The arguments of each run. */
  readonly calls: (readonly CustomArgument[])[];
}

/** A tab with these cells and one custom function, PROBE. */
function bench(cells: readonly (readonly Written[])[], run: Run = () => 'ran'): Bench {
  const book = bookOf(cells);
  const calls: (readonly CustomArgument[])[] = [];
  book.custom = {
    has: name => name.toUpperCase() === 'PROBE',
    call: (_name, args) => {
      calls.push(args);
      return run(...args);
    },
  };
  const [grid] = book.grids;
  if (!grid) throw new Error('the workbook has no tab');
  return { book, grid, calls };
}

/** What PROBE is passed for such an argument list. */
function passed(args: string, cells: readonly (readonly Written[])[] = []): readonly CustomArgument[] {
  const { grid, calls } = bench(cells);
  grid.set(20, 20, { formula: `=PROBE(${args})` });
  grid.value(20, 20);
  const [first] = calls;
  if (!first) throw new Error('PROBE was not run');
  return first;
}

describe('arguments', () => {
  it('passes cells, literals and results as bare values, a blank as ""', () => {
    expect(passed('A1,B1,C1,"x",1+1,TRUE', [[5, 'open', null]])).toEqual([5, 'open', '', 'x', 2, true]);
  });

  it('passes ranges and arrays as rows', () => {
    expect(
      passed('A1:B2,{1;2}', [
        [1, 'a'],
        [null, 'b'],
      ]),
    ).toEqual([
      [
        [1, 'a'],
        ['', 'b'],
      ],
      [[1], [2]],
    ]);
  });

  it('passes dates, times and durations as dates', () => {
    expect(passed('DATE(1969,7,20),TIME(12,0,0),5')).toEqual([{ date: 25404 }, { date: 0.5 }, 5]);
  });

  it('tells dates in a range by their cells, formulas and all', () => {
    expect(passed('A1:C1', [['=DATE(1969,7,20)', 25404, 'x']])).toEqual([[[{ date: 25404 }, 25404, 'x']]]);
  });

  it('passes a cell that was typed as a date as a date', () => {
    const { grid, calls } = bench([[null, '=PROBE(A1)']]);
    grid.type(0, 0, '7/20/1969');
    grid.value(0, 1);
    expect(calls.at(-1)).toEqual([{ date: 25404 }]);
  });

  it('passes an omitted argument in the middle as "", those left out at the end not at all', () => {
    expect(passed('1,,3')).toEqual([1, '', 3]);
    expect(passed('')).toEqual([]);
  });

  it('passes errors on as errors', () => {
    expect(passed('A1', [['=1/0']])).toEqual([
      { error: '#DIV/0!', message: 'Function DIVIDE parameter 2 cannot be zero.' },
    ]);
  });

  it('passes an open range down to the end of the tab', () => {
    const [rows] = passed('A2:A', [['x'], [1]]);
    expect(rows).toHaveLength(99);
  });

  it('passes the identical rows for the same range as long as none of its cells changed', () => {
    const { grid, calls } = bench([[1, '=PROBE(A1:A3)', '=PROBE(A1:A3)'], [2], [3]]);
    grid.values({ row: 0, column: 1, rows: 1, columns: 2 });
    expect(calls[1]?.[0]).toBe(calls[0]?.[0]);
    grid.set(1, 0, { value: 9 });
    grid.values({ row: 0, column: 1, rows: 1, columns: 2 });
    expect(calls[2]?.[0]).not.toBe(calls[0]?.[0]);
    expect(calls[3]?.[0]).toBe(calls[2]?.[0]);
  });
});

describe('answers', () => {
  it('shows scalars, blanks and errors', () => {
    const answers: CustomArgument[] = ['text', 7, true, null, errorOf('#ERROR!')];
    const { grid } = bench(
      [
        [0, 1, 2, 3, 4],
        ['=PROBE(A1)', '=PROBE(B1)', '=PROBE(C1)', '=PROBE(D1)', '=PROBE(E1)'],
      ],
      index => answers[Number(index)] ?? null,
    );
    expect(block(grid, 'A2:E2')).toEqual([['text', 7, true, null, '#ERROR!']]);
  });

  it('spills arrays, short rows filled up with blanks', () => {
    const { grid } = bench([['=PROBE()']], () => [[1, 2], [3]]);
    expect(block(grid, 'A1:B2')).toEqual([
      [1, 2],
      [3, null],
    ]);
  });

  it('shows dates as dates, with the time when there is one', () => {
    const { grid } = bench([['=PROBE()']], () => [[{ date: 25404 }, { date: 25404.5 }, 25404]]);
    expect(['A1', 'B1', 'C1'].map(name => shown(grid, name))).toEqual(['7/20/1969', '7/20/1969 12:00:00', '25404']);
  });

  it('is blank for an array of nothing', () => {
    const { grid } = bench([['=PROBE()', '=ISBLANK(A2)']], () => [[]]);
    expect(at(grid, 'A1')).toBeNull();
  });

  it('works inside other functions', () => {
    const { grid } = bench([['=SUM(PROBE(),1)', '=IFERROR(PROBE(),0)+1']], () => 41);
    expect(block(grid, 'A1:B1')).toEqual([[42, 42]]);
  });

  it('is #NAME? for a function that nobody declared, with its name', () => {
    const { grid } = bench([['=PROBES(1)']]);
    expect(at(grid, 'A1')).toBe('#NAME?');
    expect(messageAt(grid, 'A1')).toBe("Unknown function: 'PROBES'.");
  });
});

describe('kept results', () => {
  it('runs again only when the value of an argument changed', () => {
    const { book, grid } = bench([[1, 2, '=PROBE(A1)']]);
    expect(at(grid, 'C1')).toBe('ran');
    expect(book.customRuns).toBe(1);
    grid.set(0, 1, { value: 3 });
    grid.set(0, 0, { value: 1 });
    expect(at(grid, 'C1')).toBe('ran');
    expect(book.customRuns).toBe(1);
    grid.set(0, 0, { value: 5 });
    at(grid, 'C1');
    expect(book.customRuns).toBe(2);
  });

  it('runs once per call in a formula', () => {
    const { book, grid } = bench([[1, '=PROBE(A1)&PROBE(A1+1)']]);
    at(grid, 'B1');
    expect(book.customRuns).toBe(2);
  });

  it('survives inserted rows, a sort of other cells and a new tab', () => {
    const { book, grid } = bench([
      [1, '=PROBE(A1)'],
      [null, null, 2],
      [null, null, 1],
    ]);
    at(grid, 'B1');
    grid.insertRows(0, 2);
    grid.sort({ row: 3, column: 2, rows: 2, columns: 1 }, [{ column: 2, ascending: true }]);
    book.addGrid('Other');
    expect(at(grid, 'B3')).toBe('ran');
    expect(book.customRuns).toBe(1);
  });

  it('is forgotten with another bundle', () => {
    const { book, grid } = bench([[1, '=PROBE(A1)']]);
    at(grid, 'B1');
    book.custom = { has: () => true, call: () => 'new' };
    expect(at(grid, 'B1')).toBe('new');
    book.custom = null;
    expect(at(grid, 'B1')).toBe('#NAME?');
  });

  it('runs again when a date becomes a plain number of the same value', () => {
    const { book, grid } = bench([[25404, '=PROBE(A1)', '=PROBE(A1:A2)']]);
    grid.values({ row: 0, column: 1, rows: 1, columns: 2 });
    grid.setFormat({ row: 0, column: 0, rows: 1, columns: 1 }, { numberFormat: 'yyyy-mm-dd' });
    grid.values({ row: 0, column: 1, rows: 1, columns: 2 });
    expect(book.customRuns).toBe(4);
  });

  it('does not run when the tick changes nothing that it reads', () => {
    const { book, grid } = bench([['=NOW()', 1, '=PROBE(B1)']]);
    at(grid, 'C1');
    book.now = () => NOW + 60_000;
    book.tick();
    at(grid, 'C1');
    expect(book.customRuns).toBe(1);
  });

  it('runs once for a change that reaches it both at once and through a spill', () => {
    const { book, grid, calls } = bench([['=PROBE(B1,C2:C3)', 1, '=SEQUENCE(3,1,B1)']]);
    at(grid, 'A1');
    const before = book.customRuns;
    grid.set(0, 1, { value: 5 });
    at(grid, 'A1');
    expect(calls.at(-1)).toEqual([5, [[6], [7]]]);
    expect(book.customRuns).toBe(before + 1);
  });

  it('does not run before anything is read', () => {
    expect(bench([[1, '=PROBE(A1)']]).book.customRuns).toBe(0);
  });
});

describe('the clock and the dice', () => {
  const refusal = 'This function is not allowed to reference a cell with NOW(), RAND(), RANDARRAY(), or RANDBETWEEN()';

  it.each(['NOW()', 'TODAY()', 'RAND()', 'RANDBETWEEN(1,2)', '1+NOW()'])('are no arguments: %s', argument => {
    const { book, grid } = bench([[`=PROBE(${argument})`]]);
    expect(at(grid, 'A1')).toBe('#ERROR!');
    expect(messageAt(grid, 'A1')).toBe(refusal);
    expect(book.customRuns).toBe(0);
  });

  it('taint whatever is worked out from them, through any chain and spill', () => {
    const { grid } = bench([
      ['=NOW()', '=A1+1', '=IF(B1>0,1,2)', '=PROBE(C1)'],
      ['=ARRAYFORMULA({1;2}*RAND())', '=PROBE(A3)'],
    ]);
    expect(at(grid, 'D1')).toBe('#ERROR!');
    expect(at(grid, 'B2')).toBe('#ERROR!');
  });

  it('taint a range with only one such cell, and a named range', () => {
    const { book, grid } = bench([[1], ['=RAND()'], ['=PROBE(A1:A2)', '=PROBE(CLOCK)', '=PROBE(A1)']]);
    book.setName('CLOCK', grid.id, { row: 1, column: 0, rows: 1, columns: 1 });
    expect(block(grid, 'A3:C3')).toEqual([['#ERROR!', '#ERROR!', 'ran']]);
  });

  it('heal once a value stands in their place', () => {
    const { grid } = bench([['=NOW()', '=A1', '=PROBE(B1)']]);
    expect(at(grid, 'C1')).toBe('#ERROR!');
    grid.set(0, 0, { value: 46346 });
    expect(at(grid, 'C1')).toBe('ran');
    grid.set(0, 0, { formula: '=NOW()' });
    expect(at(grid, 'C1')).toBe('#ERROR!');
  });

  it('may stand elsewhere in the same formula', () => {
    const { grid } = bench([[1, '=IF(NOW()>0,PROBE(A1),"")']]);
    expect(at(grid, 'B1')).toBe('ran');
  });
});
