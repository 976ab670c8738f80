import { describe, expect, test } from 'vitest';
import { pauseOf } from '../../../../src/sla/leads/lead-at.ts';
import { isTerminal, judgeAttempts } from '../../../../src/sla/promises/sales/attempts.ts';
import { Calendar, type CalendarSpec } from '../../../../src/sla/time/calendar.ts';
import { policyWith, type Row, verdictOn } from '../../../support/agreements.ts';
import { at, moment, NEW_YORK, OFFICE, office } from '../../../support/november.ts';

/** 3 attempts within 5 working days of Monday 16 November 09:00: 8-hour days, so the window is used up on Friday 20 at 17:00. */
interface Facts {
  readonly start?: string;
  readonly times?: readonly string[];
  readonly count?: number;
  readonly contact?: string;
  readonly over?: true;
  readonly pauses?: readonly (readonly [from: string, until?: string])[];
  readonly gap?: number;
  readonly calendar?: Calendar;
  readonly promise?: readonly [count: number, withinWorkingDays: number];
}

function answer(facts: Facts, now: string): [state: string, counted: number] {
  const { start = '16 09:00', times = [], count = null, contact, over = false, pauses = [], gap = 60 } = facts;
  const [wanted, withinWorkingDays] = facts.promise ?? [3, 5];
  const { state, counted } = judgeAttempts(
    {
      start: moment(start),
      count,
      times: times.map(moment),
      firstContact: contact === undefined ? null : moment(contact),
      isOver: over,
      pauses: pauses.flatMap(
        ([from, until]) => pauseOf(moment(from), until === undefined ? null : moment(until)) ?? [],
      ),
    },
    { count: wanted, withinWorkingDays, minGapMinutes: gap },
    facts.calendar ?? office,
    at(now),
  );
  return [state, counted];
}

type Case = [about: string, facts: Facts, now: string, state: string, counted: number];

