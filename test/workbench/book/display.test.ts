import { describe, expect, it } from 'vitest';
import { displayText, isDateLike } from '../../../workbench/book/display.ts';
import { localeOf } from '../../../workbench/book/locales.ts';
import { errorOf } from '../engine/fact-sheet.ts';

const DAY = 46024;

describe('an automatic value', () => {
  it.each([
    [null, ''],
    ['text', 'text'],
    [true, 'TRUE'],
    [errorOf('#N/A'), '#N/A'],
    [0, '0'],
    [-0.5, '-0.5'],
    [1 / 3, '0.3333333333'],
    [0.1 + 0.2, '0.3'],
    [123456789.123456, '123456789.1'],
    [123456789012345, '123456789012345'],
    [1234567890123456, '1.23457E+15'],
    [0.0000000001, '1E-10'],
  ])('%s', (value, text) => {
    expect(displayText(value, '', 'en_US')).toBe(text);
  });

  it('has the decimal comma and the words of its locale', () => {
    expect(displayText(1.5, '', 'de_DE')).toBe('1,5');
    expect(displayText(true, '', 'de_DE')).toBe('WAHR');
  });
});

describe('a value under a number format', () => {
  it.each([
    [1234.5, '#,##0.00', 'en_US', '1,234.50'],
    [1234.5, '#,##0.00', 'de_DE', '1.234,50'],
    [0.125, '0%', 'en_US', '13%'],
    [-5, '0;(0)', 'en_US', '(5)'],
    [DAY, 'm/d/yyyy', 'en_US', '1/2/2026'],
    [DAY, 'dd.mm.yyyy', 'de_DE', '02.01.2026'],
    [DAY, 'dddd d mmm', 'en_US', 'Friday 2 Jan'],
    [DAY, 'dddd', 'de_DE', 'Freitag'],
    [DAY + 0.75, 'h:mm am/pm', 'en_US', '6:00 PM'],
    [1.5, '[h]:mm', 'en_US', '36:00'],
    ['text', '0.00', 'en_US', 'text'],
    [60, 'yyyy-mm-dd', 'en_US', '1900-02-28'],
  ])('%s as %s in %s', (value, format, locale, text) => {
    expect(displayText(value, format, locale).replace(/\u00a0|\u202f/g, ' ')).toBe(text);
  });

  it('shows a text cell as it is', () => {
    expect(displayText(7, '@', 'en_US')).toBe('7');
  });
});

describe('isDateLike', () => {
  it.each(['m/d/yyyy', 'hh:mm', '[h]:mm:ss', 'h:mm am/pm', 'mmm yyyy'])('%s is', format =>
    expect(isDateLike(format)).toBe(true),
  );
  it.each(['', '@', '0.00', '#,##0 "days"', '0%'])('%s is not', format => expect(isDateLike(format)).toBe(false));
});

describe('localeOf', () => {
  it('knows the order of dates and the decimal comma', () => {
    expect(localeOf('en_US')).toMatchObject({ date: 'm/d/yyyy', decimalComma: false });
    expect(localeOf('en_GB').date).toBe('dd/mm/yyyy');
    expect(localeOf('de_AT')).toMatchObject({ date: 'dd.mm.yyyy', decimalComma: true });
  });

  it('falls back to ISO dates', () => {
    expect(localeOf('xx_XX').date).toBe('yyyy-mm-dd');
  });
});
