import { describe, expect, test } from 'vitest';
import type { Criterion, Qualification } from '../../../../src/sla/policy/schema.ts';
import { compileQualification, missingCriteria } from '../../../../src/sla/promises/marketing/qualification.ts';
import { judged, policyWith, type Row, sinceEver, standingOn, verdictOn } from '../../../support/agreements.ts';
import { at } from '../../../support/november.ts';

/** Every column of these tests has a decimal point. */
const POINT = () => '.' as const;
const HEADER = ['Name', 'Company size', 'Country', 'Free mail'];

/** The answer for a row whose one column under test holds `cell`. */
function holds(is: Criterion['is'], value: Criterion['value'], cell: unknown): boolean {
  const criterion = { column: 'Company size', is, ...(value === undefined ? {} : { value }) };
  return compileQualification({ all: [criterion], minimumScore: null }, HEADER, POINT)(['Ann', cell, '', '']) === true;
}

describe('criteria', () => {
  const cases: [is: Criterion['is'], value: Criterion['value'], yes: unknown[], no: unknown[]][] = [
    ['is', 'Germany', ['Germany', ' germany ', 'GERMANY'], ['German', 'Germany 2', 'France']],
    ['is', 'free_trial', ['Free trial', 'FREE-TRIAL'], ['Freetrial']],
    ['is', 50, [50, '50'], [51, '5', 'fifty']],
    ['is', true, [true, 'TRUE'], [false, 'yes', 1]],
    ['is not', 'Germany', ['France', 7], ['Germany', 'germany']],
    ['is any of', ['Germany', 'Austria', 41], ['austria', 'Germany', 41], ['France', 42]],
    ['contains', 'soft', ['Microsoft', 'SOFTware GmbH'], ['Sof t', 'Apple']],
    [
      'at least',
      50,
      [50, 50.5, '50', '1,200', '1k', '1.2M', '50-200', '50–200', '1,001 to 5,000', '1,001+', '60%'],
      [49.99, '49', '11-49', '-80', '(80)', '49%', 'many', true, '11-50', '20-', '1e5'],
    ],
    ['at most', 50, [50, -3, '0'], [50.01, '51', 'few']],
    ['between', [10, 50], [10, 50, '11'], [9.99, 50.01, 'ten']],
    ['is blank', undefined, ['', ' ', null, undefined], ['x', 0, false]],
    ['is not blank', undefined, ['x', 0, false], ['', ' ', null, undefined]],
  ];
  for (const [is, value, yes, no] of cases) {
    test.each(yes)(`${is} ${String(value ?? '')}: %j`, cell => expect(holds(is, value, cell)).toBe(true));
    test.each(no)(`${is} ${String(value ?? '')}: not %j`, cell => expect(holds(is, value, cell)).toBe(false));
  }

  const every: [is: Criterion['is'], value: Criterion['value']][] = [
    ['is', ''],
    ['is not', 'x'],
    ['is any of', ['x', '']],
    ['contains', ''],
    ['at least', 0],
    ['at most', 0],
    ['between', [-1, 1]],
    ['is not blank', undefined],
  ];
  test.each(every)('a blank cell fails "%s"', (is, value) => {
    expect(['', '  ', null, undefined].map(cell => holds(is, value, cell))).toEqual([false, false, false, false]);
  });

  test('a column is found folded', () => {
    const criterion: Criterion = { column: 'COMPANY_size', is: 'at least', value: 50 };
    expect(compileQualification({ all: [criterion], minimumScore: null }, HEADER, POINT)(['Ann', 60, '', ''])).toBe(
      true,
    );
  });
});

describe('what no bound can be compared with is listed, and is no silent no', () => {
  const listedFor = (cell: unknown, is: Criterion['is'] = 'at least', value: Criterion['value'] = 50) => {
    const policy = policyWith({ qualification: { all: [{ column: 'Size', is, value }] } });
    const row = { id: 'L-1', created: '16 09:00', Size: cell };
    return standingOn([row], policy, at('20 12:00'))
      .problems.filter(({ kind }) => kind === 'cannot be compared')
      .map(({ message }) => message);
  };

  test.each(['11-50', 'many', '20-', '1e5', '500/mo', true])('%j', cell => {
    expect(listedFor(cell)).toEqual([expect.stringContaining(`"${String(cell)}" cannot be compared`)]);
  });
  test.each(['', 'n/a', '-', '49.5', '51-200', '1k'])('%j says enough', cell => expect(listedFor(cell)).toEqual([]));
  test('a date among bands', () => {
    expect(listedFor(new Date('2026-11-10T00:00:00-05:00'))).toEqual([
      expect.stringMatching(/perhaps a band that Sheets made a date/),
    ]);
  });
  test('texts that are compared as texts', () => expect(listedFor('many', 'is', 'few')).toEqual([]));
});

