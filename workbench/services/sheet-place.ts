/** A tab: its cells, its lines, what is written to its end. */
import type { LineEdit } from '../book/structure.ts';
import type { Block, Grid } from '../book/types.ts';
import { parseA1, splitSheet } from './a1.ts';
import { flag, list, options, text, whole } from './arguments.ts';
import { writeValues } from './cell-values.ts';
import { assertMayEdit, assertMayEditFile } from './permissions.ts';
import { PLAIN_FORMAT } from './range-look.ts';
import { assertOnGrid, gridById } from './range-place.ts';
import type { Run } from './run.ts';
import { ScriptError, wrongArguments } from './script-error.ts';
import { lookOf, type SheetLook } from './state.ts';
import { assertMayEditLines, editLines } from './structure.ts';

export abstract class SheetPlace {
  readonly run: Run;
  readonly gridId: number;

  constructor(run: Run, gridId: number) {
    this.run = run;
    this.gridId = gridId;
  }

  protected grid(): Grid {
    return gridById(this.run, this.gridId);
  }
  protected look(): SheetLook {
    this.grid();
    return lookOf(this.run.env.state, this.gridId);
  }
  /** The tab as a grid of cells. */
  protected cells(): Grid {
    const { type } = this.look();
    if (type) throw new ScriptError(`The action is not supported for ${type} sheet.`);
    return this.grid();
  }
  protected whole(): Block {
    const grid = this.cells();
    return { row: 0, column: 0, rows: grid.rowCount, columns: grid.columnCount };
  }
  protected editable(method: string, block = this.whole()): Grid {
    assertMayEdit(this.run.env, this.run.settings.effectiveUser, this.gridId, block, method);
    return this.grid();
  }
  /** The tab's look, for a change by whoever runs the script. */
  protected styled(method: string): SheetLook {
    assertMayEditFile(this.run.env, this.run.settings.effectiveUser, method);
    return this.look();
  }
  protected at(block: Block): object {
    assertOnGrid(this.cells(), block);
    return this.run.make.range(this.gridId, block);
  }

  getLastRow(): number {
    return this.cells().usedRows;
  }
  getLastColumn(): number {
    return this.cells().usedColumns;
  }
  getMaxRows(): number {
    return this.cells().rowCount;
  }
  getMaxColumns(): number {
    return this.cells().columnCount;
  }
  /** At least A1, also on an empty tab. */
  getDataRange(): object {
    const grid = this.cells();
    return this.at({ row: 0, column: 0, rows: Math.max(1, grid.usedRows), columns: Math.max(1, grid.usedColumns) });
  }
  /** (A1 notation or a name), (row, column), (row, column, rows), (row, column, rows, columns); all from 1. */
  getRange(...args: unknown[]): object {
    const method = 'SpreadsheetApp.Sheet.getRange';
    const [first] = args;
    if (args.length === 1 && typeof first === 'string') return this.rangeAt(first);
    if (args.length < 2 || args.length > 4) throw wrongArguments(method, args);
    const [row = 1, column = 1, rows = 1, columns = 1] = args.map(arg => whole(arg, method));
    return this.at({ row: row - 1, column: column - 1, rows, columns });
  }
  private rangeAt(notation: string): object {
    const grid = this.cells();
    const { sheet, rest } = splitSheet(notation);
    const named = sheet === null ? this.run.env.book.names.get(rest) : undefined;
    if (named) return this.run.make.range(named.gridId, named.block);
    const block = parseA1(rest, { rows: grid.rowCount, columns: grid.columnCount });
    if (!block || (sheet !== null && sheet !== grid.name)) throw new ScriptError('Range not found');
    return this.at(block);
  }

