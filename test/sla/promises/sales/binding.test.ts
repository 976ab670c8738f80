/** Which version binds a lead: by its home, by what has begun, by who takes over; and corrections, which change only what they change. */
import { describe, expect, test } from 'vitest';
import type { Policy } from '../../../../src/sla/policy/schema.ts';
import { judged, ledgerOf, minutesAllowed, policyWith, type Row, stateOf } from '../../../support/agreements.ts';
import { at, MINUTE, OFFICE } from '../../../support/november.ts';

const EVER = Number.NEGATIVE_INFINITY;

interface Answer {
  readonly state: string;
  readonly target: number | null;
  readonly version: number | null;
  readonly qualified: unknown;
}

function verdict(ledger: ReturnType<typeof ledgerOf>, row: Row, now: string): Answer {
  const [found] = judged(ledger, [row], at(now)).verdicts;
  if (!found) throw new Error('The row was not read as a lead.');
  const { rule, version, qualified } = found;
  return { state: stateOf(found), target: rule && rule.target / MINUTE, version, qualified };
}

const at60 = policyWith(minutesAllowed(60));
const at30 = policyWith(minutesAllowed(30));
const withHoliday = (policy: Policy) => policyWith({ ...policy, calendars: [{ ...OFFICE, holidays: ['2026-11-26'] }] });

describe('a new start of the clock re-judges nobody whose clock has begun', () => {
  const qualified = policyWith({ ...minutesAllowed(60), clock: { startsAt: 'qualified' } });
  const ledger = ledgerOf([EVER, at60], [at('17 00:00'), qualified]);
  const monday = { created: '16 09:00', qualified: '18 10:00' };
  const cases: [about: string, row: Row, now: string, state: string, version: number | null][] = [
    ['met on Monday, qualified on Wednesday', { ...monday, firstContact: '16 09:30' }, '18 12:00', 'MET', 1],
    ['missed on Monday, qualified on Wednesday', { ...monday, firstContact: '16 12:00' }, '18 12:00', 'MISSED', 1],
    ['created on Tuesday, not qualified', { created: '17 09:00', qualified: '' }, '18 12:00', '', null],
    [
      'created on Tuesday, qualified on Wednesday',
      { created: '17 09:00', qualified: '18 11:30' },
      '18 12:00',
      'OPEN',
      2,
    ],
  ];
  test.each(cases)('%s', (_about, row, now, state, version) => {
    expect(verdict(ledger, row, now)).toMatchObject({ state, version });
  });

  test('one whose clock has not begun by its home is bound by the version in force when it does', () => {
    const assigned = policyWith({ ...minutesAllowed(60), clock: { startsAt: 'assigned' } });
    const later = ledgerOf([EVER, assigned], [at('17 00:00'), policyWith({ ...assigned, ...minutesAllowed(30) })]);
    expect(verdict(later, { created: '16 09:00', assigned: '17 10:00' }, '17 12:00')).toMatchObject({ version: 2 });
    expect(verdict(later, { created: '16 09:00', assigned: '16 10:00' }, '17 12:00')).toMatchObject({ version: 1 });
  });
  test('home binds where no version in force has its start', () => {
    const first = policyWith({ ...minutesAllowed(60), clock: { startsAt: 'qualified' } });
    const back = ledgerOf([EVER, first], [at('17 00:00'), at30]);
    expect(verdict(back, { created: '16 09:00', qualified: '18 10:00' }, '18 10:30')).toMatchObject({
      version: 1,
      state: 'OPEN',
    });
    expect(verdict(back, { created: '16 09:00', qualified: '' }, '18 10:30')).toMatchObject({
      state: '',
      version: null,
    });
  });
  test('a version before home never binds', () => {
    const first = policyWith({ ...minutesAllowed(60), clock: { startsAt: 'assigned' } });
    const ledger2 = ledgerOf([EVER, first], [at('17 00:00'), policyWith({ ...first, ...minutesAllowed(30) })]);
    const odd = { created: '17 09:00', assigned: '16 10:00' };
    expect(verdict(ledger2, odd, '17 09:10')).toMatchObject({ version: 2 });
  });
  test('one for leads still open takes a lead over to its own start, or to none', () => {
    const open = ledgerOf([EVER, at60], [at('17 00:00'), qualified, 'open leads']);
    expect(verdict(open, { created: '16 09:00', qualified: '' }, '17 12:00')).toMatchObject({ state: '' });
    expect(verdict(open, { ...monday, firstContact: '' }, '18 10:10')).toMatchObject({ state: 'OPEN', version: 2 });
    expect(verdict(open, { ...monday, firstContact: '16 09:30' }, '18 12:00')).toMatchObject({
      state: 'MET',
      version: 1,
    });
  });
});

describe('criteria are those of the version in force at the creation', () => {
  const size = (least: number, more = {}) =>
    policyWith({
      ...minutesAllowed(60),
      qualification: { all: [{ column: 'Size', is: 'at least', value: least }] },
      ...more,
    });
  const ledger = ledgerOf([at('10 00:00'), size(50)], [at('17 00:00'), size(200)]);
  test.each([
    ['16 09:00', true],
    ['17 09:00', 'Size at least 200: it is 100'],
    // Before the agreement the first version tells.
    ['09 09:00', true],
    // Nothing says when it came in: the present one tells.
    ['', 'Size at least 200: it is 100'],
  ])('created %s', (created, qualified) => {
    expect(verdict(ledger, { created, Size: 100, name: 'Ann' }, '18 12:00').qualified).toBe(qualified);
  });
  test('also where another version binds the clock', () => {
    const open = ledgerOf([EVER, size(50)], [at('17 00:00'), size(200), 'open leads']);
    expect(verdict(open, { created: '16 09:00', Size: 100 }, '18 12:00')).toMatchObject({
      version: 2,
      qualified: true,
    });
  });
});

