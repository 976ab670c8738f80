/** The history that lead values are estimated from, as columns: a sheet may bring 100,000 leads. */
import { BLANK_SOURCE } from '../../../policy/lead-value.ts';
import { fold } from '../../../sheet/text.ts';
import { type Cohort, NEVER } from './maturity.ts';
import type { Deals } from './revenue.ts';

// Taken out of the global object once: where node:vm runs the bundle, each look into it costs 200 ns.
const { max } = Math;

/**
 * A column per fact, an entry per lead of the population that the quota counts. Days are counted from any date, fractions
 * being times of day.
 */
export interface LeadHistory {
  /** Leads without a readable creation (NaN) are left out. */
  readonly created: ArrayLike<number>;
  /** NaN where not won. */
  readonly won: ArrayLike<number>;
  readonly source: ArrayLike<string>;
  readonly segment: ArrayLike<string>;
  /** What the customer paid; NaN or 0 where that is not stated. */
  readonly revenue: ArrayLike<number>;
}

/** Index of the segment "", which stands for any. */
export const ANY_SEGMENT = 0;

/** What is known of them at one moment. */
export interface KnownLeads extends Cohort {
  /** Indexes into `sources` and `segments`. */
  readonly source: Int32Array;
  readonly segment: Int32Array;
  readonly sources: readonly string[];
  readonly segments: readonly string[];
  readonly deals: Deals;
  /** Leads that were won before they were created; they are taken as won at their creation. */
  readonly clamped: number;
}

export function knownLeads(history: LeadHistory, asOf: number): KnownLeads {
  const size = history.created.length;
  const [created, won] = [new Float64Array(size), new Float64Array(size)];
  const [source, segment] = [new Int32Array(size), new Int32Array(size)];
  const [sources, segments] = [new Names(BLANK_SOURCE), new Names('')];
  const [amounts, dealSegments]: [number[], number[]] = [[], []];
  let [length, clamped] = [0, 0];
  for (let i = 0; i < size; i++) {
    const start = history.created[i] as number;
    if (!(start < asOf)) continue;
    const win = history.won[i] as number;
    const isWon = win <= asOf;
    const inSegment = segments.indexOf(history.segment[i] as string);
    created[length] = start;
    won[length] = isWon ? max(win, start) : NEVER;
    source[length] = sources.indexOf(history.source[i] as string);
    segment[length] = inSegment;
    length++;
    if (win < start) clamped++;
    const amount = history.revenue[i] as number;
    if (isWon && amount > 0) {
      amounts.push(amount);
      dealSegments.push(inSegment);
    }
  }
  return {
    asOf,
    created: created.subarray(0, length),
    won: won.subarray(0, length),
    source: source.subarray(0, length),
    segment: segment.subarray(0, length),
    sources: sources.list,
    segments: segments.list,
    deals: { amounts, segments: dealSegments },
    clamped,
  };
}

/** Texts as small integers: those that compare alike share one, and the first spelling names it. Blank is 0. */
class Names {
  readonly list: string[];
  private readonly known = new Map<string, number>();
  private readonly folded: Map<string, number>;

  constructor(blank: string) {
    this.list = [blank];
    this.folded = new Map([
      ['', 0],
      [fold(blank), 0],
    ]);
  }

  indexOf(text: string): number {
    const known = this.known.get(text);
    if (known !== undefined) return known;
    const key = fold(text);
    const index = this.folded.get(key) ?? this.list.push(text.trim()) - 1;
    this.folded.set(key, index);
    this.known.set(text, index);
    return index;
  }
}
