/** Instants as people say them, in a calendar's zone. */
import { civilDate, DAY, weekdayOf } from './time.ts';
import { localDay, toLocal, type Zone } from './zone.ts';

export const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** "14:30" */
export function timeInWords(instant: number, zone: Zone): string {
  return new Date(toLocal(zone, instant)).toISOString().slice(11, 16);
}

/** "Fri 20 Nov" */
export function dayInWords(day: number): string {
  const weekday = weekdayOf(day);
  const { month, day: date } = civilDate(day);
  return `${weekday.charAt(0).toUpperCase()}${weekday.slice(1)} ${date} ${(MONTHS[month - 1] as string).slice(0, 3)}`;
}

/** "Fri 16:20" within six days of now, else "Fri 6 Nov 16:20", with the year where it is another one. */
export function instantInWords(instant: number, zone: Zone, now: number): string {
  const day = localDay(zone, instant);
  const time = timeInWords(instant, zone);
  if (Math.abs(instant - now) < 6 * DAY) return `${dayInWords(day).slice(0, 3)} ${time}`;
  const { year } = civilDate(day);
  const sameYear = year === civilDate(localDay(zone, now)).year;
  return `${dayInWords(day)}${sameYear ? '' : ` ${year}`} ${time}`;
}

/** "2026-11" → "November", "November 2026" */
export function monthInWords(month: string, withYear = false): string {
  const name = MONTHS[Number(month.slice(5)) - 1] ?? month;
  return withYear ? `${name} ${month.slice(0, 4)}` : name;
}
