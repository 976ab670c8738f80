/** Spreadsheet: the one file that the script is bound to. */
import type { Grid } from '../book/types.ts';
import { splitSheet } from './a1.ts';
import { instance, options, text, whole } from './arguments.ts';
import { DeveloperMetadataFinder } from './developer-metadata.ts';
import { expose } from './members.ts';
import { NamedRange, setName } from './named-range.ts';
import { assertMayEditFile } from './permissions.ts';
import { type Protection, protections } from './protection.ts';
import { RangeList } from './range-list.ts';
import { RangePlace } from './range-place.ts';
import type { Run } from './run.ts';
import { notImplemented, ScriptError } from './script-error.ts';
import { Selection } from './selection.ts';
import { Sheet } from './sheet.ts';
import { assertNewName } from './sheet-place.ts';
import { assertRoom } from './structure.ts';
import { User } from './user.ts';

/** A new tab as Sheets makes it. */
const NEW_TAB = { rows: 1000, columns: 26 };

export class Spreadsheet {
  readonly run: Run;

  constructor(run: Run) {
    this.run = run;
  }

  private sheet(grid: Grid): Sheet {
    return new Sheet(this.run, grid.id);
  }
  private mayEdit(method: string): void {
    assertMayEditFile(this.run.env, this.run.settings.effectiveUser, method);
  }

  getId(): string {
    return this.run.env.book.id;
  }
  getName(): string {
    return this.run.env.book.name;
  }
  rename(name: unknown): void {
    this.mayEdit('rename');
    this.run.env.book.name = text(name, 'SpreadsheetApp.Spreadsheet.rename');
  }
  /** As the account sees it: with its number in the browser, or with a query of Google's. */
  getUrl(): string {
    const { owner } = this.run.env.state.people;
    const root = 'https://docs.google.com/spreadsheets';
    return this.run.settings.effectiveUser === owner
      ? `${root}/d/${this.run.env.book.id}/edit?ouid=100&rtpof=true`
      : `${root}/u/1/d/${this.run.env.book.id}/edit`;
  }
  getSpreadsheetTimeZone(): string {
    return this.run.env.book.timeZone;
  }
  getSpreadsheetLocale(): string {
    return this.run.env.book.locale;
  }
  getOwner(): User {
    return new User(this.run.env.state.people.owner);
  }
  getEditors(): User[] {
    const { owner, editors } = this.run.env.state.people;
    return [owner, ...editors].map(email => new User(email));
  }
  getViewers(): User[] {
    return this.run.env.state.people.viewers.map(email => new User(email));
  }
  toast(message: unknown, title: unknown = '', timeoutSeconds: unknown = null): void {
    const method = 'SpreadsheetApp.Spreadsheet.toast';
    if (timeoutSeconds !== null) whole(timeoutSeconds, method);
    const { screen, clock } = this.run.env;
    screen.toasts.push({ message: text(message, method), title: text(title, method), at: clock.now() });
  }

  getSheets(): Sheet[] {
    return this.run.env.book.grids.map(grid => this.sheet(grid));
  }
  getNumSheets(): number {
    return this.run.env.book.grids.length;
  }
  getSheetByName(name: unknown): Sheet | null {
    const grid = this.run.env.book.grid(text(name, 'SpreadsheetApp.Spreadsheet.getSheetByName'));
    return grid ? this.sheet(grid) : null;
  }
  getSheetById(id: unknown): Sheet | null {
    const wanted = whole(id, 'SpreadsheetApp.Spreadsheet.getSheetById');
    const grid = this.run.env.book.grids.find(candidate => candidate.id === wanted);
    return grid ? this.sheet(grid) : null;
  }
  /** In a trigger nobody looks at a tab. */
  getActiveSheet(): Sheet | null {
    const { context } = this.run.settings;
    if (context === 'custom') throw notImplemented('the tab of the calling cell');
    if (context === 'trigger') throw new ScriptError('There is no active sheet in this context.');
    const { book, screen } = this.run.env;
    const grid = book.grids.find(candidate => candidate.id === screen.selection?.gridId) ?? book.grids[0];
    return grid ? this.sheet(grid) : null;
  }
  setActiveSheet(sheet: unknown): Sheet {
    return instance(sheet, Sheet, 'SpreadsheetApp.Spreadsheet.setActiveSheet').activate();
  }
  getActiveRange(): object | null {
    return this.getActiveSheet()?.getActiveRange() ?? null;
  }
  getActiveRangeList(): RangeList | null {
    const sheet = this.getActiveSheet();
    const { selection } = this.run.env.screen;
    if (!sheet || selection?.gridId !== sheet.gridId) return null;
    return new RangeList(this.run, sheet.gridId, [...(selection.others ?? []), selection.block]);
  }
  getActiveCell(): object | null {
    const { selection } = this.run.env.screen;
    if (!selection || this.run.settings.context === 'trigger') return null;
    return this.run.make.range(selection.gridId, { ...selection.block, rows: 1, columns: 1 });
  }
  getSelection(): Selection {
    return new Selection(this.run);
  }
  setActiveRange(range: unknown): object {
    const { gridId, block } = instance(range, RangePlace, 'SpreadsheetApp.Spreadsheet.setActiveRange');
    this.run.env.screen.selection = { gridId, block };
    return this.run.make.range(gridId, block);
  }

