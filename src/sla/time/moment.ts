/** When something happened: an instant, or a whole local day where only that is known. */

/** From the first to the last instant it may mean; equal for an exact time, `end` exclusive for a date without a time. */
export interface Moment {
  readonly begin: number;
  readonly end: number;
}

/** A cell with something in it that is not a date. */
export const UNREADABLE: Moment = { begin: Number.NaN, end: Number.NaN };

export function isUnreadable(moment: Moment | null): boolean {
  return moment !== null && Number.isNaN(moment.begin);
}

export function isDateOnly(moment: Moment): boolean {
  return moment.end > moment.begin;
}

export function exactly(instant: number): Moment {
  return { begin: instant, end: instant };
}
