/**
 * A team's lead tab: read in one go, judged, and the managed block written in one go; nothing else is ever touched.
 *
 * People sort, insert and edit while a scan runs. So the tab is read again right before writing, and judged again if anything
 * moved: what is written always belongs to what was read last.
 */

import type { SheetFailure } from '../../sla/leads/lead.ts';
import { observe } from '../../sla/leads/observe.ts';
import type { Agreement } from '../../sla/policy/agreement.ts';
import type { Ledger } from '../../sla/policy/ledger.ts';
import type { LeadSheetPolicy } from '../../sla/policy/schema.ts';
import { type JudgedSheet, judgeSheet } from '../../sla/promises/sales/judged-sheet.ts';
import { type Cell, isBlank } from '../../sla/sheet/cell.ts';
import { layBlock } from '../../sla/standing/managed-columns.ts';
import { type ManagedRun, type OwnColumns, runsOf } from '../../sla/standing/own-columns.ts';
import type { Book, Sheet } from '../book.ts';
import { teamTab } from '../own-tabs.ts';
import type { EventsTab } from '../tabs/events.ts';
import { continued } from './continued.ts';
import { isFed } from './fed-tab.ts';
import { isSameTable, ownIn, type Rows, readTab } from './lead-table.ts';
import { isLaidOut, layOut } from './managed-layout.ts';
import type { Remembered } from './remembered.ts';

/**
 * How often a tab that keeps changing under the scan is read again before it is left to the next one. A row that is inserted
 * while the tab is read costs two readings: the first one still ends where the tab ended before.
 */
const READINGS_MAX = 8;

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
  /** Of leads that may be gone from their tabs. */
  readonly remembered: Remembered;
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
  const sheet = teamTab(context.book, spec.name);
  if (!sheet) return noTab(spec);
  const cells = cellsOf(sheet);
  const { scan, observed } = judgeCells(context, sheet, cells, spec, ownIn(context.book, sheet, cells, spec.headerRow));
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
  const sheet = teamTab(book, spec.name);
  if (!sheet) return { ...noTab(spec), isWritten: false };
  let cells: Rows = sheet.getDataRange().getValues();
  for (let reading = 1; ; reading++) {
    const own = ownIn(book, sheet, cells, spec.headerRow);
    const { failure, scan, observed } = judgeCells(context, sheet, cells, spec, own);
    if (failure) return { ...scan(), isWritten: false };
    const isBare = own.size === 0 && isFed(sheet, spec);
    const isReady = isBare || isLaidOut(book, sheet, cells, spec.headerRow, own);
    if (!isReady && reading < READINGS_MAX) {
      cells = layOut(book, sheet, cells, spec);
      continue;
    }
    // Recorded before it is remembered in the block: a run that is cut off in between records nothing twice.
    events.append(observed, '');
    const scanned = scan();
    if (!scanned.judged || !isReady) return { ...scanned, isWritten: false };
    if (isBare) {
      // Without columns of ours nothing tells which verdicts changed: formulas get the new clock with every scan.
      beforeWriting();
      return { ...scanned, isWritten: false };
    }
    const { verdicts } = scanned.judged;
    const below = cells.slice(spec.headerRow);
    const firstRow = spec.headerRow + 1;
    const blocks = runsOf(own).map(run => ({
      ...run,
      ...layBlock(run.headers, columnsOf(below, run), firstRow, verdicts, now, context.ledger.zone),
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
    // Google says of a write that it refuses it only when the write goes out: here, while it is known which tab is meant.
    SpreadsheetApp.flush();
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
function judgeCells(context: JudgeContext, sheet: Sheet, cells: Rows, spec: LeadSheetPolicy, own: OwnColumns) {
  const { book, ledger, agreement, events, remembered, now, filled } = context;
  const past = remembered.past(events.log);
  const { all = [], any = [] } = agreement.policy.qualification;
  const reading = readTab(sheet, cells, spec, ledger, own, {
    past,
    criteria: [...all, ...any].map(({ column }) => column),
    isWon: stage => agreement.stage(stage) === 'won',
  });
  const isEmpty = reading.failure ? cells.every(row => row.every(isBlank)) : reading.leads.length === 0;
  const failure = isEmpty && filled.includes(spec.name) ? emptied(spec) : reading.failure;
  if (failure) return { failure, observed: [], scan: (): LeadSheetScan => ({ judged: null, failure }) };
  const { sheets: specs } = agreement.policy;
  const scene = { book, ledger, specs, log: events.log, past, now };
  const continuing = continued(scene, sheet, reading.claims);
  const log = continuing.length > 0 ? events.log.copy() : events.log;
  log.add(continuing);
  const seen = new Map(reading.claims.map(claim => [claim.lead.key, claim.seen]));
  const isPaused = (stage: string) => agreement.stage(stage) === 'paused';
  const changes = observe(reading.leads, key => seen.get(key) ?? '', log, isPaused, now);
  const scan = (): LeadSheetScan => ({ judged: judgeSheet(ledger, reading, events.log, now), failure: null });
  return { failure, observed: [...continuing, ...changes], scan };
}

function columnsOf(rows: Rows, { column, headers }: ManagedRun): Rows {
  return rows.map(row => row.slice(column, column + headers.length));
}
