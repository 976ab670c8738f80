/** What the clock makes due, in the zone of the calendar of alerts: a day's digest, the week's end, a month that is over. */
import type { Agreement } from '../agreement.ts';
import { civilDate, DAY, dayNumber, formatDay, parseTimeOfDay, type Weekday, weekdayOf } from '../time.ts';
import { localDay, startOfDay, toInstant, type Zone } from '../zone.ts';

/** Recorded by the first scan: what is broken then is listed in one digest and not alerted lead by lead. */
export const FIRST_SCAN = 'Lead SLA is on';

/** A week begins on Monday. */
const WEEK: readonly Weekday[] = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

/**
 * Days whose digest is due and not recorded: today, once its hour has come, and the digest day before today if its hour came
 * while scans ran by themselves and no scan came of it.
 * @param onSince null where scans do not run by themselves: then nothing was missed
 */
export function dueDigests(
  agreement: Agreement,
  known: ReadonlySet<string>,
  onSince: number | null,
  now: number,
): readonly number[] {
  const { digestDays } = agreement.policy.alerts;
  const today = localDay(agreement.alertsCalendar.zone, now);
  const before = WEEK.map((_, index) => today - 1 - index).find(day => digestDays.includes(weekdayOf(day)));
  const due: number[] = [];
  if (before !== undefined && onSince !== null && digestHour(agreement, before) >= onSince) due.push(before);
  if (digestDays.includes(weekdayOf(today)) && now >= digestHour(agreement, today)) due.push(today);
  return due.filter(day => !known.has(digestKey(day)));
}

/** "digest|2026-11-20" */
export function digestKey(day: number): string {
  return `digest|${formatDay(day)}`;
}

function digestHour(agreement: Agreement, day: number): number {
  const at = parseTimeOfDay(agreement.policy.alerts.digestAt) ?? 0;
  return toInstant(agreement.alertsCalendar.zone, day * DAY + at);
}

/** Whether a day is the last of its week that has a digest. */
export function endsWeek(agreement: Agreement, day: number): boolean {
  const { digestDays } = agreement.policy.alerts;
  return WEEK.filter(name => digestDays.includes(name)).pop() === weekdayOf(day);
}

/** The first instant of the week, from Monday on, of a day. */
export function startOfWeek(zone: Zone, day: number): number {
  return startOfDay(zone, day - WEEK.indexOf(weekdayOf(day)));
}

/** The first instant of the month of `now`. */
export function startOfMonth(zone: Zone, now: number): number {
  const { year, month } = civilDate(localDay(zone, now));
  return startOfDay(zone, dayNumber(year, month, 1));
}

/** The last instant of the working day before the one of `now`, in the calendar of alerts. */
export function previousClose(agreement: Agreement, now: number): number {
  const calendar = agreement.alertsCalendar;
  let day = localDay(calendar.zone, now) - 1;
  for (let tries = 0; tries < 366 && !calendar.isWorkingDay(day); tries++) day--;
  return startOfDay(calendar.zone, day + 1) - 1;
}
