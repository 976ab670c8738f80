/** Policies of every kind that the sidebar can express, for properties. */
import fc from 'fast-check';
import { readPolicy } from '../../src/sla/policy/checks.ts';
import { FIELDS, SEVERAL_COLUMNS } from '../../src/sla/policy/fields.ts';
import { OPERATORS, type Policy } from '../../src/sla/policy/schema.ts';
import { inWords } from '../../src/sla/sheet/problem.ts';
import { fold } from '../../src/sla/sheet/text.ts';
import { isZone } from './zones.ts';

const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
const ZONES = ['America/New_York', 'Europe/Berlin', 'Asia/Kathmandu', 'UTC'];

/** Names that people type, and names that break naive code. */
const name = fc
  .oneof(
    fc.constantFrom(
      'Sales',
      'Free trial',
      'eBook',
      'Wébinar – “Q4”',
      '=1+1',
      'a.b[0]',
      "O'Brien & Söhne",
      '東京',
      '🦄',
    ),
    fc
      .string({ minLength: 1, maxLength: 12, unit: 'grapheme' })
      .filter(text => text.trim() !== '' && fold(text) !== ''),
  )
  .map(text => text.trim());
const names = (most: number, least = 0) => fc.uniqueArray(name, { minLength: least, maxLength: most, selector: fold });
const email = fc.constantFrom('dana@example.com', 'sam.lee+sla@example.co.uk', 'x@y.org');
const emails = fc.uniqueArray(email, { maxLength: 2 });
const date = fc
  .date({ min: new Date('2020-01-01'), max: new Date('2040-12-31'), noInvalidDate: true })
  .map(day => day.toISOString().slice(0, 10));
const month = date.map(text => text.slice(0, 7));
const amount = fc.oneof(
  fc.integer({ min: 0, max: 1e9 }),
  fc.double({ min: 0, max: 1e9, noNaN: true }).map(n => n + 0),
);
const share = fc.double({ min: 0, max: 1, noNaN: true }).map(n => n + 0);

/** Windows that follow each other. */
const windows = fc.uniqueArray(fc.integer({ min: 0, max: 96 }), { maxLength: 6 }).map(cuts => {
  const sorted = cuts.sort((a, b) => a - b);
  const at = (quarter: number) =>
    `${String(Math.floor(quarter / 4)).padStart(2, '0')}:${String((quarter % 4) * 15).padStart(2, '0')}`;
  return Array.from({ length: sorted.length >> 1 }, (_, index): [string, string] => [
    at(sorted[index * 2] as number),
    at(sorted[index * 2 + 1] as number),
  ]);
});
const byDate = fc.dictionary(date, windows, { maxKeys: 3 });

const calendar = (called: string) =>
  fc.record({
    name: fc.constant(called),
    timeZone: fc.constantFrom(...ZONES),
    week: fc
      .tuple(fc.subarray([...WEEKDAYS], { minLength: 1 }), fc.array(windows, { minLength: 7, maxLength: 7 }))
      .map(([days, hours]) =>
        Object.fromEntries(
          days.map((day, index) => [day, index || hours[0]?.length ? hours[index] : [['09:00', '17:00']]]),
        ),
      ),
    holidays: fc.uniqueArray(date, { maxLength: 4 }),
    dates: byDate,
    breaks: byDate,
  });

const rule = (called: string, calendars: readonly string[], isLast: boolean) =>
  fc.record(
    {
      name: fc.constant(called),
      when: isLast
        ? fc.constant(undefined)
        : fc
            .record({ source: names(3, 1), segment: names(2, 1), owner: names(2, 1) }, { requiredKeys: [] })
            .filter(conditions => Object.keys(conditions).length > 0),
      calendar: fc.constantFrom(...calendars),
      firstContactMinutes: fc.oneof(fc.integer({ min: 1, max: 5_000 }), fc.double({ min: 1, max: 500, noNaN: true })),
      attempts: fc.record({
        count: fc.integer({ min: 1, max: 20 }),
        withinWorkingDays: fc.integer({ min: 1, max: 60 }),
        minGapMinutes: fc.integer({ min: 0, max: 600 }),
      }),
    },
    { requiredKeys: ['name', 'when', 'calendar', 'firstContactMinutes'] },
  );

const scalar = fc.oneof(name, fc.integer({ min: -1e6, max: 1e6 }), fc.boolean());
const criterion = fc
  .tuple(name, fc.constantFrom(...OPERATORS), scalar, fc.array(scalar, { minLength: 1, maxLength: 3 }), fc.nat(1e6))
  .map(([column, is, value, several, low]) => {
    if (is === 'is blank' || is === 'is not blank') return { column, is };
    if (is === 'at least' || is === 'at most') return { column, is, value: low };
    if (is === 'between') return { column, is, value: [low, low + 10] };
    return { column, is, value: is === 'is any of' ? several : value };
  });
