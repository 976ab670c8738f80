/** The month's close: one frozen row per month and quota, whatever happens around it. */
import { beforeEach, describe, expect, test } from 'vitest';
import type { ReportsView } from '../../../src/contract/reports.ts';
import type { StandingView } from '../../../src/contract/standing.ts';
import { HostKilled, openHost } from '../../../workbench/host/host.ts';
import { builtProject } from '../../../workbench/host/project.ts';
import { type Bench, bench, examplePolicy } from '../../support/workbench.ts';

const HEADER = ['Create Date', 'Original Source', 'First contact', 'Owner', 'Company size'];
const ROWS = [
  // In time, late, and never contacted: due in November all three.
  ['2026-11-16 09:05', 'Free trial', '2026-11-16 09:50', 'Dana Reyes', 200],
  ['2026-11-17 09:05', 'Free trial', '2026-11-17 15:00', 'Dana Reyes', 200],
  ['2026-11-18 09:05', 'Free trial', '', 'Dana Reyes', 200],
  // Its hour ends in December.
  ['2026-11-30 17:10', 'Free trial', '2026-12-01 09:05', 'Dana Reyes', 200],
  ['2026-12-02 09:00', 'eBook', '2026-12-02 10:00', 'Dana Reyes', 200],
];
const QUOTAS = [
  { name: 'All', segment: '', unit: 'value', perMonth: 4000, months: {}, calendar: 'Marketing' },
  { name: 'Leads', segment: '', unit: 'leads', perMonth: 8, months: {}, calendar: 'Sales' },
];

let desk: Bench;
beforeEach(() => {
  desk = started();
});

function started(): Bench {
  const made = bench([HEADER, ...ROWS], { now: Date.parse('2026-11-20T10:00:00-05:00') });
  made.ask('setUp', { policy: { ...examplePolicy(), quota: QUOTAS } });
  tick(made);
  return made;
}

function tick(on: Pick<Bench, 'host'>): number {
  const { error, calls } = on.host.run('slaTick', [], 'trigger');
  expect(error).toBeNull();
  return calls.total;
}

function tickAt(instant: string): number {
  desk.host.play(Date.parse(instant));
  return tick(desk);
}

function column(name: string, host = desk.host): string[] {
  const grid = host.book.grid('SLA Scorecard');
  if (!grid) return [];
  const header = Array.from({ length: grid.usedColumns }, (_, index) => grid.display(0, index));
  return Array.from({ length: grid.usedRows - 1 }, (_, row) => grid.display(row + 1, header.indexOf(name)));
}

test('nothing is written while the month runs', () => {
  tickAt('2026-11-30T23:50:00-05:00');
  expect(desk.book.grid('SLA Scorecard')).toBeUndefined();
});

describe('when the month is over', () => {
  beforeEach(() => {
    tickAt('2026-12-03T10:00:00-05:00');
  });

  test('each quota has a row with both promises as they stood at its end', () => {
    expect(column('Month')).toEqual(['2026-11', '2026-11']);
    expect(column('Quota')).toEqual(['All', 'Leads']);
    expect(column('Owed')).toEqual(['4,000', '8']);
    expect(column('Delivered')).toEqual(['3,840', '4']);
    expect(column('Attained')).toEqual(['96%', '50%']);
    expect(column('In time')).toEqual(['1', '1']);
    expect(column('First contacts')).toEqual(['3', '3']);
  });

  test('it is written once, however often the scan runs', () => {
    tickAt('2026-12-03T10:15:00-05:00');
    tickAt('2026-12-04T10:00:00-05:00');
    desk.ask('scanNow');
    expect(column('Month')).toHaveLength(2);
  });

  test('facts that are corrected later change the month no more', () => {
    desk.type('Leads!C4', '2026-11-18 09:10');
    tickAt('2026-12-04T10:00:00-05:00');
    expect(column('In time')).toEqual(['1', '1']);
  });

  test('what fell due in the next month is in the next month', () => {
    tickAt('2027-01-04T10:00:00-05:00');
    expect(column('Month').slice(2)).toEqual(['2026-12', '2026-12']);
    expect(column('First contacts').slice(2)).toEqual(['2', '2']);
    expect(column('In time').slice(2)).toEqual(['2', '2']);
  });

  test('the reports show them, the latest first', () => {
    tickAt('2027-01-04T10:00:00-05:00');
    const { scorecards } = desk.ask('reports') as ReportsView;
    expect(scorecards.map(({ month, quota }) => `${month} ${quota}`)).toEqual([
      '2026-12 Leads',
      '2026-12 All',
      '2026-11 Leads',
      '2026-11 All',
    ]);
    expect(scorecards[3]).toMatchObject({ owed: 4000, delivered: 3840, attained: 0.96, met: 1, judged: 3 });
  });
});

