/**
 * A team's lead tab: read in one go, judged, and the managed block written in one go; nothing else is ever touched.
 *
 * People sort, insert and edit while a scan runs. So the tab is read again right before writing, and judged again if anything
 * moved: what is written always belongs to what was read last.
 */

import type { Lead, SheetFailure, SheetTable } from '../../sla/leads/lead.ts';
import { isRecognised, observe } from '../../sla/leads/observe.ts';
import { readLeads } from '../../sla/leads/read-leads.ts';
import type { Agreement } from '../../sla/policy/agreement.ts';
import { DATE_FIELDS } from '../../sla/policy/fields.ts';
import type { Ledger } from '../../sla/policy/ledger.ts';
import type { LeadSheetPolicy } from '../../sla/policy/schema.ts';
import { type JudgedSheet, judgeSheet } from '../../sla/promises/sales/judged-sheet.ts';
import { type Cell, isBlank, isDate, isError } from '../../sla/sheet/cell.ts';
import { fromText } from '../../sla/sheet/cell-text.ts';
import { decimalMarkOf } from '../../sla/sheet/number.ts';
import { fold } from '../../sla/sheet/text.ts';
import {
  KEY_HEADER,
  keepKeys,
  layBlock,
  MANAGED,
  type ManagedRun,
  managedRuns,
  SEEN_HEADER,
} from '../../sla/standing/managed-columns.ts';
import { DAY } from '../../sla/time/time.ts';
import { toLocal } from '../../sla/time/zone.ts';
import type { Book, Sheet } from '../book.ts';
import type { EventsTab } from '../tabs/events.ts';
import { isFed } from './fed-tab.ts';
import { addColumns } from './managed-layout.ts';

/**
 * How often a tab that keeps changing under the scan is read again before it is left to the next one. A row that is inserted
 * while the tab is read costs two readings: the first one still ends where the tab ended before.
 */
const READINGS_MAX = 8;

export type Rows = readonly (readonly Cell[])[];

export interface LeadSheetScan {
  readonly judged: JudgedSheet | null;
  readonly failure: SheetFailure | null;
}

export function judgedOf(scans: readonly LeadSheetScan[]): readonly JudgedSheet[] {
  return scans.flatMap(({ judged }) => judged ?? []);
}

/** What a scan of any tab needs. */
export interface ScanContext {
  readonly book: Book;
  readonly ledger: Ledger;
  readonly agreement: Agreement;
  readonly events: EventsTab;
  readonly now: number;
  /** Tabs that had leads when they were last scanned: one that has none now may have been emptied by mistake. */
  readonly filled: readonly string[];
}

/** What it takes to judge and not to write. */
export interface JudgeContext extends Omit<ScanContext, 'events'> {
  readonly events: Pick<EventsTab, 'log'>;
}

/**
 * Judges a tab and writes nothing.
 * @param cellsOf reads a tab; given where one reading serves two judgements
 */
export function judgeLeadSheet(
  context: JudgeContext,
  spec: LeadSheetPolicy,
  cellsOf = (sheet: Sheet): Rows => sheet.getDataRange().getValues(),
): LeadSheetScan {
  const sheet = context.book.getSheetByName(spec.name);
  if (!sheet) return noTab(spec);
  const { scan, observed } = judgeCells(context, sheet, cellsOf(sheet), spec);
  context.events.log.add(observed);
  return scan();
}

export interface ScannedLeadSheet extends LeadSheetScan {
  readonly isWritten: boolean;
}

/**
 * Reads, judges, records what changed and brings the managed block up to date.
 * @param isForced writes even where no verdict changed, such as after a new version of the policy
 * @param beforeWriting called before verdicts change
 */
