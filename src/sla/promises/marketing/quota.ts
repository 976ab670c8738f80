/**
 * Marketing's promise: so many qualified leads a month, best counted in what they are worth.
 *
 * Here: one month of it: what is owed, what came, and whether that is on pace in working days.
 *
 * The state is chosen so that a month on plan stays quiet (see docs/decisions); chance and projection are numbers to read and
 * decide nothing.
 */

import type { Calendar } from '../../time/calendar.ts';
import { isDateOnly, type Moment } from '../../time/moment.ts';
import { firstDayOf, monthOf, monthsLater } from '../../time/month.ts';
import { localDay, startOfDay, type Zone } from '../../time/zone.ts';
import { Arrivals, historyOpens } from './arrivals.ts';
import { chanceOfAtLeast } from './chance.ts';

export type QuotaState = 'EARLY' | 'FLOOD' | 'AHEAD' | 'ON PACE' | 'BEHIND' | 'SHORTFALL';
export type QuotaUnit = 'value' | 'leads';

/** A qualified lead counted for Marketing (amount > 0), or one that Sales returned (amount < 0). */
export interface Credit {
  readonly at: Moment;
  /** In the quota's unit: lead value, or 1. */
  readonly amount: number;
}

export interface QuotaStanding {
  readonly name: string;
  /** "2026-11" */
  readonly month: string;
  readonly unit: QuotaUnit;
  readonly quota: number;
  readonly actual: number;
  readonly expected: number;
  /** Share of the month's quota; null for a quota of 0. */
  readonly attained: number | null;
  /** Actual over expected; null before the first working minute and for a quota of 0. */
  readonly pace: number | null;
  readonly state: QuotaState | null;
  /** Of reaching the quota by the end of the month. */
  readonly chance: number | null;
  /** Per working day that remains. */
  readonly neededPerDay: number | null;
  readonly projected: number | null;
  readonly workingDays: number;
  readonly passedDays: number;
  readonly credited: number;
  readonly returned: number;
  /** Running total at the end of each local day so far, and the ideal at the end of every day. */
  readonly line: readonly { readonly day: number; readonly ideal: number; readonly actual: number | null }[];
}

export interface QuotaTerms {
  readonly name: string;
  readonly unit: QuotaUnit;
  /** Amount owed in a month such as "2026-11". */
  readonly owed: (month: string) => number;
  readonly calendar: Calendar;
}

/** Working days of a month in which its pace says nothing yet. */
export const EARLY_DAYS = 2;

/** The local date of a fact: a date-only one is of the day that it spells. */
export function dayOf(at: Moment, calendarZone: Zone, sheetZone: Zone): number {
  return localDay(isDateOnly(at) ? sheetZone : calendarZone, at.begin);
}

/** @param zone the spreadsheet's: the date that a date-only cell spells is a date there */
export function quotaStanding(terms: QuotaTerms, credits: readonly Credit[], zone: Zone, now: number): QuotaStanding {
  const { calendar } = terms;
  const today = localDay(calendar.zone, now);
  const month = monthOf(today);
  const [firstDay, nextMonth] = [firstDayOf(month), firstDayOf(monthsLater(month, 1))];
  const quota = terms.owed(month);

  const known = tally(credits, calendar.zone, zone, { firstDay, nextMonth, today, now });
  const { actual, byDay } = known;
  const starts = (day: number) => startOfDay(calendar.zone, day);
  const daysBetween = (from: number, to: number) => calendar.between(from, to) / calendar.workingDay;
  const workingDays = daysBetween(starts(firstDay), starts(nextMonth));
  const passedDays = daysBetween(starts(firstDay), now);
  const expected = workingDays > 0 ? (quota * passedDays) / workingDays : 0;
  const remaining = workingDays - passedDays;
  const isOwed = quota > 0;
  const pace = isOwed && passedDays > 0 ? actual / expected : null;
  const scale = known.arrivals.overdispersion(calendar) * known.typicalAmount;
  return {
    name: terms.name,
    month,
    unit: terms.unit,
    quota,
    actual,
    expected,
    attained: isOwed ? actual / quota : null,
    pace,
    state: pace === null ? null : stateOf(actual, expected, passedDays, Math.sqrt(scale * expected)),
    chance: isOwed
      ? chanceOfAtLeast((quota - actual) / scale, Math.max(0, actual) / scale, passedDays, remaining)
      : null,
    neededPerDay: isOwed && remaining > 0 ? Math.max(0, quota - actual) / remaining : null,
    projected: passedDays > 0 ? (actual * workingDays) / passedDays : null,
    workingDays,
    passedDays,
    credited: known.credited,
    returned: known.returned,
    line: dailyLine(),
  };

  function dailyLine() {
    let total = 0;
    return Array.from({ length: nextMonth - firstDay }, (_, index) => {
      const day = firstDay + index;
      total += byDay[index] as number;
      const ideal = workingDays > 0 ? (quota * daysBetween(starts(firstDay), starts(day + 1))) / workingDays : 0;
      return { day: index + 1, ideal, actual: day <= today ? total : null };
    });
  }
}

/** @param spread standard deviation of what a month on plan brings by now */
function stateOf(actual: number, expected: number, passedDays: number, spread: number): QuotaState {
  const pace = actual / expected;
  if (passedDays <= EARLY_DAYS) return 'EARLY';
  if (pace > 1.25 && actual > expected + 2 * spread) return 'FLOOD';
  if (pace > 1.1) return 'AHEAD';
  if (pace >= 0.9) return 'ON PACE';
  return actual < expected - 2 * spread ? 'SHORTFALL' : 'BEHIND';
}

/** What is known of a month and of the days before it. */
interface Tally {
  /** Of the month, credits less debits: the sum, by day, and how many of each. */
  readonly actual: number;
  readonly byDay: Float64Array;
  readonly credited: number;
  readonly returned: number;
  readonly arrivals: Arrivals;
  /** Σv² ÷ Σv of the credits since then: the amount in which value comes; 1 when there is none. */
  readonly typicalAmount: number;
}

interface Span {
  readonly firstDay: number;
  readonly nextMonth: number;
  readonly today: number;
  readonly now: number;
}

function tally(credits: readonly Credit[], calendarZone: Zone, sheetZone: Zone, span: Span): Tally {
  const { firstDay, nextMonth, today, now } = span;
  const byDay = new Float64Array(nextMonth - firstDay);
  const arrivals = new Arrivals(today);
  const opens = historyOpens(today);
  let [actual, credited, returned, sum, squares] = [0, 0, 0, 0, 0];
  for (const { at, amount } of credits) {
    if (!(at.begin <= now)) continue;
    const day = dayOf(at, calendarZone, sheetZone);
    if (day >= firstDay && day < nextMonth) {
      byDay[day - firstDay] = (byDay[day - firstDay] as number) + amount;
      actual += amount;
      if (amount > 0) credited++;
      else if (amount < 0) returned++;
    }
    if (amount > 0 && day >= opens) {
      sum += amount;
      squares += amount * amount;
      arrivals.add(day);
    }
  }
  return { actual, byDay, credited, returned, arrivals, typicalAmount: sum > 0 ? squares / sum : 1 };
}
