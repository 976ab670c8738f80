import { automaticNumber } from '../book/display.ts';
import { localeOf } from '../book/locales.ts';
import { readNumber } from '../book/typed-input.ts';
import type { Scalar } from '../book/types.ts';
import { Fault, fail } from './values.ts';

/** What coercion depends on. */
export interface Reading {
  readonly locale: string;
  /** The year of a date written without one. */
  readonly year: number;
}

/** Who asks for a value, for the error's message; parameters count from 1. */
export interface Asker {
  readonly name: string;
  readonly parameter: number;
}

/** A number as the operators take it: blank is 0, TRUE is 1, text as it would be read when typed. */
export function toNumber(value: Scalar, asker: Asker, reading: Reading): number {
  if (typeof value === 'number') return value;
  if (value === null) return 0;
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (typeof value === 'object') throw new Fault(value);
  return (
    numberInText(value, reading) ??
    fail(
      '#VALUE!',
      `Function ${asker.name} parameter ${asker.parameter} expects number values. But '${value}' is a text and cannot be coerced to a number.`,
    )
  );
}

export const numberInText = (text: string, { locale, year }: Reading): number | null =>
  readNumber(text, locale, year)?.value ?? null;

export function toText(value: Scalar, locale: string): string {
  if (typeof value === 'string') return value;
  if (value === null) return '';
  if (typeof value === 'object') throw new Fault(value);
  const language = localeOf(locale);
  if (typeof value === 'number') return automaticNumber(value, language, 15);
  return language.words.bool[value ? 0 : 1] ?? '';
}

export function toTruth(value: Scalar, asker: Asker): boolean {
  if (typeof value === 'boolean') return value;
  if (value === null) return false;
  if (typeof value === 'number') return value !== 0;
  if (typeof value === 'object') throw new Fault(value);
  const word = value.toUpperCase();
  if (word === 'TRUE' || word === 'FALSE') return word === 'TRUE';
  return fail(
    '#VALUE!',
    `Function ${asker.name} parameter ${asker.parameter} expects boolean values. But '${value}' is a text and cannot be coerced to a boolean.`,
  );
}
