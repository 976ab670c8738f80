/** Taking a policy from anywhere: the shape first, then what contradicts itself, each problem by its field with its fix. */
import * as v from 'valibot';
import { readNumber } from '../sheet/number.ts';
import type { Problem } from '../sheet/problem.ts';
import { fold } from '../sheet/text.ts';
import { parseTimeOfDay } from '../time/time.ts';
import { ALWAYS, type Criterion, type Policy, policySchema } from './schema.ts';

export type PolicyReading =
  | { readonly policy: Policy; readonly problems: readonly [] }
  | { readonly policy: null; readonly problems: readonly Problem[] };

/**
 * Takes anything as a policy: its defaults filled in, or every problem found.
 * @param isZone whether the platform knows a zone of that name
 */
export function readPolicy(input: unknown, isZone: (name: string) => boolean): PolicyReading {
  const strangers = [...inheritedNames(input, '')];
  if (strangers.length) return { policy: null, problems: strangers };
  const result = v.safeParse(policySchema(), input);
  const problems = result.success
    ? CHECKS.flatMap(check => [...check(result.output, isZone)])
    : result.issues.map(problemOf);
  return result.success && problems.length === 0 ? { policy: result.output, problems: [] } : { policy: null, problems };
}

/** Deeper than any field of a policy. */
const DEPTH_MAX = 12;

/** Fields named like what every object has, such as "constructor": the schema would not see them. */
function* inheritedNames(input: unknown, at: string, depth = 0): Iterable<Problem> {
  if (typeof input !== 'object' || input === null || depth > DEPTH_MAX) return;
  for (const [key, value] of Object.entries(input)) {
    const inner = Array.isArray(input) ? `${at}[${key}]` : at ? `${at}.${key}` : key;
    if (key in Object.prototype || key === 'prototype') yield strangerAt(inner);
    else yield* inheritedNames(value, inner, depth + 1);
  }
}

function strangerAt(at: string): Problem {
  return problem(at, 'This field is not part of a policy.', 'Check its spelling, or remove it.');
}

function problemOf(issue: v.BaseIssue<unknown>): Problem {
  const at = fieldOf(issue);
  if (issue.expected === 'never') return strangerAt(at);
  const [message = '', fix = ''] = issue.message.split('\n');
  if (issue.input === undefined)
    return problem(at, 'This is missing.', issue.type === 'strict_object' ? 'Add it.' : fix);
  const quoted = typeof issue.input === 'string' || typeof issue.input === 'number';
  return problem(at, quoted ? `${JSON.stringify(issue.input)}: ${message}` : message, fix);
}

