import { describe, expect, test } from 'vitest';
import { why } from '../../../../src/sla/promises/sales/why.ts';
import {
  judged,
  ledgerOf,
  minutesAllowed,
  policyWith,
  type Row,
  stateOf,
  verdictOn,
} from '../../../support/agreements.ts';
import { at } from '../../../support/november.ts';

const rules = [
  { name: 'Free trials', when: { source: ['Free trial'] }, calendar: 'Sales', firstContactMinutes: 60 },
  { name: 'Everything else', calendar: '24/7', firstContactMinutes: 2_880 },
];
const policy = policyWith({ sales: rules, stages: { closed: ['Disqualified'] } });

const told = (row: Row, now: string) => why(verdictOn({ source: 'Free trial', ...row }, policy, at(now)), at(now));

test('the example of the agreement, word by word', () => {
  expect(told({ created: '13 16:20' }, '16 10:40')).toBe(
    'Overdue by 1 h 20 min: Free trials allows 60 working minutes (Sales calendar); 140 used since Fri 16:20.',
  );
});

describe('each state in one sentence with its numbers', () => {
  const created = '16 09:00';
  const allowed = 'Free trials allows 60 working minutes (Sales calendar)';
  const cases: [state: string, row: Row, now: string, parts: string[]][] = [
    ['OPEN', { created }, '16 09:20', ['Open', 'due Mon 10:00', allowed, '20 used since Mon 09:00']],
    ['AT RISK', { created }, '16 09:50', ['At risk', 'late after Mon 10:00', allowed, '50 used since Mon 09:00']],
    [
      'AT RISK',
      { created: '20 16:00' },
      '21 12:00',
      ['At risk', 'late after Mon 09:00', allowed, '60 used since Fri 16:00'],
    ],
    ['OVERDUE', { created }, '16 10:05', ['Overdue by 5 min', allowed, '65 used since Mon 09:00']],
    ['OVERDUE', { created }, '16 10:00:30', ['Overdue by under a minute', allowed, '60 used']],
    ['OVERDUE', { created }, '19 12:00', ['Overdue by 3.3 working days', allowed, '1,620 used since Mon 09:00']],
    [
      'PAUSED',
      { created, pausedFrom: '16 09:30' },
      '16 12:00',
      ['Paused since Mon 09:30', allowed, '30 used since Mon 09:00'],
    ],
    ['MET', { created, firstContact: '16 09:25:59' }, '16 12:00', ['Met', 'after 25 working minutes', allowed]],
    [
      'MISSED',
      { created, firstContact: '16 11:20' },
      '16 12:00',
      ['Missed by 1 h 20 min', allowed, 'contacted after 140'],
    ],
    [
      'MISSED',
      { created, closed: '16 11:20' },
      '16 12:00',
      ['Missed by 1 h 20 min', allowed, 'closed without a contact after 140'],
    ],
    [
      'EXEMPT',
      { created, closed: '16 09:40' },
      '16 12:00',
      ['Exempt', 'closed without a contact after 40 working minutes', allowed],
    ],
    ['EXEMPT', { created, stage: 'Disqualified' }, '16 12:00', ['Exempt', 'stage', allowed]],
    ['CHECK DATA', { created: 'soon' }, '16 12:00', ['Check the data', 'start']],
    ['CHECK DATA', { created, firstContact: 'yes' }, '16 12:00', ['Check the data', 'first contact']],
    [
      'CHECK DATA',
      { created, firstContact: '15 12:00' },
      '16 12:00',
      ['Check the data', 'more than an hour before the lead came in'],
    ],
    [
      'CHECK DATA',
      { created, returned: '15 12:00' },
      '16 12:00',
      ['Check the data', 'the closing is more than an hour'],
    ],
    ['CHECK DATA', { created, closed: 'yes' }, '16 12:00', ['Check the data', 'clos']],
    ['CHECK DATA', { created, pausedFrom: 'yes' }, '16 12:00', ['Check the data', 'pause']],
    ['', { created: '17 09:00' }, '16 12:00', ['No verdict', 'later than now']],
    ['', { created: '', name: 'Ann' }, '16 12:00', ['No verdict', 'no start']],
  ];
  test.each(cases)('%s: %j at %s', (state, row, now, parts) => {
    expect(stateOf(verdictOn({ source: 'Free trial', ...row }, policy, at(now)))).toBe(state);
    const sentence = told(row, now);
    for (const part of parts) expect(sentence).toContain(part);
    expect(sentence).toMatch(/^[A-Z](?:[^.]|\.\d)*\.$/);
  });
});

test('what lies in the future is passed over, and said', () => {
  const sentence = told({ created: '16 09:00', firstContact: '2027-11-16 09:30', won: '17 09:00' }, '16 12:00');
  expect(sentence).toContain('Overdue by 2 h');
  expect(sentence).toContain('Passed over, since later than now: first contact and closing.');
});

test('the default rule names its calendar and groups its thousands', () => {
  expect(told({ created: '16 09:00', source: 'Webinar' }, '18 10:40')).toBe(
    'Overdue by 1 h 40 min: Everything else allows 2,880 working minutes (24/7 calendar); 2,980 used since Mon 09:00.',
  );
});

test('a start more than six days ago is told with its date', () => {
  expect(told({ created: '06 16:20' }, '16 10:40')).toContain('since Fri 6 Nov 16:20');
});

describe('why there is no verdict', () => {
  const created = '16 09:00';
  test('no first-contact column', () => {
    expect(
      why(verdictOn({ created }, policy, at('16 12:00'), { without: ['firstContact'] }), at('16 12:00')),
    ).toContain('no first-contact column');
  });
  test('before the agreement', () => {
    const [verdict] = judged(ledgerOf([at('17 00:00'), policy]), [{ created }], at('17 12:00')).verdicts;
    expect(verdict && why(verdict, at('17 12:00'))).toContain('before the agreement was in force');
  });
  test('not qualified', () => {
    const clock = policyWith({ ...minutesAllowed(60), clock: { startsAt: 'qualified' } });
    expect(why(verdictOn({ created, qualified: '' }, clock, at('16 12:00')), at('16 12:00'))).toContain(
      'not qualified',
    );
  });
  test('not assigned', () => {
    const clock = policyWith({ ...minutesAllowed(60), clock: { startsAt: 'assigned' } });
    expect(why(verdictOn({ created, assigned: '' }, clock, at('16 12:00')), at('16 12:00'))).toContain('no start');
  });
});
