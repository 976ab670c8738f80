/**
 * Which table of lead values counts in a month. Values are frozen for the month, so that its goal posts stand: the table that is
 * in force when the month's first two working days are over (until then every quota is EARLY, and nothing was judged) counts for
 * all of it. One accepted later waits for the next month, unless it is a correction or the first table ever.
 */
import type { Agreement } from '../../policy/agreement.ts';
import type { Ledger } from '../../policy/ledger.ts';
import type { Calendar } from '../../time/calendar.ts';
import { firstDayOf, monthOf, monthsLater } from '../../time/month.ts';
import { localDay, startOfDay } from '../../time/zone.ts';
import { EARLY_DAYS } from './quota.ts';

/**
 * The version whose table counts in a month, as far as it is known by `now`; null before the first version.
 * @param month "2026-11"
 */
export function valuesInUse(ledger: Ledger, month: string, now: number): Agreement | null {
  const current = ledger.at(now);
  if (!current) return null;
  const settled = Math.min(now, settlesAt(valuesCalendar(current), month));
  const inUse = ledger.at(settled, now);
  if (inUse && hasTable(inUse)) return inUse;
  for (const { effectiveFrom, agreement } of ledger.inForceBy(now)) {
    if (effectiveFrom > settled && hasTable(agreement)) return agreement;
  }
  return inUse ?? current;
}

/** What a lead of a source and segment is worth at a moment; null where no rate is agreed. */
export function valueAt(ledger: Ledger, now: number): Agreement['value'] {
  const current = ledger.at(now);
  const inUse = current && valuesInUse(ledger, presentMonth(current, now), now);
  return (source, segment) => inUse?.value(source, segment) ?? null;
}

/** The month of lead values at a moment. */
export function presentMonth(agreement: Agreement, now: number): string {
  return monthOf(localDay(valuesCalendar(agreement).zone, now));
}

/** The month in which a table that is accepted now begins to count. */
export function monthToAccept(ledger: Ledger, agreement: Agreement, now: number): string {
  const month = presentMonth(agreement, now);
  const inUse = valuesInUse(ledger, month, now);
  const isOpen = now <= settlesAt(valuesCalendar(agreement), month) || !inUse || !hasTable(inUse);
  return isOpen ? month : monthsLater(month, 1);
}

export function hasTable({ policy }: Agreement): boolean {
  return policy.values.rates.length > 0;
}

/** That of the first quota in value, else of the first quota, else of alerts. */
function valuesCalendar(agreement: Agreement): Calendar {
  const { quota } = agreement.policy;
  const counted = quota.find(({ unit }) => unit === 'value') ?? quota[0];
  return counted ? agreement.calendar(counted.calendar) : agreement.alertsCalendar;
}

/** The last instant of a month at which its table may still change. */
function settlesAt(calendar: Calendar, month: string): number {
  const begins = startOfDay(calendar.zone, firstDayOf(month));
  const ends = startOfDay(calendar.zone, firstDayOf(monthsLater(month, 1)));
  const early = EARLY_DAYS * calendar.workingDay;
  // A month with no more working time than that is settled by its end.
  return calendar.between(begins, ends) > early ? (calendar.lateAfter(begins, early) ?? begins) : ends - 1;
}
