/** "Remove Lead SLA from this file" undoes everything that it made. */
import { beforeEach, expect, test } from 'vitest';
import type { Removal } from '../../src/contract/removal.ts';
import { bookToJson } from '../../workbench/book/json.ts';
import { type Bench, bench, examplePolicy } from '../support/workbench.ts';

const ROWS = [
  ['Create Date', 'Original Source', 'First contact', 'Owner', 'Company size'],
  ['2026-11-20 11:00', 'Free trial', '', 'Dana Reyes', 200],
];

let desk: Bench;
beforeEach(() => {
  desk = bench(ROWS);
});

function setUp(): void {
  desk.ask('setUp', { policy: examplePolicy() });
  desk.ask('turnOn', { everyMinutes: 15 });
}

const contents = () =>
  desk.book.grids.map(grid => grid.values({ row: 0, column: 0, rows: grid.usedRows, columns: grid.usedColumns }));
const tabs = () => desk.book.grids.map(({ name }) => name);
const headers = () => {
  const grid = desk.book.grid('Leads');
  return Array.from({ length: grid?.usedColumns ?? 0 }, (_, column) => grid?.display(0, column));
};

test('the file is as it was before, but for what Google keeps of the mails', () => {
  const before = contents();
  setUp();
  expect(tabs().length).toBeGreaterThan(4);
  desk.ask('remove', { isConfirmed: true });
  expect(tabs()).toEqual(['Leads']);
  expect(headers()).toEqual(ROWS[0]);
  expect(contents()).toEqual(before);
  expect([...desk.book.names.keys()]).toEqual([]);
  const { triggers, protections, properties, looks } = desk.host.state;
  expect([triggers, protections, properties.document]).toEqual([[], [], {}]);
  expect(Object.values(looks).flatMap(({ formatRules, hiddenColumns }) => [...formatRules, ...hiddenColumns])).toEqual(
    [],
  );
});

test('what the team added beside and between our columns stays', () => {
  setUp();
  const grid = desk.book.grid('Leads');
  const key = headers().indexOf('SLA status');
  grid?.insertColumns(key, 1);
  grid?.type(0, key, 'Between');
  grid?.type(0, grid.usedColumns, 'Beside');
  desk.ask('remove', { isConfirmed: true });
  expect(headers()).toEqual([...(ROWS[0] ?? []), 'Between', 'Beside']);
});

test('formulas that use our functions are left, and said', () => {
  setUp();
  desk.book.addGrid('Report');
  desk.type('Report!B2', '=SLA_MINUTES(Leads!A2, NOW())');
  desk.type('Report!B3', '=COUNTA(Leads!A2:A)');
  expect((desk.ask('removal') as Removal).formulas).toEqual(['Report!B2']);
  desk.ask('remove', { isConfirmed: true });
  expect(desk.book.grid('Report')?.formula(1, 1)).toContain('SLA_MINUTES');
});

test('it asks first, says what goes, and No changes nothing', () => {
  setUp();
  desk.book.addGrid('Report');
  desk.type('Report!A1', '=LEADVALUE("Free trial")');
  const saved = JSON.stringify(bookToJson(desk.book));
  desk.host.ui.answer = () => ({ button: 'NO' });
  desk.host.run('removeLeadSla', [], 'menu');
  const [question] = desk.host.ui.questions.slice(-1);
  expect(question?.title).toBe('Remove Lead SLA from this file?');
  expect(question?.prompt).toContain('Tabs that go: ');
  expect(question?.prompt).toContain('Columns that go from "Leads": SLA key, SLA status');
  expect(question?.prompt).toContain('Formulas of yours that use Lead SLA stay, and will show an error: Report!A1.');
  expect(JSON.stringify(bookToJson(desk.book))).toBe(saved);
  expect(desk.host.ui.toasts.at(-1)?.message).toBe('Nothing was removed.');
  desk.host.ui.answer = () => ({ button: 'YES' });
  desk.host.run('removeLeadSla', [], 'menu');
  expect(tabs()).toEqual(['Leads', 'Report']);
  expect(desk.host.ui.toasts.at(-1)?.message).toBe('Lead SLA is removed from this file.');
});

test('without the confirmation, and for an editor whom the agreement keeps out, nothing is removed', () => {
  setUp();
  expect(() => desk.ask('remove')).toThrow('Confirm it first.');
  desk.host.as('editor@example.com');
  expect(() => desk.ask('remove', { isConfirmed: true })).toThrow('is protected against this account');
  expect(headers()).toContain('SLA status');
  expect(desk.host.state.triggers).toHaveLength(1);
});

test('cut off anywhere, it can be done again', () => {
  setUp();
  const calls = (() => {
    const trial = bench(ROWS);
    trial.ask('setUp', { policy: examplePolicy() });
    return trial.host.run('ask', [JSON.stringify({ question: 'remove', takes: { isConfirmed: true } })], 'sidebar')
      .calls.total;
  })();
  for (let index = 1; index <= calls; index += 3) {
    const file = bench(ROWS);
    file.ask('setUp', { policy: examplePolicy() });
    file.host.beforeCall = call => {
      if (call.index === index) throw new Error('Service failed');
    };
    file.host.run('ask', [JSON.stringify({ question: 'remove', takes: { isConfirmed: true } })], 'sidebar');
    file.host.beforeCall = null;
    file.ask('remove', { isConfirmed: true });
    expect(file.book.grids.map(({ name }) => name)).toEqual(['Leads']);
    expect(file.host.state.properties.document).toEqual({});
  }
});

test('a colleague’s trigger that still fires finds nothing and deletes itself', () => {
  desk.ask('setUp', { policy: examplePolicy() });
  desk.host.as('editor@example.com');
  desk.ask('turnOn', { everyMinutes: 15 });
  desk.host.as('owner@example.com');
  desk.ask('remove', { isConfirmed: true });
  const [firing] = desk.host.play(desk.host.clock.now() + 15 * 60_000);
  expect(firing?.result.error).toBeNull();
  expect(desk.host.state.triggers).toEqual([]);
});

test('after that it can be set up anew', () => {
  setUp();
  desk.ask('remove', { isConfirmed: true });
  setUp();
  expect(headers()).toContain('SLA status');
});
