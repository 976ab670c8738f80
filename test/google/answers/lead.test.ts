/** One lead in the sidebar: why its row says what it says, "I tried" and "I'm on it". */
import { beforeEach, expect, test } from 'vitest';
import type { LeadView } from '../../../src/contract/lead.ts';
import { type Bench, bench, examplePolicy } from '../../support/workbench.ts';

const HEADER = ['Lead id', 'Create Date', 'Original Source', 'First contact', 'Owner', 'Company size', 'Stage'];
const LATE = ['L-1', '2026-11-20 11:00', 'Free trial', '', 'Dana Reyes', 200, 'New'];
const YOUNG = ['L-2', '2026-11-20 13:10', 'Webinar', '', 'Dana Reyes', 20, 'New'];

let desk: Bench;
beforeEach(() => {
  desk = bench([HEADER, LATE, YOUNG]);
  const policy = examplePolicy() as { sheets: { columns: Record<string, string> }[] };
  for (const sheet of policy.sheets) Object.assign(sheet.columns, { id: 'Lead id', stage: 'Stage' });
  desk.ask('setUp', { policy });
  desk.host.run('slaTick', [], 'trigger');
});

function select(row: number): void {
  const gridId = desk.book.grid('Leads')?.id ?? -1;
  desk.host.ui.selection = { gridId, block: { row: row - 1, column: 0, rows: 1, columns: 1 } };
}
const selected = () => desk.ask('selectedLead') as LeadView;

test('the selected lead, with the reason and the numbers', () => {
  select(2);
  expect(selected()).toMatchObject({
    sheet: 'Leads',
    row: 2,
    key: 'L-1',
    owner: 'Dana Reyes',
    state: 'OVERDUE',
    why: expect.stringContaining('Overdue by 1 h 30 min'),
    attempts: 'ON TRACK',
    attemptsWhy: 'On track: 0 of 3 attempts so far, to be made within 5 working days.',
    qualified: 'Qualified',
    value: 960,
    currency: 'USD',
    rule: 'Free trials',
    version: 1,
    snoozedUntil: null,
    events: [],
  });
  select(3);
  expect(selected().qualified).toBe('Not qualified: Company size at least 50: it is 20');
});

test('without a lead it says what to do', () => {
  select(1);
  expect(selected).toThrow('No lead is selected.');
});

test('an attempt is logged for the lead, wherever its row is by now', () => {
  select(3);
  const place = selected();
  const grid = desk.book.grid('Leads');
  grid?.insertRows(1, 4);
  const after = desk.ask('logAttemptFor', place) as LeadView;
  expect(after).toMatchObject({ row: 7, key: 'L-2', state: 'MET' });
  expect(after.events.map(({ words }) => words)).toEqual(['An attempt was logged.']);
});

test('a lead that is gone is refused, and nothing is logged', () => {
  select(3);
  const place = selected();
  desk.book.grid('Leads')?.deleteRows(2, 1);
  expect(() => desk.ask('logAttemptFor', place)).toThrow('This lead is gone from its tab.');
  expect(() => desk.ask('snoozeFor', { ...place, until: '2h' })).toThrow('This lead is gone from its tab.');
  expect(desk.book.grid('SLA Events')?.usedRows).toBe(1);
});

test('alerts wait, and no longer', () => {
  select(2);
  const place = selected();
  const snoozed = desk.ask('snoozeFor', { ...place, until: '2h' }) as LeadView;
  expect(snoozed.snoozedUntil).toBe(Date.parse('2026-11-20T15:30:00-05:00'));
  desk.host.clock.advance(60_000);
  const awake = desk.ask('snoozeFor', { ...place, until: null }) as LeadView;
  expect(awake.snoozedUntil).toBeNull();
  expect(awake.events.map(({ words }) => words)).toEqual(['Alerts no longer wait.', 'Alerts wait until Fri 15:30.']);
  expect(() => desk.ask('snoozeFor', { ...place, until: 'later' })).toThrow('is no time to come');
});

test('what was observed stands in words, the newest first', () => {
  desk.type('Leads!G2', 'Nurture');
  desk.host.clock.advance(60_000);
  desk.host.run('slaTick', [], 'trigger');
  desk.type('Leads!E2', '');
  desk.host.clock.advance(60_000);
  desk.host.run('slaTick', [], 'trigger');
  select(2);
  expect(selected().events.map(({ words }) => words)).toEqual(['Owner: Dana Reyes → blank.', 'Stage: New → Nurture.']);
});

test('whoever may only look at the file is told so, and nothing is written', () => {
  desk.host.state.people.viewers.push('viewer@example.com');
  desk.host.as('viewer@example.com');
  const before = JSON.stringify(desk.host.saveState().book);
  const lead = { sheet: 'Leads', row: 2, key: 'L-1' };
  for (const [question, takes] of [
    ['logAttemptFor', lead],
    ['snoozeFor', { ...lead, until: '2h' }],
    ['turnOn', { everyMinutes: 15 }],
    ['takeOver', { everyMinutes: 15 }],
  ] as const) {
    expect(() => desk.ask(question, takes)).toThrow('You may look at this file and not edit it.');
  }
  expect(desk.host.state.triggers).toEqual([]);
  expect(JSON.stringify(desk.host.saveState().book) === before).toBe(true);
});

test('an attempt on a lead with an endless id', () => {
  desk.type('Leads!A3', 'L'.repeat(10_000));
  select(3);
  const { key } = selected();
  expect(key.length).toBeLessThan(50);
  expect(desk.ask('logAttemptFor', { sheet: 'Leads', row: 3, key })).toMatchObject({ row: 3, key });
});
