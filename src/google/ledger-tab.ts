/**
 * The ledger tab: the versions of the policy, appended and never changed, and the clock of the last scan.
 *
 * Columns A and B are SLA_POLICY and travel with every formula, so they hold nothing else; who, when and why stand beside.
 */
import type { StoredPolicy } from '../sla/agreement.ts';
import { isLedger, type Ledger, ledgerHeader, readLedger } from '../sla/ledger.ts';
import { isBlank, isDate } from '../sla/moment.ts';
import { refuse } from '../sla/problem.ts';
import { grouped } from '../sla/text.ts';
import { type Book, ensureTab, growTo, LEDGER_TAB, protect, type Sheet } from './tabs.ts';
import { surveyed } from './zones.ts';

export const POLICY_NAME = 'SLA_POLICY';
export const CLOCK_NAME = 'SLA_CLOCK';
/** Sheets refuses longer texts in a cell. */
const CELL_MAX = 50_000;
const CLOCK_CELL = 'G2';
const CLOCK_COLUMN = 6;

export interface LedgerReading {
  readonly ledger: Ledger;
  /** The moment of the verdicts in the sheet; null before the first scan. */
  readonly clock: number | null;
}

/** Null before the first policy is saved, also where a set-up was cut off before it. */
export function readLedgerTab(book: Book): LedgerReading | null {
  const sheet = book.getSheetByName(LEDGER_TAB);
  if (!sheet) return null;
  const cells = sheet.getDataRange().getValues();
  const hasVersion = cells.slice(1).some(([, text]) => !isBlank(text));
  if (!isLedger(cells) || !hasVersion) return null;
  const clock: unknown = cells[1]?.[CLOCK_COLUMN];
  return { ledger: readLedger(cells.map(row => row.slice(0, 2))), clock: isDate(clock) ? clock.getTime() : null };
}

export interface VersionNote {
  /** Null: since ever. */
  readonly effectiveFrom: number | null;
  readonly savedAt: number;
  readonly who: string;
  readonly why: string;
}

/** @throws Refusal when the policy is too long for a cell */
export function appendVersion(book: Book, stored: StoredPolicy, note: VersionNote): void {
  const text = JSON.stringify(stored);
  if (text.length > CELL_MAX) {
    const size = `${grouped(text.length)} of ${grouped(CELL_MAX)} characters`;
    refuse('policy', `The policy is too long for a cell: ${size}.`, 'Remove rates or dates that are no longer needed.');
  }
  const sheet = ensureTab(book, LEDGER_TAB, () => undefined);
  // Built when it is new, and again where a set-up was cut off or the tab was cleared by hand.
  if (!isLedger(sheet.getRange(1, 1, 1, 2).getValues())) build(sheet, book);
  const row = sheet.getLastRow() + 1;
  growTo(sheet, row);
  const from = note.effectiveFrom === null ? '' : new Date(note.effectiveFrom);
  sheet.getRange(row, 1, 1, 5).setValues([[from, text, new Date(note.savedAt), note.who, note.why]]);
  book.setNamedRange(POLICY_NAME, sheet.getRange(1, 1, row, 2));
}

/** Formulas that were given SLA_CLOCK are computed anew when it changes. */
export function setClock(book: Book, now: number): void {
  book.getSheetByName(LEDGER_TAB)?.getRange(CLOCK_CELL).setValue(new Date(now));
}

/** Formulas read texts without an offset in the zone that the header names: it follows the spreadsheet's. */
export function followZone(book: Book, ledger: Ledger): Ledger {
  const name = book.getSpreadsheetTimeZone();
  if (ledger.zone.name === name) return ledger;
  const sheet = book.getSheetByName(LEDGER_TAB);
  sheet?.getRange(1, 1, 1, 2).setValues([ledgerHeader(surveyed(name))]);
  return readLedgerTab(book)?.ledger ?? ledger;
}

function build(sheet: Sheet, book: Book): void {
  const header = [...ledgerHeader(surveyed(book.getSpreadsheetTimeZone())), 'Saved at', 'Who', 'Why'];
  sheet.getRange(1, 1, 1, 5).setValues([header]).setFontWeight('bold');
  sheet.getRange('G1').setValue('Clock').setFontWeight('bold');
  sheet.getRange('A:A').setNumberFormat('yyyy-mm-dd hh:mm');
  sheet.getRange('B:B').setNumberFormat('@');
  sheet.getRange('C:C').setNumberFormat('yyyy-mm-dd hh:mm');
  sheet.getRange('D:E').setNumberFormat('@');
  sheet.getRange('G:G').setNumberFormat('yyyy-mm-dd hh:mm:ss');
  sheet.setFrozenRows(1);
  book.setNamedRange(CLOCK_NAME, sheet.getRange(CLOCK_CELL));
  protect(sheet, 'Lead SLA keeps every version of the policy here. Edit the policy in the sidebar.', [CLOCK_CELL]);
  sheet.hideSheet();
}
