import { describe, expect, test } from 'vitest';
import type { JudgedSheet } from '../../../../src/sla/promises/sales/judged-sheet.ts';
import { capacityOf } from '../../../../src/sla/standing/reports/capacity.ts';
import { funnelOf } from '../../../../src/sla/standing/reports/funnel.ts';
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
    const { bands, caveat } = table([]);
    expect(bands.flatMap(({ studies }) => studies)).toHaveLength(4);
    expect(caveat).toContain('Vendor-run, correlational');
  });
});

describe('capacity', () => {
  const quota = (perMonth: number, unit = 'leads') => ({ quota: [{ name: 'All', unit, perMonth, calendar: 'Sales' }] });
  const capacity = (rows: readonly Row[], policy: ReturnType<typeof policyWith>) => {
    const [ledger, agreement] = [sinceEver(policy), agreementOf(policy)];
    const { verdicts } = judged(ledger, rows, NOW);
    return capacityOf(agreement, accountsOf(ledger, agreement, verdicts, NOW), verdicts, NOW);
  };
  /** One first contact on each of the last ten working days by each of two people. */
  const rows = ['09', '10', '11', '12', '13', '16', '17', '18', '19'].flatMap(day =>
    ['Dana', 'Sam'].map(owner => ({ id: owner + day, owner, created: `${day} 10:00`, firstContact: `${day} 10:10` })),
  );

  test('what people managed in the last 20 working days, against the quota', () => {
    const { owners, perDay, perOwner, quotas, words } = capacity(rows, policyWith(quota(210)));
    expect({ owners, perDay, perOwner }).toEqual({ owners: 2, perDay: 0.9, perOwner: 0.45 });
    expect(quotas).toEqual([{ name: 'All', leadsPerDay: 10, load: 10 / 0.9 }]);
    expect(words).toEqual([
      '2 owners made 0.9 first contacts a working day lately, 0.5 each.',
      'All: 10.0 leads a working day are owed, more than they managed: at their pace it takes 23 owners.',
    ]);
  });
  test('a quota in value is turned into leads by what leads were worth', () => {
    const values = { rates: [{ source: '(blank)', conversion: 0.1, revenue: 1000 }] };
    const { quotas } = capacity(rows, policyWith({ ...quota(2100, 'value'), values }));
    expect(quotas[0]?.leadsPerDay).toBeCloseTo(1, 9);
  });
  test('without a lead that has a value, nothing is claimed', () => {
    expect(capacity(rows, policyWith(quota(2100, 'value'))).quotas[0]).toEqual({
      name: 'All',
      leadsPerDay: null,
      load: null,
    });
  });
  test('nobody at work is said', () => {
    expect(capacity([], policyWith(quota(10))).words).toEqual([
      'Nobody made a first contact in the last 20 working days.',
    ]);
  });
  test('a quota of 0 asks for nothing', () => {
    expect(capacity(rows, policyWith(quota(0))).words[1]).toBe('All: 0.0 leads a working day are owed, 0% of that.');
  });
});
