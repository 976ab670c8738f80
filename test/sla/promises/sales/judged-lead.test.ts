import { describe, expect, test } from 'vitest';
import {
  eventOf,
  judged,
  ledgerOf,
  minutesAllowed,
  policyWith,
  type Row,
  stateOf,
  verdictOn,
} from '../../../support/agreements.ts';
import { at } from '../../../support/november.ts';

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
    [
      'an unreadable end of a pause',
      { created, pausedFrom: '16 09:30', pausedUntil: 'May' },
      plain,
      '16 12:00',
      'CHECK DATA',
    ],
    ['not qualified, and the clock starts there', { created, qualified: '' }, qualifiedClock, '16 12:00', ''],
    [
      'qualified in the future, and the clock starts there',
      { created, qualified: '16 13:00' },
      qualifiedClock,
      '16 12:00',
      '',
    ],
    ['qualified later than created', { created, qualified: '16 11:30' }, qualifiedClock, '16 12:00', 'OPEN'],
    ['the criteria hold: qualified when created', { created, Size: 50 }, criteriaClock, '16 12:00', 'OVERDUE'],
    ['a criterion fails', { created, Size: 49 }, criteriaClock, '16 12:00', ''],
    ['not assigned, and the clock starts there', { created, assigned: '' }, assignedClock, '16 12:00', ''],
    ['assigned later than created', { created, assigned: '16 11:30' }, assignedClock, '16 12:00', 'OPEN'],
    [
      'assigned later changes nothing when the clock starts at creation',
      { created, assigned: '16 11:30' },
      plain,
      '16 12:00',
      'OVERDUE',
    ],
    [
      'closed is the earliest: closed',
      { created, closed: '16 09:30', returned: '16 11:00', won: '16 12:00' },
      plain,
      '16 13:00',
      'EXEMPT',
    ],
    [
      'closed is the earliest: returned',
      { created, closed: '16 11:00', returned: '16 09:30' },
      plain,
      '16 13:00',
      'EXEMPT',
    ],
    ['closed is the earliest: won', { created, closed: '16 11:00', won: '16 09:30' }, plain, '16 13:00', 'EXEMPT'],
    ['won too late without a contact', { created, won: '16 11:00' }, plain, '16 13:00', 'MISSED'],
    ['a closed stage without a date', { created, stage: 'disqualified' }, plain, '16 13:00', 'EXEMPT'],
    ['a won stage without a date', { created, stage: 'CUSTOMER' }, plain, '16 13:00', 'EXEMPT'],
    ['a returned stage without a date', { created, stage: 'back_to-marketing' }, plain, '16 13:00', 'EXEMPT'],
    [
      'a closed stage with a date in time',
      { created, stage: 'Disqualified', closed: '16 09:30' },
      plain,
      '16 13:00',
      'EXEMPT',
    ],
    [
      'a closed stage with a date too late',
      { created, stage: 'Disqualified', closed: '16 11:00' },
      plain,
      '16 13:00',
      'MISSED',
    ],
    ['a stage that means nothing to the clock', { created, stage: 'Working' }, plain, '16 13:00', 'OVERDUE'],
    ['paused columns', { created, pausedFrom: '16 09:30' }, plain, '16 13:00', 'PAUSED'],
    [
      'a pause that ends before it begins',
      { created, pausedFrom: '16 09:30', pausedUntil: '16 09:20' },
      plain,
      '16 13:00',
      'OVERDUE',
    ],
    ['a winning before the creation happened at it', { created, won: '09 09:00' }, plain, '16 13:00', 'EXEMPT'],
    ['a return before the creation', { created, returned: '09 09:00' }, plain, '16 13:00', 'CHECK DATA'],
    [
      'contacted while it was being qualified',
      { created, qualified: '17 09:00', firstContact: '16 10:00' },
      qualifiedClock,
      '17 12:00',
      'MET',
    ],
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

  describe('a row with a pause of its own is paused by nothing else, whenever scanning began', () => {
    const row: Row = { id: 'L-1', created, stage: 'Nurture', pausedFrom: '16 09:30', pausedUntil: '16 10:00' };
    const open: Row = { ...row, pausedUntil: '' };
    const since = (when: string, from: string) => [eventOf('L-1', at(when), 'stage', from, 'Nurture')];
    const cases: [about: string, row: Row, events: ReturnType<typeof since>, state: string][] = [
      ['never scanned', row, [], 'OVERDUE'],
      ['first seen in its stage', row, since('16 09:10', ''), 'OVERDUE'],
      ['first seen later', row, since('16 12:00', ''), 'OVERDUE'],
      ['seen to change to its stage before its pause', row, since('16 09:10', 'New'), 'OVERDUE'],
      ['seen to change to its stage within its pause', row, since('16 09:45', 'New'), 'OVERDUE'],
      ['seen to change to its stage after its pause', row, since('16 10:10', 'New'), 'PAUSED'],
      ['without an end', open, since('16 09:10', ''), 'PAUSED'],
      ['ending before it begins', { ...row, pausedUntil: '16 09:20' }, since('16 09:10', ''), 'OVERDUE'],
      ['without a beginning', { ...row, pausedFrom: '' }, since('16 09:10', ''), 'PAUSED'],
    ];
    test.each(cases)('%s', (_about, paused, events, state) => {
      expect(stateOf(verdictOn(paused, plain, at('18 12:00'), { events }))).toBe(state);
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
