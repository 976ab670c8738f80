import { describe, expect, test } from 'vitest';
import type { JudgedSheet } from '../../../../src/sla/promises/sales/judged-sheet.ts';
import { capacityOf } from '../../../../src/sla/standing/reports/capacity.ts';
import { funnelBySource, funnelOf } from '../../../../src/sla/standing/reports/funnel.ts';
import { responseTable } from '../../../../src/sla/standing/reports/response-times.ts';
import { accountsOf } from '../../../../src/sla/standing/standing.ts';
import { agreementOf, judged, policyWith, type Row, sinceEver } from '../../../support/agreements.ts';
import { at, NEW_YORK } from '../../../support/november.ts';

const NOW = at('20 12:00');
const POLICY = policyWith();
const sheet = (rows: readonly Row[], policy = POLICY, without: readonly 'firstContact'[] = []): JudgedSheet =>
  judged(sinceEver(policy), rows, NOW, { without });

describe('cohort funnel', () => {
  const funnel = (rows: readonly Row[], policy = POLICY, without: readonly 'firstContact'[] = []) =>
    funnelOf(agreementOf(policy), [sheet(rows, policy, without)], NEW_YORK, NOW);

  test('each lead counts in the month of its creation, whenever the rest happened', () => {
    const rows = [
      { created: '2026-07-31 23:00', firstContact: '2026-08-02 09:00', won: '2026-10-01' },
      { created: '2026-08-01 09:00', firstContact: '2026-08-01 09:00' },
      { created: '16 09:00', won: '21' },
      { created: '16 09:00', qualified: '' },
      { created: 'soon' },
      { created: '21 09:00' },
    ];
    expect(funnel(rows.map((row, id) => ({ id, ...row })))).toEqual([
      { month: '2026-11', leads: 2, qualified: 0, contacted: 0, won: 0, isFinished: false },
      { month: '2026-08', leads: 1, qualified: 0, contacted: 1, won: 0, isFinished: false },
      { month: '2026-07', leads: 1, qualified: 0, contacted: 1, won: 1, isFinished: true },
    ]);
  });
  test('a month is finished once its last lead has had the whole horizon', () => {
    const rows = [{ id: 1, created: '2026-08-01 09:00' }];
    const short = policyWith({ values: { rates: [], horizonDays: 80 } });
    expect(funnel(rows)[0]?.isFinished).toBe(false);
    expect(funnel(rows, short)[0]?.isFinished).toBe(true);
  });
  test('criteria decide who qualified, and without a contact column none is claimed', () => {
    const policy = policyWith({ qualification: { all: [{ column: 'Size', is: 'at least', value: 50 }] } });
    const rows = [
      { id: 1, created: '16 09:00', Size: 80 },
      { id: 2, created: '16 09:00', Size: 8 },
    ];
    expect(funnel(rows, policy, ['firstContact'])[0]).toMatchObject({ leads: 2, qualified: 1, contacted: null });
  });
  test('a date without a time belongs to the month that it spells', () => {
    expect(funnel([{ id: 1, created: '2026-10-31' }])[0]?.month).toBe('2026-10');
  });
  test('twelve months are shown', () => {
    const rows = Array.from({ length: 20 }, (_, id) => ({
      id,
      created: `${2025 + Math.floor(id / 12)}-${String((id % 12) + 1).padStart(2, '0')}-03 10:00`,
    }));
    expect(
      funnel(rows)
        .map(({ month }) => month)
        .slice(0, 2),
    ).toEqual(['2026-08', '2026-07']);
    expect(funnel(rows)).toHaveLength(12);
  });
  test('an empty sheet has no month', () => {
    expect(funnel([])).toEqual([]);
  });
});

