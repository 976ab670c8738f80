import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  decimalMarkOf,
  inferDecimalMark,
  type MarkFinding,
  readBand,
  readNumber,
} from '../../../src/sla/sheet/number.ts';
import { seeded } from '../../support/random.ts';

describe('numbers as people and exports write them', () => {
  const cases: [cell: unknown, expected: number][] = [
    [1234.5, 1234.5],
    [0, 0],
    [-3, -3],
    ['0', 0],
    ['1234', 1234],
    ['-12', -12],
    ['+12', 12],
    [' 12 ', 12],
    ['12.5', 12.5],
    ['12,5', 12.5],
    ['0,125', 0.125],
    ['426,83', 426.83],
    ['1,234', 1234],
    ['1,234.50', 1234.5],
    ['1.234,50', 1234.5],
    ['1,234,567', 1_234_567],
    ['1.234.567', 1_234_567],
    ['1.234.567,89', 1_234_567.89],
    ['1 234,50', 1234.5],
    ['1\u00a0234,50', 1234.5],
    ['1\u202f234,50', 1234.5],
    ["1'234.50", 1234.5],
    ['$22,700.00', 22_700],
    ['US$ 55 779,40', 55_779.4],
    ['US$    55 779,40', 55_779.4],
    ['R$ 1.234,50', 1234.5],
    ['€1.234,50', 1234.5],
    ['1.234,50 €', 1234.5],
    ['1,200 USD', 1200],
    ['12%', 0.12],
    ['12 %', 0.12],
    ['2,5 %', 0.025],
  ];
  test.each(cases)('%j is %d', (cell, expected) => expect(readNumber(cell)).toBeCloseTo(expected, 10));

  test.each([
    '',
    ' ',
    'n/a',
    'many',
    '.',
    ',',
    '-',
    '$',
    '10-50',
    '10 to 50',
    '2026-11-20',
    '14:30',
    '1.2.3,4,5',
    'Q3 2026 plan',
    true,
    false,
    null,
    undefined,
    Number.NaN,
    Number.POSITIVE_INFINITY,
    new Date(0),
    {},
    [],
  ])('%j is none', cell => expect(readNumber(cell)).toBeNull());
});

test('what is written with English or German marks comes back as it was', () => {
  const cents = fc.integer({ min: 0, max: 10_000_000_000 });
  fc.assert(
    fc.property(cents, n => {
      const amount = n / 100;
      const english = amount.toLocaleString('en-US', { minimumFractionDigits: 2 });
      const german = amount.toLocaleString('de-DE', { minimumFractionDigits: 2 });
      expect([readNumber(english), readNumber(german), readNumber(`$${english}`)]).toEqual([amount, amount, amount]);
    }),
    { numRuns: 500, seed: 7 },
  );
});

describe('what may stand around the digits', () => {
  const cases: [cell: string, expected: number][] = [
    ['10k', 10_000],
    ['$15K', 15_000],
    ['1.2M', 1_200_000],
    ['1,2 Mio. €', 1_200_000],
    ['0.29M', 290_000],
    ['3bn', 3_000_000_000],
    ['Rs. 1.5 lakh', 150_000],
    ['₹5 crore', 50_000_000],
    ['12,34,567.50', 1_234_567.5],
    ['(1,200.00)', -1_200],
    ['($5)', -5],
    ['1200-', -1_200],
    ['−7', -7],
    ['$-5', -5],
    ['-$5', -5],
    ['12 500 kr', 12_500],
    ['1’234.50 CHF', 1_234.5],
    ['2 500 zł', 2_500],
    ['１２００', 1_200],
    ['1\u200b200', 1_200],
    ['$.5', 0.5],
  ];
  test.each(cases)('%j is %d', (cell, expected) => expect(readNumber(cell)).toBe(expected));

  test.each(['500/mo', '1e5', '12 pcs', '10²', '12.', '(−5)', '--5', '1 23', 'k', '5 kk', 'ABC 5', '9'.repeat(41)])(
    '%j is none',
    cell => expect(readNumber(cell)).toBeNull(),
  );
});

describe('bands', () => {
  const bands: [cell: string, low: number, high: number][] = [
    ['51-200', 51, 200],
    ['51–200', 51, 200],
    ['51 to 200', 51, 200],
    ['1,001-5,000', 1_001, 5_000],
    ['1,001+', 1_001, Number.POSITIVE_INFINITY],
    ['1-5k', 1_000, 5_000],
    ['$1k-$5k', 1_000, 5_000],
    ['10-20%', 0.1, 0.2],
    ['40', 40, 40],
  ];
  test.each(bands)('%j is from %d to %d', (cell, low, high) => expect(readBand(cell)).toMatchObject({ low, high }));
  test.each(['20-', '200-51', '11-', 'few', '2026-11-10', '-', '+'])('%j is none', cell =>
    expect(readBand(cell)).toBeNull(),
  );
});