  /** (), (name), (index), (name, index); the index counts from 0. A template is not part of the workbench. */
  insertSheet(...args: unknown[]): Sheet {
    const method = 'SpreadsheetApp.Spreadsheet.insertSheet';
    this.mayEdit('insertSheet');
    const last = args.at(-1);
    if (typeof last === 'object' && Object.keys(options(last, method)).length > 0)
      throw notImplemented('insertSheet with a template');
    const { book } = this.run.env;
    const given = args.find(arg => typeof arg === 'string');
    const index = args.find(arg => typeof arg === 'number');
    let number = book.grids.length + 1;
    while (book.grid(`Sheet${number}`)) number += 1;
    const name = given === undefined ? `Sheet${number}` : text(given, method);
    assertNewName(this.run, name, null);
    assertRoom(this.run.env, NEW_TAB.rows * NEW_TAB.columns);
    return this.sheet(
      book.addGrid(name, index === undefined ? book.grids.length : whole(index, method), NEW_TAB),
    ).activate();
  }
  deleteSheet(sheet: unknown): void {
    this.mayEdit('deleteSheet');
    const { gridId } = instance(sheet, Sheet, 'SpreadsheetApp.Spreadsheet.deleteSheet');
    const { book, state, screen } = this.run.env;
    if (book.grids.length === 1) throw new ScriptError("You can't remove all the sheets in a document.");
    if (!book.grids.some(grid => grid.id === gridId)) throw new ScriptError(`Sheet ${gridId} not found`);
    book.removeGrid(gridId);
    delete state.looks[gridId];
    state.protections = state.protections.filter(protection => protection.gridId !== gridId);
    if (screen.selection?.gridId === gridId) screen.selection = null;
  }
  /** Moves the tab that is active to a position from 1. */
  moveActiveSheet(position: unknown): void {
    this.mayEdit('moveActiveSheet');
    const to = whole(position, 'SpreadsheetApp.Spreadsheet.moveActiveSheet');
    const active = this.getActiveSheet();
    if (to < 1 || to > this.getNumSheets()) throw new ScriptError('Invalid argument: pos');
    if (active) this.run.env.book.moveGrid(active.gridId, to - 1);
  }

  /** "Tab!A1:B2", or a name; without a tab the active one is meant. */
  getRange(notation: unknown): object {
    const a1 = text(notation, 'SpreadsheetApp.Spreadsheet.getRange');
    const { sheet } = splitSheet(a1);
    const named = sheet === null ? this.getRangeByName(a1) : null;
    if (named) return named;
    const place = sheet === null ? this.getActiveSheet() : this.getSheetByName(sheet);
    if (!place) throw new ScriptError('Range not found');
    return place.getRange(a1);
  }
  getRangeByName(name: unknown): object | null {
    const named = this.run.env.book.names.get(text(name, 'SpreadsheetApp.Spreadsheet.getRangeByName'));
    return named ? this.run.make.range(named.gridId, named.block) : null;
  }
  getNamedRanges(): NamedRange[] {
    return [...this.run.env.book.names.keys()].map(name => new NamedRange(this.run, name));
  }
  setNamedRange(name: unknown, range: unknown): void {
    const method = 'SpreadsheetApp.Spreadsheet.setNamedRange';
    const { gridId, block } = instance(range, RangePlace, method);
    setName(this.run, text(name, method), gridId, block, 'setNamedRange');
  }
  removeNamedRange(name: unknown): void {
    this.mayEdit('removeNamedRange');
    const gone = text(name, 'SpreadsheetApp.Spreadsheet.removeNamedRange');
    if (!this.run.env.book.names.has(gone)) throw new ScriptError(`The named range ${gone} does not exist.`);
    this.run.env.book.removeName(gone);
  }
  getProtections(type: unknown): Protection[] {
    return protections(this.run, type, null);
  }
  createDeveloperMetadataFinder(): DeveloperMetadataFinder {
    return new DeveloperMetadataFinder(this.run, null);
  }
}

expose(Spreadsheet, {
  name: 'Spreadsheet',
  service: 'SpreadsheetApp',
  members: {
    getId: 'free',
    getName: 'free',
    getUrl: 'free',
    getSpreadsheetTimeZone: 'free',
    getSpreadsheetLocale: 'free',
    getSheets: 'free',
    getNumSheets: 'free',
    getSheetByName: 'free',
    getSheetById: 'free',
    getActiveSheet: 'free',
    setActiveSheet: 'free',
    getActiveRange: 'free',
    getActiveRangeList: 'free',
    getActiveCell: 'free',
    getSelection: 'free',
    setActiveRange: 'free',
    getRange: 'free',
    getRangeByName: 'free',
    createDeveloperMetadataFinder: 'free',
    toast: 'free',
    getOwner: 'read',
    getEditors: 'read',
    getViewers: 'read',
    getNamedRanges: 'read',
    getProtections: 'read',
    rename: 'write',
    insertSheet: 'write',
    deleteSheet: 'write',
    moveActiveSheet: 'write',
    setNamedRange: 'write',
    removeNamedRange: 'write',
  },
});