describe('3 attempts within 5 working days', () => {
  const everyDay = new Calendar(
    { ...OFFICE, week: { ...OFFICE.week, sat: [['00:00', '24:00']], sun: [['00:00', '24:00']] } },
    NEW_YORK,
  );
  const shortFriday = new Calendar({ ...OFFICE, week: { ...OFFICE.week, fri: [['09:00', '13:00']] } }, NEW_YORK);
  const holiday = new Calendar({ ...OFFICE, holidays: ['2026-11-18'] }, NEW_YORK);
  const groups: Record<string, Case[]> = {
    'the pace: a third of the window, 800 working minutes, for each': [
      ['at the start nothing is wanted', {}, '16 09:00', 'ON TRACK', 0],
      ['a second before the first third', {}, '17 14:19:59', 'ON TRACK', 0],
      ['at the first third one is wanted', {}, '17 14:20', 'BEHIND', 0],
      ['… and one is enough', { times: ['16 10:00'] }, '17 14:20', 'ON TRACK', 1],
      ['a second before the second third', { times: ['16 10:00'] }, '19 11:39:59', 'ON TRACK', 1],
      ['at the second third two are wanted', { times: ['16 10:00'] }, '19 11:40', 'BEHIND', 1],
      ['at the end of the window all are wanted', { times: ['16 10:00', '17 10:00'] }, '20 17:00', 'BEHIND', 2],
    ],
    'the end of the window': [
      ['used up on Friday, not over on Sunday', {}, '22 12:00', 'BEHIND', 0],
      ['not over on Monday at opening', {}, '23 09:00', 'BEHIND', 0],
      ['over a second later', {}, '23 09:00:01', 'TOO FEW', 0],
      ['over with two of three', { times: ['16 10:00', '17 10:00'] }, '23 09:00:01', 'TOO FEW', 2],
      ['over with all three', { times: ['16 10:00', '17 10:00', '18 10:00'] }, '30 12:00', 'DONE', 3],
      ['over, and the third came too late', { times: ['16 10:00', '17 10:00', '23 09:30'] }, '23 12:00', 'TOO FEW', 2],
      [
        'the third on the weekend before it is over',
        { times: ['16 10:00', '17 10:00', '21 12:00'] },
        '23 12:00',
        'DONE',
        3,
      ],
      ['a pause makes it longer', { pauses: [['17 09:00', '18 09:00']] }, '23 17:00', 'BEHIND', 0],
      ['… and it is over a second later', { pauses: [['17 09:00', '18 09:00']] }, '24 09:00:01', 'TOO FEW', 0],
      ['a pause without an end keeps it open', { pauses: [['16 12:00']] }, '30 12:00', 'ON TRACK', 0],
      ['a holiday is no working day', { calendar: holiday }, '23 17:00', 'BEHIND', 0],
      ['… and it is over after it', { calendar: holiday }, '24 09:00:01', 'TOO FEW', 0],
      [
        'a day is the mean of the week: a short Friday ends it on Friday',
        { calendar: shortFriday },
        '20 13:00',
        'BEHIND',
        0,
      ],
      ['… and over on Monday', { calendar: shortFriday }, '23 09:00:01', 'TOO FEW', 0],
      // (5 × 8 h + 2 × 24 h) ÷ 7 = 12 h 34 2/7 min a day; five of them are 62 h 51 3/7 min: 40 h until Friday, the rest on Saturday.
      ['days of different length', { calendar: everyDay }, '21 22:51', 'BEHIND', 0],
      ['… and over', { calendar: everyDay }, '21 22:52', 'TOO FEW', 0],
    ],
    done: [
      ['at once with all', { times: ['16 09:00', '16 10:00', '16 11:00'] }, '16 11:00', 'DONE', 3],
      ['more than asked', { times: ['16 09:00', '16 10:00', '16 11:00', '16 12:00'] }, '16 12:00', 'DONE', 4],
      ['an outcome ends it without any', { over: true }, '16 12:00', 'DONE', 0],
      ['an outcome ends it after the window', { over: true }, '30 12:00', 'DONE', 0],
    ],
    'which times count': [
      ['one later than now does not exist', { times: ['16 10:00', '16 12:00:01'] }, '16 12:00', 'ON TRACK', 1],
      ['one at this very instant does', { times: ['16 10:00', '16 12:00'] }, '16 12:00', 'ON TRACK', 2],
      ['60 minutes apart', { times: ['16 10:00', '16 11:00'] }, '16 12:00', 'ON TRACK', 2],
      ['59:59 apart', { times: ['16 10:00', '16 10:59:59'] }, '16 12:00', 'ON TRACK', 1],
      ['apart from the last that counted', { times: ['16 10:00', '16 10:40', '16 11:00'] }, '16 12:00', 'ON TRACK', 2],
      ['real minutes: over the night', { times: ['16 17:00', '17 09:00'] }, '17 12:00', 'ON TRACK', 2],
      ['in any order', { times: ['16 13:00', '16 10:00', '16 11:30'] }, '16 13:00', 'DONE', 3],
      ['another gap', { times: ['16 10:00', '16 10:15', '16 10:29:59'], gap: 15 }, '16 12:00', 'ON TRACK', 2],
      ['60 minutes before the start', { times: ['16 08:00'] }, '16 12:00', 'ON TRACK', 1],
      ['60:01 before the start', { times: ['16 07:59:59'] }, '16 12:00', 'ON TRACK', 0],
      ['one too early takes no gap from the next', { times: ['16 07:59:59', '16 08:30'] }, '16 12:00', 'ON TRACK', 1],
      ['outside opening hours', { times: ['16 20:00', '16 22:00'] }, '17 12:00', 'ON TRACK', 2],
    ],
    'the first contact is attempt 1': [
      [
        'it counts, however long before the start',
        { contact: '13 10:00', times: ['16 12:00'] },
        '16 15:00',
        'ON TRACK',
        2,
      ],
      ['it counts', { times: ['16 12:00', '16 14:00'], contact: '16 10:00' }, '16 15:00', 'DONE', 3],
      ['it is not counted twice', { times: ['16 10:00', '16 12:00'], contact: '16 10:00' }, '16 15:00', 'ON TRACK', 2],
      [
        'a second try within the hour is not another',
        { times: ['16 10:30', '16 12:00'], contact: '16 10:00' },
        '16 15:00',
        'ON TRACK',
        2,
      ],
      ['without a count it is one', { contact: '16 10:00' }, '17 14:20', 'ON TRACK', 1],
    ],
    'a count is used as it is': [
      ['2', { count: 2 }, '16 12:00', 'ON TRACK', 2],
      ['3', { count: 3 }, '16 12:00', 'DONE', 3],
      ['3, after the window', { count: 3 }, '30 12:00', 'DONE', 3],
      ['2, after the window', { count: 2 }, '30 12:00', 'TOO FEW', 2],
      ['1, though contacted', { count: 1, contact: '16 10:00' }, '16 12:00', 'ON TRACK', 1],
      ['blank and contacted', { contact: '16 10:00' }, '16 12:00', 'ON TRACK', 1],
      ['blank and not contacted', {}, '16 12:00', 'ON TRACK', 0],
      ['0 and contacted', { count: 0, contact: '16 10:00' }, '16 12:00', 'ON TRACK', 1],
      ['0 and not contacted', { count: 0 }, '16 12:00', 'ON TRACK', 0],
      ['below 1 and contacted', { count: -2, contact: '16 10:00' }, '16 12:00', 'ON TRACK', 1],
    ],
    'dates without a time': [
      ['three days are three attempts', { times: ['16', '17', '18'] }, '18 12:00', 'DONE', 3],
      ['on the day of the start', { times: ['16'] }, '16 12:00', 'ON TRACK', 1],
      ['the day before the start', { times: ['15'] }, '16 12:00', 'ON TRACK', 0],
      ['a day and a time of it are one', { times: ['17', '17 10:00'] }, '17 12:00', 'ON TRACK', 1],
      ['a day and two times of it are two', { times: ['17', '17 10:00', '17 14:00'] }, '17 15:00', 'ON TRACK', 2],
      ['a day that stands there twice is one', { times: ['17', '17'] }, '17 12:00', 'ON TRACK', 1],
      ['a day takes no gap from the night before', { times: ['16 23:30', '17'] }, '17 12:00', 'ON TRACK', 2],
      ['a first contact on the day of the start', { contact: '16', times: ['17'] }, '17 12:00', 'ON TRACK', 2],
      [
        'a day of the attempts and the contact of that day',
        { contact: '16 10:00', times: ['16'] },
        '16 12:00',
        'ON TRACK',
        1,
      ],
      ['a start counts from the end of its day', { start: '16' }, '18 14:19:59', 'ON TRACK', 0],
      ['… so a third is used up a day later', { start: '16' }, '18 14:20', 'BEHIND', 0],
      ['an attempt on the day of such a start', { start: '16', times: ['16 10:00'] }, '16 12:00', 'ON TRACK', 1],
    ],
  };
  for (const [group, cases] of Object.entries(groups)) {
    describe(group, () => {
      test.each(cases)('%s', (_about, facts, now, state, counted) => {
        expect(answer(facts, now)).toEqual([state, counted]);
      });
    });
  }

  test('24/7 has days of 1,440 minutes', () => {
    const allDay = [['00:00', '24:00']] as const;
    const week: CalendarSpec['week'] = {
      mon: allDay,
      tue: allDay,
      wed: allDay,
      thu: allDay,
      fri: allDay,
      sat: allDay,
      sun: allDay,
    };
    const always = new Calendar({ name: '24/7', timeZone: 'America/New_York', week }, NEW_YORK);
    expect(answer({ calendar: always }, '21 09:00')[0]).toBe('BEHIND');
    expect(answer({ calendar: always }, '21 09:00:01')[0]).toBe('TOO FEW');
  });
});

