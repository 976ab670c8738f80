/**
 * Which sources a quota's month is short of, or flooded by. Each is compared with all the others together, so that sources that are
 * all off alike accuse nobody; and one is named only where its gap is more than the chance of so many comparisons.
 */

import { fold } from '../../sheet/text.ts';
import { firstDayOf } from '../../time/month.ts';
import type { Zone } from '../../time/zone.ts';
import { normalQuantile } from './chance.ts';
import type { QuotaAccount } from './credits.ts';
import { HISTORY_DAYS } from './daily-leads.ts';
import { dayOf } from './quota.ts';

export interface SourceGap {
  /** As the leads spell it; "" for leads without one. */
  readonly source: string;
  /** −0.38: 38 % below what the other sources’ month lets expect of it. */
  readonly gap: number;
}

/** Fewer earlier leads than these tell no shares. */
const LEADS_MIN = 20;
const GAP_MIN = 0.2;
/** Chance of naming any source of a month in which none stands out. */
const ERROR = 0.1;
const NAMED = 2;

/** In the quota's unit: what came in the month and in the 90 days before it, and Σv and Σv² of both. */
class Brought {
  month = 0;
  before = 0;
  private sum = 0;
  private squares = 0;

  add(amount: number, isBefore: boolean): void {
    if (isBefore) this.before += amount;
    else this.month += amount;
    if (amount <= 0) return;
    this.sum += amount;
    this.squares += amount * amount;
  }

  /** All of them but one. */
  without(one: Brought): Brought {
    const others = new Brought();
    others.month = this.month - one.month;
    others.before = this.before - one.before;
    others.sum = this.sum - one.sum;
    others.squares = this.squares - one.squares;
    return others;
  }

  /** u = Σv² ÷ Σv */
  get size(): number {
    return this.sum > 0 ? this.squares / this.sum : 1;
  }
}

/** On the side on which the quota is off, the surest first, at most two; null without earlier leads to compare with. */
export function sourceGaps(
  { standing, credits, dispersion, apart }: QuotaAccount,
  calendarZone: Zone,
  sheetZone: Zone,
  now: number,
): readonly SourceGap[] | null {
  const firstDay = firstDayOf(standing.month);
  const sources = new Map<string, { readonly source: string; readonly brought: Brought }>();
  const all = new Brought();
  let leadsBefore = 0;
  for (const { at, amount, source } of credits) {
    if (!(at.begin <= now)) continue;
    const day = dayOf(at, calendarZone, sheetZone);
    if (day < firstDay - HISTORY_DAYS || apart.has(day)) continue;
    const isBefore = day < firstDay;
    const key = fold(source);
    const known = sources.get(key) ?? { source, brought: new Brought() };
    sources.set(key, known);
    known.brought.add(amount, isBefore);
    all.add(amount, isBefore);
    if (isBefore && amount > 0) leadsBefore++;
  }
  if (leadsBefore < LEADS_MIN) return null;
  const side = standing.state === 'FLOOD' ? 1 : -1;
  const compared = [...sources.values()].filter(({ brought }) => brought.before > 0);
  const least = normalQuantile(1 - ERROR / compared.length);
  return compared
    .map(({ source, brought }) => ({ source, ...apartness(brought, all.without(brought), dispersion) }))
    .filter(({ z, gap }) => z * side > least && gap * side >= GAP_MIN)
    .sort((one, other) => (other.z - one.z) * side)
    .slice(0, NAMED)
    .map(({ source, gap }) => ({ source, gap }));
}

/**
 * How far a source's month lies from what the others' lets expect, r·b with r = their month ÷ their days before, in standard
 * deviations: its own chance, that of its days before, and that of r.
 */
function apartness(own: Brought, others: Brought, dispersion: number): { z: number; gap: number } {
  const [a, b] = [others.month, others.before];
  if (!(b > 0 && a > 0)) return { z: 0, gap: 0 };
  const r = a / b;
  const expected = r * own.before;
  const variance =
    own.size * expected + r * r * own.size * own.before + (own.before ** 2 * others.size * a * (1 + r)) / b ** 2;
  return { z: (own.month - expected) / Math.sqrt(dispersion * variance), gap: own.month / expected - 1 };
}
