/** From won leads to accepted values, through the bundle: refreshed, saved as a version, and in use from the next month on. */
import { beforeEach, expect, test } from 'vitest';
import type { PolicyView } from '../../../src/contract/policy.ts';
import type { ReportsView } from '../../../src/contract/reports.ts';
import type { StandingView } from '../../../src/contract/standing.ts';
import type { ValueRefresh } from '../../../src/sla/promises/marketing/estimate/refresh.ts';
import { type Bench, bench, examplePolicy } from '../../support/workbench.ts';

const HEADER = ['Create Date', 'Original Source', 'First contact', 'Owner', 'Company size', 'Won', 'Amount'];
const DAY = 86_400_000;
const NOW = Date.parse('2026-11-20T13:30:00-05:00');

/** Every other lead of a free trial is won four days later for 5,000; every tenth of a fair. */
const ROWS = Array.from({ length: 120 }, (_, index) => {
  const created = NOW - (120 - index) * 1.5 * DAY;
  const isTrial = index % 2 === 0;
  const isWon = index % (isTrial ? 4 : 20) < 2 && index < 100;
  return [
    written(created),
    isTrial ? 'Free trial' : 'Fair',
    written(created + 600_000),
    'Dana Reyes',
    200,
    isWon ? written(created + 4 * DAY) : '',
    isWon ? 5000 : '',
  ];
});

function written(instant: number): string {
  return new Date(instant - 5 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');
}

let desk: Bench;
beforeEach(() => {
  const policy = examplePolicy() as { sheets: { columns: object }[] };
  const [sheet] = policy.sheets;
  desk = bench([HEADER, ...ROWS]);
  desk.ask('setUp', {
    policy: { ...policy, sheets: [{ ...sheet, columns: { ...sheet?.columns, won: 'Won', revenue: 'Amount' } }] },
  });
  desk.ask('scanNow');
});

const refresh = () => desk.ask('refreshValues', { assumedConversion: null, assumedRevenue: null }) as ValueRefresh;
const standing = () => (desk.ask('standing') as StandingView).standing;

test('it writes nothing', () => {
  const methods: string[] = [];
  desk.host.beforeCall = ({ method }) => void methods.push(method);
  refresh();
  desk.ask('reports');
  expect(methods.filter(method => /\.(set|insert|append|clear|delete|hide|protect)/.test(method))).toEqual([]);
});

test('accepted, the values wait for the month to end and are then in every place', () => {
  const { values, rows, month } = refresh();
  expect(month).toBe('2026-12');
  expect(rows.map(({ source }) => source)).toEqual(['Free trial', 'Fair', '(other)']);
  const { policy, note } = desk.ask('policy') as PolicyView;
  const before = standing()?.quota[0]?.actual;
  desk.ask('savePolicy', {
    policy: { ...policy, values },
    appliesTo: 'new leads',
    why: 'Values of December',
    basedOn: note.version,
  });
  expect(standing()?.quota[0]?.actual).toBe(before);
  expect(standing()?.findings.at(-1)?.fix).toBe('Newer ones are agreed and count from December on.');

  desk.host.play(Date.parse('2026-12-01T09:00:00-05:00'));
  desk.ask('scanNow');
  const fair = rows.find(({ source }) => source === 'Fair');
  desk.book.addGrid('Try');
  desk.type('Try!A1', '=LEADVALUE("Fair", , SLA_POLICY)');
  expect(desk.book.grid('Try')?.value(0, 0)).toBeCloseTo(fair?.value ?? 0, 0);
  expect(standing()?.findings.filter(({ kind }) => kind === 'old values')).toEqual([]);
  expect(refresh().rows.find(({ source }) => source === 'Fair')?.agreed?.value).toBeCloseTo(fair?.value ?? 0, 0);
});

test('a correction counts at once', () => {
  const { policy, note } = desk.ask('policy') as PolicyView;
  const rates = policy.values.rates.map(rate => ({ ...rate, revenue: rate.revenue * 2 }));
  const before = standing()?.quota[0]?.actual ?? 0;
  desk.ask('savePolicy', {
    policy: { ...policy, values: { ...policy.values, rates } },
    appliesTo: 'all leads',
    why: 'Revenue was typed wrong',
    basedOn: note.version,
  });
  expect(standing()?.quota[0]?.actual).toBeCloseTo(2 * before, 6);
});

test('what comes in from outside is checked', () => {
  expect(() => desk.ask('refreshValues', { assumedConversion: 2 })).toThrow('Type 2%, not 2.');
  expect(() => desk.ask('refreshValues', { assumedRevenue: -5 })).toThrow('assumedRevenue');
  for (const takes of [null, 'x', [], { assumedConversion: 'a' }]) {
    expect(() => desk.ask('refreshValues', takes)).not.toThrow();
  }
});

test('the reports add up to the leads', () => {
  const { funnel, responseTimes, capacity } = desk.ask('reports') as ReportsView;
  expect(funnel.reduce((sum, { leads }) => sum + leads, 0)).toBe(120);
  expect(funnel.every(({ leads, qualified, won }) => qualified === leads && won <= leads)).toBe(true);
  expect(responseTimes.bands).toHaveLength(6);
  expect(capacity.loads).toHaveLength(1);
});
