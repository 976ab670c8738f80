/** Attempts: behind to the owner, too few to the owner at once and to the managers in their digest, each once. */
import { describe, expect, test } from 'vitest';
import { policyWith, type Row } from '../../../support/agreements.ts';
import { alertsOf, keysOf, newsAt } from './news-at.ts';

/** Three attempts in three working days of eight hours: one is wanted after each of them. */
const POLICY = policyWith({
  sales: [
    {
      name: 'Everything',
      calendar: 'Sales',
      firstContactMinutes: 60,
      attempts: { count: 3, withinWorkingDays: 3, minGapMinutes: 60 },
    },
  ],
  people: [
    { owner: 'Dana Reyes', email: 'dana@example.com' },
    { owner: 'Sam Okafor', email: 'sam@example.com' },
  ],
  alerts: { managers: ['boss@example.com'], marketing: ['marketing@example.com'] },
});

const FIRST = keysOf(newsAt([], '16 08:00', { policy: POLICY }));
const tried: Row = { id: 'L-1', created: '16 09:00', firstContact: '16 09:30', attempts: 1, owner: 'Dana Reyes' };
const told = (rows: readonly Row[], now: string, known: readonly string[] = FIRST) =>
  alertsOf(newsAt(rows, now, { policy: POLICY, known }));

describe('attempts', () => {
  test('on track is no news', () => expect(told([tried], '17 10:00')).toEqual([]));
  test('behind goes to the owner', () => expect(told([tried], '18 10:00')).toEqual(['dana@example.com: behind L-1']));
  test('too few goes to the owner at once; managers find it gathered in their digest', () => {
    expect(told([tried], '19 10:00')).toEqual(['dana@example.com: too few L-1']);
    const later = newsAt([tried], '19 17:00', { policy: POLICY, known: FIRST });
    expect(later.find(({ to }) => to === 'boss@example.com')?.digest).not.toBeNull();
    // The office is shut at 17:00: what is broken for good needs no running clock.
    expect(alertsOf(later)).toEqual(['boss@example.com: too few L-1']);
  });
  test('managers who get no digest are told at once', () => {
    const known = FIRST;
    const muted = { 'boss@example.com': ['digest'] } as const;
    expect(alertsOf(newsAt([tried], '19 10:00', { policy: POLICY, known, muted }))).toHaveLength(2);
  });
  test('without an owner who can be told, both go to the managers', () => {
    expect(told([{ ...tried, owner: '' }], '18 10:00')).toEqual(['boss@example.com: behind L-1']);
    expect(told([{ ...tried, owner: '' }], '19 17:00')).toEqual(['boss@example.com: too few L-1']);
  });
  test('each once: behind, then too few', () => {
    const behind = [...FIRST, ...keysOf(newsAt([tried], '18 10:00', { policy: POLICY, known: FIRST }))];
    expect(told([tried], '18 11:00', behind)).toEqual([]);
    const owner = [...behind, ...keysOf(newsAt([tried], '19 10:00', { policy: POLICY, known: behind }))];
    expect(told([tried], '19 16:00', owner)).toEqual([]);
    const both = [...owner, ...keysOf(newsAt([tried], '19 17:00', { policy: POLICY, known: owner }))];
    expect(told([tried], '20 17:00', both)).toEqual([]);
    expect(told([{ ...tried, owner: 'Sam Okafor' }], '20 10:00', both)).toEqual(['sam@example.com: too few L-1']);
  });
  test('only while the clock runs', () => expect(told([tried], '18 18:00')).toEqual([]));
  test('enough of them, or a lead that is closed, is no news', () => {
    expect(told([{ ...tried, attempts: 3 }], '19 10:00')).toEqual([]);
    expect(told([{ ...tried, closed: '17 10:00' }], '19 10:00')).toEqual([]);
  });
  test('what fell short before the first scan is not alerted afterwards', () => {
    const first = newsAt([tried], '19 10:00', { policy: POLICY });
    expect(alertsOf(first)).toEqual([]);
    expect(told([tried], '19 11:00', keysOf(first))).toEqual([]);
  });
  test('a mail says how many of how many', () => {
    const [boss] = newsAt([tried], '19 17:00', { policy: POLICY, known: FIRST });
    expect(boss?.alerts.tooFew.map(({ counted, promised }) => [counted, promised])).toEqual([[1, 3]]);
  });
});
