/**
 * A team's lead tab: read in one go, judged, and the managed block written in one go; nothing else is ever touched.
 *
 * People sort, insert and edit while a scan runs. So the tab is read again right before writing, and judged again if anything
 * moved: what is written always belongs to what was read last.
 */
import { DATE_FIELDS } from '../sla/columns.ts';
import type { LeadReading, SheetTable } from '../sla/lead.ts';
import type { Ledger } from '../sla/ledger.ts';
import { KEY_HEADER, keepKeys, layBlock, MANAGED, MANAGED_HEADERS } from '../sla/managed-columns.ts';
import { type Cell, isDate } from '../sla/moment.ts';
import type { LeadSheetPolicy } from '../sla/policy.ts';
import type { Problem } from '../sla/problem.ts';
import { readLeads } from '../sla/read-leads.ts';
import { type JudgedSheet, judgeSheet } from '../sla/standing.ts';
import { fold } from '../sla/text.ts';
import { DAY } from '../sla/time.ts';
import { toLocal } from '../sla/zone.ts';
import type { Book, Sheet } from './tabs.ts';

/** How often a tab that keeps changing under the scan is read again before it is left to the next one. */
const READINGS_MAX = 4;

type Rows = readonly (readonly Cell[])[];

export interface LeadSheetScan {
  readonly judged: JudgedSheet | null;
  readonly failure: Problem | null;
}

/** Reads and judges a tab and writes nothing. */
export function judgeLeadSheet(book: Book, spec: LeadSheetPolicy, ledger: Ledger, now: number): LeadSheetScan {
  const sheet = book.getSheetByName(spec.name);
  return sheet ? judgeCells(sheet, sheet.getDataRange().getValues(), spec, ledger, now) : noTab(spec);
}

export interface ScannedLeadSheet extends LeadSheetScan {
  readonly isWritten: boolean;
}

/**
 * Reads, judges and brings the managed block up to date.
 * @param isForced writes even where no verdict changed, such as after a new version of the policy
 */
export function scanLeadSheet(
  book: Book,
  spec: LeadSheetPolicy,
  ledger: Ledger,
  now: number,
  isForced: boolean,
): ScannedLeadSheet {
  const sheet = book.getSheetByName(spec.name);
  if (!sheet) return { ...noTab(spec), isWritten: false };
  let cells: Rows = sheet.getDataRange().getValues();
  for (let reading = 1; ; reading++) {
    const scan = judgeCells(sheet, cells, spec, ledger, now);
    if (!scan.judged) return { ...scan, isWritten: false };
    const runs = managedRuns(cells[spec.headerRow - 1] ?? []);
    const below = cells.slice(spec.headerRow);
    const firstRow = spec.headerRow + 1;
    const { verdicts } = scan.judged;
    const blocks = runs.map(run => ({
      ...run,
      ...layBlock(run.headers, columnsOf(below, run.column, run.headers.length), firstRow, verdicts, now),
    }));
    const isComplete = runs.reduce((sum, run) => sum + run.headers.length, 0) === MANAGED.length;
    if (isComplete && !isForced && !blocks.some(block => block.isChanged)) return { ...scan, isWritten: false };
    if (!isComplete) {
      addColumns(
        sheet,
        spec,
        runs.flatMap(run => run.headers),
      );
      cells = sheet.getDataRange().getValues();
      continue;
    }
    const again: Rows = sheet.getDataRange().getValues();
    if (!isSameTable(cells, again)) {
      if (reading === READINGS_MAX) return { ...scan, isWritten: false };
      cells = again;
      continue;
    }
    for (const { column, headers, rows } of blocks) {
      if (rows.length === 0) continue;
      sheet.getRange(firstRow, column + 1, rows.length, headers.length).setValues(rows as Cell[][]);
    }
    return { ...scan, isWritten: true };
  }
}

function noTab({ name }: LeadSheetPolicy): LeadSheetScan {
  const failure = {
    at: name,
    message: `There is no tab "${name}".`,
    fix: `Rename the tab back to "${name}", or choose another one under Sheets in the sidebar.`,
  };
  return { judged: null, failure };
}

function judgeCells(sheet: Sheet, cells: Rows, spec: LeadSheetPolicy, ledger: Ledger, now: number): LeadSheetScan {
  const table = tableOf(sheet, cells, spec, ledger);
  const reading = readLeads(table, spec, ledger.zone);
  if (reading.failure) return { judged: null, failure: reading.failure };
  return { judged: judgeSheet(ledger, withKeptKeys(reading, table), now), failure: null };
}

