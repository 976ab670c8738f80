/**
 * The ledger tab: the versions of the policy, appended and never changed, and the clock of the last scan.
 *
 * Columns A and B are SLA_POLICY and travel with every formula, so they hold nothing else; who, when and why stand beside.
 */
import type { VersionNote } from '../../contract/policy.ts';
import type { StoredPolicy } from '../../sla/policy/agreement.ts';
import { isBeginning, isLedger, type Ledger, ledgerHeader, readLedger } from '../../sla/policy/ledger.ts';
import { checkSaved, type Fault } from '../../sla/policy/stored.ts';
import { type Cell, isBlank, isDate } from '../../sla/sheet/cell.ts';
import { asText, fromText } from '../../sla/sheet/cell-text.ts';
import { type Problem, refuse } from '../../sla/sheet/problem.ts';
import { grouped } from '../../sla/sheet/text.ts';
import { type Book, growTo, LEDGER_TAB, mayEdit, protect, type Sheet } from '../book.ts';
import { ensureTab, ownTab } from '../own-tabs.ts';
import { surveyed } from '../zones.ts';

export const POLICY_NAME = 'SLA_POLICY';
export const CLOCK_NAME = 'SLA_CLOCK';
/** Sheets refuses longer texts in a cell. */
export const CELL_MAX = 50_000;
const CLOCK_CELL = 'G2';
const CLOCK_COLUMN = 6;

export interface LedgerReading {
  readonly ledger: Ledger;
  /** Of every version, in the order they were saved. */
  readonly notes: readonly VersionNote[];
  /** The moment of the verdicts in the sheet; null before the first scan. */
  readonly clock: number | null;
  /** Versions that count as never saved, with the cell of each. */
  readonly problems: readonly Problem[];
}

/**
 * Null before the first policy is saved, also where a set-up was cut off before it. Each version is checked: people edit cells.
 * @throws Refusal when somebody has damaged every version, or a newer Lead SLA has saved one
 */
export function readLedgerTab(book: Book): LedgerReading | null {
  const sheet = ownTab(book, LEDGER_TAB);
  if (!sheet) return null;
  const cells = sheet.getDataRange().getValues();
  const hasVersion = cells.slice(1).some(([, text]) => !isBlank(text));
  if (!isLedger(cells) || !hasVersion) return null;
  let faults: readonly Fault[] = [];
  const ledger = readLedger(
    cells.map(row => row.slice(0, 2)),
    saved => {
      const checked = checkSaved(saved);
      faults = checked.faults;
      return checked.saved;
    },
  );
  const problems = [...withoutBeginning(cells.slice(1)), ...faults].map(asProblem);
  if (!ledger.newest()) {
    const [first] = problems;
    refuse(first?.at ?? LEDGER_TAB, `No version of the policy can be read. ${first?.message ?? ''}`.trim(), RESTORE);
  }
  const clock: unknown = cells[1]?.[CLOCK_COLUMN];
  return { ledger, notes: cells.slice(1).map(noteOf), clock: isDate(clock) ? clock.getTime() : null, problems };
}

const RESTORE = 'Restore this cell through File ▸ Version history.';

/** Rows with a text, or a trace of one, that no formula and no scan takes. */
function withoutBeginning(rows: readonly (readonly unknown[])[]): readonly Fault[] {
  return rows.flatMap(([from, text, savedAt], index): Fault[] => {
    const version = index + 1;
    if (isBlank(text)) return isBlank(savedAt) ? [] : [{ version, words: 'Its text is gone.' }];
    return isBeginning(from, index) ? [] : [{ version, words: 'It does not say from when on it is in force.' }];
  });
}

function asProblem({ version, words }: Fault): Problem {
  const message = `Version ${version} of the policy counts as never saved: ${words}`;
  return { at: cellOf(version), message, fix: RESTORE };
}

/** Where a version's text stands. */
export function cellOf(version: number): string {
  return `${LEDGER_TAB}!B${version + 1}`;
}

function noteOf([from, , savedAt, who, why]: readonly unknown[], index: number): VersionNote {
  const effectiveFrom = isDate(from) ? from.getTime() : null;
  return {
    version: index + 1,
    effectiveFrom,
    savedAt: isDate(savedAt) ? savedAt.getTime() : (effectiveFrom ?? 0),
    who: fromText(who),
    why: fromText(why),
  };
}

