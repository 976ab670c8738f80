import type { Calculator } from '../engine/calculator.ts';
import { compareForSort } from '../engine/compare.ts';
import { moveFormula } from '../engine/move-formula.ts';
import { type CellStore, cellKey } from './cells.ts';
import type { Block, CellFormat, Scalar } from './types.ts';

interface MovedCell {
  readonly value: Scalar;
  readonly formula: string | undefined;
  readonly row: number;
  readonly format: CellFormat | undefined;
  readonly note: string | undefined;
}

/**
 * Sorts a block's rows in place and stably: numbers, then text, then FALSE and TRUE, then errors; blanks stay last either
 * way. Formulas move with their rows and their relative references with them.
 */
export function sortRows(
  store: CellStore,
  block: Block,
  keys: readonly { readonly column: number; readonly ascending: boolean }[],
  calculator: Calculator,
): void {
  const order = Array.from({ length: block.rows }, (_, index) => block.row + index);
  order.sort((a, b) => {
    for (const { column, ascending } of keys) {
      const difference = compareForSort(store.value(a, column), store.value(b, column), ascending);
      if (difference !== 0) return difference;
    }
    return a - b;
  });
  const rows = order.map(row => Array.from({ length: block.columns }, (_, c) => lift(store, row, block.column + c)));
  rows.forEach((cells, index) => {
    cells.forEach((cell, c) => {
      drop(store, block.row + index, block.column + c, cell, calculator);
    });
  });
  calculator.changed(store, block);
}

function lift(store: CellStore, row: number, column: number): MovedCell {
  const owner = store.owner(row, column);
  return {
    value: owner ? null : store.value(row, column),
    formula: store.formulaAt(row, column)?.text,
    row,
    format: store.columns[column]?.formats[row],
    note: store.notes.get(cellKey(row, column)),
  };
}

function drop(store: CellStore, row: number, column: number, cell: MovedCell, calculator: Calculator): void {
  calculator.clear(store, row, column);
  if (cell.formula === undefined) store.put(row, column, cell.value, undefined, undefined);
  else calculator.enter(store, row, column, moveFormula(cell.formula, row - cell.row, 0, calculator.around.locale));
  store.setFormat(row, column, cell.format);
  if (cell.note === undefined) store.notes.delete(cellKey(row, column));
  else store.notes.set(cellKey(row, column), cell.note);
}
