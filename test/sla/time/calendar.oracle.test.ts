import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import type { CalendarSpec } from '../../../src/sla/time/calendar.ts';
import { type Answer, bothAnswers, examine } from '../../support/calendar-examiner.ts';
import type { Question } from '../../support/calendar-questions.ts';

const HOUR = 3_600_000;
const at = (text: string): number => Temporal.Instant.from(text).epochMilliseconds;
const daily = (...windows: [string, string][]): CalendarSpec['week'] =>
  Object.fromEntries(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'].map(day => [day, windows]));
const calendar = (timeZone: string, week: CalendarSpec['week'], more: Partial<CalendarSpec> = {}): CalendarSpec => ({
  name: 'Sales',
  timeZone,
  week,
  ...more,
});

const office = calendar('America/New_York', { ...daily(['09:00', '17:00']), sat: [], sun: [] });
const always = calendar('America/New_York', daily(['00:00', '24:00']));
const openOnce = (date: string): CalendarSpec => calendar('UTC', {}, { dates: { [date]: [['09:00', '17:00']] } });
const friday = at('2026-11-20T09:00-05:00');

describe('answers worked out by hand, as src/sla and the oracle both give them', () => {
  const cases: [about: string, question: Omit<Question, 'pauses'> & { pauses?: Question['pauses'] }, answer: Answer][] =
    [
      [
        'a target used up at the end of Friday is due then',
        { kind: 'after', spec: office, a: friday, b: 8 * HOUR },
        at('2026-11-20T17:00-05:00'),
      ],
      [
        'but late only after Monday morning',
        { kind: 'lateAfter', spec: office, a: friday, b: 8 * HOUR },
        at('2026-11-23T09:00-05:00'),
      ],
      [
        'the day that summer time begins has 23 hours',
        { kind: 'between', spec: always, a: at('2026-03-08T00:00-05:00'), b: at('2026-03-09T00:00-04:00') },
        23 * HOUR,
      ],
      [
        'a date that the zone skipped has no windows',
        {
          kind: 'after',
          spec: calendar('Pacific/Apia', daily(['09:00', '17:00'])),
          a: at('2011-12-29T16:00-10:00'),
          b: HOUR + 1,
        },
        at('2011-12-31T09:00:00.001+14:00'),
      ],
      [
        'a break that begins where a window was pushed out of the gap cuts it: open 00:30 to 03:15, less the missing hour',
        {
          kind: 'between',
          spec: calendar(
            'Australia/Sydney',
            {
              sun: [
                ['00:30', '02:30'],
                ['02:45', '05:00'],
              ],
            },
            { breaks: { '2036-10-05': [['03:15', '14:40']] } },
          ),
          a: at('2036-10-05T00:00+10:00'),
          b: at('2036-10-06T00:00+11:00'),
        },
        1.75 * HOUR,
      ],
      [
        'a window that closes in a gap before midnight runs over into the next date',
        {
          kind: 'between',
          spec: calendar('America/Nuuk', { sat: [['22:00', '23:30']] }),
          a: at('2026-03-28T12:00-02:00'),
          b: at('2026-03-29T12:00-01:00'),
        },
        1.5 * HOUR,
      ],
      [
        'and so does a break',
        {
          kind: 'between',
          spec: calendar(
            'America/Nuuk',
            { sat: [['16:00', '23:45']] },
            { breaks: { '2026-03-28': [['17:00', '23:45']] } },
          ),
          a: at('2026-03-28T12:00-02:00'),
          b: at('2026-03-29T12:00-01:00'),
        },
        HOUR,
      ],
      [
        'touching windows are resolved and then united: 02:00 does not exist, so the first one runs to 03:30 and over the second',
        {
          kind: 'between',
          spec: calendar('America/New_York', {
            sun: [
              ['01:00', '02:30'],
              ['02:30', '03:00'],
            ],
          }),
          a: at('2026-03-08T00:00-05:00'),
          b: at('2026-03-09T00:00-04:00'),
        },
        // 01:00 EST = 06:00Z; 02:30 is pushed to 03:30 EDT = 07:30Z; 03:00 EDT = 07:00Z lies inside.
        1.5 * HOUR,
      ],
      [
        'a night shift, given as two windows, loses the hour that the clocks skip',
        {
          kind: 'between',
          spec: calendar('America/New_York', { sat: [['22:00', '24:00']], sun: [['00:00', '06:00']] }),
          a: at('2026-03-07T12:00-05:00'),
          b: at('2026-03-08T12:00-04:00'),
        },
        // 22:00 EST = 03:00Z to 06:00 EDT = 10:00Z.
        7 * HOUR,
      ],
      [
        'a window of the night that closes inside the gap closes as long after it',
        {
          kind: 'lateAfter',
          spec: calendar('America/New_York', { sat: [['22:00', '24:00']], sun: [['00:00', '02:30']] }),
          a: at('2026-03-07T22:00-05:00'),
          b: 4.5 * HOUR - 1,
        },
        // 22:00 EST to 02:30, pushed to 03:30 EDT: four and a half hours in all.
        at('2026-03-08T03:29:59.999-04:00'),
      ],
      [
        'a night across a gap at midnight begins an hour later by the clock and is an hour shorter',
        {
          kind: 'between',
          spec: calendar('America/Sao_Paulo', { sat: [['21:00', '24:00']], sun: [['00:00', '05:00']] }),
          a: at('2018-11-03T12:00-03:00'),
          b: at('2018-11-04T12:00-02:00'),
        },
        // 21:00 -03 = 00:00Z; 24:00 does not exist and means 01:00 -02 = 03:00Z; 05:00 -02 = 07:00Z.
        7 * HOUR,
      ],
      [
        'nothing due, asked inside a pause, is the next working instant outside it',
        {
          kind: 'after',
          spec: office,
          a: friday,
          b: 0,
          pauses: [{ from: friday - HOUR, until: at('2026-11-20T20:00-05:00') }],
        },
        at('2026-11-23T09:00-05:00'),
      ],
      [
        'an open-ended pause swallows what it leaves no time for',
        { kind: 'after', spec: office, a: friday, b: 2 * HOUR, pauses: [{ from: friday + HOUR, until: Infinity }] },
        null,
      ],
      [
        'what is used up just as an open-ended pause begins is due',
        { kind: 'after', spec: office, a: friday, b: HOUR, pauses: [{ from: friday + HOUR, until: Infinity }] },
        friday + HOUR,
      ],
      [
        'but never late',
        { kind: 'lateAfter', spec: office, a: friday, b: HOUR, pauses: [{ from: friday + HOUR, until: Infinity }] },
        null,
      ],
      [
        'working time that comes within 366 days is waited for',
        { kind: 'after', spec: openOnce('2027-01-01'), a: at('2026-01-01T00:00Z'), b: HOUR },
        at('2027-01-01T10:00Z'),
      ],
      [
        'a calendar without working time in 366 days is refused by name',
        { kind: 'after', spec: openOnce('2027-01-03'), a: at('2026-01-01T00:00Z'), b: HOUR },
        'refused',
      ],
      [
        'and so is one that runs dry',
        { kind: 'after', spec: openOnce('2026-01-05'), a: at('2026-01-01T00:00Z'), b: 9 * HOUR },
        'refused',
      ],
    ];
  test.each(cases)('%s', (_, question, answer) => {
    expect(bothAnswers({ pauses: [], ...question })).toEqual({ ours: answer, oracle: answer });
  });
});

const CALENDARS = 75;
const QUESTIONS_EACH = 40;

test(`a calendar answers ${CALENDARS * QUESTIONS_EACH} random questions as Temporal does`, { timeout: 30_000 }, () => {
  const seeds = Array.from({ length: CALENDARS }, (_, index) => 1_000_000 + index);
  expect(examine(seeds, QUESTIONS_EACH)).toEqual({ asked: CALENDARS * QUESTIONS_EACH, wrong: 0, examples: [] });
});
