/**
 * Marketing's promise: so many qualified leads a month, best counted in what they are worth.
 *
 * Here: one month of it: what is owed, what came, and whether that is on pace in working days.
 *
 * The state is chosen so that a month on plan stays quiet (see docs/decisions); chance and projection are numbers to read and
 * decide nothing. Neither is told before anything can be: in the first two working days, nor once the month is over.
 */

import type { Calendar } from '../../time/calendar.ts';
import { isDateOnly, type Moment } from '../../time/moment.ts';
import { monthOf } from '../../time/month.ts';
import { localDay, type Zone } from '../../time/zone.ts';
import { rhythmOf } from './arrivals.ts';
import { chanceOfAtLeast } from './chance.ts';
import { DailyLeads, HISTORY_DAYS } from './daily-leads.ts';
import { monthPlan, type PlannedEvent } from './month-plan.ts';
import { type ShownShape, STEADY, shapeOf, shownShape } from './month-shape.ts';
import { WorkingMonth } from './working-month.ts';

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
  /** In value: false where leads came and none of them has an agreed value, so that nothing can be said of the quota. */
  readonly isValued: boolean;
  readonly expected: number;
  /** Share of the month's quota; null for a quota of 0. */
  readonly attained: number | null;
  /** Actual over expected; null while nothing is expected, for a quota of 0, and without values. */
  readonly pace: number | null;
  /** Null for a quota of 0, and without values. */
  readonly state: QuotaState | null;
  /** Of reaching the quota by the end of the month; null while that is too early to tell, and once it is over. */
  readonly chance: number | null;
  /** Per working day that remains. */
  readonly neededPerDay: number | null;
  /** What the month comes to at this pace; null as `chance` is. */
  readonly projected: number | null;
  readonly workingDays: number;
  readonly passedDays: number;
  /** Dates of the month with working time, and those up to today. */
  readonly dates: number;
  readonly date: number;
  /** The smallest shortfall that this quota could tell from chance at mid-month: 0.4 is 40 % of it. */
  readonly smallestShortfall: number | null;
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
  /** Planned for any month. */
  readonly events?: readonly PlannedEvent[];
  /** Whether months are expected to run as the team's last ones did, and not steadily. */
  readonly hasOwnShape?: boolean;
  readonly isValued?: boolean;
}

/** A quota's standing, and what of how leads come it was judged by. */
export interface QuotaMonth {
  readonly standing: QuotaStanding;
  readonly daily: DailyLeads;
  /** φ */
  readonly dispersion: number;
  /** Day numbers of bursts and planned events. */
  readonly apart: ReadonlySet<number>;
  /** What the last months agree on, whether the quota goes by it or not. */
  readonly shape: ShownShape | null;
}

/** Working days of a month in which its pace says nothing yet. */
export const EARLY_DAYS = 2;
/** Working days that are as good as none: sums of windows have no more digits. */
const NO_DAYS = 1e-9;

/** The local date of a fact: a date-only one is of the day that it spells. */
export function dayOf(at: Moment, calendarZone: Zone, sheetZone: Zone): number {
  return localDay(isDateOnly(at) ? sheetZone : calendarZone, at.begin);
}

