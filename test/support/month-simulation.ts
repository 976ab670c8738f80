/** Plays months of leads whose truth is known, and watches what a quota says of them, and when its mails would go out. */

import type { SourceCredit } from '../../src/sla/promises/marketing/credits.ts';
import {
  type QuotaMonth,
  type QuotaState,
  type QuotaTerms,
  quotaMonth,
} from '../../src/sla/promises/marketing/quota.ts';
import { sourceGaps } from '../../src/sla/promises/marketing/source-gaps.ts';
import { Calendar } from '../../src/sla/time/calendar.ts';
import { DAY, dayNumber, weekdayOf } from '../../src/sla/time/time.ts';
import { startOfDay } from '../../src/sla/time/zone.ts';
import { NEW_YORK, OFFICE } from './november.ts';
import { poisson, type Random, seeded } from './random.ts';

export interface Scenario {
  /** Leads owed a month; what comes over and above a webinar comes on other days. */
  readonly quota: number;
  /** Share of it that the month brings; the months before it are on plan. */
  readonly brings: number;
  /** Leads of a Saturday or Sunday, as a share of a working day's. */
  readonly weekend?: number;
  /** What leads are worth, each as likely as the others. */
  readonly values?: readonly number[];
  /** Of these leads so many come on one day of each month, planned or not; `came` is the share of them that this month's brings. */
  readonly webinar?: { readonly leads: number; readonly isPlanned: boolean; readonly came: number };
  /** How much a working day brings, by the share of the month that is gone; months are judged by their own shape. */
  readonly shape?: (gone: number) => number;
  /** Sources, all alike; one of them may be dead this month, with a share of its own. */
  readonly sources?: { readonly count: number; readonly deadShare?: number };
}

export interface Outcome {
  /** Share of the months in which SHORTFALL or FLOOD was told; and in which it had been by the time that half of it was over. */
  readonly alarmed: number;
  readonly alarmedByMidpoint: number;
  /** Share of the days off plan on which any source was named, and on which an innocent one was. */
  readonly naming: number;
  readonly accusing: number;
  /** Share of the months in which the dead source had been named by the close of the tenth working day. */
  readonly deadNamed: number;
}

const HISTORY_DAYS = 90;
/** A shape of one's own needs whole months. */
const SHAPE_DAYS = 220;
const NAMED_BY = 10;
/** A scan runs a quarter of an hour after the office opens. */
const MORNING = 9.25 * 3_600_000;
const DEAD = 'Dead';
const office = new Calendar(OFFICE, NEW_YORK);

export function playMonths(scenario: Scenario, months: number, seed: number): Outcome {
  const random = seeded(seed);
  let [alarmed, midpoint, off, naming, accusing, deadNamed] = [0, 0, 0, 0, 0, 0];
  for (let left = months; left > 0; left--) {
    const played = playMonth(random, scenario);
    if (played.toldAt <= 1) alarmed++;
    if (played.toldAt <= 0.5) midpoint++;
    off += played.off;
    naming += played.naming;
    accusing += played.accusing;
    if (played.isDeadNamed) deadNamed++;
  }
  return {
    alarmed: alarmed / months,
    alarmedByMidpoint: midpoint / months,
    naming: naming / Math.max(1, off),
    accusing: accusing / Math.max(1, off),
    deadNamed: deadNamed / months,
  };
}

function playMonth(random: Random, scenario: Scenario) {
  const { quota, values = [1], webinar, shape } = scenario;
  const month = 1 + Math.floor(random() * 12);
  const [first, next] = [dayNumber(2026, month, 1), dayNumber(2026, month + 1, 1)];
  const { credits, events } = leadsOf(random, scenario, first, next);
  const meanValue = values.reduce((sum, value) => sum + value, 0) / values.length;
  const terms: QuotaTerms = {
    name: 'All',
    unit: 'value',
    owed: () => quota * meanValue,
    calendar: office,
    hasOwnShape: shape !== undefined,
    events: webinar?.isPlanned
      ? events.map(day => ({ name: 'Webinar', day, leads: webinar.leads, amount: webinar.leads * meanValue }))
      : [],
  };
  const asked = (now: number) => quotaMonth(terms, credits, NEW_YORK, now);
  const played = { toldAt: Number.POSITIVE_INFINITY, off: 0, naming: 0, accusing: 0, isDeadNamed: false };
  let [before, last]: (QuotaState | null)[] = [null, null];
  for (let day = first; day < next; day++) {
    if (!isWorkingDay(day)) continue;
    const isAlarm = last === before && (last === 'SHORTFALL' || last === 'FLOOD');
    if (isAlarm && played.toldAt > 1) {
      const { state, passedDays, workingDays } = asked(startOfDay(NEW_YORK, day) + MORNING).standing;
      if (state === last) played.toldAt = Math.floor(passedDays) / workingDays;
    }
    const now = startOfDay(NEW_YORK, day + 1) - 1;
    const close = asked(now);
    [before, last] = [last, close.standing.state];
    if (scenario.sources) watchSources(close, credits, now, played);
  }
  return played;
}

