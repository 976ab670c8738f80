/** What the functions of the clock share: a lead's start, and what binds a lead that started then. */
import type { Agreement } from '../sla/policy/agreement.ts';
import type { Rule } from '../sla/policy/rules.ts';
import { isUnreadable, type Moment } from '../sla/time/moment.ts';
import type { Arguments } from './arguments.ts';
import type { Parameter } from './declare.ts';

export const START: Parameter = { name: 'start', type: 'range', about: 'When each lead came in.' };

/** The version in force at a lead's start, and the rule that it has for the lead. */
export function bind(given: Arguments, row: number, start: Moment): { agreement: Agreement; rule: Rule } | null {
  const agreement = given.ledger.at(isUnreadable(start) ? given.now : start.begin);
  if (!agreement) return null;
  const facts = {
    source: given.text('source', row),
    segment: given.text('segment', row),
    owner: given.text('owner', row),
  };
  return { agreement, rule: agreement.rule(facts) };
}
