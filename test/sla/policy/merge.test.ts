import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mergePolicies } from '../../../src/sla/policy/merge.ts';
import type { Policy } from '../../../src/sla/policy/schema.ts';
import { policyWith } from '../../support/agreements.ts';
import { policies } from '../../support/policies.ts';
import { examplePolicy } from '../../support/workbench.ts';

const example = (): Policy => policyWith(examplePolicy());

function edited(change: (policy: Policy) => unknown, base: Policy = example()): Policy {
  const copy = structuredClone(base);
  change(copy);
  return copy;
}

const rule = (name: string, source: string): Policy['sales'][number] => ({
  name,
  when: { source: [source] },
  calendar: 'Sales',
  firstContactMinutes: 15,
});

test('what only one of them changed is taken whole', () => {
  fc.assert(
    fc.property(policies, policies, (base, other) => {
      expect(mergePolicies(base, other, base)).toEqual({ merged: other, conflicts: [] });
      expect(mergePolicies(base, base, other)).toEqual({ merged: other, conflicts: [] });
      expect(mergePolicies(base, other, other)).toEqual({ merged: other, conflicts: [] });
    }),
    { numRuns: 100 },
  );
});

test('edits of different parts both survive, without a conflict', () => {
  fc.assert(
    fc.property(policies, policies, fc.nat(), (base, other, pick) => {
      const parts = Object.keys(other) as (keyof Policy)[];
      const isMine = (part: string, index: number) => part !== 'format' && ((pick >> index) & 1) === 1;
      const side = (takes: (part: string, index: number) => boolean) =>
        Object.fromEntries([...Object.entries(base), ...parts.filter(takes).map(part => [part, other[part]])]);
      const [mine, theirs] = [side(isMine), side((part, index) => !isMine(part, index))];
      const { merged, conflicts } = mergePolicies(base, mine, theirs);
      expect(conflicts).toEqual([]);
      expect(merged).toEqual({ ...base, ...other });
    }),
    { numRuns: 100 },
  );
});

test('anything at all is merged without throwing, and mine stands where both differ', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.jsonValue(), fc.jsonValue(), policies, (base, mine, theirs, policy) => {
      mergePolicies(base, mine, theirs);
      mergePolicies(policy, { ...policy, sales: mine, stages: base }, { ...policy, sales: theirs, stages: theirs });
    }),
    { numRuns: 200 },
  );
});

