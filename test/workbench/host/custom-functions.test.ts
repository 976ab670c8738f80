import { describe, expect, test } from 'vitest';
import { customFunctionNames } from '../../../workbench/host/functions.ts';
import type { HostOptions } from '../../../workbench/host/host.ts';
import { hostOf, SHEET } from './host-fixture.ts';

const declared = (name: string, body: string) =>
  `/**\n * @customfunction\n */\nfunction ${name}(a, b, c) { ${body} }\n`;

/** The shown texts of column F after the formulas were put there; A1:B3 holds numbers, C1 a date, D1 stays blank. */
const formulas = (bundle: string, lines: readonly string[], options: Partial<HostOptions> = {}) => {
  const host = hostOf(bundle, options);
  const grid = host.book.grids[0];
  if (!grid) throw new Error('no tab');
  [1, 2, 3].forEach(n => {
    grid.set(n - 1, 0, { value: n });
    grid.set(n - 1, 1, { value: n * 10 });
  });
  grid.type(0, 2, '1/2/2026');
  lines.forEach((formula, row) => {
    grid.set(row, 5, { formula });
  });
  return { host, grid, shown: lines.map((_, row) => grid.display(row, 5)) };
};
const one = (body: string, formula: string, options: Partial<HostOptions> = {}) =>
  formulas(declared('F', body), [formula], options).shown[0];

test('their names come from the JSDoc of the bundle, private ones excepted', () => {
  const bundle = `${declared('SLA_ONE', '')}${declared('hidden_', '')}
    /** no tag */ function plain() {}
    /** @customFunction */ function two() {}
    /** @customfunction */ var x; function far() {}`;
  expect(customFunctionNames(bundle)).toEqual(['SLA_ONE', 'two']);
  expect(hostOf(bundle).functions.names).toEqual(['SLA_ONE', 'two']);
});

describe('arguments', () => {
  test.each([
    ['a number', 'F(A1)', 'number:1'],
    ['text', 'F("x")', 'string:x'],
    ['a boolean', 'F(TRUE)', 'boolean:true'],
    ['a blank cell', 'F(D1)', 'string:'],
    ['left out at the end', 'F()', 'undefined:undefined'],
    ['a single cell is a value, not rows', 'F(B2)', 'number:20'],
  ])('%s', (_, call, answer) => {
    expect(one("return typeof a + ':' + a;", `=${call}`)).toBe(answer);
  });
  test('a range is rows of the script’s own realm, blanks are ""', () => {
    expect(
      one('return a instanceof Array && a[0] instanceof Array ? JSON.stringify(a) : "foreign";', '=F(A2:B4)'),
    ).toBe('[[2,20],[3,30],["",""]]');
  });
  test('a date is a Date in the workbook’s zone', () => {
    expect(one('return a instanceof Date ? a.toISOString() : typeof a;', '=F(C1)')).toBe('2026-01-02T05:00:00.000Z');
    expect(one('return a[0][0] instanceof Date;', '=F(C1:D1)')).toBe('TRUE');
  });
  test('a function that changes the rows it was given spoils no other’s', () => {
    const bundle =
      declared('F', 'a[0][0] = 99; a.push([1]); return 1;') + declared('G', 'return a.length * 1000 + a[0][0];');
    expect(formulas(bundle, ['=F(A1:A3)', '=G(A1:A3)', '=F(A1:A3)', '=G(A1:A3)']).shown).toEqual([
      '1',
      '3001',
      '1',
      '3001',
    ]);
  });
});

