/** The text of a date taken apart: date, time of day and offset, as people and exports of seven languages write them. */
import { HOUR, MINUTE, SECOND } from '../time/time.ts';

/** How the numbers of a date follow each other in a column's texts. */
export const DATE_ORDERS = ['ymd', 'dmy', 'mdy'] as const;
export type DateOrder = (typeof DATE_ORDERS)[number];

export interface DateParts {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  /** Milliseconds from midnight; null without a time of day. */
  readonly time: number | null;
  /** Milliseconds east of UTC; null where none is named. */
  readonly offset: number | null;
  /** What is left over and not understood. */
  readonly rest: string;
}

/** Dates with everything that may stand around them are shorter; hostile cells are not. */
const LENGTH_MAX = 80;

const YEAR_FIRST = /^(\d{4})[-/.] ?(\d{1,2})[-/.] ?(\d{1,2})(?!\d)/;
const YEAR_LAST = /^(\d{1,2})([-/.] ?)(\d{1,2})\2(\d{4}|\d{2})(?!\d)/;
const EAST_ASIAN = /^(\d{4})年 ?(\d{1,2})月 ?(\d{1,2})日/;
/** "20 Nov 2026", "20. März 2026", "1er mai 2026", "20 de novembro de 2026" */
const DAY_MONTH_NAME =
  /^(\d{1,2})(?:st|nd|rd|th|er|º|ª)?[ .-]*(?:of |de )?(\p{L}{3,10})\.?[ ,.-]*(?:del? )?(\d{4}|\d{2})(?!\d)/u;
const MONTH_NAME_DAY = /^(\p{L}{3,10})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})(?!\d)/u;
const LEADING_WORD = /^(\p{L}{2,13})(?:-feira)?\.?,? /u;

const BEFORE_TIME = /^(?:T|,? ?(?:at|um|à|às|a las|alle(?: ore)?|om|-) |[ ,]+)/i;
/** "14:30", "14.30", "14h30", "14h", "14時30分", "2:30:05.123 PM", "2 p. m.", "14:30 Uhr" */
const TIME =
  /^(\d{1,2})(?:[:.h時] ?(\d{2})(?:[:.分] ?(\d{2})(?:[.,]\d{1,9})?)?)?([h時分秒]?)(?: ?(?:([apvn])\.? ?m\b\.?|(vorm|nachm)\.?))?(?: ?(?:Uhr|uur|hrs?|h)\b)?/i;
