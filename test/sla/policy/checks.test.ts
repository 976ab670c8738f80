import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readPolicy } from '../../../src/sla/policy/checks.ts';
import { PLAIN } from '../../support/agreements.ts';
import { isZone } from '../../support/zones.ts';

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

const example = (): Json =>
  JSON.parse(readFileSync(new URL('../../../docs/example-policy.json', import.meta.url), 'utf8')) as Json;

/** A full policy: every field of semantics that can be there, and a second rule, calendar and quota. */
const FULL = {
  ...PLAIN,
  effectiveFrom: '2026-11-01T00:00:00-04:00',
  clock: { startsAt: 'created', warnAt: 0.75 },
  calendars: [
    {
      ...PLAIN.calendars[0],
      holidays: ['2026-11-26'],
      dates: { '2026-12-24': [['09:00', '13:00']] },
      breaks: { '2026-11-18': [['12:00', '13:00']] },
    },
    {
      name: 'Marketing',
      timeZone: 'Europe/Berlin',
      week: {
        mon: [
          ['09:00', '12:00'],
          ['13:00', '24:00'],
        ],
      },
    },
  ],
  sales: [
    {
      name: 'Trials',
      when: { source: ['Free trial'], segment: ['Big'], owner: ['Dana'] },
      calendar: 'Sales',
      firstContactMinutes: 60,
      attempts: { count: 3, withinWorkingDays: 5, minGapMinutes: 60 },
    },
    { name: 'Everything else', calendar: '24/7', firstContactMinutes: 480 },
  ],
  qualification: {
    all: [
      { column: 'Size', is: 'at least', value: 50 },
      { column: 'Country', is: 'is any of', value: ['DE', 'AT'] },
    ],
    any: [
      { column: 'Budget', is: 'between', value: [1, 2] },
      { column: 'Spam', is: 'is blank' },
    ],
    minimumScore: null,
  },
  values: {
    population: 'qualified',
    windowDays: 90,
    horizonDays: 90,
    month: '2026-11',
    rates: [
      { source: 'Free trial', segment: '', conversion: 0.12, revenue: 8000, low: 0.09, high: 0.15 },
      { source: '(other)', conversion: 0.02, revenue: 5000 },
    ],
  },
  quota: [
    {
      name: 'All',
      segment: '',
      unit: 'value',
      perMonth: 120_000,
      months: { '2026-12': 90_000 },
      calendar: 'Marketing',
    },
    { name: 'Count', unit: 'leads', perMonth: 140, calendar: 'Sales' },
  ],
  stages: { paused: ['Nurture'], closed: ['Disqualified'], won: ['Customer'], returned: ['Returned'] },
  sheets: [
    { name: 'Leads', headerRow: 1, columns: { created: 'Create Date', attempts: ['Call 1', 'Call 2'] }, dates: 'dmy' },
  ],
  people: [
    { owner: 'Dana Reyes', email: 'dana@example.com' },
    { owner: 'Sam', email: 'sam@example.com', mail: false },
  ],
  alerts: {
    managers: ['lead@example.com'],
    marketing: ['marketing@example.com'],
    digestAt: '17:00',
    digestDays: ['mon', 'fri'],
    calendar: 'Sales',
  },
};

const full = (): Json => JSON.parse(JSON.stringify(FULL)) as Json;

/** The same with one field replaced, or removed where the value is undefined. Paths are "calendars.0.week.mon". */
function changed(json: Json, path: string, value: Json | undefined): Json {
  const [key = '', ...rest] = path.split('.');
  if (path === '') return value ?? null;
  const copy = (Array.isArray(json) ? [...json] : { ...(json as Record<string, Json>) }) as Record<string, Json>;
  const next = rest.length ? changed(copy[key] ?? {}, rest.join('.'), value) : value;
  if (next === undefined) delete copy[key];
  else copy[key] = next;
  return copy as Json;
}

const problemsOf = (input: unknown) => readPolicy(input, isZone).problems;

