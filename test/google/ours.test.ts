/** Ours is what we made, not what is called so: a team's columns and tabs of our names are never written, moved or deleted. */
import { expect, test } from 'vitest';
import type { Removal } from '../../src/contract/removal.ts';
import type { Proposal } from '../../src/contract/set-up.ts';
import { MANAGED_HEADERS } from '../../src/sla/standing/managed-columns.ts';
import type { Grid } from '../../workbench/book/types.ts';
import { type Bench, bench, examplePolicy, type Rows } from '../support/workbench.ts';

const HEADER = ['Create Date', 'Original Source', 'First contact', 'Owner', 'Company size'];
const ROW = ['2026-11-20 11:00', 'Free trial', '', 'Dana Reyes', 200];
const OUR_TABS = ['SLA Policy', 'SLA Board', 'SLA Scorecard', 'SLA Outbox', 'SLA Events', 'SLA Ledger'];

const setUp = (desk: Bench) => desk.ask('setUp', { policy: examplePolicy() });
const remove = (desk: Bench) => desk.ask('remove', { isConfirmed: true });

function gridOf(desk: Bench, name = 'Leads'): Grid {
  const grid = desk.book.grid(name);
  if (!grid) throw new Error(`There is no tab "${name}".`);
  return grid;
}

const cellsOf = (grid: Grid) =>
  grid.values({ row: 0, column: 0, rows: Math.max(1, grid.usedRows), columns: Math.max(1, grid.usedColumns) });
const headersOf = (desk: Bench, name = 'Leads') =>
  (cellsOf(gridOf(desk, name))[0] ?? []).map(cell => String(cell ?? ''));

function tick(desk: Bench): void {
  desk.host.clock.advance(900_000);
  const { error } = desk.host.run('slaTick', [], 'trigger');
  if (error) throw new Error(error.message);
}

/** A file as the version before marks left it. */
function withoutMarks(desk: Bench): void {
  for (const grid of desk.book.grids) grid.metadata = [];
}

const TEAMS: Rows = [
  [...HEADER, 'SLA status', 'Qualified', 'Lead value', 'SLA due', 'SLA key'],
  [...ROW, 'gold', 'yes', 12, 'soon', 'K-1'],
  [...ROW, 'silver', 'no', 13, 'later', 'K-2'],
];

test('a team’s columns of our names stay theirs, and ours are inserted at the right, in one block', () => {
  const desk = bench(TEAMS);
  const proposal = desk.ask('propose', { sheet: 'Leads', columns: {}, dates: null }) as Proposal;
  expect(proposal.assumptions.join(' ')).toContain(
    '"SLA status", "Qualified", "Lead value", "SLA due" and "SLA key" are your columns',
  );
  setUp(desk);
  tick(desk);
  expect(headersOf(desk)).toEqual([...(TEAMS[0] ?? []), ...MANAGED_HEADERS]);
  const before = (TEAMS[0] ?? []).length;
  expect(cellsOf(gridOf(desk)).map(row => row.slice(0, before))).toEqual(
    TEAMS.map(row => row.map(cell => (cell === '' ? null : cell))),
  );
  expect(gridOf(desk).display(1, before + 1)).toBe('OVERDUE');
  remove(desk);
  expect(headersOf(desk)).toEqual(TEAMS[0]);
});

test('tabs of our names are named, all of them, before anything is written; renamed they stay through it all', () => {
  const desk = bench([HEADER, ROW]);
  for (const name of OUR_TABS) desk.book.addGrid(name).type(0, 0, `Ours: ${name}`);
  const before = desk.book.grids.map(cellsOf);
  const { problems } = desk.ask('propose', { sheet: 'Leads', columns: {}, dates: null }) as Proposal;
  expect(problems.map(({ at }) => at)).toEqual(OUR_TABS);
  expect(() => setUp(desk)).toThrow(/SLA Policy.*SLA Board.*SLA Scorecard.*SLA Outbox.*SLA Events.*SLA Ledger/);
  expect(desk.book.grids.map(cellsOf)).toEqual(before);
  for (const name of OUR_TABS) gridOf(desk, name).name = `Our ${name}`;
  setUp(desk);
  remove(desk);
  expect(desk.book.grids.map(({ name }) => name)).toEqual(['Leads', ...OUR_TABS.map(name => `Our ${name}`)]);
  expect(desk.book.grids.map(cellsOf)).toEqual(before);
});

