/** What the clock makes due: missed digests, the end of a week, the close of a month. */
import { describe, expect, test } from 'vitest';
import type { ScorecardRow } from '../../../../src/sla/standing/reports/scorecard.ts';
import { policyWith, type Row } from '../../../support/agreements.ts';
import { at, OFFICE } from '../../../support/november.ts';
import { keysOf, newsAt } from './news-at.ts';

const POLICY = policyWith({
  quota: [{ name: 'All', unit: 'leads', perMonth: 40, calendar: 'Sales' }],
  values: { month: '2026-10', rates: [{ source: 'Ads', conversion: 0.1, revenue: 1000 }] },
  alerts: { managers: ['boss@example.com'], marketing: ['marketing@example.com'], digestAt: '17:00' },
});
const came: Row = { id: 'L-1', created: '16 09:00', firstContact: '16 09:30' };
const FIRST = keysOf(newsAt([], '16 08:00', { policy: POLICY }));

const digestAt = (now: string, known: readonly string[], onSince?: string) =>
  newsAt([came], now, { policy: POLICY, known, ...(onSince ? { onSince } : {}) });
const occasions = (now: string, known: readonly string[], onSince?: string) =>
  digestAt(now, known, onSince).flatMap(({ digest }) => digest?.occasion ?? []);

describe('a digest that was missed', () => {
  test('comes with the next scan, once, and says for which day', () => {
    const [late] = digestAt('18 00:05', [...FIRST, 'digest|2026-11-16'], '16 08:00');
    expect(late?.digest?.occasion).toBe('For Tue 17 Nov, when no scan could run');
    expect(occasions('18 00:20', [...FIRST, ...(late?.keys ?? [])], '16 08:00')).toEqual([]);
  });
  test('does not say that no scan ran where one did', () => {
    const around = {
      policy: POLICY,
      known: [...FIRST, 'digest|2026-11-16'],
      onSince: '16 08:00',
      scannedAt: '17 17:15',
    };
    expect(newsAt([came], '18 00:05', around)[0]?.digest?.occasion).toBe(
      'For Tue 17 Nov, when no scan could read every tab',
    );
  });
  test('on Monday it is Friday’s', () => {
    expect(occasions('23 08:00', [...FIRST, 'digest|2026-11-19'], '16 08:00')).toEqual([
      'For Fri 20 Nov, when no scan could run',
      'For Fri 20 Nov, when no scan could run',
    ]);
  });
  test('at the next digest’s hour it is part of that one', () => {
    const [both] = digestAt('18 17:00', FIRST, '16 08:00');
    expect(both?.keys).toEqual(expect.arrayContaining(['digest|2026-11-17', 'digest|2026-11-18']));
    expect(both?.digest?.occasion).toBe('For Tue 17 Nov, when no scan could run');
  });
  test('is none on a day that has had a digest only since', () => {
    const daily = policyWith({
      ...JSON.parse(JSON.stringify(POLICY)),
      alerts: { ...POLICY.alerts, digestDays: ['mon', 'fri'] },
    });
    const mondays = policyWith({
      ...JSON.parse(JSON.stringify(daily)),
      alerts: { ...POLICY.alerts, digestDays: ['mon'] },
    });
    const around = { policy: daily, known: FIRST, onSince: '16 08:00' };
    expect(newsAt([], '23 08:00', { ...around, policyBefore: mondays })).toEqual([]);
    expect(newsAt([], '23 08:00', around)).toHaveLength(2);
  });
  test('is not made up for a time when scans did not run by themselves', () => {
    expect(occasions('18 00:05', FIRST)).toEqual([]);
    expect(occasions('18 00:05', FIRST, '17 17:01')).toEqual([]);
    expect(occasions('18 00:05', FIRST, '17 17:00')).toHaveLength(2);
  });
});

describe('the week', () => {
  const weekOf = (now: string, rows: readonly Row[], policy = POLICY) =>
    newsAt(rows, now, { policy, known: FIRST }).map(({ to, digest }) => [to, digest?.week ?? null]);

  test('is summed up for managers in the last digest of it', () => {
    const rows = [
      came,
      { id: 'L-2', created: '17 09:00', firstContact: '17 15:00' },
      { id: 'L-3', created: '20 16:50' },
      { id: 'L-4', created: '13 09:00', firstContact: '13 09:10' },
    ];
    expect(weekOf('20 17:00', rows)).toEqual([
      ['boss@example.com', { isPast: false, leads: 3, met: 1, judged: 2 }],
      ['marketing@example.com', null],
    ]);
  });
  test('ends with the last digest day of the policy', () => {
    const policy = policyWith({ alerts: { managers: ['boss@example.com'], digestDays: ['mon', 'wed'] } });
    expect(weekOf('16 17:00', [came], policy)).toEqual([['boss@example.com', null]]);
    expect(weekOf('18 17:00', [came], policy)).toEqual([
      ['boss@example.com', { isPast: false, leads: 1, met: 1, judged: 1 }],
    ]);
  });
  test('that was missed is made up as a week that is over', () => {
    const [late] = digestAt('23 08:00', [...FIRST, 'digest|2026-11-19'], '16 08:00');
    expect(late?.digest?.week).toEqual({ isPast: true, leads: 1, met: 1, judged: 1 });
  });
});

describe('a month that is over', () => {
  const row = (month: string, quota = 'All'): ScorecardRow => ({
    month,
    quota,
    unit: 'leads',
    owed: 40,
    delivered: 25,
    attained: 0.625,
    credited: 26,
    returned: 1,
    met: 7,
    judged: 10,
    attemptsKept: 4,
    attemptsJudged: 9,
    closedAt: at('31 00:15'),
  });
  const december = (known: readonly string[]) =>
    newsAt([came], '31 17:00', { policy: POLICY, known, scorecard: [row('2026-11')] });

  test('is told in the first digest of the next one, as the scorecard froze it', () => {
    const [first] = december(FIRST);
    expect(first?.keys).toContain('month|2026-11');
    expect(first?.digest?.closed).toEqual([row('2026-11')]);
  });
  test('once', () => {
    const [second] = december([...FIRST, 'month|2026-11']);
    expect(second?.digest?.closed).toEqual([]);
  });
  test('waits for its row, such as until it is over where the quota is kept', () => {
    const told = (scorecard: ScorecardRow[]) =>
      newsAt([came], '31 17:00', { policy: POLICY, known: FIRST, scorecard }).flatMap(({ keys }) => keys);
    expect(told([])).toEqual(['digest|2026-12-01', 'digest|2026-12-01']);
    expect(told([row('2026-11')])).toContain('month|2026-11');
  });
  test('and a first of the month on which nobody works: the next day that somebody does', () => {
    const office = { ...OFFICE, holidays: ['2026-11-02'] };
    const policy = policyWith({ ...JSON.parse(JSON.stringify(POLICY)), calendars: [office] });
    const known = FIRST.filter(key => key !== 'month|2026-10');
    const november = (now: string) => newsAt([], now, { policy, known, scorecard: [row('2026-10')] });
    expect(november('2 17:00')).toEqual([]);
    expect(november('3 17:00')[0]?.keys).toEqual(['month|2026-10', 'digest|2026-11-03']);
  });
  test('the month before the first scan is nobody’s', () => expect(FIRST).toContain('month|2026-10'));
});

test('while a sheet could not be read this time, nothing is said of the whole', () => {
  expect(newsAt([came], '16 17:00', { policy: POLICY, known: FIRST, isComplete: false })).toEqual([]);
});
