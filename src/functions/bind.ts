/** What the functions of the clock share: a lead's start, and what binds a lead that started then. */
import type { Agreement } from '../sla/policy/agreement.ts';
import type { Rule } from '../sla/policy/rules.ts';
import { bind, cameAt } from '../sla/promises/sales/binding.ts';
import { type ClockFacts, isDecided } from '../sla/promises/sales/first-contact-status.ts';
import type { Moment } from '../sla/time/moment.ts';
import type { Arguments } from './arguments.ts';
import type { Parameter } from './declare.ts';

export const START: Parameter = { name: 'start', type: 'range', about: 'When each lead came in.' };

export interface BoundRow {
  readonly agreement: Agreement;
  readonly rule: Rule;
}

/**
 * The version that binds a row's lead, and the rule that it has for it. A formula is given one start, which is the start by every
 * version.
 * @param facts as far as the function is given them: what they decided before a version for open leads began stays decided
 */
export function bindRow(given: Arguments, row: number, facts: ClockFacts, now: number): BoundRow | null {
  const start = facts.start as Moment;
  const ruled = {
    source: given.text('source', row),
    segment: given.text('segment', row),
    owner: given.text('owner', row),
  };
  const lead = {
    came: cameAt(start, []),
    startBy: () => start,
    isDecidedBy: ({ agreement }: { readonly agreement: Agreement }, instant: number) =>
      isDecided(facts, agreement.rule(ruled), agreement.policy.clock.warnAt, instant),
  };
  const bound = bind(given.ledger, lead, now);
  return bound && { agreement: bound.agreement, rule: bound.agreement.rule(ruled) };
}

/** A lead of which nothing but its start is known. */
export function onlyStarted(start: Moment): ClockFacts {
  return {
    start,
    created: null,
    contacts: [],
    closed: null,
    isClosedWithoutDate: false,
    pauses: [],
    hasUnreadablePause: false,
  };
}
