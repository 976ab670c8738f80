/** What went wrong once, or would have: each bug that was found has its test here. */
import { expect, test } from 'vitest';
import { type Bench, bench, examplePolicy, type Rows } from '../support/workbench.ts';

const HEADER = ['Lead id', 'Create Date', 'Original Source', 'First contact', 'Owner', 'Company size'];

interface Draft {
  sheets: { columns: Record<string, string> }[];
  [field: string]: unknown;
}

function draft(changes: Record<string, unknown> = {}): Draft {
  const policy = { ...examplePolicy(), ...changes } as unknown as Draft;
  policy.sheets = [{ ...policy.sheets[0], columns: { ...policy.sheets[0]?.columns, id: 'Lead id' } }];
  return policy;
}

function setUp(rows: Rows, policy = draft()): Bench {
  const desk = bench([HEADER, ...rows]);
  desk.ask('setUp', { policy });
  return desk;
}

function tick(desk: Bench) {
  const { error, calls } = desk.host.run('slaTick', [], 'trigger');
  expect(error).toBeNull();
  return calls;
}

function headers(desk: Bench): string[] {
  const grid = desk.book.grid('Leads');
  return Array.from({ length: grid?.usedColumns ?? 0 }, (_, column) => grid?.display(0, column) ?? '');
}

const cell = (desk: Bench, row: number, header: string) =>
  desk.book.grid('Leads')?.display(row - 1, headers(desk).indexOf(header));

const LATE = ['L-1', '2026-11-20 09:05', 'Free trial', '', 'Dana Reyes', 200];

test('a managed column that was deleted comes back beside the block, once', () => {
  const desk = setUp([LATE]);
  tick(desk);
  const grid = desk.book.grid('Leads');
  grid?.type(0, grid.usedColumns, 'Notes');
  grid?.deleteColumns(headers(desk).indexOf('Lead value'), 1);
  tick(desk);
  tick(desk);
  expect(headers(desk).filter(header => header === 'Lead value')).toEqual(['Lead value']);
  expect(cell(desk, 2, 'Lead value')).toBe('960');
  expect(headers(desk).at(-1)).toBe('Notes');
});

test('a team’s own “Qualified” and “Lead value” are never written', () => {
  const desk = bench([
    [...HEADER, 'Qualified', 'Lead value'],
    [...LATE, 'yes', 12],
  ]);
  desk.ask('setUp', { policy: draft() });
  tick(desk);
  expect([desk.shows('Leads!G2'), desk.shows('Leads!H2')]).toEqual(['yes', '12']);
  expect(headers(desk).filter(header => header === 'Qualified').length).toBe(2);
});

test('a backlog of 1,500 overdue leads is told in one digest, and nothing is alerted again', () => {
  const rows = Array.from({ length: 1_500 }, (_, index) => [`A-rather-long-id-${index}`, ...LATE.slice(1)]);
  const desk = setUp(rows);
  desk.ask('turnOn', { everyMinutes: 15 });
  const sent = desk.host.outbox.length;
  expect(desk.host.outbox.map(({ subject }) => subject)[0]).toContain('1,500 leads overdue');
  desk.host.clock.advance(15 * 60_000);
  tick(desk);
  expect(desk.host.outbox.length).toBe(sent);
});

test('the events tab grows past its thousand rows', () => {
  const rows = Array.from({ length: 600 }, (_, index) => [`L-${index}`, ...LATE.slice(1)]);
  const desk = setUp(rows);
  tick(desk);
  for (const owner of ['Sam', 'Lee']) {
    for (let row = 1; row <= rows.length; row++) desk.book.grid('Leads')?.set(row, 4, { value: owner });
    desk.host.clock.advance(60_000);
    tick(desk);
  }
  expect(desk.book.grid('SLA Events')?.usedRows).toBe(1_201);
});

test('an editor who did not set it up scans and logs attempts', () => {
  const desk = setUp([LATE]);
  tick(desk);
  desk.host.as('editor@example.com');
  const grid = desk.book.grid('Leads');
  desk.host.ui.selection = { gridId: grid?.id ?? 0, block: { row: 1, column: 0, rows: 1, columns: 1 } };
  expect(desk.host.run('logAttempt', [], 'menu').error).toBeNull();
  expect(cell(desk, 2, 'SLA status')).toBe('MISSED');
  expect(() => desk.ask('scanNow')).not.toThrow();
});

test('one lead beyond the calendar is CHECK DATA, and the others keep their verdicts', () => {
  const rows = [LATE, ['L-2', '2000-01-01 00:00', 'Free trial', '', 'Dana Reyes', 200]];
  const desk = setUp([...rows, ['L-3', '2059-12-31 12:00', 'Free trial', '', 'Dana Reyes', 200]]);
  tick(desk);
  expect([2, 3, 4].map(row => cell(desk, row, 'SLA status'))).toEqual(['OVERDUE', 'OVERDUE', '']);
});