test('months that a scan slept through are made up, oldest first', () => {
  tickAt('2027-03-02T10:00:00-05:00');
  expect(column('Month')).toEqual([
    '2026-11',
    '2026-11',
    '2026-12',
    '2026-12',
    '2027-01',
    '2027-01',
    '2027-02',
    '2027-02',
  ]);
});

describe('a tab that cannot be read at the month’s end', () => {
  const rename = (from: string, to: string) => {
    const grid = desk.book.grid(from);
    if (grid) grid.name = to;
  };
  beforeEach(() => {
    tickAt('2026-11-30T23:50:00-05:00');
    rename('Leads', 'Leads (old)');
    tickAt('2026-12-01T09:00:00-05:00');
  });

  test('keeps the month open until it is back', () => {
    expect(desk.book.grid('SLA Scorecard')).toBeUndefined();
    tickAt('2026-12-03T09:00:00-05:00');
    rename('Leads (old)', 'Leads');
    tickAt('2026-12-04T09:00:00-05:00');
    expect(column('Delivered')).toEqual(['3,840', '4']);
  });
  test('but not longer than a week', () => {
    tickAt('2026-12-07T09:00:00-05:00');
    expect(desk.book.grid('SLA Scorecard')).toBeUndefined();
    tickAt('2026-12-08T09:00:00-05:00');
    expect(column('Delivered')).toEqual(['0', '0']);
  });
});

test('delivered is what the quota said at the month’s last instant', () => {
  desk.host.play(Date.parse('2026-11-30T23:59:59-05:00'));
  const { standing } = desk.ask('standing') as StandingView;
  tickAt('2026-12-01T08:00:00-05:00');
  const { scorecards } = desk.ask('reports') as ReportsView;
  expect(scorecards.map(row => row.delivered).reverse()).toEqual(standing?.quota.map(({ actual }) => actual));
});

test('a quiet tick after a month’s close costs no call more than before', () => {
  tickAt('2026-11-20T10:15:00-05:00');
  const before = tickAt('2026-11-20T10:30:00-05:00');
  tickAt('2026-12-03T10:00:00-05:00');
  tickAt('2026-12-03T10:15:00-05:00');
  expect(tickAt('2026-12-03T10:30:00-05:00')).toBe(before);
});

test('cut off at any call of the close, the next scan makes it whole and writes nothing twice', () => {
  desk.host.play(Date.parse('2026-12-03T10:00:00-05:00'));
  const saved = desk.host.saveState();
  const methods: string[] = [];
  desk.host.beforeCall = ({ method }) => void methods.push(method);
  tick(desk);
  const first = methods.findIndex(method => method.includes('insertSheet'));
  // The tab, its looks, its header, the rows, and the board's first calls after them.
  const last = first + 14;
  expect(methods.slice(first, last).filter(method => method.includes('setValues')).length).toBeGreaterThan(1);
  for (let cut = first; cut <= last; cut++) {
    const host = openHost(saved, builtProject());
    let calls = 0;
    host.beforeCall = () => {
      if (calls++ === cut) throw new HostKilled('cut off');
    };
    host.run('slaTick', [], 'trigger');
    host.beforeCall = null;
    tick({ host });
    expect([cut, column('Month', host), column('Delivered', host)]).toEqual([
      cut,
      ['2026-11', '2026-11'],
      ['3,840', '4'],
    ]);
  }
});
