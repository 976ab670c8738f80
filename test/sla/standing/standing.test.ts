import { describe, expect, test } from 'vitest';
import { type Standing, standingOf } from '../../../src/sla/standing/standing.ts';
import {
  agreementOf,
  judged,
  minutesAllowed,
  policyWith,
  type Row,
  sinceEver,
  standingOn,
} from '../../support/agreements.ts';
import { at, HOUR, MINUTE } from '../../support/november.ts';

const RATES = [
  { source: 'Free trial', conversion: 0.1, revenue: 8000 },
  { source: 'Demo', conversion: 0.25, revenue: 8000 },
  { source: 'Free trial', segment: 'Big', conversion: 0.1, revenue: 50_000 },
];
const POLICY = policyWith({ values: { rates: RATES } });
const NOW = at('16 12:00');

const lead = (id: string, created: string, more: Row = {}): Row => ({
  id,
  created,
  owner: 'Dana',
  source: 'Free trial',
  ...more,
});
const LATE = '16 09:00';

describe('counts', () => {
  const rows = [
    lead('1', LATE),
    lead('2', LATE),
    lead('3', '16 11:10'),
    lead('4', '16 11:50'),
    lead('5', '16 11:00', { pausedFrom: '16 11:30' }),
    lead('6', LATE, { firstContact: '16 09:30' }),
    lead('7', LATE, { firstContact: '16 11:30' }),
    lead('8', LATE, { closed: '16 09:30' }),
    lead('9', 'soon'),
    lead('10', '17 09:00'),
    lead('11', ''),
  ];
  const standing = standingOn(rows, POLICY, NOW);
  test('each row has one state, and none vanishes', () => {
    expect(standing.counts).toEqual({
      OVERDUE: 2,
      'AT RISK': 1,
      OPEN: 1,
      PAUSED: 1,
      MET: 1,
      MISSED: 1,
      EXEMPT: 1,
      'CHECK DATA': 1,
      '': 2,
    });
    expect(standing.leads).toBe(11);
  });
  test('several tabs are one standing', () => {
    const ledger = sinceEver(POLICY);
    const sheets = [judged(ledger, rows, NOW), judged(ledger, [lead('1', LATE)], NOW)];
    const both = standingOf(ledger, agreementOf(POLICY), sheets, NOW);
    expect([both.leads, both.counts.OVERDUE]).toEqual([12, 3]);
  });
  test('without leads there are none', () => {
    expect(standingOn([], POLICY, NOW)).toMatchObject({ leads: 0, counts: {}, overdue: [], atRisk: [], owners: [] });
  });
  test('at an instant of the past they are those of then', () => {
    const then = standingOn(rows, POLICY, at('16 09:20'));
    expect(then.counts).toEqual({ OPEN: 5, 'CHECK DATA': 1, '': 5 });
  });
});

describe('overdue leads', () => {
  const keys = ({ overdue }: Standing) => overdue.map(({ key }) => key);
  test('by value at stake, then by how late', () => {
    const rows = [
      lead('no rate', LATE, { source: 'Webinar' }),
      lead('800, 2 h late', LATE),
      lead('2000', '16 10:30', { source: 'Demo' }),
      lead('800, 3 h late', '13 16:00'),
      lead('5000', '16 10:30', { segment: 'Big' }),
    ];
    expect(keys(standingOn(rows, POLICY, NOW))).toEqual(['5000', '2000', '800, 3 h late', '800, 2 h late', 'no rate']);
  });
  test('each says who, where, since when and how late', () => {
    const [first] = standingOn([lead('0', '16 11:59'), lead('L-7', '13 16:20', { name: 'Ann' })], POLICY, NOW).overdue;
    expect(first).toMatchObject({
      key: 'L-7',
      label: 'Ann',
      sheet: 'Leads',
      row: 3,
      owner: 'Dana',
      source: 'Free trial',
      rule: 'Everything',
      due: at('16 09:20'),
      lateAfter: at('16 09:20'),
      late: 160 * MINUTE,
      value: 800,
      isRunning: true,
    });
    expect(first?.lateDays).toBeCloseTo(160 / 480, 12);
  });
  test('no value is not the value 0', () => {
    expect(standingOn([lead('1', LATE, { source: 'Webinar' })], POLICY, NOW).overdue[0]?.value).toBeNull();
  });
  test('a closed calendar does not run', () => {
    const running = (now: string) =>
      standingOn([lead('1', '13 09:00')], POLICY, at(now)).overdue.map(({ isRunning }) => isRunning);
    expect(['13 16:59', '13 17:00', '14 12:00', '16 08:59', '16 09:00'].map(running)).toEqual([
      [true],
      [false],
      [false],
      [false],
      [true],
    ]);
  });
});

