/**
 * Takes out of a file everything that Lead SLA made in it: columns, formats, names, tabs, protections, properties, the trigger.
 *
 * Each step leaves the next ones possible, and what is gone already is passed over: cut off anywhere, it can be done again.
 */
import type { Removal } from '../contract/removal.ts';
import { functionsIn } from '../functions/mend.ts';
import { refuse } from '../sla/sheet/problem.ts';
import { count, listed } from '../sla/sheet/text.ts';
import { type ManagedRun, ownColumns, runsOf, unmarkedColumns } from '../sla/standing/own-columns.ts';
import { type Book, mayEdit, type Sheet } from './book.ts';
import { locked } from './lock.ts';
import { marksOf } from './marks.ts';
import { forget } from './memory.ts';
import { addressOf, teamFormulas } from './own-formulas.ts';
import { ownTabs, teamTabs } from './own-tabs.ts';
import { forgetDraft } from './policy/draft-store.ts';
import { removeTriggers } from './scan/trigger.ts';
import { CLOCK_NAME, POLICY_NAME, readLedgerTab } from './tabs/ledger.ts';

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
  return {
    tabs: ownTabs(book).map(sheet => sheet.getName()),
    columns: columnsIn(book).map(({ sheet, runs }) => ({
      tab: sheet.getName(),
      headers: runs.flatMap(({ headers }) => headers),
    })),
    formulas: formulasOf(book),
  };
}

/** @throws Refusal where the agreement is protected against this account, before anything is changed */
export function remove(book: Book): Removal {
  const plan = planRemoval(book);
  const own = ownTabs(book);
  const closed = own.find(sheet => !mayEdit(sheet));
  if (closed) {
    refuse('', `"${closed.getName()}" is protected against this account.`, 'Ask whoever set Lead SLA up to remove it.');
  }
  removeTriggers();
  for (const { sheet, runs } of columnsIn(book)) removeColumns(sheet, runs);
  for (const named of book.getNamedRanges()) {
    if ([POLICY_NAME, CLOCK_NAME].includes(named.getName())) named.remove();
  }
  for (const sheet of own) book.deleteSheet(sheet);
  forgetDraft(book);
  forget();
  return plan;
}

interface ColumnsOfTab {
  readonly sheet: Sheet;
  readonly runs: readonly ManagedRun[];
}

/** Our columns by tab: wherever they bear our mark; and in the lead tabs of every version, what was made without one. */
function columnsIn(book: Book): readonly ColumnsOfTab[] {
  const headerRows = leadTabs(book);
  return teamTabs(book).flatMap(sheet => {
    const marked = marksOf(book).columnsOf(sheet);
    const rows = headerRows.get(sheet.getName()) ?? [];
    if (marked.size === 0 && rows.length === 0) return [];
    const cells = sheet.getDataRange().getValues();
    const unmarked = rows.map(headerRow => unmarkedColumns(cells, headerRow)).find(own => own.size > 0);
    const own = marked.size > 0 ? ownColumns(cells, rows[rows.length - 1] ?? null, marked) : unmarked;
    return own && own.size > 0 ? [{ sheet, runs: runsOf(own) }] : [];
  });
}

/** The header rows of every tab that was a lead tab in some version, the newest last. */
function leadTabs(book: Book): ReadonlyMap<string, readonly number[]> {
  const rows = new Map<string, number[]>();
  const reading = ledgerOf(book);
  for (const { version } of reading?.notes ?? []) {
    const sheets = reading?.ledger.version(version)?.agreement.policy.sheets ?? [];
    for (const { name, headerRow } of sheets) rows.set(name, [...(rows.get(name) ?? []), headerRow]);
  }
  return rows;
}

/** A ledger that nobody can read any more does not keep anybody from removing it. */
function ledgerOf(book: Book) {
  try {
    return readLedgerTab(book);
  } catch {
    return null;
  }
}

function removeColumns(sheet: Sheet, runs: readonly ManagedRun[]): void {
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
