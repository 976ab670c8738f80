import { describe, expect, test } from 'vitest';
import { chanceOfAtLeast } from '../../../../src/sla/promises/marketing/chance.ts';
import { leadsOwed } from '../../../../src/sla/promises/marketing/goal.ts';
import { type Credit, type QuotaStanding, quotaMonth } from '../../../../src/sla/promises/marketing/quota.ts';
import { readMoment } from '../../../../src/sla/sheet/date.ts';
import { type CalendarSpec, compileCalendar } from '../../../../src/sla/time/calendar.ts';
import type { Moment } from '../../../../src/sla/time/moment.ts';
import { surveyZone } from '../../../../src/sla/time/zone.ts';
import { intlOffset } from '../../../support/intl-offset.ts';

const zoneNamed = (name: string) => surveyZone(name, intlOffset(name));
const newYork = zoneNamed('America/New_York');
const auckland = zoneNamed('Pacific/Auckland');

const NINE_TO_FIVE = [['09:00', '17:00']] as const;
const ALL_DAY = [['00:00', '24:00']] as const;
const workWeek = { mon: NINE_TO_FIVE, tue: NINE_TO_FIVE, wed: NINE_TO_FIVE, thu: NINE_TO_FIVE, fri: NINE_TO_FIVE };
const allWeek = { mon: ALL_DAY, tue: ALL_DAY, wed: ALL_DAY, thu: ALL_DAY, fri: ALL_DAY, sat: ALL_DAY, sun: ALL_DAY };

const calendar = (week: CalendarSpec['week'], more: Partial<CalendarSpec> = {}) =>
  compileCalendar({ name: 'Marketing', timeZone: 'America/New_York', week, ...more }, newYork);
const office = calendar(workWeek, { holidays: ['2026-11-26'] });
const everyDay = calendar(allWeek);

const instant = (text: string): number => Date.parse(text);
const exactly = (text: string): Moment => ({ begin: instant(text), end: instant(text) });
const dateOnly = (text: string, zone = newYork): Moment => readMoment(text, 'ymd', zone, true) ?? exactly(text);

/** So many leads on each of some dates, at noon in New York in winter. */
const leadsOn = (dates: readonly string[], each: number, amount = 1): Credit[] =>
  dates.flatMap(date => Array.from({ length: each }, () => ({ at: exactly(`${date}T12:00-05:00`), amount })));
const november = (...days: number[]) => days.map(day => `2026-11-${String(day).padStart(2, '0')}`);

interface Question {
  readonly quota: number;
  readonly now: string;
  readonly credits?: readonly Credit[];
  readonly by?: typeof office;
  readonly unit?: 'leads' | 'value';
  readonly sheetZone?: typeof newYork;
}
function standing({
  quota,
  now,
  credits = [],
  by = office,
  unit = 'leads',
  sheetZone = newYork,
}: Question): QuotaStanding {
  return quotaMonth({ name: 'All', unit, owed: () => quota, calendar: by }, credits, sheetZone, instant(now)).standing;
}

describe('90 of 140 by the evening of 20 November 2026', () => {
  const now = '2026-11-20T17:00-05:00';
  const credits = leadsOn(november(2, 3, 4, 5, 6, 9, 10, 11, 12, 13, 16, 17, 18, 19, 20), 6);

  test('is 86 % of pace by working days', () => {
    const found = standing({ quota: 140, now, credits });
    expect(found).toMatchObject({
      month: '2026-11',
      actual: 90,
      expected: 105,
      workingDays: 20,
      passedDays: 15,
      credited: 90,
    });
    expect(found.pace).toBeCloseTo(0.857, 3);
    expect(found.state).toBe('BEHIND');
  });

  test('the last minute of the month is its last working day, not one more', () => {
    const on = (now: string) => standing({ quota: 140, now, credits });
    expect(on('2026-11-20T12:00-05:00')).toMatchObject({ date: 15, dates: 20 });
    expect(on('2026-11-30T23:59-05:00')).toMatchObject({ date: 20, dates: 20 });
  });

  test('is 96 % of pace by calendar days', () => {
    expect(standing({ quota: 140, now: '2026-11-21T00:00-05:00', credits, by: everyDay }).pace).toBeCloseTo(0.964, 3);
  });

  test('needs ten a day of the five that are left, and comes to 120', () => {
    const found = standing({ quota: 140, now, credits });
    expect(found.neededPerDay).toBe(10);
    expect(found.projected).toBe(120);
    expect(found.attained).toBeCloseTo(90 / 140, 12);
    expect(found.chance).toBe(chanceOfAtLeast(50, 90, 15, 5));
    expect(found.chance).toBeLessThan(0.01);
  });

  test('draws its line through every day of the month, flat over Thanksgiving, and the actual one until today', () => {
    const { line } = standing({ quota: 140, now, credits });
    expect(line).toHaveLength(30);
    expect(line.map(({ ideal }) => ideal)).toEqual([...line.map(({ ideal }) => ideal)].sort((a, b) => a - b));
    expect([line[0], line[1], line[19]]).toEqual([
      { day: 1, ideal: 0, actual: 0 },
      { day: 2, ideal: 7, actual: 6 },
      { day: 20, ideal: 105, actual: 90 },
    ]);
    expect([line[20], line[29]]).toEqual([
      { day: 21, ideal: 105, actual: null },
      { day: 30, ideal: 140, actual: null },
    ]);
    expect(line[25]?.ideal).toBe(line[24]?.ideal);
  });

  test('midway through a day counts half of it', () => {
    expect(standing({ quota: 140, now: '2026-11-20T13:00-05:00' }).passedDays).toBe(14.5);
  });
});

