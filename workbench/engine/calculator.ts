import type { CellStore } from '../book/cells.ts';
import { localeOf } from '../book/locales.ts';
import type { LineEdit } from '../book/structure.ts';
import type { Block, CustomFunctions } from '../book/types.ts';
import { intersect } from './broadcast.ts';
import { type CellArea, overlaps } from './cell-area.ts';
import { visitInOrder } from './circles.ts';
import { CustomCalls } from './custom-calls.ts';
import { Dependencies } from './dependencies.ts';
import { evaluateFormula } from './evaluate.ts';
import { FormulaCell, ownerOf } from './formula-cell.ts';
import { Outdated } from './outdated.ts';
import { editedReference, referenceText, rewriteReferences } from './references.ts';
import { fill, growTab, isLoneRange, type Landing, land, landingArea, withdraw } from './spill.ts';
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
  /**
   * Formulas that were given up as they feed back into themselves. The circle may have gone through cells that one of
   * them spilled and then lost, so no reference leads to it any more: any write may free them.
   */
  readonly #restless = new Set<FormulaCell>();
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
    const owner = ownerOf(store, row, column);
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
    for (const formula of this.#restless) this.#mark(formula);
    this.#restless.clear();
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
    this.#rewriteAll((reference, home) =>
      storeNamed(reference.sheet, home, this.around) === store ? editedReference(reference, edit) : null,
    );
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
    this.#restless.delete(formula);
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
    this.#spillersMoved(area, writer);
  }

  /** Marks whoever would like to spill into cells that were filled or freed, except the one who did it. */
  #spillersMoved(area: CellArea, writer: FormulaCell | null): void {
    this.#spillers.readersOf(area, spiller => {
      if (spiller !== writer) this.#mark(spiller);
    });
  }

  /** Works out a formula after all outdated ones that it reads; those that read one another in a circle are errors. */
  #bringUpToDate(first: FormulaCell, runs: Map<FormulaCell, number>): void {
    visitInOrder(
      first,
      formula => this.#outdatedPrecedents(formula),
      ({ members, circular }) => {
        if (!circular) for (const formula of members) this.#outdated.delete(formula);
        for (const formula of members) {
          const run = (runs.get(formula) ?? 0) + 1;
          runs.set(formula, run);
          const givenUp = circular || run > MOST_RUNS;
          if (givenUp) this.#restless.add(formula);
          this.#workOut(formula, givenUp);
        }
        // Only now: while the circle is outdated as a whole, writing one of its cells does not mark the others again.
        if (circular) for (const formula of members) this.#outdated.delete(formula);
      },
    );
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
    const rows = growTab(formula, value);
    if (rows) this.#touched(rows, formula);
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

  #write(formula: FormulaCell, landing: Landing): void {
    const filled = fill(formula, landing);
    this.#want(formula, landing.rows > 1 || landing.columns > 1 ? landingArea(formula, landing) : null);
    if (filled.changed || filled.moved) this.#readers.readersOf(filled.area, reader => this.#mark(reader));
    if (filled.moved) this.#spillersMoved(filled.area, formula);
  }

  #withdraw(formula: FormulaCell): void {
    const left = withdraw(formula);
    if (left) this.#touched(left, formula);
  }
}