describe('answers', () => {
  test('rows spill, a list becomes a column', () => {
    const { grid } = formulas(declared('F', 'return [1, 2, 3];'), ['=F()']);
    expect([0, 1, 2].map(row => grid.value(row, 5))).toEqual([1, 2, 3]);
  });
  test('a Date shows as a date', () => {
    expect(one('return new Date(Date.UTC(2026, 0, 2, 5));', '=F()')).toBe('1/2/2026');
  });
  test.each([
    ['text', "return 'x';", 'x'],
    ['nothing leaves a blank', '', ''],
    ['null leaves a blank', 'return null;', ''],
    ['rows without columns leave a blank', 'return [[]];', ''],
    ['not a number', 'return 0 / 0;', '#NUM!'],
    ['an invalid Date', 'return new Date(NaN);', '#NUM!'],
    ['a function', 'return () => 1;', '#ERROR!'],
    ['an object', 'return { a: 1 };', '#ERROR!'],
    ['ragged rows', 'return [[1], [1, 2]];', '#ERROR!'],
    ['a thrown error', "throw new Error('no policy');", '#ERROR!'],
  ])('%s', (_, body, shown) => {
    expect(one(body, '=F()')).toBe(shown);
  });
  test('a thrown error’s message is what hovering shows', () => {
    const { grid } = formulas(declared('F', "throw new Error('The policy has no version.');"), ['=F()']);
    expect(grid.value(0, 5)).toEqual({ error: '#ERROR!', message: 'The policy has no version.' });
  });
  test('IFERROR catches it', () => {
    expect(one("throw new Error('x');", '=IFERROR(F(), "none")')).toBe('none');
  });
});

describe('what they may call', () => {
  test.each([
    ['reads of the sheet', `${SHEET} return sheet.getRange('A3').getValue();`, '3'],
    ['properties', "return PropertiesService.getScriptProperties().getProperty('x') === null;", 'TRUE'],
    ['the person is not told', "return '<' + Session.getActiveUser().getEmail() + '>';", '<>'],
  ])('%s', (_, body, shown) => {
    expect(one(body, '=F()')).toBe(shown);
  });
  test.each([
    ['writing a cell', `${SHEET} sheet.getRange('A1').setValue(5);`, 'You do not have permission to call setValue'],
    ['mail', "MailApp.sendEmail('a@b.ch', 's', 'b');", 'You do not have permission to call MailApp.sendEmail'],
    ['the Ui', 'SpreadsheetApp.getUi();', 'Cannot call SpreadsheetApp.getUi() from this context.'],
    ['triggers', "ScriptApp.newTrigger('x');", 'You do not have permission to call ScriptApp.newTrigger'],
    ['more than thirty seconds', 'Utilities.sleep(30001);', 'Exceeded maximum execution time'],
  ])('not %s', (_, body, message) => {
    const { grid } = formulas(declared('F', body), ['=F()']);
    expect(grid.value(0, 5)).toEqual({ error: '#ERROR!', message: expect.stringContaining(message) });
    expect(grid.value(0, 0)).toBe(1);
  });
  test('each formula has thirty seconds of its own', () => {
    const slow = declared('F', 'Utilities.sleep(20000); return a;');
    expect(formulas(slow, ['=F(1)', '=F(2)', '=F(3)']).shown).toEqual(['1', '2', '3']);
  });
});

describe('contexts', () => {
  const counter = `let count = 0;\n${declared('F', 'count += 1; return count;')}`;
  test('on Google a fresh one each call', () => {
    expect(formulas(counter, ['=F(1)', '=F(2)'], { functionContext: 'call' }).shown).toEqual(['1', '1']);
  });
  test('shared ones are renewed by every run', () => {
    const { host, grid, shown } = formulas(`${counter}function main() {}`, ['=F(1)', '=F(2)']);
    expect(shown).toEqual(['1', '2']);
    host.run('main', [], 'menu');
    grid.set(2, 5, { formula: '=F(3)' });
    expect(grid.display(2, 5)).toBe('1');
  });
});

test('names are found whatever their case; an unknown one is #NAME?', () => {
  const { shown } = formulas(declared('Twice', 'return a * 2;'), ['=TWICE(2)', '=twice(3)', '=THRICE(1)']);
  expect(shown).toEqual(['4', '6', '#NAME?']);
});
