/** The cells of a range: values, formulas, display texts, notes. */
import { columnName } from '../book/addresses.ts';
import type { Content, Grid } from '../book/types.ts';
import { moveFormula } from '../engine/move-formula.ts';
import { list, matrix, options, text, whole } from './arguments.ts';
import { fromCell, MAX_CELL_TEXT, tooLong, writeValues } from './cell-values.ts';
import { assertValid } from './data-validation.ts';
import { RangePlace } from './range-place.ts';
import { ScriptError } from './script-error.ts';

export abstract class RangeValues extends RangePlace {
  private zone(): string {
    return this.run.env.book.timeZone;
  }
  private first<T>(values: T[][]): T {
    const value = values[0]?.[0];
    if (value === undefined) throw new ScriptError('Cell reference out of range');
    return value;
  }
  private corner(): this {
    return this.at({ ...this.block, rows: 1, columns: 1 });
  }

  getValues(): unknown[][] {
    const grid = this.grid();
    const { row, column } = this.block;
    const zone = this.zone();
    return grid
      .values(this.block)
      .map((line, i) => line.map((value, j) => fromCell(grid, value, row + i, column + j, zone)));
  }
  getValue(): unknown {
    return this.first(this.corner().getValues());
  }
  getDisplayValues(): string[][] {
    const grid = this.grid();
    return this.cells((row, column) => grid.display(row, column));
  }
  getDisplayValue(): string {
    return this.first(this.corner().getDisplayValues());
  }
  getFormulas(): string[][] {
    const grid = this.grid();
    return this.cells((row, column) => grid.formula(row, column) ?? '');
  }
  getFormula(): string {
    return this.first(this.corner().getFormulas());
  }
  getNotes(): string[][] {
    const grid = this.grid();
    return this.cells((row, column) => grid.note(row, column));
  }
  getNote(): string {
    return this.first(this.corner().getNotes());
  }
  isBlank(): boolean {
    const grid = this.grid();
    const { row, column } = this.block;
    return grid
      .values(this.block)
      .every((line, i) => line.every((value, j) => value === null && grid.formula(row + i, column + j) === null));
  }

  setValues(values: unknown): this {
    return this.write(matrix(values, this.block, 'SpreadsheetApp.Range.setValues'), 'setValues');
  }
  /** One value for every cell of the range. */
  setValue(value: unknown): this {
    return this.write(
      this.cells(() => value),
      'setValue',
    );
  }
  private write(values: readonly (readonly unknown[])[], method: string): this {
    const grid = this.editable(method);
    this.assertUntyped();
    assertValid(this.look(), this.block, values);
    writeValues(grid, this.block, values, this.run.env.book);
    return this;
  }

  setFormulas(formulas: unknown): this {
    return this.writeFormulas(matrix(formulas, this.block, 'SpreadsheetApp.Range.setFormulas'), 'setFormulas');
  }
  /** The text belongs to the first cell; in the others its relative references move along, as when it is filled. */
  setFormula(formula: unknown): this {
    const source = text(formula, 'SpreadsheetApp.Range.setFormula');
    const { row, column } = this.block;
    const { locale } = this.run.env.book;
    return this.writeFormulas(
      this.cells((r, c) => moveFormula(source, r - row, c - column, locale)),
      'setFormula',
    );
  }
  private writeFormulas(formulas: readonly (readonly unknown[])[], method: string): this {
    const contents = formulas.map(line =>
      line.map((formula): Content => {
        const source = text(formula, `SpreadsheetApp.Range.${method}`);
        if (source.length > MAX_CELL_TEXT) throw tooLong();
        if (source === '') return { value: null };
        return { formula: source.startsWith('=') ? source : `=${source}` };
      }),
    );
    this.editable(method).setAll(this.block, contents);
    return this;
  }

  setNotes(notes: unknown): this {
    const rows = matrix(notes, this.block, 'SpreadsheetApp.Range.setNotes');
    return this.writeNotes((i, j) => rows[i]?.[j], 'setNotes');
  }
  setNote(note: unknown): this {
    return this.writeNotes(() => note, 'setNote');
  }
  clearNote(): this {
    return this.writeNotes(() => null, 'clearNote');
  }
  private writeNotes(note: (i: number, j: number) => unknown, method: string): this {
    const grid = this.editable(method);
    const { row, column, rows, columns } = this.block;
    for (let i = 0; i < rows; i += 1) {
      for (let j = 0; j < columns; j += 1) {
        const value = note(i, j);
        const words = value === null || value === undefined ? '' : text(value, `SpreadsheetApp.Range.${method}`);
        grid.setNote(row + i, column + j, words);
      }
    }
    return this;
  }

  clearContent(): this {
    this.erase(this.editable('clearContent'));
    return this;
  }
  protected erase(grid: Grid): void {
    grid.setAll(
      this.block,
      this.cells(() => ({ value: null })),
    );
  }

  /** Sorts by a column number, {column, ascending} or a list of them; columns count from 1 on the tab. */
  sort(spec: unknown): this {
    const method = 'SpreadsheetApp.Range.sort';
    const keys = (Array.isArray(spec) ? list(spec, method) : [spec]).map(key => {
      const { column, ascending } = typeof key === 'number' ? { column: key, ascending: true } : options(key, method);
      const at = whole(column, method) - 1;
      if (at < this.block.column || at >= this.block.column + this.block.columns) {
        throw new ScriptError(`Sort range does not contain column ${columnName(Math.max(at, 0))}`);
      }
      return { column: at, ascending: ascending !== false };
    });
    this.editable('sort').sort(this.block, keys);
    return this;
  }
}