const criteria = fc.uniqueArray(criterion, { maxLength: 3, selector: ({ column, is }) => `${fold(column)} ${is}` });

const rate = fc.record(
  {
    source: fc.oneof(name, fc.constant('')),
    segment: fc.oneof(name, fc.constant('')),
    conversion: share,
    revenue: amount,
    low: share,
    high: share,
  },
  { requiredKeys: ['source', 'segment', 'conversion', 'revenue'] },
);

const quota = (called: string, calendars: readonly string[]) =>
  fc.record({
    name: fc.constant(called),
    segment: fc.oneof(name, fc.constant('')),
    unit: fc.constantFrom('value', 'leads'),
    perMonth: amount,
    months: fc.dictionary(month, amount, { maxKeys: 3 }),
    calendar: fc.constantFrom(...calendars),
  });

const sheet = (called: string) =>
  fc.record(
    {
      name: fc.constant(called),
      headerRow: fc.integer({ min: 1, max: 5 }),
      columns: fc
        .tuple(name, fc.subarray([...FIELDS]), fc.array(name, { minLength: FIELDS.length, maxLength: FIELDS.length }))
        .map(([created, fields, headers]) => ({
          ...Object.fromEntries(
            fields.map((field, index) => [
              field,
              SEVERAL_COLUMNS.includes(field) ? headers.slice(0, 2) : headers[index],
            ]),
          ),
          created,
        })),
      dates: fc.constantFrom('ymd', 'dmy', 'mdy'),
    },
    { requiredKeys: ['name', 'headerRow', 'columns'] },
  );

const isOwn = (names: readonly string[]) => names.filter(one => fold(one) !== fold('24/7'));

/** As `readPolicy` answers it: valid, its defaults filled in. */
export const policies: fc.Arbitrary<Policy> = fc
  .record({
    calendars: fc
      .uniqueArray(name, { minLength: 1, maxLength: 3, selector: fold })
      .map(isOwn)
      .filter(all => all.length > 0),
    rules: fc.uniqueArray(name, { minLength: 1, maxLength: 4, selector: fold }),
    quotas: names(3),
    sheets: names(2),
    stages: names(8),
    owners: names(3),
  })
  .chain(named => {
    const calendars = [...named.calendars, '24/7'];
    const list = <T>(made: readonly fc.Arbitrary<T>[]) => fc.tuple(...made) as unknown as fc.Arbitrary<T[]>;
    const stagesOf = (rest: number) => named.stages.filter((_, index) => index % 4 === rest);
    return fc.record(
      {
        format: fc.constant('lead-sla-policy/1'),
        effectiveFrom: date.map(day => `${day}T00:00:00-04:00`),
        currency: fc.constantFrom('USD', 'EUR', 'CHF'),
        clock: fc.record({
          startsAt: fc.constantFrom('created', 'qualified', 'assigned'),
          warnAt: fc.double({ min: 0.01, max: 1, noNaN: true }),
        }),
        calendars: list(named.calendars.map(calendar)),
        sales: list(named.rules.map((one, index) => rule(one, calendars, index === named.rules.length - 1))),
        qualification: fc.record({ all: criteria, any: criteria }, { requiredKeys: [] }),
        values: fc.record(
          {
            population: fc.constantFrom('qualified', 'all'),
            windowDays: fc.integer({ min: 7, max: 400 }),
            horizonDays: fc.integer({ min: 7, max: 400 }),
            month,
            rates: fc.uniqueArray(rate, {
              maxLength: 6,
              selector: ({ source, segment }) => `${fold(source)}\n${fold(segment)}`,
            }),
          },
          { requiredKeys: ['rates'] },
        ),
        quota: list(named.quotas.map(one => quota(one, calendars))),
        stages: fc.constant({ paused: stagesOf(0), closed: stagesOf(1), won: stagesOf(2), returned: stagesOf(3) }),
        sheets: list(named.sheets.map(sheet)),
        people: list(named.owners.map(owner => fc.record({ owner: fc.constant(owner), email, mail: fc.boolean() }))),
        editors: emails,
        alerts: fc.record(
          {
            managers: emails,
            marketing: emails,
            digestAt: fc.constantFrom('08:55', '17:00', '00:00'),
            digestDays: fc.subarray([...WEEKDAYS]),
            calendar: fc.constantFrom(...calendars),
          },
          { requiredKeys: ['managers', 'marketing', 'digestAt', 'digestDays'] },
        ),
      },
      { requiredKeys: ['format', 'currency', 'clock', 'calendars', 'sales', 'values', 'alerts'] },
    );
  })
  .map(input => {
    const { policy, problems } = readPolicy(input, isZone);
    if (!policy) throw new Error(`${problems.map(inWords).join('\n')}\n${JSON.stringify(input)}`);
    return policy;
  });