function withKeptKeys(reading: LeadReading, { header, rows, firstRow }: SheetTable): LeadReading {
  const column = header.indexOf(KEY_HEADER);
  if (column < 0) return reading;
  const keyBeside = (row: number) => String(rows[row - firstRow]?.[column] ?? '');
  return { ...reading, leads: keepKeys(reading.leads, keyBeside) };
}

export function tableOf(sheet: Sheet, cells: Rows, spec: LeadSheetPolicy, { zone }: Pick<Ledger, 'zone'>): SheetTable {
  const header = cells[spec.headerRow - 1] ?? [];
  const rows = cells.slice(spec.headerRow);
  const firstRow = spec.headerRow + 1;
  const named = DATE_FIELDS.flatMap(field => spec.columns[field] ?? []).map(name => fold(String(name)));
  const columns = header.flatMap((cell, index) => (named.includes(fold(String(cell))) ? [index] : []));
  const isMidnight = (cell: Cell) => isDate(cell) && toLocal(zone, cell.getTime()) % DAY === 0;
  // Only a midnight can be a date without a time; where there is none, the formats need not be read.
  const some = columns.filter(column => rows.some(row => isMidnight(row[column])));
  const left = Math.min(...some);
  const formats = some.length
    ? sheet.getRange(firstRow, left + 1, rows.length, Math.max(...some) - left + 1).getNumberFormats()
    : [];
  const showsDateOnly = (row: number, column: number) => !/[hs]/i.test(formats[row]?.[column - left] ?? 'h');
  return { name: sheet.getName(), header, rows, firstRow, showsDateOnly };
}

interface Run {
  /** Index of its first column. */
  readonly column: number;
  readonly headers: readonly string[];
}

/** The managed columns as they stand: one block, or several when somebody put a column in between. */
function managedRuns(header: readonly Cell[]): readonly Run[] {
  const runs: { column: number; headers: string[] }[] = [];
  const seen = new Set<string>();
  for (const [index, cell] of header.entries()) {
    const name = String(cell);
    if (!MANAGED_HEADERS.includes(name) || seen.has(name)) continue;
    seen.add(name);
    const last = runs[runs.length - 1];
    if (last && last.column + last.headers.length === index) last.headers.push(name);
    else runs.push({ column: index, headers: [name] });
  }
  return runs;
}

/** Puts the columns that are not there yet to the right of everything, with their formats. */
function addColumns(sheet: Sheet, { headerRow }: LeadSheetPolicy, present: readonly string[]): void {
  const missing = MANAGED.filter(({ header }) => !present.includes(header));
  const first = sheet.getLastColumn() + 1;
  const lacking = first + missing.length - 1 - sheet.getMaxColumns();
  if (lacking > 0) sheet.insertColumnsAfter(sheet.getMaxColumns(), lacking);
  const rows = sheet.getMaxRows() - headerRow;
  if (rows > 0) {
    const formats = missing.map(({ numberFormat }) => numberFormat);
    sheet
      .getRange(headerRow + 1, first, rows, missing.length)
      .setNumberFormats(Array.from({ length: rows }, () => formats));
  }
  const head = sheet.getRange(headerRow, first, 1, missing.length);
  head.setValues([missing.map(({ header }) => header)]);
  head.setNotes([missing.map(({ about }) => about)]);
  head.setFontWeight('bold').setBackground('#e8f0fe');
  for (const [index, { header, width }] of missing.entries()) {
    sheet.setColumnWidth(first + index, width);
    if (header === KEY_HEADER) sheet.hideColumns(first + index);
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

function columnsOf(rows: Rows, column: number, count: number): Rows {
  return rows.map(row => row.slice(column, column + count));
}

function isSameTable(a: Rows, b: Rows): boolean {
  return a.length === b.length && a.every((row, i) => isSameRow(row, b[i] as readonly Cell[]));
}

function isSameRow(a: readonly Cell[], b: readonly Cell[]): boolean {
  return (
    a.length === b.length &&
    a.every((cell, i) => {
      const other = b[i];
      return isDate(cell) && isDate(other) ? cell.getTime() === other.getTime() : cell === other;
    })
  );
}
