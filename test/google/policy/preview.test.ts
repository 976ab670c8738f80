/** A preview equals what the scan after saving then writes, for every kind of edit and everyone it may apply to. */
import { expect, test } from 'vitest';
import type { Preview } from '../../../src/contract/policy.ts';
import type { StandingView } from '../../../src/contract/standing.ts';
import { APPLIES_TO } from '../../../src/sla/policy/agreement.ts';
import type { Policy } from '../../../src/sla/policy/schema.ts';
import { type Bench, bench, examplePolicy } from '../../support/workbench.ts';

const HEADER = [
  'Lead id',
  'Create Date',
  'Original Source',
  'First contact',
  'Owner',
  'Company size',
  'Stage',
  'Tries',
  'Came in',
];
const LEADS = [
  ['L-1', '2026-11-20 11:00', 'Free trial', '', 'Dana Reyes', 200, 'New', 0, '2026-11-20 13:00'],
  ['L-2', '2026-11-20 10:30', 'Webinar', '', 'Dana Reyes', 20, 'Nurture', 1, '2026-11-20 10:30'],
  ['L-3', '2026-11-19 10:00', 'Free trial', '2026-11-19 10:30', 'Sam Lee', 80, 'New', 1, ''],
  ['L-4', '2026-11-18 16:00', 'eBook', '', 'Sam Lee', 60, 'On hold', 2, '2026-11-18 16:00'],
  ['L-5', '2026-11-17 09:00', 'eBook', '2026-11-17 16:00', 'Sam Lee', 49, 'New', 3, '2026-11-17 09:00'],
  ['L-6', '2026-11-16 09:00', '', '', '', 500, 'Customer', '', '2026-11-16 09:00'],
  ['L-7', '2026-11-12 09:00', 'Demo', '', 'Dana Reyes', 50, 'New', 1, '2026-11-20 12:45'],
  ['L-8', '2026-11-20 12:40', 'Free trial', '', 'Dana Reyes', 10, 'New', '', '2026-11-20 12:40'],
  ['L-9', '2026-11-20 13:29', 'Free trial', '', 'Dana Reyes', 10, 'New', '', '2026-11-20 13:29'],
];

const EDITS: readonly [string, (policy: Policy) => unknown][] = [
  ['a rule', p => Object.assign(p.sales[0] as object, { firstContactMinutes: 400 })],
  [
    'a rule on top',
    p =>
      p.sales.unshift({
        name: 'eBooks',
        when: { source: ['eBook', 'Demo'] },
        calendar: '24/7',
        firstContactMinutes: 30,
      }),
  ],
  [
    'attempts',
    p => Object.assign(p.sales[1] as object, { attempts: { count: 2, withinWorkingDays: 1, minGapMinutes: 0 } }),
  ],
  ['criteria', p => Object.assign(p.qualification, { all: [{ column: 'Company size', is: 'at least', value: 100 }] })],
  ['a holiday', p => p.calendars[0]?.holidays.push('2026-11-20')],
  ['hours', p => Object.assign(p.calendars[0]?.week ?? {}, { fri: [['13:00', '14:00']] })],
  ['a quota', p => Object.assign(p.quota[0] as object, { perMonth: 3_000, unit: 'value' })],
  ['a quota in leads', p => Object.assign(p.quota[0] as object, { name: 'Leads', unit: 'leads', perMonth: 10 })],
  ['values', p => p.values.rates.splice(0, 1, { source: 'Free trial', segment: '', conversion: 0.5, revenue: 9_000 })],
  ['stages', p => Object.assign(p.stages, { paused: ['On hold'], closed: ['Nurture'] })],
  ['the start of the clock', p => Object.assign(p.sheets[0]?.columns ?? {}, { created: 'Came in' })],
  [
    'another tab',
    p =>
      p.sheets.push({ name: 'More', headerRow: 1, columns: { created: 'Create Date', firstContact: 'First contact' } }),
  ],
  ['no tab', p => p.sheets.splice(0, 1)],
];

function prepared(): Bench {
  const desk = bench([HEADER, ...LEADS]);
  const more = desk.book.addGrid('More');
  for (const [row, cells] of [
    ['Create Date', 'First contact'],
    ['2026-11-20 09:00', ''],
  ].entries()) {
    for (const [column, value] of cells.entries()) more.set(row, column, { value: value === '' ? null : value });
  }
  const policy = examplePolicy() as unknown as Policy;
  Object.assign(policy.sheets[0]?.columns ?? {}, { id: 'Lead id', stage: 'Stage', attempts: 'Tries' });
  desk.ask('setUp', { policy });
  desk.host.run('slaTick', [], 'trigger');
  return desk;
}

const COLUMNS = ['SLA status', 'SLA attempts', 'Qualified'] as const;

type Written = ReadonlyMap<string, readonly string[]>;