test('a team’s tab that takes the place of one of ours keeps what is in it', () => {
  const desk = bench([HEADER, ROW]);
  setUp(desk);
  desk.book.removeGrid(gridOf(desk, 'SLA Board').id);
  desk.book.addGrid('SLA Board').type(0, 0, 'SLA Board');
  tick(desk);
  desk.ask('scanNow');
  expect(cellsOf(gridOf(desk, 'SLA Board'))).toEqual([['SLA Board']]);
  expect(gridOf(desk, 'SLA Board 2').display(0, 0)).toBe('SLA Board');
  expect((desk.ask('removal') as Removal).tabs).not.toContain('SLA Board');
  remove(desk);
  expect(desk.book.grids.map(({ name }) => name)).toEqual(['Leads', 'SLA Board']);
});

test('our tabs are known under other names; a copy of one is the team’s to keep, and no lead tab', () => {
  const desk = bench([HEADER, ROW]);
  setUp(desk);
  const copy = desk.host.copyTab(gridOf(desk, 'SLA Board').id).name;
  gridOf(desk, 'SLA Events').name = 'What happened';
  gridOf(desk, 'SLA Board').name = 'Who is on it';
  tick(desk);
  expect(desk.book.grids.map(({ name }) => name)).not.toContain('SLA Board');
  expect((desk.ask('propose', { sheet: null, columns: {}, dates: null }) as Proposal).sheets).toEqual(['Leads']);
  expect(() => desk.ask('propose', { sheet: copy, columns: {}, dates: null })).toThrow('for leads');
  remove(desk);
  expect(desk.book.grids.map(({ name }) => name)).toEqual(['Leads', copy]);
});

test('a column whose header somebody wrote over is theirs, and ours comes back beside the block', () => {
  const desk = bench([HEADER, ROW]);
  setUp(desk);
  const column = headersOf(desk).indexOf('SLA due');
  desk.type(`Leads!${String.fromCharCode(65 + column)}1`, 'Call back');
  desk.type(`Leads!${String.fromCharCode(65 + column)}2`, 'Monday');
  tick(desk);
  expect(gridOf(desk).value(1, column)).toBe('Monday');
  expect(headersOf(desk).filter(header => header === 'SLA due')).toHaveLength(1);
  remove(desk);
  expect(headersOf(desk)).toEqual([...HEADER, 'Call back']);
});

test('a colleague’s column that is typed right of the data while ours are inserted stays whole', {
  timeout: 120_000,
}, () => {
  for (let after = 0; after <= 44; after += 2) {
    const desk = bench([HEADER, ROW]);
    let inserted = 0;
    let isDone = false;
    desk.host.beforeCall = call => {
      if (call.method === 'Sheet.insertColumnsAfter') inserted ||= call.index;
      // What is written is written by place: nobody can follow a column that moves under the write itself.
      const isNow = inserted > 0 && call.index >= inserted + after && call.method !== 'Range.setValues';
      if (isDone || !isNow) return;
      isDone = true;
      const grid = gridOf(desk);
      const at = grid.usedColumns;
      grid.insertColumns(at, 1);
      grid.set(0, at, { value: 'Hers' });
      grid.set(1, at, { value: `typed after ${after}` });
    };
    setUp(desk);
    desk.host.beforeCall = null;
    tick(desk);
    tick(desk);
    const hers = headersOf(desk).indexOf('Hers');
    expect([after, hers >= 0 && gridOf(desk).value(1, hers)]).toEqual([after, `typed after ${after}`]);
    expect(headersOf(desk).filter(header => header.startsWith('SLA ')).length).toBe(7);
  }
});

