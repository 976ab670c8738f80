import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { policyEdits } from '../../../../src/sla/policy/diff/diff.ts';
import { movedAmong } from '../../../../src/sla/policy/diff/match.ts';
import type { Policy } from '../../../../src/sla/policy/schema.ts';
import { fold } from '../../../../src/sla/sheet/text.ts';
import { policyWith } from '../../../support/agreements.ts';
import { policies } from '../../../support/policies.ts';
import { examplePolicy } from '../../../support/workbench.ts';

const example = (): Policy => policyWith(examplePolicy());

/** What an edit of the example reads like. */
function editsOf(
  change: (policy: Policy) => unknown,
  before: (policy: Policy) => unknown = () => undefined,
): readonly string[] {
  const [old, now] = [example(), example()];
  before(old);
  before(now);
  change(now);
  return policyEdits(old, now);
}

const first = <T>(list: readonly T[]): T => list[0] as T;
const rate = (source: string, conversion: number) => ({ source, segment: '', conversion, revenue: 1_000 });

describe('each edit in plain words', () => {
  test.each<[string, (policy: Policy) => unknown, readonly string[]]>([
    [
      'target',
      p => Object.assign(first(p.sales), { firstContactMinutes: 30 }),
      ['Free trials: first contact within 1 working hour → 30 working minutes'],
    ],
    [
      'fraction',
      p => Object.assign(first(p.sales), { firstContactMinutes: 60.25 }),
      ['Free trials: first contact within 1 working hour → 60.25 working minutes'],
    ],
    [
      'attempts',
      p => Object.assign(first(p.sales), { attempts: undefined }),
      ['Free trials: attempts 3 in 5 working days → none agreed'],
    ],
    [
      'condition',
      p => Object.assign(first(p.sales), { when: { source: ['Free trial', 'Demo'] } }),
      ['Free trials: for source Free trial → for source Free trial or Demo'],
    ],
    ['renamed', p => Object.assign(first(p.sales), { name: 'Trials' }), ['Rule “Free trials” renamed to “Trials”']],
    [
      'rule added',
      p => p.sales.unshift({ ...first(p.sales), name: 'Demos', when: { segment: ['EU'] }, firstContactMinutes: 15 }),
      ['Rule “Demos” added: for segment EU, first contact within 15 working minutes'],
    ],
    ['rule removed', p => p.sales.shift(), ['Rule “Free trials” removed']],
    ['holiday', p => first(p.calendars).holidays.push('2026-12-25'), ['Holiday 2026-12-25 added to Sales']],
    [
      'holidays',
      p => first(p.calendars).holidays.splice(0, 1, '2026-12-25', '2027-01-01'),
      ['2 holidays (2026-12-25, 2027-01-01) added to Sales', 'Holiday 2026-11-26 removed from Sales'],
    ],
    [
      'days alike',
      p => Object.assign(first(p.calendars).week, { tue: [['08:00', '17:30']], wed: [['08:00', '17:30']] }),
      ['Sales, Tuesday and Wednesday: 09:00 to 17:30 → 08:00 to 17:30'],
    ],
    [
      'half day',
      p => Object.assign(first(p.calendars).dates, { '2026-12-24': [], '2026-12-31': [['09:00', '12:00']] }),
      ['Sales on 2026-12-24: 09:00 to 13:00 → closed', 'Sales on 2026-12-31: as every week → 09:00 to 12:00'],
    ],
    [
      'zone',
      p => Object.assign(first(p.calendars), { timeZone: 'Europe/Berlin' }),
      ['Sales: time zone America/New_York → Europe/Berlin'],
    ],
    [
      'quota month',
      p => Object.assign(first(p.quota).months, { '2026-11': 90_000 }),
      ['Quota “All” for November 2026: $120,000 → $90,000'],
    ],
    [
      'quota month that says the same',
      p => Object.assign(first(p.quota).months, { '2026-11': 120_000 }),
      ['Quota “All” for November 2026: $120,000, whatever other months owe'],
    ],
    [
      'quota',
      p => Object.assign(first(p.quota), { unit: 'leads', perMonth: 140, months: {} }),
      [
        'Quota “All”: $120,000 → 140 qualified leads a month',
        'Quota “All” for December 2026: $90,000 → 140 qualified leads',
      ],
    ],
    ['rate', p => Object.assign(p.values.rates[1] as object, { conversion: 0.0375 }), ['eBook: 3.5% → 3.75%']],
    [
      'revenue',
      p => Object.assign(p.values.rates[1] as object, { revenue: 9_000 }),
      ['eBook: revenue per customer $8,000 → $9,000'],
    ],
    ['rate added', p => p.values.rates.push(rate('Webinar', 0.02)), ['1 rate added: Webinar 2% × 1,000']],
    [
      'criterion',
      p => Object.assign(first(p.qualification.all ?? []), { value: 100 }),
      ['Criterion: Company size at least 50 → Company size at least 100'],
    ],
    [
      'criterion between two bounds',
      p => Object.assign(first(p.qualification.all ?? []), { is: 'between', value: [10, 50] }),
      ['Criterion: Company size at least 50 → Company size between 10 and 50'],
    ],
    [
      'criterion one will do',
      p => Object.assign(p.qualification, { any: [{ column: 'Country', is: 'is', value: 'US' }] }),
      ['Criterion of which one will do added: Country is US'],
    ],
    [
      'stage',
      p => p.stages.paused.splice(0, 1, 'On hold'),
      ['Stage “Nurture” no longer pauses the clock', 'Stage “On hold” now pauses the clock'],
    ],
    [
      'column',
      p => Object.assign(first(p.sheets).columns, { owner: 'Rep', stage: 'Status' }),
      ['Leads: owner in “Owner” → “Rep”', 'Leads: stage in no column → “Status”'],
    ],
    [
      'person',
      p => p.people.push({ owner: 'Sam Lee', email: 'sam@example.com', mail: true }),
      ['Sam Lee added, sam@example.com'],
    ],
    ['mails', p => Object.assign(first(p.people), { mail: false }), ['Dana Reyes gets no mails any more']],
    [
      'alerts',
      p => Object.assign(p.alerts, { digestAt: '08:55', digestDays: ['mon'], managers: [] }),
      [
        'sales-lead@example.com no longer told as the managers',
        'The digest comes at 17:00 → 08:55',
        'The digest comes on Monday, Tuesday, Wednesday, Thursday and Friday → Monday',
      ],
    ],
    [
      'editors',
      p => Object.assign(p, { editors: ['sam@example.com'] }),
      ['sam@example.com may now change the agreement'],
    ],
    [
      'clock',
      p => Object.assign(p.clock, { startsAt: 'assigned', warnAt: 0.8 }),
      ['The clock starts when the lead comes in → when it is assigned', 'A lead is at risk at 75% → 80% of its time'],
    ],
  ])('%s', (_, change, words) => expect(editsOf(change)).toEqual(words));

  test('many rates are told together, with the mean change of value', () => {
    const rates = (factor: number) => (policy: Policy) =>
      Object.assign(policy.values, {
        rates: ['A', 'B', 'C', 'D'].map((source, index) => rate(source, 0.01 * (index + 1) * factor)),
      });
    expect(editsOf(rates(1.5), rates(1))).toEqual([
      '4 lead values changed, +50% on average: A: 1% → 1.5%; B: 2% → 3%; C: 3% → 4.5%; D: 4% → 6%',
    ]);
  });

  test('a moved rule is the one that moved, not those that it passed', () => {
    const three = (policy: Policy) => {
      const [trial, rest] = policy.sales as [Policy['sales'][number], Policy['sales'][number]];
      policy.sales = [trial, { ...trial, name: 'Demos' }, { ...trial, name: 'Partners' }, rest];
    };
    const move = (policy: Policy) => policy.sales.unshift(...policy.sales.splice(2, 1));
    expect(editsOf(move, three)).toEqual(['Rule “Partners” moved above “Free trials”']);
  });
});

