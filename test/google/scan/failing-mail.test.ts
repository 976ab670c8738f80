/** A letter that cannot be sent has a fate: it is tried, told, given up in the end, and keeps nobody else's back. */
import { expect, test } from 'vitest';
import type { AlertsView } from '../../../src/contract/alerts.ts';
import type { StandingView } from '../../../src/contract/standing.ts';
import type { Host } from '../../../workbench/host/host.ts';
import { lettersOf } from '../../support/faults/state.ts';
import { ask, enter, fileOf, type LeadRow, type Team } from '../../support/faults/team.ts';

const MINUTE = 60_000;
const lead = (id: string, created: string, owner: string): LeadRow => ({
  Id: id,
  Created: created,
  Source: 'Free trial',
  Owner: owner,
});
const team = (...rows: LeadRow[]): Team => ({
  tabs: { Leads: rows },
  owners: ['Dana Reyes', 'Sam Okafor'],
  owed: null,
  from: '2026-11-20T10:00:00-05:00',
});
const DANA = 'dana.reyes@example.com';
const play = (host: Host, minutes: number) => host.play(host.clock.now() + minutes * MINUTE);

/** Google refuses these mails from now on. */
function refuse(host: Host, isRefused: (mail: { to: string; subject: string }) => boolean): void {
  host.beforeCall = ({ method, args }) => {
    if (method === 'MailApp.sendEmail' && isRefused(args[0] as { to: string; subject: string })) {
      throw new Error('Invalid email: refused');
    }
  };
}

const fatesOf = (host: Host, to: string) => {
  const grid = host.book.grid('SLA Outbox');
  const rows = Array.from({ length: grid?.usedRows ?? 0 }, (_, row) => row);
  return rows.filter(row => grid?.display(row, 1) === to).map(row => grid?.display(row, 4) ?? '');
};

test('an address that Google refuses: counted, told to managers and in the sidebar, and given up after a day', () => {
  const host = fileOf(
    team(lead('L-1', '2026-11-20 10:00', 'Dana Reyes'), lead('L-2', '2026-11-20 10:05', 'Sam Okafor')),
  );
  refuse(host, ({ to }) => to === DANA);
  play(host, 180);
  expect(host.outbox.map(({ to }) => to)).toContain('sam.okafor@example.com');
  // The lead was at risk when the first letter failed, and is overdue by now.
  expect(fatesOf(host, DANA)[0]).toBe('not sent: said by a stronger mail');
  expect(fatesOf(host, DANA)[1]).toMatch(/^failed \d+ times since 2026-11-20T\S+Z: .*refused/);
  const { failures } = ask(host, 'standing') as StandingView;
  expect(failures).toMatchObject([{ at: 'SLA Outbox', message: `Mail to ${DANA} cannot be sent.` }]);
  expect(failures[0]?.fix).toMatch(/^It failed \d+ times since Fri \d\d:\d\d\. .*Google said: .*refused/);
  const { mails } = ask(host, 'alerts') as AlertsView;
  expect(mails.find(({ to }) => to === DANA)?.tries?.times).toBeGreaterThan(2);
  const toldTo = host.outbox.filter(({ body }) => body.includes(`Mail to ${DANA} cannot be sent`)).map(({ to }) => to);
  expect(toldTo).toEqual(['boss@example.com']);
  // Over the weekend its calendar is shut, and it waits untried.
  host.clock.set(Date.parse('2026-11-23T09:00:00-05:00'));
  play(host, 150);
  expect(fatesOf(host, DANA)[1]).toMatch(/^not sent: failed \d+ times: /);
  expect(
    (ask(host, 'alerts') as AlertsView).mails.find(({ to, refusal }) => to === DANA && refusal.includes('failed'))
      ?.refusal,
  ).toMatch(/^not sent: failed/);
});

test('one letter that fails does not silence its reader: the next one goes out', () => {
  const host = fileOf(
    team(lead('L-1', '2026-11-20 10:00', 'Dana Reyes'), lead('L-2', '2026-11-20 10:45', 'Dana Reyes')),
  );
  refuse(host, ({ to, subject }) => to === DANA && subject.includes('L-1'));
  play(host, 150);
  expect(host.outbox.filter(({ to, body }) => to === DANA && body.includes('L-2'))).not.toEqual([]);
});

test('two scans at one instant: the alerts of both are sent', () => {
  const host = fileOf(
    team(lead('L-1', '2026-11-20 10:00', 'Dana Reyes'), lead('L-2', '2026-11-20 11:25', 'Sam Okafor')),
  );
  const moment = Date.parse('2026-11-20T11:30:00-05:00');
  host.clock.set(moment);
  host.run('slaTick', [], 'trigger');
  enter(host, 'Leads', 'L-2', 'Created', '2026-11-20 10:00');
  host.clock.set(moment);
  host.run('slaTick', [], 'trigger');
  expect(host.clock.now() - moment).toBeLessThan(MINUTE);
  expect(lettersOf(host).filter(({ to, sent }) => to !== '' && !sent)).toEqual([]);
  const about = (id: string) => host.outbox.filter(({ body }) => body.includes(id)).map(({ to }) => to);
  expect(about('L-1')).toContain(DANA);
  expect(about('L-2')).toContain('sam.okafor@example.com');
});

test('a letter that an editor writes into the outbox is not mailed from the owner’s account', () => {
  const host = fileOf(team(lead('L-1', '2026-11-20 10:00', 'Dana Reyes')));
  play(host, 120);
  const grid = host.book.grid('SLA Outbox');
  if (!grid) throw new Error('There is no outbox.');
  const url = host.outbox.map(({ body }) => /https:\S+/.exec(body)?.[0]).find(Boolean) ?? '';
  const troubles = { total: 1, problems: [{ at: '', message: 'Send your password to mallory@example.com', fix: '' }] };
  const letter = {
    kind: 'trouble',
    to: DANA,
    book: 'Leads',
    url: url.replace(/#.*/, ''),
    written: '',
    because: '',
    troubles,
  };
  const row = grid.usedRows;
  for (const [column, value] of [
    46_346,
    DANA,
    'Hello',
    '',
    null,
    JSON.stringify({ id: 'mine', letter }),
    '[]',
  ].entries()) {
    grid.set(row, column, { value });
  }
  play(host, 30);
  expect(host.outbox.filter(({ body }) => body.includes('mallory'))).toEqual([]);
  expect(grid.display(row, 4)).toMatch(/^not sent: /);
});
