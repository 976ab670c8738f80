/** Sheet: a tab, with what it looks like beside its cells. */

import { parseA1 } from './a1.ts';
import { colour, flag, instance, list, text, whole } from './arguments.ts';
import { EmbeddedChart, type EmbeddedChartBuilder, newChart } from './chart.ts';
import { ConditionalFormatRule } from './conditional-format.ts';
import { addMetadata, DeveloperMetadataFinder } from './developer-metadata.ts';
import { SHEET_TYPE } from './enums.ts';
import { Filter } from './filter.ts';
import { type EnumValue, expose } from './members.ts';
import { type Protection, protect, protections } from './protection.ts';
import { RangePlace } from './range-place.ts';
import { ScriptError } from './script-error.ts';
import { Selection } from './selection.ts';
import { SheetPlace } from './sheet-place.ts';

const lines = (start: unknown, count: unknown, method: string): number[] => {
  const from = whole(start, method) - 1;
  return Array.from({ length: whole(count, method) }, (_, i) => from + i);
};

export class Sheet extends SheetPlace {
  getName(): string {
    return this.grid().name;
  }
  getSheetName(): string {
    return this.grid().name;
  }
  getSheetId(): number {
    return this.gridId;
  }
  getType(): EnumValue {
    return SHEET_TYPE.values[this.look().type ?? 'GRID'];
  }
  getIndex(): number {
    return this.run.env.book.grids.indexOf(this.grid()) + 1;
  }
  getParent(): object {
    return this.run.make.spreadsheet();
  }
  /** Null: no form writes into a tab of the workbench. */
  getFormUrl(): string | null {
    this.grid();
    return null;
  }

  activate(): this {
    this.grid();
    this.run.env.screen.selection = { gridId: this.gridId, block: { row: 0, column: 0, rows: 1, columns: 1 } };
    return this;
  }
  getActiveRange(): object | null {
    const { selection } = this.run.env.screen;
    return selection?.gridId === this.gridId ? this.at(selection.block) : null;
  }
  getSelection(): Selection {
    return new Selection(this.run);
  }
  setActiveRange(range: unknown): object {
    const { gridId, block } = instance(range, RangePlace, 'SpreadsheetApp.Sheet.setActiveRange');
    this.run.env.screen.selection = { gridId, block };
    return this.run.make.range(gridId, block);
  }
  setActiveSelection(range: unknown): object {
    const method = 'SpreadsheetApp.Sheet.setActiveSelection';
    if (range instanceof RangePlace) return this.setActiveRange(range);
    const grid = this.grid();
    const block = parseA1(text(range, method), { rows: grid.rowCount, columns: grid.columnCount });
    if (!block) throw new ScriptError('Range not found');
    return this.setActiveRange(this.at(block));
  }

