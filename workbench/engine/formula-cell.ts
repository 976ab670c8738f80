import type { CellFormula, CellStore } from '../book/cells.ts';
import type { Locale } from '../book/locales.ts';
import type { Sparkline } from '../book/types.ts';
import { type Analysis, analyse } from './analyse.ts';
import type { CellArea } from './cell-area.ts';
import type { KeptAnswer } from './custom-calls.ts';
import { type Node, parse } from './parse.ts';

const NOTHING: Analysis = { references: [], names: [], volatile: false, others: [], mayspill: false };

/** A formula where it stands, and what the calculator knows about it. */
export class FormulaCell implements CellFormula {
  readonly store: CellStore;
  row: number;
  column: number;
  text: string;
  /** null when the text is no formula. */
  node: Node | null;
  analysis: Analysis;
  /** The cells that it reads, as its references and names stand now. */
  precedents: readonly CellArea[] = [];
  /** The cells that its answer fills, its own included; 1 × 1 unless it spills. */
  filledRows = 1;
  filledColumns = 1;
  /** The cells that its answer would fill if nothing stood in the way; null unless it is more than one cell. */
  wanted: CellArea | null = null;
  /** Depends on NOW, TODAY, RAND… through any chain of cells. */
  tainted = false;
  link: string | undefined;
  sparkline: Sparkline | undefined;
  /** By call site: what custom functions answered, and for which arguments. */
  readonly kept = new Map<number, KeptAnswer>();

  constructor(store: CellStore, row: number, column: number, text: string, locale: Locale) {
    this.store = store;
    this.row = row;
    this.column = column;
    this.text = text;
    this.node = parse(text, locale);
    this.analysis = this.node ? analyse(this.node) : NOTHING;
  }

  rewrite(text: string, locale: Locale): void {
    if (text === this.text) return;
    this.text = text;
    this.node = parse(text, locale);
    this.analysis = this.node ? analyse(this.node) : NOTHING;
  }

  get filled(): CellArea {
    const { store, row, column } = this;
    return { store, top: row, left: column, bottom: row + this.filledRows - 1, right: column + this.filledColumns - 1 };
  }
}

/** The formula whose answer stands in a cell: whatever owns cells was entered by the calculator. */
export function ownerOf(store: CellStore, row: number, column: number): FormulaCell | undefined {
  return store.owner(row, column) as FormulaCell | undefined;
}
