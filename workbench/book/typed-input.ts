import { parseBool, parseDate, parseNumber, parseTime } from 'numfmt';
import { type Locale, localeOf } from './locales.ts';

/** A typed value and the number format that typing it so suggests ('' = none). */
export interface Typed {
  readonly value: string | number | boolean | null;
  readonly numberFormat: string;
}

/**
 * What Sheets makes of typed text that is no formula: a number, percentage, amount, date, time, TRUE or FALSE, else the
 * text itself. A leading apostrophe keeps the rest as text.
 *
 * @param locale as Sheets spells it, such as de_DE
 * @param year the year of a date typed without one
 */
export function readTyped(text: string, locale: string, year: number): Typed {
  if (text === '') return { value: null, numberFormat: '' };
  if (text.startsWith("'")) return { value: text.slice(1), numberFormat: '' };
  const number = readNumber(text, locale, year);
  if (number) return number;
  const truth = parseBool(text, { locale: localeOf(locale).name });
  return { value: typeof truth?.v === 'boolean' ? truth.v : text, numberFormat: '' };
}

/** The number, date or time that a text means in a locale, or null: also how formulas coerce text. */
export function readNumber(
  text: string,
  locale: string,
  year: number,
): { readonly value: number; readonly numberFormat: string } | null {
  if (!/\d/.test(text)) return null;
  const language = localeOf(locale);
  const options = { locale: language.name };
  const read =
    (looksLikeDottedDate(text, language) ? null : parseNumber(text, options)) ??
    readDate(text, language, year) ??
    readDuration(text) ??
    parseTime(text, options);
  return typeof read?.v === 'number' ? { value: read.v, numberFormat: read.z ?? '' } : null;
}

/** Where the full stop groups thousands, 1.2.2026 would read as a number before it reads as a date. */
function looksLikeDottedDate(text: string, { decimalComma }: Locale): boolean {
  return decimalComma && /^\s*\d{1,2}\.\d{1,2}(\.(\d{2}|\d{4})?)?(\s|$)/.test(text);
}

/** 1969-20-07, which can only be the 20th of July, and is to Sheets. */
const DAY_FIRST = /^(\s*\d{4})-(1[3-9]|2\d|3[01])-(0?[1-9]|1[0-2])(?!\d)/;

function readDate(text: string, locale: Locale, year: number): { v: number; z: string } | null {
  const dotted = looksLikeDottedDate(text, locale);
  const plain = dotted
    ? text.replace(/\.(?=\d|\s|$)/g, (_dot, at: number) => (/\d/.test(text[at + 1] ?? '') ? '/' : ''))
    : text.replace(DAY_FIRST, '$1-$3-$2');
  const hasYear = /\d{4}|\d+\D+\d+\D+\d+/.test(plain.replace(/\d+:\d+.*$/, ''));
  const time = /\s\d{1,2}(:\d{2})+.*$/.exec(plain);
  const date = parseDate(hasYear || time ? plain : `${plain}${yearAfter(plain)}${year}`, { locale: locale.name });
  if (typeof date?.v !== 'number' || date.z === undefined) return null;
  const format = hasYear || time ? date.z : date.z.replace(/[\s,/.-]*y+$/i, '');
  return { v: date.v, z: dotted ? format.replaceAll('/', '.') : format };
}

/** What joins a year to a date without one: the separator that the date itself uses. */
function yearAfter(text: string): string {
  if (/[a-z]/i.test(text)) return /\d\s*$/.test(text) && /^[a-z]/i.test(text.trim()) ? ', ' : ' ';
  return /[/.-]/.exec(text)?.[0] ?? ' ';
}

/** 25:30 and 100:00:00 are durations: more hours than a day has. */
function readDuration(text: string): { v: number; z: string } | null {
  const match = /^\s*(\d{2,5}):([0-5]\d)(?::([0-5]\d))?\s*$/.exec(text);
  if (!match || Number(match[1]) < 24) return null;
  const [, hours = '0', minutes = '0', seconds = '0'] = match;
  return { v: (Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)) / 86400, z: '[h]:mm:ss' };
}
