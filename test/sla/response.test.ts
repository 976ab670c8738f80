import { describe, expect, test } from 'vitest';
import { judgeResponse, pauseOf } from '../../src/sla/response.ts';
import { eventOf, judged, ledgerOf, minutesAllowed, policyWith, type Row, stateOf, verdictOn } from '../support/agreements.ts';
import { at, HOUR, MINUTE, moment, office } from '../support/november.ts';

/** "16 09:00" is that minute of November 2026 in New York, "16" the whole day, "?" a cell that is no date. */
interface Facts {
  readonly start?: string;
  readonly contacts?: readonly string[];
  readonly closed?: string;
  readonly closedStage?: true;
  readonly badPause?: true;
  /** From, until; without an until it is open-ended. */
  readonly pauses?: readonly (readonly [from: string, until?: string])[];
  /** Working minutes; 60 unless told. */
  readonly target?: number;
  readonly warnAt?: number;
}

function answer({ start, contacts = [], closed, closedStage, badPause, pauses = [], target, warnAt }: Facts, now: string) {
  const facts = {
    start: start === undefined ? null : moment(start),
    contacts: contacts.map(moment),
    closed: closed === undefined ? null : moment(closed),
    isClosedWithoutDate: closedStage ?? false,
    hasUnreadablePause: badPause ?? false,
    pauses: pauses.flatMap(
      ([from, until]) => pauseOf(moment(from), until === undefined ? null : moment(until)) ?? [],
    ),
  };
  return judgeResponse(facts, { calendar: office, target: (target ?? 60) * MINUTE }, warnAt ?? 0.75, at(now));
}

type Case = [about: string, facts: Facts, now: string, state: string];

