import { format as formatNumber, isDateFormat } from 'numfmt';
import { type Locale, localeOf } from './locales.ts';
import type { Scalar } from './types.ts';

/** The text that the grid shows for a value under a number format ('' = Automatic). */
export function displayText(value: Scalar, numberFormat: string, locale: string): string {
  if (value === null) return '';
  if (typeof value === 'object') return value.error;
  const language = localeOf(locale);
  if (typeof value === 'boolean') return language.words.bool[value ? 0 : 1] ?? String(value).toUpperCase();
  if (numberFormat === '' || /^general$/i.test(numberFormat) || numberFormat === '@') {
    return typeof value === 'string' ? value : automaticNumber(value, language, 10);
  }
  return formatNumber(lowerCaseClock(numberFormat), value, { locale: language.name, throws: false, leap1900: false });
}

/** Sheets writes am/pm and knows "am/pm" only; numfmt reads AM/PM. */
const lowerCaseClock = (pattern: string): string => pattern.replace(/am\/pm/g, 'AM/PM');

/**
 * An Automatic number: at most `digits` significant digits once there is a fraction, whole numbers in full up to fifteen
 * digits, then as powers of ten. Text made from a number by `&` keeps fifteen digits.
 */
export function automaticNumber(value: number, { words }: Locale, digits: number): string {
  if (value === 0) return '0';
  const size = Math.abs(value);
  const rounded = Number(value.toPrecision(Number.isInteger(value) ? 15 : digits));
  const text = size >= 1e15 || size < 1e-9 ? powerOfTen(rounded) : plainDigits(rounded);
  return words.decimal === '.' ? text : text.replace('.', words.decimal);
}

function powerOfTen(value: number): string {
  const [digits = '', exponent = ''] = value.toExponential().split('e');
  const power = Number(exponent);
  return `${Number(Number(digits).toPrecision(6))}E${power < 0 ? '-' : '+'}${String(Math.abs(power)).padStart(2, '0')}`;
}

function plainDigits(value: number): string {
  const text = String(value);
  return text.includes('e') ? value.toFixed(20).replace(/0+$/, '') : text;
}

/** Whether numbers under this format are dates, times or durations to a script. */
export const isDateLike = (numberFormat: string): boolean =>
  numberFormat !== '' && numberFormat !== '@' && isDateFormat(lowerCaseClock(numberFormat));
