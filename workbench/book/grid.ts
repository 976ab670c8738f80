import type { Calculator } from '../engine/calculator.ts';
import { yearOf } from '../engine/clock.ts';
import { type CellStore, cellKey } from './cells.ts';
import { displayText } from './display.ts';
import type { FormatTable } from './formats.ts';
import { sortRows } from './sort-rows.ts';
import { deleteLines, insertLines, type LineEdit } from './structure.ts';
import { readTyped } from './typed-input.ts';
import type { Block, CellFormat, Content, Grid, MetadataRecord, Scalar, Sparkline } from './types.ts';

/** What a tab must know of the workbook around it. */
export interface GridHome {
  readonly locale: string;
  readonly timeZone: string;
  readonly now: () => number;
  readonly formats: FormatTable;
  readonly calculator: Calculator;
  /** Adjusts what lies outside the tab's cells (formulas anywhere, named ranges) to inserted or deleted lines. */
  edited(store: CellStore, edit: LineEdit): void;
}

export class BookGrid implements Grid {
  readonly store: CellStore;
  readonly #home: GridHome;

  constructor(store: CellStore, home: GridHome) {
    this.store = store;
    this.#home = home;
  }

  get id(): number {
    return this.store.id;
  }
  get name(): string {
    return this.store.name;
  }
  set name(name: string) {
    const before = this.store.name;
    this.store.name = name;
    this.#home.calculator.renamed(this.store, before);
  }
  get rowCount(): number {
    this.#home.calculator.settle();
    return this.store.rowCount;
  }
  get columnCount(): number {
    this.#home.calculator.settle();
    return this.store.columnCount;
  }
  get usedRows(): number {
    this.#home.calculator.settle();
    return this.store.usedRows;
  }
  get usedColumns(): number {
    this.#home.calculator.settle();
    return this.store.usedColumns;
  }

  value(row: number, column: number): Scalar {
    this.#home.calculator.settle();
    return this.store.value(row, column);
  }

  values({ row, column, rows, columns }: Block): Scalar[][] {
    this.#home.calculator.settle();
    const matrix: Scalar[][] = [];
    for (let r = 0; r < rows; r++) {
      const line: Scalar[] = [];
      for (let c = 0; c < columns; c++) line.push(this.store.value(row + r, column + c));
      matrix.push(line);
    }
    return matrix;
  }

  formula(row: number, column: number): string | null {
    return this.store.formulaAt(row, column)?.text ?? null;
  }

  display(row: number, column: number): string {
    const value = this.value(row, column);
    return displayText(value, this.shownFormat(row, column).numberFormat, this.#home.locale);
  }

  set(row: number, column: number, content: Content): void {
    this.setAll({ row, column, rows: 1, columns: 1 }, [[content]]);
  }

  setAll(block: Block, contents: readonly (readonly Content[])[]): void {
    this.#checkInside(block);
    const { calculator } = this.#home;
    for (let r = 0; r < block.rows; r++) {
      for (let c = 0; c < block.columns; c++) {
        const content = contents[r]?.[c];
        if (!content) throw new RangeError(`${block.rows} × ${block.columns} cells need as many contents`);
        const row = block.row + r;
        const column = block.column + c;
        calculator.clear(this.store, row, column);
        if ('formula' in content) calculator.enter(this.store, row, column, content.formula);
        else this.store.put(row, column, content.value === '' ? null : content.value, undefined, undefined);
      }
    }
    calculator.changed(this.store, block);
  }

  type(row: number, column: number, text: string): void {
    const own = this.format(row, column);
    if (own.numberFormat === '@' && text !== '') {
      this.set(row, column, { value: text });
      return;
    }
    if (text.length > 1 && text.startsWith('=')) {
      this.set(row, column, { formula: text });
      return;
    }
    const { locale, timeZone, now } = this.#home;
    const typed = readTyped(text, locale, yearOf(now(), timeZone));
    this.set(row, column, { value: typed.value });
    if (typed.numberFormat !== '' && own.numberFormat === '') {
      this.setFormat({ row, column, rows: 1, columns: 1 }, { numberFormat: typed.numberFormat });
    }
  }

  format(row: number, column: number): CellFormat {
    return this.store.columns[column]?.formats[row] ?? this.#home.formats.plain;
  }

  shownFormat(row: number, column: number): CellFormat {
    this.#home.calculator.settle();
    const own = this.format(row, column);
    const suggested = this.store.columns[column]?.suggested[row];
    const link = this.store.formulaAt(row, column)?.link;
    if (!link && (!suggested || own.numberFormat !== '')) return own;
    return this.#home.formats.intern({
      ...own,
      numberFormat: own.numberFormat || (suggested ?? ''),
      ...(link && { link }),
    });
  }

  sparkline(row: number, column: number): Sparkline | null {
    this.#home.calculator.settle();
    return this.store.formulaAt(row, column)?.sparkline ?? null;
  }

  setFormat(block: Block, change: Partial<CellFormat>): void {
    this.#checkInside(block);
    const { formats, calculator } = this.#home;
    for (let column = block.column; column < block.column + block.columns; column++) {
      for (let row = block.row; row < block.row + block.rows; row++) {
        const after = formats.change(this.format(row, column), change);
        this.store.setFormat(row, column, after === formats.plain ? undefined : after);
      }
    }
    if (change.numberFormat !== undefined) calculator.changed(this.store, block);
  }

  note(row: number, column: number): string {
    return this.store.notes.get(cellKey(row, column)) ?? '';
  }

  setNote(row: number, column: number, note: string): void {
    if (note === '') this.store.notes.delete(cellKey(row, column));
    else this.store.notes.set(cellKey(row, column), note);
  }

  get metadata(): readonly MetadataRecord[] {
    return this.store.metadata;
  }
  set metadata(metadata: readonly MetadataRecord[]) {
    this.store.metadata = metadata;
  }

  insertRows(at: number, count: number): void {
    this.#edit({ axis: 'row', at, count, insert: true });
  }
  deleteRows(at: number, count: number): void {
    this.#edit({ axis: 'row', at, count, insert: false });
  }
  insertColumns(at: number, count: number): void {
    this.#edit({ axis: 'column', at, count, insert: true });
  }
  deleteColumns(at: number, count: number): void {
    this.#edit({ axis: 'column', at, count, insert: false });
  }

  sort(block: Block, keys: readonly { readonly column: number; readonly ascending: boolean }[]): void {
    this.#checkInside(block);
    this.#home.calculator.settle();
    sortRows(this.store, block, keys, this.#home.calculator);
  }

  #edit(edit: LineEdit): void {
    const size = edit.axis === 'row' ? this.rowCount : this.columnCount;
    const end = edit.insert ? edit.at : edit.at + edit.count;
    if (edit.at < 0 || edit.count < 1 || end > size) throw new RangeError(`there is no ${edit.axis} ${end}`);
    if (!edit.insert && edit.count === size) throw new RangeError(`a tab keeps at least one ${edit.axis}`);
    this.#home.calculator.retract(this.store);
    if (edit.insert) insertLines(this.store, edit);
    else deleteLines(this.store, edit);
    this.#home.edited(this.store, edit);
  }

  #checkInside({ row, column, rows, columns }: Block): void {
    const { rowCount, columnCount } = this.store;
    const whole = row >= 0 && column >= 0 && rows >= 1 && columns >= 1;
    if (!whole || row + rows > rowCount || column + columns > columnCount) {
      throw new RangeError(`${this.name} has ${rowCount} rows and ${columnCount} columns; the block ends outside them`);
    }
  }
}
