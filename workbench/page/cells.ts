/** The cells that the page has seen: fetched in blocks when they come near, shown as they were until news of them arrives. */
import type { CellsView, CellView } from '../server/protocol.ts';
import { classOf } from './grid/looks.ts';
import { fetchCells } from './server.ts';

export interface Cell extends CellView {
  /** CSS class of its look. */
  readonly className: string;
  /** How much larger than usual its characters are. */
  readonly scale: number;
  /** Whether its text may run on over blank neighbours: text that stands left and is not wrapped. */
  readonly mayRunOn: boolean;
  readonly isFilled: boolean;
  readonly isBold: boolean;
  readonly isItalic: boolean;
}

interface Fetched {
  readonly cells: readonly (Cell | null)[];
  isStale: boolean;
}

const PLAIN = { className: '', scale: 1, mayRunOn: true, isFilled: false, isBold: false, isItalic: false };
const ROWS = 64;
const COLUMNS = 32;
/** Blocks kept, those used last: some 130,000 cells. */
const MOST_BLOCKS = 64;

export class Cells {
  readonly #blocks = new Map<string, Fetched>();
  readonly #underWay = new Map<string, number>();
  readonly #arrived: () => void;
  #revision = 0;

  constructor(arrived: () => void) {
    this.#arrived = arrived;
  }

  /** Null for a blank cell, undefined as long as nobody knows. */
  at(tab: number, row: number, column: number): Cell | null | undefined {
    const block = this.#blocks.get(keyOf(tab, row, column));
    return block?.cells[(row % ROWS) * COLUMNS + (column % COLUMNS)];
  }

  /** The workbook has changed: whatever is looked at from now on is fetched anew. */
  outdate(revision: number): void {
    if (revision === this.#revision) return;
    this.#revision = revision;
    for (const block of this.#blocks.values()) block.isStale = true;
  }

  /** Sees to it that the cells of an area are there, or soon will be. */
  want(tab: number, top: number, bottom: number, left: number, right: number): void {
    for (let row = top - (top % ROWS); row <= bottom; row += ROWS) {
      for (let column = left - (left % COLUMNS); column <= right; column += COLUMNS) this.#wantBlock(tab, row, column);
    }
  }

  #wantBlock(tab: number, row: number, column: number): void {
    const key = keyOf(tab, row, column);
    const known = this.#blocks.get(key);
    if (known && !known.isStale) return;
    if (this.#underWay.get(key) === this.#revision) return;
    const revision = this.#revision;
    this.#underWay.set(key, revision);
    fetchCells(tab, { row, column, rows: ROWS, columns: COLUMNS })
      .then(view => this.#take(key, view, revision))
      // The tab is gone, or the workbench: either is told elsewhere.
      .catch(() => this.#underWay.delete(key));
  }

  #take(key: string, view: CellsView, revision: number): void {
    if (this.#underWay.get(key) === revision) this.#underWay.delete(key);
    const looks = view.looks.map(look => ({
      className: classOf(look),
      scale: (look.size ?? 10) / 10,
      mayRunOn: look.align === 'left' && !look.wrap,
      isFilled: look.background !== undefined,
      isBold: look.bold === true,
      isItalic: look.italic === true,
    }));
    const cells = view.cells.map(cell => cell && { ...cell, ...(looks[cell.look] ?? PLAIN) });
    this.#blocks.delete(key);
    this.#blocks.set(key, { cells, isStale: view.revision < this.#revision });
    for (const oldest of this.#blocks.keys()) {
      if (this.#blocks.size <= MOST_BLOCKS) break;
      this.#blocks.delete(oldest);
    }
    this.#arrived();
  }
}

const keyOf = (tab: number, row: number, column: number): string =>
  `${tab} ${Math.floor(row / ROWS)} ${Math.floor(column / COLUMNS)}`;
