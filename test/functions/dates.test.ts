/** Formulas read dates as the lead tabs of the policy are read, else as the range itself tells, else they say what to do. */
import { describe, expect, test } from 'vitest';
import { runFunction } from '../../src/functions/arguments.ts';
import type { Ambient } from '../../src/functions/declare.ts';
import { FUNCTIONS } from '../../src/functions/index.ts';
import { ledgerHeader } from '../../src/sla/policy/ledger.ts';
import { policyWith, stored } from '../support/agreements.ts';
import { at, NEW_YORK } from '../support/november.ts';

const NOW = at('20 14:30');

function ask(name: string, sheets: readonly object[], ...args: unknown[]): unknown {
  const cells = [[...ledgerHeader(NEW_YORK)], ['', JSON.stringify(stored(policyWith({ sheets })))]];
  const ambient: Ambient = { policy: () => cells, clock: () => NOW, now: () => NOW };
  const fn = FUNCTIONS.find(one => one.name === name);
  if (!fn) throw new Error(`There is no ${name}.`);
  return runFunction(fn, args, ambient);
}

const column = (...cells: unknown[]) => cells.map(cell => [cell]);
const tab = (name: string, more: object) => ({
  name,
  columns: { created: 'Came', firstContact: 'Called', qualified: 'MQL' },
  ...more,
});
const UNCLEAR = ['03/11/2026 09:05', '03/11/2026 09:45'] as const;

describe('dates that could be day/month or month/day', () => {
  const cases: [about: string, sheets: object[], state: string][] = [
    ['said for the tab', [tab('A', { dates: 'dmy' })], 'MET'],
    ['decided by field', [tab('A', { dates: { created: 'dmy', firstContact: 'dmy' } })], 'MET'],
    ['said of two tabs alike', [tab('A', { dates: 'dmy' }), tab('B', { dates: 'dmy' })], 'MET'],
    ['the other way round', [tab('A', { dates: 'mdy' })], 'MET'],
    ['decided of the start alone', [tab('A', { dates: { created: 'dmy' } })], 'CHECK DATA'],
    ['said of two tabs differently', [tab('A', { dates: 'dmy' }), tab('B', { dates: 'mdy' })], 'CHECK DATA'],
    ['never said', [tab('A', {})], 'CHECK DATA'],
  ];
  test.each(cases)('%s', (_about, sheets, state) => {
    expect(ask('SLA_STATUS', sheets, ...UNCLEAR)).toBe(state);
    const why = String(ask('SLA_WHY', sheets, ...UNCLEAR));
    expect(why.includes('could be day/month or month/day: say which under Sheets')).toBe(state === 'CHECK DATA');
  });
  test('where tabs differ a range that tells decides for itself', () => {
    const sheets = [tab('A', { dates: 'dmy' }), tab('B', { dates: 'mdy' })];
    const started = column('03/11/2026 09:05', '13/11/2026 09:05');
    const contacts = column('03/11/2026 09:45', '13/11/2026 09:45');
    expect(ask('SLA_STATUS', sheets, started, contacts)).toEqual(column('MET', 'MET'));
  });
  test('what the policy holds is not turned round by a new row', () => {
    const started = column('03/11/2026 09:05', '11/19/2026 09:05');
    expect(ask('SLA_STATUS', [tab('A', { dates: 'dmy' })], started, '')).toEqual(column('OVERDUE', 'CHECK DATA'));
  });
  test('LEADQUALIFIED reads its dates alike', () => {
    const data = [['MQL'], ['03/11/2026 09:05'], ['11/12/2026 09:05']];
    expect(ask('LEADQUALIFIED', [tab('A', { dates: 'dmy' })], data)).toEqual(
      column('Qualified', true, 'the qualified date is in the future'),
    );
  });
});

test('a column without times is days, as decided or as half of its midnights tell', () => {
  const days = ['09', '10', '11', '12', '13'].map(day => `2026-11-${day} 00:00:00`);
  const why = (sheets: object[], start: unknown) => ask('SLA_WHY', sheets, start, '');
  expect(why([tab('A', { dateOnly: ['created'] })], days[0])).toContain('no time of day');
  expect(why([tab('A', {})], days[0])).not.toContain('no time of day');
  expect((why([tab('A', {})], column(...days)) as string[][])[0]?.[0]).toContain('no time of day');
});
