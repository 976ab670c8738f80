/** Sales' second promise: enough attempts on a lead within so many working days of its start. */

import { fold } from '../../sheet/text.ts';
import type { Calendar, Pause } from '../../time/calendar.ts';
import type { Moment } from '../../time/moment.ts';
import { HOUR, MINUTE } from '../../time/time.ts';

export type AttemptsState = 'DONE' | 'TOO FEW' | 'BEHIND' | 'ON TRACK' | '';

export interface AttemptsPromise {
  readonly count: number;
  readonly withinWorkingDays: number;
  /** Real minutes within which a second try is the same attempt; exactly that far apart it counts. */
  readonly minGapMinutes: number;
}

export interface AttemptsFacts {
  readonly start: Moment;
  /** A column's count, or null where there is none or it is blank. */
  readonly count: number | null;
  /** Times of attempts, where they are known; the first contact is one of them. */
  readonly times: readonly Moment[];
  readonly firstContact: Moment | null;
  /** The lead needs no more attempts: closed, returned, won, or an outcome that ends it. */
  readonly isOver: boolean;
  readonly pauses: readonly Pause[];
}

export interface AttemptsVerdict {
  readonly state: AttemptsState;
  readonly counted: number;
}

const EARLY_ATTEMPT = HOUR;
const TERMINAL = ['connected', 'meeting', 'won', 'lost', 'disqualified'];

/** Whether an outcome, as people write it ("Meeting booked"), ends the attempts. */
export function isTerminal(outcome: string): boolean {
  const words = fold(outcome);
  return TERMINAL.some(end => words === end || words.startsWith(`${end} `));
}

export function judgeAttempts(
  facts: AttemptsFacts,
  promise: AttemptsPromise,
  calendar: Calendar,
  now: number,
): AttemptsVerdict {
  const from = facts.start.end;
  const window = promise.withinWorkingDays * calendar.workingDay;
  const timed = facts.times.length
    ? countTimes(facts, promise, now, at => calendar.between(from, at, facts.pauses) <= window)
    : Number(facts.firstContact !== null);
  // A column's count stands beside logged attempts: the one that knows more of them counts.
  const counted = Math.max(timed, Math.floor(facts.count ?? 0));
  if (facts.isOver || counted >= promise.count) return { state: 'DONE', counted };
  const elapsed = calendar.between(from, now, facts.pauses);
  if (elapsed > window) return { state: 'TOO FEW', counted };
  const wanted = Math.floor((promise.count * elapsed) / window);
  return { state: counted < wanted ? 'BEHIND' : 'ON TRACK', counted };
}

function countTimes(
  { start, times, firstContact }: AttemptsFacts,
  { minGapMinutes }: AttemptsPromise,
  now: number,
  isInWindow: (at: number) => boolean,
): number {
  const isOneOfThem = times.some(({ begin }) => begin === firstContact?.begin);
  const all = firstContact && !isOneOfThem ? [firstContact, ...times] : times;
  // The first contact is attempt 1, also where the call that qualified a lead was long before its start.
  const isEarly = (time: Moment) => time.end < start.begin - EARLY_ATTEMPT && time.begin !== firstContact?.begin;
  const counting = all
    .filter(time => time.begin <= now && !isEarly(time) && isInWindow(time.begin))
    .sort((a, b) => a.begin - b.begin || b.end - a.end);
  let counted = 0;
  let last = Number.NEGATIVE_INFINITY;
  for (const [index, { begin, end }] of counting.entries()) {
    const next = counting[index + 1];
    // A day without a time counts once, and not beside an attempt of that day whose time is known.
    if (end > begin ? next && next.begin < end : begin - last < minGapMinutes * MINUTE) continue;
    counted++;
    last = begin;
  }
  return counted;
}