test('what the version before marks made is recognised once, and gets them', () => {
  const desk = bench([HEADER, ROW]);
  setUp(desk);
  withoutMarks(desk);
  const tabs = desk.book.grids.map(({ name }) => name);
  tick(desk);
  expect(desk.book.grids.map(({ name }) => name)).toEqual(tabs);
  expect(headersOf(desk)).toEqual([...HEADER, ...MANAGED_HEADERS]);
  expect(gridOf(desk).metadata).toHaveLength(MANAGED_HEADERS.length);
  withoutMarks(desk);
  remove(desk);
  expect(desk.book.grids.map(({ name }) => name)).toEqual(['Leads']);
  expect(headersOf(desk)).toEqual(HEADER);
});

test('a block in a tab that was a lead tab in an earlier version goes too, and a report keeps its columns', () => {
  const desk = bench([HEADER, ROW]);
  setUp(desk);
  const other = desk.book.addGrid('Webinar');
  for (const [row, cells] of [HEADER, ROW].entries())
    for (const [column, value] of cells.entries()) other.set(row, column, { value: value === '' ? null : value });
  const report = desk.book.addGrid('Report');
  for (const [column, name] of ['Team', 'SLA status', 'SLA seen'].entries()) report.type(0, column, name);
  const policy = examplePolicy() as { sheets: { name: string }[] };
  const moved = { ...policy, sheets: [{ ...policy.sheets[0], name: 'Webinar' }] };
  desk.ask('savePolicy', { policy: moved, appliesTo: 'new leads', why: 'Another tab', basedOn: 1 });
  expect(headersOf(desk, 'Webinar')).toContain('SLA status');
  withoutMarks(desk);
  remove(desk);
  expect([headersOf(desk), headersOf(desk, 'Webinar')]).toEqual([HEADER, HEADER]);
  expect(headersOf(desk, 'Report')).toEqual(['Team', 'SLA status', 'SLA seen']);
});

test('a header row beyond the tab or beside the header is refused and leaves nothing', () => {
  for (const headerRow of [2, 50, 5_000]) {
    const desk = bench([HEADER, ROW]);
    const policy = examplePolicy() as { sheets: object[] };
    const before = cellsOf(gridOf(desk));
    const wrong = { ...policy, sheets: [{ ...policy.sheets[0], headerRow }] };
    expect(() => desk.ask('setUp', { policy: wrong })).toThrow(
      `Row ${headerRow} of tab \\"Leads\\" has none of the chosen columns`,
    );
    expect(cellsOf(gridOf(desk))).toEqual(before);
    expect(desk.book.grids).toHaveLength(1);
  }
});

test('a header row that was mistaken and is corrected leaves nothing behind', () => {
  const desk = bench([HEADER, HEADER, ROW]);
  const policy = examplePolicy() as { sheets: object[] };
  setUp(desk);
  expect(headersOf(desk)).toContain('SLA status');
  const second = { ...policy, sheets: [{ ...policy.sheets[0], headerRow: 2 }] };
  desk.ask('savePolicy', { policy: second, appliesTo: 'new leads', why: 'Row 2', basedOn: 1 });
  const [first = [], header = [], row = []] = cellsOf(gridOf(desk)).map(cells => cells.map(cell => cell ?? ''));
  expect(first.slice(HEADER.length).every(cell => cell === '')).toBe(true);
  expect(header).toEqual([...HEADER, ...MANAGED_HEADERS]);
  expect(row).toContain('OVERDUE');
  expect(Object.values(desk.host.state.looks).flatMap(({ formatRules }) => formatRules)).toHaveLength(4);
  remove(desk);
  expect(cellsOf(gridOf(desk)).map(cells => cells.length)).toEqual([5, 5, 5]);
});
