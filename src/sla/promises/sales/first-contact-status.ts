/**
 * Sales' first promise: the first-contact clock of one lead at one moment.
 *
 * A pure function of facts, so any past moment can be replayed: a fact later than "now" does not exist. Dates without a time
 * are judged in the rep's favour: a start counts from the end of its day, a contact or a closing from the beginning.
 */

import type { Calendar, Pause } from '../../time/calendar.ts';
import { isUnreadable, type Moment, UNREADABLE } from '../../time/moment.ts';
import { HOUR } from '../../time/time.ts';

export const STATES = ['OVERDUE', 'AT RISK', 'OPEN', 'PAUSED', 'MET', 'MISSED', 'EXEMPT', 'CHECK DATA'] as const;
/** "" is no verdict. */
export type State = (typeof STATES)[number] | '';

/** Decided for good: a later policy does not change these. */
const DECIDED: readonly State[] = ['MET', 'MISSED', 'EXEMPT'];

export interface ClockFacts {
  readonly start: Moment | null;
  /** Nothing happens to a lead before it came in; null where that is not known: then before its start. */
  readonly created: Moment | null;
  readonly contacts: readonly Moment[];
  /** The earliest of closed, returned and won; a winning before the creation happened at it. */
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
  | 'contact before creation'
  | 'closing before creation'
  | 'not computed'
  | 'failed'
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
  /** What is dated later than now, and so does not exist yet. */
  readonly ahead: readonly ('first contact' | 'closing')[];
  /** Why it failed, where it did. */
  readonly fault?: string;
}

/** Clocks differ: what happened up to this long before the creation may have happened. */
const EARLY = HOUR;
const TOLERANCE = 1e-9;

export const silent = (state: State, because: Because): Response => ({
  state,
  because,
  used: 0,
  start: null,
  due: null,
  lateAfter: null,
  pausedSince: null,
  ahead: [],
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
  const origin = originOf(facts.created, start);
  const known = knownBy(facts.contacts, now);
  const contact = firstContact(origin, known);
  if (contact === null && known.length > 0) return silent('CHECK DATA', 'contact before creation');
  const closed = facts.closed !== null && facts.closed.begin <= now ? facts.closed : null;
  if (closed !== null && isTooEarly(closed, origin)) return silent('CHECK DATA', 'closing before creation');

  const pauses = facts.pauses.length ? facts.pauses.filter(pause => pause.from <= now) : facts.pauses;
  const isContactAhead = known.length < facts.contacts.length;
  const isClosingAhead = facts.closed !== closed;
  const ahead = isContactAhead || isClosingAhead ? aheadOf(isContactAhead, isClosingAhead) : NOTHING_AHEAD;
  const clock = { calendar, target, from: start.end, pauses, ahead };
  if (contact !== null) {
    const used = calendar.between(start.end, contact.begin, pauses);
    return answer(clock, used <= target ? 'MET' : 'MISSED', 'contacted', used, null);
  }
  if (closed !== null) {
    const used = calendar.between(start.end, closed.begin, pauses);
    return answer(clock, used > target ? 'MISSED' : 'EXEMPT', 'closed', used, null);
  }
  if (facts.isClosedWithoutDate) return answer(clock, 'EXEMPT', 'closed without a date', 0, null);
  const used = calendar.between(start.end, now, pauses);
  if (used > target) return answer(clock, 'OVERDUE', 'waiting', used, null);
  const pause = pauses.find(({ from: begins, until: ends }) => begins <= now && now < ends);
  if (pause) return answer(clock, 'PAUSED', 'waiting', used, pause.from);
  return answer(clock, used >= warnAt * target - TOLERANCE ? 'AT RISK' : 'OPEN', 'waiting', used, null);
}

export function isDecided(facts: ClockFacts, target: Target, warnAt: number, now: number): boolean {
  return DECIDED.includes(judgeResponse(facts, target, warnAt, now).state);
}

interface RunningClock extends Target {
  readonly from: number;
  readonly pauses: readonly Pause[];
  readonly ahead: Response['ahead'];
}

const NOTHING_AHEAD: Response['ahead'] = [];

function aheadOf(isContact: boolean, isClosing: boolean): Response['ahead'] {
  return [...(isContact ? (['first contact'] as const) : []), ...(isClosing ? (['closing'] as const) : [])];
}

function answer(
  { calendar, target, from, pauses, ahead }: RunningClock,
  state: State,
  because: Because,
  used: number,
  pausedSince: number | null,
): Response {
  const due = calendar.after(from, target, pauses);
  const lateAfter = calendar.lateAfter(from, target, pauses);
  return { state, because, used, start: from, due, lateAfter, pausedSince, ahead };
}

/** Those that have happened by `now`. */
export function knownBy(moments: readonly Moment[], now: number): readonly Moment[] {
  return moments.every(({ begin }) => begin <= now) ? moments : moments.filter(({ begin }) => begin <= now);
}

/** Before which, but for a margin, nothing can have happened to a lead. */
export function originOf(created: Moment | null, start: Moment): Moment {
  return created === null || isUnreadable(created) ? start : created;
}

/** Whether something lies wholly more than an hour before its lead came in. */
export function isTooEarly({ end }: Moment, origin: Moment): boolean {
  return end < origin.begin - EARLY;
}

/** The first of two dates; unreadable when one of them is. */
export function earlier(a: Moment | null, b: Moment | null): Moment | null {
  if (a === null || b === null) return a ?? b;
  if (isUnreadable(a) || isUnreadable(b)) return UNREADABLE;
  return b.begin < a.begin ? b : a;
}

/** The earliest contact that counts: the call that qualified a lead, before its start, answers it. */
export function firstContact(origin: Moment, contacts: readonly Moment[]): Moment | null {
  let first: Moment | null = null;
  for (const contact of contacts) {
    if (!isTooEarly(contact, origin) && (first === null || contact.begin < first.begin)) first = contact;
  }
  return first;
}
