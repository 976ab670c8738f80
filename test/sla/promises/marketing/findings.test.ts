import { describe, expect, test } from 'vitest';
import { standingOf } from '../../../../src/sla/standing/standing.ts';
import { agreementOf, judged, policyWith, type Row, sinceEver } from '../../../support/agreements.ts';
import { at, DAY } from '../../../support/november.ts';

const RATES = ['Demo', 'Webinar', 'eBook', ''].map(source => ({
  source: source || '(blank)',
  conversion: 0.1,
  revenue: 1000,
}));

const policyOwing = (perMonth: number, unit = 'leads') =>
  policyWith({ quota: [{ name: 'All', unit, perMonth, calendar: 'Sales' }], values: { rates: RATES } });

/** Leads of a source at 10:00 on each working day, or on every day, of a span; so many a day. */
function stream(source: string, from: string, until: string, perDay: number, isEveryDay = false): Row[] {
  const rows: Row[] = [];
  let due = 0;
  for (let day = Date.parse(`${from}T15:00Z`); day <= Date.parse(`${until}T15:00Z`); day += DAY) {
    const weekday = new Date(day).getUTCDay();
    if (!isEveryDay && (weekday === 0 || weekday === 6)) continue;
    for (due += perDay; due >= 1 - 1e-9; due--) {
      rows.push({ id: `${source} ${rows.length} ${day}`, source, created: new Date(day).toISOString() });
    }
  }
  return rows;
}

function findings(rows: readonly Row[], policy = policyOwing(210), now = at('16 18:00')) {
  const ledger = sinceEver(policy);
  return standingOf(ledger, agreementOf(policy), [judged(ledger, rows, now)], now).findings;
}

const HISTORY = [
  ...stream('Demo', '2026-08-03', '2026-10-31', 5),
  ...stream('Webinar', '2026-08-03', '2026-10-31', 3),
  ...stream('eBook', '2026-08-03', '2026-10-31', 2),
];

describe('a month on plan', () => {
  const month = [
    ...stream('Demo', '2026-11-01', '2026-11-16', 5),
    ...stream('Webinar', '2026-11-01', '2026-11-16', 3),
    ...stream('eBook', '2026-11-01', '2026-11-16', 2),
  ];
  test('has no finding', () => {
    expect(findings([...HISTORY, ...month])).toEqual([]);
  });
});

describe('a shortfall', () => {
  const month = [
    ...stream('Demo', '2026-11-01', '2026-11-16', 5),
    ...stream('Webinar', '2026-11-01', '2026-11-16', 0.4),
    ...stream('eBook', '2026-11-01', '2026-11-16', 1.5),
  ];
  test('says what is needed, what comes, and which source it is', () => {
    expect(findings([...HISTORY, ...month])).toEqual([
      {
        kind: 'shortfall',
        quota: 'All',
        message: 'All: needs 13.5 qualified leads a working day, delivers 6.8.',
        fix: 'Webinar is 87% below its share of the 90 days before the month.',
      },
    ]);
  });
  test('in value the same in money', () => {
    expect(findings([...HISTORY, ...month], policyOwing(21_000, 'value'))[0]).toMatchObject({
      message: 'All: needs $1,350 of lead value a working day, delivers $682.',
    });
  });
  test('without earlier leads it says that no source can be named', () => {
    expect(findings(month)[0]?.fix).toBe('There are too few earlier leads to tell which source it is.');
  });
  test('when all sources are down alike, none is blamed', () => {
    const half = [
      ...stream('Demo', '2026-11-01', '2026-11-16', 2.5),
      ...stream('Webinar', '2026-11-01', '2026-11-16', 1.5),
      ...stream('eBook', '2026-11-01', '2026-11-16', 1),
    ];
    const [finding] = findings([...HISTORY, ...half], policyOwing(140));
    expect(finding).toMatchObject({ kind: 'shortfall' });
    expect(finding?.fix).toBe('No source stands out.');
  });
});

test('a source that is silent is named even while the others keep the quota on pace', () => {
  const month = [
    ...stream('Demo', '2026-11-01', '2026-11-16', 7.5),
    ...stream('eBook', '2026-11-01', '2026-11-16', 2.5),
  ];
  expect(findings([...HISTORY, ...month])).toMatchObject([
    { kind: 'silent source', message: 'Webinar has brought nothing to All this month.' },
  ]);
});

describe('a flood', () => {
  test('names the source that floods beside the others', () => {
    const month = [
      ...stream('Demo', '2026-11-01', '2026-11-16', 15),
      ...stream('Webinar', '2026-11-01', '2026-11-16', 3),
      ...stream('eBook', '2026-11-01', '2026-11-16', 2),
    ];
    const [finding] = findings([...HISTORY, ...month]);
    expect(finding).toMatchObject({
      kind: 'flood',
      message: 'All: delivers 20.0 qualified leads a working day, the plan is 10.0.',
    });
    expect(finding?.fix).toBe(
      'Demo is 200% above its share of the 90 days before the month. Slow it down, or lend Sales hands: leads that wait lose value.',
    );
  });
});

describe('leads that come evenly on all seven days', () => {
  const even = stream('Demo', '2026-08-03', '2026-11-16', 8, true);
  test('are a reason for a calendar of seven days', () => {
    expect(findings(even, policyOwing(235)).find(({ kind }) => kind === 'even week')).toEqual({
      kind: 'even week',
      quota: 'All',
      message: 'Days off bring 100% of a working day’s leads, and the pace of All does not expect any then.',
      fix: 'Give this quota a calendar of seven days.',
    });
  });
  test('35 % of a weekday’s leads on weekends are none', () => {
    const rows = [
      ...stream('Demo', '2026-08-03', '2026-11-16', 8),
      ...stream('Demo', '2026-08-03', '2026-11-16', 8 * 0.35, true).filter(({ created }) =>
        [0, 6].includes(new Date(String(created)).getUTCDay()),
      ),
    ];
    expect(findings(rows, policyOwing(210)).filter(({ kind }) => kind === 'even week')).toEqual([]);
  });
  test('a handful of leads tells nothing', () => {
    expect(findings(even.slice(-40), policyOwing(0))).toEqual([]);
  });
});

test('a planned event that passed without its leads is found, and one that brought them is not', () => {
  const events = [{ date: '2026-11-12', name: 'Webinar', leads: 40 }];
  const policy = policyWith({
    quota: [{ name: 'All', unit: 'leads', perMonth: 250, calendar: 'Sales' }],
    values: { rates: RATES },
    events,
  });
  const steady = stream('Demo', '2026-08-03', '2026-11-16', 10);
  const came = stream('Webinar', '2026-11-12', '2026-11-12', 40);
  const missed = (rows: readonly Row[]) => findings(rows, policy).filter(({ kind }) => kind === 'missed event');
  expect(missed([...steady, ...came])).toEqual([]);
  expect(missed(steady)).toMatchObject([
    { message: 'Webinar on Thu 12 Nov was planned to bring 40 leads to All; 10 came that day.' },
  ]);
});
