/** The functions of Marketing's promise: ranges in, arrays out, and errors that name the argument. */
import { describe, expect, test } from 'vitest';
import { runFunction } from '../../src/functions/arguments.ts';
import type { Ambient } from '../../src/functions/declare.ts';
import { FUNCTIONS } from '../../src/functions/index.ts';
import { LEADGOAL } from '../../src/functions/leadgoal.ts';
import { LEADQUALIFIED } from '../../src/functions/leadqualified.ts';
import { LEADVALUE } from '../../src/functions/leadvalue.ts';
import { LEADVALUE_TABLE } from '../../src/functions/leadvalue-table.ts';
import { QUOTA_PACE } from '../../src/functions/quota-pace.ts';
import { ledgerHeader } from '../../src/sla/policy/ledger.ts';
import type { Policy } from '../../src/sla/policy/schema.ts';
import { standingOf } from '../../src/sla/standing/standing.ts';
import { agreementOf, judged, policyWith, sinceEver, stored } from '../support/agreements.ts';
import { at, HOUR, NEW_YORK } from '../support/november.ts';

const NOW = at('20 12:00');

function cells(policy: Policy): unknown[][] {
  return [[...ledgerHeader(NEW_YORK)], ['', JSON.stringify(stored(policy))]];
}

const ambientOf = (policy: Policy): Ambient => ({ policy: () => cells(policy), clock: () => NOW, now: () => NOW });
const column = (...values: unknown[]) => values.map(value => [value]);
const QUOTAS = [
  { name: 'All', unit: 'leads', perMonth: 21, calendar: 'Sales' },
  { name: 'Big', segment: 'Big', unit: 'value', perMonth: 2100, months: { '2026-10': 0 }, calendar: 'Sales' },
];
const POLICY = policyWith({
  quota: QUOTAS,
  values: { rates: [{ source: 'Demo', conversion: 0.1, revenue: 1000 }] },
  qualification: { all: [{ column: 'Size', is: 'at least', value: 50 }] },
});

describe('without any argument', () => {
  test.each(FUNCTIONS.map(fn => [fn.name, fn] as const))('%s says what it needs', (name, fn) => {
    const [first] = fn.parameters;
    expect(() =>
      runFunction(
        fn,
        fn.parameters.map(() => undefined),
        ambientOf(POLICY),
      ),
    ).toThrow(`${name} needs ${first?.name}`);
  });
  test('a blank cell is no error', () => {
    expect(runFunction(LEADVALUE, ['', undefined, undefined], ambientOf(POLICY))).toBe('');
  });
});

describe('LEADVALUE_TABLE', () => {
  const run = (...args: unknown[]) => runFunction(LEADVALUE_TABLE, args, ambientOf(POLICY)) as unknown[][];
  /** Forty leads of a day in each of six months, of two sources by turns; one in eight of them was won. */
  const days = ['2026-05-20', '2026-06-20', '2026-07-20', '2026-08-20', '2026-09-20', '2026-10-20'];
  const every = <T>(of: (day: string, index: number) => T) =>
    days.flatMap(day => Array.from({ length: 40 }, (_, i) => of(day, i)));
  const created = column('Created', ...every(day => day), '', '');
  const source = column('Source', ...every((_, i) => (i % 2 ? 'Fair' : i % 4 ? 'demo' : 'Demo')), '', '');
  const isWon = (i: number) => i % 8 === 2;
  const won = column('Won', ...every((day, i) => (isWon(i) ? `${day.slice(0, 8)}24` : '')), '', '');
  const revenue = column('Revenue', ...every((_, i) => (isWon(i) ? '$1,200.00' : '')), '', '');

  test('a header, a row per source and "(other)"', () => {
    const [header, ...rows] = run(created, source, won, revenue);
    expect(header).toEqual([
      'Source',
      'Segment',
      'Leads',
      'Wins',
      'Mature equivalents',
      'Conversion',
      'Revenue',
      'Value',
      'Conversion low',
      'Conversion high',
      'Value low',
      'Value high',
    ]);
    expect(rows.map(row => row.slice(0, 4))).toEqual([
      ['Demo', '', 40, 10],
      ['Fair', '', 40, 0],
      ['(other)', '', 0, 0],
    ]);
    for (const row of rows) expect(row[7]).toBeCloseTo(Number(row[5]) * Number(row[6]), 9);
  });
  test('of a history that is too short it says within how many days', () => {
    const short = (range: unknown[][]) => [range[0], ...range.slice(-42)];
    expect(run(short(created), short(source), short(won), short(revenue))[0]?.[5]).toMatch(/^Won within \d+ days$/);
  });
  test('agreed revenue stands in where few deals state theirs', () => {
    expect(run(created, source, won)[1]?.[6]).toBe(1000);
  });
  test('by segment, where one is given', () => {
    const segment = column('Segment', ...every((_, i) => (i % 3 ? 'Big' : 'Small')), '', '');
    expect(run(created, source, won, '', segment).map(row => [row[0], row[1]])).toContainEqual(['Demo', 'Small']);
  });
  test('without a win it asks for an assumed rate', () => {
    expect(() =>
      run(
        created,
        source,
        won.map(([cell], i) => [i ? '' : cell]),
      ),
    ).toThrow('Type an assumed conversion rate');
  });
  test('ranges of different lengths are named', () => {
    expect(() => run(created, column('a', 'b'), won)).toThrow('created has 243 rows, source has 2');
  });
});