export function scanLeadSheet(
  context: ScanContext,
  spec: LeadSheetPolicy,
  isForced: boolean,
  beforeWriting: () => void,
): ScannedLeadSheet {
  const { book, events, now } = context;
  const sheet = book.getSheetByName(spec.name);
  if (!sheet) return { ...noTab(spec), isWritten: false };
  let cells: Rows = sheet.getDataRange().getValues();
  for (let reading = 1; ; reading++) {
    const { scan, observed } = judgeCells(context, sheet, cells, spec);
    // Recorded before it is remembered in the block: a run that is cut off in between records nothing twice.
    events.append(observed, '');
    const scanned = scan();
    if (!scanned.judged) return { ...scanned, isWritten: false };
    const { verdicts } = scanned.judged;
    const runs = managedRuns(cells[spec.headerRow - 1] ?? []);
    if (new Set(runs.flatMap(run => run.headers)).size < MANAGED.length) {
      if (runs.length === 0 && isFed(sheet, spec)) {
        // Without columns of ours nothing tells which verdicts changed: formulas get the new clock with every scan.
        beforeWriting();
        return { ...scanned, isWritten: false };
      }
      if (reading === READINGS_MAX) return { ...scanned, isWritten: false };
      addColumns(sheet, spec, runs);
      cells = sheet.getDataRange().getValues();
      continue;
    }
    const below = cells.slice(spec.headerRow);
    const firstRow = spec.headerRow + 1;
    const blocks = runs.map(run => ({
      ...run,
      ...layBlock(run.headers, columnsOf(below, run), firstRow, verdicts, now),
    }));
    if (!isForced && !blocks.some(block => block.isChanged)) return { ...scanned, isWritten: false };
    // Nothing may come between the second reading and the write.
    beforeWriting();
    const again: Rows = sheet.getDataRange().getValues();
    if (!isSameTable(cells, again)) {
      if (reading === READINGS_MAX) return { ...scanned, isWritten: false };
      cells = again;
      continue;
    }
    for (const { column, headers, rows } of blocks) {
      if (rows.length === 0) continue;
      sheet.getRange(firstRow, column + 1, rows.length, headers.length).setValues(rows as Cell[][]);
    }
    return { ...scanned, isWritten: true };
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

function emptied({ name }: LeadSheetPolicy): SheetFailure {
  return {
    at: name,
    message: `Tab "${name}" had leads at the last scan, and has none now.`,
    fix: 'If it was emptied by mistake, bring it back through File ▸ Version history. Else the next scan takes it as empty.',
    isPassing: true,
  };
}

/** What was observed, and then the verdicts: they take into account whatever is in the log by then. */
function judgeCells(
  { ledger, agreement, events, now, filled }: JudgeContext,
  sheet: Sheet,
  cells: Rows,
  spec: LeadSheetPolicy,
) {
  const table = tableOf(sheet, cells, spec, ledger);
  const keyBeside = columnBeside(table, KEY_HEADER);
  const seenBeside = columnBeside(table, SEEN_HEADER);
  const rows = table.rows.map((_, index) => table.firstRow + index);
  const seen = new Map(rows.map(row => [keyBeside(row), seenBeside(row)]));
  const { all = [], any = [] } = agreement.policy.qualification;
  const read = readLeads(table, spec, ledger.zone, {
    seen: { beside: seenBeside, of: key => seen.get(key) ?? '' },
    criteria: [...all, ...any].map(({ column }) => column),
    isWon: stage => agreement.stage(stage) === 'won',
  });
  const isEmpty = read.failure ? cells.every(row => row.every(isBlank)) : read.leads.length === 0;
  const failure = isEmpty && filled.includes(spec.name) ? emptied(spec) : read.failure;
  if (failure) return { observed: [], scan: (): LeadSheetScan => ({ judged: null, failure }) };
  const isKnown = (lead: Lead) => isRecognised(lead, seenBeside(lead.row));
  const reading = { ...read, leads: keepKeys(read.leads, keyBeside, new Set(seen.keys()), isKnown) };
  const isPaused = (stage: string) => agreement.stage(stage) === 'paused';
  const observed = observe(reading.leads, key => seen.get(key) ?? '', events.log, isPaused, now);
  const scan = (): LeadSheetScan => ({ judged: judgeSheet(ledger, reading, events.log, now), failure: null });
  return { observed, scan };
}

/** The texts of a managed column by row of the tab; "" where there is none yet. */
function columnBeside({ header, rows, firstRow }: SheetTable, name: string): (row: number) => string {
  const run = managedRuns(header).find(({ headers }) => headers.includes(name));
  const column = run ? run.column + run.headers.indexOf(name) : -1;
  return row => fromText(rows[row - firstRow]?.[column]);
}

export function tableOf(sheet: Sheet, cells: Rows, spec: LeadSheetPolicy, { zone }: Pick<Ledger, 'zone'>): SheetTable {
  const header = cells[spec.headerRow - 1] ?? [];
  const rows = cells.slice(spec.headerRow);
  const firstRow = spec.headerRow + 1;
  const named = DATE_FIELDS.flatMap(field => spec.columns[field] ?? []).map(fold);
  const columns = header.flatMap((cell, index) => (named.includes(fold(String(cell))) ? [index] : []));
  const isMidnight = (cell: Cell) => isError(cell) || (isDate(cell) && toLocal(zone, cell.getTime()) % DAY === 0);
  // Only a midnight, or what stood in the place of an error, can be a date without a time: else the formats need not be read.
  const some = columns.filter(column => rows.some(row => isMidnight(row[column])));
  const left = Math.min(...some);
  const formats = some.length
    ? sheet.getRange(firstRow, left + 1, rows.length, Math.max(...some) - left + 1).getNumberFormats()
    : [];
  const showsDateOnly = (row: number, column: number) => !/[hs]/i.test(formats[row]?.[column - left] ?? 'h');
  const decimalMark = () => decimalMarkOf(sheet.getParent().getSpreadsheetLocale());
  return { id: sheet.getSheetId(), name: sheet.getName(), header, rows, firstRow, showsDateOnly, decimalMark };
}

function columnsOf(rows: Rows, { column, headers }: ManagedRun): Rows {
  return rows.map(row => row.slice(column, column + headers.length));
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