test('the full policy of these tests is taken', () => expect(problemsOf(full())).toEqual([]));
test('so is the smallest', () => expect(problemsOf(PLAIN)).toEqual([]));
test('so is the example of the documentation', () => {
  expect(problemsOf(example())).toEqual([]);
});

test('defaults are filled in', () => {
  const rules = [
    { name: 'All', calendar: 'Sales', firstContactMinutes: 60, attempts: { count: 5, withinWorkingDays: 10 } },
  ];
  const { policy } = readPolicy({ ...PLAIN, sales: rules }, isZone);
  expect(policy?.clock.warnAt).toBe(0.75);
  expect(policy?.sales[0]?.attempts?.minGapMinutes).toBe(60);
  expect(policy?.values).toMatchObject({ windowDays: 90, horizonDays: 90, population: 'qualified' });
  expect(policy?.alerts).toMatchObject({ managers: [], marketing: [], digestAt: '17:00' });
});

describe('every refusal names its field and how to mend it', () => {
  const cases: [path: string, value: Json | undefined, at: string, message: RegExp, fix: RegExp][] = [
    ['', null, '', /./, /./],
    ['', 'a policy', '', /./, /./],
    ['format', 'lead-sla-policy/9', 'format', /not a policy that this version can read/, /lead-sla-policy\/1/],
    ['format', undefined, 'format', /missing/i, /./],
    ['owner', 'Dana', 'owner', /not part of a policy/, /spelling/],
    ['effectiveFrom', '2026-11-01', 'effectiveFrom', /not an instant/, /2026-11-01T00:00:00-04:00/],
    ['effectiveFrom', 'soon', 'effectiveFrom', /not an instant/, /2026-11-01T00:00:00-04:00/],
    ['currency', 'dollars', 'currency', /not a currency/, /USD/],
    ['currency', undefined, 'currency', /missing/, /./],
    ['clock', undefined, 'clock', /missing/, /./],
    ['clock.startsAt', 'opened', 'clock.startsAt', /not one of the choices/, /created, qualified, assigned/],
    ['clock.warnAt', 0, 'clock.warnAt', /0/, /0\.75/],
    ['clock.warnAt', 75, 'clock.warnAt', /above 1/, /0\.02/],
    ['clock.warnAt', '75%', 'clock.warnAt', /not a number/, /without quotes/],
    ['calendars', [], 'calendars', /no calendar/, /opening hours/],
    ['calendars', {}, 'calendars', /not a list/, /\[/],
    ['calendars.0.name', '', 'calendars[0].name', /empty/, /name/],
    ['calendars.0.name', '24/7', 'calendars[0].name', /always open/, /another name/],
    ['calendars.1.name', 'sales', 'calendars[1].name', /two/, /name of its own/],
    ['calendars.0.timeZone', 'Eastern', 'calendars[0].timeZone', /Eastern.*not a time zone/, /America\/New_York/],
    ['calendars.0.week.mon', '09:00-17:00', 'calendars[0].week.mon', /not a list/, /\[/],
    ['calendars.0.week.mon', [['09:00']], 'calendars[0].week.mon[0][1]', /./, /./],
    ['calendars.0.week.mon', [['9 am', '17:00']], 'calendars[0].week.mon[0][0]', /not a time of day/, /09:00/],
    ['calendars.0.week.mon', [['09:00', '24:01']], 'calendars[0].week.mon[0][1]', /not a time of day/, /24:00/],
    ['calendars.0.week.mon', [['17:00', '09:00']], 'calendars[0].week.mon[0]', /ends before it starts/, /two windows/],
    ['calendars.0.week.mon', [['09:00', '09:00']], 'calendars[0].week.mon[0]', /ends before it starts/, /two windows/],
    [
      'calendars.0.week.mon',
      [
        ['09:00', '12:00'],
        ['11:00', '17:00'],
      ],
      'calendars[0].week.mon[1]',
      /overlaps 09:00 to 12:00/,
      /Join/,
    ],
    ['calendars.0.week', { mon: [], sat: [] }, 'calendars[0].week', /"Sales" has no working time/, /opening hours/],
    ['calendars.0.week', {}, 'calendars[0].week', /"Sales" has no working time/, /opening hours/],
    ['calendars.0.week.monday', [['09:00', '17:00']], 'calendars[0].week.monday', /not one of the choices/, /mon/],
    ['calendars.0.holidays.0', '26.11.2026', 'calendars[0].holidays[0]', /not a date/, /2026-11-26/],
    ['calendars.0.holidays.0', '2026-02-30', 'calendars[0].holidays[0]', /not a date/, /2026-11-26/],
    ['calendars.0.dates', { '24.12.2026': [] }, 'calendars[0].dates.24.12.2026', /not a date/, /2026-11-26/],
    [
      'calendars.0.dates.2026-12-24',
      [['13:00', '09:00']],
      'calendars[0].dates.2026-12-24[0]',
      /ends before it starts/,
      /two windows/,
    ],
    [
      'calendars.0.breaks.2026-11-18',
      [['13:00', '12:00']],
      'calendars[0].breaks.2026-11-18[0]',
      /ends before it starts/,
      /two windows/,
    ],
    ['sales', [], 'sales', /no rule/, /without "when"/],
    ['sales.1.name', 'TRIALS', 'sales[1].name', /two/, /name of its own/],
    ['sales.0.calendar', 'Support', 'sales[0].calendar', /no calendar "Support"/, /Sales, Marketing, 24\/7/],
    ['sales.0.firstContactMinutes', 0, 'sales[0].firstContactMinutes', /below 1/, /working minutes/],
    ['sales.0.firstContactMinutes', '60', 'sales[0].firstContactMinutes', /not a number/, /without quotes/],
    ['sales.1.when', { source: ['Web'] }, 'sales[1].when', /last rule/, /without "when"/],
    ['sales.0.when', undefined, 'sales[0]', /holds for every lead/, /end/],
    ['sales.0.when', {}, 'sales[0]', /holds for every lead/, /end/],
    ['sales.0.when.source', 'Free trial', 'sales[0].when.source', /not a list/, /\[/],
    ['sales.0.when.source', [''], 'sales[0].when.source[0]', /empty/, /./],
    ['sales.0.when.color', ['red'], 'sales[0].when.color', /not part of a policy/, /spelling/],
    ['sales.0.attempts.count', 2.5, 'sales[0].attempts.count', /whole/, /whole/],
    ['sales.0.attempts.count', 0, 'sales[0].attempts.count', /below 1/, /1 or more/],
    ['sales.0.attempts.withinWorkingDays', 0, 'sales[0].attempts.withinWorkingDays', /below 1/, /working days/],
    ['sales.0.attempts.minGapMinutes', -1, 'sales[0].attempts.minGapMinutes', /below 0/, /minutes/],
    ['qualification.all.0.column', '', 'qualification.all[0].column', /empty/, /column/],
    ['qualification.all.0.is', 'bigger', 'qualification.all[0].is', /not one of the choices/, /at least/],
    ['qualification.all.0.value', undefined, 'qualification.all[0].value', /needs a value/, /Add/],
    ['qualification.all.0.value', [1, 2], 'qualification.all[0].value', /takes one value/, /is any of/],
    ['qualification.all.0.value', { a: 1 }, 'qualification.all[0].value', /not a value/, /Write/],
    ['qualification.all.1.value', 'DE', 'qualification.all[1].value', /needs a list/, /\[/],
    ['qualification.any.0.value', [1], 'qualification.any[0].value', /two values/, /lower/],
    ['qualification.any.0.value', 1, 'qualification.any[0].value', /two values/, /lower/],
    ['qualification.any.1.value', 'x', 'qualification.any[1].value', /takes no value/, /Remove/],
    ['values.rates', undefined, 'values.rates', /missing/, /./],
    ['values.rates.0.conversion', 12, 'values.rates[0].conversion', /above 1/, /0\.02/],
    ['values.rates.0.conversion', -0.1, 'values.rates[0].conversion', /below 0/, /./],
    ['values.rates.0.revenue', -1, 'values.rates[0].revenue', /below 0/, /revenue/],
    ['values.rates.1.source', 'free-trial', 'values.rates[1]', /two rates for "free-trial"/, /Remove/],
    ['values.month', 'November', 'values.month', /not a month/, /2026-11/],
    ['values.month', '2026-13', 'values.month', /not a month/, /2026-11/],
    ['values.windowDays', 0, 'values.windowDays', /below 7/, /days/],
    ['values.population', 'some', 'values.population', /not one of the choices/, /qualified, all/],
    ['quota.1.name', 'ALL', 'quota[1].name', /two/, /name of its own/],
    ['quota.0.unit', 'money', 'quota[0].unit', /not one of the choices/, /value, leads/],
    ['quota.0.perMonth', -5, 'quota[0].perMonth', /below 0/, /./],
    ['quota.0.months', { December: 5 }, 'quota[0].months.December', /not a month/, /2026-11/],
    ['quota.0.calendar', 'Support', 'quota[0].calendar', /no calendar "Support"/, /24\/7/],
    ['stages.won', ['nurture'], 'stages.won[0]', /also under "paused"/, /one of them/],
    ['stages.paused', 'Nurture', 'stages.paused', /not a list/, /\[/],
    ['sheets.0.name', '', 'sheets[0].name', /empty/, /tab/],
    ['sheets.0.headerRow', 0, 'sheets[0].headerRow', /below 1/, /row/],
    ['sheets.0.columns.created', undefined, 'sheets[0].columns.created', /no creation date/, /came in/],
    ['sheets.0.columns.colour', 'Colour', 'sheets[0].columns.colour', /not part of a policy/, /spelling/],
    ['sheets.0.columns.source', ['A', 'B'], 'sheets[0].columns.source', /./, /./],
    ['sheets.0.dates', 'us', 'sheets[0].dates', /not one of the choices/, /ymd, dmy, mdy/],
    ['people.0.email', 'dana', 'people[0].email', /"dana".*not an e-mail address/, /name@example\.com/],
    [
      'people.0.email',
      'dana@example.com\nBcc: all@example.com',
      'people[0].email',
      /not an e-mail address/,
      /name@example\.com/,
    ],
    ['people.1.owner', 'dana_reyes', 'people[1].owner', /two/, /name of its own/],
    ['people.1.mail', 'no', 'people[1].mail', /not true or false/, /false/],
    ['alerts.managers.0', 'boss', 'alerts.managers[0]', /not an e-mail address/, /name@example\.com/],
    ['alerts.digestAt', '5 pm', 'alerts.digestAt', /not a time of day/, /09:00/],
    ['alerts.digestDays', ['monday'], 'alerts.digestDays[0]', /not one of the choices/, /mon/],
    ['alerts.calendar', 'Support', 'alerts.calendar', /no calendar "Support"/, /24\/7/],
  ];
  test.each(cases)('%s = %j', (path, value, at, message, fix) => {
    const problems = problemsOf(changed(full(), path, value));
    const found = problems.find(problem => problem.at === at);
    expect(problems.map(problem => problem.at)).toContain(at);
    expect(found?.message).toMatch(message);
    expect(found?.fix).toMatch(fix);
  });

  test('all problems are told at once', () => {
    const two = changed(changed(full(), 'currency', 'x'), 'people.0.email', 'x');
    expect(
      problemsOf(two)
        .map(({ at }) => at)
        .sort(),
    ).toEqual(['currency', 'people[0].email']);
  });
  test('and in no other field than the broken one', () => {
    expect(problemsOf(changed(full(), 'sales.0.calendar', 'Support')).map(({ at }) => at)).toEqual([
      'sales[0].calendar',
    ]);
  });
});

describe('whatever comes', () => {
  const paths: string[] = [];
  (function walk(json: Json, path: string): void {
    paths.push(path);
    if (json === null || typeof json !== 'object') return;
    for (const [key, value] of Object.entries(json)) walk(value as Json, path ? `${path}.${key}` : key);
  })(full(), '');

  const odd = fc.oneof(
    fc.jsonValue() as fc.Arbitrary<Json>,
    fc.constantFrom<Json>(
      '',
      ' ',
      0,
      -1,
      1e308,
      '2026-11-26',
      '24:00',
      [],
      {},
      [[]],
      [null],
      { __proto__: null },
      '__proto__',
      'constructor',
    ),
  );
  const mangled = fc
    .array(fc.tuple(fc.constantFrom(...paths), fc.option(odd, { nil: undefined })), { minLength: 1, maxLength: 3 })
    .map(changes => changes.reduce((json, [path, value]) => changed(json, path, value), full()));

  function holds(input: unknown): boolean {
    const { policy, problems } = readPolicy(input, isZone);
    if (policy === null) {
      expect(problems.length).toBeGreaterThan(0);
      for (const problem of problems) {
        expect(Object.keys(problem).sort()).toEqual(['at', 'fix', 'message']);
        expect(typeof problem.at).toBe('string');
        expect(problem.message).not.toBe('');
        expect(problem.fix, `${problem.at}: ${problem.message}`).not.toBe('');
      }
      return false;
    }
    expect(problems).toEqual([]);
    const text = JSON.stringify(policy);
    expect(readPolicy(JSON.parse(text), isZone)).toEqual({ policy, problems: [] });
    expect(JSON.stringify(readPolicy(JSON.parse(text), isZone).policy)).toBe(text);
    return true;
  }

  test('a mangled policy is taken as it stays, or refused with typed problems, and never throws', () => {
    let taken = 0;
    fc.assert(
      fc.property(mangled, input => {
        if (holds(input)) taken++;
      }),
      { numRuns: 1_500, seed: 7 },
    );
    expect(taken).toBeGreaterThan(50);
  });
  test('anything at all', () => {
    fc.assert(
      fc.property(fc.anything({ withDate: true, withBigInt: true, withMap: true, withNullPrototype: true }), input => {
        expect(holds(input)).toBe(false);
      }),
      { numRuns: 500, seed: 7 },
    );
  });
  test('the full policy survives JSON and a second reading unchanged', () => expect(holds(full())).toBe(true));
});

describe('planned events', () => {
  const quota = [{ name: 'All', unit: 'leads', perMonth: 100, months: { '2026-12': 300 }, calendar: 'Sales' }];
  const event = (date: string, leads: number, name = 'Webinar') => ({ date, name, leads });
  const problemsOf = (...events: object[]) => readPolicy({ ...PLAIN, quota, events }, isZone).problems;
  test('are taken as they are, and need not be', () => {
    expect(problemsOf(event('2026-11-12', 60), event('2026-11-19', 40), event('2026-12-10', 250))).toEqual([]);
    expect(readPolicy({ ...PLAIN, quota }, isZone).policy?.events).toBeUndefined();
  });
  test('may not bring more than the month owes', () => {
    expect(problemsOf(event('2026-11-12', 60), event('2026-11-19', 41))).toMatchObject([
      { at: 'events[1].leads', message: expect.stringContaining('101 leads, more than the 100') },
    ]);
  });
  test('of one name and date are one', () => {
    expect(problemsOf(event('2026-11-12', 6), event('2026-11-12', 6, ' webinar'))).toMatchObject([
      { at: 'events[1].name' },
    ]);
  });
  test('are dates, and bring somebody', () => {
    expect(problemsOf(event('12/11/2026', 0)).map(({ at }) => at)).toEqual(['events[0].date', 'events[0].leads']);
  });
});
