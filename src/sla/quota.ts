/**
 * Marketing's promise for a month: what is owed, what came, and whether that is on pace in working days.
 *
 * The state is chosen so that a month on plan stays quiet (see docs/decisions); chance and projection are numbers to read and
 * decide nothing.
 */
import type { Calendar } from './calendar.ts';
import { chanceOfAtLeast } from './chance.ts';
import { isDateOnly, type Moment } from './moment.ts';
import { civilDate, dayNumber } from './time.ts';
import { localDay, startOfDay, type Zone } from './zone.ts';

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

const HISTORY_DAYS = 90;

export function monthOf(day: number): string {
  const { year, month } = civilDate(day);
  return `${year}-${String(month).padStart(2, '0')}`;
}

/** @param zone the spreadsheet's: the date that a date-only cell spells is a date there */
export function quotaStanding(terms: QuotaTerms, credits: readonly Credit[], zone: Zone, now: number): QuotaStanding {
  const { calendar } = terms;
  const today = localDay(calendar.zone, now);
  const { year, month: monthNumber } = civilDate(today);
  const [firstDay, nextMonth] = [dayNumber(year, monthNumber, 1), dayNumber(year, monthNumber + 1, 1)];
  const month = monthOf(today);
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
  const scale = overdispersion(known.history, today, calendar) * known.typicalAmount;
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
  if (passedDays <= 2) return 'EARLY';
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
  /** Leads credited on each of the HISTORY_DAYS before today; the last is yesterday. */
  readonly history: Int32Array;
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
  const history = new Int32Array(HISTORY_DAYS);
  const opens = today - HISTORY_DAYS;
  let [actual, credited, returned, sum, squares] = [0, 0, 0, 0, 0];
  for (const { at, amount } of credits) {
    if (!(at.begin <= now)) continue;
    const day = localDay(isDateOnly(at) ? sheetZone : calendarZone, at.begin);
    if (day >= firstDay && day < nextMonth) {
      byDay[day - firstDay] = (byDay[day - firstDay] as number) + amount;
      actual += amount;
      if (amount > 0) credited++;
      else if (amount < 0) returned++;
    }
    if (amount > 0 && day >= opens) {
      sum += amount;
      squares += amount * amount;
      if (day < today) history[day - opens] = (history[day - opens] as number) + 1;
    }
  }
  return { actual, byDay, credited, returned, history, typicalAmount: sum > 0 ? squares / sum : 1 };
}

/**
 * Variance-to-mean ratio of the leads per working day, at least 1; leads of days off are added to the next working day.
 * Days before the first lead are no history; without two working days of it the answer is 1.
 */
function overdispersion(history: Int32Array, today: number, calendar: Calendar): number {
  const counts: number[] = [];
  let carried = 0;
  const first = history.findIndex(leads => leads > 0);
  for (let index = first < 0 ? HISTORY_DAYS : first; index < HISTORY_DAYS; index++) {
    carried += history[index] as number;
    const day = today - HISTORY_DAYS + index;
    if (!calendar.isWorkingDay(day)) continue;
    counts.push(carried);
    carried = 0;
  }
  if (counts.length < 2) return 1;
  const mean = counts.reduce((sum, n) => sum + n, 0) / counts.length;
  const variance = counts.reduce((sum, n) => sum + (n - mean) ** 2, 0) / (counts.length - 1);
  return mean > 0 ? Math.max(1, variance / mean) : 1;
}
