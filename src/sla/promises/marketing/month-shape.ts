/**
 * The shape of a month: which share of its leads has come once a share of its working time is gone. Steady unless a team whose
 * months end strong, or start so, chooses the shape that its own last months had.
 */
import type { Calendar } from '../../time/calendar.ts';
import { monthOf, monthsLater } from '../../time/month.ts';
import type { DailyLeads } from './daily-leads.ts';
import { WorkingMonth } from './working-month.ts';

/** From the share of working time that is gone to the share of leads that has come, both from 0 to 1. */
export type MonthShape = (gone: number) => number;

export const STEADY: MonthShape = gone => gone;

/** A shape that months have shown, as its points; they are evenly apart, from 0 to 1. */
export interface ShownShape {
  readonly points: Float64Array;
  readonly months: number;
}

const POINTS = 25;
export const MONTHS_MAX = 6;
const MONTHS_MIN = 3;
/** No month's line may leave the mean by more than this share of the month. */
const AGREED_WITHIN = 0.1;

/** The mean line of the last 3 to 6 closed months, as many as agree; null while they do not. */
export function shownShape(daily: DailyLeads, calendar: Calendar, today: number): ShownShape | null {
  const present = monthOf(today);
  // The month of the very first lead may have begun before it.
  const first = daily.firstDay === null ? present : monthOf(daily.firstDay);
  const lines: Float64Array[] = [];
  for (let back = 1; back <= MONTHS_MAX; back++) {
    const name = monthsLater(present, -back);
    const line = name > first ? lineOf(daily, calendar, new WorkingMonth(calendar, name)) : null;
    if (!line) break;
    lines.push(line);
  }
  for (let months = lines.length; months >= MONTHS_MIN; months--) {
    const shown = lines.slice(0, months);
    const points = new Float64Array(POINTS);
    for (const line of shown)
      for (let i = 0; i < POINTS; i++) points[i] = (points[i] as number) + (line[i] as number) / months;
    if (shown.every(line => isWithin(line, points))) return { points, months };
  }
  return null;
}

/** How far it is from a steady month at most: 0.2 where a fifth of the month comes later, or sooner. */
export function distanceFromSteady({ points }: ShownShape): number {
  return points.reduce((most, share, index) => Math.max(most, Math.abs(share - index / (POINTS - 1))), 0);
}

export function shapeOf({ points }: ShownShape): MonthShape {
  return gone => {
    const place = Math.min(1, Math.max(0, gone)) * (POINTS - 1);
    const index = Math.min(POINTS - 2, Math.floor(place));
    const from = points[index] as number;
    return from + (place - index) * ((points[index + 1] as number) - from);
  };
}

/** A closed month's cumulative leads, at each point; null where it had none, or no working time. */
function lineOf(daily: DailyLeads, calendar: Calendar, month: WorkingMonth): Float64Array | null {
  const { firstDay, nextMonth, workingDays } = month;
  const total = daily.leadsBetween(firstDay, nextMonth);
  if (total === 0 || workingDays === 0) return null;
  const line = new Float64Array(POINTS);
  let [point, came, goneBefore, cameBefore] = [1, 0, 0, 0];
  for (let day = firstDay; day < nextMonth; day++) {
    came += daily.leadsOn(day);
    if (!calendar.isWorkingDay(day)) continue;
    const gone = month.goneBy(day);
    for (; point < POINTS && point / (POINTS - 1) <= gone + 1e-9; point++) {
      const part = (point / (POINTS - 1) - goneBefore) / (gone - goneBefore);
      line[point] = (cameBefore + part * (came - cameBefore)) / total;
    }
    goneBefore = gone;
    cameBefore = came;
  }
  // Also what came on days off after the last working day.
  line[POINTS - 1] = 1;
  return line;
}

function isWithin(line: Float64Array, mean: Float64Array): boolean {
  return line.every((share, index) => Math.abs(share - (mean[index] as number)) <= AGREED_WITHIN + 1e-9);
}
