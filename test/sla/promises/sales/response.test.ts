import { describe, expect, test } from 'vitest';
import { answer, type Facts } from '../../../support/first-contact.ts';

type Case = [about: string, facts: Facts, now: string, state: string];

describe('the states, in the order in which they are decided (Mon–Fri 09:00–17:00, 60 working minutes)', () => {
  const start = '16 09:00';
  const groups: Record<string, Case[]> = {
    'no verdict': [
      ['no start', {}, '16 12:00', ''],
      ['no start, though contacted', { contacts: ['16 10:00'] }, '16 12:00', ''],
      ['a start a second after now', { start: '16 09:00:01' }, '16 09:00', ''],
      [
        'a start in the future with a contact in the past',
        { start: '17 09:00', contacts: ['16 10:00'] },
        '16 12:00',
        '',
      ],
      [
        'a start in the future goes before an unreadable contact',
        { start: '17 09:00', contacts: ['?'] },
        '16 12:00',
        '',
      ],
      ['a day in the future', { start: '17' }, '16 23:59:59', ''],
      ['a start at this very instant is a start', { start }, '16 09:00', 'OPEN'],
    ],
    'CHECK DATA': [
      ['start unreadable', { start: '?' }, '16 12:00', 'CHECK DATA'],
      ['contact unreadable', { start, contacts: ['?'] }, '16 09:30', 'CHECK DATA'],
      ['one contact unreadable beside a good one', { start, contacts: ['16 09:30', '?'] }, '16 12:00', 'CHECK DATA'],
      ['closed date unreadable', { start, closed: '?' }, '16 09:30', 'CHECK DATA'],
      [
        'closed date unreadable, though contacted',
        { start, contacts: ['16 09:30'], closed: '?' },
        '16 12:00',
        'CHECK DATA',
      ],
      ['pause unreadable', { start, badPause: true }, '16 12:00', 'CHECK DATA'],
      ['contact 60 min 1 s before the start', { start, contacts: ['16 07:59:59'] }, '16 12:00', 'CHECK DATA'],
      ['contact a day before the start', { start, contacts: ['15 09:00'] }, '16 12:00', 'CHECK DATA'],
      [
        'contact too early, though closed',
        { start, contacts: ['15 09:00'], closed: '16 10:00' },
        '16 12:00',
        'CHECK DATA',
      ],
      [
        'contact too early and a later one not yet made',
        { start, contacts: ['15 09:00', '16 11:00'] },
        '16 10:30',
        'CHECK DATA',
      ],
    ],
    contacted: [
      ['at the start', { start, contacts: [start] }, '16 12:00', 'MET'],
      ['59:59 before the start', { start, contacts: ['16 08:00:01'] }, '16 12:00', 'MET'],
      ['60:00 before the start', { start, contacts: ['16 08:00'] }, '16 12:00', 'MET'],
      ['with exactly the target used', { start, contacts: ['16 10:00'] }, '16 12:00', 'MET'],
      ['a second past the target', { start, contacts: ['16 10:00:01'] }, '16 12:00', 'MISSED'],
      ['at this very instant', { start, contacts: ['16 10:00'] }, '16 10:00', 'MET'],
      ['the earliest of several decides', { start, contacts: ['16 12:00', '16 09:10', '16 11:00'] }, '16 13:00', 'MET'],
      ['one too early beside one in time', { start, contacts: ['15 09:00', '16 09:30'] }, '16 12:00', 'MET'],
      ['one too early beside one too late', { start, contacts: ['15 09:00', '16 11:00'] }, '16 12:00', 'MISSED'],
      [
        'one half an hour early counts before a late one',
        { start, contacts: ['16 08:30', '16 11:00'] },
        '16 12:00',
        'MET',
      ],
      [
        'over the weekend with the target used up on Friday',
        { start: '20 16:00', contacts: ['21 12:00'] },
        '23 12:00',
        'MET',
      ],
      ['Monday at opening, target used up on Friday', { start: '20 16:00', contacts: ['23 09:00'] }, '23 12:00', 'MET'],
      ['a second after that opening', { start: '20 16:00', contacts: ['23 09:00:01'] }, '23 12:00', 'MISSED'],
      [
        'half of the target on Friday, half on Monday',
        { start: '20 16:30', contacts: ['23 09:30'] },
        '23 12:00',
        'MET',
      ],
      [
        'before opening hours, for a lead of the weekend',
        { start: '21 10:00', contacts: ['22 20:00'] },
        '23 12:00',
        'MET',
      ],
      ['in time and closed later', { start, contacts: ['16 09:30'], closed: '16 12:00' }, '16 13:00', 'MET'],
      ['after it was closed', { start, contacts: ['16 11:00'], closed: '16 09:30' }, '16 13:00', 'MISSED'],
      ['with a closed stage without a date', { start, contacts: ['16 09:30'], closedStage: true }, '16 13:00', 'MET'],
      ['after a pause', { start, contacts: ['16 12:30'], pauses: [['16 09:30', '16 12:00']] }, '16 13:00', 'MET'],
      [
        'too late after a pause',
        { start, contacts: ['16 12:30:01'], pauses: [['16 09:30', '16 12:00']] },
        '16 13:00',
        'MISSED',
      ],
      ['while paused', { start, contacts: ['16 11:00'], pauses: [['16 09:30']] }, '16 12:00', 'MET'],
    ],
    'closed without a contact': [
      ['before the target', { start, closed: '16 09:30' }, '16 12:00', 'EXEMPT'],
      ['before the start', { start, closed: '15 09:30' }, '16 12:00', 'EXEMPT'],
      ['at the target', { start, closed: '16 10:00' }, '16 12:00', 'EXEMPT'],
      ['a second after the target', { start, closed: '16 10:00:01' }, '16 12:00', 'MISSED'],
      [
        'after the target with the contact still to come',
        { start, closed: '16 11:00', contacts: ['16 13:00'] },
        '16 12:00',
        'MISSED',
      ],
      ['a stage that says so without a date, in time', { start, closedStage: true }, '16 09:10', 'EXEMPT'],
      ['a stage that says so without a date, long after', { start, closedStage: true }, '20 12:00', 'EXEMPT'],
      ['a closing later than now does not exist', { start, closed: '16 12:00' }, '16 11:00', 'OVERDUE'],
      [
        'closed in a pause that began in time',
        { start, closed: '16 12:00', pauses: [['16 09:30']] },
        '16 13:00',
        'EXEMPT',
      ],
    ],
    late: [
      ['exactly the target used', { start }, '16 10:00', 'AT RISK'],
      ['a second over', { start }, '16 10:00:01', 'OVERDUE'],
      ['a contact later than now does not exist', { start, contacts: ['16 11:00'] }, '16 10:30', 'OVERDUE'],
      ['a pause does not heal', { start, pauses: [['16 10:30']] }, '16 12:00', 'OVERDUE'],
      [
        'a pause that begins a second too late does not help',
        { start, pauses: [['16 10:00:01']] },
        '16 12:00',
        'OVERDUE',
      ],
      ['used up at Friday’s close: not late at the close', { start: '20 16:00' }, '20 17:00', 'AT RISK'],
      ['… not on Saturday', { start: '20 16:00' }, '21 12:00', 'AT RISK'],
      ['… not on Monday at opening', { start: '20 16:00' }, '23 09:00', 'AT RISK'],
      ['… but a second later', { start: '20 16:00' }, '23 09:00:01', 'OVERDUE'],
    ],
    paused: [
      ['a second before the pause', { start, pauses: [['16 09:30']] }, '16 09:29:59', 'OPEN'],
      ['from the first instant of the pause', { start, pauses: [['16 09:30']] }, '16 09:30', 'PAUSED'],
      ['without an end, days later', { start, pauses: [['16 09:30']] }, '20 12:00', 'PAUSED'],
      ['with an end, a second before it', { start, pauses: [['16 09:30', '16 10:30']] }, '16 10:29:59', 'PAUSED'],
      ['no longer at its end', { start, pauses: [['16 09:30', '16 10:30']] }, '16 10:30', 'OPEN'],
      ['in the second of two', { start, pauses: [['16 09:10', '16 09:20'], ['16 09:30']] }, '16 12:00', 'PAUSED'],
      [
        'in the longer of two that overlap',
        {
          start,
          pauses: [
            ['16 09:10', '16 09:20'],
            ['16 09:15', '16 09:40'],
          ],
        },
        '16 09:30',
        'PAUSED',
      ],
      [
        'overlapping pauses count once',
        {
          start,
          pauses: [
            ['16 09:10', '16 09:40'],
            ['16 09:20', '16 09:30'],
          ],
        },
        '16 10:14:59',
        'OPEN',
      ],
      [
        'overlapping pauses count once, a second later',
        {
          start,
          pauses: [
            ['16 09:10', '16 09:40'],
            ['16 09:20', '16 09:30'],
          ],
        },
        '16 10:15',
        'AT RISK',
      ],
      ['since before the start', { start, pauses: [['16 08:00', '16 10:00']] }, '16 09:30', 'PAUSED'],
      ['it begins when the target is used up', { start, pauses: [['16 10:00']] }, '18 12:00', 'PAUSED'],
      ['it goes before AT RISK', { start, pauses: [['16 09:50']] }, '16 12:00', 'PAUSED'],
      ['one that ends before it begins is none', { start, pauses: [['16 09:30', '16 09:20']] }, '16 09:35', 'OPEN'],
      ['one that ends as it begins is none', { start, pauses: [['16 09:30', '16 09:30']] }, '16 09:30', 'OPEN'],
    ],
    'at risk and open': [
      ['a second before the warning', { start }, '16 09:44:59', 'OPEN'],
      ['exactly at the warning', { start }, '16 09:45', 'AT RISK'],
      ['at half of the target, warned at half', { start, warnAt: 0.5 }, '16 09:30', 'AT RISK'],
      ['warned only when used up', { start, warnAt: 1 }, '16 09:59:59', 'OPEN'],
      ['warned when used up', { start, warnAt: 1 }, '16 10:00', 'AT RISK'],
      ['a lead of the weekend', { start: '21 10:00' }, '22 20:00', 'OPEN'],
      ['a lead of the weekend at Monday’s opening', { start: '21 10:00' }, '23 09:00', 'OPEN'],
      ['after a pause', { start, pauses: [['16 09:30', '16 12:00']] }, '16 12:15', 'AT RISK'],
      [
        'before all other facts',
        { start, contacts: ['16 11:00'], closed: '17 09:00', pauses: [['16 10:00']] },
        '16 09:10',
        'OPEN',
      ],
    ],
    'dates without a time': [
      ['a start exists from the beginning of its day', { start: '16' }, '16 00:00', 'OPEN'],
      ['a start counts from the end of its day', { start: '16' }, '17 09:44:59', 'OPEN'],
      ['… so at risk the day after', { start: '16' }, '17 09:45', 'AT RISK'],
      ['… late the day after', { start: '16' }, '17 10:00:01', 'OVERDUE'],
      ['a start on Friday is late on Monday', { start: '20' }, '23 10:00:01', 'OVERDUE'],
      ['a contact at any time of the start’s day', { start: '16', contacts: ['16 10:00'] }, '16 12:00', 'MET'],
      ['a contact on the start’s day, both without a time', { start: '16', contacts: ['16'] }, '16 12:00', 'MET'],
      ['a contact the day after a start, both without a time', { start: '16', contacts: ['17'] }, '17 12:00', 'MET'],
      [
        'a contact two days after a start, both without a time',
        { start: '16', contacts: ['18'] },
        '18 12:00',
        'MISSED',
      ],
      ['a contact on the day of an exact start', { start: '16 16:00', contacts: ['16'] }, '16 16:30', 'MET'],
      ['a contact counts from the beginning of its day', { start, contacts: ['17'], target: 480 }, '17 12:00', 'MET'],
      ['… which may be too late', { start, contacts: ['17'], target: 479 }, '17 12:00', 'MISSED'],
      ['a contact exists from the beginning of its day', { start, contacts: ['17'], target: 480 }, '17 00:00', 'MET'],
      ['… and not before', { start, contacts: ['17'], target: 480 }, '16 23:59:59', 'AT RISK'],
      ['a contact the day before a start in the morning', { start, contacts: ['15'] }, '16 12:00', 'CHECK DATA'],
      ['a contact day that ends 59:59 before the start', { start: '16 00:59:59', contacts: ['15'] }, '16 12:00', 'MET'],
      [
        'a contact day that ends 60:01 before the start',
        { start: '16 01:00:01', contacts: ['15'] },
        '16 12:00',
        'CHECK DATA',
      ],
      ['a contact day beside a later one', { start, contacts: ['14', '16 09:30'] }, '16 12:00', 'MET'],
      ['a closing counts from the beginning of its day', { start, closed: '17', target: 480 }, '17 12:00', 'EXEMPT'],
      ['… which may be too late', { start, closed: '17', target: 479 }, '17 12:00', 'MISSED'],
      ['a closing on the start’s day', { start: '16 16:00', closed: '16' }, '17 12:00', 'EXEMPT'],
      ['a closing exists from the beginning of its day', { start: '16 16:30', closed: '17' }, '17 00:00', 'EXEMPT'],
      ['a pause covers its first day', { start: '16 16:30', pauses: [['17', '18']] }, '17 00:00', 'PAUSED'],
      ['a pause covers its last day', { start: '16 16:30', pauses: [['17', '18']] }, '18 23:59:59', 'PAUSED'],
      ['… and no longer', { start: '16 16:30', pauses: [['17', '18']] }, '19 09:14:59', 'OPEN'],
      ['… and the rest is counted after it', { start: '16 16:30', pauses: [['17', '18']] }, '19 09:15', 'AT RISK'],
      ['a pause of one day', { start: '16 16:30', pauses: [['17', '17']] }, '17 12:00', 'PAUSED'],
      [
        'a pause that ends the day before it begins',
        { start, pauses: [['17', '16']], target: 960 },
        '17 10:00',
        'OPEN',
      ],
    ],
  };
  for (const [group, cases] of Object.entries(groups)) {
    describe(group, () => {
      test.each(cases)('%s', (_about, facts, now, state) => {
        expect(answer(facts, now).state).toBe(state);
      });
    });
  }
});
