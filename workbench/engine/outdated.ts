import type { CellStore } from '../book/cells.ts';
import { type CellArea, overlaps } from './cell-area.ts';
import { type FormulaCell, ownerOf } from './formula-cell.ts';

/** The formulas that are out of date, found again by the cells that they fill. */
export class Outdated {
  readonly #all = new Set<FormulaCell>();
  readonly #byColumn = new Map<CellStore, Map<number, Set<FormulaCell>>>();
  readonly #spilled = new Set<FormulaCell>();

  get size(): number {
    return this.#all.size;
  }

  has(formula: FormulaCell): boolean {
    return this.#all.has(formula);
  }

  add(formula: FormulaCell): void {
    this.#all.add(formula);
    if (formula.filledRows > 1 || formula.filledColumns > 1) this.#spilled.add(formula);
    this.#column(formula).add(formula);
  }

  delete(formula: FormulaCell): void {
    this.#all.delete(formula);
    this.#spilled.delete(formula);
    this.#column(formula).delete(formula);
  }

  clear(): void {
    this.#all.clear();
    this.#spilled.clear();
    this.#byColumn.clear();
  }

  [Symbol.iterator](): IterableIterator<FormulaCell> {
    return this.#all.values();
  }

  /** Those whose answers stand in an area, in the order in which they became outdated. */
  within(area: CellArea): FormulaCell[] {
    if (this.#all.size === 0) return [];
    const found: FormulaCell[] = [];
    if (area.top === area.bottom && area.left === area.right) {
      const owner = ownerOf(area.store, area.top, area.left);
      if (owner && this.#all.has(owner)) found.push(owner);
      return found;
    }
    const columns = this.#byColumn.get(area.store);
    for (const [column, formulas] of columns ?? []) {
      if (column < area.left || column > area.right) continue;
      for (const formula of formulas) if (formula.row >= area.top && formula.row <= area.bottom) found.push(formula);
    }
    for (const formula of this.#spilled) {
      const inside = overlaps(area, {
        top: formula.row,
        bottom: formula.row,
        left: formula.column,
        right: formula.column,
      });
      if (!inside && formula.store === area.store && overlaps(area, formula.filled)) found.push(formula);
    }
    return found;
  }

  #column({ store, column }: FormulaCell): Set<FormulaCell> {
    let columns = this.#byColumn.get(store);
    if (!columns) {
      columns = new Map();
      this.#byColumn.set(store, columns);
    }
    let formulas = columns.get(column);
    if (!formulas) {
      formulas = new Set();
      columns.set(column, formulas);
    }
    return formulas;
  }
}
