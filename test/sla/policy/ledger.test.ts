import { describe, expect, test } from 'vitest';
import { isLedger, LEDGER_HEADER, type Ledger, ledgerHeader, readLedger } from '../../../src/sla/policy/ledger.ts';
import {
  eventOf,
  judged,
  ledgerOf,
  minutesAllowed,
  policyWith,
  type Row,
  stateOf,
  stored,
} from '../../support/agreements.ts';
import { at, NEW_YORK } from '../../support/november.ts';

const EVER = Number.NEGATIVE_INFINITY;
const hour = policyWith(minutesAllowed(60));
const two = policyWith(minutesAllowed(120));
const day = policyWith(minutesAllowed(480));

const ruleAt = (ledger: Ledger, instant: number) => ledger.at(instant)?.policy.sales[0]?.name ?? null;

/** Rule and state of a row under these versions. */
function bound(ledger: Ledger, row: Row, now: string, events: Parameters<typeof eventOf>[] = []): string {
  const [verdict] = judged(ledger, [row], at(now), { events: events.map(event => eventOf(...event)) }).verdicts;
  if (!verdict) throw new Error('The row was not read as a lead.');
  return verdict.rule ? `${verdict.rule.name}: ${stateOf(verdict)}` : 'none';
}

describe('the version in force at an instant', () => {
  const ledger = ledgerOf([EVER, hour], [at('16 00:00'), two], [at('18 00:00'), day]);
  test.each([
    ['01 00:00', '60 minutes'],
    ['15 23:59:59', '60 minutes'],
    ['16 00:00:00', '120 minutes'],
    ['17 23:59:59', '120 minutes'],
    ['18 00:00:00', '480 minutes'],
    ['30 12:00', '480 minutes'],
  ])('%s', (instant, rule) => expect(ruleAt(ledger, at(instant))).toBe(rule));

  test('before the first there is none', () => {
    const later = ledgerOf([at('16 00:00'), hour], [at('18 00:00'), day]);
    expect(ruleAt(later, at('15 23:59:59'))).toBeNull();
    expect(ruleAt(later, at('16 00:00'))).toBe('60 minutes');
  });
  test('in whichever order they were saved', () => {
    const mixed = ledgerOf([at('18 00:00'), day], [EVER, hour], [at('16 00:00'), two]);
    expect(['15 12:00', '16 12:00', '18 12:00'].map(instant => ruleAt(mixed, at(instant)))).toEqual([
      '60 minutes',
      '120 minutes',
      '480 minutes',
    ]);
  });
  test('of two from the same instant the one saved later', () => {
    expect(ruleAt(ledgerOf([at('16 00:00'), hour], [at('16 00:00'), day]), at('16 00:00'))).toBe('480 minutes');
    expect(ruleAt(ledgerOf([at('16 00:00'), day], [at('16 00:00'), hour]), at('16 00:00'))).toBe('60 minutes');
    expect(ruleAt(ledgerOf([EVER, hour], [EVER, day]), at('16 00:00'))).toBe('480 minutes');
  });
  test('what-if: the same versions and one more, and the ledger itself as it was', () => {
    const more = ledger.with(at('20 00:00'), stored(hour));
    expect(['19 12:00', '20 00:00'].map(instant => ruleAt(more, at(instant)))).toEqual(['480 minutes', '60 minutes']);
    expect(ruleAt(ledger, at('20 00:00'))).toBe('480 minutes');
  });
});

