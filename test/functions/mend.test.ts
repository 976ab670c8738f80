import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseFormula } from '../../src/functions/formula-calls.ts';
import { FUNCTIONS } from '../../src/functions/index.ts';
import { functionsIn, mended } from '../../src/functions/mend.ts';

describe('a stale formula gets its clock and policy', () => {
  test.each([
    ['=SLA_STATUS(A2:A, C2:C)', '=SLA_STATUS(A2:A, C2:C, , , , , SLA_CLOCK, SLA_POLICY)'],
    ['=sla_status(A2:A,C2:C,,,,,,)', '=sla_status(A2:A, C2:C, , , , , SLA_CLOCK, SLA_POLICY)'],
    ['=SLA_DUE(A2)', '=SLA_DUE(A2, , , , SLA_POLICY)'],
    ['=SLA_STATUS(A2:A, C2:C, , , , , NOW())', '=SLA_STATUS(A2:A, C2:C, , , , , NOW(), SLA_POLICY)'],
    ['=SLA_STATUS(A2:A, C2:C, SLA_POLICY)', '=SLA_STATUS(A2:A, C2:C, , , , , SLA_CLOCK, SLA_POLICY)'],
    [
      '=IF(A2="","",SLA_DUE(A2)) & SLA_DUE(B2)',
      '=IF(A2="","",SLA_DUE(A2, , , , SLA_POLICY)) & SLA_DUE(B2, , , , SLA_POLICY)',
    ],
    ['=SLA_MINUTES(A2, SLA_DUE(A2))', '=SLA_MINUTES(A2, SLA_DUE(A2, , , , SLA_POLICY), , SLA_POLICY)'],
    ['=LEADVALUE("Trial, ""free"" (new)")', '=LEADVALUE("Trial, ""free"" (new)", , SLA_POLICY)'],
    ["=LEADVALUE('It''s, (leads)'!A2:A)", "=LEADVALUE('It''s, (leads)'!A2:A, , SLA_POLICY)"],
    ['=SUM(LEADVALUE({"Free trial"; "eBook"}))', '=SUM(LEADVALUE({"Free trial"; "eBook"}, , SLA_POLICY))'],
  ])('%s', (formula, wanted) => expect(mended(formula, ',')).toBe(wanted));

  test.each([
    ['=SLA_MINUTES(A2; B2)', '=SLA_MINUTES(A2; B2; ; SLA_POLICY)'],
    ['=IF(A2>1,5; SLA_DUE(A2); 0)', '=IF(A2>1,5; SLA_DUE(A2; ; ; ; SLA_POLICY); 0)'],
    ['=LEADVALUE({"a"\\ "b"}; "x")', '=LEADVALUE({"a"\\ "b"}; "x"; SLA_POLICY)'],
    ['=SLA_DUE(A2)', '=SLA_DUE(A2; ; ; ; SLA_POLICY)'],
    ['=SLA_DUE(A2) + ROUND(1,5)', '=SLA_DUE(A2; ; ; ; SLA_POLICY) + ROUND(1,5)'],
    [
      '=LEADGOAL(500000; 8000; 0,02) + SLA_MINUTES(A2; B2)',
      '=LEADGOAL(500000; 8000; 0,02) + SLA_MINUTES(A2; B2; ; SLA_POLICY)',
    ],
  ])('where a comma is the decimal mark: %s', (formula, wanted) => expect(mended(formula, ';')).toBe(wanted));
});

describe('left alone', () => {
  test.each([
    '=SLA_STATUS(A2:A, C2:C, , , , , SLA_CLOCK, SLA_POLICY)',
    '=SLA_DUE(A2, , , , Ledger!A:B)',
    '=LEADGOAL(500000, 8000, 2%)',
    '=SLA_STATUS()',
    '=SLA_DUE(A2, , , , , )',
    '=SLA_DUE(A2',
    '=SLA_DUE(A2))',
    '=SLA_DUE("A2)',
    '=SLA_DUE({A2)}',
    '="SLA_DUE(A2)"',
    "='SLA_DUE(A2)'!A1",
    '=MY_SLA_DUE(A2)',
    '=SLA_DUES(A2)',
    'SLA_DUE(A2)',
    '',
  ])('%s', formula => expect(mended(formula, ',')).toBeNull());
});

test('the functions of a formula, nested too, and not those in texts', () => {
  expect(functionsIn('=IF(SLA_MINUTES(SLA_DUE(A2), B2) > 5, "LEADVALUE(x)", SUM(A:A))')).toEqual([
    'SLA_DUE',
    'SLA_MINUTES',
  ]);
});

/** Arguments with everything that could be taken for structure. */
const argument = fc.oneof(
  fc.constantFrom('A2:A', '"a,b;(c"', "'x;y)'!A:A", '{1,2;3,4}', 'SUM(A1,B1)', 'IF(A1="(",1,2)', '(1+2)', ''),
  fc.string({ maxLength: 6 }).map(text => `"${text.replace(/"/g, '""')}"`),
);

test('what is mended needs no mending, calls the same, and keeps each argument', () => {
  const formula = fc
    .tuple(fc.constantFrom(...FUNCTIONS), fc.array(argument, { minLength: 1, maxLength: 8 }))
    .map(([{ name, parameters }, args]) => `=1+${name}(${['A2', ...args].slice(0, parameters.length).join(', ')})`);
  fc.assert(
    fc.property(formula, text => {
      const after = mended(text, ',');
      if (after === null) return;
      expect(mended(after, ',')).toBeNull();
      const [before, now] = [text, after].map(
        one =>
          parseFormula(one)
            ?.calls.at(-1)
            ?.args.map(arg => arg.trim()) ?? [],
      );
      expect(
        now?.slice(0, before?.length).every((arg, index) => arg === before?.[index] || before?.[index] === ''),
      ).toBe(true);
      expect(now?.at(-1)).not.toBe('');
    }),
    { numRuns: 300 },
  );
});

test('anything typed is parsed without throwing', () => {
  const text = fc.array(fc.constantFrom(...'=(){},;"\'AS_1!:', 'SLA_DUE(', 'LEADVALUE('), { maxLength: 20 });
  fc.assert(
    fc.property(text, parts => void mended(`=${parts.join('')}`, ',')),
    { numRuns: 500 },
  );
});
