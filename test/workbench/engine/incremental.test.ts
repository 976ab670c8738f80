import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bookFromJson, bookToJson } from '../../../workbench/book/json.ts';
import { bookOf, NOW } from './fact-sheet.ts';

const ROWS = 6;
const COLUMNS = 4;

const cell = fc.tuple(fc.nat(ROWS - 1), fc.nat(COLUMNS - 1)).map(([row, column]) => `${'ABCD'[column]}${row + 1}`);
const range = fc.oneof(
  fc.tuple(cell, cell).map(([a, b]) => `${a}:${b}`),
  fc.constantFrom('A:A', 'B2:B', 'C1:C', '2:2', 'NAMED'),
);
const expression = fc.oneof(
  cell.map(a => `=${a}+1`),
  fc.tuple(cell, cell).map(([a, b]) => `=IF(${a}>${b},${a},"x")`),
  range.map(a => `=SUM(${a})`),
  range.map(a => `=COUNTIF(${a},">2")`),
  range.map(a => `=COUNTA(${a})`),
  fc.tuple(range, cell).map(([a, b]) => `=IFERROR(MATCH(${b},${a},0),0)`),
  fc.constantFrom('=SEQUENCE(2)', '=SEQUENCE(1,2)', '=SEQUENCE(2,2,5)', '=TRANSPOSE(A1:B1)'),
  cell.map(a => `=SEQUENCE(IF(${a}=1,3,1))`),
);
const content = fc.oneof(
  fc.integer({ min: -3, max: 6 }).map(value => ({ value })),
  fc.constantFrom('x', 'ab').map(value => ({ value })),
  fc.constant({ value: null }),
  expression.map(formula => ({ formula })),
);
const edit = fc.oneof(
  {
    weight: 12,
    arbitrary: fc.record({
      kind: fc.constant('set' as const),
      row: fc.nat(ROWS - 1),
      column: fc.nat(COLUMNS - 1),
      content,
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constantFrom('insertRows', 'deleteRows', 'insertColumns', 'deleteColumns'),
      at: fc.nat(3),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('sort' as const), ascending: fc.boolean() }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('read' as const) }) },
);
type Edit = typeof edit extends fc.Arbitrary<infer T> ? T : never;

/** Whether two arrays want the same cells: the answers depend on which of them came first. */
const isContested = (values: unknown): boolean => JSON.stringify(values).includes('would overwrite data');

function apply(book: ReturnType<typeof bookOf>, step: Edit): void {
  const [grid] = book.grids;
  if (!grid) throw new Error('the workbook has no tab');
  switch (step.kind) {
    case 'set':
      if (step.row < grid.rowCount && step.column < grid.columnCount) grid.set(step.row, step.column, step.content);
      return;
    case 'sort':
      grid.sort({ row: 0, column: 0, rows: 4, columns: 3 }, [{ column: 0, ascending: step.ascending }]);
      return;
    case 'read':
      grid.value(0, 0);
      return;
    default:
      grid[step.kind](step.at, 1);
  }
}

const answers = (book: ReturnType<typeof bookOf>) => {
  const [grid] = book.grids;
  if (!grid) throw new Error('the workbook has no tab');
  return grid.values({ row: 0, column: 0, rows: grid.rowCount, columns: grid.columnCount });
};

describe('after any edits', () => {
  it('the kept answers equal those of the same workbook worked out anew', () => {
    let compared = 0;
    fc.assert(
      fc.property(fc.array(edit, { minLength: 5, maxLength: 60, size: 'max' }), edits => {
        const book = bookOf([], { rows: 20, columns: 12 });
        book.setName('NAMED', 0, { row: 1, column: 1, rows: 3, columns: 1 });
        for (const step of edits) apply(book, step);
        const kept = answers(book);
        const anew = answers(bookFromJson(bookToJson(book), () => NOW));
        if (isContested(kept) || isContested(anew)) return;
        compared++;
        expect(kept).toEqual(anew);
      }),
      { seed: 20261120, numRuns: 250 },
    );
    expect(compared).toBeGreaterThan(150);
  });

  it('the book itself agrees with its own full recalculation', () => {
    fc.assert(
      fc.property(fc.array(edit, { minLength: 5, maxLength: 60, size: 'max' }), edits => {
        const book = bookOf([], { rows: 20, columns: 12 });
        book.setName('NAMED', 0, { row: 1, column: 1, rows: 3, columns: 1 });
        for (const step of edits) apply(book, step);
        const kept = answers(book);
        if (isContested(kept)) return;
        book.calculator.rebuild();
        expect(answers(book)).toEqual(kept);
      }),
      { seed: 7, numRuns: 150 },
    );
  });
});
