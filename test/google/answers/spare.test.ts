/** Which kinds of mail an address gets: beside the versions, and at once. */
import { expect, test } from 'vitest';
import type { AlertsView, Reader } from '../../../src/contract/alerts.ts';
import { ask, fileOf } from '../../support/faults/team.ts';

const MINUTE = 60_000;
const lead = { Id: 'L-1', Created: '2026-11-20 10:00', Source: 'Free trial', Owner: 'Dana Reyes' };
const team = { tabs: { Leads: [lead] }, owners: ['Dana Reyes'], owed: 40, from: '2026-11-20T10:05:00-05:00' };

test('whoever is spared the alerts still gets the digest, and no version is saved', () => {
  const host = fileOf(team);
  const { readers } = ask(host, 'alerts') as AlertsView;
  expect(readers.map(({ address }) => address)).toEqual([
    'boss@example.com',
    'marketing@example.com',
    'dana.reyes@example.com',
  ]);
  const versions = host.book.grid('SLA Ledger')?.usedRows;
  const after = ask(host, 'spare', { address: 'boss@example.com', spared: ['alerts', 'nonsense'] }) as Reader[];
  expect(after[0]).toEqual({ address: 'boss@example.com', spared: ['alerts'] });
  expect(host.book.grid('SLA Ledger')?.usedRows).toBe(versions);
  const before = host.outbox.length;
  host.play(host.clock.now() + 150 * MINUTE);
  expect(new Set(host.outbox.slice(before).map(({ to }) => to))).toEqual(new Set(['dana.reyes@example.com']));
  host.play(Date.parse('2026-11-20T16:45:00-05:00'));
  expect(host.outbox.slice(before).map(({ to }) => to)).toContain('boss@example.com');
});

test('an address that is in nobody’s policy is not kept', () => {
  const host = fileOf(team);
  ask(host, 'spare', { address: 'mallory@example.com', spared: ['digest'] });
  expect(host.state.properties.document['lead-sla-muted']).toBe('{}');
});

test('whoever may not change the agreement chooses nobody else’s mails', () => {
  const host = fileOf(team);
  host.state.people.editors.push('dana.reyes@example.com');
  host.as('dana.reyes@example.com');
  expect(() => ask(host, 'spare', { address: 'boss@example.com', spared: ['digest'] })).toThrow('mails of others');
  const readers = ask(host, 'spare', { address: 'dana.reyes@example.com', spared: ['digest'] }) as Reader[];
  expect(readers.find(({ address }) => address.startsWith('dana'))?.spared).toEqual(['digest']);
});