describe('response time against conversion', () => {
  const table = (rows: readonly Row[], policy = POLICY) =>
    responseTable(
      agreementOf(policy),
      [
        sheet(
          rows.map((row, id) => ({ id, ...row })),
          policy,
        ),
      ],
      NOW,
    );
  /** A Monday in August, older than the horizon. */
  const CREATED = '2026-08-03 10:00';
  const contacted = (firstContact: string, won = '') => ({ created: CREATED, firstContact, won });
  const counts = (rows: readonly Row[]) => table(rows).bands.map(({ leads }) => leads);

  test('bands are of working time, up to and including their end', () => {
    expect(counts([contacted('2026-08-03 10:05')])).toEqual([1, 0, 0, 0, 0, 0]);
    expect(counts([contacted('2026-08-03 10:05:01')])).toEqual([0, 1, 0, 0, 0, 0]);
    expect(counts([contacted('2026-08-03 14:00')])).toEqual([0, 0, 1, 0, 0, 0]);
    expect(counts([contacted('2026-08-04 10:00')])).toEqual([0, 0, 0, 1, 0, 0]);
    expect(counts([contacted('2026-08-04 10:01')])).toEqual([0, 0, 0, 0, 1, 0]);
    expect(counts([contacted('')])).toEqual([0, 0, 0, 0, 0, 1]);
  });
  test('leads younger than the horizon are not in it', () => {
    expect(counts([{ created: '2026-09-01 10:00', firstContact: '2026-09-01 10:01' }])).toEqual([0, 0, 0, 0, 0, 0]);
  });
  test('a win counts within the horizon', () => {
    const rows = [contacted('2026-08-03 10:01', '2026-10-31 10:00'), contacted('2026-08-03 10:01', '2026-11-02 10:00')];
    expect(table(rows).bands[0]).toMatchObject({ leads: 2, won: 1, conversion: 0.5 });
  });
  test('the interval is Wilson’s at 90 %', () => {
    const rows = Array.from({ length: 20 }, (_, index) => contacted('2026-08-03 10:01', index < 2 ? '2026-08-10' : ''));
    const { low, high } = table(rows).bands[0] ?? {};
    expect(low).toBeCloseTo(0.0336, 3);
    expect(high).toBeCloseTo(0.2617, 3);
  });
  test('a band without leads claims nothing', () => {
    expect(table([]).bands[2]).toMatchObject({ leads: 0, conversion: null, low: null, high: null });
  });
  test('dates without a time have no band, and are counted', () => {
    const rows = [{ created: '2026-08-03', firstContact: '2026-08-03 10:00' }, contacted('2026-08-04'), contacted('x')];
    expect(table(rows).untimed).toBe(3);
  });
  test('published figures stand beside it with their caveat', () => {
    const { bands, studiesCaveat } = table([]);
    expect(bands.flatMap(({ studies }) => studies)).toHaveLength(4);
    expect(studiesCaveat).toContain('Vendor-run, correlational');
  });
});