test('a set-up that was cut off can be done again', () => {
  const desk = bench([HEADER, LATE]);
  desk.book.addGrid('SLA Ledger');
  expect(desk.ask('standing')).toMatchObject({ standing: null });
  desk.ask('setUp', { policy: draft() });
  tick(desk);
  expect(cell(desk, 2, 'SLA status')).toBe('OVERDUE');
});

test('something typed into the outbox stops nothing', () => {
  const desk = setUp([LATE]);
  desk.ask('turnOn', { everyMinutes: 15 });
  const outbox = desk.book.grid('SLA Outbox');
  const row = outbox?.usedRows ?? 0;
  outbox?.type(row, 0, 'x');
  for (const [index, json] of ['5', 'true', '{"letter":{}}', '["a"]', '{"id":"x","letter":{"to":5}}'].entries()) {
    for (const column of [5, 6]) outbox?.type(row + 1 + index, column, json);
  }
  desk.host.clock.advance(15 * 60_000);
  tick(desk);
});

test('a lead typed over another’s row is another lead, and does not inherit its attempts', () => {
  const desk = bench([
    ['Email', ...HEADER.slice(1)],
    ['ann@example.com', ...LATE.slice(1)],
  ]);
  const policy = draft();
  policy.sheets = [{ columns: { ...policy.sheets[0]?.columns, id: 'Email' }, ...{ name: 'Leads' } }];
  const columns = { ...policy.sheets[0]?.columns, email: 'Email' } as Record<string, string>;
  delete columns.id;
  policy.sheets = [{ ...policy.sheets[0], columns }];
  desk.ask('setUp', { policy });
  tick(desk);
  const grid = desk.book.grid('Leads');
  desk.host.ui.selection = { gridId: grid?.id ?? 0, block: { row: 1, column: 0, rows: 1, columns: 1 } };
  desk.host.run('logAttempt', [], 'menu');
  expect(cell(desk, 2, 'SLA status')).toBe('MISSED');
  grid?.set(1, 0, { value: 'bob@example.com' });
  grid?.set(1, 1, { value: '2026-11-20 10:00' });
  desk.host.clock.advance(60_000);
  tick(desk);
  expect(cell(desk, 2, 'SLA status')).toBe('OVERDUE');
});

test('before an agreement is in force it says so, counts nothing and mails nobody', () => {
  const desk = setUp([LATE], draft({ effectiveFrom: '2027-01-01T00:00:00-05:00' }));
  tick(desk);
  expect(cell(desk, 2, 'Qualified')).toBe('the agreement is not in force yet');
  expect(cell(desk, 2, 'SLA why')).toContain('before the agreement was in force');
  expect(desk.host.outbox).toEqual([]);
});

test('the board tells the day, also when nothing changed', () => {
  const desk = setUp([LATE]);
  tick(desk);
  desk.host.clock.set(Date.parse('2026-11-23T09:00:00-05:00'));
  tick(desk);
  expect(desk.shows('SLA Board!A2')).toContain('Mon 23 Nov');
});

test('a formula without its clock argument reads the clock once for all its rows', () => {
  const desk = setUp(Array.from({ length: 50 }, (_, index) => [`L-${index}`, ...LATE.slice(1)]));
  tick(desk);
  desk.book.addGrid('Try');
  const calls: string[] = [];
  desk.host.beforeCall = ({ method }) => void calls.push(method);
  desk.type('Try!A1', '=SLA_STATUS(Leads!B2:B51, Leads!D2:D51, Leads!C2:C51, , , , , SLA_POLICY)');
  expect(desk.shows('Try!A50')).toBe('OVERDUE');
  expect(calls.length).toBeLessThanOrEqual(2);
});

test('a lead that was answered in time and comes back is off the board with the next scan', () => {
  const policy = draft({ quota: [{ name: 'Leads', unit: 'leads', perMonth: 8, calendar: 'Marketing' }] });
  policy.sheets = [{ columns: { ...policy.sheets[0]?.columns, returned: 'Returned' }, name: 'Leads' } as never];
  const desk = bench([
    [...HEADER, 'Returned'],
    ['L-1', '2026-11-20 09:05', 'Free trial', '2026-11-20 09:20', 'Dana Reyes', 200, ''],
  ]);
  desk.ask('setUp', { policy });
  const soFar = () => {
    const grid = desk.book.grid('SLA Board');
    const row = Array.from({ length: 12 }, (_, index) => index).find(
      index => grid?.display(index, 0) === 'Leads, November',
    );
    return grid?.display(row ?? 0, 2);
  };
  tick(desk);
  expect(soFar()).toBe('1 lead');
  desk.host.clock.advance(15 * 60_000);
  desk.type('Leads!G2', '2026-11-20 13:35');
  tick(desk);
  expect(soFar()).toBe('0 leads');
  const quiet = tick(desk).total;
  desk.host.clock.advance(15 * 60_000);
  expect(tick(desk).total).toEqual(quiet);
});
