/** The first-contact clock of one lead, from the words of a case. */
import { pauseOf } from '../../src/sla/leads/lead-at.ts';
import { type ClockFacts, judgeResponse, type Response } from '../../src/sla/promises/sales/first-contact-status.ts';
import { at, MINUTE, moment, office } from './november.ts';

/** "16 09:00" is that minute of November 2026 in New York, "16" the whole day, "?" a cell that is no date. */
export interface Facts {
  readonly start?: string;
  readonly created?: string;
  readonly contacts?: readonly string[];
  readonly closed?: string;
  readonly closedStage?: true;
  readonly badPause?: true;
  /** From, until; without an until it is open-ended. */
  readonly pauses?: readonly (readonly [from: string, until?: string])[];
  /** Working minutes; 60 unless told. */
  readonly target?: number;
  readonly warnAt?: number;
}

export function answer(
  { start, created, contacts = [], closed, closedStage, badPause, pauses = [], target, warnAt }: Facts,
  now: string,
): Response {
  const facts: ClockFacts = {
    start: start === undefined ? null : moment(start),
    created: created === undefined ? null : moment(created),
    contacts: contacts.map(moment),
    closed: closed === undefined ? null : moment(closed),
    isClosedWithoutDate: closedStage ?? false,
    hasUnreadablePause: badPause ?? false,
    pauses: pauses.flatMap(([from, until]) => pauseOf(moment(from), until === undefined ? null : moment(until)) ?? []),
  };
  return judgeResponse(facts, { calendar: office, target: (target ?? 60) * MINUTE }, warnAt ?? 0.75, at(now));
}