describe('the steps of 5 attempts in 10 working days: one for every two days used', () => {
  test.each([
    [1, '17 17:00'],
    [2, '19 17:00'],
    [3, '23 17:00'],
    [4, '25 17:00'],
    [5, '27 17:00'],
  ])('%i wanted by %s', (wanted, now) => {
    const promise = [5, 10] as const;
    const enough = wanted === 5 ? 'DONE' : 'ON TRACK';
    expect([wanted - 1, wanted].map(count => answer({ promise, count }, now)[0])).toEqual(['BEHIND', enough]);
  });
});

describe('outcomes that end the attempts', () => {
  test.each(['connected', 'Meeting', 'WON', ' lost ', 'Disqualified'])('%s', outcome => {
    expect(isTerminal(outcome)).toBe(true);
  });
  test.each(['', 'Not connected', 'no answer', 'left voicemail', 'busy', 'wonder', 'unqualified'])(
    'not "%s"',
    outcome => {
      expect(isTerminal(outcome)).toBe(false);
    },
  );
});

describe('read from a row', () => {
  const rule = { name: 'Trials', calendar: 'Sales', firstContactMinutes: 60 };
  const attempts = { count: 3, withinWorkingDays: 5 };
  const stages = { closed: ['Disqualified'] };
  const policy = policyWith({ sales: [{ ...rule, attempts }], stages });
  const created = '16 09:00';
  const cases: [about: string, row: Row, now: string, expected: string | null][] = [
    ['a count', { created, attempts: 2 }, '16 12:00', 'ON TRACK 2'],
    ['a count as text', { created, attempts: '3' }, '16 12:00', 'DONE 3'],
    ['a blank count, contacted', { created, firstContact: '16 09:30', attempts: '' }, '18 12:00', 'ON TRACK 1'],
    ['times', { created, firstContact: '16 09:30', attempts: '2026-11-16 11:00' }, '18 12:00', 'ON TRACK 2'],
    ['no column of attempts, contacted', { created, firstContact: '16 09:30' }, '17 14:20', 'ON TRACK 1'],
    ['no column of attempts, not contacted', { created }, '17 14:20', 'BEHIND 0'],
    ['an outcome', { created, outcome: 'Connected' }, '17 14:20', 'DONE 0'],
    ['an outcome that ends nothing', { created, outcome: 'No answer' }, '17 14:20', 'BEHIND 0'],
    ['closed', { created, closed: '16 12:00' }, '30 12:00', 'DONE 0'],
    ['returned', { created, returned: '16 12:00' }, '30 12:00', 'DONE 0'],
    ['won', { created, won: '16 12:00' }, '30 12:00', 'DONE 0'],
    ['a closed stage without a date', { created, stage: 'Disqualified' }, '30 12:00', 'DONE 0'],
    ['closed later than now', { created, closed: '30 12:00' }, '24 12:00', 'TOO FEW 0'],
    ['none beside CHECK DATA', { created, firstContact: 'soon', attempts: 3 }, '16 12:00', null],
    ['none without a start', { created: '', name: 'Ann', attempts: 3 }, '16 12:00', null],
    ['none for a start in the future', { created: '17 09:00', attempts: 3 }, '16 12:00', null],
  ];
  test.each(cases)('%s', (_about, row, now, expected) => {
    const { attempts: verdict } = verdictOn(row, policy, at(now));
    expect(verdict && `${verdict.state} ${verdict.counted}`).toBe(expected);
  });

  test('a rule without attempts asks for none', () => {
    expect(verdictOn({ created }, policyWith({ sales: [rule] }), at('30 12:00')).attempts).toBeNull();
  });
});

test('without a gap the first contact still is one attempt, in its own column and among the attempts', () => {
  expect(answer({ contact: '16 10:00', times: ['16 10:00'], gap: 0 }, '16 12:00')).toEqual(['ON TRACK', 1]);
  expect(answer({ contact: '16 10:00', times: ['16 10:00', '16 10:01'], gap: 0 }, '16 12:00')[1]).toBe(2);
});
