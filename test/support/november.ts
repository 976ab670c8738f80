/**
 * The small world of the hand-worked cases: New York in November 2026, Monday to Friday 09:00 to 17:00, no holidays.
 * Mondays are the 2nd, 9th, 16th, 23rd and 30th; summer time has ended on the 1st, so the offset is −05:00 throughout.
 */

import { Calendar, type CalendarSpec } from '../../src/sla/time/calendar.ts';
import { exactly, type Moment, UNREADABLE } from '../../src/sla/time/moment.ts';
import { zoneNamed } from './zones.ts';

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

export const NEW_YORK = zoneNamed('America/New_York');

export const OFFICE = {
  name: 'Sales',
  timeZone: 'America/New_York',
  week: {
    mon: [['09:00', '17:00']],
    tue: [['09:00', '17:00']],
    wed: [['09:00', '17:00']],
    thu: [['09:00', '17:00']],
    fri: [['09:00', '17:00']],
  },
} as const satisfies CalendarSpec;

export const office = new Calendar(OFFICE, NEW_YORK);

/** "16 09:00" or "16 09:00:01" → the instant in New York, November 2026. */
export function at(text: string): number {
  const [day = '', time = '00:00'] = text.split(' ');
  const instant = Date.parse(`2026-11-${day.padStart(2, '0')}T${time}-05:00`);
  if (Number.isNaN(instant)) throw new Error(`"${text}" is not a time of November 2026`);
  return instant;
}

/** "16 09:00" → that instant; "16" → the whole day; "?" → a cell that is no date. */
export function moment(text: string): Moment {
  if (text === '?') return UNREADABLE;
  if (text.includes(' ')) return exactly(at(text));
  return { begin: at(text), end: at(text) + DAY };
}