describe('LEADQUALIFIED', () => {
  const run = (data: unknown, policy = POLICY) => runFunction(LEADQUALIFIED, [data, undefined], ambientOf(policy));
  test('TRUE or the criterion, under a header; blank rows stay blank', () => {
    const data = [
      ['Name', 'Size'],
      ['A', 60],
      ['B', 6],
      ['', ''],
      ['C', ''],
      ['', ''],
    ];
    expect(run(data)).toEqual(
      column('Qualified', true, 'Size at least 50: it is 6', '', 'Size at least 50: it is blank'),
    );
  });
  test('a column with the qualified date decides before criteria', () => {
    const policy = policyWith({
      qualification: { all: [{ column: 'Size', is: 'at least', value: 50 }] },
      sheets: [{ name: 'Leads', columns: { created: 'Created', qualified: 'MQL date' } }],
    });
    const data = [
      ['MQL date', 'Size'],
      ['2026-11-02', 6],
      ['', 60],
      ['2026-12-24', 60],
      ['soon', 60],
    ];
    expect(run(data, policy)).toEqual(
      column(
        'Qualified',
        true,
        'no qualified date',
        'the qualified date is in the future',
        'the qualified date is not a date',
      ),
    );
  });
  test('one cell is refused with what to pass', () => {
    expect(() => run('x')).toThrow('data needs the headers and at least one row');
  });
});