describe('a correction changes in other versions only what it changes', () => {
  const ledger = ledgerOf([EVER, at60], [at('20 00:00'), at30], [at('27 12:00'), withHoliday(at30), 'all leads']);
  const early = { created: '13 09:00', firstContact: '13 09:45' };
  const beforeHoliday = { created: '25 16:30', firstContact: '27 09:20' };

  test('a lead of the first version keeps its 60 minutes', () => {
    expect(verdict(ledger, early, '27 13:00')).toEqual({ state: 'MET', target: 60, version: 1, qualified: true });
  });
  test('a lead of the second keeps its 30 and gains the holiday', () => {
    expect(verdict(ledger, beforeHoliday, '27 11:00')).toMatchObject({ state: 'MISSED', target: 30 });
    expect(verdict(ledger, { ...beforeHoliday, firstContact: '27 09:00' }, '27 13:00')).toMatchObject({
      state: 'MET',
      target: 30,
      version: 2,
    });
  });
  test('the first version gains it as well', () => {
    const one = ledgerOf([EVER, at60], [at('27 12:00'), withHoliday(at60), 'all leads']);
    expect(verdict(one, beforeHoliday, '27 11:00')).toMatchObject({ state: 'MISSED' });
    expect(verdict(one, beforeHoliday, '27 13:00')).toMatchObject({ state: 'MET', target: 60, version: 1 });
  });
  test('a version that waits gains it too', () => {
    const waiting = ledgerOf([EVER, at60], [at('28 00:00'), at30], [at('25 12:00'), withHoliday(at30), 'all leads']);
    const { sales, calendars } = waiting.at(at('28 12:00'))?.policy ?? {};
    expect(sales?.[0]?.firstContactMinutes).toBe(30);
    expect(calendars?.[0]?.holidays).toEqual(['2026-11-26']);
  });
  test('what a version has differently of its own it keeps', () => {
    const rules = (first: number, last: number) =>
      policyWith({
        sales: [
          { name: 'Trials', when: { source: ['Trial'] }, calendar: 'Sales', firstContactMinutes: first },
          { name: 'Everything', calendar: 'Sales', firstContactMinutes: last },
        ],
      });
    const both = ledgerOf(
      [EVER, rules(60, 480)],
      [at('17 00:00'), rules(30, 480)],
      [at('18 00:00'), rules(15, 240), 'all leads'],
    );
    const targetsOf = (created: string, source: string) => verdict(both, { created, source }, '18 12:00').target;
    expect([targetsOf('16 09:00', 'Trial'), targetsOf('16 09:00', 'Fair')]).toEqual([60, 240]);
    expect([targetsOf('17 09:00', 'Trial'), targetsOf('17 09:00', 'Fair')]).toEqual([15, 240]);
  });
  test('a rule that a version does not have yet is not brought into it', () => {
    const trials = (minutes: number) => ({
      ...at60,
      sales: [
        { name: 'Trials', when: { source: ['Trial'] }, calendar: 'Sales', firstContactMinutes: minutes },
        ...at60.sales,
      ],
    });
    const later = ledgerOf(
      [EVER, at60],
      [at('17 00:00'), policyWith(trials(30))],
      [at('18 00:00'), policyWith(trials(15)), 'all leads'],
    );
    expect(verdict(later, { created: '16 09:00', source: 'Trial' }, '18 12:00').target).toBe(60);
    expect(verdict(later, { created: '17 09:00', source: 'Trial' }, '18 12:00').target).toBe(15);
  });
  test('of two corrections each stands in what was saved before it', () => {
    const hour = withHoliday(at60);
    const two = ledgerOf(
      [EVER, at60],
      [at('20 00:00'), hour, 'all leads'],
      [at('21 00:00'), policyWith({ ...hour, ...minutesAllowed(90) }), 'all leads'],
    );
    expect(verdict(two, { created: '16 09:00' }, '20 12:00')).toMatchObject({ target: 60 });
    expect(verdict(two, { created: '16 09:00' }, '21 12:00')).toMatchObject({ target: 90, version: 1 });
    expect(two.at(at('16 00:00'), at('21 12:00'))?.policy.calendars[0]?.holidays).toEqual(['2026-11-26']);
  });
  test('together they are no agreement: the version stays as it is', () => {
    const calendars = [OFFICE, { ...OFFICE, name: 'Trial desk' }];
    const desk = policyWith({
      calendars,
      sales: [
        { name: 'Trials', when: { source: ['Trial'] }, calendar: 'Trial desk', firstContactMinutes: 60 },
        ...at60.sales,
      ],
    });
    const none = policyWith({ calendars });
    const removed = ledgerOf([EVER, desk], [at('16 00:00'), none], [at('17 00:00'), at60, 'all leads']);
    expect(verdict(removed, { created: '13 09:00', source: 'Trial' }, '17 12:00')).toMatchObject({
      target: 60,
      version: 1,
    });
  });
});
