/** What the outbox holds goes out: the most urgent first, to people who are in the policy, as far as the day's quota goes. */
import { expect, test } from 'vitest';
import type { ScanView } from '../../../src/contract/standing.ts';
import type { Host, Mail } from '../../../workbench/host/host.ts';
import { lettersOf } from '../../support/faults/state.ts';
import { addressOf, ask, fileOf, type LeadRow, setUpFile, type Team } from '../../support/faults/team.ts';

const MINUTE = 60_000;
const reps = (count: number) =>
  Array.from({ length: count }, (_, index) => `Rep ${String(index + 1).padStart(3, '0')}`);

/** Owners with a lead each that is late from 12:00 on. */
function crowd(count: number, from = '2026-11-20T10:00:00-05:00'): Team {
  const lead = (owner: string, index: number): LeadRow => ({
    Id: `C-${index + 1}`,
    Created: '2026-11-20 11:00',
    Source: 'Free trial',
    Owner: owner,
  });
  return { tabs: { Leads: reps(count).map(lead) }, owners: reps(count), owed: null, from };
}

const at = (time: string) => Date.parse(`${time}-05:00`);
const scanOf = (host: Host) => (ask(host, 'standing') as { scan: ScanView }).scan;
const tick = (host: Host, moment: string) => {
  host.clock.set(at(moment));
  return host.run('slaTick', [], 'trigger');
};
const toReps = (mails: readonly Mail[]) => mails.filter(({ to }) => to.startsWith('rep.'));

test('over the day’s quota the rest is carried over, said in the sidebar and in the next digest', () => {
  const host = fileOf(crowd(120));
  tick(host, '2026-11-20T12:05:00');
  expect(host.outbox).toHaveLength(100);
  const { waiting } = scanOf(host);
  expect(waiting).toBe(lettersOf(host).filter(({ to, sent }) => to !== '' && !sent).length);
  tick(host, '2026-11-20T16:35:00');
  expect(host.outbox).toHaveLength(100);
  // What waits is told while its calendar is open, and it is Saturday.
  tick(host, '2026-11-21T12:10:00');
  expect(host.outbox).toHaveLength(100);
  tick(host, '2026-11-23T12:10:00');
  expect(new Set(toReps(host.outbox).map(({ to }) => to)).size).toBe(120);
  const told = host.outbox.filter(({ subject }) => /^Call .* late/.test(subject)).map(({ to }) => to);
  expect(told.sort()).toEqual([...new Set(told)]);
  // The day's quota went to the more urgent ones again.
  tick(host, '2026-11-24T12:10:00');
  const digest = host.outbox.filter(({ to }) => to === 'boss@example.com').at(-1);
  expect(digest?.body).toMatch(/^For Mon 23 Nov, when no scan could run/);
  tick(host, '2026-11-24T12:25:00');
  expect(scanOf(host).waiting).toBe(0);
});

test('with nothing left of the quota nothing is lost', () => {
  const host = fileOf(crowd(3));
  const spent = (index: number): Mail => ({
    id: 9_000 + index,
    from: 'owner@example.com',
    at: at('2026-11-20T11:59:00'),
    to: 'somebody@example.com',
    cc: '',
    bcc: '',
    replyTo: '',
    name: '',
    subject: '',
    body: '',
    htmlBody: '',
  });
  host.state.outbox.push(...Array.from({ length: 100 }, (_, index) => spent(index)));
  tick(host, '2026-11-20T12:05:00');
  expect(toReps(host.outbox)).toEqual([]);
  expect(scanOf(host).waiting).toBe(4);
  tick(host, '2026-11-23T12:05:00');
  expect(toReps(host.outbox)).toHaveLength(3);
});

test('whoever left the policy, or wants no mail any more, gets none, and the outbox says so', () => {
  const host = fileOf(crowd(3));
  host.beforeCall = ({ method }) => {
    if (method === 'MailApp.sendEmail') throw new Error('not now');
  };
  tick(host, '2026-11-20T12:05:00');
  host.beforeCall = null;
  changePolicy(host, policy => {
    policy.people = policy.people
      .filter(({ owner }) => owner !== 'Rep 001')
      .map(person => (person.owner === 'Rep 002' ? { ...person, mail: false } : person));
  });
  tick(host, '2026-11-20T12:20:00');
  expect(toReps(host.outbox).map(({ to }) => to)).toEqual([addressOf('Rep 003')]);
  const outbox = host.book.grid('SLA Outbox');
  const fates = Array.from({ length: outbox?.usedRows ?? 0 }, (_, row) => outbox?.display(row, 4));
  expect(fates.filter(fate => fate === 'not sent: no longer in the policy')).toHaveLength(2);
  tick(host, '2026-11-20T12:35:00');
  expect(toReps(host.outbox)).toHaveLength(1);
});

test('an address in other capitals is one person, and gets one mail', () => {
  const host = fileOf(crowd(1));
  changePolicy(host, policy => {
    policy.alerts.managers = ['REP.001@example.com'];
  });
  const before = host.outbox.length;
  tick(host, '2026-11-20T12:05:00');
  expect(host.outbox.slice(before)).toHaveLength(1);
});

