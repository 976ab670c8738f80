/** Parts of a policy in words: the agreement's tab and the list of what changed say them alike. */

import { count, duration, grouped, money } from '../sheet/text.ts';
import { MINUTE } from '../time/time.ts';
import { ALWAYS, type EventPolicy, type Policy, type QuotaPolicy, type SalesRule } from './schema.ts';

export const START_WORDS: Readonly<Record<Policy['clock']['startsAt'], string>> = {
  created: 'when the lead comes in',
  qualified: 'when the lead qualifies',
  assigned: 'when it is assigned',
};

/** "within 1 working hour" */
export function targetWords({ firstContactMinutes, calendar }: SalesRule): string {
  return `within ${spanWords(firstContactMinutes, calendar)}`;
}

/** "1 working hour", "45 working minutes", "1 h 30 min of working time"; by the clock where the calendar is always open. */
export function spanWords(minutes: number, calendar: string): string {
  const isAlways = calendar === ALWAYS;
  const counted = (n: number, noun: string) => `${n} ${isAlways ? noun : `working ${noun}`}${n === 1 ? '' : 's'}`;
  if (minutes < 60 || !Number.isInteger(minutes)) return counted(minutes, 'minute');
  if (minutes % 60 === 0) return counted(minutes / 60, 'hour');
  return duration(minutes * MINUTE) + (isAlways ? '' : ' of working time');
}

/** "5 in 10 working days" */
export function attemptsWords({ attempts }: SalesRule): string {
  return attempts ? `${grouped(attempts.count)} in ${count(attempts.withinWorkingDays, 'working day')}` : 'none agreed';
}

/** "$120,000", "140 qualified leads" */
export function quotaWords(unit: QuotaPolicy['unit'], owed: number, currency: string): string {
  return unit === 'value' ? money(owed, currency) : count(owed, 'qualified lead');
}

/** "Webinar on 2026-11-12: 100 leads" */
export function eventWords({ date, name, leads, source }: EventPolicy): string {
  return `${name} on ${date}: ${count(leads, 'lead')}${source ? ` of ${source}` : ''}`;
}

/** How a quota's month is expected to run. */
export function shapeWords({ shape }: QuotaPolicy): string {
  return shape === 'own' ? 'as the team’s last months ran' : 'steadily, by working days';
}

/** A criterion, perhaps one that is still being typed. */
interface CriterionAsTyped {
  readonly column: string;
  readonly is: string;
  readonly value?: unknown;
}

/** "Company size at least 50", "Company size between 1 and 5"; of a draft, as far as it is typed. */
export function criterionWords({ column, is, value = '' }: CriterionAsTyped): string {
  const values = [value].flat().join(is === 'between' ? ' and ' : ', ');
  return `${column} ${is} ${values}`.trim();
}

/** "09:00 to 12:00, 13:00 to 17:30", "closed" */
export function hoursWords(windows: readonly (readonly [string, string])[] | undefined): string {
  return windows?.length ? windows.map(([opens, closes]) => `${opens} to ${closes}`).join(', ') : 'closed';
}
