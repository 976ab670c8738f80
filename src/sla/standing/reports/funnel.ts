/** What became of the leads of each month, by the month in which they were created. */
import type { Agreement } from '../../policy/agreement.ts';
import { BLANK_SOURCE } from '../../policy/lead-value.ts';
import { wonAt } from '../../promises/marketing/estimate/lead-history.ts';
import { dayOf } from '../../promises/marketing/quota.ts';
import { firstContact, knownBy } from '../../promises/sales/first-contact-status.ts';
import type { JudgedSheet } from '../../promises/sales/judged-sheet.ts';
import { fold } from '../../sheet/text.ts';
import { isUnreadable, type Moment } from '../../time/moment.ts';
import { firstDayOf, monthOf, monthsLater } from '../../time/month.ts';
import { DAY } from '../../time/time.ts';
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
  /** False while more may still be won: some leads are younger than the horizon of lead values, or one was won only lately. */
  readonly isFinished: boolean;
}

/** The leads of a source that have had the whole horizon, and what became of them within it: so all sources are equally old. */
export interface FunnelSource {
  /** BLANK_SOURCE for leads without one. */
  readonly source: string;
  readonly leads: number;
  readonly qualified: number;
  /** Null where no tab says when leads were contacted. */
  readonly contacted: number | null;
  readonly won: number;
}

const MONTHS_SHOWN = 12;
const SOURCES_SHOWN = 10;
/** A month in which nothing was won for so long has stopped growing. */
const STILL = 30 * DAY;

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
  const months = new Map<
    string,
    { leads: number; qualified: number; contacted: number; won: number; isGrowing: boolean }
  >();
  for (const { lead, qualifiedAt } of sheets.flatMap(({ verdicts }) => verdicts)) {
    const { created } = lead;
    if (!created || isUnreadable(created) || created.begin > now) continue;
    const month = monthOf(dayOf(created, calendarZone, zone));
    const sum = months.get(month) ?? { leads: 0, qualified: 0, contacted: 0, won: 0, isGrowing: false };
    months.set(month, sum);
    const won = wonAt(lead, agreement);
    sum.leads++;
    if (qualifiedAt) sum.qualified++;
    if (firstContact(created, knownBy(lead.contacts, now))) sum.contacted++;
    if (won === 'undated' || (won && won.begin <= now)) sum.won++;
    if (won && won !== 'undated' && won.begin <= now && won.begin > now - STILL) sum.isGrowing = true;
  }
  const hasContacts = sheets.some(({ reading }) => reading.fields.has('firstContact'));
  return [...months]
    .sort(([one], [other]) => (one < other ? 1 : -1))
    .slice(0, MONTHS_SHOWN)
    .map(([month, { isGrowing, ...sum }]) => ({
      month,
      ...sum,
      contacted: hasContacts ? sum.contacted : null,
      isFinished: !isGrowing && firstDayOf(monthsLater(month, 1)) + horizonDays <= today,
    }));
}

/** The most leads first, at most 10. */
export function funnelBySource(
  agreement: Agreement,
  sheets: readonly JudgedSheet[],
  now: number,
): readonly FunnelSource[] {
  const horizon = agreement.policy.values.horizonDays * DAY;
  const sources = new Map<
    string,
    { source: string; leads: number; qualified: number; contacted: number; won: number }
  >();
  for (const { lead, qualifiedAt } of sheets.flatMap(({ verdicts }) => verdicts)) {
    const { created, source } = lead;
    if (!created || isUnreadable(created) || !(created.begin <= now - horizon)) continue;
    const isInTime = (moment: Moment | null | 'undated') =>
      moment !== null && moment !== 'undated' && moment.begin - created.begin < horizon;
    const key = fold(source);
    const sum = sources.get(key) ?? { source: source || BLANK_SOURCE, leads: 0, qualified: 0, contacted: 0, won: 0 };
    sources.set(key, sum);
    sum.leads++;
    if (isInTime(qualifiedAt)) sum.qualified++;
    if (isInTime(firstContact(created, knownBy(lead.contacts, now)))) sum.contacted++;
    if (isInTime(wonAt(lead, agreement))) sum.won++;
  }
  const hasContacts = sheets.some(({ reading }) => reading.fields.has('firstContact'));
  return [...sources.values()]
    .sort((one, other) => other.leads - one.leads)
    .slice(0, SOURCES_SHOWN)
    .map(sum => ({ ...sum, contacted: hasContacts ? sum.contacted : null }));
}