test('leads at risk: the nearest deadline first', () => {
  const standing = standingOn([lead('a', '16 11:14'), lead('b', '16 11:05'), lead('c', '16 11:10')], POLICY, NOW);
  expect(standing.atRisk.map(({ key }) => key)).toEqual(['b', 'c', 'a']);
});

describe('owners', () => {
  const rows = [
    lead('1', LATE),
    lead('2', LATE, { source: 'Demo', owner: 'DANA ' }),
    lead('3', LATE, { firstContact: '16 09:30' }),
    lead('4', LATE, { firstContact: '16 11:30' }),
    lead('5', LATE, { closed: '16 09:30' }),
    lead('6', '16 11:10'),
    lead('7', '16 11:55'),
    lead('8', '16 11:00', { pausedFrom: '16 11:30' }),
    lead('9', LATE, { owner: 'Sam', segment: 'Big' }),
    lead('10', LATE, { owner: 'Kim', firstContact: '16 09:30' }),
    lead('11', 'soon', { owner: 'Lee' }),
    lead('12', LATE, { owner: 'Lee', closed: '16 09:30' }),
    lead('13', LATE, { owner: '' }),
  ];
  const { owners } = standingOn(rows, POLICY, NOW);
  test('broken promises by value at stake', () => {
    expect(owners.map(({ owner, overdue, valueAtStake }) => [owner, overdue, valueAtStake])).toEqual([
      ['Sam', 1, 5000],
      ['Dana', 2, 2800],
      ['', 1, 800],
      ['Kim', 0, 0],
    ]);
  });
  test('what % met is made of: MET of MET, MISSED and OVERDUE', () => {
    const dana = owners.find(({ owner }) => owner === 'Dana');
    expect(dana).toMatchObject({ met: 1, judged: 4, overdue: 2, atRisk: 1, open: 2 });
    expect(owners.find(({ owner }) => owner === 'Kim')).toMatchObject({ met: 1, judged: 1 });
  });
  test('exempt leads and bad data are outside', () => expect(owners.map(({ owner }) => owner)).not.toContain('Lee'));
});

describe('credits and debits', () => {
  const quota = (more: Record<string, unknown> = {}) => [
    { name: 'All', unit: 'leads', perMonth: 20, calendar: 'Sales', ...more },
  ];
  const stages = { returned: ['Returned to marketing'] };
  const actual = (rows: Row[], more: Record<string, unknown> = {}, now = at('24 12:00')) => {
    const policy = policyWith({ values: { rates: RATES }, quota: quota(more), stages, ...minutesAllowed(60) });
    const [one] = standingOn(rows, policy, now).quota;
    return one && [one.actual, one.credited, one.returned];
  };
  const november = lead('1', '16 09:00');
  const october = lead('2', '2026-10-20 09:00');
  const cases: [about: string, rows: Row[], expected: number[]][] = [
    ['a lead of the month', [november], [1, 1, 0]],
    ['a lead of another month', [october], [0, 0, 0]],
    ['a lead of the future', [lead('1', '25 09:00')], [0, 0, 0]],
    ['returned in its month', [{ ...november, returned: '18 09:00' }], [0, 1, 1]],
    ['returned in a later month: debited there', [{ ...october, returned: '18 09:00' }], [-1, 0, 1]],
    ['to be returned in the future', [{ ...november, returned: '25 09:00' }], [1, 1, 0]],
    ['returned at an unreadable date', [{ ...november, returned: 'x' }], [1, 1, 0]],
    ['returned without a date', [{ ...november, stage: 'Returned to marketing' }], [1, 1, 0]],
    ['never credited: not debited', [{ ...november, qualified: '', returned: '18 09:00' }], [0, 0, 0]],
    ['qualified in this month, created in another', [{ ...october, qualified: '16 09:00' }], [1, 1, 0]],
    ['created in this month, not yet qualified', [{ ...november, qualified: '' }], [0, 0, 0]],
    ['returned before it qualified', [{ ...november, qualified: '18 09:00', returned: '17 09:00' }], [0, 1, 1]],
    ['the first instant of the month', [lead('1', '2026-11-01 00:00')], [1, 1, 0]],
    ['the last second of the month before', [lead('1', '2026-10-31 23:59:59')], [0, 0, 0]],
    ['a day belongs to the month that it spells', [lead('1', '2026-11-01'), lead('2', '2026-10-31')], [1, 1, 0]],
  ];
  test.each(cases)('%s', (_about, rows, expected) => expect(actual(rows)).toEqual(expected));

  test('in value: each lead’s own, and none without a rate', () => {
    const rows = [
      november,
      lead('2', LATE, { source: 'Demo' }),
      lead('3', LATE, { segment: 'Big' }),
      lead('4', LATE, { source: 'Webinar' }),
    ];
    expect(actual(rows, { unit: 'value', perMonth: 10_000 })).toEqual([7800, 3, 0]);
    expect(
      actual([...rows, { ...october, source: 'Demo', returned: '18 09:00' }], { unit: 'value', perMonth: 10_000 }),
    ).toEqual([5800, 3, 1]);
  });
  test('in leads: also those without a rate', () =>
    expect(actual([lead('4', LATE, { source: 'Webinar' })])).toEqual([1, 1, 0]));
  test('a quota of one segment', () => {
    expect(actual([november, lead('2', LATE, { segment: 'big' })], { segment: 'Big' })).toEqual([1, 1, 0]);
  });
  test('a month with an amount of its own', () => {
    const policy = policyWith({ quota: quota({ months: { '2026-11': 5 } }) });
    expect(standingOn([], policy, NOW).quota[0]).toMatchObject({ month: '2026-11', quota: 5 });
    expect(standingOn([], policy, at('30 12:00') + 24 * HOUR).quota[0]).toMatchObject({ month: '2026-12', quota: 20 });
  });
});

