import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Ledger } from '../../../src/sla/policy/ledger.ts';
import { policyText, readPolicyText } from '../../../src/sla/policy/text.ts';
import { NEW_YORK } from '../../support/november.ts';
import { policies } from '../../support/policies.ts';
import { examplePolicy } from '../../support/workbench.ts';
import { isZone } from '../../support/zones.ts';

const problemsIn = (text: string) => readPolicyText(text, isZone).problems;

test('any policy survives ledger, load, export and import unchanged', () => {
  fc.assert(
    fc.property(policies, policy => {
      const ledger = new Ledger(NEW_YORK, []).with(0, { policy, zones: {} });
      const loaded = ledger.newest()?.agreement.policy;
      if (!loaded) throw new Error('The ledger has no version.');
      const { policy: imported } = readPolicyText(policyText(loaded), isZone);
      // As text, since that is what is kept: a field that is undefined is none.
      expect(JSON.stringify(imported)).toBe(JSON.stringify(policy));
    }),
    { numRuns: 150 },
  );
});

test('an export with a byte-order mark, blank lines and trailing spaces is read', () => {
  const text = JSON.stringify(examplePolicy());
  expect(problemsIn(`\uFEFF\n\n${text}  \r\n\t`)).toEqual([]);
});

test('short lists stand on one line', () => {
  const { policy } = readPolicyText(JSON.stringify(examplePolicy()), isZone);
  expect(policy && policyText(policy)).toContain('        "mon": [["09:00", "12:00"], ["13:00", "17:30"]],\n');
});

describe('a syntax error has its line and column', () => {
  test.each([
    [
      '{\n  "format": "lead-sla-policy/1",\n}',
      'Line 3, column 1: the name of a field in quotes was expected instead of }.',
    ],
    ['{ "a": 1\n  "b": 2 }', 'Line 2, column 3: a comma or } was expected instead of ".'],
    ['{ "a": [1, 2 }', 'Line 1, column 14: a comma or ] was expected instead of }.'],
    ['{ "a" 1 }', 'Line 1, column 7: a colon was expected instead of 1.'],
    ['{ "a": tru }', 'Line 1, column 8: a value was expected instead of t.'],
    ["{ 'a': 1 }", "Line 1, column 3: the name of a field in quotes was expected instead of '."],
    ['{ "a": 01 }', 'Line 1, column 9: a comma or } was expected instead of 1.'],
    ['{ "a": "x', 'Line 1, column 8: the text in quotes does not end, or has a sign that needs a \\.'],
    ['{ "a": 1', 'Line 1, column 9: the text ends where a comma or } was expected.'],
    ['{ "a": 1 } x', 'Line 1, column 12: something follows the end of the policy.'],
    ['{ "a": 1,\r\n "a": 2 }', 'Line 2, column 2: the field "a" is written twice.'],
    ['['.repeat(60), 'Line 1, column 51: it is nested too deep.'],
    ['', 'The text is empty.'],
    ['x'.repeat(500_001), 'The text has 500,001 characters.'],
  ])('%j', (text, message) => expect(problemsIn(text).map(problem => problem.message)).toEqual([message]));
});

test('a text is refused exactly where JSON.parse refuses it', () => {
  const texts = fc.oneof(
    fc.json({ maxDepth: 4 }),
    fc.tuple(fc.json({ maxDepth: 3 }), fc.nat(), fc.string({ maxLength: 2 })).map(([text, at, with_]) => {
      const place = at % (text.length + 1);
      return text.slice(0, place) + with_ + text.slice(place + (at % 3));
    }),
  );
  fc.assert(
    fc.property(texts, text => {
      const isSyntax = problemsIn(text).some(({ message }) => /^Line |is empty/.test(message));
      expect(isSyntax).toBe(!isJson(text.trim()) || hasTwice(text));
    }),
    { numRuns: 500 },
  );
});

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** Whether a field is written twice: then fewer come back than there were colons outside of texts. */
function hasTwice(text: string): boolean {
  const colons = text.replace(/"(?:[^"\\]|\\.)*"/g, '').split(':').length - 1;
  let fields = 0;
  JSON.parse(text, function count(this: unknown, key, value: unknown) {
    if (key !== '' || !Array.isArray(this)) fields++;
    if (Array.isArray(this)) fields--;
    return value;
  });
  return fields - 1 < colons;
}

describe('anything that was mangled gets problems by field, and never throws', () => {
  const HUGE = Number.POSITIVE_INFINITY;
  const values = [null, true, -1, HUGE, 1e300, 'x', '', [], {}, [[]], { x: 1 }, [HUGE], Number.MAX_SAFE_INTEGER];
  const mangled = fc
    .tuple(policies, fc.nat(), fc.constantFrom(...values), fc.constantFrom('put', 'drop', 'add'))
    .map(([policy, pick, value, how]) => {
      const copy = JSON.parse(JSON.stringify(policy)) as unknown;
      const places: [parent: Record<string, unknown>, key: string][] = [];
      const walk = (at: unknown) => {
        if (typeof at !== 'object' || at === null) return;
        for (const key of Object.keys(at)) {
          places.push([at as Record<string, unknown>, key]);
          walk((at as Record<string, unknown>)[key]);
        }
      };
      walk(copy);
      const [parent, key] = places[pick % places.length] as (typeof places)[number];
      if (how === 'put') parent[key] = value;
      else if (how === 'drop') delete parent[key];
      else parent[`${key}x`] = value;
      return JSON.stringify(copy, (_, one: unknown) => (one === HUGE ? 'HUGE' : one)).replace(/"HUGE"/g, '1e999');
    });
  test('with a field changed, dropped or added', () => {
    fc.assert(
      fc.property(mangled, text => {
        const { policy, problems } = readPolicyText(text, isZone);
        if (policy) expect(readPolicyText(policyText(policy), isZone).policy).toEqual(policy);
        else for (const { message, fix } of problems) expect(message !== '' && fix !== '').toBe(true);
        expect(policy === null).toBe(problems.length > 0);
      }),
      { numRuns: 300 },
    );
  });
  test('cut off anywhere', () => {
    const text = JSON.stringify(examplePolicy());
    for (let length = 0; length < text.length; length += 7) expect(problemsIn(text.slice(0, length)).length).toBe(1);
  });
  test.each(['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty'])(
    'a field %s is a stranger',
    name => {
      const text = JSON.stringify(examplePolicy());
      const at = [
        text.replace('{', `{"${name}":{"x":1},`),
        text.replace('"week":{', `"week":{"${name}":[],`),
        text.replace('"columns":{', `"columns":{"${name}":"Owner",`),
      ];
      const problems = at.map(one => problemsIn(one).map(problem => [problem.at, problem.message]));
      const stranger = 'This field is not part of a policy.';
      expect(problems).toEqual([
        [[name, stranger]],
        [
          [`calendars[0].week.${name}`, stranger],
          [`calendars[1].week.${name}`, stranger],
        ].slice(0, 1),
        [[`sheets[0].columns.${name}`, stranger]],
      ]);
    },
  );
  test('numbers that no JSON carries back are refused', () => {
    const text = JSON.stringify(examplePolicy()).replace('"revenue":8000', '"revenue":1e999');
    expect(problemsIn(text)).toEqual([
      { at: 'values.rates[0].revenue', message: expect.stringContaining('too large'), fix: expect.any(String) },
    ]);
  });
});
