/** Custom functions in cells, over ranges: spilling, recalculating when a fact or the policy changes, and not otherwise. */
import { beforeEach, expect, test } from 'vitest';
import { type Bench, bench, examplePolicy } from '../support/workbench.ts';

const HEADER = ['Create Date', 'Original Source', 'First contact', 'Owner', 'Company size'];
const SOURCES = ['Free trial', 'eBook', 'Free trial', 'Webinar'];

let desk: Bench;
beforeEach(() => {
  desk = bench([HEADER, ...SOURCES.map(source => ['2026-11-20 09:05', source, '', 'Dana Reyes', 200])]);
  desk.ask('setUp', { policy: examplePolicy() });
  desk.book.addGrid('Try');
});

const spilled = () => [1, 2, 3, 4, 5].map(row => desk.shows(`Try!A${row}`));
const calls = () => desk.book.customRuns;

test('LEADVALUE spills over an open range and trims the blanks below', () => {
  desk.type('Try!A1', '=LEADVALUE(Leads!B2:B, , SLA_POLICY)');
  expect(spilled()).toEqual(['960', '280', '960', '400', '']);
});

test('a header in the first row gives a header back', () => {
  desk.type('Try!A1', '=LEADVALUE(Leads!B:B, , SLA_POLICY)');
  expect(spilled()).toEqual(['Lead value', '960', '280', '960', '400']);
});

test('it is computed anew when a source cell or the policy changes, and not otherwise', () => {
  desk.type('Try!A1', '=LEADVALUE(Leads!B2:B, , SLA_POLICY)');
  spilled();
  const before = calls();
  desk.type('Leads!D2', 'Somebody else');
  desk.host.clock.advance(3_600_000);
  expect(spilled()[0]).toBe('960');
  expect(calls()).toBe(before);

  desk.type('Leads!B2', 'eBook');
  expect(spilled()[0]).toBe('280');
  expect(calls()).toBe(before + 1);

  const ledger = desk.book.grid('SLA Ledger');
  const stored = JSON.parse(String(ledger?.value(1, 1))) as Record<string, unknown>;
  const rates = [{ source: '(other)', segment: '', conversion: 0.1, revenue: 100 }];
  ledger?.set(1, 1, { value: JSON.stringify({ ...stored, policy: { ...examplePolicy(), values: { rates } } }) });
  expect(spilled()[0]).toBe('10');
  expect(calls()).toBe(before + 2);
});

test('a cell that depends on NOW() may not reach it', () => {
  desk.type('Try!C1', '=NOW()');
  desk.type('Try!D1', '=TEXT(C1, "yyyy")');
  desk.type('Try!A1', '=LEADVALUE(D1, , SLA_POLICY)');
  expect(desk.shows('Try!A1')).toBe('#ERROR!');
  const value = desk.book.grid('Try')?.value(0, 0);
  expect(value).toMatchObject({ message: expect.stringContaining('not allowed to reference a cell with NOW()') });
});

test('ranges of different lengths are an error that names both', () => {
  desk.type('Try!A1', '=SLA_STATUS(Leads!A2:A5, Leads!C2:C4, , , , , SLA_CLOCK, SLA_POLICY)');
  const value = desk.book.grid('Try')?.value(0, 0);
  expect(value).toMatchObject({ message: expect.stringContaining('start has 4 rows, first_contact has 3') });
});

test('the ledger in another argument’s place is taken for what it is', () => {
  desk.type('Try!A1', '=LEADVALUE("eBook", SLA_POLICY)');
  expect(desk.shows('Try!A1')).toBe('280');
});

test('without the policy argument the named range is read', () => {
  desk.type('Try!A1', '=LEADVALUE("eBook")');
  expect(desk.shows('Try!A1')).toBe('280');
});

test('the formula and the managed column say the same', () => {
  desk.host.run('slaTick', [], 'trigger');
  desk.type('Try!A1', '=SLA_STATUS(Leads!A2:A, Leads!C2:C, Leads!B2:B, , Leads!D2:D, , SLA_CLOCK, SLA_POLICY)');
  const grid = desk.book.grid('Leads');
  const headers = Array.from({ length: grid?.usedColumns ?? 0 }, (_, column) => grid?.display(0, column));
  const status = headers.indexOf('SLA status');
  const managed = SOURCES.map((_, row) => grid?.display(row + 1, status));
  expect(managed).toEqual(['OVERDUE', 'OPEN', 'OVERDUE', 'OPEN']);
  expect(spilled().slice(0, 4)).toEqual(managed);
});

test('LEADGOAL refuses a rate above 1 and says how to type it', () => {
  desk.type('Try!A1', '=LEADGOAL(600000, 8000, 2)');
  expect(desk.book.grid('Try')?.value(0, 0)).toMatchObject({ message: expect.stringContaining('Type 2%, not 2.') });
});