  getFrozenRows(): number {
    return this.look().frozenRows;
  }
  getFrozenColumns(): number {
    return this.look().frozenColumns;
  }
  setFrozenRows(rows: unknown): void {
    const count = whole(rows, 'SpreadsheetApp.Sheet.setFrozenRows');
    if (count < 0 || count >= this.grid().rowCount)
      throw new ScriptError("You can't freeze all visible rows on the sheet.");
    this.styled('setFrozenRows').frozenRows = count;
  }
  setFrozenColumns(columns: unknown): void {
    const count = whole(columns, 'SpreadsheetApp.Sheet.setFrozenColumns');
    if (count < 0 || count >= this.grid().columnCount) {
      throw new ScriptError("You can't freeze all visible columns on the sheet.");
    }
    this.styled('setFrozenColumns').frozenColumns = count;
  }
  hideColumns(start: unknown, count: unknown = 1): void {
    const look = this.styled('hideColumns');
    look.hiddenColumns = [
      ...new Set([...look.hiddenColumns, ...lines(start, count, 'SpreadsheetApp.Sheet.hideColumns')]),
    ];
  }
  showColumns(start: unknown, count: unknown = 1): void {
    const shown = new Set(lines(start, count, 'SpreadsheetApp.Sheet.showColumns'));
    const look = this.styled('showColumns');
    look.hiddenColumns = look.hiddenColumns.filter(column => !shown.has(column));
  }
  isColumnHiddenByUser(column: unknown): boolean {
    return this.look().hiddenColumns.includes(whole(column, 'SpreadsheetApp.Sheet.isColumnHiddenByUser') - 1);
  }
  hideRows(start: unknown, count: unknown = 1): void {
    const look = this.styled('hideRows');
    look.hiddenRows = [...new Set([...look.hiddenRows, ...lines(start, count, 'SpreadsheetApp.Sheet.hideRows')])];
  }
  showRows(start: unknown, count: unknown = 1): void {
    const shown = new Set(lines(start, count, 'SpreadsheetApp.Sheet.showRows'));
    const look = this.styled('showRows');
    look.hiddenRows = look.hiddenRows.filter(row => !shown.has(row));
  }
  isRowHiddenByUser(row: unknown): boolean {
    return this.look().hiddenRows.includes(whole(row, 'SpreadsheetApp.Sheet.isRowHiddenByUser') - 1);
  }
  isRowHiddenByFilter(row: unknown): boolean {
    const at = whole(row, 'SpreadsheetApp.Sheet.isRowHiddenByFilter') - 1;
    return this.run.env.screen.filteredRows(this.grid().id).includes(at);
  }
  getColumnWidth(column: unknown): number {
    return this.look().columnWidths[whole(column, 'SpreadsheetApp.Sheet.getColumnWidth') - 1] ?? 100;
  }
  setColumnWidths(start: unknown, count: unknown, width: unknown): this {
    const method = 'SpreadsheetApp.Sheet.setColumnWidths';
    const pixels = whole(width, method);
    const look = this.styled('setColumnWidths');
    for (const column of lines(start, count, method)) look.columnWidths[column] = pixels;
    return this;
  }
  setColumnWidth(column: unknown, width: unknown): this {
    return this.setColumnWidths(column, 1, width);
  }
  setRowHeights(start: unknown, count: unknown, height: unknown): this {
    const method = 'SpreadsheetApp.Sheet.setRowHeights';
    const pixels = whole(height, method);
    const look = this.styled('setRowHeights');
    for (const row of lines(start, count, method)) look.rowHeights[row] = pixels;
    return this;
  }
  setRowHeight(row: unknown, height: unknown): this {
    return this.setRowHeights(row, 1, height);
  }
  /** About 8 pixels a character of the longest shown text among the first 100 rows, between 40 and 400. */
  autoResizeColumns(start: unknown, count: unknown): this {
    const grid = this.grid();
    const look = this.styled('autoResizeColumns');
    for (const column of lines(start, count, 'SpreadsheetApp.Sheet.autoResizeColumns')) {
      const texts = Array.from({ length: Math.min(100, grid.usedRows) }, (_, row) => grid.display(row, column).length);
      look.columnWidths[column] = Math.min(400, Math.max(40, 16 + 8 * Math.max(0, ...texts)));
    }
    return this;
  }
  autoResizeColumn(column: unknown): this {
    return this.autoResizeColumns(column, 1);
  }
  hideSheet(): this {
    const look = this.styled('hideSheet');
    const { book, state } = this.run.env;
    const shown = book.grids.filter(grid => !state.looks[grid.id]?.hidden);
    if (shown.length === 1 && shown[0]?.id === this.gridId) {
      throw new ScriptError("You can't hide all the sheets in a document.");
    }
    look.hidden = true;
    return this;
  }
  showSheet(): this {
    this.styled('showSheet').hidden = false;
    return this;
  }
  isSheetHidden(): boolean {
    return this.look().hidden;
  }
  setTabColor(color: unknown): this {
    const look = this.styled('setTabColor');
    look.tabColor = color === null ? null : colour(color, '', 'SpreadsheetApp.Sheet.setTabColor');
    return this;
  }
  getTabColor(): string | null {
    return this.look().tabColor;
  }
  setHiddenGridlines(hide: unknown): this {
    this.styled('setHiddenGridlines').gridlinesHidden = flag(hide, 'SpreadsheetApp.Sheet.setHiddenGridlines');
    return this;
  }
  hasHiddenGridlines(): boolean {
    return this.look().gridlinesHidden;
  }

  protect(): Protection {
    this.editable('protect');
    return protect(this.run, this.gridId, null);
  }
  getProtections(type: unknown): Protection[] {
    return protections(this.run, type, this.gridId);
  }
  getConditionalFormatRules(): ConditionalFormatRule[] {
    return this.look().formatRules.map(rule => new ConditionalFormatRule(this.run, this.gridId, rule));
  }
  setConditionalFormatRules(rules: unknown): void {
    const method = 'SpreadsheetApp.Sheet.setConditionalFormatRules';
    const wanted = list(rules, method).map(rule => instance(rule, ConditionalFormatRule, method));
    if (wanted.some(rule => rule.gridId !== this.gridId)) {
      throw new ScriptError('Conditional format rule cannot reference a different sheet.');
    }
    this.styled('setConditionalFormatRules').formatRules = wanted.map(rule => rule.rule);
  }
  clearConditionalFormatRules(): void {
    this.styled('clearConditionalFormatRules').formatRules = [];
  }
  getFilter(): Filter | null {
    return this.look().filter ? new Filter(this.run, this.gridId) : null;
  }

