/** Lead text is hostile: whatever reads it is quick with 100,000 characters of the worst kinds, and says nothing longer than a line. */
import { describe, expect, test } from 'vitest';
import { isolated, oneLine, webAddress } from '../../src/email/foreign.ts';
import { isDateHeader } from '../../src/functions/arguments.ts';
import { parseFormula } from '../../src/functions/formula-calls.ts';
import { functionsIn } from '../../src/functions/mend.ts';
import { guessColumns, spelledColumn } from '../../src/sla/leads/columns.ts';
import { meaningOf, wordsOf } from '../../src/sla/leads/header-words.ts';
import { keyOf } from '../../src/sla/leads/identity.ts';
import { factsSeen } from '../../src/sla/leads/observe.ts';
import { FIELDS } from '../../src/sla/policy/fields.ts';
import { readPolicyText } from '../../src/sla/policy/text.ts';
import { compileQualification } from '../../src/sla/promises/marketing/qualification.ts';
import { isTerminal } from '../../src/sla/promises/sales/attempts.ts';
import { isBlankWord, visible } from '../../src/sla/sheet/cell.ts';
import { asText, fromText } from '../../src/sla/sheet/cell-text.ts';
import { currencyOf } from '../../src/sla/sheet/currency.ts';
import {
  DATE_STYLES,
  inferDateOnly,
  inferDateStyle,
  isAlike,
  isSwapped,
  isTelling,
  readMoment,
  strangeIn,
} from '../../src/sla/sheet/date.ts';
import { inferDecimalMark, isGroupedByPoints, readBand, readNumber } from '../../src/sla/sheet/number.ts';
import { fold } from '../../src/sla/sheet/text.ts';
import { readUntil } from '../../src/sla/sheet/until.ts';
import { MANAGED } from '../../src/sla/standing/managed-columns.ts';
import { parseDay, parseTimeOfDay } from '../../src/sla/time/time.ts';
import { policyWith, sheetOf, standingOn, verdictOn } from '../support/agreements.ts';
import { at, NEW_YORK } from '../support/november.ts';

const LONG = 100_000;
const full = (text: string) => text.repeat(Math.ceil(LONG / text.length)).slice(0, LONG);
const around = (head: string, body: string, tail: string) => head + full(body) + tail;

/** What a pattern with two ways through it goes over again and again. */
const WORST: readonly (readonly [about: string, text: string])[] = [
  ['a number, blanks, a word', around('1', ' ', 'abcde')],
  ['blanks before a number', around('', ' ', '1x')],
  ['thin blanks', around('1', '\u202f', '2x')],
  ['digits', full('1')],
  ['digits and points', full('1.')],
  ['groups of three', around('1', ',000', 'x')],
  ['groups by apostrophes', around('1', "'000", 'x')],
  ['zeroes', around('0.', '0', 'e')],
  ['minus signs', full('-')],
  ['parentheses', full('(')],
  ['percent signs', around('1', '%', 'x')],
  ['a band without an end', full('51-')],
  ['currency letters', around('1 ', 'kr', '!')],
  ['date parts', full('11/20/2026 ')],
  ['a date, blanks, a letter', around('2026-11-20', ' ', 'x')],
  ['a time of many colons', around('2026-11-20 09', ':09', '!')],
  ['a month of many letters', around('20 ', 'n', ' 2026')],
  ['weekdays', full('Monday, ')],
  ['an offset of many signs', around('2026-11-20 09:05 GMT', '+', '5')],
  ['letters', full('a')],
  ['capital letters', full('A')],
  ['names', full('Ana ')],
  ['addresses', full('a@')],
  ['points', full('.')],
  ['underscores and hyphens', around('a', '_-', '!')],
  ['line breaks', full('\r\n')],
  ['quotation marks', full('"')],
  ['backslashes', full('\\')],
  ['brackets', full('[')],
  ['braces', full('{"a":')],
  ['formulas', around('=', 'QUERY(', '')],
  ['names of functions', around('=', 'IMPORT', ' ')],
  ['markup', full('<b>')],
  ['halves of characters', full('\ud83d')],
  ['a sign that unfolds to eighteen', full('\ufdfa')],
  ['combining marks', around('a', '\u0301', '')],
  ['direction overrides', full('\u202e')],
  ['Hebrew', full('\u05d0')],
];

/** On a busy machine; what goes over a text again and again takes 30 seconds. */
const QUICK_MS = 1_000;

