/** Cells of the ledger and properties of the file can be edited by hand: what is no version and no memory counts as never saved. */
import { beforeEach, describe, expect, test } from 'vitest';
import type { PolicyView } from '../../../src/contract/policy.ts';
import type { StandingView } from '../../../src/contract/standing.ts';
import { type Bench, bench, examplePolicy } from '../../support/workbench.ts';

const HEADER = ['Create Date', 'Original Source', 'First contact', 'Owner', 'Company size'];
const LEADS = [
  ['2026-11-20 11:00', 'Free trial', '', 'Dana Reyes', 200],
  ['2026-11-20 10:30', 'Webinar', '', 'Dana Reyes', 20],
];

let desk: Bench;
beforeEach(() => {
  desk = bench([HEADER, ...LEADS]);
  desk.ask('setUp', { policy: examplePolicy() });
  desk.ask('turnOn', { everyMinutes: 15 });
});

const ledger = () => {
  const grid = desk.book.grid('SLA Ledger');
  if (!grid) throw new Error('There is no ledger.');
  return grid;
};

/** A second version that allows a lead half the time. */
function saveStricter(): void {
  const { policy, note } = desk.ask('policy') as PolicyView;
  const sales = policy.sales.map(rule => ({ ...rule, firstContactMinutes: 30 }));
  const takes = { policy: { ...policy, sales }, appliesTo: 'open leads', why: 'Stricter', basedOn: note.version };
  desk.host.clock.advance(60_000);
  desk.ask('savePolicy', takes);
}

const textOf = (version: number) => String(ledger().value(version, 1));
const rewrite = (version: number, text: string) => ledger().set(version, 1, { value: text });
const changed = (version: number, change: (policy: Record<string, unknown>) => void) => {
  const stored = JSON.parse(textOf(version)) as { policy: Record<string, unknown> };
  change(stored.policy);
  rewrite(version, JSON.stringify(stored));
};

function tick(): string | undefined {
  desk.host.clock.advance(15 * 60_000);
  return desk.host.run('slaTick', [], 'trigger').error?.message;
}

const failures = () => (desk.ask('standing') as StandingView).failures;

describe('a version that is no policy counts as never saved, with its cell named', () => {
  const EDITS: [about: string, edit: () => void, words: RegExp][] = [
    ['no JSON', () => rewrite(2, '{"policy":'), /not the text of a version/],
    ['a number', () => rewrite(2, '5'), /not the text of a version/],
    ['no rules', () => changed(2, policy => Object.assign(policy, { sales: [] })), /^.*sales: .*no rule/],
    [
      'a list of texts where hours belong',
      () => changed(2, policy => Object.assign(policy, { calendars: ['x'] })),
      /calendars/,
    ],
    [
      'a calendar that is gone',
      () => changed(2, policy => (policy.calendars as unknown[]).splice(0, 1)),
      /no calendar/,
    ],
    [
      'an address that is none',
      () => changed(2, policy => Object.assign(policy, { editors: ['a@example.com,b@example.com'] })),
      /editors\[0\]: .*not an e-mail address/,
    ],
    ['no format', () => changed(2, policy => delete policy.format), /format/],
    ['no zones', () => rewrite(2, JSON.stringify({ ...JSON.parse(textOf(2)), zones: null })), /time zone/],
    [
      'zones of nonsense',
      () => rewrite(2, textOf(2).replace(/"America\/New_York":"[^"]*"/, '"America/New_York":"x|y"')),
      /time zone/,
    ],
    ['bound to nobody', () => rewrite(2, textOf(2).replace('"open leads"', '"everybody"')), /whom it binds/],
    ['its date gone', () => ledger().set(2, 0, { value: null }), /from when on/],
    ['its date a word', () => ledger().set(2, 0, { value: 'soon' }), /from when on/],
    ['its text gone', () => ledger().set(2, 1, { value: null }), /text is gone/],
  ];
  test.each(EDITS)('%s', (_, edit, words) => {
    saveStricter();
    edit();
    expect(tick()).toBeUndefined();
    expect(failures()).toMatchObject([{ at: 'SLA Ledger!B3', message: expect.stringMatching(words) }]);
    expect((desk.ask('policy') as PolicyView).note.version).toBe(1);
    expect(desk.host.outbox.filter(({ body }) => body.includes('counts as never saved'))).not.toEqual([]);
  });
});

test('defaults that somebody has cut out are filled in again', () => {
  changed(1, policy => {
    delete policy.stages;
    delete policy.people;
  });
  expect(tick()).toBeUndefined();
  expect(failures()).toEqual([]);
  expect((desk.ask('policy') as PolicyView).policy.people).toEqual([]);
});

test('a version of a newer format is refused by name: nothing is judged by the terms before it', () => {
  saveStricter();
  changed(2, policy => Object.assign(policy, { format: 'lead-sla-policy/7' }));
  desk.type('Leads!C2', '2026-11-20 11:20');
  expect(tick()).toBeUndefined();
  expect(() => failures()).toThrow(
    /Version 2 of the policy is in the format \\"lead-sla-policy\/7\\".*Update Lead SLA/,
  );
  desk.type('Leads!Z2', '=SLA_STATUS("2026-11-20 13:40", "", "Free trial", , , , , SLA_POLICY)');
  expect(desk.shows('Leads!Z2')).toBe('#ERROR!');
});

test('no version can be read: refused with the first of them, and a tick leaves quietly', () => {
  rewrite(1, '[]');
  expect(tick()).toBeUndefined();
  expect(() => failures()).toThrow(/SLA Ledger!B2.*No version of the policy can be read/);
});

test('a header whose zone is damaged is written anew by the next scan', () => {
  const header = String(ledger().value(0, 1));
  ledger().set(0, 1, { value: 'Policy; cells in America/New_York 9|zz' });
  expect(tick()).toBeUndefined();
  expect(ledger().value(0, 1)).toBe(header);
});

test.each([
  'null',
  '[]',
  '5',
  '"x"',
  '{',
  '{"failing":5,"lastAt":"x","unauthorised":1,"closedUntil":[]}',
  '{"owner":7,"trigger":{}}',
])('a property of the file that holds %s is as if it had never been written', text => {
  for (const name of ['lead-sla', 'lead-sla-scan', 'lead-sla-sent']) desk.host.state.properties.document[name] = text;
  expect(tick()).toBeUndefined();
  expect(failures()).toEqual([]);
});
