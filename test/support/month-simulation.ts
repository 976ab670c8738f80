/** Plays months of leads whose truth is known, and watches what a quota says at the close of each working day. */

import { type Credit, type QuotaState, type QuotaTerms, quotaMonth } from '../../src/sla/promises/marketing/quota.ts';
import { compileCalendar } from '../../src/sla/time/calendar.ts';
import { DAY, dayNumber, weekdayOf } from '../../src/sla/time/time.ts';
import { startOfDay, surveyZone } from '../../src/sla/time/zone.ts';
import { intlOffset } from './intl-offset.ts';
import { poisson, type Random, seeded } from './random.ts';

export interface Scenario {
  /** Leads owed a month. */
  readonly quota: number;
  /** Share of it that the month brings; the 90 days before it are on plan. */
  readonly brings: number;
  /** Leads of a Saturday or Sunday, as a share of a working day's. */
  readonly weekend: number;
  /** What leads are worth, each as likely as the others. */
  readonly values: readonly number[];
}

export interface Outcome {
  /** Share of the months in which SHORTFALL or FLOOD stood for two working days running, as alerts require. */
  readonly alarmed: number;
  /** Share of the months in which it had by the time that half of the working days were over. */
  readonly alarmedByMidpoint: number;
}

const HISTORY_DAYS = 90;
const NINE_TO_FIVE = [['09:00', '17:00']] as const;

const zone = surveyZone('America/New_York', intlOffset('America/New_York'));
const calendar = compileCalendar(
  {
    name: 'Marketing',
    timeZone: zone.name,
    week: { mon: NINE_TO_FIVE, tue: NINE_TO_FIVE, wed: NINE_TO_FIVE, thu: NINE_TO_FIVE, fri: NINE_TO_FIVE },
  },
  zone,
);

export function playMonths(scenario: Scenario, months: number, seed: number): Outcome {
  const random = seeded(seed);
  const alarms = Array.from({ length: months }, () => firstAlarm(random, scenario));
  const share = (isCounted: (gone: number) => boolean) => alarms.filter(isCounted).length / months;
  return { alarmed: share(gone => gone <= 1), alarmedByMidpoint: share(gone => gone <= 0.5) };
}

/** The share of the month's working days that is over when the alarm comes; Infinity when none does. */
function firstAlarm(random: Random, { quota, brings, weekend, values }: Scenario): number {
  const month = 1 + Math.floor(random() * 12);
  const [first, next] = [dayNumber(2026, month, 1), dayNumber(2026, month + 1, 1)];
  const load = (day: number) => (isWorkingDay(day) ? 1 : weekend);
  const planned = quota / days(first, next).reduce((sum, day) => sum + load(day), 0);
  const meanValue = values.reduce((sum, value) => sum + value, 0) / values.length;
  const credits: Credit[] = [];
  const receive = (day: number, share: number) => {
    const noon = startOfDay(zone, day) + DAY / 2;
    for (let left = poisson(random, share * load(day) * planned); left > 0; left--) {
      const amount = values[Math.floor(random() * values.length)] ?? 0;
      credits.push({ at: { begin: noon, end: noon }, amount });
    }
  };
  for (const day of days(first - HISTORY_DAYS, first)) receive(day, 1);
  const terms: QuotaTerms = { name: 'All', unit: 'value', owed: () => quota * meanValue, calendar };
  let before: QuotaState | null = null;
  for (const day of days(first, next)) {
    receive(day, brings);
    if (!isWorkingDay(day)) continue;
    const { state, passedDays, workingDays } = quotaMonth(terms, credits, zone, startOfDay(zone, day + 1) - 1).standing;
    if (state === before && (state === 'SHORTFALL' || state === 'FLOOD')) return passedDays / workingDays;
    before = state;
  }
  return Number.POSITIVE_INFINITY;
}

function isWorkingDay(day: number): boolean {
  return weekdayOf(day) !== 'sat' && weekdayOf(day) !== 'sun';
}

function days(from: number, to: number): number[] {
  return Array.from({ length: to - from }, (_, index) => from + index);
}
