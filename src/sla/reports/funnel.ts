/** What became of the leads of each month, by the month in which they were created. */

export interface FunnelMonth {
  /** "2026-11" */
  readonly month: string;
  readonly leads: number;
  /** Of these leads, each counted by itself: a lead may be won without a recorded contact. */
  readonly qualified: number;
  readonly contacted: number;
  readonly won: number;
  /** False while some of its leads are younger than the horizon of lead values, so that more may still be won. */
  readonly isFinished: boolean;
}