  addDeveloperMetadata(...args: unknown[]): this {
    this.grid();
    addMetadata(this.run, this.gridId, null, args, 'SpreadsheetApp.Sheet.addDeveloperMetadata');
    return this;
  }
  createDeveloperMetadataFinder(): DeveloperMetadataFinder {
    return new DeveloperMetadataFinder(this.run, this.gridId);
  }

  newChart(): EmbeddedChartBuilder {
    return newChart(this.run);
  }
  getCharts(): EmbeddedChart[] {
    return this.look().charts.map(record => new EmbeddedChart(this.run, record));
  }
  insertChart(chart: unknown): void {
    const { record } = instance(chart, EmbeddedChart, 'SpreadsheetApp.Sheet.insertChart');
    this.styled('insertChart').charts.push({ ...record, id: this.run.env.nextId() });
  }
  updateChart(chart: unknown): void {
    const { record } = instance(chart, EmbeddedChart, 'SpreadsheetApp.Sheet.updateChart');
    const look = this.styled('updateChart');
    if (!look.charts.some(known => known.id === record.id)) throw new ScriptError('The chart does not exist.');
    look.charts = look.charts.map(known => (known.id === record.id ? record : known));
  }
  removeChart(chart: unknown): void {
    const { record } = instance(chart, EmbeddedChart, 'SpreadsheetApp.Sheet.removeChart');
    const look = this.styled('removeChart');
    look.charts = look.charts.filter(known => known.id !== record.id);
  }
}

expose(Sheet, {
  name: 'Sheet',
  service: 'SpreadsheetApp',
  members: {
    getName: 'free',
    getSheetName: 'free',
    getSheetId: 'free',
    getType: 'free',
    getIndex: 'free',
    getParent: 'free',
    getRange: 'free',
    activate: 'free',
    setActiveRange: 'free',
    setActiveSelection: 'free',
    getActiveRange: 'free',
    getSelection: 'free',
    newChart: 'free',
    createDeveloperMetadataFinder: 'free',
    // A range is only a reference, as far as its data reaches; reading it is the call.
    getDataRange: 'free',
    getLastRow: 'read',
    getLastColumn: 'read',
    getMaxRows: 'read',
    getMaxColumns: 'read',
    getFormUrl: 'read',
    getFrozenRows: 'read',
    getFrozenColumns: 'read',
    getColumnWidth: 'read',
    isColumnHiddenByUser: 'read',
    isRowHiddenByUser: 'read',
    isRowHiddenByFilter: 'read',
    isSheetHidden: 'read',
    getTabColor: 'read',
    hasHiddenGridlines: 'read',
    getProtections: 'read',
    getConditionalFormatRules: 'read',
    getFilter: 'read',
    getCharts: 'read',
    setName: 'write',
    insertRowsAfter: 'write',
    insertRowAfter: 'write',
    insertRowsBefore: 'write',
    insertRowBefore: 'write',
    insertColumnsAfter: 'write',
    insertColumnAfter: 'write',
    insertColumnsBefore: 'write',
    insertColumnBefore: 'write',
    deleteRows: 'write',
    deleteRow: 'write',
    deleteColumns: 'write',
    deleteColumn: 'write',
    appendRow: 'write',
    clear: 'write',
    clearContents: 'write',
    sort: 'write',
    setFrozenRows: 'write',
    setFrozenColumns: 'write',
    hideColumns: 'write',
    showColumns: 'write',
    hideRows: 'write',
    showRows: 'write',
    setColumnWidth: 'write',
    setColumnWidths: 'write',
    setRowHeight: 'write',
    setRowHeights: 'write',
    autoResizeColumn: 'write',
    autoResizeColumns: 'write',
    hideSheet: 'write',
    showSheet: 'write',
    setTabColor: 'write',
    setHiddenGridlines: 'write',
    protect: 'write',
    addDeveloperMetadata: 'write',
    setConditionalFormatRules: 'write',
    clearConditionalFormatRules: 'write',
    insertChart: 'write',
    updateChart: 'write',
    removeChart: 'write',
  },
});