test('one mail a person and run, also at the digest’s hour', () => {
  const host = fileOf(crowd(2));
  const before = host.outbox.length;
  tick(host, '2026-11-20T16:35:00');
  const to = host.outbox.slice(before).map(mail => mail.to);
  expect(to.sort()).toEqual([...new Set(to)]);
  const boss = host.outbox.slice(before).find(mail => mail.to === 'boss@example.com');
  expect(boss?.body).toContain('new · Rep 001');
});

test('each mail goes to one person, however many there are', () => {
  const host = fileOf(crowd(60));
  tick(host, '2026-11-20T12:05:00');
  for (const { to, cc, bcc } of host.outbox) expect([to.split(',').length, cc, bcc]).toEqual([1, '', '']);
});

test('a run that is short of time sends the rest with the next one', () => {
  const host = fileOf(crowd(10));
  const before = host.outbox.length;
  host.beforeCall = ({ method }) => {
    if (method === 'MailApp.sendEmail') host.clock.advance(MINUTE);
  };
  tick(host, '2026-11-20T12:05:00');
  const first = host.outbox.length - before;
  expect(first).toBeGreaterThan(2);
  expect(first).toBeLessThan(7);
  host.beforeCall = null;
  tick(host, '2026-11-20T12:20:00');
  expect(host.outbox.length - before).toBe(11);
});

test('until it is on nobody gets a mail, whoever scans and saves', () => {
  const host = setUpFile(crowd(2));
  for (const moment of ['2026-11-20T12:05:00', '2026-11-20T16:40:00']) {
    host.clock.set(at(moment));
    ask(host, 'scanNow');
  }
  expect([host.outbox, lettersOf(host)]).toEqual([[], []]);
  ask(host, 'turnOn', { everyMinutes: 15 });
  expect(host.outbox.map(({ to }) => to).sort()).toEqual(['boss@example.com', 'marketing@example.com']);
  ask(host, 'turnOff');
  const sent = host.outbox.length;
  tick(host, '2026-11-23T16:40:00');
  expect(host.outbox).toHaveLength(sent);
});

test('a copy of the file is off, and what waited in it is never sent from there', () => {
  const host = fileOf(crowd(3));
  host.beforeCall = ({ method }) => {
    if (method === 'MailApp.sendEmail') throw new Error('not now');
  };
  tick(host, '2026-11-20T12:05:00');
  host.beforeCall = null;
  // As File ▸ Make a copy leaves it: the tabs, without properties and triggers, under another address.
  host.state.properties.document = {};
  host.state.triggers = [];
  const outbox = host.book.grid('SLA Outbox');
  for (let row = 1; row < (outbox?.usedRows ?? 0); row++) {
    const text = String(outbox?.value(row, 5) ?? '').replaceAll('/d/', '/d/original-');
    outbox?.set(row, 5, { value: text });
  }
  const sent = host.outbox.length;
  expect(scanOf(host)).toMatchObject({ isOn: false, lastAt: null });
  ask(host, 'scanNow');
  expect(host.outbox).toHaveLength(sent);
  ask(host, 'turnOn', { everyMinutes: 15 });
  tick(host, '2026-11-20T12:20:00');
  expect(host.outbox).toHaveLength(sent);
  const fates = Array.from({ length: outbox?.usedRows ?? 0 }, (_, row) => outbox?.display(row, 4));
  expect(fates.filter(fate => fate === 'not sent: written in another file')).toHaveLength(4);
});

test('rows of the outbox that move while mails go out lose no letter', () => {
  const host = fileOf(crowd(3));
  const outbox = host.book.grid('SLA Outbox');
  outbox?.insertRows(1, 1);
  let mails = 0;
  host.beforeCall = ({ method }) => {
    if (method !== 'MailApp.sendEmail') return;
    mails++;
    if (mails === 2) outbox?.deleteRows(1, 1);
    if (mails > 2) throw new Error('not now');
  };
  tick(host, '2026-11-20T12:05:00');
  host.beforeCall = null;
  tick(host, '2026-11-20T12:20:00');
  tick(host, '2026-11-20T12:35:00');
  expect(
    toReps(host.outbox)
      .map(({ to }) => to)
      .sort(),
  ).toEqual(reps(3).map(addressOf));
  expect(lettersOf(host).filter(({ to, sent }) => to !== '' && !sent)).toEqual([]);
});

interface PolicyText {
  people: { owner: string; email: string; mail: boolean }[];
  alerts: { managers: string[] };
}

/** Changes the last version in the ledger, as a new version would. */
function changePolicy(host: Host, change: (policy: PolicyText) => void): void {
  const ledger = host.book.grid('SLA Ledger');
  const stored = JSON.parse(String(ledger?.value(1, 1))) as { policy: PolicyText };
  change(stored.policy);
  ledger?.set(1, 1, { value: JSON.stringify(stored) });
}
