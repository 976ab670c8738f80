/** Both promises of a month that is over, as they stood at its last instant: a row per quota, written once. */
import type { QuotaUnit } from '../quota.ts';

export interface ScorecardRow {
  /** "2026-11" */
  readonly month: string;
  /** Name of the quota; "" where none was agreed. */
  readonly quota: string;
  readonly unit: QuotaUnit;
  readonly owed: number;
  readonly delivered: number;
  /** Delivered over owed; null for a quota of 0. */
  readonly attained: number | null;
  readonly credited: number;
  readonly returned: number;
  /** First contacts that fell due in the month: those in time, of how many. */
  readonly met: number;
  readonly due: number;
  /** Leads whose window for attempts ended in the month: those with enough attempts, of how many. */
  readonly attemptsKept: number;
  readonly attemptsDue: number;
  /** When the row was written, in milliseconds. */
  readonly closedAt: number;
}
