import { localeOf } from '../../book/locales.ts';
import { readNumber } from '../../book/typed-input.ts';
import { type Call, scalarsOf } from '../call.ts';
import { addMonths, dayOf, secondsOf, serialOf, weekday } from '../dates.ts';
import { inCategory } from '../definition.ts';
import { fail, Shown, type Value } from '../values.ts';

const { define } = inCategory('Date');
const asDate = { shows: 'date' } as const;

/** Whether a day of the week (0 = Sunday) is free. */
type Weekend = (day: number) => boolean;

function date(call: Call): number {
  const year = call.integer(0);
  if (year < 0 || year > 99999)
    fail('#NUM!', `Function DATE parameter 1 value is ${year}. It should be between 0 and 99999.`);
  return serialOf(year < 1900 ? year + 1900 : year, call.integer(1), call.integer(2));
}

/** Hours beyond a day wrap round. */
function time(call: Call): number {
  const seconds = call.integer(0) * 3600 + call.integer(1) * 60 + call.integer(2);
  if (seconds < 0) fail('#NUM!', 'TIME evaluates to an out of bounds value.');
  return (seconds % 86400) / 86400;
}

function readDate(call: Call, name: string): number {
  const given = call.value(0);
  const read =
    typeof given === 'number' ? given : readNumber(call.text(0), call.setting.locale, call.setting.year)?.value;
  return read ?? fail('#VALUE!', `${name} parameter '${call.text(0)}' cannot be parsed to date/time.`);
}

/** Types 1 and 2 count from Sunday and Monday = 1, 3 from Monday = 0, 11…17 from Monday…Sunday = 1. */
function dayOfWeek(call: Call): number {
  const day = weekday(call.number(0));
  const type = call.integer(1, 1);
  if (type === 1) return day + 1;
  if (type === 2) return ((day + 6) % 7) + 1;
  if (type === 3) return (day + 6) % 7;
  if (type >= 11 && type <= 17) return ((day - type + 17) % 7) + 1;
  return fail('#NUM!', `Function WEEKDAY parameter 2 value ${type} is out of range.`);
}

/** Types 1, 2 and 11…17 say on which day weeks begin, week 1 holding January 1st; 21 is ISO's. */
function weekOfYear(call: Call): number {
  const serial = Math.floor(call.number(0));
  const type = call.integer(1, 1);
  if (type === 21) return isoWeek(serial);
  const first = type === 1 || type === 17 ? 0 : type === 2 ? 1 : type - 10;
  if (first < 0 || first > 6) fail('#NUM!', `Function WEEKNUM parameter 2 value ${type} is out of range.`);
  const newYear = serialOf(dayOf(serial).year, 1, 1);
  const lead = (weekday(newYear) - first + 7) % 7;
  return Math.floor((serial - newYear + lead) / 7) + 1;
}

/** A week belongs to the year of its Thursday. */
function isoWeek(serial: number): number {
  const thursday = serial - ((weekday(serial) + 6) % 7) + 3;
  return Math.floor((thursday - serialOf(dayOf(thursday).year, 1, 1)) / 7) + 1;
}

function difference(call: Call): number {
  const start = Math.floor(call.number(0));
  const end = Math.floor(call.number(1));
  if (end < start)
    fail(
      '#NUM!',
      `Function DATEDIF parameter 1 (${start}) should be on or before Function DATEDIF parameter 2 (${end}).`,
    );
  const from = dayOf(start);
  const to = dayOf(end);
  const months = (to.year - from.year) * 12 + to.month - from.month - (to.day < from.day ? 1 : 0);
  switch (call.text(2).toUpperCase()) {
    case 'D':
      return end - start;
    case 'M':
      return months;
    case 'Y':
      return Math.floor(months / 12);
    case 'YM':
      return months % 12;
    case 'MD':
      return end - addMonths(start, months);
    case 'YD':
      return end - addMonths(start, Math.floor(months / 12) * 12);
    default:
      return fail(
        '#NUM!',
        `Function DATEDIF parameter 3 value is ${call.text(2)}. Valid values are "Y", "M", "D", "MD", "YM", "YD".`,
      );
  }
}

/** A weekend as seven characters from Monday on (1 = free), or as a number: 1…7 two days, 11…17 one, 1 = Saturday and Sunday. */
function weekend(call: Call, index: number): Weekend {
  const given = call.given(index) ? call.value(index) : null;
  if (typeof given === 'string') {
    if (!/^[01]{7}$/.test(given)) fail('#VALUE!', `Weekend text '${given}' should be seven characters of 0 and 1.`);
    return day => given[(day + 6) % 7] === '1';
  }
  const number = given === null ? 1 : call.integer(index);
  if (number >= 1 && number <= 7) return day => day === (number + 5) % 7 || day === (number + 6) % 7;
  if (number >= 11 && number <= 17) return day => day === number - 11;
  return fail('#NUM!', `Weekend number ${number} is out of range.`);
}

