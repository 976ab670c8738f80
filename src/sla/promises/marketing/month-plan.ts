/**
 * What a month is expected to bring by when. Most of it comes steadily, or in the team's own shape of a month; the rest, N, comes
 * in bursts: planned events, or, where none is planned, what bursts have brought in an average month. The two are judged apart: a
 * webinar of a hundred leads would otherwise make the weeks without it look like a shortfall, or hide one.
 */

/** An event that a month's plan counts on. */
export interface PlannedEvent {
  readonly name: string;
  /** Day number; it is over once that day is. */
  readonly day: number;
  /** How many leads it is planned to bring to this quota, and their amount in its unit. */
  readonly leads: number;
  readonly amount: number;
}

interface MonthFacts {
  readonly quota: number;
  readonly events: readonly PlannedEvent[];
  /** Amount that bursts bring in an average month, and on how many of its working days. */
  readonly usualBursts: { readonly amount: number; readonly days: number };
  /** Amount that came on a day if it is judged apart, else 0. */
  readonly burstOn: (day: number) => number;
  readonly isApart: (day: number) => boolean;
  /** The share of the month's steady leads that is expected by the end of a day, and by now. */
  readonly shareBy: (day: number) => number;
  readonly shareNow: number;
  readonly workingDays: number;
  readonly firstDay: number;
  readonly today: number;
}

export interface MonthPlan {
  /** Expected by now of the days that are not judged apart, and of all. */
  readonly steady: number;
  readonly expected: number;
  /** What bursts have brought, and what of N is still to come. */
  readonly brought: number;
  readonly ahead: number;
  /** Expected of all by the end of a day of the month. */
  readonly idealBy: (day: number) => number;
}

export function monthPlan(facts: MonthFacts): MonthPlan {
  const { quota, events, shareBy, shareNow, firstDay, today, burstOn, isApart } = facts;
  const { planned, steadyShare, expectedBy, ahead } = events.length ? plannedBursts(facts) : usualBursts(facts);
  const rest = quota - planned;
  const expectedNow = expectedBy(today);
  // Of N, what nothing has been heard of is thought to come as the rest of the month goes by.
  const later = (day: number) => (shareNow < 1 ? (shareBy(day) - shareNow) / (1 - shareNow) : 1);
  const shareOn = (day: number) =>
    isApart(day) ? Math.min(shareNow, shareBy(day)) - (day > firstDay ? shareBy(day - 1) : 0) : 0;
  return {
    steady: (rest * Math.max(0, shareNow - sumOver(firstDay, today, shareOn))) / steadyShare,
    expected: rest * shareNow + expectedNow,
    brought: sumOver(firstDay, today, burstOn),
    ahead,
    idealBy: day =>
      rest * shareBy(day) + (day > today && events.length === 0 ? expectedNow + later(day) * ahead : expectedBy(day)),
  };
}

interface Bursts {
  readonly planned: number;
  /** The share of the month in which what is not planned comes: what an event is planned to bring comes on top of its day's own. */
  readonly steadyShare: number;
  readonly expectedBy: (day: number) => number;
  readonly ahead: number;
}

function usualBursts({ quota, usualBursts: usual, workingDays, burstOn, firstDay, today }: MonthFacts): Bursts {
  const planned = Math.min(quota, usual.amount);
  const steadyShare = workingDays > usual.days ? 1 - usual.days / workingDays : 1;
  const expectedBy = (day: number) => Math.min(planned, sumOver(firstDay, day, burstOn));
  return { planned, steadyShare, expectedBy, ahead: planned - expectedBy(today) };
}

/** An event that is over is expected whole; before, as far as it has brought anything. */
function plannedBursts({ quota, events, burstOn, firstDay, today }: MonthFacts): Bursts {
  const all = events.reduce((sum, { amount }) => sum + amount, 0);
  const planned = Math.min(quota, all);
  const amountOf = (some: readonly PlannedEvent[]) =>
    all > 0 ? (planned / all) * some.reduce((sum, { amount }) => sum + amount, 0) : 0;
  const overDays = new Set(events.filter(({ day }) => day < today).map(({ day }) => day));
  const cameBefore = (until: number) => sumOver(firstDay, until, day => (overDays.has(day) ? 0 : burstOn(day)));
  const expectedBy = (until: number) => {
    if (until > today) return amountOf(events.filter(({ day }) => day <= until));
    const over = amountOf(events.filter(({ day }) => day <= until && day < today));
    return over + Math.min(amountOf(events.filter(({ day }) => day >= today)), cameBefore(until));
  };
  return { planned, steadyShare: 1, expectedBy, ahead: planned - expectedBy(today) };
}

function sumOver(from: number, until: number, of: (day: number) => number): number {
  let sum = 0;
  for (let day = from; day <= until; day++) sum += of(day);
  return sum;
}
