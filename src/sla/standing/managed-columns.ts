/**
 * The columns that a scan writes beside the team's own: one block, keyed to its leads.
 *
 * The key stands in the block because people sort only their own columns: each scan lines the block up by key again, so that no
 * verdict stays beside another lead.
 */

import { seenOf } from '../leads/observe.ts';
import type { Verdict } from '../promises/sales/judged-lead.ts';
import { why } from '../promises/sales/why.ts';
import { type Cell, isBlank, isDate } from '../sheet/cell.ts';
import { asText } from '../sheet/cell-text.ts';
import { toLocal, type Zone } from '../time/zone.ts';

export interface ManagedColumn {
  readonly header: string;
  readonly about: string;
  readonly numberFormat: string;
  readonly width: number;
  readonly isHidden?: true;
  readonly cell: (verdict: Verdict, now: number) => Cell;
}

const DATE_TIME = 'yyyy-mm-dd hh:mm';
const instant = (ms: number | null | undefined): Cell => (ms === null || ms === undefined ? '' : new Date(ms));

export const MANAGED: readonly ManagedColumn[] = [
  {
    header: 'SLA key',
    about: 'Which lead this verdict belongs to. Lead SLA keeps it beside its row.',
    numberFormat: '@',
    width: 90,
    isHidden: true,
    // Always with an apostrophe: a row that took over its header's format would make a date of "1/5".
    cell: ({ lead }) => `'${lead.key}`,
  },
  {
    header: 'SLA status',
    about: 'The first contact: MET, MISSED, OVERDUE, AT RISK, OPEN, PAUSED, EXEMPT or CHECK DATA.',
    numberFormat: '@',
    width: 100,
    cell: ({ response }) => response?.state ?? '',
  },
  {
    header: 'SLA due',
    about: 'When the first contact is due, in working time.',
    numberFormat: DATE_TIME,
    width: 130,
    cell: ({ response }) => instant(response?.due),
  },
  {
    header: 'SLA late after',
    about: 'The lead is late strictly after this moment: compare NOW() with this column.',
    numberFormat: DATE_TIME,
    width: 130,
    cell: ({ response }) => instant(response?.lateAfter),
  },
  {
    header: 'SLA attempts',
    about: 'The attempts: DONE, ON TRACK, BEHIND or TOO FEW.',
    numberFormat: '@',
    width: 100,
    cell: ({ attempts }) => attempts?.state ?? '',
  },
  {
    header: 'Lead value',
    about: 'Conversion rate of the source × revenue per customer, at the agreed rates.',
    numberFormat: '#,##0',
    width: 90,
    cell: ({ value }) => value ?? '',
  },
  {
    header: 'Qualified',
    about: 'TRUE when Marketing may count the lead, or the criterion that it failed.',
    numberFormat: '',
    width: 110,
    cell: ({ qualified }) => (qualified === true ? true : asText(qualified)),
  },
  {
    header: 'SLA why',
    about: 'The rule, its calendar and the minutes used, as of the last change.',
    numberFormat: '@',
    width: 420,
    cell: (verdict, now) => asText(why(verdict, now)),
  },
  {
    header: 'SLA seen',
    about: 'What the last scan saw of the lead, so that the next one notices changes.',
    numberFormat: '@',
    width: 90,
    isHidden: true,
    cell: ({ read }) => seenOf(read),
  },
];

export const MANAGED_HEADERS: readonly string[] = MANAGED.map(({ header }) => header);
export const KEY_HEADER = 'SLA key';
export const SEEN_HEADER = 'SLA seen';
/** Its minutes grow all the time, so it alone is no reason to write. */
const WHY_HEADER = 'SLA why';

export interface Block {
  /** A row for each row of the tab below its header; "" beside rows without a lead. */
  readonly rows: readonly (readonly Cell[])[];
  /** Whether anything but the minutes in "SLA why" differs from what stands there. */
  readonly isChanged: boolean;
}

/**
 * @param headers the managed headers, in the order of the tab
 * @param standing the block's cells as they were read, from `firstRow` on
 * @param zone the spreadsheet's
 */
export function layBlock(
  headers: readonly string[],
  standing: readonly (readonly Cell[])[],
  firstRow: number,
  verdicts: readonly Verdict[],
  now: number,
  zone: Zone,
): Block {
  const columns = headers.map(header => MANAGED.find(column => column.header === header) as ManagedColumn);
  const byRow = new Map(verdicts.map(verdict => [verdict.lead.row, verdict]));
  let isChanged = false;
  const rows = standing.map((before, index) => {
    const verdict = byRow.get(firstRow + index);
    return columns.map((column, at) => {
      const cell = verdict ? column.cell(verdict, now) : '';
      if (column.header !== WHY_HEADER || isBlank(cell) !== isBlank(before[at]))
        isChanged ||= !isSame(cell, before[at], zone);
      return cell;
    });
  });
  return { rows, isChanged };
}

/** A cell keeps what the clock on the wall shows: of an hour that comes twice it gives back the first. */
function isSame(a: Cell, b: Cell, zone: Zone): boolean {
  const onTheWall = (date: Date) => toLocal(zone, date.getTime());
  if (isDate(a) || isDate(b)) return isDate(a) && isDate(b) && Math.abs(onTheWall(a) - onTheWall(b)) < 1_000;
  if (typeof a === 'number' && typeof b === 'number') return Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a));
  return String(a ?? '').replace(/^'/, '') === String(b ?? '').replace(/^'/, '');
}
