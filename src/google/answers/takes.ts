/** What the sidebar takes along, checked field by field: whatever comes in is hostile. */

import { readPolicy } from '../../sla/policy/checks.ts';
import type { Policy } from '../../sla/policy/schema.ts';
import { type Problem, Refusal, refuse } from '../../sla/sheet/problem.ts';
import { grouped } from '../../sla/sheet/text.ts';
import { CalendarError, type CalendarSpec, compileCalendar } from '../../sla/time/calendar.ts';
import { field } from '../field.ts';
import { isZone, surveyed } from '../zones.ts';

/** @throws Refusal unless it is a text of at most `most` characters */
export function takenText(takes: unknown, name: string, most = 1_000): string {
  const value = field(takes, name);
  if (typeof value !== 'string') refuse(name, 'This is not text.', 'Reload the sidebar.');
  if (value.length > most) {
    refuse(name, `This has ${grouped(value.length)} characters.`, `Write at most ${grouped(most)}.`);
  }
  return value;
}

/** @throws Refusal unless it is a whole number from `low` on */
export function takenWhole(takes: unknown, name: string, low = 1): number {
  const value = field(takes, name);
  if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < low) {
    refuse(name, `This is not a whole number from ${low} on.`, 'Reload the sidebar.');
  }
  return value;
}

/** @throws Refusal unless it is one of the choices */
export function takenChoice<const T extends string>(takes: unknown, name: string, choices: readonly T[]): T {
  const value = field(takes, name);
  const choice = choices.find(one => one === value);
  if (choice === undefined) refuse(name, 'This is not one of the choices.', `Choose ${choices.join(', ')}.`);
  return choice;
}

/** @throws Refusal with everything that is wrong with it */
export function takenPolicy(takes: unknown): Policy {
  const { policy, problems } = readPolicy(field(takes, 'policy'), isZone);
  if (!policy) throw new Refusal(problems);
  const closed = policy.calendars.flatMap((spec, index) => closedFor(spec, `calendars[${index}]`, Date.now()));
  if (closed.length) throw new Refusal(closed);
  return policy;
}

/** Holidays and exceptions can close a calendar whose week has hours. */
function closedFor(spec: CalendarSpec, at: string, now: number): Problem[] {
  try {
    compileCalendar(spec, surveyed(spec.timeZone)).after(now, 0);
    return [];
  } catch (error) {
    if (!(error instanceof CalendarError)) throw error;
    return [{ at, message: error.message, fix: 'Take out some of its holidays, or give a date hours.' }];
  }
}
