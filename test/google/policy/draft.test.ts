/** The draft of the agreement: one for each person and file, whole or not at all. */
import { beforeEach, expect, test } from 'vitest';
import type { PolicyView } from '../../../src/contract/policy.ts';
import { type Bench, bench, examplePolicy } from '../../support/workbench.ts';

let desk: Bench;
beforeEach(() => {
  desk = bench([['Create Date', 'Original Source', 'First contact', 'Owner']]);
  desk.ask('setUp', { policy: examplePolicy() });
});

const view = () => desk.ask('policy') as PolicyView;
const keep = (policy: unknown, basedOn = 1) => desk.ask('keepDraft', { draft: { basedOn, policy } });
/** What is typed so far, of that many characters. */
const typed = (length: number, letter = 'x') => ({
  sales: [{ name: letter.repeat(length), firstContactMinutes: 'soon' }],
});
const properties = () => Object.keys(desk.host.state.properties.user['owner@example.com'] ?? {});

test('it is kept as it is typed, wrong in places, until it is forgotten', () => {
  keep(typed(3));
  expect(view()).toMatchObject({ draft: { basedOn: 1, policy: typed(3) }, draftBase: null });
  desk.ask('keepDraft', { draft: null });
  expect(view().draft).toBeNull();
  expect(properties()).toEqual([]);
});

test('each person has their own', () => {
  keep(typed(3));
  desk.host.as('editor@example.com');
  expect(view().draft).toBeNull();
  keep(typed(4));
  desk.host.as('owner@example.com');
  expect(view().draft).toEqual({ basedOn: 1, policy: typed(3) });
});

test('a long one is cut into properties of at most 9 KB, whatever its letters, and leaves nothing behind', () => {
  keep(typed(50_000, '漢'));
  expect(view().draft?.policy).toEqual(typed(50_000, '漢'));
  keep(typed(10));
  expect(view().draft?.policy).toEqual(typed(10));
  expect(properties()).toHaveLength(2);
});

test('one that is too long is refused with its size, and the former one stays', () => {
  keep(typed(3));
  expect(() => keep(typed(70_000))).toThrow(/too long to keep: 70,\d+ of 60,000 characters/);
  expect(view().draft?.policy).toEqual(typed(3));
});

test('a store that is full refuses in words, and the former one stays', () => {
  keep(typed(3));
  const store = desk.host.state.properties.user['owner@example.com'] ?? {};
  for (let index = 0; index < 62; index++) store[`other file ${index}`] = 'x'.repeat(8_000);
  expect(() => keep(typed(50_000))).toThrow('This draft could not be kept.');
  expect(view().draft?.policy).toEqual(typed(3));
});

test('a run that is cut off while it keeps one leaves the former one whole', () => {
  keep(typed(3));
  for (const after of [1, 2, 3, 4, 5]) {
    let calls = 0;
    desk.host.beforeCall = ({ service }) => {
      if (service === 'PropertiesService' && ++calls > after) throw new Error('Exceeded maximum execution time');
    };
    try {
      keep(typed(9_000, 'y'));
    } catch {
      // Cut off, as meant.
    }
    desk.host.beforeCall = null;
    expect([typed(3), typed(9_000, 'y')]).toContainEqual(view().draft?.policy);
  }
});

test('saving forgets it; when somebody else saves, it stays with what it was begun from', () => {
  const { policy } = view();
  keep({ ...policy, currency: 'CHF' });
  desk.ask('savePolicy', { policy: { ...policy, currency: 'EUR' }, appliesTo: 'new leads', why: 'Mine', basedOn: 1 });
  expect(view().draft).toBeNull();
  keep({ ...policy, currency: 'CHF' });
  expect(view()).toMatchObject({ draft: { basedOn: 1 }, draftBase: { currency: 'USD' }, policy: { currency: 'EUR' } });
});

test('what stands in the store and is no draft is none', () => {
  keep(typed(3));
  const store = desk.host.state.properties.user['owner@example.com'] ?? {};
  const [head = '', part = ''] = Object.keys(store).sort((a, b) => a.length - b.length);
  store[part] = '{"basedOn":';
  expect(view().draft).toBeNull();
  store[head] = 'x';
  expect(view().draft).toBeNull();
});

test('an emoji comes back whole, wherever a part ends', () => {
  for (const before of [0, 1]) {
    const policy = typed(before);
    const name = '\u{1F600}'.repeat(6_000);
    keep({ ...policy, note: name });
    expect(view().draft?.policy).toEqual({ ...policy, note: name });
    const parts = Object.values(desk.host.state.properties.user['owner@example.com'] ?? {});
    expect(parts.filter(part => /[\ud800-\udbff]$/.test(part) || Buffer.byteLength(part) > 9_216)).toEqual([]);
  }
});

test('one that was begun from a version that is gone goes on from the newest, and can be saved', () => {
  const { policy } = view();
  const mine = { ...policy, currency: 'CHF' };
  keep(mine, 7);
  expect(view()).toMatchObject({ draft: { basedOn: 1, policy: mine }, draftBase: null });
  desk.ask('savePolicy', { policy: mine, appliesTo: 'new leads', why: 'Mine', basedOn: 1 });
  expect(view()).toMatchObject({ draft: null, policy: { currency: 'CHF' } });
});
