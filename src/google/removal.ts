/**
 * Takes out of a file everything that Lead SLA made in it: columns, formats, names, tabs, protections, properties, the trigger.
 *
 * Each step leaves the next ones possible, and what is gone already is passed over: cut off anywhere, it can be done again.
 */
import type { Removal } from '../contract/removal.ts';
import { functionsIn } from '../functions/mend.ts';
import { refuse } from '../sla/sheet/problem.ts';
import { count, listed } from '../sla/sheet/text.ts';
import { type ManagedRun, managedRuns } from '../sla/standing/managed-columns.ts';
import { type Book, mayEdit, OWN_TABS, type Sheet } from './book.ts';
import { locked } from './lock.ts';
import { forget } from './memory.ts';
import { addressOf, teamFormulas } from './own-formulas.ts';
import { forgetDraft } from './policy/draft-store.ts';
import { removeTriggers } from './scan/trigger.ts';
import { CLOCK_NAME, POLICY_NAME } from './tabs/ledger.ts';

/** A header row stands near the top. */
const HEADER_ROWS = 20;
const SHOWN = 5;

/** Asks first. @returns what was done, in words */
export function removeFromMenu(book: Book): string {
  const ui = SpreadsheetApp.getUi();
  const answer = ui.alert('Remove Lead SLA from this file?', questionOf(planRemoval(book)), ui.ButtonSet.YES_NO);
  if (answer !== ui.Button.YES) return 'Nothing was removed.';
  locked(() => remove(book));
  return 'Lead SLA is removed from this file.';
}

function questionOf({ tabs, columns, formulas }: Removal): string {
  const paragraphs = [
    'The scan stops, and the agreement, its versions and the log of mails and events are deleted.',
    ...(tabs.length ? [`Tabs that go: ${tabs.join(', ')}.`] : []),
    ...columns.map(({ tab, headers }) => `Columns that go from "${tab}": ${headers.join(', ')}.`),
    ...(formulas.length ? [formulasInWords(formulas)] : []),
    'Everything else stays as it is.',
  ];
  return paragraphs.join('\n\n');
}

function formulasInWords(cells: readonly string[]): string {
  const more = cells.length > SHOWN ? [`${count(cells.length - SHOWN, 'other', 'others')}`] : [];
  const where = listed([...cells.slice(0, SHOWN), ...more]);
  return `Formulas of yours that use Lead SLA stay, and will show an error: ${where}.`;
}

export function planRemoval(book: Book): Removal {
  const sheets = book.getSheets();
  const teams = sheets.filter(sheet => !isOwn(sheet));
  return {
    tabs: sheets.filter(isOwn).map(sheet => sheet.getName()),
    columns: teams.flatMap(sheet => {
      const headers = columnsOf(sheet).flatMap(run => run.headers);
      return headers.length ? [{ tab: sheet.getName(), headers }] : [];
    }),
    formulas: formulasOf(book),
  };
}

/** @throws Refusal where the agreement is protected against this account, before anything is changed */
export function remove(book: Book): Removal {
  const plan = planRemoval(book);
  const own = book.getSheets().filter(isOwn);
  const closed = own.find(sheet => !mayEdit(sheet));
  if (closed) {
    refuse('', `"${closed.getName()}" is protected against this account.`, 'Ask whoever set Lead SLA up to remove it.');
  }
  removeTriggers();
  for (const sheet of book.getSheets()) if (!isOwn(sheet)) removeColumns(sheet);
  for (const named of book.getNamedRanges()) {
    if ([POLICY_NAME, CLOCK_NAME].includes(named.getName())) named.remove();
  }
  for (const sheet of own) book.deleteSheet(sheet);
  forgetDraft(book);
  forget();
  return plan;
}

function isOwn(sheet: Sheet): boolean {
  return OWN_TABS.includes(sheet.getName());
}

/** The columns of the first header row that has any. */
function columnsOf(sheet: Sheet): readonly ManagedRun[] {
  const [rows, width] = [Math.min(HEADER_ROWS, sheet.getMaxRows()), sheet.getMaxColumns()];
  const found = sheet.getRange(1, 1, rows, width).getValues().map(managedRuns);
  return found.find(runs => runs.length > 0) ?? [];
}

function removeColumns(sheet: Sheet): void {
  const runs = columnsOf(sheet);
  if (runs.length === 0) return;
  const isOurs = (column: number) => runs.some(run => column > run.column && column <= run.column + run.headers.length);
  const rules = sheet.getConditionalFormatRules();
  const others = rules.filter(rule => !rule.getRanges().every(range => isOurs(range.getColumn())));
  if (others.length < rules.length) sheet.setConditionalFormatRules(others);
  // From right to left, so that what is left of a block stays where it was found.
  for (const { column, headers } of [...runs].reverse()) sheet.deleteColumns(column + 1, headers.length);
}

/** "Report!B2" for each cell of the team with one of our functions or names. */
function formulasOf(book: Book): readonly string[] {
  const names = new RegExp(`\\b(?:${POLICY_NAME}|${CLOCK_NAME})\\b`, 'i');
  const isOurs = (formula: string) => functionsIn(formula).length > 0 || names.test(formula);
  return teamFormulas(book, isOurs).map(({ sheet, row, column }) => `${sheet.getName()}!${addressOf(row, column)}`);
}
