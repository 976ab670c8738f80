/** Which sources a quota's month is short of, or flooded by: what each has brought against its usual share of the plan. */

import { fold } from '../../sheet/text.ts';
import { firstDayOf } from '../../time/month.ts';
import type { Zone } from '../../time/zone.ts';
import type { QuotaAccount } from './credits.ts';
import { dayOf } from './quota.ts';

export interface SourceGap {
  /** As the leads spell it; "" for leads without one. */
  readonly source: string;
  /** What it has brought, and its share of what was expected by now, in the quota's unit. */
  readonly actual: number;
  readonly expected: number;
  /** −0.38: 38 % below its share; Infinity for a source that is new. */
  readonly gap: number;
}

/** Days before the month whose leads tell the shares. */
const SHARE_DAYS = 90;
/** Fewer leads than these tell no shares. */
const LEADS_MIN = 20;
const GAP_MIN = 0.2;
/** By so much more than the other sources together, or they are all off alike. */
const APART_MIN = 0.1;
const SHOWN = 2;

interface Brought {
  readonly source: string;
  before: number;
  month: number;
}

/** The sources that explain most, on the side on which the quota is off, at most two; null without shares to compare. */
export function sourceGaps(
  { standing, credits }: QuotaAccount,
  calendarZone: Zone,
  sheetZone: Zone,
  now: number,
): readonly SourceGap[] | null {
  const firstDay = firstDayOf(standing.month);
  const sources = new Map<string, Brought>();
  let [leads, total, squares] = [0, 0, 0];
  for (const { at, amount, source } of credits) {
    if (!(at.begin <= now)) continue;
    const day = dayOf(at, calendarZone, sheetZone);
    if (day < firstDay - SHARE_DAYS) continue;
    const brought = sources.get(fold(source)) ?? { source, before: 0, month: 0 };
    sources.set(fold(source), brought);
    if (day >= firstDay) {
      brought.month += amount;
      continue;
    }
    brought.before += amount;
    total += amount;
    if (amount <= 0) continue;
    squares += amount * amount;
    leads++;
  }
  if (leads < LEADS_MIN || !(total > 0)) return null;
  const off = standing.actual - standing.expected;
  const side = Math.sign(off);
  return [...sources.values()]
    .map(({ source, before, month }) => {
      const expected = (standing.expected * Math.max(0, before)) / total;
      return { source, actual: month, expected, gap: month / expected - 1 };
    })
    .filter(({ actual, expected, gap }) => {
      const deviation = (actual - expected) * side;
      // One source's luck is no finding: it must lie beyond what so many leads of that size vary by themselves.
      const isChance = deviation <= Math.sqrt((expected * squares) / total);
      const others = (standing.actual - actual) / (standing.expected - expected) - 1;
      const isAlike = (gap - others) * side < APART_MIN;
      return !isChance && !isAlike && deviation > Math.abs(off) / 10 && gap * side >= GAP_MIN;
    })
    .sort((one, other) => (other.actual - other.expected - one.actual + one.expected) * side)
    .slice(0, SHOWN);
}
