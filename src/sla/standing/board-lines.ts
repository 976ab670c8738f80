/** The daily line of each quota as cells for a chart: day, what a steady month would have brought, and what came. */

import type { QuotaStanding } from '../promises/marketing/quota.ts';
import type { Cell } from '../sheet/cell.ts';
import { asText } from '../sheet/cell-text.ts';
import { monthInWords } from '../time/clock-words.ts';

export interface DailyLine {
  readonly title: string;
  /** A header and 31 days; days that the month does not have, and days to come, are blank. */
  readonly cells: readonly (readonly Cell[])[];
}

export const LINE_ROWS = 32;
export const LINE_COLUMNS = 3;
/** Quotas beyond these stand in the table only. */
const LINES_MAX = 3;

export function dailyLines(quotas: readonly QuotaStanding[]): readonly DailyLine[] {
  return quotas
    .filter(({ quota }) => quota > 0)
    .slice(0, LINES_MAX)
    .map(({ name, month, line }) => ({
      title: asText(`${name}: ideal and so far`),
      cells: Array.from({ length: LINE_ROWS }, (_, row) => {
        if (row === 0) return ['Day', 'Ideal', `${monthInWords(month)} so far`];
        const day = line[row - 1];
        return day ? [day.day, rounded(day.ideal), day.actual === null ? '' : rounded(day.actual)] : ['', '', ''];
      }),
    }));
}

function rounded(amount: number): number {
  return Math.round(amount * 100) / 100;
}
