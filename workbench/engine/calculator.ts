import type { CellStore } from '../book/cells.ts';
import { localeOf } from '../book/locales.ts';
import type { LineEdit } from '../book/structure.ts';
import type { Block, CustomFunctions, Scalar } from '../book/types.ts';
import { intersect } from './broadcast.ts';
import { CustomCalls } from './custom-calls.ts';
import { type CellArea, Dependencies, overlaps } from './dependencies.ts';
import { evaluateFormula } from './evaluate.ts';
import { FormulaCell } from './formula-cell.ts';
import { Outdated } from './outdated.ts';
import { editedReference, referenceText, rewriteReferences } from './references.ts';
import { isLoneRange, type Landing, land } from './spill.ts';
import type { Reference } from './tokens.ts';
import { failure, Shown, type Value } from './values.ts';
import { CellWorld, precedentsOf, type Surroundings, storeNamed } from './world.ts';

const CIRCULAR = failure(
  '#REF!',
  'Circular dependency detected. To resolve with iterative calculation, see File > Settings.',
);
const NO_FORMULA = failure('#ERROR!', 'Formula parse error.');

/** How often a formula may be worked out in one go before its spilled cells are taken to feed back into it. */
const MOST_RUNS = 40;

/**
 * Keeps the formulas of a workbook up to date: told of each write, it marks what depends on it; asked before each read,
 * it works out what is marked, each formula after those that it reads.
 */
export class Calculator {
  readonly around: Surroundings;
  readonly #customCalls = new CustomCalls();
  readonly #formulas = new Set<FormulaCell>();
  readonly #readers = new Dependencies();
  /** Formulas by the cells that they would like to fill: a write there blocks or heals them. */
  readonly #spillers = new Dependencies();
  readonly #outdated = new Outdated();
  readonly #tainted = new Set<FormulaCell>();
  #unfiled = false;
  #settling = false;

  constructor(around: Surroundings) {
    this.around = around;
  }

  get custom(): CustomFunctions | null {
    return this.#customCalls.functions;
  }
  set custom(functions: CustomFunctions | null) {
    this.#customCalls.functions = functions;
    for (const formula of this.#formulas) {
      formula.kept.clear();
      if (formula.analysis.others.length > 0) this.#mark(formula);
    }
  }

  get customRuns(): number {
    return this.#customCalls.runs;
  }

