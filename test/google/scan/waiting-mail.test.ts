/** What waits is looked at again when it is told: nobody gets a mail that is no longer so. */
import { expect, test } from 'vitest';
import type { Host, Mail } from '../../../workbench/host/host.ts';
import { enter, fileOf, type LeadRow, type Team } from '../../support/faults/team.ts';

const DANA = 'dana.reyes@example.com';
const SAM = 'sam.okafor@example.com';
const lead = (id: string, facts: LeadRow = {}): LeadRow => ({
  Id: id,
  Created: '2026-11-19 15:10',
  Source: 'Free trial',
  Owner: 'Dana Reyes',
  ...facts,
});
const team = (...rows: LeadRow[]): Team => ({
  tabs: { Leads: rows },
  owners: ['Dana Reyes', 'Sam Okafor'],
  owed: null,
  from: '2026-11-19T15:15:00-05:00',
});

const at = (time: string) => Date.parse(`${time}-05:00`);
function tick(host: Host, moment: string): void {
  host.clock.set(at(moment));
  expect(host.run('slaTick', [], 'trigger').error).toBeNull();
}

/** Another script of the account mails as much as it may that day. */
function spend(host: Host, moment: string): void {
  const blank = { cc: '', bcc: '', replyTo: '', name: '', subject: '', body: '', htmlBody: '' };
  const spent = (index: number): Mail => ({
    id: 9_000 + host.state.outbox.length + index,
    from: 'owner@example.com',
    at: at(moment),
    to: 'somebody@example.com',
    ...blank,
  });
  host.state.outbox.push(...Array.from({ length: 100 }, (_, index) => spent(index)));
}

const mailsTo = (host: Host, to: string, since: string) =>
  host.outbox.filter(mail => mail.to === to && mail.at >= at(since)).map(({ subject }) => subject);
const fatesOf = (host: Host, to: string) => {
  const grid = host.book.grid('SLA Outbox');
  const rows = Array.from({ length: grid?.usedRows ?? 0 }, (_, row) => row);
  return rows.filter(row => grid?.display(row, 1) === to).map(row => grid?.display(row, 4) ?? '');
};

/** Thursday: the quota runs out before the lead is late at 16:10; on Friday there is room again. */
function waiting(...rows: LeadRow[]): Host {
  const host = fileOf(team(...rows));
  spend(host, '2026-11-19T15:30:00');
  tick(host, '2026-11-19T16:15:00');
  expect(mailsTo(host, DANA, '2026-11-19T15:30:00')).toEqual([]);
  return host;
}

test('answered meanwhile: it is not sent, and the outbox says so', () => {
  const host = waiting(lead('L-1'));
  enter(host, 'Leads', 'L-1', 'First contact', '2026-11-19 16:20');
  tick(host, '2026-11-21T12:00:00');
  expect(fatesOf(host, DANA)).toContain('not sent: answered meanwhile');
  expect(mailsTo(host, DANA, '2026-11-20T00:00:00')).toEqual([]);
});

test('still so while the calendar is shut: it goes on waiting, and is told as it stands then', () => {
  const host = waiting(lead('L-1'));
  tick(host, '2026-11-21T12:00:00');
  expect(mailsTo(host, DANA, '2026-11-20T00:00:00')).toEqual([]);
  expect(fatesOf(host, DANA)).toContain('');
  tick(host, '2026-11-23T09:05:00');
  const [mail, ...others] = mailsTo(host, DANA, '2026-11-20T00:00:00');
  expect(others).toEqual([]);
  expect(mail).toMatch(/^Call L-1 now, .* late: Free trial/);
  expect(fatesOf(host, DANA)).toContain('not sent: told in a later mail');
});

test('another owner’s meanwhile: only the new one is told', () => {
  const host = waiting(lead('L-1'));
  enter(host, 'Leads', 'L-1', 'Owner', 'Sam Okafor');
  tick(host, '2026-11-20T16:20:00');
  tick(host, '2026-11-20T16:55:00');
  expect(fatesOf(host, DANA)).toContain('not sent: another owner’s meanwhile');
  expect(mailsTo(host, DANA, '2026-11-20T00:00:00')).toEqual([]);
  expect(mailsTo(host, SAM, '2026-11-20T00:00:00')).toHaveLength(1);
});

test('what waited for days is one mail a person', () => {
  const host = waiting(lead('L-1'), lead('L-2', { Created: '2026-11-20 10:00' }));
  spend(host, '2026-11-20T09:00:00');
  tick(host, '2026-11-20T11:30:00');
  spend(host, '2026-11-20T11:31:00');
  expect(fatesOf(host, DANA).filter(fate => fate === '').length).toBeGreaterThan(1);
  tick(host, '2026-11-23T09:05:00');
  const mails = mailsTo(host, DANA, '2026-11-20T00:00:00');
  expect(mails).toHaveLength(1);
  expect(mails[0]).toMatch(/^Call L-\d now, .*, and 1 more$/);
});
