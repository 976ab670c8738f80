/**
 * How answers get into the grid. An array spills into the cells below and to the right of its formula when those are
 * blank; otherwise the formula is #REF! and waits for them to become so.
 */

import { cellName } from '../book/addresses.ts';
import type { Scalar } from '../book/types.ts';
import type { CellArea } from './cell-area.ts';
import type { FormulaCell } from './formula-cell.ts';
import { type Cells, failure, isCells, isError, Range, Shown, type Value } from './values.ts';

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

/** The cells that an answer would fill. */
export function landingArea({ store, row, column }: FormulaCell, { rows, columns }: Landing): CellArea {
  return { store, top: row, left: column, bottom: row + rows - 1, right: column + columns - 1 };
}

/**
 * Adds the rows that an answer needs below the tab's end, and says which. None when the formula reads an open range of
 * its own tab: the answer would grow with the tab for ever.
 */
export function growTab(formula: FormulaCell, value: Value): CellArea | null {
  if (!isCells(value)) return null;
  const { store, row, precedents } = formula;
  const growing = precedents.some(area => area.store === store && area.bottom === Number.POSITIVE_INFINITY);
  if (growing || row + value.rows <= store.rowCount) return null;
  const top = store.rowCount;
  store.rowCount = row + value.rows;
  return { store, top, left: 0, bottom: store.rowCount - 1, right: store.columnCount - 1 };
}

/** What writing an answer did to the cells that it fills or filled before. */
interface Filled {
  readonly area: CellArea;
  /** A cell that was the formula's before has another value. */
  readonly changed: boolean;
  /** A cell became the formula's, or blank: who waits for room must look again. */
  readonly moved: boolean;
}

/** Writes an answer and clears what the one before filled beyond it. */
export function fill(formula: FormulaCell, landing: Landing): Filled {
  const { store, row, column } = formula;
  const before = formula.filled;
  let changed = false;
  let moved = false;
  const put = (r: number, c: number, scalar: Scalar, format: string, owner: FormulaCell | undefined): void => {
    if (store.owner(r, c) !== owner) moved = true;
    else if (!sameScalar(store.value(r, c), scalar)) changed = true;
    store.put(r, c, scalar, owner, format === '' ? undefined : format);
  };
  formula.filledRows = landing.cells ? landing.rows : 1;
  formula.filledColumns = landing.cells ? landing.columns : 1;
  const after = formula.filled;
  // From the end upwards, so that a column which ends in blanks gets shorter cell by cell.
  for (let r = before.bottom; r >= row; r--) {
    for (let c = before.right; c >= column; c--) {
      const kept = r <= after.bottom && c <= after.right;
      if (!kept && store.owner(r, c) === formula) put(r, c, null, '', undefined);
    }
  }
  const { cells } = landing;
  if (cells) {
    for (let r = 0; r < landing.rows; r++) {
      for (let c = 0; c < landing.columns; c++) put(row + r, column + c, cells.at(r, c), cells.formatAt(r, c), formula);
    }
  } else {
    put(row, column, landing.scalar, landing.format, formula);
  }
  const bottom = Math.max(before.bottom, after.bottom);
  const right = Math.max(before.right, after.right);
  return { area: { ...after, bottom, right }, changed, moved };
}

/** Takes back what a formula spilled, its own cell apart, and says which cells that were (null = none). */
export function withdraw(formula: FormulaCell): CellArea | null {
  const { store, row, column, filled } = formula;
  if (formula.filledRows === 1 && formula.filledColumns === 1) return null;
  for (let r = filled.bottom; r >= row; r--) {
    for (let c = filled.right; c >= column; c--) {
      if ((r !== row || c !== column) && store.owner(r, c) === formula) store.put(r, c, null, undefined, undefined);
    }
  }
  formula.filledRows = 1;
  formula.filledColumns = 1;
  return filled;
}

/** Errors are new objects each time, so they are compared by what they say. */
const sameScalar = (a: Scalar, b: Scalar): boolean =>
  a === b || (isError(a) && isError(b) && a.error === b.error && a.message === b.message);
