/** A policy that is being edited, in sentences. What is not typed yet is said to be missing. */
import type { VersionNote } from '../contract/policy.ts';
import { ALWAYS } from '../sla/policy/schema.ts';
import { spanWords } from '../sla/policy/words.ts';
import { count, listed, money, percent } from '../sla/sheet/text.ts';
import { instantInWords } from '../sla/time/clock-words.ts';
import type { Zone } from '../sla/time/zone.ts';
import type { CalendarDraft, PolicyDraft, RuleDraft } from './draft/draft.ts';

/** "first contact within 1 working hour, 3 attempts in 5 working days" */
export function promiseInWords({ firstContactMinutes, attempts, calendar }: RuleDraft): string {
  const contact =
    typeof firstContactMinutes === 'number'
      ? `first contact within ${spanWords(firstContactMinutes, calendar)}`
      : 'first contact to be agreed';
  if (!attempts) return contact;
  const { count: tries, withinWorkingDays: days } = attempts;
  if (typeof tries !== 'number' || typeof days !== 'number') return `${contact}, attempts to be agreed`;
  return `${contact}, ${count(tries, 'attempt')} in ${days} ${workingNoun('day', days, calendar)}`;
}

function workingNoun(noun: string, n: number, calendar: string): string {
  return `${calendar === ALWAYS ? '' : 'working '}${noun}${n === 1 ? '' : 's'}`;
}

/** "source is Free trial or Demo and owner is Dana" */
export function conditionInWords({ when = {} }: RuleDraft): string {
  const parts = Object.entries(when).flatMap(([field, values]) =>
    values?.length ? [`${field} is ${values.join(' or ')}`] : [],
  );
  return parts.length === 0 ? 'every other lead' : listed(parts);
}

/** "$120,000 of lead value a month", "140 qualified leads a month from Enterprise" */
export function quotaInWords({ unit, perMonth, segment }: PolicyDraft['quota'][number], currency: string): string {
  if (typeof perMonth !== 'number') return 'amount to be agreed';
  const owed = unit === 'value' ? `${money(perMonth, currency)} of lead value` : count(perMonth, 'qualified lead');
  return `${owed} a month${segment ? ` from ${segment}` : ''}`;
}

/** "12% become customers at $8,000: $960 a lead" */
export function rateInWords({ conversion, revenue }: PolicyDraft['values']['rates'][number], currency: string): string {
  if (typeof conversion !== 'number' || typeof revenue !== 'number') return 'rate to be agreed';
  return `${percent(conversion, 1)} × ${money(revenue, currency)} = ${money(conversion * revenue, currency)} a lead`;
}

/** "5 working days a week, 12 holidays, America/New York" */
export function calendarInWords({ week, holidays, timeZone }: CalendarDraft): string {
  const days = Object.values(week).filter(hours => hours?.length).length;
  const free = holidays.length === 0 ? 'no holidays' : count(holidays.length, 'holiday');
  return `${count(days, 'day')} a week, ${free}, ${timeZone.replace(/_/g, ' ')}`;
}

/** "Version 3, in force since Sun 1 Nov 09:00, by dana@example.com" */
export function versionInWords({ version, effectiveFrom, who }: VersionNote, zone: Zone, now: number): string {
  const since = effectiveFrom === null ? 'from the beginning' : `since ${instantInWords(effectiveFrom, zone, now)}`;
  return `Version ${version}, in force ${since}${who ? `, by ${who}` : ''}`;
}