describe('a lead is judged by the version in force at its start', () => {
  const ledger = ledgerOf([at('10 00:00'), hour], [at('16 00:00'), two], [at('18 00:00'), day]);
  const cases: [about: string, row: Row, now: string, expected: string][] = [
    ['before the first version', { created: '09 23:59:59' }, '18 12:00', 'none'],
    ['at the first', { created: '10 00:00:00' }, '18 12:00', '60 minutes: OVERDUE'],
    ['under the first, long after the third', { created: '13 16:00' }, '30 12:00', '60 minutes: OVERDUE'],
    [
      'under the first, contacted under the second',
      { created: '13 16:30', firstContact: '16 10:00' },
      '30 12:00',
      '60 minutes: MISSED',
    ],
    ['under the second', { created: '16 00:00:00', firstContact: '16 11:00' }, '30 12:00', '120 minutes: MET'],
    ['under the third', { created: '18 09:00' }, '18 12:00', '480 minutes: OPEN'],
    ['a version that is not yet in force', { created: '17 16:00' }, '17 16:30', '120 minutes: OPEN'],
    ['a day belongs to the version at its beginning', { created: '17' }, '18 12:00', '120 minutes: OVERDUE'],
  ];
  test.each(cases)('%s', (_about, row, now, expected) => {
    expect(bound(ledger, row, now)).toBe(expected);
  });
  test('a start in the future has no state', () => {
    expect(bound(ledger, { created: '18 09:00' }, '17 12:00')).toBe('120 minutes: ');
  });
  test('an unreadable start is told, not hidden', () => {
    expect(bound(ledger, { created: 'soon' }, '18 12:00')).toMatch(/: CHECK DATA$/);
  });
  test('the start is the clock’s own: each version looks at its own column', () => {
    const assigned = policyWith({ ...minutesAllowed(480), clock: { startsAt: 'assigned' } });
    const versions = ledgerOf([EVER, hour], [at('16 00:00'), assigned]);
    expect(bound(versions, { created: '16 09:00', assigned: '16 11:30' }, '16 12:00')).toBe('480 minutes: OPEN');
    expect(bound(versions, { created: '16 09:00', assigned: '' }, '16 12:00')).toBe('none');
    // Its clock had begun under the first version, by that version: nothing later re-judges it.
    expect(bound(versions, { created: '13 09:00', assigned: '16 09:00' }, '16 12:00')).toBe('60 minutes: OVERDUE');
    expect(bound(versions, { created: '13 09:00', assigned: '13 10:00' }, '16 12:00')).toBe('60 minutes: OVERDUE');
    expect(bound(versions, { created: '13 09:00', assigned: '' }, '16 12:00')).toBe('60 minutes: OVERDUE');
  });
});

describe('a version for leads still open takes over those that were undecided when it began', () => {
  const ledger = ledgerOf([EVER, hour], [at('17 00:00'), day, 'open leads']);
  const cases: [about: string, row: Row, now: string, expected: string][] = [
    ['waiting', { created: '16 16:30' }, '17 10:00', '480 minutes: OPEN'],
    ['overdue', { created: '16 09:00' }, '17 09:00', '480 minutes: AT RISK'],
    ['paused', { created: '16 09:00', pausedFrom: '16 09:30' }, '17 10:00', '480 minutes: PAUSED'],
    ['contacted later', { created: '16 16:30', firstContact: '17 12:00' }, '17 13:00', '480 minutes: MET'],
    ['started later', { created: '17 09:00' }, '17 12:00', '480 minutes: OPEN'],
    ['met before', { created: '16 09:00', firstContact: '16 09:30' }, '17 12:00', '60 minutes: MET'],
    ['missed before', { created: '16 09:00', firstContact: '16 12:00' }, '17 12:00', '60 minutes: MISSED'],
    ['closed in time before', { created: '16 09:00', closed: '16 09:30' }, '17 12:00', '60 minutes: EXEMPT'],
    ['closed too late before', { created: '16 09:00', closed: '16 12:00' }, '17 12:00', '60 minutes: MISSED'],
    ['as it was judged before the version began', { created: '16 09:00' }, '16 12:00', '60 minutes: OVERDUE'],
  ];
  test.each(cases)('%s', (_about, row, now, expected) => expect(bound(ledger, row, now)).toBe(expected));

  test('what was decided at that instant stays decided', () => {
    expect(bound(ledger, { created: '16 09:00', firstContact: '17 00:00:00' }, '17 12:00')).toBe('60 minutes: MISSED');
    expect(bound(ledger, { created: '16 09:00', firstContact: '17 00:00:01' }, '17 12:00')).toBe('480 minutes: MET');
  });
  test('a lead of before the agreement stays without a verdict', () => {
    const late = ledgerOf([at('16 00:00'), hour], [at('17 00:00'), day, 'open leads']);
    expect(bound(late, { created: '13 09:00' }, '17 12:00')).toBe('none');
  });
  test('a closing that was seen before counts as decided', () => {
    const stages = { closed: ['Disqualified'] };
    const [first, second] = [
      policyWith({ ...minutesAllowed(60), stages }),
      policyWith({ ...minutesAllowed(480), stages }),
    ];
    const versions = ledgerOf([EVER, first], [at('17 00:00'), second, 'open leads']);
    const row: Row = { id: 'L-1', created: '16 09:00', stage: 'Disqualified' };
    expect(bound(versions, row, '18 12:00', [['L-1', at('16 09:30'), 'stage', 'New', 'Disqualified']])).toBe(
      '60 minutes: EXEMPT',
    );
    expect(bound(versions, row, '18 12:00', [['L-1', at('17 09:30'), 'stage', 'New', 'Disqualified']])).toBe(
      '480 minutes: MISSED',
    );
  });
  test('a third version binds new leads only, unless it says otherwise', () => {
    const third = ledgerOf([EVER, hour], [at('17 00:00'), day, 'open leads'], [at('18 00:00'), two]);
    expect(bound(third, { created: '16 16:30' }, '18 12:00')).toBe('480 minutes: OVERDUE');
    expect(bound(third, { created: '18 09:00' }, '18 10:00')).toBe('120 minutes: OPEN');
  });
});