const OFFSET = /^ ?\(?(Z|(?:UTC|GMT)(?:([+-])(\d{1,2}):?(\d{2})?)?|([+-])(\d{2}):?(\d{2})?|[A-Z]{3,4})\)?(?= ?\(|$)/;
/** "(Central European Standard Time)", after an offset. */
const REMARK = /^ ?\([^()]*\)$/;

/** Hours east of UTC. Others, such as IST, stand for several zones. */
const ABBREVIATIONS: Readonly<Record<string, number>> = {
  EST: -5,
  EDT: -4,
  CST: -6,
  CDT: -5,
  MST: -7,
  MDT: -6,
  PST: -8,
  PDT: -7,
  CET: 1,
  CEST: 2,
};

/** Each month in English, German, French, Spanish, Portuguese, Italian and Dutch, without accents. */
const MONTHS = [
  'january januar janner janvier enero janeiro gennaio januari',
  'february februar fevrier febrero fevereiro febbraio februari',
  'march marz maerz mrz mars marzo marco maart mrt',
  'april avril abril aprile',
  'may mai mayo maio maggio mei',
  'june juni juin junio junho giugno',
  'july juli juillet julio julho luglio',
  'august aout agosto augustus',
  'september septembre septiembre setiembre setembro settembre',
  'october oktober octobre octubre outubro ottobre',
  'november novembre noviembre novembro',
  'december dezember decembre diciembre dezembro dicembre',
];
/** Beginnings of the days of the week in the same languages. */
const WEEKDAYS =
  'mon tue wed thu fri sat sun mo di mi do fr sa so lu ma me je ve sa di lun mar mie jue vie sab dom seg ter qua qui sex gio ven wo vr za zo mer sam dim jeu'.split(
    ' ',
  );

/**
 * @param text without blanks around it
 * @param order of the column; where it is "ymd", a date in numbers with the year last has no meaning
 * @returns null for what does not begin with a date
 */
export function dateParts(text: string, order: DateOrder): DateParts | null {
  if (text.length > LENGTH_MAX) return null;
  const spaced = text.replace(/\s+/g, ' ');
  const found = dateIn(spaced, order) ?? dateIn(withoutWeekday(spaced), order);
  if (!found) return null;
  const { year, month, day } = found;
  const { time, offset, rest } = timeIn(found.rest);
  return { year, month, day, time, offset, rest };
}

/** The two numbers before the year of a date in numbers, whose order its column must tell; null for every other text. */
export function numericDate(text: string): { readonly first: number; readonly second: number } | null {
  if (text.length > LENGTH_MAX || !/\d[-/.] ?\d/.test(text)) return null;
  const spaced = text.trim().replace(/\s+/g, ' ');
  const match = YEAR_LAST.exec(spaced) ?? YEAR_LAST.exec(withoutWeekday(spaced));
  if (!match) return null;
  return timeIn(match.input.slice(match[0].length)).rest === ''
    ? { first: Number(match[1]), second: Number(match[3]) }
    : null;
}

type Found = Pick<DateParts, 'year' | 'month' | 'day' | 'rest'>;

function dateIn(text: string, order: DateOrder): Found | null {
  const found = (match: RegExpExecArray, year: string | undefined, month: number, day: string | undefined): Found => ({
    year: yearOf(year ?? ''),
    month,
    day: Number(day),
    rest: text.slice(match[0].length),
  });
  let match = YEAR_FIRST.exec(text) ?? EAST_ASIAN.exec(text);
  if (match) return found(match, match[1], Number(match[2]), match[3]);
  match = YEAR_LAST.exec(text);
  if (match) {
    if (order === 'mdy') return found(match, match[4], Number(match[1]), match[3]);
    return order === 'dmy' ? found(match, match[4], Number(match[3]), match[1]) : null;
  }
  match = DAY_MONTH_NAME.exec(text);
  if (match) return found(match, match[3], monthNamed(match[2] ?? ''), match[1]);
  match = MONTH_NAME_DAY.exec(text);
  return match && found(match, match[3], monthNamed(match[1] ?? ''), match[2]);
}

function withoutWeekday(text: string): string {
  const match = LEADING_WORD.exec(text);
  if (!match) return text;
  const word = plain(match[1] ?? '');
  return WEEKDAYS.some(day => word.startsWith(day)) ? text.slice(match[0].length) : text;
}

/** A time of day and an offset, as far as they are there. */
function timeIn(text: string): Pick<DateParts, 'time' | 'offset' | 'rest'> {
  if (text === '') return { time: null, offset: null, rest: '' };
  const lead = BEFORE_TIME.exec(text)?.[0] ?? '';
  const after = text.slice(lead.length);
  const match = lead === '' ? null : TIME.exec(after);
  const time = match && timeOfDay(match);
  if (!match || time === null) return { time: null, offset: null, rest: text.trim() };
  const rest = after.slice(match[0].length);
  const zone = OFFSET.exec(rest);
  const offset = zone && offsetOf(zone);
  if (!zone || offset === null) return { time, offset: null, rest: rest.trim() };
  const remark = rest.slice(zone[0].length);
  return { time, offset, rest: REMARK.test(remark) ? '' : remark.trim() };
}

/** "26" is 2026; "0024" stays what it is and is refused. */
function yearOf(text: string): number {
  return Number(text) + (text.length === 2 ? 2000 : 0);
}

/** 1 to 12 for a name or at least three letters of it that no other month begins with, else 0. */
function monthNamed(name: string): number {
  const letters = ` ${plain(name)}`;
  const named = MONTHS.flatMap((names, index) => (` ${names}`.includes(letters) ? [index + 1] : []));
  return named.length === 1 ? (named[0] as number) : 0;
}

function plain(word: string): string {
  return word.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

/** Null for what is no time of day: a number alone, or 25:00. */
function timeOfDay([, hours, minutes, seconds = '0', mark, half, word]: RegExpExecArray): number | null {
  const [hour, minute, second] = [Number(hours), Number(minutes ?? 0), Number(seconds)];
  const isHalf = half !== undefined || word !== undefined;
  if (minutes === undefined && mark === '' && !isHalf) return null;
  if (minute > 59 || second > 59 || hour > 23 || (isHalf && (hour < 1 || hour > 12))) return null;
  const isAfternoon = /^[pn]/i.test(half ?? word ?? '');
  return (isHalf ? (hour % 12) + (isAfternoon ? 12 : 0) : hour) * HOUR + minute * MINUTE + second * SECOND;
}

/** Null for an abbreviation that stands for no one offset. */
function offsetOf([, name = '', ...parts]: RegExpExecArray): number | null {
  const [sign, hours = '0', minutes = '0'] = parts[0] === undefined ? parts.slice(3) : parts;
  if (sign !== undefined) return (sign === '-' ? -1 : 1) * (Number(hours) * HOUR + Number(minutes) * MINUTE);
  if (name === 'Z' || name === 'UTC' || name === 'GMT') return 0;
  const known = ABBREVIATIONS[name];
  return known === undefined ? null : known * HOUR;
}