describe('the data check lists, with its cell and a fix', () => {
  const stages = { returned: ['Returned to marketing'] };
  const policy = policyWith({ values: { rates: RATES }, stages });
  const listed = (row: Row, without: 'firstContact'[] = []) =>
    standingOn([{ id: 'L-1', name: 'Ann', ...row }], policy, NOW, { without }).problems;
  const cases: [about: string, row: Row, at: RegExp, message: RegExp][] = [
    ['a start in the future', { created: '17 09:00' }, /^Leads!.2$/, /later than now/],
    ['no creation date', { created: '' }, /^Leads!.2$/, /no creation date/],
    ['an unreadable date', { created: LATE, firstContact: 'yes' }, /^Leads!.2$/, /yes/],
    ['a contact before the lead', { created: LATE, firstContact: '15 09:00' }, /^Leads!.2$/, /before it came in/],
    [
      'a pause that ends before it begins',
      { created: LATE, pausedFrom: '16 09:30', pausedUntil: '16 09:20' },
      /^Leads!.2$/,
      /ends before it begins/,
    ],
    ['a pause without a beginning', { created: LATE, pausedUntil: '16 09:20' }, /^Leads!.2$/, /no beginning/],
    ['a date without a time on a minute clock', { created: '16' }, /^Leads!/, /no time of day/],
    ['an unknown source', { created: LATE, source: 'Webinar' }, /^Leads!.2$/, /Webinar/],
    ['no source', { created: LATE, source: '' }, /^Leads!.2$/, /no source/],
    ['won before it came in', { created: LATE, won: '13 09:00' }, /^Leads!.2$/, /won before/],
    ['returned without a date', { created: LATE, stage: 'Returned to marketing' }, /^Leads!.2$/, /return/i],
  ];
  test.each(cases)('%s', (_about, row, cell, message) => {
    const found = listed(row).filter(problem => message.test(problem.message));
    expect(found.map(({ at: where }) => where)).toEqual([expect.stringMatching(cell)]);
    expect(found[0]?.fix).not.toBe('');
  });
  test('a sheet without a first-contact column, once', () => {
    const found = listed({ created: LATE }, ['firstContact']).filter(({ message }) =>
      message.includes('first-contact'),
    );
    expect(found).toHaveLength(1);
  });
  test('two rows of one lead', () => {
    const rows = [lead('L-1', LATE), lead('L-1', LATE)];
    const standing = standingOn(rows, policy, NOW);
    expect(standing.problems.filter(({ kind }) => kind === 'duplicate').map(({ at: where }) => where)).toEqual([
      'Leads!3:3',
    ]);
    expect(standing.leads).toBe(2);
  });
});
