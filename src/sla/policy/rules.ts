/** The ordered rules of Sales' promise: the first whose conditions all hold decides; the last has none. */

import { fold, listed } from '../sheet/text.ts';
import type { Calendar } from '../time/calendar.ts';
import { MINUTE } from '../time/time.ts';
import type { SalesRule } from './schema.ts';

export interface Rule {
  readonly name: string;
  readonly calendar: Calendar;
  /** Working time allowed for the first contact, in milliseconds. */
  readonly target: number;
  readonly attempts: SalesRule['attempts'];
  /** Why it applies: "source is Free trial or Demo", or "no other rule applies". */
  readonly because: string;
}

/** What a rule may look at. */
export interface RuleFacts {
  readonly source: string;
  readonly segment: string;
  readonly owner: string;
}

const CONDITIONS = ['source', 'segment', 'owner'] as const;

/** @returns the rule of a lead; a blank cell matches no condition */
export function compileRules(
  rules: readonly SalesRule[],
  calendarNamed: (name: string) => Calendar,
): (facts: RuleFacts) => Rule {
  const compiled = rules.map(rule => ({
    conditions: CONDITIONS.flatMap(field => {
      const values = rule.when?.[field];
      return values ? [{ field, values: new Set(values.map(fold)) }] : [];
    }),
    rule: {
      name: rule.name,
      calendar: calendarNamed(rule.calendar),
      target: rule.firstContactMinutes * MINUTE,
      attempts: rule.attempts,
      because: reason(rule),
    },
  }));
  return facts => {
    for (const { conditions, rule } of compiled) {
      if (conditions.every(({ field, values }) => facts[field] !== '' && values.has(fold(facts[field])))) return rule;
    }
    throw new Error('The last rule of a policy has no condition.');
  };
}

function reason({ when }: SalesRule): string {
  const parts = CONDITIONS.flatMap(field => {
    const values = when?.[field];
    return values ? [`${field} is ${values.join(' or ')}`] : [];
  });
  return parts.length ? listed(parts) : 'no other rule applies';
}
