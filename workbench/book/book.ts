import { Calculator } from '../engine/calculator.ts';
import { CellStore } from './cells.ts';
import { FormatTable } from './formats.ts';
import { BookGrid, type GridHome } from './grid.ts';
import { type LineEdit, movedBlock } from './structure.ts';
import type { Block, Book, CustomFunctions } from './types.ts';

export interface BookOptions {
  readonly name: string;
  /** An IANA zone, such as Europe/Berlin. */
  readonly timeZone: string;
  /** As Sheets spells it, such as en_US. */
  readonly locale: string;
  readonly now: () => number;
  /** Made up when left out. */
  readonly id?: string;
}

interface NamedRange {
  readonly gridId: number;
  readonly block: Block;
}

/** A new workbook without a single tab; add one before use. */
export function createBook(options: BookOptions): Workbook {
  return new Workbook(options);
}

export class Workbook implements Book, GridHome {
  readonly id: string;
  name: string;
  readonly formats = new FormatTable();
  readonly calculator: Calculator;
  readonly #grids: BookGrid[] = [];
  readonly #names = new Map<string, NamedRange>();
  #timeZone: string;
  #locale: string;
  #now: () => number;

  constructor({ id, name, timeZone, locale, now }: BookOptions) {
    this.id = id ?? crypto.randomUUID();
    this.name = name;
    this.#timeZone = timeZone;
    this.#locale = locale;
    this.#now = now;
    this.calculator = new Calculator(this);
  }

  get timeZone(): string {
    return this.#timeZone;
  }
  set timeZone(timeZone: string) {
    this.#timeZone = timeZone;
    this.calculator.rebuild();
  }
  get locale(): string {
    return this.#locale;
  }
  set locale(locale: string) {
    this.#locale = locale;
    this.calculator.rebuild();
  }
  get now(): () => number {
    return this.#now;
  }
  set now(now: () => number) {
    this.#now = now;
    this.calculator.tick();
  }

  get stores(): readonly CellStore[] {
    return this.#grids.map(grid => grid.store);
  }
  get grids(): readonly BookGrid[] {
    return this.#grids;
  }

  grid(name: string): BookGrid | undefined {
    const wanted = name.toLowerCase();
    return this.#grids.find(grid => grid.name.toLowerCase() === wanted);
  }

  addGrid(name: string, at = this.#grids.length, size = { rows: 1000, columns: 26 }): BookGrid {
    const id = this.#grids.reduce((highest, grid) => Math.max(highest, grid.id + 1), 0);
    return this.restoreGrid(id, name, at, size);
  }

  /** Adds a tab under an id that it had before. */
  restoreGrid(id: number, name: string, at: number, size: { rows: number; columns: number }): BookGrid {
    if (this.grid(name)) throw new RangeError(`there is a tab named ${name} already`);
    const grid = new BookGrid(new CellStore(id, name, size.rows, size.columns), this);
    this.#grids.splice(at, 0, grid);
    this.calculator.rebuild();
    return grid;
  }

  removeGrid(id: number): void {
    const index = this.#indexOf(id);
    if (this.#grids.length === 1) throw new RangeError('a workbook keeps at least one tab');
    const [removed] = this.#grids.splice(index, 1);
    for (const [name, range] of this.#names) if (range.gridId === id) this.#names.delete(name);
    if (removed) this.calculator.removed(removed.store);
  }

  moveGrid(id: number, to: number): void {
    const [grid] = this.#grids.splice(this.#indexOf(id), 1);
    if (grid) this.#grids.splice(to, 0, grid);
  }

  get names(): ReadonlyMap<string, NamedRange> {
    return this.#names;
  }

  setName(name: string, gridId: number, block: Block): void {
    this.#indexOf(gridId);
    for (const known of this.#names.keys()) if (known.toLowerCase() === name.toLowerCase()) this.#names.delete(known);
    this.#names.set(name, { gridId, block });
    this.calculator.rebuild();
  }

  removeName(name: string): void {
    this.#names.delete(name);
    this.calculator.rebuild();
  }

  get custom(): CustomFunctions | null {
    return this.calculator.custom;
  }
  set custom(custom: CustomFunctions | null) {
    this.calculator.custom = custom;
    this.calculator.rebuild();
  }

  get customRuns(): number {
    return this.calculator.customRuns;
  }

  tick(): void {
    this.calculator.tick();
  }

  edited(store: CellStore, edit: LineEdit): void {
    for (const [name, range] of this.#names) {
      if (range.gridId !== store.id) continue;
      const block = movedBlock(range.block, edit);
      if (block) this.#names.set(name, { ...range, block });
      else this.#names.delete(name);
    }
    this.calculator.edited(store, edit);
  }

  #indexOf(id: number): number {
    const index = this.#grids.findIndex(grid => grid.id === id);
    if (index < 0) throw new RangeError(`there is no tab with the id ${id}`);
    return index;
  }
}
