/** A quota's numbers in words: the same on the board, in the mail and in the sidebar. */

import { grouped, money, percent } from '../../sheet/text.ts';
import type { QuotaStanding, QuotaUnit } from './quota.ts';

/** What is needed a working day, rounded up so that it is enough: "$8,382", "6.3". */
export function neededInWords(perDay: number, unit: QuotaUnit, currency: string): string {
  const step = unit === 'value' ? 1 : 0.1;
  const enough = Math.ceil(perDay / step - 1e-9) * step;
  return unit === 'value' ? money(enough, currency) : grouped(enough, 1);
}

/** The working day that is running, of how many: "14 of 20"; on a day off the last one. */
export function workingDayInWords({ date, dates }: QuotaStanding): string {
  return `${grouped(date)} of ${grouped(dates)}`;
}

/** What replaces the pace where there is none: "" where there is one. */
export function insteadOfPace(quota: QuotaStanding): string {
  if (!quota.isValued) return 'no lead values yet';
  if (quota.state === 'EARLY') return 'too early to tell';
  const isOver = quota.attained !== null && quota.neededPerDay === null;
  return isOver ? `closes at ${percent(quota.attained ?? 0)}` : '';
}

/** From this size on, what a quota cannot tell from chance is said. */
const BLIND_FROM = 0.4;

/** How small a shortfall this quota could show at mid-month, where that is worth knowing; else "". */
export function blindnessInWords({ name, smallestShortfall: smallest }: QuotaStanding): string {
  if (smallest === null || smallest <= BLIND_FROM) return '';
  return smallest >= 1
    ? `${name}: so few leads are owed that by mid-month not even none at all could be told from chance.`
    : `${name}: by mid-month a shortfall below ${percent(smallest)} cannot be told from chance, so few leads are owed.`;
}
