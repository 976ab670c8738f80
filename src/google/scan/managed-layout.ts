/** Where the managed columns stand in a lead tab, and how they look. */

import type { LeadSheetPolicy } from '../../sla/policy/schema.ts';
import { MANAGED, type ManagedRun, managedRuns } from '../../sla/standing/managed-columns.ts';
import type { Book, Sheet } from '../book.ts';
import { isFed } from './fed-tab.ts';

/** Gives every lead tab its managed columns but those that a formula fills; a tab that is not there is left to the scan to report. */
export function layOut(book: Book, specs: readonly LeadSheetPolicy[]): void {
  for (const spec of specs) {
    const sheet = book.getSheetByName(spec.name);
    if (!sheet) continue;
    const width = sheet.getLastColumn();
    const header = width > 0 ? sheet.getRange(spec.headerRow, 1, 1, width).getValues()[0] : [];
    const runs = managedRuns(header ?? []);
    if (runs.length > 0 || !isFed(sheet, spec)) addColumns(sheet, spec, runs);
  }
}

/**
 * Puts the columns that are not there yet beside those that are, or to the right of everything, with their formats. Only beside
 * an "SLA …" column are "Lead value" and "Qualified" ours, so a lost one cannot go anywhere else.
 */
export function addColumns(sheet: Sheet, { headerRow }: LeadSheetPolicy, runs: readonly ManagedRun[]): void {
  const present = runs.flatMap(({ headers }) => headers);
  const missing = MANAGED.filter(({ header }) => !present.includes(header));
  if (missing.length === 0) return;
  const block = runs[runs.length - 1];
  const before = block ? block.column + block.headers.length : sheet.getLastColumn();
  const first = before + 1;
  const lacking = block ? missing.length : before + missing.length - sheet.getMaxColumns();
  if (lacking > 0) sheet.insertColumnsAfter(block ? before : sheet.getMaxColumns(), lacking);
  const rows = sheet.getMaxRows() - headerRow;
  if (rows > 0) {
    const formats = missing.map(({ numberFormat }) => numberFormat);
    const all = Array.from({ length: rows }, () => formats);
    sheet.getRange(headerRow + 1, first, rows, missing.length).setNumberFormats(all);
  }
  const head = sheet.getRange(headerRow, first, 1, missing.length);
  head.setValues([missing.map(({ header }) => header)]);
  head.setNotes([missing.map(({ about }) => about)]);
  head.setFontWeight('bold').setBackground('#e8f0fe');
  for (const [index, { header, width, isHidden }] of missing.entries()) {
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
  sheet.setConditionalFormatRules([...sheet.getConditionalFormatRules(), ...rules]);
}
