/** A quota's numbers in words: the same on the board, in the mail and in the sidebar. */

import { grouped, money } from '../../sheet/text.ts';
import type { QuotaStanding, QuotaUnit } from './quota.ts';

/** What is needed a working day, rounded up so that it is enough: "$8,382", "6.3". */
export function neededInWords(perDay: number, unit: QuotaUnit, currency: string): string {
  const step = unit === 'value' ? 1 : 0.1;
  const enough = Math.ceil(perDay / step - 1e-9) * step;
  return unit === 'value' ? money(enough, currency) : grouped(enough, 1);
}

/** The working day of the month that it is, of how many: "14 of 20"; never beyond the last, where half days make a broken sum. */
export function workingDayInWords({ passedDays, workingDays }: QuotaStanding): string {
  const days = Math.round(workingDays);
  return `${grouped(Math.min(days, Math.ceil(passedDays)))} of ${grouped(days)}`;
}
