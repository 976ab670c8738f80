import { expect, test } from 'vitest';
import { dayInMonth, headline, outlookInWords, paceInWords, soon } from '../../src/sidebar/words.ts';
import { decodeZone } from '../../src/sla/time/zone.ts';
import { NOW, november, QUIET, standing, view } from './views.ts';

const zone = decodeZone(view().zone.name, view().zone.changes);

test.each([
  ['EARLY', 9_000, 10_000, 'too early to tell', 'gray'],
  ['FLOOD', 200_000, 140_000, '$60,000 ahead, a flood', 'warn'],
  ['AHEAD', 160_000, 140_000, '$20,000 ahead', 'good'],
  ['ON PACE', 138_000, 140_000, 'on pace, $2,000 behind', 'good'],
  ['ON PACE', 140_000.2, 140_000, 'on pace', 'good'],
  ['BEHIND', 120_000, 140_000, '$20,000 behind', 'warn'],
  ['SHORTFALL', 60_000, 140_000, '$80,000 behind, a shortfall', 'bad'],
  [null, 0, 0, '', 'gray'],
] as const)('pace: %s, %d of an expected %d', (state, actual, expected, words, tone) => {
  expect(paceInWords(november({ state, actual, expected }), 'USD')).toEqual({ words, tone });
});

test('outlook: a quota that is reached needs nothing more', () => {
  const reached = november({ actual: 210_000, neededPerDay: 0, chance: 1 });
  expect(outlookInWords(reached, 'USD')).toBe('The quota is reached, heading for $202,857.');
});

test('outlook: no estimate is a certainty, and before the first minute there is none', () => {
  expect(outlookInWords(november({ chance: 0.999 }), 'USD')).toMatch(/over 99% likely to be reached\.$/);
  const first = november({ actual: 0, neededPerDay: 10_000, projected: null, chance: null });
  expect(outlookInWords(first, 'USD')).toBe('Needs $10,000 a working day.');
  const last = november({ neededPerDay: null, projected: null, chance: null });
  expect(outlookInWords(last, 'USD')).toBe('');
});

test('headline: without a quota, the overdue leads', () => {
  expect(headline(standing({ quota: [] }))).toBe('6 leads overdue');
  expect(headline({ ...QUIET, quota: [november({ quota: 0 })] })).toBe('No lead overdue');
  expect(headline(standing({ quota: [november(), november({ state: 'AHEAD' })] }))).toBe(
    'November: none of 2 quotas behind',
  );
});

test('the month’s day is the working day that runs', () => {
  expect(dayInMonth(standing({ quota: [november({ date: 20 })] }), zone, false)).toBe('Day 20 of 20 · updated 12:05');
  expect(dayInMonth(standing({ quota: [] }), zone, false)).toBe('Updated 12:05');
  expect(dayInMonth(standing({ quota: [] }), zone, true)).toBe('As of Fri 12:05');
});

test('times of today are told without the day', () => {
  expect(soon(NOW, zone, NOW)).toBe('12:05');
  expect(soon(NOW - 86_400_000, zone, NOW)).toBe('Thu 12:05');
});