describe('which month a fact belongs to', () => {
  test('months are those of the calendar', () => {
    expect(standing({ quota: 10, now: '2026-11-01T03:59Z' }).month).toBe('2026-10');
    expect(standing({ quota: 10, now: '2026-11-01T04:00Z' }).month).toBe('2026-11');
  });

  test('an instant belongs to the day that it is in the calendar', () => {
    const credits = [
      { at: exactly('2026-11-01T03:59Z'), amount: 1 },
      { at: exactly('2026-11-01T04:00Z'), amount: 1 },
    ];
    expect(standing({ quota: 10, now: '2026-11-10T12:00Z', credits }).actual).toBe(1);
    expect(standing({ quota: 10, now: '2026-11-01T03:59:59Z', credits }).actual).toBe(1);
  });

  test('a date belongs to the month that it spells in the spreadsheet, wherever that is', () => {
    const credits = [
      { at: dateOnly('2026-11-01', auckland), amount: 1 },
      { at: dateOnly('2026-10-31', auckland), amount: 1 },
    ];
    const found = standing({ quota: 10, now: '2026-11-10T12:00Z', credits, sheetZone: auckland });
    expect(found.actual).toBe(1);
    expect(found.line[0]?.actual).toBe(1);
  });

  test('what comes later than now is not known', () => {
    const credits = leadsOn(november(3, 4), 2);
    expect(standing({ quota: 10, now: '2026-11-03T13:00-05:00', credits }).actual).toBe(2);
    expect(standing({ quota: 10, now: '2026-11-05T13:00-05:00', credits }).actual).toBe(4);
  });

  test('each month owes its own amount', () => {
    const owed = (month: string) => ({ '2026-12': 50 })[month] ?? 140;
    const terms = { name: 'All', unit: 'leads', owed, calendar: office } as const;
    const quotaOf = (now: string) => quotaMonth(terms, [], newYork, instant(now)).standing.quota;
    expect([quotaOf('2026-11-30T23:59-05:00'), quotaOf('2026-12-01T00:00-05:00')]).toEqual([140, 50]);
  });
});

describe('leads that Sales returns', () => {
  test('are debited in the month of their return', () => {
    const credits: Credit[] = [
      ...leadsOn(['2026-10-20', ...november(3, 4)], 5),
      { at: exactly('2026-11-09T10:00-05:00'), amount: -1 },
      { at: exactly('2026-12-02T10:00-05:00'), amount: -1 },
    ];
    const at = (now: string) => standing({ quota: 100, now, credits });
    expect(at('2026-11-20T12:00-05:00')).toMatchObject({ actual: 9, credited: 10, returned: 1 });
    expect(at('2026-12-10T12:00-05:00')).toMatchObject({ actual: -1, credited: 0, returned: 1 });
    expect(at('2026-10-30T12:00-04:00')).toMatchObject({ actual: 5, credited: 5, returned: 0 });
  });

  test('more returned than credited leaves a chance, and everything to do', () => {
    const credits = [{ at: exactly('2026-12-02T10:00-05:00'), amount: -3 }];
    const found = standing({ quota: 20, now: '2026-12-03T17:00-05:00', credits });
    expect(found.chance).toBeCloseTo(chanceOfAtLeast(23, 0, 3, 20), 12);
    expect(found.neededPerDay).toBeCloseTo(23 / 20, 12);
  });
});