/** "calendars[0].week.mon": numbers are places in lists, and names stay as they are. */
function fieldOf(issue: v.BaseIssue<unknown>): string {
  const keys = (issue.path ?? []).map(({ key }) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`));
  return keys.join('').replace(/^\./, '');
}

type Check = (policy: Policy, isZone: (name: string) => boolean) => Iterable<Problem>;

const problem = (at: string, message: string, fix: string): Problem => ({ at, message, fix });

const CHECKS: readonly Check[] = [
  function* calendars(policy, isZone) {
    yield* repeated(
      policy.calendars.map(({ name }) => name),
      'calendars',
      'calendar',
    );
    for (const [index, calendar] of policy.calendars.entries()) {
      const at = `calendars[${index}]`;
      if (calendar.name === ALWAYS) {
        yield problem(
          `${at}.name`,
          `"${ALWAYS}" is the name of the calendar that is always open.`,
          'Choose another name.',
        );
      }
      if (!isZone(calendar.timeZone)) {
        yield problem(`${at}.timeZone`, `"${calendar.timeZone}" is not a time zone.`, 'Write it as America/New_York.');
      }
      for (const [day, windows] of Object.entries(calendar.week)) yield* badWindows(windows, `${at}.week.${day}`);
      for (const [date, windows] of Object.entries(calendar.dates)) yield* badWindows(windows, `${at}.dates.${date}`);
      for (const [date, windows] of Object.entries(calendar.breaks)) yield* badWindows(windows, `${at}.breaks.${date}`);
      if (!Object.values(calendar.week).some(windows => windows?.length)) {
        yield problem(
          `${at}.week`,
          `Calendar "${calendar.name}" has no working time.`,
          'Give at least one weekday opening hours.',
        );
      }
    }
  },

  function* rules(policy) {
    yield* repeated(
      policy.sales.map(({ name }) => name),
      'sales',
      'rule',
    );
    for (const [index, rule] of policy.sales.entries()) {
      yield* unknownCalendar(policy, rule.calendar, `sales[${index}].calendar`);
      const isLast = index === policy.sales.length - 1;
      const isDefault = !rule.when || Object.keys(rule.when).length === 0;
      if (isLast && !isDefault) {
        yield problem(
          `sales[${index}].when`,
          'The last rule must hold for every lead.',
          'Add a last rule without "when".',
        );
      }
      if (!isLast && isDefault) {
        yield problem(
          `sales[${index}]`,
          `Rule "${rule.name}" holds for every lead, so no rule below it is ever used.`,
          'Move it to the end.',
        );
      }
    }
  },

  function* criteria(policy) {
    for (const group of ['all', 'any'] as const) {
      for (const [index, { is, value }] of (policy.qualification[group] ?? []).entries()) {
        const at = `qualification.${group}[${index}].value`;
        const takesNone = is === 'is blank' || is === 'is not blank';
        if (takesNone && value !== undefined) yield problem(at, `"${is}" takes no value.`, 'Remove it.');
        if (!takesNone && value === undefined) yield problem(at, `"${is}" needs a value.`, 'Add it.');
        if (is === 'is any of' && value !== undefined && !Array.isArray(value)) {
          yield problem(at, '"is any of" needs a list.', 'Write the values in [ ].');
        }
        if (is === 'between' && (!Array.isArray(value) || value.length !== 2)) {
          yield problem(at, '"between" needs two values.', 'Write the lower and the upper one in [ ].');
        }
        if (is === 'at least' || is === 'at most' || is === 'between') yield* notNumbers(is, value, at);
        if (Array.isArray(value) && is !== 'is any of' && is !== 'between') {
          yield problem(at, `"${is}" takes one value.`, 'Use "is any of" for a list.');
        }
      }
    }
  },

  function* rates(policy) {
    const seen = new Set<string>();
    for (const [index, rate] of policy.values.rates.entries()) {
      const key = `${fold(rate.source)}\n${fold(rate.segment)}`;
      if (seen.has(key)) {
        const of = rate.segment ? `"${rate.source}" in "${rate.segment}"` : `"${rate.source}"`;
        yield problem(`values.rates[${index}]`, `There are two rates for ${of}.`, 'Remove one.');
      }
      seen.add(key);
    }
  },

  function* quotas(policy) {
    yield* repeated(
      policy.quota.map(({ name }) => name),
      'quota',
      'quota',
    );
    for (const [index, quota] of policy.quota.entries()) {
      yield* unknownCalendar(policy, quota.calendar, `quota[${index}].calendar`);
    }
  },

  function* plannedEvents({ events = [], quota: quotas }) {
    const planned = new Map<string, number>();
    for (const [index, { date, name, leads }] of events.entries()) {
      const at = `events[${index}]`;
      if (events.findIndex(other => other.date === date && fold(other.name) === fold(name)) < index) {
        yield problem(`${at}.name`, `There are two events "${name}" on ${date}.`, 'Remove one, or add up their leads.');
      }
      const month = date.slice(0, 7);
      const sum = (planned.get(month) ?? 0) + leads;
      planned.set(month, sum);
      const whole = quotas.find(({ unit, segment }) => unit === 'leads' && segment === '');
      const owed = whole && (whole.months[month] ?? whole.perMonth);
      if (owed && sum > owed) {
        yield problem(
          `${at}.leads`,
          `The events of ${month} are planned to bring ${sum} leads, more than the ${owed} of quota "${whole.name}".`,
          'Plan fewer, or raise the quota of that month.',
        );
      }
    }
  },

  function* stages(policy) {
    const seen = new Map<string, string>();
    for (const [kind, names] of Object.entries(policy.stages)) {
      for (const [index, name] of names.entries()) {
        const other = seen.get(fold(name));
        if (other !== undefined && other !== kind) {
          yield problem(
            `stages.${kind}[${index}]`,
            `Stage "${name}" is also under "${other}".`,
            'Keep it in one of them.',
          );
        }
        seen.set(fold(name), kind);
      }
    }
  },

  function* sheetsAndPeople(policy) {
    yield* repeated(
      policy.sheets.map(({ name }) => name),
      'sheets',
      'tab',
      'name',
    );
    yield* repeated(
      policy.people.map(({ owner }) => owner),
      'people',
      'owner',
      'owner',
    );
    for (const [index, sheet] of policy.sheets.entries()) {
      if (sheet.columns.created === undefined) {
        yield problem(
          `sheets[${index}].columns.created`,
          `Tab "${sheet.name}" has no creation date.`,
          'Name the column that says when a lead came in.',
        );
      }
    }
    const { calendar } = policy.alerts;
    if (calendar !== undefined) yield* unknownCalendar(policy, calendar, 'alerts.calendar');
  },
];

function* repeated(names: readonly string[], at: string, noun: string, field = 'name'): Iterable<Problem> {
  const seen = new Set<string>();
  for (const [index, name] of names.entries()) {
    if (seen.has(fold(name))) {
      yield problem(
        `${at}[${index}].${field}`,
        `There are two of the ${noun} "${name}".`,
        'Give each a name of its own.',
      );
    }
    seen.add(fold(name));
  }
}

function* notNumbers(is: string, value: Criterion['value'], at: string): Iterable<Problem> {
  const bounds = value === undefined ? [] : [value].flat();
  const numbers = bounds.map(bound => readNumber(bound));
  const odd = numbers.indexOf(null);
  if (odd >= 0) {
    yield problem(
      at,
      `${JSON.stringify(bounds[odd])} is not a number, which "${is}" needs.`,
      'Write a number, such as 50.',
    );
  }
  const [low = null, high = null] = numbers;
  if (is === 'between' && low !== null && high !== null && low > high) {
    yield problem(at, `${low} is above ${high}.`, 'Write the lower one first.');
  }
}

function* unknownCalendar(policy: Policy, name: string, at: string): Iterable<Problem> {
  const names = [...policy.calendars.map(calendar => calendar.name), ALWAYS];
  if (!names.includes(name)) yield problem(at, `There is no calendar "${name}".`, `Choose ${names.join(', ')}.`);
}

function* badWindows(windows: readonly (readonly [string, string])[] | undefined, at: string): Iterable<Problem> {
  const spans = (windows ?? []).map(([opens, closes], index) => ({
    opens: parseTimeOfDay(opens) ?? 0,
    closes: parseTimeOfDay(closes) ?? 0,
    text: `${opens} to ${closes}`,
    at: `${at}[${index}]`,
  }));
  for (const span of spans) {
    if (span.closes <= span.opens) {
      yield problem(
        span.at,
        `${span.text} ends before it starts.`,
        'Write hours over midnight as two windows: 22:00 to 24:00, and 00:00 to 06:00 on the next day.',
      );
    }
  }
  const sorted = spans.sort((a, b) => a.opens - b.opens);
  for (const [index, span] of sorted.entries()) {
    const last = sorted[index - 1];
    if (last && span.opens < last.closes)
      yield problem(span.at, `${span.text} overlaps ${last.text}.`, 'Join them, or move one.');
  }
}