describe('the states, in the order in which they are decided (Mon–Fri 09:00–17:00, 60 working minutes)', () => {
  const start = '16 09:00';
  const groups: Record<string, Case[]> = {
    'no verdict': [
      ['no start', {}, '16 12:00', ''],
      ['no start, though contacted', { contacts: ['16 10:00'] }, '16 12:00', ''],
      ['a start a second after now', { start: '16 09:00:01' }, '16 09:00', ''],
      ['a start in the future with a contact in the past', { start: '17 09:00', contacts: ['16 10:00'] }, '16 12:00', ''],
      ['a start in the future goes before an unreadable contact', { start: '17 09:00', contacts: ['?'] }, '16 12:00', ''],
      ['a day in the future', { start: '17' }, '16 23:59:59', ''],
      ['a start at this very instant is a start', { start }, '16 09:00', 'OPEN'],
    ],
    'CHECK DATA': [
      ['start unreadable', { start: '?' }, '16 12:00', 'CHECK DATA'],
      ['contact unreadable', { start, contacts: ['?'] }, '16 09:30', 'CHECK DATA'],
      ['one contact unreadable beside a good one', { start, contacts: ['16 09:30', '?'] }, '16 12:00', 'CHECK DATA'],
      ['closed date unreadable', { start, closed: '?' }, '16 09:30', 'CHECK DATA'],
      ['closed date unreadable, though contacted', { start, contacts: ['16 09:30'], closed: '?' }, '16 12:00', 'CHECK DATA'],
      ['pause unreadable', { start, badPause: true }, '16 12:00', 'CHECK DATA'],
      ['contact 60 min 1 s before the start', { start, contacts: ['16 07:59:59'] }, '16 12:00', 'CHECK DATA'],
      ['contact a day before the start', { start, contacts: ['15 09:00'] }, '16 12:00', 'CHECK DATA'],
      ['contact too early, though closed', { start, contacts: ['15 09:00'], closed: '16 10:00' }, '16 12:00', 'CHECK DATA'],
      ['contact too early and a later one not yet made', { start, contacts: ['15 09:00', '16 11:00'] }, '16 10:30', 'CHECK DATA'],
    ],
    'contacted': [
      ['at the start', { start, contacts: [start] }, '16 12:00', 'MET'],
      ['59:59 before the start', { start, contacts: ['16 08:00:01'] }, '16 12:00', 'MET'],
      ['60:00 before the start', { start, contacts: ['16 08:00'] }, '16 12:00', 'MET'],
      ['with exactly the target used', { start, contacts: ['16 10:00'] }, '16 12:00', 'MET'],
      ['a second past the target', { start, contacts: ['16 10:00:01'] }, '16 12:00', 'MISSED'],
      ['at this very instant', { start, contacts: ['16 10:00'] }, '16 10:00', 'MET'],
      ['the earliest of several decides', { start, contacts: ['16 12:00', '16 09:10', '16 11:00'] }, '16 13:00', 'MET'],
      ['one too early beside one in time', { start, contacts: ['15 09:00', '16 09:30'] }, '16 12:00', 'MET'],
      ['one too early beside one too late', { start, contacts: ['15 09:00', '16 11:00'] }, '16 12:00', 'MISSED'],
      ['one half an hour early counts before a late one', { start, contacts: ['16 08:30', '16 11:00'] }, '16 12:00', 'MET'],
      ['over the weekend with the target used up on Friday', { start: '20 16:00', contacts: ['21 12:00'] }, '23 12:00', 'MET'],
      ['Monday at opening, target used up on Friday', { start: '20 16:00', contacts: ['23 09:00'] }, '23 12:00', 'MET'],
      ['a second after that opening', { start: '20 16:00', contacts: ['23 09:00:01'] }, '23 12:00', 'MISSED'],
      ['half of the target on Friday, half on Monday', { start: '20 16:30', contacts: ['23 09:30'] }, '23 12:00', 'MET'],
      ['before opening hours, for a lead of the weekend', { start: '21 10:00', contacts: ['22 20:00'] }, '23 12:00', 'MET'],
      ['in time and closed later', { start, contacts: ['16 09:30'], closed: '16 12:00' }, '16 13:00', 'MET'],
      ['after it was closed', { start, contacts: ['16 11:00'], closed: '16 09:30' }, '16 13:00', 'MISSED'],
      ['with a closed stage without a date', { start, contacts: ['16 09:30'], closedStage: true }, '16 13:00', 'MET'],
      ['after a pause', { start, contacts: ['16 12:30'], pauses: [['16 09:30', '16 12:00']] }, '16 13:00', 'MET'],
      ['too late after a pause', { start, contacts: ['16 12:30:01'], pauses: [['16 09:30', '16 12:00']] }, '16 13:00', 'MISSED'],
      ['while paused', { start, contacts: ['16 11:00'], pauses: [['16 09:30']] }, '16 12:00', 'MET'],
    ],
    'closed without a contact': [
      ['before the target', { start, closed: '16 09:30' }, '16 12:00', 'EXEMPT'],
      ['before the start', { start, closed: '15 09:30' }, '16 12:00', 'EXEMPT'],
      ['at the target', { start, closed: '16 10:00' }, '16 12:00', 'EXEMPT'],
      ['a second after the target', { start, closed: '16 10:00:01' }, '16 12:00', 'MISSED'],
      ['after the target with the contact still to come', { start, closed: '16 11:00', contacts: ['16 13:00'] }, '16 12:00', 'MISSED'],
      ['a stage that says so without a date, in time', { start, closedStage: true }, '16 09:10', 'EXEMPT'],
      ['a stage that says so without a date, long after', { start, closedStage: true }, '20 12:00', 'EXEMPT'],
      ['a closing later than now does not exist', { start, closed: '16 12:00' }, '16 11:00', 'OVERDUE'],
      ['closed in a pause that began in time', { start, closed: '16 12:00', pauses: [['16 09:30']] }, '16 13:00', 'EXEMPT'],
    ],
    'late': [
      ['exactly the target used', { start }, '16 10:00', 'AT RISK'],
      ['a second over', { start }, '16 10:00:01', 'OVERDUE'],
      ['a contact later than now does not exist', { start, contacts: ['16 11:00'] }, '16 10:30', 'OVERDUE'],
      ['a pause does not heal', { start, pauses: [['16 10:30']] }, '16 12:00', 'OVERDUE'],
      ['a pause that begins a second too late does not help', { start, pauses: [['16 10:00:01']] }, '16 12:00', 'OVERDUE'],
      ['used up at Friday’s close: not late at the close', { start: '20 16:00' }, '20 17:00', 'AT RISK'],
      ['… not on Saturday', { start: '20 16:00' }, '21 12:00', 'AT RISK'],
      ['… not on Monday at opening', { start: '20 16:00' }, '23 09:00', 'AT RISK'],
      ['… but a second later', { start: '20 16:00' }, '23 09:00:01', 'OVERDUE'],
    ],
    'paused': [
      ['a second before the pause', { start, pauses: [['16 09:30']] }, '16 09:29:59', 'OPEN'],
      ['from the first instant of the pause', { start, pauses: [['16 09:30']] }, '16 09:30', 'PAUSED'],
      ['without an end, days later', { start, pauses: [['16 09:30']] }, '20 12:00', 'PAUSED'],
      ['with an end, a second before it', { start, pauses: [['16 09:30', '16 10:30']] }, '16 10:29:59', 'PAUSED'],
      ['no longer at its end', { start, pauses: [['16 09:30', '16 10:30']] }, '16 10:30', 'OPEN'],
      ['in the second of two', { start, pauses: [['16 09:10', '16 09:20'], ['16 09:30']] }, '16 12:00', 'PAUSED'],
      ['in the longer of two that overlap', { start, pauses: [['16 09:10', '16 09:20'], ['16 09:15', '16 09:40']] }, '16 09:30', 'PAUSED'],
      ['overlapping pauses count once', { start, pauses: [['16 09:10', '16 09:40'], ['16 09:20', '16 09:30']] }, '16 10:14:59', 'OPEN'],
      ['overlapping pauses count once, a second later', { start, pauses: [['16 09:10', '16 09:40'], ['16 09:20', '16 09:30']] }, '16 10:15', 'AT RISK'],
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
      ['before all other facts', { start, contacts: ['16 11:00'], closed: '17 09:00', pauses: [['16 10:00']] }, '16 09:10', 'OPEN'],
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
      ['a contact two days after a start, both without a time', { start: '16', contacts: ['18'] }, '18 12:00', 'MISSED'],
      ['a contact on the day of an exact start', { start: '16 16:00', contacts: ['16'] }, '16 16:30', 'MET'],
      ['a contact counts from the beginning of its day', { start, contacts: ['17'], target: 480 }, '17 12:00', 'MET'],
      ['… which may be too late', { start, contacts: ['17'], target: 479 }, '17 12:00', 'MISSED'],
      ['a contact exists from the beginning of its day', { start, contacts: ['17'], target: 480 }, '17 00:00', 'MET'],
      ['… and not before', { start, contacts: ['17'], target: 480 }, '16 23:59:59', 'AT RISK'],
      ['a contact the day before a start in the morning', { start, contacts: ['15'] }, '16 12:00', 'CHECK DATA'],
      ['a contact day that ends 59:59 before the start', { start: '16 00:59:59', contacts: ['15'] }, '16 12:00', 'MET'],
      ['a contact day that ends 60:01 before the start', { start: '16 01:00:01', contacts: ['15'] }, '16 12:00', 'CHECK DATA'],
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
      ['a pause that ends the day before it begins', { start, pauses: [['17', '16']], target: 960 }, '17 10:00', 'OPEN'],
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

describe('minutes used', () => {
  const start = '16 09:00';
  const cases: [about: string, facts: Facts, now: string, used: number][] = [
    ['none for a contact before the start', { start, contacts: ['16 08:30'] }, '16 12:00', 0],
    ['until the contact', { start, contacts: ['16 11:30'] }, '16 16:00', 150],
    ['until the closing', { start, closed: '17 09:30' }, '17 12:00', 510],
    ['until now', { start: '13 16:20' }, '16 10:40', 140],
    ['less the pause', { start, pauses: [['16 09:30', '16 11:00']] }, '16 12:00', 90],
    ['none outside opening hours', { start: '21 10:00' }, '22 20:00', 0],
    ['to the second', { start: '16 09:00:01' }, '16 09:00:31', 0.5],
    ['none for a contact day that begins before the start', { start: '16 16:00', contacts: ['16'] }, '16 16:30', 0],
  ];
  test.each(cases)('%s', (_about, facts, now, used) => {
    expect(answer(facts, now).used / MINUTE).toBe(used);
  });
});

describe('due, and late after', () => {
  const start = '16 09:00';
  const cases: [about: string, facts: Facts, now: string, due: string | null, lateAfter: string | null][] = [
    ['within a day they are one', { start }, '16 09:10', '16 10:00', '16 10:00'],
    ['used up on Friday: due then, late after Monday’s opening', { start: '20 16:00' }, '20 16:30', '20 17:00', '23 09:00'],
    ['over the night', { start: '16 16:30' }, '16 16:40', '17 09:30', '17 09:30'],
    ['a lead of the weekend', { start: '21 10:00' }, '22 20:00', '23 10:00', '23 10:00'],
    ['a day counts from its end', { start: '16' }, '16 12:00', '17 10:00', '17 10:00'],
    ['pauses move them', { start, pauses: [['16 09:30', '16 12:00']] }, '16 10:00', '16 12:30', '16 12:30'],
    ['a pause that has not begun does not', { start, pauses: [['16 09:30', '16 12:00']] }, '16 09:20', '16 10:00', '16 10:00'],
    ['an open-ended pause leaves none', { start, pauses: [['16 09:30']] }, '16 10:00', null, null],
    ['an open-ended pause after the due instant leaves it', { start, pauses: [['16 10:30']] }, '16 12:00', '16 10:00', '16 10:00'],
    ['an open-ended pause at the due instant leaves it, and is never late', { start, pauses: [['16 10:00']] }, '16 12:00', '16 10:00', null],
    ['shown for a lead that was contacted', { start, contacts: ['16 09:30'] }, '16 12:00', '16 10:00', '16 10:00'],
    ['shown for a lead that was missed', { start, contacts: ['16 12:30'] }, '16 13:00', '16 10:00', '16 10:00'],
    ['shown for a lead that was closed', { start, closed: '16 09:30' }, '16 13:00', '16 10:00', '16 10:00'],
    ['blank beside CHECK DATA', { start, contacts: ['?'] }, '16 12:00', null, null],
    ['blank without a verdict', { start: '17 09:00' }, '16 12:00', null, null],
  ];
  test.each(cases)('%s', (_about, facts, now, due, lateAfter) => {
    const response = answer(facts, now);
    expect([response.due, response.lateAfter]).toEqual([due && at(due), lateAfter && at(lateAfter)]);
  });

  test('a lead is OVERDUE at exactly the instants that lie past "late after"', () => {
    for (const day of ['16', '19', '20', '21']) {
      for (const time of ['00:30', '09:00', '12:07:13', '16:00', '16:59:59', '17:00', '20:00']) {
        const facts: Facts = { start: `${day} ${time}` };
        const { lateAfter } = answer(facts, '21 23:00');
        if (lateAfter === null) throw new Error('There is a "late after".');
        for (const [offset, isLate] of [[0, false], [1, true], [HOUR, true]] as const) {
          const target = { calendar: office, target: HOUR };
          const judgedThen = judgeResponse(
            { start: moment(`${day} ${time}`), contacts: [], closed: null, isClosedWithoutDate: false, pauses: [], hasUnreadablePause: false },
            target,
            0.75,
            lateAfter + offset,
          );
          expect(judgedThen.state, `${day} ${time} + ${offset}`).toBe(isLate ? 'OVERDUE' : 'AT RISK');
        }
      }
    }
  });
});

test('the warning comes at exactly its share of the target, for every whole percent and whatever the target', () => {
  const facts = { start: moment('16 09:00'), contacts: [], closed: null, isClosedWithoutDate: false, pauses: [], hasUnreadablePause: false };
  const wrong: string[] = [];
  for (const minutes of [1, 5, 7, 60, 90, 240, 480]) {
    for (let share = 1; share <= 100; share++) {
      const warned = at('16 09:00') + minutes * share * 600;
      const target = { calendar: office, target: minutes * MINUTE };
      const states = [warned - 1, warned].map(now => judgeResponse(facts, target, share / 100, now).state);
      if (states.join() !== 'OPEN,AT RISK') wrong.push(`${share} % of ${minutes} min: ${states.join(', ')}`);
    }
  }
  expect(wrong).toEqual([]);
});

test('a past instant is replayed from the facts that existed then', () => {
  const facts: Facts = { start: '16 09:00', contacts: ['17 10:00'], pauses: [['16 09:30', '16 12:00']], closed: '18 09:00' };
  const told = ['16 08:59', '16 09:10', '16 10:00', '16 12:00', '16 12:20', '16 13:00', '17 10:00', '19 09:00'];
  expect(told.map(now => answer(facts, now).state)).toEqual(['', 'OPEN', 'PAUSED', 'OPEN', 'AT RISK', 'OVERDUE', 'MISSED', 'MISSED']);
});

describe('read from a row', () => {
  const stages = { paused: ['Nurture'], closed: ['Disqualified'], won: ['Customer'], returned: ['Back to marketing'] };
  const plain = policyWith({ stages });
  const qualifiedClock = policyWith({ clock: { startsAt: 'qualified' } });
  const criteria = { all: [{ column: 'Size', is: 'at least', value: 50 }] };
  const criteriaClock = policyWith({ clock: { startsAt: 'qualified' }, qualification: criteria });
  const assignedClock = policyWith({ clock: { startsAt: 'assigned' } });
  const created = '16 09:00';
  const cases: [about: string, row: Row, policy: typeof plain, now: string, state: string][] = [
    ['a blank start', { created: '', firstContact: '16 09:30', name: 'Ann' }, plain, '16 12:00', ''],
    ['an unreadable start', { created: 'soon' }, plain, '16 12:00', 'CHECK DATA'],
    ['an unreadable contact', { created, firstContact: 'called' }, plain, '16 12:00', 'CHECK DATA'],
    ['an unreadable closing', { created, closed: 'yes' }, plain, '16 12:00', 'CHECK DATA'],
    ['an unreadable winning', { created, closed: '16 09:30', won: 'yes' }, plain, '16 12:00', 'CHECK DATA'],
    ['an unreadable return', { created, returned: 'yes' }, plain, '16 12:00', 'CHECK DATA'],
    ['an unreadable pause', { created, pausedFrom: 'now' }, plain, '16 12:00', 'CHECK DATA'],
    ['an unreadable end of a pause', { created, pausedFrom: '16 09:30', pausedUntil: 'May' }, plain, '16 12:00', 'CHECK DATA'],
    ['not qualified, and the clock starts there', { created, qualified: '' }, qualifiedClock, '16 12:00', ''],
    ['qualified in the future, and the clock starts there', { created, qualified: '16 13:00' }, qualifiedClock, '16 12:00', ''],
    ['qualified later than created', { created, qualified: '16 11:30' }, qualifiedClock, '16 12:00', 'OPEN'],
    ['the criteria hold: qualified when created', { created, Size: 50 }, criteriaClock, '16 12:00', 'OVERDUE'],
    ['a criterion fails', { created, Size: 49 }, criteriaClock, '16 12:00', ''],
    ['not assigned, and the clock starts there', { created, assigned: '' }, assignedClock, '16 12:00', ''],
    ['assigned later than created', { created, assigned: '16 11:30' }, assignedClock, '16 12:00', 'OPEN'],
    ['assigned later changes nothing when the clock starts at creation', { created, assigned: '16 11:30' }, plain, '16 12:00', 'OVERDUE'],
    ['closed is the earliest: closed', { created, closed: '16 09:30', returned: '16 11:00', won: '16 12:00' }, plain, '16 13:00', 'EXEMPT'],
    ['closed is the earliest: returned', { created, closed: '16 11:00', returned: '16 09:30' }, plain, '16 13:00', 'EXEMPT'],
    ['closed is the earliest: won', { created, closed: '16 11:00', won: '16 09:30' }, plain, '16 13:00', 'EXEMPT'],
    ['won too late without a contact', { created, won: '16 11:00' }, plain, '16 13:00', 'MISSED'],
    ['a closed stage without a date', { created, stage: 'disqualified' }, plain, '16 13:00', 'EXEMPT'],
    ['a won stage without a date', { created, stage: 'CUSTOMER' }, plain, '16 13:00', 'EXEMPT'],
    ['a returned stage without a date', { created, stage: 'back_to-marketing' }, plain, '16 13:00', 'EXEMPT'],
    ['a closed stage with a date in time', { created, stage: 'Disqualified', closed: '16 09:30' }, plain, '16 13:00', 'EXEMPT'],
    ['a closed stage with a date too late', { created, stage: 'Disqualified', closed: '16 11:00' }, plain, '16 13:00', 'MISSED'],
    ['a stage that means nothing to the clock', { created, stage: 'Working' }, plain, '16 13:00', 'OVERDUE'],
    ['paused columns', { created, pausedFrom: '16 09:30' }, plain, '16 13:00', 'PAUSED'],
    ['a pause that ends before it begins', { created, pausedFrom: '16 09:30', pausedUntil: '16 09:20' }, plain, '16 13:00', 'OVERDUE'],
    ['a pause without a beginning', { created, pausedUntil: '18 09:00' }, plain, '16 13:00', 'OVERDUE'],
  ];
  test.each(cases)('%s', (_about, row, policy, now, state) => {
    expect(stateOf(verdictOn(row, policy, at(now)))).toBe(state);
  });

  describe('a paused stage whose beginning was never observed pauses from the first scan that saw it', () => {
    const row: Row = { id: 'L-1', created, stage: 'Nurture' };
    test.each([
      ['16 09:30', '16 13:00', 'PAUSED'],
      ['16 10:00', '16 13:00', 'PAUSED'],
      ['16 10:00:01', '16 13:00', 'OVERDUE'],
      ['16 09:30', '16 09:29', 'OPEN'],
    ])('seen at %s, asked at %s', (seen, now, state) => {
      const events = [eventOf('L-1', at(seen), 'stage', '', 'Nurture')];
      expect(stateOf(verdictOn(row, plain, at(now), { events }))).toBe(state);
    });
  });

  test('without a first-contact column there is no first-contact verdict, and the reason is told', () => {
    const verdict = verdictOn({ created }, plain, at('16 13:00'), { without: ['firstContact'] });
    expect([verdict.response, verdict.silence]).toEqual([null, 'no first-contact column']);
  });
});

describe('the version in force at the start decides', () => {
  const hour = policyWith(minutesAllowed(60));
  const day = policyWith(minutesAllowed(480));
  const ledger = ledgerOf([Number.NEGATIVE_INFINITY, hour], [at('17 00:00'), day]);
  const cases: [about: string, created: string, state: string][] = [
    ['started under the first', '16 09:00', 'OVERDUE'],
    ['started in the last second of the first', '16 23:59:59', 'OVERDUE'],
    ['started in the first instant of the second', '17 00:00:00', 'OPEN'],
    ['started under the second', '17 09:00', 'OPEN'],
  ];
  test.each(cases)('%s', (_about, created, state) => {
    const [verdict] = judged(ledger, [{ created }], at('17 12:00')).verdicts;
    expect(verdict && stateOf(verdict)).toBe(state);
  });

  test('before the first there is no verdict', () => {
    const only = ledgerOf([at('17 00:00'), day]);
    const { verdicts } = judged(only, [{ created: '16 23:59:59' }, { created: '17 00:00:00' }], at('17 12:00'));
    expect(verdicts.map(stateOf)).toEqual(['', 'OPEN']);
    expect(verdicts[0]?.silence).toBe('before the agreement');
  });
});
