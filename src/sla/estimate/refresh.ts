/** New lead values beside the agreed ones: a proposal, until the team accepts it into the policy. */
import type { Policy, Rate } from '../policy.ts';
import type { Problem } from '../problem.ts';
import type { EstimatedRate } from './estimate.ts';

/** The policy's block of lead values. */
export type Values = Policy['values'];

export interface ValueRow extends EstimatedRate {
  /** The rate in use for such leads, by the same row of the agreed table; null where it has none. */
  readonly agreed: { readonly conversion: number; readonly revenue: number; readonly value: number } | null;
  /** Whether accepting changes what such a lead is worth. */
  readonly isChanged: boolean;
}

export interface ValueRefresh {
  /** Milliseconds. */
  readonly asOf: number;
  readonly currency: string;
  /** The month that accepting now counts for, "2026-11". */
  readonly month: string;
  readonly population: Values['population'];
  readonly windowDays: number;
  readonly horizonDays: number;
  /** The most leads first, "(other)" last. */
  readonly rows: readonly ValueRow[];
  /** Agreed rates of sources that have no lead in the window: accepting drops them. */
  readonly dropped: readonly Rate[];
  /** How many leads' worth of evidence the mean of all sources counts against a source's own; null where a rate is assumed. */
  readonly strength: number | null;
  /** In words: how sure it is, what moved most. */
  readonly findings: readonly string[];
  /** What in the data weakens it, each with its fix. */
  readonly problems: readonly Problem[];
  /** What accepting puts into the policy as `values`; null while rows have no revenue (a problem at "assumedRevenue"). */
  readonly values: Values | null;
}