function watchSources(
  close: QuotaMonth,
  credits: readonly SourceCredit[],
  now: number,
  played: { off: number; naming: number; accusing: number; isDeadNamed: boolean },
): void {
  const { state, date } = close.standing;
  if (state === null || state === 'EARLY') return;
  const isOff = state !== 'ON PACE' && state !== 'AHEAD';
  const policy = { name: 'All', segment: '', unit: 'leads', perMonth: 1, months: {}, calendar: 'Sales' } as const;
  const named = sourceGaps({ ...close, policy, credits, events: [] }, NEW_YORK, NEW_YORK, now) ?? [];
  // On pace only a source that brings nothing any more is told.
  const told = named.filter(({ gap }) => isOff || gap === -1);
  if (isOff) played.off++;
  if (isOff && told.length > 0) played.naming++;
  if (told.some(({ source }) => source !== DEAD)) played.accusing++;
  if (date <= NAMED_BY && told.some(({ source }) => source === DEAD)) played.isDeadNamed = true;
}

/** What comes in the month and in the days before it, oldest first; and the days of webinars. */
function leadsOf(random: Random, scenario: Scenario, first: number, next: number) {
  const { quota, brings, weekend = 0, values = [1], webinar, shape, sources } = scenario;
  const steady = quota - (webinar?.leads ?? 0);
  const credits: SourceCredit[] = [];
  const receive = (day: number, leads: number, isNow: boolean) => {
    const noon = startOfDay(NEW_YORK, day) + DAY / 2;
    for (let left = poisson(random, leads); left > 0; left--) {
      const source = sourceOf(random, sources, isNow);
      const amount = values[Math.floor(random() * values.length)] ?? 0;
      if (source !== null) credits.push({ at: { begin: noon, end: noon }, amount, source });
    }
  };
  const events: number[] = [];
  const begins = first - (shape ? SHAPE_DAYS : HISTORY_DAYS);
  for (const [from, until] of monthsBetween(begins, next)) {
    const isNow = from === first;
    const weights = weightsOf(from, until, weekend, shape);
    const planned = steady / weights.reduce((sum, weight) => sum + weight, 0);
    const webinarDay = webinar ? workingDayIn(random, from, until) : null;
    if (webinarDay !== null) events.push(webinarDay);
    for (let day = Math.max(from, begins); day < until; day++) {
      const share = isNow ? brings : 1;
      receive(day, share * planned * (weights[day - from] as number), isNow);
      if (webinar && day === webinarDay) receive(day, webinar.leads * (isNow ? webinar.came : 1), isNow);
    }
  }
  return { credits, events };
}

/** Null for a lead that the dead source would have brought. */
function sourceOf(random: Random, sources: Scenario['sources'], isNow: boolean): string | null {
  if (!sources) return '';
  const { count, deadShare = 0 } = sources;
  if (random() < deadShare) return isNow ? null : DEAD;
  return `Source ${Math.floor(random() * count)}`;
}

function* monthsBetween(begins: number, until: number): Iterable<readonly [number, number]> {
  const { year, month } = { year: 2026, month: 1 };
  for (let step = -8; step < 13; step++) {
    const [from, next] = [dayNumber(year, month + step, 1), dayNumber(year, month + step + 1, 1)];
    if (next > begins && from < until) yield [from, next];
  }
}

/** What each day brings in relation to the others. */
function weightsOf(from: number, until: number, weekend: number, shape: Scenario['shape']): number[] {
  const days = Array.from({ length: until - from }, (_, index) => from + index);
  const working = days.filter(isWorkingDay).length;
  let gone = 0;
  return days.map(day => {
    if (!isWorkingDay(day)) return weekend;
    gone++;
    return shape ? shape(gone / working) : 1;
  });
}

function workingDayIn(random: Random, from: number, until: number): number {
  for (;;) {
    const day = from + Math.floor(random() * (until - from));
    if (isWorkingDay(day)) return day;
  }
}

function isWorkingDay(day: number): boolean {
  return weekdayOf(day) !== 'sat' && weekdayOf(day) !== 'sun';
}