test('the fewest items have moved', () => {
  expect(movedAmong([0, 1, 2])).toEqual([]);
  expect(movedAmong([2, 0, 1])).toEqual([0]);
  expect(movedAmong([1, 2, 3, 0])).toEqual([3]);
  expect(movedAmong([])).toEqual([]);
});

test('of a policy and itself there is no difference, however its fields are ordered', () => {
  fc.assert(
    fc.property(policies, policy => {
      expect(policyEdits(policy, policy)).toEqual([]);
      expect(policyEdits(policy, JSON.parse(canonical(policy)) as Policy)).toEqual([]);
    }),
    { numRuns: 100 },
  );
});

test('two policies that differ have a difference in words, both ways', () => {
  const withAnother = policies.chain(policy => fc.tuple(fc.constant(policy), policies, fc.nat()));
  fc.assert(
    fc.property(withAnother, ([policy, donor, pick]) => {
      // One part of the policy from another: small differences are the hard ones.
      const parts = Object.keys(donor) as (keyof Policy)[];
      const part = parts[pick % parts.length] as keyof Policy;
      const other = { ...policy, [part]: donor[part] } as Policy;
      const isSame = meaning(policy) === meaning(other);
      expect(policyEdits(policy, other).length === 0).toBe(isSame);
      expect(policyEdits(other, policy).length === 0).toBe(isSame);
    }),
    { numRuns: 300 },
  );
});

