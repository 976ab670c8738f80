/**
 * Dates as cells say them: an instant, or a whole local day where only a date is written.
 *
 * How a column writes its dates is decided once from all its cells, never per cell: of 8,000 real DD-MM-YYYY dates
 * `new Date()` reads 196 right and 2,862 silently wrong.
 */

import { exactly, type Moment, UNREADABLE } from '../time/moment.ts';
import { DAY, dayNumber, MINUTE, SECOND } from '../time/time.ts';
import { isKnown, startOfDay, toInstant, toLocal, type Zone } from '../time/zone.ts';
import { type Cell, isBlank, isBlankWord, isDate, isError, visible } from './cell.ts';
import { DATE_ORDERS, type DateOrder, type DateParts, dateParts, numericDate } from './date-text.ts';

/** How a column writes its dates: as texts in some order, or as numbers: Excel's days, or seconds or milliseconds of an epoch. */
export const DATE_STYLES = [...DATE_ORDERS, 'serial', 'seconds', 'milliseconds'] as const;
export type DateStyle = (typeof DATE_STYLES)[number];

/** What a column's cells tell of their style; `ambiguous` must be asked, `mixed` cannot be read as one order. */
export type StyleFinding = DateStyle | 'ambiguous' | 'mixed';

/** Fewer stated times, or fewer date cells, show no pattern. */
export const PATTERN_MIN = 5;
/** 1970-01-01 as a serial: days since 1899-12-30 on the wall clock. */
const EPOCH_SERIAL = 25_569;
export const ORDER_WORDS: Readonly<Record<string, string>> = {
  ymd: 'year first',
  dmy: 'day first',
  mdy: 'month first',
};
const NUMERIC: readonly DateStyle[] = ['serial', 'seconds', 'milliseconds'];

/** Style of a column; texts that name the year or the month first say nothing. Numbers are dates only where every cell is one. */
export function inferDateStyle(cells: Iterable<Cell>): StyleFinding {
  let isEveryNumeric = true;
  let numeric: DateStyle | undefined;
  let some = false;
  let differs = false;
  let dayFirst = false;
  let monthFirst = false;
  for (const cell of cells) {
    if (isEveryNumeric && !isBlank(cell) && !isBlankWord(cell) && !isError(cell)) {
      const style = numericStyle(cell);
      isEveryNumeric = style !== undefined && (numeric === undefined || numeric === style);
      numeric = style;
    }
    const numbers = typeof cell === 'string' ? numericDate(cell) : null;
    if (!numbers) continue;
    some = true;
    // 05/05 is the same day either way.
    if (numbers.first !== numbers.second) differs = true;
    if (numbers.first > 12) dayFirst = true;
    if (numbers.second > 12) monthFirst = true;
  }
  if (isEveryNumeric && numeric !== undefined) return numeric;
  if (dayFirst && monthFirst) return 'mixed';
  if (dayFirst) return 'dmy';
  if (monthFirst) return 'mdy';
  if (differs) return 'ambiguous';
  return some ? 'mdy' : 'ymd';
}

/** Whether a cell can be read in one order only. */
export function isTelling(cell: Cell): boolean {
  const numbers = typeof cell === 'string' ? numericDate(cell) : null;
  return numbers !== null && (numbers.first > 12 || numbers.second > 12);
}

/** Whether a cell is the same in either order: 05/05, and everything that is no date in numbers. */
export function isAlike(cell: Cell): boolean {
  const numbers = typeof cell === 'string' ? numericDate(cell) : null;
  return numbers === null || numbers.first === numbers.second;
}

/** Whether the sheet has taken day-first texts for month-first dates, or the other way round, wherever a day is at most 12. */
export function isSwapped(cells: readonly Cell[], style: DateStyle, zone: Zone): boolean {
  const dates = cells.filter(isDate);
  if (dates.length < PATTERN_MIN || inferDateStyle(cells) !== style) return false;
  const isLow = dates.every(date => new Date(toLocal(zone, date.getTime())).getUTCDate() <= 12);
  return isLow && cells.some(isTelling);
}

/**
 * Whether a column of times has none: half or more of its stated times, at least five, are midnight, by their own offset or in
 * UTC. Exports of date fields look so.
 */
export function inferDateOnly(cells: Iterable<Cell>, style: DateStyle, zone: Zone): boolean {
  let stated = 0;
  let midnights = 0;
  for (const cell of cells) {
    const moment = readMoment(cell, style, zone, false);
    // Neither a text without a time, which is a day as it is, nor what is no date.
    if (moment === null || moment.end !== moment.begin) continue;
    stated++;
    // Every midnight is a whole quarter of an hour from UTC's.
    const day = moment.begin % (15 * MINUTE) === 0 ? readMoment(cell, style, zone, true) : null;
    if (day && day.end !== day.begin) midnights++;
  }
  return stated >= PATTERN_MIN && midnights * 2 >= stated;
}

