import { describe, expect, test } from 'vitest';
import { type ClockFacts, judgeResponse } from '../../../../src/sla/promises/sales/first-contact-status.ts';
import { answer, type Facts } from '../../../support/first-contact.ts';
import { at, HOUR, MINUTE, moment, office } from '../../../support/november.ts';

const waitingSince = (start: string): ClockFacts => ({
  start: moment(start),
  created: null,
  contacts: [],
  closed: null,
  isClosedWithoutDate: false,
  pauses: [],
  hasUnreadablePause: false,
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
    [
      'used up on Friday: due then, late after Monday’s opening',
      { start: '20 16:00' },
      '20 16:30',
      '20 17:00',
      '23 09:00',
    ],
    ['over the night', { start: '16 16:30' }, '16 16:40', '17 09:30', '17 09:30'],
    ['a lead of the weekend', { start: '21 10:00' }, '22 20:00', '23 10:00', '23 10:00'],
    ['a day counts from its end', { start: '16' }, '16 12:00', '17 10:00', '17 10:00'],
    ['pauses move them', { start, pauses: [['16 09:30', '16 12:00']] }, '16 10:00', '16 12:30', '16 12:30'],
    [
      'a pause that has not begun does not',
      { start, pauses: [['16 09:30', '16 12:00']] },
      '16 09:20',
      '16 10:00',
      '16 10:00',
    ],
    ['an open-ended pause leaves none', { start, pauses: [['16 09:30']] }, '16 10:00', null, null],
    [
      'an open-ended pause after the due instant leaves it',
      { start, pauses: [['16 10:30']] },
      '16 12:00',
      '16 10:00',
      '16 10:00',
    ],
    [
      'an open-ended pause at the due instant leaves it, and is never late',
      { start, pauses: [['16 10:00']] },
      '16 12:00',
      '16 10:00',
      null,
    ],
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
        for (const [offset, isLate] of [
          [0, false],
          [1, true],
          [HOUR, true],
        ] as const) {
          const target = { calendar: office, target: HOUR };
          const judgedThen = judgeResponse(waitingSince(`${day} ${time}`), target, 0.75, lateAfter + offset);
          expect(judgedThen.state, `${day} ${time} + ${offset}`).toBe(isLate ? 'OVERDUE' : 'AT RISK');
        }
      }
    }
  });
});

test('the warning comes at exactly its share of the target, for every whole percent and whatever the target', () => {
  const facts = waitingSince('16 09:00');
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
  const facts: Facts = {
    start: '16 09:00',
    contacts: ['17 10:00'],
    pauses: [['16 09:30', '16 12:00']],
    closed: '18 09:00',
  };
  const told = ['16 08:59', '16 09:10', '16 10:00', '16 12:00', '16 12:20', '16 13:00', '17 10:00', '19 09:00'];
  expect(told.map(now => answer(facts, now).state)).toEqual([
    '',
    'OPEN',
    'PAUSED',
    'OPEN',
    'AT RISK',
    'OVERDUE',
    'MISSED',
    'MISSED',
  ]);
});
