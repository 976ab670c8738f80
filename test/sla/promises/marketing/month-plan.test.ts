/** Months that do not run steadily: bursts, planned events, months that end strong; and the ends of a month. */
import { describe, expect, test } from 'vitest';
import { outlookInWords } from '../../../../src/sidebar/words.ts';
import { type Credit, type QuotaTerms, quotaMonth } from '../../../../src/sla/promises/marketing/quota.ts';
import {
  blindnessInWords,
  insteadOfPace,
  workingDayInWords,
} from '../../../../src/sla/promises/marketing/quota-words.ts';
import { exactly } from '../../../../src/sla/time/moment.ts';
import { DAY, dayNumber } from '../../../../src/sla/time/time.ts';
import { policyWith, type Row, standingOn } from '../../../support/agreements.ts';
import { at, NEW_YORK, office } from '../../../support/november.ts';

const noon = (day: number) => exactly(day * DAY + 17 * 3_600_000);
const november = (day: number) => dayNumber(2026, 11, day);
const isWorkday = (day: number) => new Date(day * DAY).getUTCDay() % 6 !== 0;

/** So many leads at noon of each working day from one date to another. */
const daily = (from: number, until: number, each: number | ((day: number) => number)): Credit[] =>
  Array.from({ length: until - from + 1 }, (_, index) => from + index)
    .filter(isWorkday)
    .flatMap(day =>
      Array.from({ length: typeof each === 'number' ? each : each(day) }, () => ({ at: noon(day), amount: 1 })),
    );
const burst = (day: number, leads: number): Credit[] =>
  Array.from({ length: leads }, () => ({ at: noon(day), amount: 1 }));

/** Of 420 leads a month in November 2026, which has 21 working days of nine to five. */
const month = (credits: readonly Credit[], now: string, terms: Partial<QuotaTerms> = {}) =>
  quotaMonth({ name: 'All', unit: 'leads', owed: () => 420, calendar: office, ...terms }, credits, NEW_YORK, at(now));

describe('while a month is too young to tell', () => {
  test('one lead at nine o’clock on the first working day heads nowhere', () => {
    const { standing } = month([{ at: exactly(at('2 09:00')), amount: 1 }], '2 09:01');
    expect(standing).toMatchObject({ state: 'EARLY', chance: null, projected: null });
    expect(insteadOfPace(standing)).toBe('too early to tell');
    expect(outlookInWords(standing, 'USD')).not.toMatch(/likely|heading for/);
  });

  test('nor does it after two working days, and after them it does', () => {
    const credits = daily(november(2), november(4), 20);
    expect(month(credits, '3 17:00').standing).toMatchObject({ state: 'EARLY', chance: null, projected: null });
    expect(month(credits, '4 17:00').standing).toMatchObject({ state: 'ON PACE', projected: 420 });
  });
});

test('at its end a month closes, and neither pace nor chance is told', () => {
  const { standing } = month(daily(november(2), november(30), 19), '30 17:30');
  expect(standing).toMatchObject({ attained: 399 / 420, chance: null, projected: null, neededPerDay: null });
  expect(insteadOfPace(standing)).toBe('closes at 95%');
  expect(outlookInWords(standing, 'USD')).not.toMatch(/likely|heading for/);
});

test.each([
  ['2 00:01', '1 of 21'],
  ['3 08:59', '2 of 21'],
  ['4 12:00', '3 of 21'],
  ['7 12:00', '5 of 21'],
  ['30 23:59', '21 of 21'],
])('the day that is running is told: on the %s it is %s', (now, words) => {
  expect(workingDayInWords(month([], now).standing)).toBe(words);
});

test('a quota that can hardly tell a weak month from chance says so', () => {
  const { standing } = month([], '16 12:00', { owed: () => 30 });
  expect(standing.smallestShortfall).toBeCloseTo(2 * Math.sqrt(1 / 15), 12);
  expect(blindnessInWords(standing)).toContain('52%');
  expect(blindnessInWords(month([], '16 12:00').standing)).toBe('');
});