describe('capacity', () => {
  const quota = (perMonth: number, unit = 'leads') => ({ quota: [{ name: 'All', unit, perMonth, calendar: 'Sales' }] });
  const capacity = (rows: readonly Row[], policy: ReturnType<typeof policyWith>) => {
    const [ledger, agreement] = [sinceEver(policy), agreementOf(policy)];
    const { verdicts } = judged(ledger, rows, NOW);
    return capacityOf(agreement, accountsOf(ledger, agreement, verdicts, NOW), verdicts, NOW);
  };
  const days = ['03', '04', '05', '06', '09', '10', '11', '12', '13', '16', '17', '18', '19'];
  /** So many leads of an owner on each of these days, answered at once or an hour and a half too late. */
  const leads = (owner: string, perDay: number, of = days, more: Row = {}, contact = '10:10') =>
    of.flatMap(day =>
      Array.from({ length: perDay }, (_, i) => ({
        ...{ id: `${owner} ${day} ${i} ${contact}`, owner, created: `${day} 10:00`, firstContact: `${day} ${contact}` },
        ...more,
      })),
    );

  test('of the days that were in time the 90th percentile was tested', () => {
    const rows = [
      ...leads('Dana', 3, days.slice(0, 11)),
      ...leads('Dana', 9, days.slice(11, 12)),
      ...leads('Dana', 40, days.slice(12), {}, '12:30'),
    ];
    const { loads, words } = capacity(rows, policyWith(quota(210)));
    expect(loads).toEqual([{ quotas: ['All'], leadsPerDay: 10, tested: 3 }]);
    expect(words).toEqual([
      'All: 10.0 leads a working day are owed; Sales has never been tested beyond 3 leads a day.',
    ]);
    expect(capacity(rows, policyWith(quota(42))).words).toEqual([
      'All: 2.0 leads a working day are owed, 67% of the 3 a day that Sales has answered in time.',
    ]);
  });
  test('fewer than ten days in time have tested nothing, and that is said', () => {
    const { loads, words } = capacity(leads('Dana', 3, days.slice(0, 9)), policyWith(quota(210)));
    expect(loads[0]?.tested).toBeNull();
    expect(words[0]).toContain('Fewer than 10 working days');
  });
  test('quotas whose leads fall to the same people are added up, others are not', () => {
    const policy = policyWith({
      quota: ['Big', 'Small', 'Far'].map(name => ({
        name,
        segment: name,
        unit: 'leads',
        perMonth: 210,
        calendar: 'Sales',
      })),
    });
    const rows = [
      ...leads('Dana', 2, days, { segment: 'Big' }),
      ...leads('Dana', 2, days, { segment: 'Small', id: undefined }).map((row, id) => ({ ...row, id })),
      ...leads('Sam', 2, days, { segment: 'Far' }),
    ];
    expect(capacity(rows, policy).loads).toEqual([
      { quotas: ['Big', 'Small'], leadsPerDay: 20, tested: 4 },
      { quotas: ['Far'], leadsPerDay: 10, tested: 2 },
    ]);
  });
  test('a quota in value is turned into leads by what leads were worth; without a value nothing is claimed', () => {
    const values = { rates: [{ source: '(blank)', conversion: 0.1, revenue: 1000 }] };
    const rows = leads('Dana', 1);
    expect(capacity(rows, policyWith({ ...quota(2100, 'value'), values })).loads[0]?.leadsPerDay).toBeCloseTo(1, 9);
    expect(capacity(rows, policyWith(quota(2100, 'value'))).loads[0]?.leadsPerDay).toBeNull();
  });
});

describe('the funnel by source', () => {
  test('takes leads that have had the whole horizon, and what happened within it', () => {
    const rows = [
      { created: '2026-08-03 10:00', source: 'Demo', firstContact: '2026-08-03 11:00', won: '2026-08-20' },
      { created: '2026-08-03 10:00', source: 'demo', won: '2026-11-10' },
      { created: '2026-08-03 10:00', source: '' },
      { created: '2026-11-03 10:00', source: 'Demo', won: '2026-11-04' },
    ].map((row, id) => ({ id, ...row }));
    expect(funnelBySource(agreementOf(POLICY), [sheet(rows)], NOW)).toEqual([
      { source: 'Demo', leads: 2, qualified: 2, contacted: 1, won: 1 },
      { source: '(blank)', leads: 1, qualified: 1, contacted: 0, won: 0 },
    ]);
  });
  test('a month that is older than the horizon and still grows is not finished', () => {
    const months = (won: string) =>
      funnelOf(agreementOf(POLICY), [sheet([{ id: 1, created: '2026-07-03 10:00', won }])], NEW_YORK, NOW);
    expect(months('2026-11-10')[0]?.isFinished).toBe(false);
    expect(months('2026-09-10')[0]?.isFinished).toBe(true);
  });
});

test('what a source alone explains is adjusted away', () => {
  // Referrals are called at once and win often; fairs are called late and win seldom; within either speed changes nothing.
  const of = (source: string, contact: string, n: number, wins: number) =>
    Array.from({ length: n }, (_, i) => ({
      id: `${source} ${contact} ${i}`,
      source,
      created: '2026-08-03 10:00',
      firstContact: `2026-08-03 ${contact}`,
      won: i < wins ? '2026-08-20' : '',
    }));
  const rows = [
    ...of('Referral', '10:02', 80, 40),
    ...of('Referral', '16:00', 20, 10),
    ...of('Fair', '10:02', 20, 2),
    ...of('Fair', '16:00', 80, 8),
  ];
  const { bands } = responseTable(agreementOf(POLICY), [sheet(rows)], NOW);
  expect(bands[0]?.conversion).toBeCloseTo(0.42, 9);
  expect(bands[0]?.adjusted).toBeCloseTo(0.18, 9);
});
