/** How leads have come in lately: how unevenly, in which bursts, and whether they keep the calendar's days off. */
import type { Calendar } from '../../time/calendar.ts';
import { monthOf } from '../../time/month.ts';
import { type DailyLeads, HISTORY_DAYS } from './daily-leads.ts';
import { type MonthShape, STEADY } from './month-shape.ts';
import { WorkingMonth } from './working-month.ts';

/** Fewer leads or days off than these tell nothing of a week. */
const EVEN_LEADS_MIN = 60;
const DAYS_OFF_MIN = 8;
/** A burst brings more than so many times the usual working day, and so many leads above it. */
const BURST_TIMES = 4;
const BURST_ABOVE = 20;
const HISTORY_MONTHS = 3;

export interface Rhythm {
  /** φ: variance over mean of the leads per working day, at least 1; 1 without two working days of history. */
  readonly dispersion: number;
  /** The days that are judged apart, days off before such a working day included: planned events and bursts. */
  readonly apart: ReadonlySet<number>;
  /** What bursts brought in the 90 days before today, and on how many working days: a month on average. */
  readonly usualBursts: { readonly amount: number; readonly days: number };
}

/** A working day with the days off before it, whose leads are counted with its own. */
interface Span {
  readonly from: number;
  readonly until: number;
  readonly leads: number;
  /** What the month's shape expects of it, where a mean working day is 1. */
  readonly weight: number;
  readonly isOver: boolean;
}

/** @param events day numbers of planned events */
export function rhythmOf(
  daily: DailyLeads,
  calendar: Calendar,
  shape: MonthShape,
  events: ReadonlySet<number>,
): Rhythm {
  const spans = spansOf(daily, calendar, shape);
  const usual = medianOf(spans.flatMap(({ leads, weight, isOver }) => (isOver && weight > 0 ? [leads / weight] : [])));
  const isBurst = ({ leads, weight }: Span) => {
    const expected = usual * weight;
    return leads > BURST_TIMES * expected && leads - expected >= BURST_ABOVE;
  };
  const apart = new Set<number>();
  const others: Span[] = [];
  let [bursts, burstDays] = [0, 0];
  for (const span of spans) {
    const burst = isBurst(span);
    let [isEvent, amount] = [false, 0];
    for (let day = span.from; day <= span.until; day++) {
      isEvent ||= events.has(day);
      amount += daily.amountOn(day);
    }
    if (burst || isEvent) for (let day = span.from; day <= span.until; day++) apart.add(day);
    if (!span.isOver) continue;
    if (burst) {
      bursts += amount;
      burstDays++;
    } else if (!isEvent) others.push(span);
  }
  return { dispersion: dispersionOf(others), apart, usualBursts: usualOf(bursts, burstDays) };
}

/** Of a monthly burst 90 days hold two to four: from two on the number a month is rounded, so that its calendar is no news. */
function usualOf(amount: number, days: number): Rhythm['usualBursts'] {
  const perMonth = days < 2 ? days / HISTORY_MONTHS : Math.round(days / HISTORY_MONTHS);
  return { amount: days > 0 ? (perMonth * amount) / days : 0, days: perMonth };
}

/** Those of the 90 days before today, from the first lead on, and the one that is running. */
function spansOf(daily: DailyLeads, calendar: Calendar, shape: MonthShape): Span[] {
  const { today } = daily;
  const spans: Span[] = [];
  let from = firstDayIn(daily);
  const weightOf = weights(calendar, shape);
  for (let day = from; day <= today; day++) {
    if (!calendar.isWorkingDay(day) && day < today) continue;
    const leads = daily.leadsBetween(from, day + 1);
    spans.push({ from, until: day, leads, weight: weightOf(day), isOver: day < today });
    from = day + 1;
  }
  return spans;
}

/** Days before the first lead are no history. */
function firstDayIn(daily: DailyLeads): number {
  let day = daily.today - HISTORY_DAYS;
  while (day <= daily.today && daily.leadsOn(day) === 0) day++;
  return day;
}

function weights(calendar: Calendar, shape: MonthShape): (day: number) => number {
  if (shape === STEADY) return () => 1;
  const months = new Map<string, WorkingMonth>();
  return day => {
    const name = monthOf(day);
    const month = months.get(name) ?? new WorkingMonth(calendar, name);
    months.set(name, month);
    const before = day === month.firstDay ? 0 : month.goneBy(day - 1);
    return month.workingDays * (shape(month.goneBy(day)) - shape(before));
  };
}

function dispersionOf(spans: readonly Span[]): number {
  const expecting = spans.filter(({ weight }) => weight > 0);
  const sum = expecting.reduce((total, { leads }) => total + leads, 0);
  const mean = sum / expecting.reduce((total, { weight }) => total + weight, 0);
  if (expecting.length < 2 || !(mean > 0)) return 1;
  const deviation = expecting.reduce((total, { leads, weight }) => {
    const expected = mean * weight;
    return total + (leads - expected) ** 2 / expected;
  }, 0);
  return Math.max(1, deviation / (expecting.length - 1));
}

function medianOf(numbers: readonly number[]): number {
  const sorted = Float64Array.from(numbers).sort();
  const middle = sorted.length >> 1;
  if (sorted.length === 0) return 0;
  return sorted.length % 2
    ? (sorted[middle] as number)
    : ((sorted[middle - 1] as number) + (sorted[middle] as number)) / 2;
}

/** Leads of a day off over leads of a working day in the 90 days before today; null where there are too few of either to tell. */
export function daysOffShare(daily: DailyLeads, calendar: Calendar): number | null {
  const { today } = daily;
  let [off, leadsOff, on, leadsOn] = [0, 0, 0, 0];
  for (let day = firstDayIn(daily); day < today; day++) {
    const leads = daily.leadsOn(day);
    if (calendar.isWorkingDay(day)) {
      on++;
      leadsOn += leads;
    } else {
      off++;
      leadsOff += leads;
    }
  }
  if (off < DAYS_OFF_MIN || leadsOn === 0 || leadsOn + leadsOff < EVEN_LEADS_MIN) return null;
  return leadsOff / off / (leadsOn / on);
}
