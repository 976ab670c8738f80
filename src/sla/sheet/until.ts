/** "Until when" as people type it. */

import { isDateOnly, isUnreadable } from '../time/moment.ts';
import { DAY, DAY_NAMES, HOUR, MINUTE, parseTimeOfDay, weekdayOf } from '../time/time.ts';
import { localDay, startOfDay, toInstant, type Zone } from '../time/zone.ts';
import { readMoment } from './date.ts';

const UNITS: Readonly<Record<string, number>> = {
  m: MINUTE,
  min: MINUTE,
  minute: MINUTE,
  h: HOUR,
  hour: HOUR,
  d: DAY,
  day: DAY,
};

/**
 * "90 min", "2h", "1d" from now; "tomorrow", "monday 9:00"; or a date and time. Null unless it is still to come.
 * @param zone the spreadsheet's
 * @param opens the first working instant from the beginning of a day on, for days without a time
 */
export function readUntil(text: string, zone: Zone, now: number, opens: (from: number) => number): number | null {
  const words = text.trim().toLowerCase().replace(/\s+/g, ' ');
  const until = readSpan(words, now) ?? readDay(words, zone, now, opens) ?? readDate(text, zone);
  return until !== null && until > now ? until : null;
}

function readSpan(words: string, now: number): number | null {
  const [, amount, unit = ''] = /^(?:in )?(\d+(?:\.\d+)?) ?([a-z]+?)s?$/.exec(words) ?? [];
  const length = UNITS[unit];
  return amount === undefined || length === undefined ? null : Math.round(now + Number(amount) * length);
}

/** The next day of that name; today's name is the day a week from now. */
function readDay(words: string, zone: Zone, now: number, opens: (from: number) => number): number | null {
  const [, name = '', time = ''] = /^(?:until )?([a-z]+)(?: (?:at )?(\d{1,2}(?::\d{2})?))?$/.exec(words) ?? [];
  const today = localDay(zone, now);
  const isNamed = (day: number) => name.length >= 3 && DAY_NAMES[weekdayOf(day)].toLowerCase().startsWith(name);
  const day = name === 'tomorrow' ? today + 1 : [1, 2, 3, 4, 5, 6, 7].map(ahead => today + ahead).find(isNamed);
  if (day === undefined) return null;
  if (time === '') return opens(startOfDay(zone, day));
  const at = parseTimeOfDay(time.includes(':') ? time : `${time}:00`);
  return at === null ? null : toInstant(zone, day * DAY + at);
}

function readDate(text: string, zone: Zone): number | null {
  const moment = readMoment(text, 'ymd', zone, false);
  if (moment === null || isUnreadable(moment)) return null;
  return isDateOnly(moment) ? moment.begin : moment.end;
}