/** A version as its row of the ledger. @throws Refusal when the policy is too long for a cell */
export function versionRow(stored: StoredPolicy, note: Omit<VersionNote, 'version'>): readonly Cell[] {
  const text = JSON.stringify(stored);
  if (text.length > CELL_MAX) {
    const size = `${grouped(text.length)} of ${grouped(CELL_MAX)} characters`;
    refuse('policy', `The policy is too long for a cell: ${size}.`, 'Remove rates or dates that are no longer needed.');
  }
  const from = note.effectiveFrom === null ? '' : new Date(note.effectiveFrom);
  return [from, text, new Date(note.savedAt), asText(note.who), asText(note.why)];
}

/** The version is saved for good by then. */
export function appendVersion(book: Book, version: readonly Cell[]): void {
  const sheet = ensureTab(book, LEDGER_TAB, () => undefined);
  // Built when it is new, and again where a set-up was cut off or the tab was cleared by hand.
  if (!isLedger(sheet.getRange(1, 1, 1, 2).getValues())) build(sheet, book);
  const row = sheet.getLastRow() + 1;
  growTo(sheet, row);
  sheet.getRange(row, 1, 1, version.length).setValues([[...version]]);
  try {
    SpreadsheetApp.flush();
  } catch (error) {
    const words = error instanceof Error ? error.message : String(error);
    refuse(
      '',
      'Google does not say that the version is saved.',
      `Save again: what is there already is not saved twice. Google said: ${words}`,
    );
  }
}

/** Formulas that were given SLA_POLICY get all of these versions. */
export function nameVersions(book: Book, versions: number): void {
  const range = ownTab(book, LEDGER_TAB)?.getRange(1, 1, versions + 1, 2);
  if (range) book.setNamedRange(POLICY_NAME, range);
}

/** Formulas that were given SLA_CLOCK are computed anew when it changes. */
export function setClock(book: Book, now: number): void {
  ownTab(book, LEDGER_TAB)?.getRange(CLOCK_CELL).setValue(new Date(now));
}

/**
 * Whoever may edit the file at all may write the clock.
 * @throws Refusal for whoever may only look at it
 */
export function assertMayEditFile(book: Book): void {
  if (book.getRangeByName(CLOCK_NAME)?.canEdit() !== false) return;
  refuse('', 'You may look at this file and not edit it.', 'Ask its owner to share it with you as an editor.');
}

/**
 * Formulas read texts without an offset in the zone that the header names: it follows the spreadsheet's, as soon as somebody
 * scans who may change the agreement.
 */
export function followZone(book: Book, ledger: Ledger): Ledger {
  const name = book.getSpreadsheetTimeZone();
  if (ledger.zone.name === name) return ledger;
  const zone = surveyed(name);
  const sheet = ownTab(book, LEDGER_TAB);
  if (sheet && mayEdit(sheet)) sheet.getRange(1, 1, 1, 2).setValues([ledgerHeader(zone)]);
  return ledger.inZone(zone);
}

/** Protected first and named last: a build that is cut off in between is begun anew, and at no moment is the agreement open. */
function build(sheet: Sheet, book: Book): void {
  protect(sheet, 'Lead SLA keeps every version of the policy here. Edit the policy in the sidebar.', [CLOCK_CELL]);
  sheet.hideSheet();
  sheet.getRange('G1').setValue('Clock').setFontWeight('bold');
  sheet.getRange('A:A').setNumberFormat('yyyy-mm-dd hh:mm');
  sheet.getRange('B:B').setNumberFormat('@');
  sheet.getRange('C:C').setNumberFormat('yyyy-mm-dd hh:mm');
  sheet.getRange('D:E').setNumberFormat('@');
  sheet.getRange('G:G').setNumberFormat('yyyy-mm-dd hh:mm:ss');
  sheet.setFrozenRows(1);
  book.setNamedRange(CLOCK_NAME, sheet.getRange(CLOCK_CELL));
  const header = [...ledgerHeader(surveyed(book.getSpreadsheetTimeZone())), 'Saved at', 'Who', 'Why'];
  sheet.getRange(1, 1, 1, 5).setValues([header]).setFontWeight('bold');
}