/**
 * A cell as a moment; null when blank, UNREADABLE when it is not a date of the years 2000 to 2059.
 * @param zone the spreadsheet's, for texts without an offset
 * @param midnightIsDate whether midnight is a date without a time: its format shows none, or its whole column has none
 */
export function readMoment(cell: Cell, style: DateStyle, zone: Zone, midnightIsDate: boolean): Moment | null {
  if (isDate(cell)) return instantOrDay(cell.getTime(), zone, midnightIsDate);
  if (isBlank(cell) || isBlankWord(cell)) return null;
  if (NUMERIC.includes(style) && numericStyle(cell) === style)
    return readNumeric(Number(cell), style, zone, midnightIsDate);
  return typeof cell === 'string' ? readText(cell, style, zone, midnightIsDate) : UNREADABLE;
}

/** What in a text keeps it from being a date, where that can be told: "the zone “IST”". */
export function strangeIn(text: string, style: DateStyle): string | null {
  const rest = partsOf(text, style)?.rest ?? '';
  if (rest === '') return null;
  return /^\(?[A-Z]{2,5}\)?$/.test(rest) ? `the zone “${rest.replace(/[()]/g, '')}”` : `“${rest.slice(0, 40)}”`;
}

/** Offset that a text names, in milliseconds east of UTC; null where it names none. */
export function offsetIn(text: string): number | null {
  return partsOf(text, 'dmy')?.offset ?? null;
}

function numericStyle(cell: Cell): DateStyle | undefined {
  const value = typeof cell === 'number' ? cell : typeof cell === 'string' ? numberIn(cell) : Number.NaN;
  return NUMERIC.find(style => isKnown(millisecondsOf(value, style)));
}

function numberIn(text: string): number {
  return text.length < 24 && /^\d+(?:\.\d+)?$/.test(text.trim()) ? Number(text) : Number.NaN;
}

function millisecondsOf(value: number, style: DateStyle): number {
  if (style === 'serial') return Math.round((value - EPOCH_SERIAL) * (DAY / SECOND)) * SECOND;
  return style === 'seconds' ? value * SECOND : value;
}

function readNumeric(value: number, style: DateStyle, zone: Zone, midnightIsDate: boolean): Moment {
  const milliseconds = millisecondsOf(value, style);
  if (style !== 'serial') return instantOrDay(milliseconds, zone, midnightIsDate);
  return Number.isInteger(value) ? wholeDay(zone, milliseconds) : exactly(toInstant(zone, milliseconds));
}

function instantOrDay(instant: number, zone: Zone, midnightIsDate: boolean): Moment {
  if (!isKnown(instant)) return UNREADABLE;
  return midnightIsDate && toLocal(zone, instant) % DAY === 0
    ? wholeDay(zone, toLocal(zone, instant))
    : exactly(instant);
}

function wholeDay(zone: Zone, localMidnight: number): Moment {
  const day = localMidnight / DAY;
  return { begin: startOfDay(zone, day), end: startOfDay(zone, day + 1) };
}

function readText(text: string, style: DateStyle, zone: Zone, midnightIsDate: boolean): Moment {
  const parts = partsOf(text, style);
  if (parts?.rest !== '') return UNREADABLE;
  const date = dateOf(parts);
  if (date === null) return UNREADABLE;
  const { time, offset } = parts;
  if (time === null) return offset === null ? wholeDay(zone, date) : UNREADABLE;
  if (midnightIsDate && time === 0) return wholeDay(zone, date);
  const instant = offset === null ? toInstant(zone, date + time) : date + time - offset;
  return midnightIsDate && offset !== null && instant % DAY === 0 ? wholeDay(zone, instant) : exactly(instant);
}

function partsOf(text: string, style: DateStyle): DateParts | null {
  const order: DateOrder = DATE_ORDERS.find(one => one === style) ?? 'ymd';
  return dateParts(visible(text).trim(), order);
}

/** Midnight of the date, as the milliseconds that it would have in UTC; null for a day that does not exist or is not known. */
function dateOf({ year, month, day }: DateParts): number | null {
  const date = dayNumber(year, month, day) * DAY;
  const exists = month >= 1 && month <= 12 && new Date(date).getUTCDate() === day;
  return exists && isKnown(date) ? date : null;
}
