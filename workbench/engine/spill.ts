import { cellName } from '../book/addresses.ts';
import type { Scalar } from '../book/types.ts';
import type { FormulaCell } from './formula-cell.ts';
import { type Cells, failure, isCells, Range, Shown, type Value } from './values.ts';

/** An answer as it goes into the grid: what to write, or why it may not be written. */
export interface Landing {
  readonly cells: Cells | null;
  readonly scalar: Scalar;
  readonly format: string;
  /** The size that the answer would have, also when it was refused. */
  readonly rows: number;
  readonly columns: number;
}

/** Works out what a formula's answer fills. An array fills cells below and to the right if those are blank. */
export function land(formula: FormulaCell, value: Value): Landing {
  if (value instanceof Shown) return one(value.value, value.format);
  if (!isCells(value)) return one(value, '');
  if (value.rows === 1 && value.columns === 1) return one(value.at(0, 0), value.formatAt(0, 0));
  const { rows, columns } = value;
  const blocker = blockerOf(formula, rows, columns);
  if (blocker === null) return { cells: value, scalar: null, format: '', rows, columns };
  return { ...one(failure('#REF!', blocker), ''), rows, columns };
}

const one = (scalar: Scalar, format: string): Landing => ({ cells: null, scalar, format, rows: 1, columns: 1 });

function blockerOf(formula: FormulaCell, rows: number, columns: number): string | null {
  const { store, row, column } = formula;
  const missingColumns = column + columns - store.columnCount;
  if (missingColumns > 0) {
    return `Result was not automatically expanded, please insert more columns (${missingColumns}).`;
  }
  const missingRows = row + rows - store.rowCount;
  if (missingRows > 0) return `Result was not automatically expanded, please insert more rows (${missingRows}).`;
  for (let c = column; c < column + columns; c++) {
    const cells = store.columns[c];
    if (!cells) continue;
    const end = Math.min(row + rows, cells.values.length);
    for (let r = row; r < end; r++) {
      const owner = cells.owners[r];
      if (owner ? owner !== formula : cells.values[r] !== null) {
        return `Array result was not expanded because it would overwrite data in ${cellName(r, c)}.`;
      }
    }
  }
  return null;
}

/** A range as a formula's whole answer stands for one of its cells, so `=A1:A3` never spills. */
export const isLoneRange = (value: Value): value is Range =>
  value instanceof Range && (value.rows > 1 || value.columns > 1);