describe('QUOTA_PACE', () => {
  const run = (...args: unknown[]) => new Map(runFunction(QUOTA_PACE, args, ambientOf(POLICY)) as [string, unknown][]);
  const qualified = column('Qualified', '2026-11-05 10:00', '2026-11-06', '2026-10-06', '', 'x');
  const source = column('Source', 'Demo', 'Demo', 'Demo', 'Demo', 'Demo');
  const segment = column('Segment', 'Big', '', 'Big', 'Big', 'Big');

  test('is what the standing says, of the first quota or the one named', () => {
    const rows = [
      { id: 1, created: '2026-11-05 10:00', source: 'Demo', segment: 'Big', Size: 50 },
      { id: 2, created: '2026-11-06', source: 'Demo', segment: '', Size: 50, returned: '2026-11-10' },
      { id: 3, created: '2026-10-06', source: 'Demo', segment: 'Big', Size: 50 },
    ];
    const ledger = sinceEver(POLICY);
    const { quota } = standingOf(ledger, agreementOf(POLICY), [judged(ledger, rows, NOW)], NOW);
    const returned = column('Returned', '', '2026-11-10', '', '', '');
    for (const [index, name] of ['', 'big'].entries()) {
      const pace = run(qualified, source, segment, returned, name, '', new Date(NOW));
      expect(pace.get('So far')).toBe(quota[index]?.actual);
      expect(pace.get('Chance')).toBe(quota[index]?.chance);
      expect(pace.get('State')).toBe(quota[index]?.state);
      expect(pace.get('Leads returned')).toBe(quota[index]?.returned);
    }
  });
  test('of a month that is over it is the standing at its end; a date of the month will do', () => {
    for (const month of ['2026-10', '2026-10-14', new Date(at('01 00:00') - 2 * HOUR)]) {
      const pace = run(qualified, source, segment, '', 'All', month);
      expect([pace.get('Month'), pace.get('So far')]).toEqual(['2026-10', 1]);
      expect(pace.get('Working days passed')).toBeCloseTo(Number(pace.get('Working days')), 9);
      expect(pace.get('Needed per working day')).toBe('');
    }
  });
  test('a quota of 0 has no pace and no state', () => {
    const pace = run(qualified, source, segment, '', 'Big', '2026-10');
    expect([pace.get('Owed'), pace.get('Pace'), pace.get('State')]).toEqual([0, '', '']);
  });
  test.each([
    [['2026-12'], 'month is 2026-12, which has not begun.'],
    [['November'], 'month is "November". Write a date, or a text such as 2026-11.'],
    [['2026-13'], 'month is "2026-13"'],
  ])('month %j is refused', ([month], message) => {
    expect(() => run(qualified, source, segment, '', '', month)).toThrow(message);
  });
  test('a quota that the policy does not have is refused with those it has', () => {
    expect(() => run(qualified, source, segment, '', 'None')).toThrow('quota is "None"; the policy has All, Big.');
    const none = ambientOf(policyWith());
    expect(() => runFunction(QUOTA_PACE, [qualified], none)).toThrow('The policy has no quota.');
  });
  test('a lead that qualifies later is not debited before', () => {
    const later = column('2026-11-05 10:00', '2026-11-24 10:00');
    const pace = run(later, column('Demo', 'Demo'), '', column('', '2026-11-10'), 'All', '');
    expect([pace.get('So far'), pace.get('Leads returned')]).toEqual([1, 0]);
  });
  test('nothing qualified yet is 0, not an error', () => {
    expect(run(column('', ''), '', '', '').get('So far')).toBe(0);
  });
});

test('LEADVALUE knows the header of a source by the policy’s own columns', () => {
  const rates = [
    { source: 'Demo', conversion: 0.1, revenue: 1000 },
    { source: '(other)', conversion: 0.01, revenue: 1000 },
  ];
  const sheets = [{ name: 'Leads', columns: { created: 'Datum', source: 'Kanal' } }];
  const policy = policyWith({ values: { rates }, sheets });
  const run = (header: string) => runFunction(LEADVALUE, [column(header, 'Demo')], ambientOf(policy));
  expect(run('Kanal')).toEqual([['Lead value'], [100]]);
  expect(run('Messe')).toEqual([[10], [100]]);
});

describe('LEADGOAL', () => {
  const run = (...args: unknown[]) => runFunction(LEADGOAL, args, ambientOf(POLICY));
  test.each([
    [['600k', 8000, 0.02], 3_750],
    [['$600,000', '8k', '2%'], 3_750],
  ])('amounts as people type them: %j', (args, owed) => expect(run(...args)).toBe(owed));
  test('the row of a blank is named', () => {
    expect(() => run(column(1000, 2000, 3000), column(10, '', 10), 0.1)).toThrow(
      'Row 2: revenue_per_customer is blank.',
    );
  });
  test('nothing to sell takes 0 leads, never −0', () => {
    expect(Object.is(run(0, 8000, 0.02), 0)).toBe(true);
    expect(Object.is(run(-0, 8000, 0.02), 0)).toBe(true);
  });
  test.each([
    [600_000, 8_000, 0.02, 3_750],
    [37.5, 1, 0.02, 1_875],
    [1e9, 1, 0.1, 1e10],
    // A thousandth of a lead above a billion of them is one more lead.
    [1_000_000_000.1, 1, 1, 1_000_000_001],
    [1e-10, 1, 1, 1],
  ])('%d ÷ %d ÷ %d is rounded up to %d', (bookings, revenue, rate, leads) => {
    expect(run(bookings, revenue, rate)).toBe(leads);
  });
});
