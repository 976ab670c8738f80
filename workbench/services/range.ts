/** Range: cells of one tab, and what a lead add-on does with them. */
import type { Block, Content } from '../book/types.ts';
import { moveFormula } from '../engine/move-formula.ts';
import { instance, matrix, options } from './arguments.ts';
import { contains, overlaps } from './blocks.ts';
import { DataValidation } from './data-validation.ts';
import { addMetadata } from './developer-metadata.ts';
import { COPY_PASTE_TYPE } from './enums.ts';
import { Filter } from './filter.ts';
import { expose } from './members.ts';
import { mayEdit } from './permissions.ts';
import { type Protection, protect } from './protection.ts';
import { RangeLook } from './range-look.ts';
import { ScriptError } from './script-error.ts';

const NOT_A_LINE =
  'Adding developer metadata to arbitrary ranges is not currently supported. Developer metadata may only be added to the top-level spreadsheet, an individual sheet, or an entire row or column.';

export class Range extends RangeLook {
  protected at(block: Block): this {
    return new Range(this.run, this.gridId, block) as this;
  }

  getSheet(): object {
    return this.run.make.sheet(this.gridId);
  }
  activate(): this {
    this.run.env.screen.selection = { gridId: this.gridId, block: this.block };
    return this;
  }
  canEdit(): boolean {
    return mayEdit(this.run.env, this.run.settings.effectiveUser, this.gridId, this.block);
  }
  protect(): Protection {
    this.editable('protect');
    return protect(this.run, this.gridId, this.block);
  }

  /** On a whole column; the workbench keeps none on rows. */
  addDeveloperMetadata(...args: unknown[]): this {
    const { rowCount } = this.grid();
    const { row, column, rows, columns } = this.block;
    if (row !== 0 || rows !== rowCount || columns !== 1) throw new ScriptError(NOT_A_LINE);
    addMetadata(this.run, this.gridId, column, args, 'SpreadsheetApp.Range.addDeveloperMetadata');
    return this;
  }

  clear(what?: unknown): this {
    const { contentsOnly, formatOnly, validationsOnly, commentsOnly } = options(what, 'SpreadsheetApp.Range.clear');
    const everything = !(contentsOnly || formatOnly || validationsOnly || commentsOnly);
    const grid = this.editable('clear');
    if (everything || contentsOnly) this.erase(grid);
    if (everything || formatOnly) this.clearFormat();
    if (validationsOnly) this.clearDataValidations();
    if (commentsOnly) this.clearNote();
    return this;
  }

  /**
   * Copies contents and formats, or one of them by options or paste type; relative references move along. 'PASTE_VALUES'
   * takes results instead of formulas.
   */
  copyTo(destination: unknown, how?: unknown): void {
    const method = 'SpreadsheetApp.Range.copyTo';
    const target = instance(destination, Range, method);
    const kind = how === undefined ? undefined : COPY_PASTE_TYPE.nameOf(how);
    const { contentsOnly, formatOnly } = kind ? { contentsOnly: false, formatOnly: false } : options(how, method);
    const block = { ...this.block, row: target.block.row, column: target.block.column };
    const [down, right] = [block.row - this.block.row, block.column - this.block.column];
    const source = this.grid();
    const grid = new Range(this.run, target.gridId, block).editable('copyTo');
    // Everything is read before anything is written: the two blocks may overlap.
    const contents = this.cells((row, column): Content => {
      const formula = kind === 'PASTE_VALUES' ? null : source.formula(row, column);
      if (formula === null) return { value: source.value(row, column) };
      return { formula: moveFormula(formula, down, right, this.run.env.book.locale) };
    });
    const formats = this.cells((row, column) => source.format(row, column));
    if (!formatOnly && kind !== 'PASTE_FORMAT') grid.setAll(block, contents);
    if (contentsOnly || kind === 'PASTE_VALUES') return;
    formats.forEach((line, i) => {
      line.forEach((format, j) => {
        grid.setFormat({ row: block.row + i, column: block.column + j, rows: 1, columns: 1 }, format);
      });
    });
  }