  enter(store: CellStore, row: number, column: number, text: string): void {
    const formula = new FormulaCell(store, row, column, text, localeOf(this.around.locale));
    store.put(row, column, null, formula, undefined);
    this.#formulas.add(formula);
    if (!this.#unfiled) this.#file(formula);
    this.#mark(formula);
  }

  /** Makes a cell blank: takes its formula out, or marks the formula that spilled into it as in trouble. */
  clear(store: CellStore, row: number, column: number): void {
    const owner = store.owner(row, column);
    if (!owner) return;
    if (owner.row !== row || owner.column !== column) {
      this.#mark(owner);
    } else {
      this.#withdraw(owner);
      this.#forget(owner);
    }
    store.put(row, column, null, undefined, undefined);
  }

  /** Marks whatever depends on the cells of a block that were written. */
  changed(store: CellStore, { row, column, rows, columns }: Block): void {
    this.#touched({ store, top: row, left: column, bottom: row + rows - 1, right: column + columns - 1 }, null);
  }

  /** Works out every formula that is out of date. A custom function that reads cells meanwhile sees them as they are. */
  settle(): void {
    if (this.#settling || (this.#outdated.size === 0 && !this.#unfiled)) return;
    this.#settling = true;
    try {
      this.#fileAll();
      const runs = new Map<FormulaCell, number>();
      while (this.#outdated.size > 0) {
        for (const formula of this.#outdated) if (formula.analysis.mayspill) this.#bringUpToDate(formula, runs);
        for (const formula of this.#outdated) {
          if (!formula.analysis.mayspill) this.#bringUpToDate(formula, runs);
        }
      }
    } finally {
      this.#settling = false;
    }
  }

  /** Marks the formulas whose answers change by themselves. */
  tick(): void {
    for (const formula of this.#formulas) if (formula.analysis.volatile) this.#mark(formula);
  }

  /** Takes back what the formulas of a tab spilled, before its lines move. */
  retract(store: CellStore): void {
    for (const formula of this.#formulas) if (formula.store === store) this.#withdraw(formula);
  }

  /** Adjusts all formulas to lines inserted into, or deleted from, a tab. */
  edited(store: CellStore, edit: LineEdit): void {
    this.#dropLost();
    this.#rewriteAll((reference, home) => (storeNamed(reference.sheet, home, this.around) === store ? editedReference(reference, edit) : null));
  }

  /** A tab is gone: so are its formulas, and references to it are broken. */
  removed(store: CellStore): void {
    for (const formula of this.#formulas) if (formula.store === store) this.#forget(formula);
    const gone = store.name.toLowerCase();
    this.#rewriteAll(({ sheet }) => (sheet?.toLowerCase() === gone ? '#REF!' : null));
  }

  renamed(store: CellStore, before: string): void {
    const old = before.toLowerCase();
    this.#rewriteAll(reference =>
      reference.sheet?.toLowerCase() === old ? referenceText({ ...reference, sheet: store.name }) : null,
    );
  }

  /** Works everything out anew, after a change of tabs, names or locale. Custom functions keep their answers. */
  rebuild(): void {
    this.#unfiled = true;
    for (const formula of this.#formulas) this.#outdated.add(formula);
  }

  #rewriteAll(change: (reference: Reference, home: CellStore) => string | null): void {
    const locale = localeOf(this.around.locale);
    for (const formula of this.#formulas) {
      const text = rewriteReferences(formula.text, locale, reference => change(reference, formula.store));
      formula.rewrite(text, locale);
    }
    this.rebuild();
  }

  /** Forgets the formulas whose cells were deleted. */
  #dropLost(): void {
    for (const formula of this.#formulas) {
      if (formula.store.owner(formula.row, formula.column) !== formula) this.#forget(formula);
    }
  }

  #forget(formula: FormulaCell): void {
    this.#formulas.delete(formula);
    this.#outdated.delete(formula);
    this.#tainted.delete(formula);
    for (const area of formula.precedents) this.#readers.remove(area, formula);
    this.#want(formula, null);
  }

  #file(formula: FormulaCell): void {
    for (const area of formula.precedents) this.#readers.remove(area, formula);
    formula.precedents = precedentsOf(formula, this.around);
    for (const area of formula.precedents) this.#readers.add(area, formula);
  }

  #fileAll(): void {
    if (!this.#unfiled) return;
    this.#unfiled = false;
    this.#readers.clear();
    this.#spillers.clear();
    this.#outdated.clear();
    for (const formula of this.#formulas) {
      formula.precedents = [];
      formula.wanted = null;
      this.#file(formula);
      this.#outdated.add(formula);
    }
  }

  #want(formula: FormulaCell, area: CellArea | null): void {
    if (formula.wanted) this.#spillers.remove(formula.wanted, formula);
    formula.wanted = area;
    if (area) this.#spillers.add(area, formula);
  }

  /** Marks a formula and all that depends on it, directly or not, as out of date. */
  #mark(first: FormulaCell): void {
    const waiting = [first];
    for (let formula = waiting.pop(); formula; formula = waiting.pop()) {
      if (this.#outdated.has(formula)) continue;
      this.#outdated.add(formula);
      if (!this.#unfiled) this.#readers.readersOf(formula.filled, reader => waiting.push(reader));
    }
  }

  /** Marks what reads cells that changed, and whoever would like to spill into them, except the one who wrote them. */
  #touched(area: CellArea, writer: FormulaCell | null): void {
    if (this.#unfiled) return;
    this.#readers.readersOf(area, reader => this.#mark(reader));
    this.#spillers.readersOf(area, spiller => {
      if (spiller !== writer) this.#mark(spiller);
    });
  }

