/**
 * Sales' first promise: the first-contact clock of one lead at one moment.
 *
 * A pure function of facts, so any past moment can be replayed: a fact later than "now" does not exist. Dates without a time
 * are judged in the rep's favour: a start counts from the end of its day, a contact or a closing from the beginning.
 */

import type { Calendar, Pause } from '../../time/calendar.ts';
import { isUnreadable, type Moment } from '../../time/moment.ts';
import { HOUR } from '../../time/time.ts';

export const STATES = ['OVERDUE', 'AT RISK', 'OPEN', 'PAUSED', 'MET', 'MISSED', 'EXEMPT', 'CHECK DATA'] as const;
/** "" is no verdict. */
export type State = (typeof STATES)[number] | '';

/** Decided for good: a later policy does not change these. */
export const DECIDED: readonly State[] = ['MET', 'MISSED', 'EXEMPT'];

export interface ClockFacts {
  readonly start: Moment | null;
  readonly contacts: readonly Moment[];
  /** The earliest of closed, returned and won. */
  readonly closed: Moment | null;
  /** The stage says closed, returned or won, and no date does. */
  readonly isClosedWithoutDate: boolean;
  readonly pauses: readonly Pause[];
  readonly hasUnreadablePause: boolean;
}

export interface Target {
  readonly calendar: Calendar;
  /** Working milliseconds allowed. */
  readonly target: number;
}

/** What decided, for putting the verdict into words. */
export type Because =
  | 'no start'
  | 'in the future'
  | 'unreadable start'
  | 'unreadable contact'
  | 'unreadable closing'
  | 'unreadable pause'
  | 'contact before start'
  | 'beyond the calendar'
  | 'contacted'
  | 'closed'
  | 'closed without a date'
  | 'waiting';

export interface Response {
  readonly state: State;
  readonly because: Because;
  /** Working milliseconds used: until the contact or the closing, else until now. */
  readonly used: number;
  /** When the clock began to count. */
  readonly start: number | null;
  readonly due: number | null;
  /** The lead is late strictly after this instant. */
  readonly lateAfter: number | null;
  readonly pausedSince: number | null;
}

/** A contact up to this long before the start counts as an answer in no time. */
const EARLY_CONTACT = HOUR;
const TOLERANCE = 1e-9;

/** A lead whose dates lead beyond the years that its calendar knows. */
export const BEYOND: Response = {
  state: 'CHECK DATA',
  because: 'beyond the calendar',
  used: 0,
  start: null,
  due: null,
  lateAfter: null,
  pausedSince: null,
};

const silent = (state: State, because: Because): Response => ({
  state,
  because,
  used: 0,
  start: null,
  due: null,
  lateAfter: null,
  pausedSince: null,
});

/** @param warnAt share of the target from which a lead is at risk */
export function judgeResponse(facts: ClockFacts, { calendar, target }: Target, warnAt: number, now: number): Response {
  const { start } = facts;
  if (start === null) return silent('', 'no start');
  if (start.begin > now) return silent('', 'in the future');
  if (isUnreadable(start)) return silent('CHECK DATA', 'unreadable start');
  if (facts.contacts.some(isUnreadable)) return silent('CHECK DATA', 'unreadable contact');
  if (isUnreadable(facts.closed)) return silent('CHECK DATA', 'unreadable closing');
  if (facts.hasUnreadablePause) return silent('CHECK DATA', 'unreadable pause');
  const known = knownBy(facts.contacts, now);
  const contact = firstContact(start, known);
  if (contact === null && known.length > 0) return silent('CHECK DATA', 'contact before start');

  const pauses = facts.pauses.length ? facts.pauses.filter(pause => pause.from <= now) : facts.pauses;
  const clock = { calendar, target, from: start.end, pauses };
  if (contact !== null) {
    const used = calendar.between(start.end, contact.begin, pauses);
    return answer(clock, used <= target ? 'MET' : 'MISSED', 'contacted', used, null);
  }
  if (facts.closed !== null && facts.closed.begin <= now) {
    const used = calendar.between(start.end, facts.closed.begin, pauses);
    return answer(clock, used > target ? 'MISSED' : 'EXEMPT', 'closed', used, null);
  }
  if (facts.isClosedWithoutDate) return answer(clock, 'EXEMPT', 'closed without a date', 0, null);
  const used = calendar.between(start.end, now, pauses);
  if (used > target) return answer(clock, 'OVERDUE', 'waiting', used, null);
  const pause = pauses.find(({ from: begins, until: ends }) => begins <= now && now < ends);
  if (pause) return answer(clock, 'PAUSED', 'waiting', used, pause.from);
  return answer(clock, used >= warnAt * target - TOLERANCE ? 'AT RISK' : 'OPEN', 'waiting', used, null);
}

interface RunningClock extends Target {
  readonly from: number;
  readonly pauses: readonly Pause[];
}

function answer(
  { calendar, target, from, pauses }: RunningClock,
  state: State,
  because: Because,
  used: number,
  pausedSince: number | null,
): Response {
  const due = calendar.after(from, target, pauses);
  const lateAfter = calendar.lateAfter(from, target, pauses);
  return { state, because, used, start: from, due, lateAfter, pausedSince };
}

/** Those that have happened by `now`. */
export function knownBy(moments: readonly Moment[], now: number): readonly Moment[] {
  return moments.every(({ begin }) => begin <= now) ? moments : moments.filter(({ begin }) => begin <= now);
}

/** The earliest contact that counts; one that lies wholly more than an hour before the start does not. */
export function firstContact(start: Moment, contacts: readonly Moment[]): Moment | null {
  let first: Moment | null = null;
  for (const contact of contacts) {
    const counts = contact.end >= start.begin - EARLY_CONTACT;
    if (counts && (first === null || contact.begin < first.begin)) first = contact;
  }
  return first;
}