const READERS: readonly (readonly [name: string, read: (text: string) => unknown])[] = [
  ['readNumber', text => readNumber(text)],
  ...DATE_STYLES.map(
    style => [`readMoment ${style}`, (text: string) => readMoment(text, style, NEW_YORK, true)] as const,
  ),
  ['inferDateStyle', text => inferDateStyle([text])],
  ['inferDateOnly', text => inferDateOnly([text], 'dmy', NEW_YORK)],
  ['isTelling', isTelling],
  ['isAlike', isAlike],
  ['isSwapped', text => isSwapped([text], 'dmy', NEW_YORK)],
  ['strangeIn', text => strangeIn(text, 'dmy')?.length],
  ['inferDecimalMark', text => inferDecimalMark([text])],
  ['readBand', text => readBand(text, '.')],
  ['isGroupedByPoints', isGroupedByPoints],
  ['currencyOf', text => currencyOf([text])],
  ['visible', visible],
  ['isBlankWord', isBlankWord],
  ['readUntil', text => readUntil(text, NEW_YORK, 0, from => from)],
  ['parseDay', parseDay],
  ['parseTimeOfDay', parseTimeOfDay],
  ['fold', fold],
  ['asText', text => fromText(asText(text))],
  ['wordsOf', wordsOf],
  ['meaningOf', meaningOf],
  ['spelledColumn', text => spelledColumn([text], 'created')],
  ['guessColumns by header', text => guessColumns([text], [['a']], NEW_YORK)],
  [
    'guessColumns by values',
    text =>
      guessColumns(
        ['Day', 'Who'],
        [1, 2, 3, 4, 5].map(() => [text, text]),
        NEW_YORK,
      ),
  ],
  [
    'keyOf',
    text => keyOf(text, text, null, text, text) + keyOf('', text, null, text, text) + keyOf('', '', null, text, text),
  ],
  ['factsSeen', text => factsSeen(text).length],
  ['isTerminal', text => isTerminal(text)],
  ['readPolicyText', text => readPolicyText(text, () => true).problems.length],
  ['functionsIn', text => functionsIn(text).length],
  ['parseFormula', text => parseFormula(text) === null],
  ['isDateHeader', isDateHeader],
  ['oneLine', text => isolated(oneLine(text, 80))],
  ['webAddress', text => webAddress(`https://${text}`).length],
];

describe.each(READERS)('%s', (_, read) => {
  test('is quick with 100,000 characters of the worst kinds', () => {
    for (const [about, text] of WORST) {
      const begun = performance.now();
      const answer = read(text);
      expect(performance.now() - begun, about).toBeLessThan(QUICK_MS);
      if (typeof answer === 'string') expect(answer.length, about).toBeLessThanOrEqual(LONG * 18 + 16);
    }
  });
});

describe.each(WORST)('a lead of %s in every field', (_, text) => {
  const row = Object.fromEntries(FIELDS.map(field => [field, text]));
  const policy = policyWith({
    qualification: {
      any: [
        { column: 'revenue', is: 'at least', value: 50 },
        { column: 'source', is: 'contains', value: 'x' },
      ],
    },
  });

  test('is read and judged quickly, and everything that is written of it fits a cell', () => {
    const begun = performance.now();
    const verdict = verdictOn({ ...row, created: '16 09:00' }, policy, at('16 12:00'));
    const cells = MANAGED.map(({ cell }) => String(cell(verdict, at('16 12:00'))));
    const { problems } = standingOn([row], policy, at('16 12:00'));
    expect(performance.now() - begun).toBeLessThan(3 * QUICK_MS);
    expect(Math.max(...cells.map(({ length }) => length))).toBeLessThan(25_000);
    expect(
      Math.max(...problems.map(({ message, at: cell, fix }) => message.length + cell.length + fix.length)),
    ).toBeLessThan(1_000);
    const { lead } = verdict;
    expect(lead.key.length).toBeLessThanOrEqual(210);
  });
});

test('criteria on such a cell are quick and say no more than a line', () => {
  const meets = compileQualification(
    { all: [{ column: 'x', is: 'between', value: [1, 2] }], minimumScore: null },
    ['x'],
    () => '.',
  );
  for (const [about, text] of WORST) {
    const answer = meets([text]);
    expect(String(answer).length, about).toBeLessThan(200);
  }
});

test('two keys that are longer than a cell should hold stay two', () => {
  const [one, two] = ['a', 'b'].map(end => keyOf(`${full('x')}${end}`, '', null, '', ''));
  expect(one).not.toBe(two);
  const keys = sheetOf([{ id: full('x') }, { id: `${full('x')}y` }]).leads.map(({ key }) => key);
  expect(keys.every(key => key.length < 20)).toBe(true);
  expect(new Set(keys).size).toBe(2);
});