describe('a named correction takes over all leads', () => {
  const ledger = ledgerOf([EVER, hour], [at('17 00:00'), day, 'all leads']);
  const cases: [about: string, row: Row, now: string, expected: string][] = [
    ['missed before', { created: '16 09:00', firstContact: '16 12:00' }, '17 12:00', '480 minutes: MET'],
    ['met before', { created: '16 09:00', firstContact: '16 09:30' }, '17 12:00', '480 minutes: MET'],
    ['waiting', { created: '16 16:30' }, '17 10:00', '480 minutes: OPEN'],
    [
      'as it was judged before the correction',
      { created: '16 09:00', firstContact: '16 12:00' },
      '16 13:00',
      '60 minutes: MISSED',
    ],
  ];
  test.each(cases)('%s', (_about, row, now, expected) => expect(bound(ledger, row, now)).toBe(expected));
});

test('without either a version binds new leads only', () => {
  const ledger = ledgerOf([EVER, hour], [at('17 00:00'), day]);
  expect(bound(ledger, { created: '16 16:30' }, '17 12:00')).toBe('60 minutes: OVERDUE');
});

describe('as a range', () => {
  const header = ledgerHeader(NEW_YORK);
  const text = JSON.stringify(stored(hour));
  test('its header is how it is recognised, and carries the spreadsheet’s zone', () => {
    expect(isLedger([header])).toBe(true);
    expect(readLedger([header, ['', text]]).zone).toEqual(NEW_YORK);
  });
  test.each([[undefined], [''], [[]], [[[]]], [[['In force']]], ['In force from']])('not a ledger: %j', cells => {
    expect(isLedger(cells)).toBe(false);
    expect(() => readLedger(cells)).toThrow(/not the policy/);
  });
  test('a blank date is since ever; blank rows are none', () => {
    const ledger = readLedger([header, ['', text], [new Date(at('16 00:00')), JSON.stringify(stored(day))], ['', '']]);
    expect([ruleAt(ledger, 0), ruleAt(ledger, at('16 00:00'))]).toEqual(['60 minutes', '480 minutes']);
  });
  test('a header alone says that there is no policy yet', () => {
    expect(() => readLedger([[LEDGER_HEADER, '']])).toThrow(/no policy yet/);
  });
});