describe('a month across a clock change', () => {
  test('has as many working days as another, and an hour less on a calendar that never closes', () => {
    expect(standing({ quota: 10, now: '2026-03-31T23:00-04:00' }).workingDays).toBe(22);
    expect(standing({ quota: 10, now: '2026-03-31T23:00-04:00', by: everyDay }).workingDays).toBeCloseTo(
      31 - 1 / 24,
      12,
    );
    expect(standing({ quota: 10, now: '2026-11-30T23:00-05:00', by: everyDay }).workingDays).toBeCloseTo(
      30 + 1 / 24,
      12,
    );
  });

  test('ends on its quota', () => {
    const { line, expected, passedDays, workingDays } = standing({
      quota: 31,
      now: '2026-03-31T23:59:59.999-04:00',
      by: everyDay,
    });
    expect(line[30]?.ideal).toBeCloseTo(31, 12);
    expect([expected / 31, passedDays / workingDays]).toEqual([expect.closeTo(1, 6), expect.closeTo(1, 6)]);
  });

  test('a date at a midnight that does not exist is still that date', () => {
    const cairo = zoneNamed('Africa/Cairo');
    const credits = [{ at: dateOnly('2026-04-24', cairo), amount: 1 }];
    const { line } = standing({ quota: 10, now: '2026-04-28T12:00Z', credits, sheetZone: cairo });
    expect([line[22]?.actual, line[23]?.actual]).toEqual([0, 1]);
  });
});

describe('nothing to measure', () => {
  test('a quota of 0 has neither pace nor state', () => {
    const found = standing({ quota: 0, now: '2026-11-20T17:00-05:00', credits: leadsOn(november(3), 4) });
    expect(found).toMatchObject({ actual: 4, expected: 0, attained: null, pace: null, state: null, chance: null });
    expect([found.neededPerDay, found.projected]).toEqual([null, expect.closeTo(4 * (20 / 15), 12)]);
  });

  test('an empty month is short as soon as that can be told', () => {
    const at = (day: string) => standing({ quota: 140, now: `2026-11-${day}T17:00-05:00` });
    expect(at('03')).toMatchObject({
      actual: 0,
      pace: 0,
      state: 'EARLY',
    });
    expect(at('04')).toMatchObject({
      pace: 0,
      state: 'SHORTFALL',
      projected: 0,
    });
    expect(at('30')).toMatchObject({ chance: null, projected: null, neededPerDay: null, attained: 0 });
  });

  test('before the first working minute there is no pace', () => {
    expect(standing({ quota: 140, now: '2026-11-02T08:59-05:00', credits: leadsOn(november(1), 2) })).toMatchObject({
      actual: 2,
      pace: null,
      state: 'EARLY',
      projected: null,
      neededPerDay: 138 / 20,
    });
  });

  test('nor in a month that is all holiday', () => {
    const shut = Array.from({ length: 31 }, (_, i) => `2026-08-${String(i + 1).padStart(2, '0')}`);
    const found = standing({ quota: 140, now: '2026-08-20T12:00-04:00', by: calendar(workWeek, { holidays: shut }) });
    expect(found).toMatchObject({
      workingDays: 0,
      expected: 0,
      pace: null,
      state: 'EARLY',
      neededPerDay: null,
      chance: null,
    });
    expect(found.line[30]?.ideal).toBe(0);
  });
});

