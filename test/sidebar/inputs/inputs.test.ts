import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { AMOUNT, countInput } from '../../../src/sidebar/inputs/amount.ts';
import { criterionInput, withOperator } from '../../../src/sidebar/inputs/criterion.ts';
import { HOURS, minutesPerDay } from '../../../src/sidebar/inputs/hours.ts';
import type { Input } from '../../../src/sidebar/inputs/input.ts';
import { MONTH } from '../../../src/sidebar/inputs/month.ts';
import { SHARE } from '../../../src/sidebar/inputs/share.ts';
import { DAYS_INPUT, spanInput } from '../../../src/sidebar/inputs/span.ts';
import { TIME_OF_DAY } from '../../../src/sidebar/inputs/time-of-day.ts';
import { OPERATORS } from '../../../src/sla/policy/schema.ts';

/** What a text is read as; its problem's words where it is not. */
function read<T>(input: Input<T>, text: string): T | string {
  const reading = input.read(text);
  return 'problem' in reading ? reading.problem : reading.value;
}

/** A day of eight hours. */
const SPAN = spanInput(480);

test.each([
  ['1h', 60],
  ['1 h', 60],
  ['90 min', 90],
  ['90', 90],
  ['1.5 h', 90],
  ['1,5 h', 90],
  ['1h30', 90],
  ['1 h 30 min', 90],
  ['1:30', 90],
  ['2 hours', 120],
  ['2 d', 960],
  ['1 working day', 480],
  ['45 Minutes', 45],
  ['1 d 2 h', 600],
  ['1.200,50 min', 1200.5],
])('%s is a length of %d minutes', (text, minutes) => {
  expect(read(SPAN, text)).toBe(minutes);
});

test.each(['', 'soon', 'h', '1 parsec', '1 h later', '-5 min', '1..2 h', '1:75'])('“%s” is no length', text => {
  expect(read(SPAN, text)).toBe('Write it as 45 min, 1.5 h or 2 d.');
});

test('days have no length where nothing is open', () => {
  expect(read(spanInput(0), '2 d')).toContain('Write it as');
});

test.each([
  ['5', 5],
  ['5 d', 5],
  ['2 weeks', 10],
  ['1.5', 1.5],
  ['0', 'Write 1 working day or more.'],
  ['a week', 'Write it as 5 or 2 weeks.'],
])('%s working days', (text, days) => {
  expect(read(DAYS_INPUT, text)).toBe(days);
});

test.each([
  ['12.5', 0.125],
  ['12,5 %', 0.125],
  ['12.5%', 0.125],
  ['0.5', 0.005],
  ['100', 1],
  ['0', 0],
  ['101', 'Write a percentage from 0 to 100.'],
  ['-1', 'Write a percentage from 0 to 100.'],
  ['half', 'Write a percentage such as 12.5%.'],
  ['', 'Write a percentage such as 12.5%.'],
])('%s is a share', (text, share) => {
  expect(read(SHARE, text)).toBe(share);
});

test.each([
  ['$1,200', 1200],
  ['1.200,50 €', 1200.5],
  ['120.000 €', 120_000],
  ['1.200', 1200],
  ['1.234.567', 1_234_567],
  ['1.234,567', 1234.567],
  ['0.125', 0.125],
  ['1.25', 1.25],
  ['1.250k', 1250],
  ['1 200', 1200],
  ['120k', 120_000],
  ['1.2m', 1_200_000],
  ['1.2 M', 1_200_000],
  ['0', 0],
  ['', 'Write an amount such as 1200, 1,200.50 or 120k.'],
  ['12 %', 'Write an amount such as 1200, 1,200.50 or 120k.'],
  ['k', 'Write an amount such as 1200, 1,200.50 or 120k.'],
  ['-5', 'Write an amount of 0 or more.'],
])('%s is an amount', (text, amount) => {
  expect(read(AMOUNT, text)).toBe(amount);
});

test.each([
  ['3', 3],
  ['3 attempts', 3],
  ['0', 'Write the number of attempts, 1 or more.'],
  ['2.5', 'Write the number of attempts, 1 or more.'],
  ['some', 'Write the number of attempts, 1 or more.'],
])('%s is a count', (text, count) => {
  expect(read(countInput('attempts'), text)).toBe(count);
});

test.each([
  ['8:30', '08:30'],
  ['8.30', '08:30'],
  ['17', '17:00'],
  ['5pm', '17:00'],
  ['5:15 p.m.', '17:15'],
  ['12 am', '00:00'],
  ['noon', '12:00'],
  ['24:00', '24:00'],
  ['17h', '17:00'],
  ['8h30', '08:30'],
  ['0830', '08:30'],
  ['1730h', '17:30'],
])('%s is %s o’clock', (text, time) => {
  expect(read(TIME_OF_DAY, text)).toBe(time);
});

