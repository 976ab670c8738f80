/**
 * Time, which knows no lead: zones, calendars, and working time within them.
 *
 * Here: durations and civil dates. Instants are milliseconds since 1970 UTC; a *day number* counts local dates from 1970-01-01.
 */

export const SECOND = 1_000;
export const MINUTE = 60_000;
export const HOUR = 3_600_000;
export const DAY = 86_400_000;

/** Days of the week in the order of `(dayNumber + 4) % 7`: 1970-01-01 was a Thursday. */
export const WEEKDAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const;
export type Weekday = (typeof WEEKDAYS)[number];

export const DAY_NAMES: Readonly<Record<Weekday, string>> = {
  mon: 'Monday',
  tue: 'Tuesday',
  wed: 'Wednesday',
  thu: 'Thursday',
  fri: 'Friday',
  sat: 'Saturday',
  sun: 'Sunday',
};
/** The week as people read it, from Monday on. */
export const WEEK = Object.keys(DAY_NAMES) as readonly Weekday[];

export function weekdayOf(day: number): Weekday {
  return WEEKDAYS[(((day + 4) % 7) + 7) % 7] as Weekday;
}

/** Day number of a civil date; `month` counts from 1 and may overflow (month 13 is next January). */
export function dayNumber(year: number, month: number, day: number): number {
  // Date.UTC reads the years 0 to 99 as 1900 to 1999, so the year is set by itself.
  return new Date(0).setUTCFullYear(year, month - 1, day) / DAY;
}

export interface CivilDate {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

export function civilDate(day: number): CivilDate {
  const date = new Date(day * DAY);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

/** "2026-11-26" → day number, or null when that is not a date of the calendar ("2026-02-30"). */
export function parseDay(text: string): number | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!match) return null;
  const day = dayNumber(Number(match[1]), Number(match[2]), Number(match[3]));
  return formatDay(day) === text ? day : null;
}

export function formatDay(day: number): string {
  return new Date(day * DAY).toISOString().slice(0, 10);
}

/** "09:30" or "24:00" → milliseconds from midnight, or null. */
export function parseTimeOfDay(text: string): number | null {
  const match = /^(\d{1,2}):(\d{2})$/.exec(text);
  if (!match) return null;
  const ms = Number(match[1]) * HOUR + Number(match[2]) * MINUTE;
  return Number(match[2]) < 60 && ms <= DAY ? ms : null;
}
