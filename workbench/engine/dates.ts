/** The calendar behind serial numbers: days since 1899-12-30, fraction = time of day. */

const DAY = 86_400_000;
/** The serial number of 1970-01-01. */
const UNIX_START = 25569;

/** A calendar day; months count from 1. */
interface Day {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

export function dayOf(serial: number): Day {
  const date = new Date((Math.floor(serial) - UNIX_START) * DAY);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

/** Months and days beyond their range carry over: day 0 is the last of the month before. */
export const serialOf = (year: number, month: number, day: number): number =>
  Date.UTC(year, month - 1, day) / DAY + UNIX_START;

/** The same day some months away, or that month's last day if it is shorter. */
export function addMonths(serial: number, months: number): number {
  const { year, month, day } = dayOf(serial);
  const last = serialOf(year, month + months + 1, 0);
  return Math.min(serialOf(year, month + months, day), last);
}

/** 0 = Sunday … 6 = Saturday. */
export const weekday = (serial: number): number => (((Math.floor(serial) - 1) % 7) + 7) % 7;

/** Whole seconds since midnight; the nearest, as a fraction of a day seldom hits one exactly. */
export function secondsOf(serial: number): number {
  return Math.round((serial - Math.floor(serial)) * 86400) % 86400;
}