describe('groups', () => {
  const big: Criterion = { column: 'Company size', is: 'at least', value: 50 };
  const german: Criterion = { column: 'Country', is: 'is', value: 'Germany' };
  const own: Criterion = { column: 'Free mail', is: 'is not', value: 'yes' };
  const ask = (groups: Omit<Qualification, 'minimumScore'>, ...cells: unknown[]) =>
    compileQualification({ ...groups, minimumScore: null }, HEADER, POINT)(['Ann', ...cells]);

  test('no criteria: every lead', () => expect(ask({}, 1, '', '')).toBe(true));
  test('all of "all"', () => expect(ask({ all: [big, german] }, 60, 'Germany')).toBe(true));
  test('the first of "all" that failed is named', () => {
    expect(ask({ all: [own, big, german] }, 40, 'France', 'no')).toContain('Company size at least 50');
    expect(ask({ all: [own, big, german] }, 60, 'France', 'no')).toContain('Country is Germany');
  });
  test('a failed one is worded as in the agreement', () => {
    const between: Criterion = { column: 'Company size', is: 'between', value: [10, 50] };
    expect(ask({ all: [between] }, 60)).toBe('Company size between 10 and 50: it is 60');
  });
  test('one of "any" is enough', () => {
    expect(ask({ any: [big, german] }, 40, 'Germany')).toBe(true);
    expect(ask({ any: [big, german] }, 60, 'France')).toBe(true);
  });
  test('none of "any": the first is named', () =>
    expect(ask({ any: [big, german] }, 40, 'France')).toContain('Company size'));
  test('both groups must hold', () => {
    expect(ask({ all: [own], any: [big, german] }, 60, 'France', 'no')).toBe(true);
    expect(ask({ all: [own], any: [big, german] }, 60, 'France', 'yes')).toContain('Free mail');
    expect(ask({ all: [own], any: [big, german] }, 40, 'France', 'no')).toContain('Company size');
  });
  test('a column that the sheet does not have fails and is told', () => {
    const budget: Criterion = { column: 'Budget', is: 'is not', value: 0 };
    expect(ask({ all: [budget] }, 60)).toContain('Budget');
    expect(missingCriteria({ all: [budget, big], minimumScore: null }, HEADER)).toEqual(['Budget']);
  });
  test('a short row is blank where it ends', () => expect(ask({ all: [german] }, 60)).toContain('blank'));
});

describe('read from a row', () => {
  const qualification = { all: [{ column: 'Size', is: 'at least', value: 50 }] };
  const plain = policyWith();
  const strict = policyWith({ qualification });
  const created = '16 09:00';
  const now = at('18 12:00');
  const cases: [about: string, row: Row, policy: typeof plain, isQualified: boolean, at: string | null][] = [
    ['nothing says so: every lead, from its creation', { created }, plain, true, '16 09:00'],
    ['criteria hold: from its creation', { created, Size: 50 }, strict, true, '16 09:00'],
    ['a criterion fails', { created, Size: 49 }, strict, false, null],
    ['a blank cell fails', { created, Size: '' }, strict, false, null],
    [
      'a qualified date wins over a failing criterion',
      { created, qualified: '17 10:00', Size: 1 },
      strict,
      true,
      '17 10:00',
    ],
    ['a blank qualified date wins over criteria that hold', { created, qualified: '', Size: 50 }, strict, false, null],
    ['a qualified date in the future', { created, qualified: '19 10:00' }, plain, false, null],
    ['a qualified date at this very instant', { created, qualified: '18 12:00' }, plain, true, '18 12:00'],
    ['an unreadable qualified date', { created, qualified: 'soon' }, plain, false, null],
  ];
  test.each(cases)('%s', (_about, row, policy, isQualified, instant) => {
    const { qualified, qualifiedAt } = verdictOn(row, policy, now);
    expect(qualified === true).toBe(isQualified);
    expect(qualifiedAt?.begin ?? null).toBe(instant && at(instant));
  });

  test('the answer of each row names what failed', () => {
    const { verdicts } = judged(
      sinceEver(strict),
      [
        { created, Size: 49 },
        { created, Size: '' },
        { created, Size: 'many' },
      ],
      now,
    );
    expect(verdicts.map(({ qualified }) => String(qualified))).toEqual([
      expect.stringContaining('Size at least 50'),
      expect.stringContaining('blank'),
      expect.stringContaining('many'),
    ]);
  });
});