/** What stands in the managed columns, by tab and row. */
function written(desk: Bench, tabs: Policy['sheets']): Written {
  const found = new Map<string, readonly string[]>();
  for (const { name: tab } of tabs) {
    const grid = desk.book.grid(tab);
    const headers = Array.from({ length: grid?.usedColumns ?? 0 }, (_, at) => grid?.display(0, at) ?? '');
    for (let row = 1; row < (grid?.usedRows ?? 0); row++) {
      found.set(
        `${tab} ${row + 1}`,
        COLUMNS.map(header => grid?.display(row, headers.indexOf(header)) ?? ''),
      );
    }
  }
  return found;
}

/** Each edit is saved on top of those before it. */
test.each(APPLIES_TO)('for %s', appliesTo => {
  const desk = prepared();
  for (const [index, [what, edit]] of EDITS.entries()) {
    const version = index + 1;
    const { policy } = desk.ask('version', { version }) as { policy: Policy };
    desk.host.clock.advance(60_000);
    desk.ask('scanNow');
    const before = written(desk, policy.sheets);
    edit(policy);
    const preview = desk.ask('preview', { policy, appliesTo }) as Preview;
    desk.ask('savePolicy', { policy, appliesTo, why: what, basedOn: version });
    compare(what, preview, before, written(desk, policy.sheets));
    const { standing } = desk.ask('standing') as StandingView;
    expect(preview.quota.flatMap(({ name, after: now }) => (now ? [{ name, ...now }] : []))).toEqual(
      standing?.quota.map(({ name, unit, quota, actual, attained, pace, state }) => {
        return { name, unit, quota, actual, attained, pace, state };
      }),
    );
  }
});

function compare(what: string, preview: Preview, before: Written, after: Written): void {
  const rows = [...new Set([...before.keys(), ...after.keys()])];
  const changed = (at: number) =>
    rows.flatMap(row => {
      const [from, to] = [before.get(row)?.[at] ?? '', after.get(row)?.[at] ?? ''];
      return from === to ? [] : [`${row}: ${from} → ${to}`];
    });
  const moves = (list: readonly { from: string; to: string; leads: number }[]) =>
    list.flatMap(({ from, to, leads }) => Array.from({ length: leads }, () => `${from} → ${to}`)).sort();
  const withoutRows = (words: readonly string[]) => words.map(one => one.replace(/^.*: /, '')).sort();
  const isTrue = (row: string, side: Written) => side.get(row)?.[2] === 'TRUE';
  expect({
    what,
    changes: preview.changes.map(({ sheet, row, from, to }) => `${sheet} ${row}: ${from} → ${to}`).sort(),
    changed: preview.changed,
    moves: moves(preview.moves),
    attempts: moves(preview.attempts),
    qualified: preview.qualified,
  }).toEqual({
    what,
    changes: changed(0).sort(),
    changed: changed(0).length,
    moves: withoutRows(changed(0)),
    attempts: withoutRows(changed(1)),
    qualified: {
      lost: rows.filter(row => isTrue(row, before) && !isTrue(row, after)).length,
      gained: rows.filter(row => !isTrue(row, before) && isTrue(row, after)).length,
    },
  });
  expect(preview.edits.length).toBeGreaterThan(0);
}

test('a draft that is wrong is refused with its fields', () => {
  const desk = prepared();
  const policy = examplePolicy() as unknown as Policy;
  Object.assign(policy.sales[0] as object, { firstContactMinutes: 'soon' });
  expect(() => desk.ask('preview', { policy, appliesTo: 'new leads' })).toThrow('sales[0].firstContactMinutes');
  expect(() => desk.ask('preview', { policy: examplePolicy(), appliesTo: 'everybody' })).toThrow('appliesTo');
});

test('it takes a reading of each tab, of the ledger and of the events', () => {
  const desk = prepared();
  const { policy } = desk.ask('version', { version: 1 }) as { policy: Policy };
  Object.assign(policy.sales[0] as object, { firstContactMinutes: 400 });
  const calls: string[] = [];
  desk.host.beforeCall = ({ method }) => void calls.push(method);
  desk.ask('preview', { policy, appliesTo: 'all leads' });
  expect(calls.filter(method => method === 'Range.getValues').length).toBe(3);
  expect(calls.length).toBeLessThanOrEqual(5);
});

test('tabs that cannot be read are named beside the leads that lose their verdicts', () => {
  const desk = prepared();
  const { policy } = desk.ask('version', { version: 1 }) as { policy: Policy };
  policy.sheets.push({ name: 'Last year', headerRow: 1, columns: { created: 'Create Date' } });
  Object.assign(policy.sheets[0]?.columns ?? {}, { created: 'Came in last year' });
  const { failures, changed } = desk.ask('preview', { policy, appliesTo: 'new leads' }) as Preview;
  expect(failures.map(({ message }) => message)).toEqual([
    'Tab "Leads" has no column "Came in last year" for the creation date.',
    'There is no tab "Last year".',
  ]);
  expect(changed).toBeGreaterThan(0);
});
