/** "Until when" as people type it. It is Friday 20 November, 14:30 in New York. */
import { expect, test } from 'vitest';
import { readUntil } from '../../../src/sla/sheet/until.ts';
import { at, NEW_YORK, office } from '../../support/november.ts';

const NOW = at('20 14:30');
const read = (text: string) => readUntil(text, NEW_YORK, NOW, from => office.after(from, 0) ?? from);

test.each([
  ['2h', '20 16:30'],
  ['90 min', '20 16:00'],
  ['in 2 hours', '20 16:30'],
  ['1d', '21 14:30'],
  ['2 days', '22 14:30'],
  ['tomorrow', '23 09:00'],
  ['Tomorrow 8:15', '21 08:15'],
  ['monday', '23 09:00'],
  ['Monday 9:00', '23 09:00'],
  ['mon at 11', '23 11:00'],
  ['until tue 10:30', '24 10:30'],
  ['friday', '27 09:00'],
  ['2026-11-23 09:00', '23 09:00'],
  [' 2026-11-23 ', '23 00:00'],
])('%s', (text, expected) => {
  expect(read(text)).toBe(at(expected));
});

test.each(['', 'later', 'm', '0h', 'monday 25:00', '2026-11-20 14:30', 'yesterday', '5 s', 'mo'])(
  '"%s" is no time to come',
  text => {
    expect(read(text)).toBeNull();
  },
);