  private editLines(edit: LineEdit, method: string): this {
    const { env, settings } = this.run;
    const grid = this.cells();
    assertMayEditLines(env, settings.effectiveUser, grid, edit, method);
    editLines(env, grid, edit);
    return this;
  }
  private insert(axis: LineEdit['axis'], at: number, count: number, method: string): this {
    return this.editLines({ axis, at, count, insert: true }, method);
  }
  private remove(axis: LineEdit['axis'], at: number, count: number, method: string): void {
    this.editLines({ axis, at, count, insert: false }, method);
  }
  insertRowsAfter(after: unknown, howMany: unknown): this {
    const method = 'SpreadsheetApp.Sheet.insertRowsAfter';
    return this.insert('row', whole(after, method), whole(howMany, method), 'insertRowsAfter');
  }
  insertRowAfter(after: unknown): this {
    return this.insertRowsAfter(after, 1);
  }
  insertRowsBefore(before: unknown, howMany: unknown): this {
    const method = 'SpreadsheetApp.Sheet.insertRowsBefore';
    return this.insert('row', whole(before, method) - 1, whole(howMany, method), 'insertRowsBefore');
  }
  insertRowBefore(before: unknown): this {
    return this.insertRowsBefore(before, 1);
  }
  insertColumnsAfter(after: unknown, howMany: unknown): this {
    const method = 'SpreadsheetApp.Sheet.insertColumnsAfter';
    return this.insert('column', whole(after, method), whole(howMany, method), 'insertColumnsAfter');
  }
  insertColumnAfter(after: unknown): this {
    return this.insertColumnsAfter(after, 1);
  }
  insertColumnsBefore(before: unknown, howMany: unknown): this {
    const method = 'SpreadsheetApp.Sheet.insertColumnsBefore';
    return this.insert('column', whole(before, method) - 1, whole(howMany, method), 'insertColumnsBefore');
  }
  insertColumnBefore(before: unknown): this {
    return this.insertColumnsBefore(before, 1);
  }
  deleteRows(position: unknown, howMany: unknown): void {
    const method = 'SpreadsheetApp.Sheet.deleteRows';
    this.remove('row', whole(position, method) - 1, whole(howMany, method), 'deleteRows');
  }
  deleteRow(position: unknown): this {
    this.deleteRows(position, 1);
    return this;
  }
  deleteColumns(position: unknown, howMany: unknown): void {
    const method = 'SpreadsheetApp.Sheet.deleteColumns';
    this.remove('column', whole(position, method) - 1, whole(howMany, method), 'deleteColumns');
  }
  deleteColumn(position: unknown): this {
    this.deleteColumns(position, 1);
    return this;
  }

  /** Writes one row below the last one with content, growing the tab as needed. */
  appendRow(contents: unknown): this {
    const row = list(contents, 'SpreadsheetApp.Sheet.appendRow');
    if (row.length === 0) throw new ScriptError('Invalid argument: rowContents');
    const grid = this.cells();
    const at = grid.usedRows;
    const block = { row: at, column: 0, rows: 1, columns: row.length };
    this.editable('appendRow', block);
    if (at >= grid.rowCount) editLines(this.run.env, grid, { axis: 'row', at: grid.rowCount, count: 1, insert: true });
    const missing = row.length - grid.columnCount;
    if (missing > 0)
      editLines(this.run.env, grid, { axis: 'column', at: grid.columnCount, count: missing, insert: true });
    writeValues(grid, block, [row], this.run.env.book);
    return this;
  }
  clearContents(): this {
    const grid = this.editable('clearContents');
    if (grid.usedRows === 0) return this;
    const block = { row: 0, column: 0, rows: grid.usedRows, columns: grid.usedColumns };
    grid.setAll(
      block,
      Array.from({ length: block.rows }, () => Array.from({ length: block.columns }, () => ({ value: null }))),
    );
    return this;
  }
  /** Contents and formats, or one of them. */
  clear(what?: unknown): this {
    const { contentsOnly, formatOnly } = options(what, 'SpreadsheetApp.Sheet.clear');
    const grid = this.editable('clear');
    if (!formatOnly) this.clearContents();
    if (!contentsOnly) grid.setFormat(this.whole(), PLAIN_FORMAT);
    return this;
  }
  /** Sorts the data by a column, from 1; frozen rows stay. */
  sort(column: unknown, ascending: unknown = true): this {
    const method = 'SpreadsheetApp.Sheet.sort';
    const key = { column: whole(column, method) - 1, ascending: flag(ascending, method) };
    const grid = this.editable('sort');
    const row = this.look().frozenRows;
    if (grid.usedRows > row) {
      grid.sort({ row, column: 0, rows: grid.usedRows - row, columns: grid.columnCount }, [key]);
    }
    return this;
  }
  setName(name: unknown): this {
    const wanted = text(name, 'SpreadsheetApp.Sheet.setName');
    assertMayEditFile(this.run.env, this.run.settings.effectiveUser, 'setName');
    assertNewName(this.run, wanted, this.gridId);
    this.grid().name = wanted;
    return this;
  }
}

/** Throws when a tab cannot be called so; `gridId` may keep its own name. */
export function assertNewName(run: Run, name: string, gridId: number | null): void {
  if (name.trim() === '' || name.length > 100) throw new ScriptError('Invalid argument: name');
  const taken = run.env.book.grids.find(grid => grid.name.toLowerCase() === name.toLowerCase());
  if (taken && taken.id !== gridId) {
    throw new ScriptError(`A sheet with the name "${name}" already exists. Please enter another name.`);
  }
}
