/** What the clock makes due, in the zone of the calendar of alerts: a day's digest, the week's end, a month that is over. */
import type { Agreement } from '../../policy/agreement.ts';
import type { Calendar } from '../../time/calendar.ts';
import { monthOf, monthsLater } from '../../time/month.ts';
import { DAY, formatDay, parseTimeOfDay, WEEK, weekdayOf } from '../../time/time.ts';
import { localDay, startOfDay, toInstant, type Zone } from '../../time/zone.ts';

/** Recorded by the first scan: what is broken then is listed in one digest and not alerted lead by lead. */
export const FIRST_SCAN = 'Lead SLA is on';

interface Now {
  readonly agreement: Agreement;
  readonly agreementAt: (instant: number) => Agreement | null;
  readonly isTold: (key: string) => boolean;
  /** Null where scans do not run by themselves: then nothing was missed. */
  readonly onSince: number | null;
}

/**
 * Days whose digest is due and not recorded: today, once its hour has come, and the digest day before today if its hour came
 * while scans ran by themselves and no scan came of it.
 */
export function dueDigests({ agreement, agreementAt, isTold, onSince }: Now, now: number): readonly number[] {
  const today = localDay(agreement.alertsCalendar.zone, now);
  const before = WEEK.map((_, index) => today - 1 - index).find(day => hasDigest(agreement, day));
  const due: number[] = [];
  if (before !== undefined && onSince !== null) {
    const hour = digestHour(agreement, before);
    const then = agreementAt(hour);
    // A day that has had a digest only since then was not missed.
    if (hour >= onSince && then && hasDigest(then, before)) due.push(before);
  }
  if (hasDigest(agreement, today) && now >= digestHour(agreement, today)) due.push(today);
  return due.filter(day => !isTold(digestKey(day)));
}

/** None on a day on which nobody works. */
function hasDigest({ policy, alertsCalendar }: Agreement, day: number): boolean {
  return policy.alerts.digestDays.includes(weekdayOf(day)) && alertsCalendar.isWorkingDay(day);
}

/** "digest|2026-11-20" */
export function digestKey(day: number): string {
  return `digest|${formatDay(day)}`;
}

/** Whether a mail with this key told both promises. */
export function isDigestKey(key: string): boolean {
  return key === FIRST_SCAN || key.startsWith('digest|');
}

/** When a day's digest is due. */
export function digestHour(agreement: Agreement, day: number): number {
  const at = parseTimeOfDay(agreement.policy.alerts.digestAt) ?? 0;
  return toInstant(agreement.alertsCalendar.zone, day * DAY + at);
}

/** Whether a day is the last of its week that has a digest. */
export function endsWeek(agreement: Agreement, day: number): boolean {
  const rest = WEEK.length - 1 - WEEK.indexOf(weekdayOf(day));
  return !Array.from({ length: rest }, (_, index) => day + 1 + index).some(later => hasDigest(agreement, later));
}

/** The first instant of the week, from Monday on, of a day. */
export function startOfWeek(zone: Zone, day: number): number {
  return startOfDay(zone, day - WEEK.indexOf(weekdayOf(day)));
}

/** The last month, such as "2026-11", that is over wherever a quota is kept, and where digests are timed. */
export function lastClosedMonth(agreement: Agreement, now: number): string {
  const calendars = agreement.policy.quota.map(({ calendar }) => agreement.calendar(calendar));
  const present = [agreement.alertsCalendar, ...calendars].map(({ zone }) => monthOf(localDay(zone, now)));
  return monthsLater(present.sort()[0] as string, -1);
}

/** The last instant of a calendar's working day before the one of `now`. */
export function previousClose(calendar: Calendar, now: number): number {
  let day = localDay(calendar.zone, now) - 1;
  for (let tries = 0; tries < 366 && !calendar.isWorkingDay(day); tries++) day--;
  return startOfDay(calendar.zone, day + 1) - 1;
}
