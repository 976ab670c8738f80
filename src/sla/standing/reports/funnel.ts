/** What became of the leads of each month, by the month in which they were created. */
import type { Agreement } from '../../policy/agreement.ts';
import { wonAt } from '../../promises/marketing/estimate/lead-history.ts';
import { dayOf } from '../../promises/marketing/quota.ts';
import type { JudgedSheet } from '../../promises/sales/judged-sheet.ts';
import { firstContact, knownBy } from '../../promises/sales/response.ts';
import { isUnreadable } from '../../time/moment.ts';
import { firstDayOf, monthOf, monthsLater } from '../../time/month.ts';
import { localDay, type Zone } from '../../time/zone.ts';

export interface FunnelMonth {
  /** "2026-11" */
  readonly month: string;
  readonly leads: number;
  /** Of these leads, each counted by itself: a lead may be won without a recorded contact. */
  readonly qualified: number;
  /** Null where no tab says when leads were contacted. */
  readonly contacted: number | null;
  readonly won: number;
  /** False while some of its leads are younger than the horizon of lead values, so that more may still be won. */
  readonly isFinished: boolean;
}

const MONTHS_SHOWN = 12;

/**
 * The latest first, at most 12.
 * @param zone the spreadsheet's
 */
export function funnelOf(
  agreement: Agreement,
  sheets: readonly JudgedSheet[],
  zone: Zone,
  now: number,
): readonly FunnelMonth[] {
  const calendarZone = agreement.alertsCalendar.zone;
  const today = localDay(calendarZone, now);
  const { horizonDays } = agreement.policy.values;
  const months = new Map<string, { leads: number; qualified: number; contacted: number; won: number }>();
  for (const { lead, qualifiedAt } of sheets.flatMap(({ verdicts }) => verdicts)) {
    const { created } = lead;
    if (!created || isUnreadable(created) || created.begin > now) continue;
    const month = monthOf(dayOf(created, calendarZone, zone));
    const sum = months.get(month) ?? { leads: 0, qualified: 0, contacted: 0, won: 0 };
    months.set(month, sum);
    const won = wonAt(lead, agreement);
    sum.leads++;
    if (qualifiedAt) sum.qualified++;
    if (firstContact(created, knownBy(lead.contacts, now))) sum.contacted++;
    if (won === 'undated' || (won && won.begin <= now)) sum.won++;
  }
  const hasContacts = sheets.some(({ reading }) => reading.fields.has('firstContact'));
  return [...months]
    .sort(([one], [other]) => (one < other ? 1 : -1))
    .slice(0, MONTHS_SHOWN)
    .map(([month, sum]) => ({
      month,
      ...sum,
      contacted: hasContacts ? sum.contacted : null,
      isFinished: firstDayOf(monthsLater(month, 1)) + horizonDays <= today,
    }));
}