/** @param zone the spreadsheet's: the date that a date-only cell spells is a date there */
export function quotaMonth(terms: QuotaTerms, credits: readonly Credit[], zone: Zone, now: number): QuotaMonth {
  const { calendar, isValued = true, events = [] } = terms;
  const today = localDay(calendar.zone, now);
  const month = monthOf(today);
  const working = new WorkingMonth(calendar, month);
  const { firstDay, nextMonth, workingDays } = working;
  const quota = terms.owed(month);

  const { actual, byDay, daily, credited, returned, typicalAmount } = tally(credits, working, zone, today, now);
  const shown = shownShape(daily, calendar, today);
  const shape = terms.hasOwnShape && shown ? shapeOf(shown) : STEADY;
  const { dispersion, apart, usualBursts } = rhythmOf(daily, calendar, shape, new Set(events.map(({ day }) => day)));
  const passedDays = working.passed(now);
  const shareNow = workingDays > 0 ? shape(passedDays / workingDays) : 0;
  const plan = monthPlan({
    quota,
    events: events.filter(({ day }) => day >= firstDay && day < nextMonth),
    usualBursts,
    burstOn: day => (apart.has(day) ? daily.amountOn(day) : 0),
    isApart: day => apart.has(day),
    shareBy: day => shape(working.goneBy(day)),
    shareNow,
    workingDays,
    firstDay,
    today,
  });
  const remaining = workingDays - passedDays;
  const isOwed = quota > 0 && isValued;
  const isTelling = passedDays > EARLY_DAYS && remaining > NO_DAYS && isValued;
  const scale = dispersion * typicalAmount;
  const others = actual - plan.brought;
  const pace = isOwed && plan.expected > 0 ? actual / plan.expected : null;
  const standing = {
    name: terms.name,
    month,
    unit: terms.unit,
    quota,
    actual,
    isValued,
    expected: plan.expected,
    attained: quota > 0 ? actual / quota : null,
    pace,
    state: isOwed ? stateOf(pace, others, plan.steady, passedDays, Math.sqrt(scale * plan.steady)) : null,
    chance:
      isOwed && isTelling
        ? chanceOfAtLeast((quota - actual - plan.ahead) / scale, Math.max(0, others) / scale, shareNow, 1 - shareNow)
        : null,
    neededPerDay: isOwed && remaining > NO_DAYS ? Math.max(0, quota - actual) / remaining : null,
    projected: isTelling && shareNow > 0 ? others / shareNow + plan.brought + plan.ahead : null,
    workingDays,
    passedDays,
    dates: working.daysUntil(nextMonth - 1),
    date: working.daysUntil(today),
    smallestShortfall: isOwed ? 2 * Math.sqrt((2 * scale) / quota) : null,
    credited,
    returned,
    line: dailyLine(),
  };
  return { standing, daily, dispersion, apart, shape: shown };

  function dailyLine() {
    let total = 0;
    return Array.from({ length: nextMonth - firstDay }, (_, index) => {
      const day = firstDay + index;
      total += byDay[index] as number;
      return { day: index + 1, ideal: plan.idealBy(day), actual: day <= today ? total : null };
    });
  }
}

/**
 * The alarms look at what came steadily, against what was to come steadily: bursts are judged apart.
 * @param spread standard deviation of what a month on plan brings steadily by now
 */
function stateOf(pace: number | null, others: number, steady: number, passedDays: number, spread: number): QuotaState {
  if (passedDays <= EARLY_DAYS) return 'EARLY';
  if (others > 1.25 * steady && others > steady + 2 * spread) return 'FLOOD';
  if (others < 0.9 * steady && others < steady - 2 * spread) return 'SHORTFALL';
  if (pace === null) return 'ON PACE';
  if (pace > 1.1) return 'AHEAD';
  return pace >= 0.9 ? 'ON PACE' : 'BEHIND';
}

/** What is known of a month and of the days before it. */
interface Tally {
  /** Of the month, credits less debits: the sum, by day, and how many of each. */
  readonly actual: number;
  readonly byDay: Float64Array;
  readonly credited: number;
  readonly returned: number;
  readonly daily: DailyLeads;
  /** u = Σv² ÷ Σv of the last 90 days' credits: the amount in which value comes; 1 when there is none. */
  readonly typicalAmount: number;
}

function tally(
  credits: readonly Credit[],
  { firstDay, nextMonth, calendar }: WorkingMonth,
  sheetZone: Zone,
  today: number,
  now: number,
): Tally {
  const byDay = new Float64Array(nextMonth - firstDay);
  const daily = new DailyLeads(today);
  const opens = today - HISTORY_DAYS;
  let [actual, credited, returned, sum, squares] = [0, 0, 0, 0, 0];
  for (const { at, amount } of credits) {
    if (!(at.begin <= now)) continue;
    const day = dayOf(at, calendar.zone, sheetZone);
    if (day >= firstDay && day < nextMonth) {
      byDay[day - firstDay] = (byDay[day - firstDay] as number) + amount;
      actual += amount;
      if (amount > 0) credited++;
      else if (amount < 0) returned++;
    }
    if (!(amount > 0)) continue;
    daily.add(day, amount);
    if (day < opens) continue;
    sum += amount;
    squares += amount * amount;
  }
  return { actual, byDay, credited, returned, daily, typicalAmount: sum > 0 ? squares / sum : 1 };
}
