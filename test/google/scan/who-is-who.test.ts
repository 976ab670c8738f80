/** Who a lead is survives sorting, coming back, an id that arrives, a move to another tab and a tab that is copied. */
import { expect, test } from 'vitest';
import type { Grid } from '../../../workbench/book/types.ts';
import { type Bench, bench, examplePolicy, type Rows } from '../../support/workbench.ts';

const HEADER = ['Id', 'Email', 'Name', 'Create Date', 'Original Source', 'First contact', 'Owner', 'Company size'];
const lead = (id: string, email: string, name: string, created: string, contact = '') => [
  id,
  email,
  name,
  `2026-11-20 ${created}`,
  'Free trial',
  contact,
  'Dana Reyes',
  200,
];
const COLUMNS = {
  id: 'Id',
  email: 'Email',
  name: 'Name',
  created: 'Create Date',
  source: 'Original Source',
  firstContact: 'First contact',
  owner: 'Owner',
};
type Policy = Record<string, unknown> & { sheets: object[] };

function policyFor(...tabs: readonly string[]): Policy {
  const sheets = tabs.map(name => ({ name, headerRow: 1, columns: COLUMNS }));
  return { ...examplePolicy(), sheets, people: [{ owner: 'Dana Reyes', email: 'dana@example.com' }] };
}

function fileOf(rows: Rows, tabs: readonly string[] = ['Leads']): Bench {
  const desk = bench([HEADER, ...rows]);
  for (const name of tabs.slice(1)) fill(desk.book.addGrid(name), [HEADER]);
  desk.ask('setUp', { policy: policyFor(...tabs) });
  desk.ask('turnOn', { everyMinutes: 15 });
  return desk;
}

function fill(grid: Grid, rows: Rows, from = 0): void {
  for (const [row, cells] of rows.entries())
    for (const [column, value] of cells.entries()) grid.set(from + row, column, { value: value === '' ? null : value });
}

