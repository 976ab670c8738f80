import { describe, expect, it } from 'vitest';
import { visitInOrder } from '../../../workbench/engine/circles.ts';
import { at, block, messageAt, sheetOf } from './fact-sheet.ts';

/** The groups visited from "a" on, circular ones in brackets. */
function visited(needs: Readonly<Record<string, readonly string[]>>): string {
  const groups: string[] = [];
  visitInOrder(
    'a',
    item => needs[item] ?? [],
    ({ members, circular }) => {
      const names = [...members].sort().join('');
      groups.push(circular ? `[${names}]` : names);
    },
  );
  return groups.join(' ');
}

describe('visitInOrder', () => {
  it('visits needs first, each once', () => {
    expect(visited({ a: ['b', 'c'], b: ['d'], c: ['d'] })).toBe('d b c a');
  });

  it('tells an item that needs itself from one that does not', () => {
    expect(visited({ a: ['a', 'b'] })).toBe('b [a]');
  });

  it('visits a circle together, after what it needs and before what needs it', () => {
    expect(visited({ a: ['b'], b: ['c'], c: ['d', 'b'], d: [] })).toBe('d [bc] a');
  });

  it('keeps circles apart that lead one to the other', () => {
    expect(visited({ a: ['b'], b: ['a', 'c'], c: ['d'], d: ['c'] })).toBe('[cd] [ab]');
  });

  it('joins circles that share an item', () => {
    expect(visited({ a: ['b', 'c'], b: ['a'], c: ['a'] })).toBe('[abc]');
  });

  it('follows a chain of a hundred thousand without recursion', () => {
    let count = 0;
    visitInOrder(
      0,
      item => (item < 100_000 ? [item + 1] : []),
      () => {
        count++;
      },
    );
    expect(count).toBe(100_001);
  });
});

describe('circular references', () => {
  it('are errors in each cell of the circle, and in whatever reads it', () => {
    const grid = sheetOf([['=B1', '=C1', '=A1', '=A1+1', 7]]);
    expect(block(grid, 'A1:E1')).toEqual([['#REF!', '#REF!', '#REF!', '#REF!', 7]]);
    expect(messageAt(grid, 'A1')).toBe(
      'Circular dependency detected. To resolve with iterative calculation, see File > Settings.',
    );
  });

  it('include a cell that reads itself, alone or within a range', () => {
    const grid = sheetOf([['=A1+1'], ['=SUM(A2:A5)'], ['=SUM(B1:B)']]);
    expect(block(grid, 'A1:A3')).toEqual([['#REF!'], ['#REF!'], [0]]);
  });

  it('heal once the circle is broken', () => {
    const grid = sheetOf([['=B1', '=C1', '=A1', '=A1']]);
    expect(at(grid, 'D1')).toBe('#REF!');
    grid.set(0, 2, { value: 5 });
    expect(block(grid, 'A1:D1')).toEqual([[5, 5, 5, 5]]);
    grid.set(0, 2, { formula: '=D1' });
    expect(block(grid, 'A1:D1')).toEqual([['#REF!', '#REF!', '#REF!', '#REF!']]);
  });

  it('are found among the needs of a formula, whatever else it reads', () => {
    const grid = sheetOf([[1, '=A1+C1', '=B1', '=A1*2']]);
    expect(block(grid, 'B1:D1')).toEqual([['#REF!', '#REF!', 2]]);
  });

  it('do not keep a spill that feeds itself turning for ever', () => {
    const grid = sheetOf([['=SEQUENCE(IF(A2="",2,1))', 'kept']]);
    const seen = block(grid, 'A1:B1');
    expect(seen[0]?.[0]).toBe('#REF!');
    expect(seen[0]?.[1]).toBe('kept');
  });

  it('heal when a spill that fed itself goes, although nothing reads its cell any more', () => {
    const grid = sheetOf([['=SEQUENCE(IF(D1=1,3,1))', null, null, '=A2+1']]);
    expect(block(grid, 'A1:D1')).toEqual([['#REF!', null, null, '#REF!']]);
    grid.set(0, 0, { value: 0 });
    expect(block(grid, 'A1:D1')).toEqual([[0, null, null, 1]]);
  });

  it('does not take a chain of formulas for a circle, however long', () => {
    const rows = Array.from({ length: 20_000 }, (_, row) => [row === 0 ? 1 : `=A${row}+1`]);
    const grid = sheetOf(rows, { rows: 20_000 });
    expect(grid.value(19_999, 0)).toBe(20_000);
    grid.set(0, 0, { value: 101 });
    expect(grid.value(19_999, 0)).toBe(20_100);
  });
});
