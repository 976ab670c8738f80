import { type CellStore, cellKey, keyColumn, keyRow } from '../book/cells.ts';
import { type CellArea, overlaps } from './cell-area.ts';
import type { FormulaCell } from './formula-cell.ts';
import type { Area } from './references.ts';

const isCell = ({ top, left, bottom, right }: Area): boolean => top === bottom && left === right;

/** An area and the formulas that read it; formulas with the same area share one watch. */
interface Watch {
  readonly area: Area;
  readonly readers: Set<FormulaCell>;
}

/** Rows per tile. Areas that span few tiles are filed under each; longer ones once per column. */
const TILE = 256;
const MOST_TILES = 4;
const WIDEST = 64;

/** Which formulas read which cells of one tab: single cells by key, short ranges by tile, long ranges by column. */
class StoreWatches {
  readonly #cells = new Map<number, Set<FormulaCell>>();
  readonly #watches = new Map<string, Watch>();
  readonly #tiles = new Map<number, Set<Watch>>();
  readonly #tall = new Map<number, Set<Watch>>();
  readonly #wide = new Set<Watch>();

  add(area: Area, reader: FormulaCell): void {
    if (isCell(area)) {
      fileUnder(this.#cells, cellKey(area.top, area.left), reader);
      return;
    }
    const name = nameOf(area);
    let watch = this.#watches.get(name);
    if (!watch) {
      watch = { area, readers: new Set() };
      this.#watches.set(name, watch);
      for (const shelf of this.#shelves(area)) shelf.add(watch);
    }
    watch.readers.add(reader);
  }

  remove(area: Area, reader: FormulaCell): void {
    if (isCell(area)) {
      const key = cellKey(area.top, area.left);
      const readers = this.#cells.get(key);
      readers?.delete(reader);
      if (readers?.size === 0) this.#cells.delete(key);
      return;
    }
    const watch = this.#watches.get(nameOf(area));
    if (!watch?.readers.delete(reader) || watch.readers.size > 0) return;
    this.#watches.delete(nameOf(area));
    for (const shelf of this.#shelves(area)) shelf.delete(watch);
  }

  /** Calls back with each formula that reads any cell of an area, some of them more than once. */
  readersOf(area: Area, visit: (reader: FormulaCell) => void): void {
    this.#cellReaders(area, visit);
    const seen = isCell(area) ? null : new Set<Watch>();
    const look = (watches: Iterable<Watch> | undefined): void => {
      for (const watch of watches ?? []) {
        if (!overlaps(watch.area, area) || seen?.has(watch)) continue;
        seen?.add(watch);
        for (const reader of watch.readers) visit(reader);
      }
    };
    look(this.#wide);
    const lastTile = Math.floor(area.bottom / TILE);
    for (let column = area.left; column <= area.right; column++) {
      look(this.#tall.get(column));
      if (this.#tiles.size === 0) continue;
      for (let tile = Math.floor(area.top / TILE); tile <= lastTile; tile++)
        look(this.#tiles.get(tileKey(column, tile)));
    }
  }

  #cellReaders(area: Area, visit: (reader: FormulaCell) => void): void {
    const size = (area.bottom - area.top + 1) * (area.right - area.left + 1);
    if (size > this.#cells.size) {
      for (const [key, readers] of this.#cells) {
        const row = keyRow(key);
        const column = keyColumn(key);
        if (row < area.top || row > area.bottom || column < area.left || column > area.right) continue;
        for (const reader of readers) visit(reader);
      }
      return;
    }
    for (let row = area.top; row <= area.bottom; row++) {
      for (let column = area.left; column <= area.right; column++) {
        for (const reader of this.#cells.get(cellKey(row, column)) ?? []) visit(reader);
      }
    }
  }

  #shelves({ top, left, bottom, right }: Area): Set<Watch>[] {
    if (right - left >= WIDEST) return [this.#wide];
    const shelves: Set<Watch>[] = [];
    const first = Math.floor(top / TILE);
    const last = Math.floor(bottom / TILE);
    for (let column = left; column <= right; column++) {
      if (last - first >= MOST_TILES) shelves.push(shelf(this.#tall, column));
      else for (let tile = first; tile <= last; tile++) shelves.push(shelf(this.#tiles, tileKey(column, tile)));
    }
    return shelves;
  }
}

const nameOf = ({ top, left, bottom, right }: Area): string => `${top},${left},${bottom},${right}`;
const tileKey = (column: number, tile: number): number => column * 65536 + tile;

function shelf<T>(shelves: Map<number, Set<T>>, key: number): Set<T> {
  let found = shelves.get(key);
  if (!found) {
    found = new Set();
    shelves.set(key, found);
  }
  return found;
}

function fileUnder<T>(shelves: Map<number, Set<T>>, key: number, item: T): void {
  shelf(shelves, key).add(item);
}

/** Which formulas read which cells, over all tabs. */
export class Dependencies {
  #stores = new Map<CellStore, StoreWatches>();

  clear(): void {
    this.#stores = new Map();
  }

  add(area: CellArea, reader: FormulaCell): void {
    let watches = this.#stores.get(area.store);
    if (!watches) {
      watches = new StoreWatches();
      this.#stores.set(area.store, watches);
    }
    watches.add(area, reader);
  }

  remove(area: CellArea, reader: FormulaCell): void {
    this.#stores.get(area.store)?.remove(area, reader);
  }

  readersOf(area: CellArea, visit: (reader: FormulaCell) => void): void {
    this.#stores.get(area.store)?.readersOf(area, visit);
  }
}