test.each(['', '25', '8:60', '24:01', '830', '2460', '12345', '13pm', 'early', '-1'])(
  '“%s” is no time of day',
  text => {
    expect(read(TIME_OF_DAY, text)).toBe('Write a time such as 8:30 or 17:00.');
  },
);

test.each([
  ['9-17:30', [['09:00', '17:30']]],
  [
    '9–12, 13–17:30',
    [
      ['09:00', '12:00'],
      ['13:00', '17:30'],
    ],
  ],
  [
    '9 to 12 and 1pm to 5:30pm',
    [
      ['09:00', '12:00'],
      ['13:00', '17:30'],
    ],
  ],
  ['9am-5pm', [['09:00', '17:00']]],
  ['midnight to 6', [['00:00', '06:00']]],
  ['18-midnight', [['18:00', '24:00']]],
  ['0900-1730', [['09:00', '17:30']]],
  [
    '22:00-24:00; 0-6',
    [
      ['22:00', '24:00'],
      ['00:00', '06:00'],
    ],
  ],
  ['closed', []],
  ['', []],
  ['all day', [['00:00', '24:00']]],
])('%s are hours', (text, hours) => {
  expect(read(HOURS, text)).toEqual(hours);
});

test.each(['9', '9-', '9-12-17', 'mornings', '9-25'])('“%s” are no hours', text => {
  expect(read(HOURS, text)).toContain('Write hours such as 9-17:30');
});

test('the mean working day, of the days that work', () => {
  const week = {
    mon: [
      ['09:00', '12:00'],
      ['13:00', '17:00'],
    ],
    tue: [['09:00', '18:00']],
    sat: [],
    sun: 'off',
  } as const;
  expect(minutesPerDay(week)).toBe(480);
  expect(minutesPerDay({})).toBe(0);
});

test.each([
  ['2026-12', '2026-12'],
  ['12/2026', '2026-12'],
  ['Dec 2026', '2026-12'],
  ['december 26', '2026-12'],
  ['3.2027', '2027-03'],
])('%s is the month %s', (text, month) => {
  expect(read(MONTH, text)).toBe(month);
});

test.each(['', '13/2026', 'De 2026', '2026', 'next', '12/1926'])('“%s” is no month', text => {
  expect(read(MONTH, text)).toContain('Write a month such as');
});

test('a criterion keeps what its next operator takes', () => {
  const criterion = { column: 'Company size', is: 'is', value: '50' };
  expect(withOperator(criterion, 'between')).toEqual({ column: 'Company size', is: 'between', value: ['50', ''] });
  expect(withOperator(criterion, 'is blank')).toEqual({ column: 'Company size', is: 'is blank' });
  expect(withOperator({ ...criterion, value: ['50', '60'] }, 'at least')).toEqual({ ...criterion, is: 'at least' });
  expect(withOperator({ column: 'A', value: undefined }, 'is any of')).toEqual({
    column: 'A',
    is: 'is any of',
    value: [],
  });
  expect(read(criterionInput('at least'), '1,200')).toBe(1200);
  expect(read(criterionInput('at least'), 'many')).toContain('Write a number');
  for (const is of OPERATORS.slice(0, 4)) expect(read(criterionInput(is), '50')).toBe('50');
});

describe('what a field writes it reads back', () => {
  const same = <T>(input: Input<T>, value: T) => expect(input.read(input.write(value))).toEqual({ value });
  test('lengths, counts, shares, amounts', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 525_600 }), fc.integer({ min: 0, max: 1e6 }), (minutes, millionths) => {
        same(SPAN, minutes);
        same(SPAN, millionths / 100);
        same(SHARE, millionths / 1e6);
        same(AMOUNT, millionths / 100);
        same(AMOUNT, millionths);
        same(AMOUNT, millionths / 1_000);
        same(countInput('attempts'), minutes + 1);
        same(DAYS_INPUT, 1 + minutes / 4);
      }),
    );
  });
  test('hours, times, months', () => {
    const time = fc
      .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
      .map(([hour, minute]) => `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`);
    fc.assert(
      fc.property(fc.array(fc.tuple(time, time), { maxLength: 3 }), time, (hours, one) => {
        same(HOURS, hours);
        same(TIME_OF_DAY, one);
      }),
    );
    for (let month = 1; month <= 12; month++) same(MONTH, `2026-${String(month).padStart(2, '0')}`);
  });
  test('no text is too strange to be answered', () => {
    fc.assert(
      fc.property(fc.string(), text => {
        for (const input of [SPAN, DAYS_INPUT, SHARE, AMOUNT, TIME_OF_DAY, HOURS, MONTH]) {
          const reading = input.read(text);
          if ('problem' in reading) expect(reading.problem).toMatch(/^Write .+\.$/);
          else if (typeof reading.value === 'number') expect(reading.value).toBeGreaterThanOrEqual(0);
        }
      }),
    );
  });
});
