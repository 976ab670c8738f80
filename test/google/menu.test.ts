/** What people say through the menu: "I tried" and "I'm on it". */
import { beforeEach, expect, test } from 'vitest';
import { type Bench, bench, examplePolicy } from '../support/workbench.ts';

const HEADER = ['Lead id', 'Create Date', 'Original Source', 'First contact', 'Owner', 'Company size'];
const LATE = ['L-1', '2026-11-20 11:00', 'Free trial', '', 'Dana Reyes', 200];
const YOUNG = ['L-2', '2026-11-20 13:10', 'Free trial', '', 'Dana Reyes', 200];

let desk: Bench;
beforeEach(() => {
  desk = bench([HEADER, LATE, YOUNG]);
  const policy = examplePolicy() as { sheets: { columns: Record<string, string> }[] };
  for (const sheet of policy.sheets) sheet.columns.id = 'Lead id';
  desk.ask('setUp', { policy });
  desk.ask('turnOn', { everyMinutes: 15 });
});

function select(firstRow: number, rows: number): void {
  const grid = desk.book.grid('Leads');
  if (!grid) throw new Error('There is no tab "Leads".');
  desk.host.ui.selection = { gridId: grid.id, block: { row: firstRow - 1, column: 0, rows, columns: 3 } };
}

function column(header: string): (string | undefined)[] {
  const grid = desk.book.grid('Leads');
  const headers = Array.from({ length: grid?.usedColumns ?? 0 }, (_, at) => grid?.display(0, at));
  const at = headers.indexOf(header);
  return [1, 2].map(row => grid?.display(row, at));
}

const toasts = () => desk.host.ui.toasts.map(({ message }) => message);

test('a logged attempt is a contact: the young lead is met, and the clock says so at once', () => {
  expect(column('SLA status')).toEqual(['OVERDUE', 'OPEN']);
  select(3, 1);
  expect(desk.host.run('logAttempt', [], 'menu').error).toBeNull();
  expect(toasts()).toContain('An attempt is logged for 1 lead.');
  expect(column('SLA status')).toEqual(['OVERDUE', 'MET']);
});

test('an attempt after the target is a contact too late', () => {
  select(2, 2);
  desk.host.run('logAttempt', [], 'menu');
  expect(toasts()).toContain('An attempt is logged for 2 leads.');
  expect(column('SLA status')).toEqual(['MISSED', 'MET']);
});

/** Ticks at a moment, and whoever was mailed by then. */
function mailedAt(moment: string): string[] {
  desk.host.clock.set(Date.parse(moment));
  desk.host.run('slaTick', [], 'trigger');
  return desk.host.outbox
    .filter(({ body }) => body.startsWith('Lead SLA\n') || /overdue/.test(body))
    .map(({ to }) => to);
}

test('a lead that becomes overdue is told to its owner and the manager', () => {
  const before = mailedAt('2026-11-20T13:40:00-05:00').length;
  expect(mailedAt('2026-11-20T14:40:00-05:00').slice(before).sort()).toEqual([
    'dana@example.com',
    'sales-lead@example.com',
  ]);
});

test('a snoozed lead stays overdue, and its alerts wait until the snooze is over', () => {
  const before = mailedAt('2026-11-20T13:40:00-05:00').length;
  desk.host.ui.answer = () => ({ button: 'OK', text: '2h' });
  select(3, 1);
  desk.host.run('snoozeLeads', [], 'menu');
  expect(toasts().at(-1)).toBe('Alerts for 1 lead wait until Fri 15:40.');
  expect(mailedAt('2026-11-20T14:40:00-05:00').slice(before)).toEqual([]);
  expect(column('SLA status')).toEqual(['OVERDUE', 'OVERDUE']);
  const after = mailedAt('2026-11-20T15:45:00-05:00').slice(before);
  expect(after.sort()).toEqual(['dana@example.com', 'sales-lead@example.com']);
});

test('several ranges are one selection, and hidden rows are left out', () => {
  const grid = desk.book.grid('Leads');
  const range = (row: number) => ({ row, column: 0, rows: 1, columns: 1 });
  desk.host.ui.selection = { gridId: grid?.id ?? 0, block: range(1), others: [range(2)] };
  desk.host.run('logAttempt', [], 'menu');
  expect(toasts().at(-1)).toBe('An attempt is logged for 2 leads.');
  const look = desk.host.state.looks[grid?.id ?? 0];
  look?.hiddenRows.push(1);
  desk.host.run('logAttempt', [], 'menu');
  expect(toasts().at(-1)).toBe('An attempt is logged for 1 lead.');
  if (look) Object.assign(look, { hiddenRows: [], filter: { row: 0, column: 0, rows: 3, columns: 6 } });
  desk.host.ui.filteredRows = () => [2];
  desk.host.run('logAttempt', [], 'menu');
  expect(toasts().at(-1)).toBe('An attempt is logged for 1 lead.');
});

test('a snooze shows in “SLA why”, and a wrong answer is asked again with what was typed', () => {
  const answers = ['whenever', 'tomorrow 10:00'];
  desk.host.ui.answer = () => ({ button: 'OK', text: answers.shift() ?? '' });
  select(2, 1);
  desk.host.run('snoozeLeads', [], 'menu');
  const [first, second] = desk.host.ui.questions.slice(-2);
  expect(first?.prompt).toBe(
    'Until when are alerts to wait? Such as 2h, 1d, tomorrow, monday 9:00 or 2026-11-23 09:00.',
  );
  expect(second?.prompt).toBe(
    '"whenever" is no time to come. Write 2h, 1d, tomorrow, monday 9:00 or 2026-11-23 09:00.',
  );
  expect(toasts().at(-1)).toBe('Alerts for 1 lead wait until Sat 10:00.');
  expect(column('SLA why')[0]).toContain('Somebody is on it: alerts wait until Sat 10:00.');
});

test('without a lead selected it says what to do', () => {
  select(1, 1);
  desk.host.run('logAttempt', [], 'menu');
  expect(toasts().at(-1)).toBe('No lead is selected. Select rows of a lead tab first.');
});
