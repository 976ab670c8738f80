import { describe, expect, test } from 'vitest';
import { compileRules, type RuleFacts } from '../../../src/sla/policy/rules.ts';
import { MINUTE, office } from '../../support/november.ts';

const rule = (
  name: string,
  firstContactMinutes: number,
  when?: { source?: string[]; segment?: string[]; owner?: string[] },
) => ({
  name,
  calendar: 'Sales',
  firstContactMinutes,
  ...(when ? { when } : {}),
});

const RULES = [
  rule('Big trials', 15, { source: ['Free trial'], segment: ['Enterprise'] }),
  rule('Trials and demos', 60, { source: ['Free trial', 'Demo request'] }),
  rule('Dana’s', 120, { owner: ['Dana Reyes'] }),
  rule('Enterprise', 240, { segment: ['Enterprise', 'Mid-market'] }),
  rule('Everything else', 480),
];

const of = (facts: Partial<RuleFacts>) =>
  compileRules(RULES, () => office)({ source: '', segment: '', owner: '', ...facts });

describe('the first rule that matches', () => {
  const cases: [about: string, facts: Partial<RuleFacts>, name: string][] = [
    ['both of two conditions', { source: 'Free trial', segment: 'Enterprise' }, 'Big trials'],
    ['one of two conditions', { source: 'Free trial', segment: 'Small' }, 'Trials and demos'],
    ['any value of a list', { source: 'Demo request', segment: 'Enterprise' }, 'Trials and demos'],
    ['the earlier of two that match', { source: 'Demo request', owner: 'Dana Reyes' }, 'Trials and demos'],
    ['an owner', { source: 'Webinar', owner: 'Dana Reyes' }, 'Dana’s'],
    ['a segment', { source: 'Webinar', segment: 'Mid-market' }, 'Enterprise'],
    ['none: the default', { source: 'Webinar', segment: 'Small', owner: 'Sam' }, 'Everything else'],
    ['all blank: the default', {}, 'Everything else'],
    ['a blank segment matches no condition', { source: '', segment: '', owner: 'Dana Reyes' }, 'Dana’s'],
    ['a part of a value is not the value', { source: 'Free' }, 'Everything else'],
    ['a longer value is not the value', { source: 'Free trial 2' }, 'Everything else'],
    ['a source in the owner’s cell', { owner: 'Free trial' }, 'Everything else'],
  ];
  test.each(cases)('%s', (_about, facts, name) => {
    expect(of(facts).name).toBe(name);
  });
});

describe('texts are compared folded', () => {
  test.each([
    'Free trial',
    'FREE TRIAL',
    'free_trial',
    'Free-Trial',
    ' free   trial ',
    'free\u00a0trial',
    'Ｆｒｅｅ　ｔｒｉａｌ',
    'free_-trial',
  ])('"%s"', source => {
    expect(of({ source }).name).toBe('Trials and demos');
  });
  test('so is the policy’s side', () => {
    const rules = [rule('Trials', 60, { source: [' FREE_trial'] }), rule('Rest', 480)];
    expect(compileRules(rules, () => office)({ source: 'Free trial', segment: '', owner: '' }).name).toBe('Trials');
  });
  test('words that are not separated are another word', () => {
    expect(of({ source: 'Freetrial' }).name).toBe('Everything else');
  });
});

test('a blank cell matches no condition, not even one that is blank when folded', () => {
  const rules = [rule('Dashes', 60, { source: ['-'] }), rule('Rest', 480)];
  expect(compileRules(rules, () => office)({ source: '', segment: '', owner: '' }).name).toBe('Rest');
});

test('which rule, and why', () => {
  expect(of({ source: 'Free trial', segment: 'Enterprise' }).because).toBe(
    'source is Free trial and segment is Enterprise',
  );
  expect(of({ source: 'Demo request' }).because).toBe('source is Free trial or Demo request');
  expect(of({}).because).toBe('no other rule applies');
});

test('a rule carries its target as working time, its calendar and its attempts', () => {
  const attempts = { count: 3, withinWorkingDays: 5, minGapMinutes: 60 };
  const asked: string[] = [];
  const [only] = [rule('All', 90)].map(one => ({ ...one, attempts }));
  if (!only) throw new Error('There is a rule.');
  const found = compileRules([only], name => {
    asked.push(name);
    return office;
  })({ source: '', segment: '', owner: '' });
  expect(found).toMatchObject({ name: 'All', target: 90 * MINUTE, attempts, calendar: office });
  expect(new Set(asked)).toEqual(new Set(['Sales']));
});
