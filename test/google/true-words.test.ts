/** Words that are true: who may scan, how long a snooze lasts, which calendar is closed, and what managers see of it. */
import { expect, test } from 'vitest';
import { bench, examplePolicy } from '../support/workbench.ts';

const HEADER = ['Create Date', 'Original Source', 'First contact', 'Owner', 'Company size'];
const LEAD = ['2026-11-20 09:05', 'Free trial', '', 'Dana Reyes', 200];

function setUp(viewers: readonly string[] = []) {
  const desk = bench([HEADER, LEAD], { viewers });
  desk.ask('setUp', { policy: examplePolicy() });
  desk.ask('turnOn', { everyMinutes: 15 });
  return desk;
}

const place = (desk: ReturnType<typeof setUp>) => {
  const grid = desk.book.grid('Leads');
  const headers = Array.from({ length: grid?.usedColumns ?? 0 }, (_, at) => grid?.display(0, at));
  return { sheet: 'Leads', row: 2, key: (grid?.display(1, headers.indexOf('SLA key')) ?? '').replace(/^'/, '') };
};

test('a viewer’s scan is refused in words', () => {
  const desk = setUp(['viewer@example.com']);
  desk.host.as('viewer@example.com');
  expect(() => desk.ask('scanNow')).toThrow(/You may look at this file and not edit it/);
});

test.each(['31d', '2027-02-01 09:00', '90d'])('a snooze of %s is refused: it ends within 30 days', until => {
  const desk = setUp();
  expect(() => desk.ask('snoozeFor', { ...place(desk), until })).toThrow(/is more than 30 days away/);
});

test('managers see in the digest whose alerts wait, and until when', () => {
  const desk = setUp();
  desk.ask('snoozeFor', { ...place(desk), until: '20d' });
  const before = desk.host.outbox.length;
  desk.host.play(Date.parse('2026-11-20T17:20:00-05:00'));
  const [digest] = desk.host.outbox.slice(before).filter(({ to }) => to === 'sales-lead@example.com');
  expect(digest?.body).toMatch(/SOMEBODY IS ON IT[\s\S]*Alerts wait until[\s\S]*10 Dec/);
  const marketing = desk.host.outbox.slice(before).filter(({ to }) => to === 'marketing@example.com');
  expect(marketing.some(({ body }) => body.includes('SOMEBODY IS ON IT'))).toBe(false);
});

test('a calendar that is closed for 366 days is refused by name', () => {
  const desk = bench([HEADER, LEAD]);
  const policy = examplePolicy() as { calendars: { name: string; holidays: string[] }[] };
  const [first] = policy.calendars;
  const day = (index: number) => new Date(Date.UTC(2026, 10, 18) + index * 86_400_000).toISOString().slice(0, 10);
  if (first) first.holidays = Array.from({ length: 375 }, (_, index) => day(index));
  expect(() => desk.ask('setUp', { policy })).toThrow(
    new RegExp(`calendars\\[0\\].*Calendar \\\\"${first?.name}\\\\" has no working time in the 366 days`),
  );
});

test('one that holidays close later: its leads are CHECK DATA by that name, and the scan goes on', () => {
  const desk = setUp();
  const ledger = desk.book.grid('SLA Ledger');
  const stored = JSON.parse(String(ledger?.value(1, 1))) as { policy: { calendars: { holidays: string[] }[] } };
  const day = (index: number) => new Date(Date.UTC(2026, 10, 18) + index * 86_400_000).toISOString().slice(0, 10);
  for (const calendar of stored.policy.calendars) {
    calendar.holidays = Array.from({ length: 375 }, (_, index) => day(index));
  }
  ledger?.set(1, 1, { value: JSON.stringify(stored) });
  desk.host.clock.advance(15 * 60_000);
  expect(desk.host.run('slaTick', [], 'trigger').error).toBeNull();
  const row = Array.from({ length: 20 }, (_, at) => desk.book.grid('Leads')?.display(1, at)).join(' | ');
  expect(row).toMatch(/CHECK DATA.*has no working time in the 366 days/);
});
