/**
 * The marks on what Lead SLA made: developer metadata on its tabs and on its columns in lead tabs. It follows a column that moves
 * and a tab that is renamed, and a copy of the tab or the file has it too.
 */
import { columnLetter } from '../sla/leads/lead.ts';
import type { OwnColumns } from '../sla/standing/own-columns.ts';
import type { Book, Sheet } from './book.ts';

const KEY = 'lead-sla';

interface MarkedTab {
  readonly sheet: Sheet;
  /** The name under which it was made. */
  readonly name: string;
  /** False for a copy that somebody made of it. */
  readonly isOriginal: boolean;
}

export class Marks {
  /** In the order of the marks. */
  readonly tabs: MarkedTab[] = [];
  private readonly columns = new Map<number, Map<number, string>>();
  private readonly copied = new Set<number>();

  /** Our columns of a tab by index, each with the header that it was made for. */
  columnsOf(sheet: Sheet): OwnColumns {
    return this.columns.get(sheet.getSheetId()) ?? new Map();
  }

  /** Whether our columns of a tab were made for another one, or for none that is known. */
  isCopied(sheet: Sheet): boolean {
    return this.columnsOf(sheet).size === 0 || this.copied.has(sheet.getSheetId());
  }

  addTab(sheet: Sheet, value: string): void {
    const { name, isOriginal } = readValue(sheet, value);
    this.tabs.push({ sheet, name, isOriginal });
  }

  addColumn(sheet: Sheet, index: number, value: string): void {
    const id = sheet.getSheetId();
    const { name, isOriginal } = readValue(sheet, value);
    const known = this.columns.get(id);
    if (known) known.set(index, name);
    else this.columns.set(id, new Map([[index, name]]));
    if (!isOriginal) this.copied.add(id);
  }
}

/** What something was made as, and the tab for which: "SLA status@0". */
function textOf(sheet: Sheet, name: string): string {
  return `${name}@${sheet.getSheetId()}`;
}

function readValue(sheet: Sheet, value: string): { name: string; isOriginal: boolean } {
  const [name = ''] = value.split('@');
  return { name, isOriginal: value === textOf(sheet, name) };
}

/** Nothing outlives a run: with the object by which a run holds the file, its marks go too. */
const known = new WeakMap<Book, Marks>();

/** Read once a run, in one call. */
export function marksOf(book: Book): Marks {
  return known.get(book) ?? readMarks(book);
}

/** For whoever has seen that columns have moved since. */
export function readMarks(book: Book): Marks {
  const marks = new Marks();
  for (const mark of book.createDeveloperMetadataFinder().withKey(KEY).find()) {
    const [place, value] = [mark.getLocation(), mark.getValue() ?? ''];
    const column = place.getColumn();
    const sheet = place.getSheet();
    if (column) marks.addColumn(column.getSheet(), column.getColumn() - 1, value);
    else if (sheet) marks.addTab(sheet, value);
  }
  known.set(book, marks);
  return marks;
}

export function markTab(book: Book, sheet: Sheet, name: string): void {
  const value = textOf(sheet, name);
  sheet.addDeveloperMetadata(KEY, value, SpreadsheetApp.DeveloperMetadataVisibility.DOCUMENT);
  marksOf(book).addTab(sheet, value);
}

/** @param index counts from 0 */
export function markColumn(sheet: Sheet, index: number, header: string): void {
  mark(sheet, index, textOf(sheet, header));
}

/** A column that was made without a mark: for which tab, nobody knows. */
export function adoptColumn(sheet: Sheet, index: number, header: string): void {
  mark(sheet, index, `${header}@`);
}

function mark(sheet: Sheet, index: number, value: string): void {
  const letter = columnLetter(index);
  const column = sheet.getRange(`${letter}:${letter}`);
  column.addDeveloperMetadata(KEY, value, SpreadsheetApp.DeveloperMetadataVisibility.DOCUMENT);
}