  /** Works out a formula after all outdated ones that it reads. An explicit stack: chains may be thousands long. */
  #bringUpToDate(first: FormulaCell, runs: Map<FormulaCell, number>): void {
    const stack = [first];
    const open = new Set<FormulaCell>();
    const circular = new Set<FormulaCell>();
    for (let formula = stack.at(-1); formula; formula = stack.at(-1)) {
      if (!this.#outdated.has(formula)) {
        stack.pop();
        continue;
      }
      const first = !open.has(formula);
      open.add(formula);
      const needed = first ? this.#outdatedPrecedents(formula) : [];
      for (const precedent of needed) if (open.has(precedent)) closeCircle(stack, precedent, open, circular);
      const waiting = needed.filter(precedent => !open.has(precedent));
      if (waiting.length > 0) {
        stack.push(...waiting.reverse());
        continue;
      }
      stack.pop();
      open.delete(formula);
      const run = (runs.get(formula) ?? 0) + 1;
      runs.set(formula, run);
      this.#outdated.delete(formula);
      this.#workOut(formula, circular.has(formula) || run > MOST_RUNS);
    }
  }

  #outdatedPrecedents(formula: FormulaCell): FormulaCell[] {
    return formula.precedents.flatMap(area => this.#outdated.within(area));
  }

  #workOut(formula: FormulaCell, circular: boolean): void {
    formula.tainted = formula.analysis.volatile || formula.precedents.some(area => this.#isTainted(area));
    if (formula.tainted) this.#tainted.add(formula);
    else this.#tainted.delete(formula);
    const value = circular ? CIRCULAR : this.#evaluate(formula);
    formula.link = value instanceof Shown ? value.link : undefined;
    formula.sparkline = value instanceof Shown ? value.sparkline : undefined;
    this.#makeRoom(formula, value);
    this.#write(formula, land(formula, value));
  }

  #isTainted(area: CellArea): boolean {
    for (const formula of this.#tainted) {
      if (formula.store === area.store && overlaps(formula.filled, area)) return true;
    }
    return false;
  }

  #evaluate(formula: FormulaCell): Value {
    if (!formula.node) return NO_FORMULA;
    const world = new CellWorld(formula, this.around, this.#customCalls, area => this.#isTainted(area));
    const value = evaluateFormula(formula.node, world);
    return isLoneRange(value) ? intersect(value, world.setting.home) : value;
  }

  /** Adds rows that an answer needs below the tab's end, unless the answer would grow with the tab. */
  #makeRoom(formula: FormulaCell, value: Value): void {
    if (value === null || typeof value !== 'object' || !('rows' in value)) return;
    const { store, row } = formula;
    const growing = formula.precedents.some(area => area.store === store && area.bottom === Number.POSITIVE_INFINITY);
    if (growing || row + value.rows <= store.rowCount) return;
    const end = { store, top: store.rowCount, left: 0, bottom: row + value.rows - 1, right: store.columnCount - 1 };
    store.rowCount = row + value.rows;
    this.#touched(end, formula);
  }

  #write(formula: FormulaCell, landing: Landing): void {
    const { store, row, column } = formula;
    const before = formula.filled;
    const filledRows = landing.cells ? landing.rows : 1;
    const filledColumns = landing.cells ? landing.columns : 1;
    let changed = false;
    const put = (r: number, c: number, scalar: Scalar, format: string, owner: FormulaCell | undefined): void => {
      if (!changed && !(store.value(r, c) === scalar && store.owner(r, c) === owner)) changed = true;
      store.put(r, c, scalar, owner, format === '' ? undefined : format);
    };
    for (let r = before.bottom; r >= row; r--) {
      for (let c = before.right; c >= column; c--) {
        const inside = r < row + filledRows && c < column + filledColumns;
        if (!inside && store.owner(r, c) === formula) put(r, c, null, '', undefined);
      }
    }
    formula.filledRows = filledRows;
    formula.filledColumns = filledColumns;
    const { cells } = landing;
    if (cells) {
      for (let r = 0; r < filledRows; r++) {
        for (let c = 0; c < filledColumns; c++) put(row + r, column + c, cells.at(r, c), cells.formatAt(r, c), formula);
      }
    } else {
      put(row, column, landing.scalar, landing.format, formula);
    }
    const spills = landing.rows > 1 || landing.columns > 1;
    const wanted = { store, top: row, left: column, bottom: row + landing.rows - 1, right: column + landing.columns - 1 };
    this.#want(formula, spills ? wanted : null);
    if (changed) {
      const bottom = Math.max(before.bottom, row + filledRows - 1);
      const right = Math.max(before.right, column + filledColumns - 1);
      this.#touched({ store, top: row, left: column, bottom, right }, formula);
    }
  }

  /** Takes back what a formula spilled, its own cell apart. */
  #withdraw(formula: FormulaCell): void {
    const { store, row, column, filled } = formula;
    if (formula.filledRows === 1 && formula.filledColumns === 1) return;
    for (let r = filled.bottom; r >= row; r--) {
      for (let c = filled.right; c >= column; c--) {
        if ((r !== row || c !== column) && store.owner(r, c) === formula) store.put(r, c, null, undefined, undefined);
      }
    }
    formula.filledRows = 1;
    formula.filledColumns = 1;
    this.#touched(filled, formula);
  }
}

/** All open formulas from the one that is read again up to the reader are one circle. */
function closeCircle(
  stack: readonly FormulaCell[],
  precedent: FormulaCell,
  open: ReadonlySet<FormulaCell>,
  circular: Set<FormulaCell>,
): void {
  for (let index = stack.length - 1; index >= 0; index--) {
    const formula = stack[index];
    if (formula && open.has(formula)) circular.add(formula);
    if (formula === precedent) return;
  }
}