function holidays(call: Call, index: number): ReadonlySet<number> {
  if (!call.given(index)) return new Set();
  return new Set(
    scalarsOf(call.cells(index))
      .filter(day => typeof day === 'number')
      .map(Math.floor),
  );
}

function networkDays(call: Call, isFree: Weekend, off: ReadonlySet<number>): number {
  const a = Math.floor(call.number(0));
  const b = Math.floor(call.number(1));
  let worked = 0;
  for (let day = Math.min(a, b); day <= Math.max(a, b); day++) if (!isFree(weekday(day)) && !off.has(day)) worked++;
  return a <= b ? worked : -worked;
}

function workday(call: Call, isFree: Weekend, off: ReadonlySet<number>): number {
  if ([0, 1, 2, 3, 4, 5, 6].every(isFree)) fail('#VALUE!', 'A week needs at least one day of work.');
  let day = Math.floor(call.number(0));
  const days = call.integer(1);
  const step = Math.sign(days);
  for (let left = Math.abs(days); left > 0; ) {
    day += step;
    if (!isFree(weekday(day)) && !off.has(day)) left--;
  }
  return day;
}

const monthEnd = (call: Call): number => {
  const { year, month } = dayOf(call.number(0));
  return serialOf(year, month + call.integer(1) + 1, 0);
};

/** One hand of the clock: a unit in seconds, and how many of it make the next. */
const clock = (call: Call, unit: number, size: number): number => Math.floor(secondsOf(call.number(0)) / unit) % size;

function toDate(call: Call): Value {
  const given = call.value(0);
  return typeof given === 'number' ? new Shown(given, localeOf(call.setting.locale).date) : given;
}

export const DATE = [
  define('DATE', 'year, month, day', 'A date from its parts.', date, asDate),
  define('TIME', 'hour, minute, second', 'A time of day from its parts.', time, { shows: 'time' }),
  define('DATEVALUE', 'date_string', 'The serial number of a written date.', call =>
    Math.floor(readDate(call, 'DATEVALUE')),
  ),
  define('TIMEVALUE', 'time_string', 'The share of the day of a written time.', call => {
    const serial = readDate(call, 'TIMEVALUE');
    return serial - Math.floor(serial);
  }),
  define('TO_DATE', 'value:whole', 'A number shown as a date.', toDate),
  define('YEAR', 'date', 'The year of a date.', call => dayOf(call.number(0)).year),
  define('MONTH', 'date', 'The month of a date, 1 to 12.', call => dayOf(call.number(0)).month),
  define('DAY', 'date', 'The day of the month.', call => dayOf(call.number(0)).day),
  define('HOUR', 'time', 'The hour of a time.', call => clock(call, 3600, 24)),
  define('MINUTE', 'time', 'The minute of a time.', call => clock(call, 60, 60)),
  define('SECOND', 'time', 'The second of a time.', call => clock(call, 1, 60)),
  define('WEEKDAY', 'date, [type]', 'The number of the day in its week.', dayOfWeek),
  define('WEEKNUM', 'date, [type]', 'The number of the week in its year.', weekOfYear),
  define('ISOWEEKNUM', 'date', "The number of ISO's week.", call => isoWeek(Math.floor(call.number(0)))),
  define(
    'EDATE',
    'start_date, months',
    'The same day some months away.',
    call => addMonths(call.number(0), call.integer(1)),
    asDate,
  ),
  define('EOMONTH', 'start_date, months', 'The last day of a month some months away.', monthEnd, asDate),
  define(
    'DAYS',
    'end_date, start_date',
    'How many days lie between two dates.',
    call => Math.floor(call.number(0)) - Math.floor(call.number(1)),
  ),
  define('DATEDIF', 'start_date, end_date, unit', 'Whole days, months or years between two dates.', difference),
  define(
    'NETWORKDAYS',
    'start_date, end_date, [holidays:whole]',
    'How many working days lie between two dates, both included.',
    call => networkDays(call, day => day === 0 || day === 6, holidays(call, 2)),
  ),
  define(
    'NETWORKDAYS.INTL',
    'start_date, end_date, [weekend], [holidays:whole]',
    'The same with other weekends.',
    call => networkDays(call, weekend(call, 2), holidays(call, 3)),
  ),
  define(
    'WORKDAY',
    'start_date, num_days, [holidays:whole]',
    'The date some working days away.',
    call => workday(call, day => day === 0 || day === 6, holidays(call, 2)),
    asDate,
  ),
  define(
    'WORKDAY.INTL',
    'start_date, num_days, [weekend], [holidays:whole]',
    'The same with other weekends.',
    call => workday(call, weekend(call, 2), holidays(call, 3)),
    asDate,
  ),
  define('NOW', '', 'The current date and time.', call => call.setting.now, { volatile: true, shows: 'dateTime' }),
  define('TODAY', '', 'The current date.', call => Math.floor(call.setting.now), { volatile: true, shows: 'date' }),
];
