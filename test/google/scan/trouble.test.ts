/** A lead sheet that cannot be read, or written, stops only itself, and is told once. */
import { expect, test } from 'vitest';
import type { Host } from '../../../workbench/host/host.ts';
import { ask, enter, fileOf, type LeadRow, type Team } from '../../support/faults/team.ts';

const lead = (id: string, created: string, owner = 'Dana Reyes'): LeadRow => ({
  Id: id,
  Created: `2026-11-20 ${created}`,
  Source: 'Free trial',
  Owner: owner,
});
const TEAM: Team = {
  tabs: { Leads: [lead('L-1', '13:10')], Events: [lead('E-1', '13:10', 'Sam Okafor')] },
  owners: ['Dana Reyes', 'Sam Okafor'],
  owed: 40,
  from: '2026-11-20T13:15:00-05:00',
};
const MINUTE = 60_000;

const troubles = (host: Host) => host.outbox.filter(({ subject }) => subject.includes('from working'));
const overdueMails = (host: Host) =>
  host.outbox.filter(({ subject }) => /^Call .* late/.test(subject)).map(({ to }) => to);
const play = (host: Host, minutes: number) => host.play(host.clock.now() + minutes * MINUTE);
const cell = (host: Host, tab: string, header: string) => {
  const grid = host.book.grid(tab);
  const headers = Array.from({ length: grid?.usedColumns ?? 0 }, (_, column) => grid?.display(0, column));
  return grid?.display(1, headers.indexOf(header));
};

function rename(host: Host, from: string, to: string): void {
  const grid = host.book.grid(from);
  if (grid) grid.name = to;
}

test('a renamed tab: one mail that names it and the fix, and the other tab is alerted all the same', () => {
  const host = fileOf(TEAM);
  rename(host, 'Leads', 'Leads old');
  play(host, 150);
  expect(troubles(host).map(({ to }) => to)).toEqual(['boss@example.com']);
  expect(troubles(host)[0]?.body).toMatch(/There is no tab "Leads"\.[\s\S]*Rename the tab back to "Leads"/);
  expect(overdueMails(host)).toContain('sam.okafor@example.com');
});

test('mended it is quiet, and broken anew it is told anew', () => {
  const host = fileOf(TEAM);
  for (let times = 1; times <= 3; times++) {
    rename(host, 'Leads', 'Leads old');
    play(host, 30);
    expect(troubles(host)).toHaveLength(times);
    rename(host, 'Leads old', 'Leads');
    play(host, 30);
  }
  expect(troubles(host)).toHaveLength(3);
});

test('a deleted column is named with its tab', () => {
  const host = fileOf(TEAM);
  host.book.grid('Events')?.type(0, 6, 'Called at');
  play(host, 20);
  expect(troubles(host)[0]?.body).toContain('Tab "Events" has no column "First contact"');
});

test('columns that are protected against the account: told after two scans, and alerts go out meanwhile', () => {
  const host = fileOf(TEAM);
  const grid = host.book.grid('Leads');
  host.state.protections.push({
    id: 'p',
    gridId: grid?.id ?? 0,
    block: { row: 0, column: 8, rows: 20, columns: 9 },
    unprotected: [],
    description: '',
    warningOnly: false,
    domainEdit: false,
    editors: ['editor@example.com'],
  });
  host.as('editor@example.com');
  // The trigger is an editor's, since nothing is protected against the file's owner.
  host.state.protections[host.state.protections.length - 1] = {
    ...(host.state.protections.at(-1) as (typeof host.state.protections)[number]),
    editors: [],
  };
  host.clock.advance(60 * MINUTE);
  ask(host, 'takeOver', { everyMinutes: 15 });
  expect(troubles(host)).toEqual([]);
  expect(overdueMails(host)).toContain('dana.reyes@example.com');
  play(host, 45);
  expect(troubles(host)).toHaveLength(1);
  expect(troubles(host)[0]?.body).toMatch(/Tab "Leads" could not be scanned\.[\s\S]*let editor@example.com edit it/);
  expect(cell(host, 'Events', 'SLA status')).toBe('OVERDUE');
});

test('a call that fails once is no trouble', () => {
  const host = fileOf(TEAM);
  let failed = false;
  host.beforeCall = ({ method }) => {
    if (failed || method !== 'Range.getValues') return;
    failed = true;
    throw new Error('Service Spreadsheets failed');
  };
  play(host, 60);
  expect(troubles(host)).toEqual([]);
});

test('while a tab is missing no quota is found to fall short, and the digest says what is missing', () => {
  const host = fileOf({ ...TEAM, owed: 400, from: '2026-11-18T13:15:00-05:00' });
  const before = host.outbox.length;
  rename(host, 'Leads', 'Leads old');
  host.play(Date.parse('2026-11-20T16:45:00-05:00'));
  const mails = host.outbox.slice(before);
  expect(mails.filter(({ body }) => body.includes('falls short'))).toEqual([]);
  const digest = mails.filter(({ to }) => to === 'marketing@example.com').at(-1);
  expect(digest?.body).toContain('There is no tab "Leads"');
});

test('a new owner’s lead is told to whoever has it then', () => {
  const host = fileOf(TEAM);
  play(host, 75);
  enter(host, 'Leads', 'L-1', 'Owner', 'Sam Okafor');
  const before = host.outbox.length;
  play(host, 75);
  const told = host.outbox.slice(before).filter(({ body }) => body.includes('L-1'));
  expect(told.map(({ to }) => to)).toEqual(['sam.okafor@example.com']);
});
