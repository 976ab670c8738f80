/**
 * Where the managed columns stand in a lead tab, and how they look.
 *
 * People work in the tab meanwhile. So columns are inserted and never written over, marked before anything else, and found again
 * by their marks before anything is written into them.
 */

import type { LeadSheetPolicy } from '../../sla/policy/schema.ts';
import { MANAGED, type ManagedColumn } from '../../sla/standing/managed-columns.ts';
import { type OwnColumns, runsOf } from '../../sla/standing/own-columns.ts';
import type { Book, Sheet } from '../book.ts';
import { adoptColumn, markColumn, marksOf, readMarks } from '../marks.ts';
import { isSameTable, ownIn, type Rows } from './lead-table.ts';

/** Whether every managed column is there, marked and under its header. */
export function isLaidOut(book: Book, sheet: Sheet, cells: Rows, headerRow: number, own: OwnColumns): boolean {
  const isInPlace = (index: number, header: string) => cells[headerRow - 1]?.[index] === header;
  const isMarked = marksOf(book).columnsOf(sheet).size > 0;
  return isMarked && own.size === MANAGED.length && [...own].every(([index, header]) => isInPlace(index, header));
}

/**
 * Takes the next step towards a tab that is laid out: marks what a version without marks has made, inserts what is missing, or
 * finishes what was inserted, what a run left that was cut off, or what a mistaken header row put elsewhere.
 * @returns the tab as it is read then
 */
export function layOut(book: Book, sheet: Sheet, cells: Rows, { headerRow }: LeadSheetPolicy): Rows {
  readMarks(book);
  const again = read(sheet);
  if (!isSameTable(cells, again)) return again;
  const own = ownIn(book, sheet, again, headerRow);
  if (isLaidOut(book, sheet, again, headerRow, own)) return again;
  const present = [...own.values()];
  const missing = MANAGED.filter(({ header }) => !present.includes(header));
  if (own.size > 0 && marksOf(book).columnsOf(sheet).size === 0) {
    for (const [index, header] of own) adoptColumn(sheet, index, header);
  } else if (missing.length > 0) insert(sheet, missing, own);
  else finish(sheet, again, headerRow, own);
  readMarks(book);
  return read(sheet);
}

function read(sheet: Sheet): Rows {
  return sheet.getDataRange().getValues();
}

/** Beside the columns that are there, else to the right of everything. */
function insert(sheet: Sheet, missing: readonly ManagedColumn[], own: OwnColumns): void {
  const after = own.size > 0 ? Math.max(...own.keys()) + 1 : sheet.getLastColumn();
  sheet.insertColumnsAfter(after, missing.length);
  for (const [place, { header }] of missing.entries()) markColumn(sheet, after + place, header);
}

function finish(sheet: Sheet, cells: Rows, headerRow: number, own: OwnColumns): void {
  const unfinished = [...own].filter(([index, header]) => cells[headerRow - 1]?.[index] !== header);
  const runs = runsOf(new Map(unfinished));
  for (const { column, headers } of runs) dress(sheet, headerRow, column + 1, headers);
  // The headers come last, since they say that all is done, and right after a look at whether they still belong there.
  if (!isSameTable(cells, read(sheet))) return;
  for (const { column, headers } of runs) {
    sheet.getRange(headerRow, column + 1, 1, headers.length).setValues([[...headers]]);
  }
  for (const [index, header] of unfinished) {
    // Of a header row that was mistaken nothing stays.
    const row = cells.findIndex(line => line[index] === header);
    if (row >= 0)
      sheet
        .getRange(row + 1, index + 1)
        .clear()
        .clearNote();
  }
}

/** @param first counts from 1 */
function dress(sheet: Sheet, headerRow: number, first: number, headers: readonly string[]): void {
  const columns = headers.flatMap(header => MANAGED.find(one => one.header === header) ?? []);
  const rows = sheet.getMaxRows() - headerRow;
  // What is inserted takes over the look and the drop-downs of its left neighbour.
  sheet
    .getRange(1, first, headerRow + rows, columns.length)
    .clearDataValidations()
    .setBackground(null);
  if (rows > 0) {
    const formats = columns.map(({ numberFormat }) => numberFormat);
    const all = Array.from({ length: rows }, () => formats);
    sheet.getRange(headerRow + 1, first, rows, columns.length).setNumberFormats(all);
  }
  const head = sheet.getRange(headerRow, first, 1, columns.length);
  head.setNotes([columns.map(({ about }) => about)]);
  head.setFontWeight('bold').setBackground('#e8f0fe');
  for (const [index, { header, width, isHidden }] of columns.entries()) {
    sheet.setColumnWidth(first + index, width);
    if (isHidden) sheet.hideColumns(first + index);
    if (header === 'SLA status') flag(sheet, headerRow, first + index);
  }
}

const FLAGS: readonly (readonly [state: string, background: string, color: string])[] = [
  ['OVERDUE', '#fce8e6', '#b3261e'],
  ['AT RISK', '#fef7e0', '#8a4b00'],
  ['CHECK DATA', '#f3e8fd', '#6b2fa0'],
  ['MET', '#e6f4ea', '#137333'],
];

function flag(sheet: Sheet, headerRow: number, column: number): void {
  const range = sheet.getRange(headerRow + 1, column, Math.max(1, sheet.getMaxRows() - headerRow));
  const rules = FLAGS.map(([state, background, color]) =>
    SpreadsheetApp.newConditionalFormatRule()
      .whenTextEqualTo(state)
      .setBackground(background)
      .setFontColor(color)
      .setRanges([range])
      .build(),
  );
  const others = sheet
    .getConditionalFormatRules()
    .filter(rule => rule.getRanges().some(one => one.getColumn() !== column || one.getNumColumns() > 1));
  sheet.setConditionalFormatRules([...others, ...rules]);
}