  setDataValidation(rule: unknown): this {
    this.editable('setDataValidation');
    this.assertUntyped();
    this.dropValidations();
    if (rule !== null) {
      const validation = instance(rule, DataValidation, 'SpreadsheetApp.Range.setDataValidation');
      this.look().validations.push({ block: this.block, rule: validation.rule });
    }
    return this;
  }
  setDataValidations(rules: unknown): this {
    const method = 'SpreadsheetApp.Range.setDataValidations';
    const rows = matrix(rules, this.block, method);
    this.cells((row, column) => {
      const rule = rows[row - this.block.row]?.[column - this.block.column];
      return this.at({ row, column, rows: 1, columns: 1 }).setDataValidation(rule ?? null);
    });
    return this;
  }
  clearDataValidations(): this {
    this.editable('clearDataValidations');
    this.dropValidations();
    return this;
  }
  getDataValidations(): (DataValidation | null)[][] {
    const entries = this.look().validations;
    return this.cells((row, column) => {
      const entry = entries.find(({ block }) => contains(block, { row, column, rows: 1, columns: 1 }));
      return entry ? new DataValidation(entry.rule) : null;
    });
  }
  getDataValidation(): DataValidation | null {
    return this.getDataValidations()[0]?.[0] ?? null;
  }
  /** A rule that reaches beyond this range keeps its cells outside: four strips around the hole. */
  private dropValidations(): void {
    const look = this.look();
    look.validations = look.validations.flatMap(entry =>
      overlaps(entry.block, this.block) ? around(entry.block, this.block).map(block => ({ ...entry, block })) : [entry],
    );
  }

  createFilter(): Filter {
    this.editable('createFilter');
    const look = this.look();
    if (look.filter) throw new ScriptError("You can't create a filter in a sheet that already has a filter.");
    look.filter = this.block;
    return new Filter(this.run, this.gridId);
  }
  getFilter(): Filter | null {
    return this.look().filter ? new Filter(this.run, this.gridId) : null;
  }
}

/** What is left of a block outside a hole, as up to four blocks. */
function around(block: Block, hole: Block): Block[] {
  const top = Math.max(block.row, hole.row);
  const bottom = Math.min(block.row + block.rows, hole.row + hole.rows);
  const left = Math.max(block.column, hole.column);
  const right = Math.min(block.column + block.columns, hole.column + hole.columns);
  return [
    { ...block, rows: top - block.row },
    { ...block, row: bottom, rows: block.row + block.rows - bottom },
    { row: top, rows: bottom - top, column: block.column, columns: left - block.column },
    { row: top, rows: bottom - top, column: right, columns: block.column + block.columns - right },
  ].filter(part => part.rows > 0 && part.columns > 0);
}

expose(Range, {
  name: 'Range',
  service: 'SpreadsheetApp',
  members: {
    getRow: 'free',
    getRowIndex: 'free',
    getColumn: 'free',
    getLastRow: 'free',
    getLastColumn: 'free',
    getNumRows: 'free',
    getNumColumns: 'free',
    getHeight: 'free',
    getWidth: 'free',
    getGridId: 'free',
    getA1Notation: 'free',
    getSheet: 'free',
    getCell: 'free',
    offset: 'free',
    activate: 'free',
    canEdit: 'read',
    getValue: 'read',
    getValues: 'read',
    getDisplayValue: 'read',
    getDisplayValues: 'read',
    getFormula: 'read',
    getFormulas: 'read',
    getNote: 'read',
    getNotes: 'read',
    isBlank: 'read',
    getNumberFormat: 'read',
    getNumberFormats: 'read',
    getBackground: 'read',
    getBackgrounds: 'read',
    getFontColors: 'read',
    getFontWeight: 'read',
    getFontWeights: 'read',
    getHorizontalAlignment: 'read',
    getWrap: 'read',
    getDataValidation: 'read',
    getDataValidations: 'read',
    getFilter: 'read',
    setValue: 'write',
    setValues: 'write',
    setFormula: 'write',
    setFormulas: 'write',
    setNote: 'write',
    setNotes: 'write',
    clear: 'write',
    clearContent: 'write',
    clearFormat: 'write',
    clearNote: 'write',
    sort: 'write',
    setNumberFormat: 'write',
    setNumberFormats: 'write',
    setBackground: 'write',
    setBackgrounds: 'write',
    setFontColor: 'write',
    setFontColors: 'write',
    setFontWeight: 'write',
    setFontWeights: 'write',
    setFontSize: 'write',
    setFontStyle: 'write',
    setFontFamily: 'write',
    setHorizontalAlignment: 'write',
    setHorizontalAlignments: 'write',
    setVerticalAlignment: 'write',
    setWrap: 'write',
    setWrapStrategy: 'write',
    setBorder: 'write',
    merge: 'write',
    breakApart: 'write',
    copyTo: 'write',
    setDataValidation: 'write',
    setDataValidations: 'write',
    clearDataValidations: 'write',
    createFilter: 'write',
    addDeveloperMetadata: 'write',
    protect: 'write',
  },
});