describe('a webinar a month', () => {
  const HISTORY = [
    ...daily(november(1) - 90, november(1) - 1, 15),
    ...[90, 60, 30].flatMap(back => burst(november(2) - back, 100).concat()),
  ];

  test('that nobody planned is expected as bursts came, and judged apart', () => {
    const before = month([...HISTORY, ...daily(november(2), november(13), 15)], '13 17:00');
    // Three bursts of 100 in 90 days: 100 of 420 a month, and whatever else came on those days.
    expect(before.standing.state).toBe('ON PACE');
    const weak = month([...HISTORY, ...daily(november(2), november(13), 10), ...burst(november(10), 100)], '13 17:00');
    expect(weak.standing.state).toBe('SHORTFALL');
  });

  test('leaves the unevenness of the other days alone', () => {
    expect(month(HISTORY, '2 08:00').dispersion).toBe(1);
  });

  test('that is planned is expected whole once its day is over', () => {
    const events = [{ name: 'Webinar', day: november(10), leads: 120, amount: 120 }];
    const credits = [...HISTORY, ...daily(november(2), november(13), 15), ...burst(november(10), 105)];
    const expectedAt = (now: string) => month(credits, now, { events }).standing.expected;
    expect(expectedAt('9 17:00')).toBeCloseTo(300 * (6 / 21), 9);
    expect(expectedAt('10 17:00')).toBeCloseTo(300 * (7 / 21) + 120, 9);
    expect(expectedAt('11 17:00')).toBeCloseTo(300 * (8 / 21) + 120, 9);
    const { line } = month(credits, '9 17:00', { events }).standing;
    expect(line[8]?.ideal).toBeCloseTo(300 * (6 / 21), 9);
    expect([line[9]?.ideal, line[29]?.ideal]).toEqual([
      expect.closeTo(300 * (7 / 21) + 120, 9),
      expect.closeTo(420, 9),
    ]);
  });

  test('before it the projection counts on it', () => {
    const events = [{ name: 'Webinar', day: november(20), leads: 120, amount: 120 }];
    const { standing } = month([...HISTORY, ...daily(november(2), november(13), 15)], '13 17:00', { events });
    expect(standing.projected).toBeCloseTo(150 * (21 / 10) + 120, 9);
    expect(standing.chance).toBeGreaterThan(0.5);
  });
});

describe('months that end strong', () => {
  /** The share of its month's working days that is gone with a date. */
  const gone = (day: number) => {
    const date = new Date(day * DAY);
    const first = day + 1 - date.getUTCDate();
    const next = dayNumber(date.getUTCFullYear(), date.getUTCMonth() + 2, 1);
    const days = Array.from({ length: next - first }, (_, index) => first + index).filter(isWorkday);
    return days.filter(one => one <= day).length / days.length;
  };
  /** Two thirds of a month's leads come in its last third. */
  const endLoaded = (day: number) => (gone(day) > 0.72 ? 40 : 10);
  const HISTORY = daily(dayNumber(2026, 4, 1), november(1) - 1, endLoaded);

  test('agree on a shape of their own', () => {
    const { shape } = month(HISTORY, '2 08:00');
    expect(shape?.months).toBe(6);
    expect(shape?.points[12]).toBeLessThan(0.35);
    expect([shape?.points[0], shape?.points[24]]).toEqual([0, expect.closeTo(1, 12)]);
  });

  test('by which such a month is on pace, and one of three quarters is not', () => {
    const owed = () => 410;
    const at16 = (each: (day: number) => number, hasOwnShape: boolean) =>
      month([...HISTORY, ...daily(november(2), november(20), each)], '20 17:00', { owed, hasOwnShape }).standing;
    expect(at16(endLoaded, false).state).toBe('SHORTFALL');
    expect(at16(endLoaded, true)).toMatchObject({ state: 'ON PACE' });
    expect(at16(day => endLoaded(day) * 0.7, true).state).toBe('SHORTFALL');
  });

  test('that do not run alike have none', () => {
    const either = (day: number) => {
      return new Date(day * DAY).getUTCMonth() % 2 === 0 ? endLoaded(day) : gone(day) < 0.3 ? 40 : 10;
    };
    expect(month(daily(dayNumber(2026, 4, 1), november(1) - 1, either), '2 08:00').shape).toBeNull();
  });

  test('two months are too few', () => {
    expect(month(daily(dayNumber(2026, 8, 1), november(1) - 1, endLoaded), '2 08:00').shape).toBeNull();
  });
});

describe('a quota in value', () => {
  const policyOf = (rates: readonly object[]) =>
    policyWith({ quota: [{ name: 'All', unit: 'value', perMonth: 50_000, calendar: 'Sales' }], values: { rates } });
  const rows: Row[] = [3, 4, 5, 6, 9, 10].map(day => ({
    id: `L${day}`,
    source: 'Demo',
    created: `${String(day).padStart(2, '0')} 10:00`,
  }));

  test('of which no lead has a value has no state, and the finding says what to do', () => {
    const { quota, findings } = standingOn(rows, policyOf([]), at('10 17:00'));
    expect(quota[0]).toMatchObject({ state: null, pace: null, chance: null, projected: null, isValued: false });
    expect(findings).toEqual([expect.objectContaining({ kind: 'no values' })]);
    expect(findings[0]?.fix).toMatch(/Learn the values .* or type a rate/);
  });

  test('nor one whose table names none of its sources', () => {
    const { quota } = standingOn(rows, policyOf([{ source: 'eBook', conversion: 0.1, revenue: 1000 }]), at('10 17:00'));
    expect(quota[0]?.state).toBeNull();
  });

  test('to which no lead came at all, under an agreed table, is short', () => {
    const { quota } = standingOn([], policyOf([{ source: 'Demo', conversion: 0.1, revenue: 1000 }]), at('10 17:00'));
    expect(quota[0]?.state).toBe('SHORTFALL');
  });
});
