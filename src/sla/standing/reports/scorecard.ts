/** Both promises of a month that is over, as they stood at its last instant: a row per quota, written once. */

import type { EventLog } from '../../leads/events.ts';
import type { LeadReading } from '../../leads/lead.ts';
import type { Agreement } from '../../policy/agreement.ts';
import type { Ledger } from '../../policy/ledger.ts';
import type { QuotaUnit } from '../../promises/marketing/quota.ts';
import type { Verdict } from '../../promises/sales/judged-lead.ts';
import { judgeSheet } from '../../promises/sales/judged-sheet.ts';
import { firstDayOf, monthOf, monthsLater } from '../../time/month.ts';
import { localDay, startOfDay } from '../../time/zone.ts';
import { accountsOf } from '../standing.ts';

export interface ScorecardRow {
  /** "2026-11" */
  readonly month: string;
  /** Name of the quota; "" where none was agreed. */
  readonly quota: string;
  readonly unit: QuotaUnit;
  readonly owed: number;
  readonly delivered: number;
  /** Delivered over owed; null for a quota of 0. */
  readonly attained: number | null;
  readonly credited: number;
  readonly returned: number;
  /** First contacts that were made or became late in the month: those in time, of how many. */
  readonly met: number;
  readonly judged: number;
  /** Leads whose attempts were completed or ran out of time in the month: those with enough, of how many. */
  readonly attemptsKept: number;
  readonly attemptsJudged: number;
  /** When the row was written, in milliseconds. */
  readonly closedAt: number;
}

/** The end of a month in a quota's calendar. */
export interface MonthEnd {
  readonly month: string;
  readonly quota: string;
  /** The first instant of the month, and of the next one. */
  readonly begins: number;
  readonly ends: number;
}

/** A scan that was off for longer makes up a year. */
const MONTHS_MAX = 12;

/** The months that ended after `since` and by `now`, once for each quota of the version that was in force; oldest first. */
export function monthsEnded(ledger: Ledger, since: number, now: number): readonly MonthEnd[] {
  const zone = ledger.at(now)?.alertsCalendar.zone;
  if (!zone) return [];
  const last = monthOf(localDay(zone, now));
  const ends: MonthEnd[] = [];
  for (let back = MONTHS_MAX; back >= 0; back--) {
    const month = monthsLater(last, -back);
    const agreement = ledger.at(Math.min(now, startOfDay(zone, firstDayOf(monthsLater(month, 1)))) - 1);
    if (!agreement) continue;
    const { quota } = agreement.policy;
    for (const { name, calendar } of quota.length ? quota : [{ name: '', calendar: null }]) {
      const end = monthIn(agreement, calendar, month);
      if (end.ends > since && end.ends <= now) ends.push({ month, quota: name, ...end });
    }
  }
  return ends;
}

function monthIn(agreement: Agreement, calendar: string | null, month: string): Pick<MonthEnd, 'begins' | 'ends'> {
  const { zone } = calendar === null ? agreement.alertsCalendar : agreement.calendar(calendar);
  const starts = (of: string) => startOfDay(zone, firstDayOf(of));
  return { begins: starts(month), ends: starts(monthsLater(month, 1)) };
}

/** The rows of months that have ended, from the facts as they stood at each end. */
export function scorecardRows(
  ends: readonly MonthEnd[],
  ledger: Ledger,
  readings: readonly LeadReading[],
  log: EventLog,
  now: number,
): readonly ScorecardRow[] {
  const known = new Map<number, readonly Verdict[]>();
  const verdictsBefore = (instant: number) => {
    const verdicts =
      known.get(instant) ?? readings.flatMap(reading => judgeSheet(ledger, reading, log, instant - 1).verdicts);
    known.set(instant, verdicts);
    return verdicts;
  };
  return ends.flatMap(({ month, quota, begins, ends: end }): ScorecardRow[] => {
    const agreement = ledger.at(end - 1);
    if (!agreement) return [];
    const [before, after] = [verdictsBefore(begins), verdictsBefore(end)];
    const account = accountsOf(ledger, agreement, after, end - 1).find(({ policy }) => policy.name === quota);
    const { unit, actual, attained, credited, returned, quota: owed } = account?.standing ?? NO_QUOTA;
    return [
      {
        ...{ month, quota, unit, owed, delivered: actual, attained, credited, returned },
        ...salesSide(before, after),
        closedAt: now,
      },
    ];
  });
}

const NO_QUOTA = { unit: 'leads', quota: 0, actual: 0, attained: null, credited: 0, returned: 0 } as const;

type SalesSide = Pick<ScorecardRow, 'met' | 'judged' | 'attemptsKept' | 'attemptsJudged'>;

/** What was decided by the end of a month and not yet at its beginning, so that each lead counts in one month only. */
function salesSide(before: readonly Verdict[], after: readonly Verdict[]): SalesSide {
  const side = { met: 0, judged: 0, attemptsKept: 0, attemptsJudged: 0 };
  for (const [index, { response, attempts }] of after.entries()) {
    const then = before[index];
    if (isJudged(response?.state) && !isJudged(then?.response?.state)) {
      side.judged++;
      if (response?.state === 'MET') side.met++;
    }
    if (isOver(attempts?.state) && !isOver(then?.attempts?.state)) {
      side.attemptsJudged++;
      if (attempts?.state === 'DONE') side.attemptsKept++;
    }
  }
  return side;
}

function isJudged(state: string | undefined): boolean {
  return state === 'MET' || state === 'MISSED' || state === 'OVERDUE';
}

function isOver(state: string | undefined): boolean {
  return state === 'DONE' || state === 'TOO FEW';
}
