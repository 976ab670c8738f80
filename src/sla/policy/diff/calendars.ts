/** What changed in the calendars. */

import { count, fold, listed } from '../../sheet/text.ts';
import { DAY_NAMES, WEEK } from '../../time/time.ts';
import type { Policy } from '../schema.ts';
import { hoursWords } from '../words.ts';
import { quoted, some } from './change-words.ts';
import { matched, setDifference } from './match.ts';

type Calendar = Policy['calendars'][number];
type Dates = Calendar['dates'];

const DATES_MAX = 8;

export function* calendarEdits(before: Policy, after: Policy): Iterable<string> {
  const isSame = (a: Calendar, b: Calendar) => [...editsOf(a, { ...b, name: a.name })].length === 0;
  const { pairs, added, removed } = matched(before.calendars, after.calendars, ({ name }) => fold(name), isSame);
  for (const { name, timeZone } of added) yield `Calendar ${quoted(name)} added, in ${timeZone}`;
  for (const { name } of removed) yield `Calendar ${quoted(name)} removed`;
  for (const [old, now] of pairs) yield* editsOf(old, now);
}

function* editsOf(before: Calendar, after: Calendar): Iterable<string> {
  const { name } = after;
  if (before.name !== name) yield `Calendar ${quoted(before.name)} renamed to ${quoted(name)}`;
  if (before.timeZone !== after.timeZone) yield `${name}: time zone ${before.timeZone} → ${after.timeZone}`;
  yield* weekEdits(before, after);
  const { added, removed } = setDifference(before.holidays, after.holidays);
  if (added.length) yield `${holidays(added)} added to ${name}`;
  if (removed.length) yield `${holidays(removed)} removed from ${name}`;
  yield* dateEdits(before.dates, after.dates, date => `${name} on ${date}`, 'as every week');
  yield* dateEdits(before.breaks, after.breaks, date => `${name}, break on ${date}`, 'none');
}

/** Days that changed alike are told together. */
function* weekEdits(before: Calendar, after: Calendar): Iterable<string> {
  const changes = new Map<string, string[]>();
  for (const day of WEEK) {
    const [from, to] = [hoursWords(before.week[day]), hoursWords(after.week[day])];
    if (from !== to) changes.set(`${from} → ${to}`, [...(changes.get(`${from} → ${to}`) ?? []), DAY_NAMES[day]]);
  }
  for (const [change, days] of changes) yield `${after.name}, ${listed(days)}: ${change}`;
}

function holidays(dates: readonly string[]): string {
  return dates.length === 1
    ? `Holiday ${dates[0]}`
    : `${count(dates.length, 'holiday')} (${some(dates.slice().sort(), DATES_MAX)})`;
}

function* dateEdits(before: Dates, after: Dates, on: (date: string) => string, without: string): Iterable<string> {
  for (const date of [...new Set([...Object.keys(before), ...Object.keys(after)])].sort()) {
    const [from, to] = [before[date], after[date]].map(windows => (windows ? hoursWords(windows) : without));
    if (from !== to) yield `${on(date)}: ${from} → ${to}`;
  }
}
