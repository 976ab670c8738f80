/** Who was told what, and a digest to oneself. */
import { beforeEach, expect, test } from 'vitest';
import type { AlertsView } from '../../../src/contract/alerts.ts';
import { type Bench, bench, examplePolicy } from '../../support/workbench.ts';

let desk: Bench;
beforeEach(() => {
  desk = bench([
    ['Create Date', 'Original Source', 'First contact', 'Owner', 'Company size'],
    ['2026-11-20 11:00', 'Free trial', '', 'Dana Reyes', 200],
  ]);
  desk.ask('setUp', { policy: examplePolicy() });
  desk.ask('turnOn', { everyMinutes: 15 });
});

const view = () => desk.ask('alerts') as AlertsView;

test('the last mails with their reasons, the newest first, and the room that is left today', () => {
  const { mails, waiting, quotaLeft, me } = view();
  expect(mails.map(({ to }) => to)).toEqual(['marketing@example.com', 'sales-lead@example.com']);
  expect(mails[1]).toMatchObject({
    subject: '1 lead overdue, quota 1% on day 15 of 20',
    because: 'You manage Sales in this agreement.',
    sentAt: Date.parse('2026-11-20T13:30:00-05:00'),
  });
  expect([waiting, quotaLeft, me]).toEqual([0, 98, 'owner@example.com']);
});

test('a preview goes to whoever asks and to nobody else, counts as a mail, and is no alert', () => {
  const before = view();
  const sent = desk.host.outbox.length;
  expect(desk.ask('sendPreview', { policy: null })).toEqual({ to: 'owner@example.com', quotaLeft: 97 });
  expect(desk.host.outbox.slice(sent).map(({ to, cc, bcc }) => [to, cc, bcc])).toEqual([['owner@example.com', '', '']]);
  expect(desk.host.outbox.at(-1)?.body).toContain('You asked for this preview; nobody else got it.');
  expect(view().mails).toEqual(before.mails);
});

test('of a draft, and refused where the draft is wrong', () => {
  const policy = { ...examplePolicy(), currency: 'EUR' };
  desk.ask('sendPreview', { policy });
  expect(desk.host.outbox.at(-1)?.body).toContain('€');
  const sent = desk.host.outbox.length;
  expect(() => desk.ask('sendPreview', { policy: { ...policy, currency: 'euro' } })).toThrow('"at":"currency"');
  expect(desk.host.outbox.length).toBe(sent);
});

test('with no mails left today it says so and sends nothing', () => {
  for (let left = view().quotaLeft; left > 0; left--) desk.ask('sendPreview', { policy: null });
  expect(() => desk.ask('sendPreview', { policy: null })).toThrow('Google lets you send no more mails today.');
});