describe('field by field', () => {
  test('two fields of one rule', () => {
    const mine = edited(p => Object.assign(p.sales[0] as object, { firstContactMinutes: 30 }));
    const theirs = edited(p => Object.assign(p.sales[0] as object, { calendar: '24/7' }));
    const { merged, conflicts } = mergePolicies(example(), mine, theirs);
    expect(conflicts).toEqual([]);
    expect((merged as Policy).sales[0]).toMatchObject({ firstContactMinutes: 30, calendar: '24/7' });
  });
  test('the same field is a conflict: mine stands, and both are told', () => {
    const mine = edited(p => Object.assign(p.sales[0] as object, { firstContactMinutes: 30 }));
    const theirs = edited(p => Object.assign(p.sales[0] as object, { firstContactMinutes: 45 }));
    const { merged, conflicts } = mergePolicies(example(), mine, theirs);
    expect((merged as Policy).sales[0]?.firstContactMinutes).toBe(30);
    expect(conflicts).toEqual([
      { at: 'sales[0].firstContactMinutes', words: 'rule “Free trials”: first contact', mine: 30, theirs: 45 },
    ]);
  });
  test('holidays of both, less those that either took away', () => {
    const base = edited(p => p.calendars[0]?.holidays.push('2026-12-25', '2027-01-01'));
    const mine = edited(p => p.calendars[0]?.holidays.splice(0, 1, '2027-05-31'), base);
    const theirs = edited(p => p.calendars[0]?.holidays.splice(1, 1, '2027-07-05'), base);
    const { merged, conflicts } = mergePolicies(base, mine, theirs);
    expect(conflicts).toEqual([]);
    expect((merged as Policy).calendars[0]?.holidays).toEqual(['2027-05-31', '2027-01-01', '2027-07-05']);
  });
  test('rules that both added stand where each put them, and the default stays last', () => {
    const mine = edited(p => p.sales.unshift(rule('Demos', 'Demo')));
    const theirs = edited(p => p.sales.splice(1, 0, rule('Partners', 'Partner')));
    const { merged, conflicts } = mergePolicies(example(), mine, theirs);
    expect(conflicts).toEqual([]);
    expect((merged as Policy).sales.map(({ name }) => name)).toEqual([
      'Demos',
      'Free trials',
      'Partners',
      'Everything else',
    ]);
  });
  test('theirs moved a rule while mine edited it', () => {
    const base = edited(p => p.sales.splice(1, 0, rule('Partners', 'Partner')));
    const mine = edited(p => Object.assign(p.sales[1] as object, { firstContactMinutes: 5 }), base);
    const theirs = edited(p => p.sales.unshift(...p.sales.splice(1, 1)), base);
    const { merged, conflicts } = mergePolicies(base, mine, theirs);
    expect(conflicts).toEqual([]);
    expect((merged as Policy).sales.map(one => `${one.name} ${one.firstContactMinutes}`)).toEqual([
      'Partners 5',
      'Free trials 60',
      'Everything else 480',
    ]);
  });
  test('an order that both changed differently is a conflict', () => {
    const base = edited(p => p.sales.splice(1, 0, rule('Partners', 'Partner'), rule('Demos', 'Demo')));
    const order = (...names: string[]) =>
      edited(p => p.sales.sort((a, b) => names.indexOf(a.name) - names.indexOf(b.name)), base);
    const mine = order('Demos', 'Free trials', 'Partners', 'Everything else');
    const theirs = order('Partners', 'Free trials', 'Demos', 'Everything else');
    const { merged, conflicts } = mergePolicies(base, mine, theirs);
    expect((merged as Policy).sales).toEqual(mine.sales);
    expect(conflicts.map(({ at, words }) => [at, words])).toEqual([['sales', 'order of the rules']]);
  });
  test('what one removed and the other changed is kept, and asked about', () => {
    const gone = edited(p => p.people.splice(0, 1));
    const changed = edited(p => Object.assign(p.people[0] as object, { email: 'dana@example.org' }));
    for (const [mine, theirs] of [
      [gone, changed],
      [changed, gone],
    ]) {
      const { merged, conflicts } = mergePolicies(example(), mine, theirs);
      expect((merged as Policy).people.map(({ email }) => email)).toEqual(['dana@example.org']);
      expect(conflicts.map(({ at, words }) => [at, words])).toEqual([['people[0]', 'person “Dana Reyes”']]);
    }
  });
  test('removed by one and left alone by the other, it is gone', () => {
    const { merged } = mergePolicies(
      example(),
      example(),
      edited(p => p.people.splice(0, 1)),
    );
    expect((merged as Policy).people).toEqual([]);
  });
  test('one criterion with two new values is a conflict, not two criteria', () => {
    const size = (value: number) =>
      edited(p => Object.assign(p.qualification, { all: [{ column: 'Company size', is: 'at least', value }] }));
    const { merged, conflicts } = mergePolicies(size(50), size(100), size(200));
    expect((merged as Policy).qualification.all).toHaveLength(1);
    expect(conflicts.map(({ at, mine, theirs }) => [at, mine, theirs])).toEqual([
      ['qualification.all[0].value', 100, 200],
    ]);
  });
});

