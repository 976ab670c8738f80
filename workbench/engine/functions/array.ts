import type { Scalar } from '../../book/types.ts';
import type { Call } from '../call.ts';
import type { LazyCall } from '../definition.ts';
import { inCategory } from '../definition.ts';
import { asCells, copyCells, fail, isCells, isError, pick, Shown, Table, type Value } from '../values.ts';

const { define, defineLazy } = inCategory('Array');
const arrays = { arrays: true } as const;

/** A range inside ARRAYFORMULA is its values, so that it spills; on its own it would stand for one cell. */
function arrayFormula(call: LazyCall): Value {
  const value = call.asArrays().evaluate(0) ?? null;
  return isCells(value) ? copyCells(value) : value;
}

function flatten(call: Call): Table {
  const parts = call.args.map(argument => copyCells(asCells(argument ?? null)));
  const cells = parts.flatMap(part => part.cells);
  const formats = parts.flatMap(part =>
    part.cells.map((_, at) => part.formatAt(Math.floor(at / part.columns), at % part.columns)),
  );
  return new Table(cells.length, 1, cells, formats.some(format => format !== '') ? formats : '');
}

/** The chart goes along with a blank value, since a cell that shows one is blank to other formulas. */
function sparkline(call: Call): Value {
  const cells = call.cells(0);
  const data = copyCells(cells).cells.slice(0, cells.filledRows * cells.columns);
  const options: Record<string, Scalar> = {};
  if (call.given(1)) {
    const pairs = call.cells(1);
    if (pairs.columns !== 2) fail('#N/A', 'SPARKLINE options should be pairs of a name and a value.');
    for (let row = 0; row < pairs.rows; row++) options[call.asText(pairs.at(row, 0)).toLowerCase()] = pairs.at(row, 1);
  }
  const trouble = data.find(isError);
  if (trouble) return trouble;
  return new Shown(null, '', { sparkline: { data, options } });
}

export const ARRAY = [
  defineLazy('ARRAYFORMULA', 'array_formula', 'Works an expression out for whole arrays.', arrayFormula, arrays),
  define(
    'TRANSPOSE',
    'array_or_range:whole',
    'Rows and columns exchanged.',
    call => {
      const cells = call.cells(0);
      return pick(cells, cells.columns, cells.rows, (row, column) => [column, row]);
    },
    arrays,
  ),
  define('FLATTEN', 'range1:whole, [range2:whole...]', 'All cells in one column.', flatten, arrays),
  define('SPARKLINE', 'data:whole, [options:whole]', 'A small chart in a cell.', sparkline, arrays),
];