/** As text with the fields in one order. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, one: unknown) =>
    typeof one === 'object' && one !== null && !Array.isArray(one)
      ? Object.fromEntries(Object.entries(one).sort(([a], [b]) => (a < b ? 1 : -1)))
      : one,
  );
}

/** What a policy says, without how it is written: the order of lists that have none, lists that are empty. */
function meaning(policy: Policy): string {
  const sorted = <T>(list: readonly T[] = [], keyOf: (item: T) => string = canonical) =>
    list.slice().sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
  const days = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
  return canonical({
    ...policy,
    calendars: sorted(
      policy.calendars.map(one => ({
        ...one,
        week: days.map(day => one.week[day] ?? []),
        holidays: sorted(one.holidays),
      })),
    ),
    qualification: { all: sorted(policy.qualification.all), any: sorted(policy.qualification.any) },
    values: { ...policy.values, rates: sorted(policy.values.rates) },
    quota: sorted(policy.quota),
    stages: Object.entries(policy.stages).map(([, names]) => sorted(names)),
    sheets: sorted(policy.sheets, ({ name }) => fold(name)),
    people: sorted(policy.people),
    editors: sorted(policy.editors),
    alerts: {
      ...policy.alerts,
      managers: sorted(policy.alerts.managers),
      marketing: sorted(policy.alerts.marketing),
      digestDays: sorted(policy.alerts.digestDays),
    },
  });
}

test('planned events, the shape of a month and where a rate comes from are told', () => {
  const of = (shape: string | undefined, events: object[], origin: string) =>
    policyWith({
      quota: [{ name: 'All', unit: 'leads', perMonth: 100, calendar: 'Sales', ...(shape ? { shape } : {}) }],
      values: { rates: [{ source: 'Demo', conversion: 0.1, revenue: 10, origin }] },
      events,
    });
  const fair = { date: '2026-11-12', name: 'Fair', leads: 40 };
  expect(policyEdits(of(undefined, [], 'learned'), of('even', [], 'learned'))).toEqual([]);
  expect(policyEdits(of(undefined, [fair], 'learned'), of('own', [{ ...fair, leads: 60 }], 'assumed'))).toEqual([
    'Quota “All”: a month runs steadily, by working days → as the team’s last months ran',
    'Event Fair on 2026-11-12: 40 leads → Fair on 2026-11-12: 60 leads',
    'Demo: now assumed by people',
  ]);
});
