/** Parts of a policy in words: the agreement's tab and the list of what changed say them alike. */
import type { Criterion, Policy, QuotaPolicy, SalesRule } from './policy.ts';
import { count, duration, grouped, money } from './text.ts';
import { MINUTE } from './time.ts';

export const START_WORDS: Readonly<Record<Policy['clock']['startsAt'], string>> = {
  created: 'when the lead comes in',
  qualified: 'when the lead qualifies',
  assigned: 'when it is assigned',
};

export const DAY_NAMES = {
  mon: 'Monday',
  tue: 'Tuesday',
  wed: 'Wednesday',
  thu: 'Thursday',
  fri: 'Friday',
  sat: 'Saturday',
  sun: 'Sunday',
} as const;
export type DayKey = keyof typeof DAY_NAMES;

/** "within 1 h of working time" */
export function targetWords({ firstContactMinutes }: SalesRule): string {
  return `within ${duration(firstContactMinutes * MINUTE)} of working time`;
}

/** "5 in 10 working days" */
export function attemptsWords({ attempts }: SalesRule): string {
  return attempts ? `${grouped(attempts.count)} in ${count(attempts.withinWorkingDays, 'working day')}` : 'none agreed';
}

/** "$120,000", "140 qualified leads" */
export function quotaWords(unit: QuotaPolicy['unit'], owed: number, currency: string): string {
  return unit === 'value' ? money(owed, currency) : count(owed, 'qualified lead');
}

/** "Company size at least 50" */
export function criterionWords({ column, is, value }: Criterion): string {
  return `${column} ${is} ${[value ?? ''].flat().join(', ')}`.trim();
}

/** "09:00 to 12:00, 13:00 to 17:30", "closed" */
export function hoursWords(windows: readonly (readonly [string, string])[] | undefined): string {
  return windows?.length ? windows.map(([opens, closes]) => `${opens} to ${closes}`).join(', ') : 'closed';
}
