/** The file: how it is opened, and the tabs that Lead SLA makes for itself in it. */

export const LEDGER_TAB = 'SLA Ledger';
export const POLICY_TAB = 'SLA Policy';
export const BOARD_TAB = 'SLA Board';
export const OUTBOX_TAB = 'SLA Outbox';
export const EVENTS_TAB = 'SLA Events';
export const SCORECARD_TAB = 'SLA Scorecard';

export type Book = GoogleAppsScript.Spreadsheet.Spreadsheet;
export type Sheet = GoogleAppsScript.Spreadsheet.Sheet;

/** @throws Error where the script has no spreadsheet: never a guess at another one */
export function openBook(): Book {
  const book = SpreadsheetApp.getActiveSpreadsheet() as Book | null;
  if (!book) throw new Error('Lead SLA runs inside a spreadsheet, and there is none.');
  return book;
}

/** Whether a tab holds cells: a chart or a Connected Sheet can be one as well, and fails when it is read like one. */
export function isGrid(sheet: Sheet): boolean {
  return sheet.getType() === SpreadsheetApp.SheetType.GRID;
}

/** The file's address for everybody: what `getUrl` tells names the account of whoever asks. */
export function addressOfBook(book: Book): string {
  return `https://docs.google.com/spreadsheets/d/${book.getId()}/edit`;
}

/** The tab that somebody looks at; null in a trigger, where nobody does and to ask may throw. */
export function activeTab(book: Book): Sheet | null {
  try {
    return book.getActiveSheet() as Sheet | null;
  } catch {
    return null;
  }
}

/**
 * A tab has a thousand rows until somebody adds more.
 * @returns how many it has then
 */
export function growTo(sheet: Sheet, rows: number): number {
  const present = sheet.getMaxRows();
  if (rows > present) sheet.insertRowsAfter(present, rows - present);
  return Math.max(rows, present);
}

/** Asks before an edit by hand; every editor's scan may write, whoever set it up. */
export function warnOfEdits(sheet: Sheet, description: string): void {
  sheet.protect().setDescription(description).setWarningOnly(true);
}

/** Keeps everybody but the owner and whoever makes it from editing, by hand or by script: for the agreement itself. */
export function protect(sheet: Sheet, description: string, free: readonly string[] = []): void {
  const protection = sheet.protect().setDescription(description);
  if (free.length) protection.setUnprotectedRanges(free.map(address => sheet.getRange(address)));
  const me = Session.getEffectiveUser();
  protection.addEditor(me);
  protection.removeEditors(protection.getEditors().filter(user => user.getEmail() !== me.getEmail()));
  if (protection.canDomainEdit()) protection.setDomainEdit(false);
}

/** Whether the protection of a tab as a whole lets the present account change it. */
export function mayEdit(sheet: Sheet): boolean {
  return sheet.getProtections(SpreadsheetApp.ProtectionType.SHEET).every(protection => protection.canEdit());
}
