import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { problemsOf } from '../../../src/sidebar/draft/check.ts';
import {
  asDraft,
  freeName,
  isChanged,
  type PolicyDraft,
  withCalendarNamed,
  withEdit,
} from '../../../src/sidebar/draft/draft.ts';
import { isWithin, moved, valueAt, withValue } from '../../../src/sidebar/draft/path.ts';
import { readPolicy } from '../../../src/sla/policy/checks.ts';

const { policy: base } = readPolicy(JSON.parse(readFileSync('docs/example-policy.json', 'utf8')), () => true);
if (!base) throw new Error('The example policy is not valid.');
const policy: PolicyDraft = base;

test('places are read and written as problems name them', () => {
  expect(valueAt(policy, 'sales[0].when.source')).toEqual(['Free trial']);
  expect(valueAt(policy, 'sales[9].when.source')).toBeUndefined();
  const next = withValue(policy, 'calendars[0].dates.2026-12-31', [['09:00', '12:00']]);
  expect(valueAt(next, 'calendars[0].dates.2026-12-31')).toEqual([['09:00', '12:00']]);
  expect(valueAt(policy, 'calendars[0].dates.2026-12-31')).toBeUndefined();
  expect(next.calendars[1]).toBe(policy.calendars[1]);
  expect(withValue({}, 'a.b[0].c', 1)).toEqual({ a: { b: [{ c: 1 }] } });
});

test('a field or an item taken away is gone', () => {
  expect(withValue({ a: 1, b: 2 }, 'a', undefined)).toEqual({ b: 2 });
  expect(withValue({ list: [1, 2, 3] }, 'list[1]', undefined)).toEqual({ list: [1, 3] });
  expect(withValue({}, 'a.b', undefined)).toEqual({ a: {} });
});

test('one place within another', () => {
  expect(isWithin('sales[0].name', 'sales[0]')).toBe(true);
  expect(isWithin('sales[10].name', 'sales[1]')).toBe(false);
  expect(isWithin('sales', 'sales')).toBe(true);
  expect(isWithin('salesman', 'sales')).toBe(false);
});

test('moving', () => {
  expect(moved(['a', 'b', 'c'], 2, 0)).toEqual(['c', 'a', 'b']);
  expect(moved(['a', 'b', 'c'], 0, 1)).toEqual(['b', 'a', 'c']);
});

test('a change and its way back are no change, whatever the order of fields', () => {
  const state = (now: PolicyDraft) => isChanged({ basedOn: 1, base, policy: now });
  expect(state(policy)).toBe(false);
  const without = withValue(policy, 'sales[0].attempts', undefined);
  expect(state(without)).toBe(true);
  expect(state(withValue(without, 'sales[0].attempts', policy.sales[0]?.attempts))).toBe(false);
});

test('a calendar’s users follow its new name, unless two would be one', () => {
  const renamed = withCalendarNamed(policy, 0, 'Desk');
  expect(renamed.calendars[0]?.name).toBe('Desk');
  expect(renamed.sales.map(({ calendar }) => calendar)).not.toContain('Sales');
  expect(problemsOf(renamed)).toEqual([]);
  const doubled = withCalendarNamed(policy, 0, 'Marketing');
  expect(doubled.sales[0]?.calendar).toBe('Sales');
  expect(problemsOf(doubled).length).toBeGreaterThan(0);
});

test('texts that cannot be read are problems at their places', () => {
  const wrong = withValue(
    withValue(policy, 'sales[0].firstContactMinutes', 'soon'),
    'calendars[0].week.mon',
    'mornings',
  );
  expect(problemsOf(wrong).map(({ at }) => at)).toEqual(['calendars[0].week.mon', 'sales[0].firstContactMinutes']);
  expect(problemsOf(withValue(policy, 'calendars[0].timeZone', 'Mars/Olympus'))[0]?.at).toBe('calendars[0].timeZone');
});

test('names that are free', () => {
  expect(freeName('New rule', [])).toBe('New rule');
  expect(freeName('New rule', [{ name: 'New rule' }, { name: 'New rule 2' }])).toBe('New rule 3');
});

test('a kept draft that no field could show is none', () => {
  expect(asDraft(policy)).toBe(policy);
  for (const kept of [null, 'text', {}, { ...policy, sales: 'none' }, { ...policy, stages: undefined }]) {
    expect(asDraft(kept)).toBe(null);
  }
});

test('a conversion that is typed over a learned one is assumed, and loses the range that was learned', () => {
  const rates = [
    { source: 'Demo', segment: '', conversion: 0.1, revenue: 900, low: 0.05, high: 0.2, origin: 'learned' },
  ];
  const policy = { values: { rates } } as unknown as PolicyDraft;
  const rateAfter = (at: string, value: unknown) => withEdit(policy, at, value).values.rates[0];
  expect(rateAfter('values.rates[0].conversion', 0.3)).toEqual({
    source: 'Demo',
    segment: '',
    conversion: 0.3,
    revenue: 900,
    origin: 'assumed',
  });
  expect(rateAfter('values.rates[0].revenue', 800)).toMatchObject({ revenue: 800, low: 0.05, origin: 'learned' });
});
