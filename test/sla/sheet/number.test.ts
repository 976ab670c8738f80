import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readNumber } from '../../../src/sla/sheet/number.ts';

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