describe('the state, of a quota of 200: ten a working day', () => {
  const stateAfter = (days: readonly number[], each: number, now: string) =>
    standing({ quota: 200, now, credits: leadsOn(november(...days), each) }).state;
  const tenDays = [2, 3, 4, 5, 6, 9, 10, 11, 12, 13];
  const evening = '2026-11-13T17:00-05:00';

  test('is EARLY for two working days, whatever comes', () => {
    expect(stateAfter([2, 3], 0, '2026-11-03T17:00-05:00')).toBe('EARLY');
    expect(stateAfter([2, 3], 90, '2026-11-03T17:00-05:00')).toBe('EARLY');
    expect(stateAfter([2, 3], 90, '2026-11-04T09:01-05:00')).toBe('FLOOD');
  });

  test.each([
    [13, 'FLOOD'],
    [12, 'AHEAD'],
    [11, 'ON PACE'],
    [9, 'ON PACE'],
    [8, 'BEHIND'],
    [7, 'SHORTFALL'],
  ])('%i a day for ten days: %s', (each, state) => {
    expect(stateAfter(tenDays, each, evening)).toBe(state);
  });

  test('one that comes in bursts has to stray further', () => {
    expect(stateAfter(tenDays, 7, evening)).toBe('SHORTFALL');
    expect(stateAfter([3, 5, 9, 11, 13], 14, evening)).toBe('BEHIND');
  });

  test('leads of days off belong to the next working day', () => {
    const monday = [...leadsOn(november(...tenDays), 5), ...leadsOn(november(1, 8), 10)];
    const spread = [...leadsOn(november(...tenDays), 6), ...leadsOn(november(1, 8), 5)];
    const state = (credits: readonly Credit[]) => standing({ quota: 200, now: evening, credits });
    expect(state(monday)).toMatchObject({ actual: 70, state: 'BEHIND' });
    expect(state(spread)).toMatchObject({ actual: 70, state: 'SHORTFALL' });
  });

  test('a large quota does not make a small deviation an alarm', () => {
    const at = (each: number) => standing({ quota: 2000, now: evening, credits: leadsOn(november(...tenDays), each) });
    expect([115, 92, 88].map(each => at(each).state)).toEqual(['AHEAD', 'ON PACE', 'SHORTFALL']);
  });

  test('what came more than 90 days ago is forgotten', () => {
    const credits = leadsOn(november(...tenDays), 7);
    const burst = leadsOn(['2026-08-10', '2026-08-12'], 400);
    expect(standing({ quota: 200, now: evening, credits: [...burst, ...credits] }).state).toBe('SHORTFALL');
    const recent = leadsOn(['2026-09-10', '2026-10-12'], 25);
    expect(standing({ quota: 200, now: evening, credits: [...recent, ...credits] }).state).toBe('BEHIND');
  });
});

describe('value', () => {
  const days = november(2, 3, 4, 5, 6, 9, 10, 11, 12, 13);
  const now = '2026-11-13T17:00-05:00';

  test('of leads that are all alike reads as their count does', () => {
    for (const each of [5, 7, 8, 10, 12, 14]) {
      const count = standing({ quota: 200, now, credits: leadsOn(days, each) });
      const value = standing({ quota: 200 * 850, now, credits: leadsOn(days, each, 850), unit: 'value' });
      expect([value.state, value.pace, value.attained]).toEqual([count.state, count.pace, count.attained]);
      expect(value.chance).toBeCloseTo(count.chance ?? Number.NaN, 12);
    }
  });

  test('of a few large leads among many small ones may stray further', () => {
    const even = standing({ quota: 2000, now, credits: leadsOn(days, 7, 10), unit: 'value' });
    const uneven = standing({
      quota: 2000,
      now,
      credits: [...leadsOn(days, 6, 3.5), ...leadsOn(days, 1, 49)],
      unit: 'value',
    });
    expect([even.actual, uneven.actual]).toEqual([700, 700]);
    expect([even.state, uneven.state]).toEqual(['SHORTFALL', 'BEHIND']);
    expect(uneven.chance).toBeGreaterThan(even.chance ?? 1);
  });
});

test('returned leads say nothing of how leads come', () => {
  const days = november(2, 3, 4, 5, 6, 9, 10, 11, 12, 13, 16, 17, 18, 19, 20);
  const returned = leadsOn(november(17), 10, -10);
  const credits = [...leadsOn(days, 6, 10), ...returned];
  const found = standing({ quota: 1400, now: '2026-11-20T17:00-05:00', credits, unit: 'value' });
  expect(found).toMatchObject({ actual: 800, credited: 90, returned: 10 });
  expect(found.chance).toBe(chanceOfAtLeast(60, 80, 15, 5));
});

test('a rate typed as 2 instead of 2 % is refused in the words of the mistake', () => {
  expect(leadsOwed(120_000, 8_000, 0.02, 1)).toBe(750);
  expect(leadsOwed(120_000, 8_000, 2, 1)).toEqual({
    at: 'lead_to_customer',
    message: '2 is above 100%.',
    fix: 'Type 2%, not 2.',
  });
});
