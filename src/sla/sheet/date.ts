/**
 * Dates as cells say them: an instant, or a whole local day where only a date is written.
 *
 * The order of day and month is decided once per column from all its texts, never per cell: of 8,000 real DD-MM-YYYY dates
 * `new Date()` reads 196 right and 2,862 silently wrong.
 */

import { exactly, type Moment, UNREADABLE } from '../time/moment.ts';
import { DAY, dayNumber, HOUR, MINUTE, SECOND } from '../time/time.ts';
import { isKnown, startOfDay, toInstant, toLocal, type Zone } from '../time/zone.ts';
import { type Cell, isBlank, isDate } from './cell.ts';

/** How the numbers of a date follow each other in a column's texts. */
export type DateOrder = 'ymd' | 'dmy' | 'mdy';

/** What a column's texts tell of their order; `ambiguous` must be asked, `mixed` cannot be read as one order. */
export type OrderFinding = DateOrder | 'ambiguous' | 'mixed';

const TIME = /(?:[T ,]+(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?(?:\s*([AaPp])\.?[Mm]\.?)?)?/.source;
const OFFSET = /(?:\s*(Z|UTC|GMT|[+-]\d{2}(?::?\d{2})?))?/.source;
const YEAR_FIRST = new RegExp(`^(\\d{4})[-/.](\\d{1,2})[-/.](\\d{1,2})${TIME}${OFFSET}$`);
const YEAR_LAST = new RegExp(`^(\\d{1,2})([-/.])(\\d{1,2})\\2(\\d{4}|\\d{2})${TIME}${OFFSET}$`);
const DAY_MONTH_NAME = new RegExp(`^(\\d{1,2})[ -.]+([A-Za-z]{3,9})\\.?[ ,-]+(\\d{4}|\\d{2})${TIME}${OFFSET}$`);
const MONTH_NAME_DAY = new RegExp(`^([A-Za-z]{3,9})\\.? +(\\d{1,2})(?:st|nd|rd|th)?,? +(\\d{4})${TIME}${OFFSET}$`);
/** "Monday, November 16, 2026" */
const WEEKDAY_FIRST = /^(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*,?\s+/i;
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** Order of day and month in a column, from all its texts; texts that name the year or the month first say nothing. */
export function inferDateOrder(cells: Iterable<Cell>): OrderFinding {
  let some = false;
  let differs = false;
  let dayFirst = false;
  let monthFirst = false;
  for (const cell of cells) {
    if (typeof cell !== 'string') continue;
    const match = YEAR_LAST.exec(cell.trim());
    if (!match) continue;
    some = true;
    // 05/05 is the same day either way.
    if (Number(match[1]) !== Number(match[3])) differs = true;
    if (Number(match[1]) > 12) dayFirst = true;
    if (Number(match[3]) > 12) monthFirst = true;
  }
  if (dayFirst && monthFirst) return 'mixed';
  if (dayFirst) return 'dmy';
  if (monthFirst) return 'mdy';
  if (differs) return 'ambiguous';
  return some ? 'mdy' : 'ymd';
}

/**
 * A cell as a moment; null when blank, UNREADABLE when it is not a date of the years 2000 to 2059.
 * @param zone the spreadsheet's, for texts without an offset
 * @param midnightIsDate whether a Date at local midnight is a date without a time (its format shows none)
 */
export function readMoment(cell: Cell, order: DateOrder, zone: Zone, midnightIsDate: boolean): Moment | null {
  if (isDate(cell)) {
    const instant = cell.getTime();
    if (!isKnown(instant)) return UNREADABLE;
    return midnightIsDate && toLocal(zone, instant) % DAY === 0
      ? wholeDay(zone, toLocal(zone, instant))
      : exactly(instant);
  }
  if (isBlank(cell)) return null;
  return typeof cell === 'string' ? readText(cell.trim(), order, zone) : UNREADABLE;
}

function wholeDay(zone: Zone, localMidnight: number): Moment {
  const day = localMidnight / DAY;
  return { begin: startOfDay(zone, day), end: startOfDay(zone, day + 1) };
}

function readText(text: string, order: DateOrder, zone: Zone): Moment {
  const fields = dateFields(text.replace(WEEKDAY_FIRST, ''), order);
  if (!fields) return UNREADABLE;
  const { year, month, day, rest } = fields;
  const date = dayNumber(year, month, day);
  const check = new Date(date * DAY);
  if (!(month >= 1 && month <= 12) || check.getUTCDate() !== day || !isKnown(date * DAY)) return UNREADABLE;
  const [hour, minute, second, half, offset] = rest;
  if (hour === undefined) return offset === undefined ? wholeDay(zone, date * DAY) : UNREADABLE;
  const time = timeOfDay(Number(hour), Number(minute), Number(second ?? 0), half?.toLowerCase());
  if (time === null) return UNREADABLE;
  const local = date * DAY + time;
  return exactly(offset === undefined ? toInstant(zone, local) : local - offsetMs(offset));
}

interface DateFields {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  /** hour, minute, second, a/p, offset */
  readonly rest: readonly (string | undefined)[];
}

function dateFields(text: string, order: DateOrder): DateFields | null {
  let match = YEAR_FIRST.exec(text);
  if (match) return { year: Number(match[1]), month: Number(match[2]), day: Number(match[3]), rest: match.slice(4) };
  match = YEAR_LAST.exec(text);
  if (match) {
    if (order === 'ymd') return null;
    const [first, second] = [Number(match[1]), Number(match[3])];
    const year = yearOf(match[4] ?? '');
    const [month, day] = order === 'mdy' ? [first, second] : [second, first];
    return { year, month, day, rest: match.slice(5) };
  }
  match = DAY_MONTH_NAME.exec(text);
  if (match) {
    return {
      year: yearOf(match[3] ?? ''),
      month: monthNamed(match[2] ?? ''),
      day: Number(match[1]),
      rest: match.slice(4),
    };
  }
  match = MONTH_NAME_DAY.exec(text);
  if (!match) return null;
  return { year: Number(match[3]), month: monthNamed(match[1] ?? ''), day: Number(match[2]), rest: match.slice(4) };
}

/** "26" is 2026; "0024" stays what it is and is refused. */
function yearOf(text: string): number {
  return Number(text) + (text.length === 2 ? 2000 : 0);
}

function monthNamed(name: string): number {
  return MONTHS.indexOf(name.slice(0, 3).toLowerCase()) + 1;
}

function timeOfDay(hour: number, minute: number, second: number, half: string | undefined): number | null {
  if (minute > 59 || second > 59 || hour > 23 || (half !== undefined && (hour < 1 || hour > 12))) return null;
  const hours = half === undefined ? hour : (hour % 12) + (half === 'p' ? 12 : 0);
  return hours * HOUR + minute * MINUTE + second * SECOND;
}

function offsetMs(text: string): number {
  const match = /^([+-])(\d{2}):?(\d{2})?$/.exec(text);
  if (!match) return 0;
  const ms = Number(match[2]) * HOUR + Number(match[3] ?? 0) * MINUTE;
  return match[1] === '-' ? -ms : ms;
}