describe('renamed by one of them', () => {
  test('what the other changed of it goes with the new name', () => {
    const mine = edited(p => {
      Object.assign(p.sales[0] as object, { name: 'Trials' });
      Object.assign(p.quota[0] as object, { name: 'Everybody' });
      Object.assign(p.people[0] as object, { owner: 'D. Reyes' });
    });
    const theirs = edited(p => {
      Object.assign(p.sales[0] as object, { firstContactMinutes: 5 });
      Object.assign(p.quota[0] as object, { perMonth: 1 });
      Object.assign(p.people[0] as object, { email: 'dana@example.org' });
    });
    for (const [one, other] of [
      [mine, theirs],
      [theirs, mine],
    ]) {
      const { merged, conflicts } = mergePolicies(example(), one, other);
      const { sales, quota, people } = merged as Policy;
      expect(conflicts).toEqual([]);
      expect([sales.length, sales[0]?.name, sales[0]?.firstContactMinutes]).toEqual([2, 'Trials', 5]);
      expect(quota.map(({ name, perMonth }) => [name, perMonth])).toEqual([['Everybody', 1]]);
      expect(people[0]).toMatchObject({ owner: 'D. Reyes', email: 'dana@example.org' });
    }
  });
  test('a calendar, while the other edits its hours and a rule that uses it', () => {
    const mine = edited(p => {
      Object.assign(p.calendars[0] as object, { name: 'Team' });
      for (const one of p.sales) Object.assign(one, { calendar: 'Team' });
    });
    const theirs = edited(p => {
      p.calendars[0]?.holidays.push('2026-12-31');
      Object.assign(p.sales[1] as object, { firstContactMinutes: 90 });
    });
    const { merged, conflicts } = mergePolicies(example(), mine, theirs);
    expect(conflicts).toEqual([]);
    expect((merged as Policy).calendars[0]).toMatchObject({ name: 'Team', holidays: ['2026-11-26', '2026-12-31'] });
    expect((merged as Policy).sales[1]).toMatchObject({ calendar: 'Team', firstContactMinutes: 90 });
  });
  test('a rule that the other moved stands where it was moved to', () => {
    const base = edited(p => p.sales.splice(1, 0, rule('Partners', 'Partner')));
    const mine = edited(p => Object.assign(p.sales[0] as object, { name: 'Trials' }), base);
    const theirs = edited(p => p.sales.unshift(...p.sales.splice(1, 1)), base);
    const { merged } = mergePolicies(base, mine, theirs);
    expect((merged as Policy).sales.map(({ name }) => name)).toEqual(['Partners', 'Trials', 'Everything else']);
  });
  test('and changed in the same go, it is still the same one', () => {
    const to = (name: string, firstContactMinutes: number) =>
      edited(p => Object.assign(p.sales[0] as object, { name, firstContactMinutes }));
    const { merged, conflicts } = mergePolicies(example(), to('Trials', 30), to('Free', 45));
    expect((merged as Policy).sales.map(({ name }) => name)).toEqual(['Trials', 'Everything else']);
    expect(conflicts.map(({ at }) => at)).toEqual(['sales[0].name', 'sales[0].firstContactMinutes']);
  });
  test('one that was replaced by something else is not renamed', () => {
    const mine = edited(p => p.sales.splice(0, 1, { ...rule('Partners', 'Partner'), calendar: '24/7' }));
    const theirs = edited(p => Object.assign(p.sales[0] as object, { firstContactMinutes: 5 }));
    const { merged, conflicts } = mergePolicies(example(), mine, theirs);
    expect((merged as Policy).sales.map(({ name }) => name).sort()).toEqual([
      'Everything else',
      'Free trials',
      'Partners',
    ]);
    expect(conflicts.map(({ words }) => words)).toEqual(['rule “Free trials”']);
  });
  test('two names for the same one are a conflict', () => {
    const named = (name: string) => edited(p => Object.assign(p.sales[0] as object, { name }));
    const { merged, conflicts } = mergePolicies(example(), named('Trials'), named('Free'));
    expect((merged as Policy).sales.map(({ name }) => name)).toEqual(['Trials', 'Everything else']);
    expect(conflicts).toMatchObject([{ at: 'sales[0].name', mine: 'Trials', theirs: 'Free' }]);
  });
});

test('a default rule that one rewrote under another name stays behind the rules that the other added', () => {
  const mine = edited(p => p.sales.splice(1, 0, rule('Partners', 'Partner')));
  const theirs = edited(p => Object.assign(p.sales[1] as object, { name: 'The rest', firstContactMinutes: 90 }));
  for (const [one, other] of [
    [mine, theirs],
    [theirs, mine],
  ]) {
    const { merged } = mergePolicies(example(), one, other);
    expect((merged as Policy).sales.map(({ name }) => name)).toEqual(['Free trials', 'Partners', 'The rest']);
  }
});

test('two criteria on one column are told apart, and nothing of either side is lost', () => {
  const not = (...values: string[]) =>
    edited(p =>
      Object.assign(p.qualification, { all: values.map(value => ({ column: 'Country', is: 'is not', value })) }),
    );
  const { merged, conflicts } = mergePolicies(not('US', 'UK'), not('US', 'UK', 'FR'), not('US', 'DE'));
  expect(conflicts).toEqual([]);
  expect((merged as Policy).qualification.all?.map(({ value }) => value)).toEqual(['US', 'DE', 'FR']);
});
