/** The scorecard tab: a row per month and quota, appended at the month's end and never changed. */

import type { JudgedSheet } from '../../sla/promises/sales/judged-sheet.ts';
import { isDate } from '../../sla/sheet/cell.ts';
import { asText, fromText } from '../../sla/sheet/cell-text.ts';
import { type MonthEnd, monthsEnded, type ScorecardRow, scorecardRows } from '../../sla/standing/reports/scorecard.ts';
import { monthOf } from '../../sla/time/month.ts';
import { DAY } from '../../sla/time/time.ts';
import { localDay, type Zone } from '../../sla/time/zone.ts';
import { type Book, growTo, SCORECARD_TAB, type Sheet, warnOfEdits } from '../book.ts';
import { ensureTab, ownTab } from '../own-tabs.ts';
import type { ScanContext } from '../scan/lead-sheet.ts';

const HEADERS = [
  'Month',
  'Quota',
  'Unit',
  'Owed',
  'Delivered',
  'Attained',
  'Credited',
  'Returned',
  'In time',
  'First contacts',
  'Enough attempts',
  'Leads with attempts due',
  'Written',
];

/** So long the close of a month waits for a tab that cannot be read. */
const PATIENCE = 7 * DAY;

/**
 * Writes the months that have ended since, unless they are written already.
 * @param since until when months are closed; null before the first scan
 * @param isPartial whether a tab could not be read
 * @returns until when they are closed now
 */
export function closeMonths(
  context: ScanContext,
  sheets: readonly JudgedSheet[],
  since: number | null,
  isPartial: boolean,
): number {
  const until = Math.max(context.now - (isPartial ? PATIENCE : 0), since ?? 0);
  const ended = since === null ? [] : monthsEnded(context.ledger, since, until);
  if (ended.length > 0) writeRows(context, sheets, ended);
  return until;
}

function writeRows(context: ScanContext, sheets: readonly JudgedSheet[], ended: readonly MonthEnd[]): void {
  const { book, ledger, events, now } = context;
  const cells = cellsOf(book);
  const written = new Set(cells.flatMap(row => rowOf(row, ledger.zone) ?? []).map(keyOf));
  const missing = ended.filter(end => !written.has(keyOf(end)));
  const readings = sheets.map(({ reading }) => reading);
  const rows = scorecardRows(missing, ledger, readings, events.log, now);
  if (rows.length === 0) return;
  const sheet = ensureTab(book, SCORECARD_TAB, () => undefined);
  if (cells[0]?.[0] !== HEADERS[0]) build(sheet);
  const first = Math.max(2, cells.length + 1);
  growTo(sheet, first + rows.length - 1);
  sheet.getRange(first, 1, rows.length, HEADERS.length).setValues(rows.map(inCells));
}

/** As it was written, oldest first; rows that somebody has made unreadable are left out. */
export function readScorecards(book: Book, zone: Zone): readonly ScorecardRow[] {
  return cellsOf(book).flatMap(row => rowOf(row, zone) ?? []);
}

type Cells = readonly (readonly unknown[])[];

/** Without a tab none; else with its header. */
function cellsOf(book: Book): Cells {
  return ownTab(book, SCORECARD_TAB)?.getDataRange().getValues() ?? [];
}

function keyOf({ month, quota }: Pick<ScorecardRow, 'month' | 'quota'>): string {
  return `${month}|${quota}`;
}

function inCells(row: ScorecardRow): unknown[] {
  const { month, quota, unit, owed, delivered, attained, credited, returned } = row;
  const sales = [row.met, row.judged, row.attemptsKept, row.attemptsJudged];
  const marketing = [owed, delivered, attained ?? '', credited, returned];
  return [month, asText(quota), unit, ...marketing, ...sales, new Date(row.closedAt)];
}

/** Null for the header and for what is no row of ours. */
function rowOf(cells: readonly unknown[], zone: Zone): ScorecardRow | null {
  const [first, quota, unit, owed, delivered, attained, credited, returned, ...rest] = cells;
  const [met, judged, attemptsKept, attemptsJudged, closedAt] = rest;
  // A column that lost its format turns "2026-11" into the first of that month.
  const month = isDate(first) ? monthOf(localDay(zone, first.getTime())) : fromText(first);
  if (!/^\d{4}-\d{2}$/.test(month) || !isDate(closedAt)) return null;
  return {
    month,
    quota: fromText(quota),
    unit: unit === 'value' ? 'value' : 'leads',
    owed: Number(owed),
    delivered: Number(delivered),
    attained: attained === '' ? null : Number(attained),
    credited: Number(credited),
    returned: Number(returned),
    met: Number(met),
    judged: Number(judged),
    attemptsKept: Number(attemptsKept),
    attemptsJudged: Number(attemptsJudged),
    closedAt: closedAt.getTime(),
  };
}

/** The header comes last: a tab that was cut off before it is built again. */
function build(sheet: Sheet): void {
  sheet.getRange('A:C').setNumberFormat('@');
  sheet.getRange('D:E').setNumberFormat('#,##0');
  sheet.getRange('F:F').setNumberFormat('0%');
  sheet.getRange('M:M').setNumberFormat('yyyy-mm-dd hh:mm');
  sheet.setFrozenRows(1);
  warnOfEdits(sheet, 'Lead SLA writes a row for each month that is over, once.');
  sheet.getRange(1, 1, 1, HEADERS.length).setValues([HEADERS]).setFontWeight('bold');
}