const gridOf = (desk: Bench, tab = 'Leads') => desk.book.grid(tab) as Grid;
function column(desk: Bench, header: string, tab = 'Leads'): string[] {
  const grid = gridOf(desk, tab);
  const names = Array.from({ length: grid.usedColumns }, (_, index) => grid.display(0, index));
  return Array.from({ length: grid.usedRows - 1 }, (_, row) =>
    grid.display(row + 1, names.indexOf(header)).replace(/^'/, ''),
  );
}

function tick(desk: Bench, minutes = 15): void {
  desk.host.clock.advance(minutes * 60_000);
  const { error } = desk.host.run('slaTick', [], 'trigger');
  if (error) throw new Error(error.message);
}

const alertsOf = (desk: Bench, name: string) =>
  desk.host.outbox.filter(({ subject, body }) => `${subject}\n${body}`.includes(name) && /overdue|Call/i.test(subject))
    .length;

test('whoever comes back under the same e-mail is a new lead with alerts of its own, wherever its row stands', () => {
  const desk = fileOf([lead('', 'ann@example.com', 'Ann Lee', '11:00', '2026-11-20 11:10')]);
  expect(column(desk, 'SLA status')).toEqual(['MET']);
  gridOf(desk).insertRows(1, 1);
  fill(gridOf(desk), [lead('', 'ann@example.com', 'Ann Lee', '13:31')], 1);
  tick(desk);
  expect(column(desk, 'SLA key')).toEqual(['ann@example.com (2)', 'ann@example.com']);
  const before = desk.host.outbox.length;
  tick(desk, 90);
  expect(column(desk, 'SLA status')).toEqual(['OVERDUE', 'MET']);
  expect(desk.host.outbox.slice(before).map(({ to }) => to)).toContain('dana@example.com');
});

test('so is one who comes back after the first row was deleted', () => {
  const desk = fileOf([lead('', 'ann@example.com', 'Ann Lee', '11:00'), lead('', 'bob@example.com', 'Bob', '13:00')]);
  tick(desk);
  expect(alertsOf(desk, 'Ann Lee')).toBeGreaterThan(0);
  gridOf(desk).deleteRows(1, 1);
  tick(desk);
  fill(gridOf(desk), [lead('', 'ann@example.com', 'Ann Lee', '14:10')], 2);
  tick(desk);
  const before = desk.host.outbox.length;
  tick(desk, 90);
  expect(column(desk, 'SLA key')).toEqual(['bob@example.com', 'ann@example.com (2)']);
  expect(desk.host.outbox.slice(before).map(({ to }) => to)).toContain('dana@example.com');
});

test('sorting two rows of one e-mail swaps nothing', () => {
  const desk = fileOf([
    lead('', 'ann@example.com', 'Ann Lee', '11:00'),
    lead('', 'ann@example.com', 'Ann Lee', '12:00', '2026-11-20 12:05'),
    lead('', 'bob@example.com', 'Bob', '12:30'),
  ]);
  expect(column(desk, 'SLA key')).toEqual(['ann@example.com', 'ann@example.com (2)', 'bob@example.com']);
  const grid = gridOf(desk);
  grid.sort({ row: 1, column: 0, rows: 3, columns: HEADER.length }, [{ column: 3, ascending: false }]);
  tick(desk);
  expect(column(desk, 'SLA key')).toEqual(['bob@example.com', 'ann@example.com (2)', 'ann@example.com']);
});

test('ann-lee@ and ann_lee@ are two people, and an address is compared in lower case', () => {
  const rows = [lead('', 'ann-lee@x.com', 'Ann', '11:00'), lead('', 'Ann_Lee@x.com', 'Ann', '11:00')];
  const desk = fileOf(rows);
  expect(column(desk, 'SLA key')).toEqual(['ann-lee@x.com', 'ann_lee@x.com']);
});

/** Logs an attempt on row 2, so that an OVERDUE lead becomes MISSED for good. */
function answered(desk: Bench): void {
  desk.host.ui.selection = { gridId: gridOf(desk).id, block: { row: 1, column: 0, rows: 1, columns: 1 } };
  desk.host.run('logAttempt', [], 'menu');
  expect(column(desk, 'SLA status')[0]).toBe('MISSED');
}

const events = (desk: Bench) =>
  Array.from({ length: gridOf(desk, 'SLA Events').usedRows }, (_, row) => gridOf(desk, 'SLA Events').display(row, 2));

test('an id that is filled in later keeps the attempts and what was told', () => {
  const desk = fileOf([lead('', 'ann@example.com', 'Ann Lee', '11:00'), lead('', 'bob@example.com', 'Bob', '11:05')]);
  answered(desk);
  tick(desk);
  const before = desk.host.outbox.length;
  desk.type('Leads!A2', 'L-77');
  desk.type('Leads!A3', 'L-78');
  // Sorted in the same moment, so that neither has its own key beside it.
  gridOf(desk).sort({ row: 1, column: 0, rows: 2, columns: HEADER.length }, [{ column: 0, ascending: false }]);
  tick(desk);
  tick(desk);
  expect(column(desk, 'SLA key')).toEqual(['L-78', 'L-77']);
  expect(column(desk, 'SLA status')).toEqual(['OVERDUE', 'MISSED']);
  expect(desk.host.outbox.length).toBe(before);
  expect(events(desk).filter(what => what === 'continues')).toHaveLength(2);
});

test('a move to another lead tab, and back, keeps them', () => {
  const desk = fileOf([lead('L-1', '', 'Ann Lee', '11:00'), lead('L-2', '', 'Bob', '11:05')], ['Leads', 'Partners']);
  answered(desk);
  tick(desk);
  const before = desk.host.outbox.length;
  gridOf(desk).deleteRows(1, 2);
  fill(gridOf(desk, 'Partners'), [lead('L-1', '', 'Ann Lee', '11:00'), lead('L-2', '', 'Bob', '11:05')], 1);
  tick(desk);
  tick(desk);
  expect(column(desk, 'SLA status', 'Partners')).toEqual(['MISSED', 'OVERDUE']);
  gridOf(desk, 'Partners').deleteRows(1, 2);
  fill(gridOf(desk), [lead('L-2', '', 'Bob', '11:05'), lead('L-1', '', 'Ann Lee', '11:00')], 1);
  tick(desk);
  tick(desk);
  expect(column(desk, 'SLA status')).toEqual(['OVERDUE', 'MISSED']);
  expect(desk.host.outbox.length).toBe(before);
});

test('a lead of another tab under the same number is another lead', () => {
  const desk = fileOf([lead('L-1', '', 'Ann Lee', '11:00')], ['Leads', 'Partners']);
  tick(desk);
  const before = desk.host.outbox.length;
  fill(gridOf(desk, 'Partners'), [lead('L-1', '', 'Cyd', '11:30')], 1);
  tick(desk);
  expect(column(desk, 'SLA status', 'Partners')).toEqual(['OVERDUE']);
  expect(desk.host.outbox.length).toBeGreaterThan(before);
});

test('a copied and renamed tab keeps them, with marks and without', () => {
  for (const isMarked of [true, false]) {
    const desk = fileOf([lead('L-1', '', 'Ann Lee', '11:00'), lead('', 'bob@example.com', 'Bob', '11:05')]);
    answered(desk);
    tick(desk);
    const before = desk.host.outbox.length;
    const copy = desk.host.copyTab(gridOf(desk).id);
    if (!isMarked) copy.metadata = [];
    gridOf(desk).name = 'Leads (old)';
    copy.name = 'Leads';
    tick(desk);
    tick(desk);
    expect([isMarked, column(desk, 'SLA status')]).toEqual([isMarked, ['MISSED', 'OVERDUE']]);
    expect(desk.host.outbox.length).toBe(before);
    desk.ask('remove', { isConfirmed: true });
    const left = desk.book.grids.map(({ name, usedColumns }) => [name, usedColumns]);
    expect(left).toEqual(
      expect.arrayContaining([
        ['Leads', HEADER.length],
        ['Leads (old)', HEADER.length],
      ]),
    );
  }
});