describe('the decimal mark belongs to the column', () => {
  const findings: [about: string, cells: unknown[], finding: MarkFinding][] = [
    ['nothing', ['', 'n/a', 12, '1234'], null],
    ['two different marks: the last', ['12.500', '8.900,50'], ','],
    ['a mark that is repeated groups', ['1.250.000', '4.500'], ','],
    ['a mark not before three digits', ['1,234', '1.5'], '.'],
    ['a leading 0', ['0,125', '1,250'], ','],
    ['a factor', ['1.234k', '1.234'], '.'],
    ['three marks before three digits group', ['1.800 €', '12.500 €', '2.400 €'], ','],
    ['of both kinds', ['1.800', '12,500', '2.400'], 'none'],
    ['fewer do not tell', ['1.800', '500'], 'unclear'],
    ['two that contradict each other', ['1.5', '1,5'], 'mixed'],
    ['bands tell too', ['1.001-5.000', '11-50', '51-200', '201-1.000'], ','],
  ];
  test.each(findings)('%s', (_about, cells, finding) => expect(inferDecimalMark(cells)).toBe(finding));

  test('a cell against the mark is no number, and one that could be either is what the mark says', () => {
    expect(['1.234', '1,234', '1.5', '1,5'].map(cell => readNumber(cell, ','))).toEqual([1_234, 1.234, null, 1.5]);
    expect(['1.234', '1,234', '1.5', '1,5'].map(cell => readNumber(cell, '.'))).toEqual([1.234, 1_234, 1.5, null]);
    expect(['1.234', '1,234'].map(cell => readNumber(cell, 'none'))).toEqual([1_234, 1_234]);
  });
  test('until it is asked, what can be read both ways is no number', () => {
    expect(['1.234', '1.5', '1,5', '12'].map(cell => readNumber(cell, null))).toEqual([null, 1.5, 1.5, 12]);
  });
  test.each([
    ['en_US', '.'],
    ['de', ','],
    ['pt_BR', ','],
    ['es_MX', '.'],
    ['de_CH', '.'],
    ['ja_JP', '.'],
  ])('of %s: %s', (locale, mark) => expect(decimalMarkOf(locale)).toBe(mark));
});

describe('columns of 30 numbers as Intl writes them', () => {
  const LOCALES =
    'en-US en-GB en-IN de-DE de-CH de-AT fr-FR fr-CH es-ES es-MX pt-BR pt-PT it-IT nl-NL sv-SE pl-PL cs-CZ da-DK ja-JP tr-TR'.split(
      ' ',
    );
  const NOTATIONS: readonly Intl.NumberFormatOptions[] = [
    {},
    { minimumFractionDigits: 2, maximumFractionDigits: 2 },
    { maximumFractionDigits: 0 },
    { style: 'percent', maximumFractionDigits: 2 },
    { style: 'currency', currency: 'EUR' },
    { style: 'currency', currency: 'USD', currencyDisplay: 'code' },
    { style: 'currency', currency: 'USD', currencySign: 'accounting' },
    { notation: 'compact' },
    { useGrouping: false, maximumFractionDigits: 2 },
    { notation: 'scientific' },
  ];

  test.each(LOCALES)('%s: equal or not read, never another', locale => {
    for (const [index, notation] of NOTATIONS.entries()) {
      const format = new Intl.NumberFormat(locale, notation);
      const random = seeded(index + 1);
      // Values that the notation writes whole, so that what is read can be compared with them.
      const scales = notation.notation === 'compact' ? [1, 1e3, 1e6] : [1];
      const values = Array.from({ length: 30 }, (_, row) => {
        const cents = Math.round(random() * 10 ** (2 + (row % 6)));
        const whole = notation.style === 'percent' ? cents / 1e4 : cents / 100;
        const value = notation.maximumFractionDigits === 0 ? Math.round(whole) : whole;
        const scaled = notation.notation ? Math.ceil(random() * 99) * (scales[row % scales.length] as number) : value;
        return row % 7 === 0 ? -scaled : scaled;
      });
      const texts = values.map(value => format.format(value));
      const finding = inferDecimalMark(texts);
      const mark =
        finding === 'mixed'
          ? null
          : finding === 'unclear' || finding === null
            ? decimalMarkOf(locale.replace('-', '_'))
            : finding;
      for (const [row, text] of texts.entries()) {
        const read = readNumber(text, mark);
        if (read !== null) expect([text, read]).toEqual([text, expect.closeTo(values[row] as number, 6)]);
      }
      const share = texts.filter(text => readNumber(text, mark) !== null).length / texts.length;
      if (!notation.notation) expect([locale, notation, share]).toEqual([locale, notation, 1]);
    }
  });
});
