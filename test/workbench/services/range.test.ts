import { describe, expect, test } from 'vitest';
import { evaluate, failureOf, SHEET } from '../host/host-fixture.ts';

const on = (body: string) => evaluate(`${SHEET} ${body}`);
const failure = (body: string) => failureOf(`${SHEET} ${body}`);

describe('getRange', () => {
  test.each([
    ["sheet.getRange('B2')", 'B2'],
    ["sheet.getRange('B2:C4')", 'B2:C4'],
    ["sheet.getRange('c4:b2')", 'B2:C4'],
    ["sheet.getRange('$B$2')", 'B2'],
    ["sheet.getRange('B:B')", 'B1:B20'],
    ["sheet.getRange('B3:B')", 'B3:B20'],
    ["sheet.getRange('2:3')", 'A2:F3'],
    ['sheet.getRange(2, 3)', 'C2'],
    ['sheet.getRange(2, 3, 2)', 'C2:C3'],
    ['sheet.getRange(2, 3, 2, 2)', 'C2:D3'],
    ["ss.getRange('Leads!A1')", 'A1'],
    ['ss.getRange("\'Leads\'!A1:B2")', 'A1:B2'],
    ["sheet.getRange('A1:B2').offset(1, 1)", 'B2:C3'],
    ["sheet.getRange('A1:B2').offset(1, 1, 1, 1)", 'B2'],
    ["sheet.getRange('B2:C3').getCell(2, 1)", 'B3'],
    ["(sheet.getRange('C3').setValue(1), sheet.getDataRange())", 'A1:C3'],
    ['sheet.getDataRange()', 'A1'],
    ["(ss.setNamedRange('PICK', sheet.getRange('B2:B3')), ss.getRange('PICK'))", 'B2:B3'],
  ])('%s', (range, a1) => {
    expect(on(`return ${range}.getA1Notation();`)).toBe(a1);
  });
  test.each([
    ['sheet.getRange(0, 1)', 'The starting row of the range is too small.'],
    ['sheet.getRange(1, 0)', 'The starting column of the range is too small.'],
    ['sheet.getRange(1, 1, 0)', 'The number of rows in the range must be at least 1.'],
    ['sheet.getRange(1, 1, 1, 0)', 'The number of columns in the range must be at least 1.'],
    ['sheet.getRange(21, 1)', 'The coordinates of the range are outside the dimensions of the sheet.'],
    ["sheet.getRange('G1')", 'The coordinates of the range are outside the dimensions of the sheet.'],
    ["sheet.getRange('nonsense')", 'Range not found'],
    ["sheet.getRange('Other!A1')", 'Range not found'],
    ["ss.getRange('Nope!A1')", 'Range not found'],
    ["sheet.getRange('A1').getCell(2, 1)", 'Cell reference out of range'],
    ["sheet.getRange('A1').offset(-1, 0)", 'The starting row of the range is too small.'],
  ])('%s is refused', (range, message) => {
    expect(failure(`${range};`)).toBe(message);
  });
  test.each(['sheet.getRange()', "sheet.getRange('A', 1)", 'sheet.getRange(1, 1, 1, 1, 1)', 'sheet.getRange(null, 1)'])(
    '%s does not match the signature',
    range => {
      expect(failure(`${range};`)).toContain("don't match the method signature for SpreadsheetApp.Sheet.getRange");
    },
  );
  test('tells its place and size, counted from 1', () => {
    expect(
      on(`const r = sheet.getRange('B2:C5'); return [r.getRow(), r.getColumn(), r.getLastRow(), r.getLastColumn(),
        r.getNumRows(), r.getNumColumns(), r.getHeight(), r.getWidth(), r.getRowIndex(), r.getGridId() === sheet.getSheetId(),
        r.getSheet().getName()];`),
    ).toEqual([2, 2, 5, 3, 4, 2, 4, 2, 2, true, 'Leads']);
  });
  test('a range of a tab that was deleted is no more', () => {
    expect(
      failure("const r = ss.insertSheet('x').getRange('A1'); ss.deleteSheet(ss.getSheetByName('x')); r.getValue();"),
    ).toMatch(/^Sheet \d+ not found$/);
  });
  test('a range whose rows were deleted is outside', () => {
    expect(failure("const r = sheet.getRange('A20'); sheet.deleteRows(10, 5); r.getValue();")).toContain(
      'outside the dimensions',
    );
  });
});

describe('looks', () => {
  test.each([
    ["setBackground('#ABC')", 'getBackground()', '#aabbcc'],
    ["setBackground('Red')", 'getBackground()', '#ff0000'],
    ['setBackground(null)', 'getBackground()', '#ffffff'],
    ["setFontWeight('bold')", 'getFontWeight()', 'bold'],
    ['setFontWeight(null)', 'getFontWeight()', 'normal'],
    ["setNumberFormat('0.00')", 'getNumberFormat()', '0.00'],
    ["setNumberFormat('General')", 'getNumberFormat()', ''],
    ["setHorizontalAlignment('right')", 'getHorizontalAlignment()', 'right'],
    ['setWrap(true)', 'getWrap()', true],
    ['setWrapStrategy(SpreadsheetApp.WrapStrategy.WRAP)', 'getWrap()', true],
    ['setWrapStrategy(SpreadsheetApp.WrapStrategy.CLIP)', 'getWrap()', false],
  ])('%s', (set, get, value) => {
    expect(on(`return sheet.getRange('A1').${set}.${get};`)).toBe(value);
  });
  test.each([
    "setBackground('nocolour')",
    "setFontWeight('heavy')",
    "setHorizontalAlignment('middle')",
    "setVerticalAlignment('left')",
    "setWrap('yes')",
    "setWrapStrategy('WRAP')",
    'setFontSize("x")',
    'setBorder(true)',
    "setBackgrounds([['red', 'red']])",
  ])('%s is refused', set => {
    expect(failure(`sheet.getRange('A1').${set};`)).not.toBe('');
  });
  test('one a cell', () => {
    expect(
      on(`const r = sheet.getRange('A1:C1'); r.setBackgrounds([['red', 'red', null]]); r.setFontWeights([['bold', 'normal', null]]);
        r.setFontColors([['blue', 'black', 'white']]); r.setNumberFormats([['0', '@', '0%']]);
        return [r.getBackgrounds(), r.getFontWeights(), r.getFontColors(), r.getNumberFormats()];`),
    ).toEqual([
      [['#ff0000', '#ff0000', '#ffffff']],
      [['bold', 'normal', 'normal']],
      [['#0000ff', '#000000', '#ffffff']],
      [['0', '@', '0%']],
    ]);
  });
  test('merging keeps the corner only, a formula too; breaking apart brings nothing back', () => {
    expect(
      on(`const r = sheet.getRange('A1:B2'); r.setValues([['a', 'b'], ['c', 'd']]); r.merge(); const merged = r.getValues();
        r.breakApart(); const f = sheet.getRange('D1:E1'); f.setFormulas([['=1+1', '=5']]); f.merge(); return [merged, f.getFormulas()];`),
    ).toEqual([
      [
        ['a', ''],
        ['', ''],
      ],
      [['=1+1', '']],
    ]);
  });
});

describe('copyTo', () => {
  const COPY =
    "const from = sheet.getRange('A1:B1'); sheet.getRange('A1').setValue(2).setBackground('red'); sheet.getRange('B1').setFormula('=A1*2'); const to = sheet.getRange('A3:B3');";
  const seen = 'return [to.getValues()[0], to.getFormulas()[0], to.getBackground()];';
  test.each([
    ['everything', 'from.copyTo(to);', [[2, 4], ['', '=A3*2'], '#ff0000']],
    ['contents', 'from.copyTo(to, { contentsOnly: true });', [[2, 4], ['', '=A3*2'], '#ffffff']],
    ['formats', 'from.copyTo(to, { formatOnly: true });', [['', ''], ['', ''], '#ff0000']],
    ['results', 'from.copyTo(to, SpreadsheetApp.CopyPasteType.PASTE_VALUES, false);', [[2, 4], ['', ''], '#ffffff']],
    [
      'formats by type',
      'from.copyTo(to, SpreadsheetApp.CopyPasteType.PASTE_FORMAT, false);',
      [['', ''], ['', ''], '#ff0000'],
    ],
  ])('%s', (_, copy, expected) => {
    expect(on(`${COPY} ${copy} ${seen}`)).toEqual(expected);
  });
  test('onto itself, one row down', () => {
    expect(
      on(
        "const r = sheet.getRange('A1:A3'); r.setValues([[1], [2], [3]]); r.copyTo(sheet.getRange('A2')); return sheet.getRange('A1:A4').getValues().flat();",
      ),
    ).toEqual([1, 1, 2, 3]);
  });
  test('beyond the tab’s edge is refused', () => {
    expect(failure("sheet.getRange('A1:A3').copyTo(sheet.getRange('A19'));")).toContain('outside the dimensions');
  });
});

describe('data validation', () => {
  const rule = (require: string, allow = false) =>
    `SpreadsheetApp.newDataValidation().${require}.setAllowInvalid(${allow}).setHelpText('help').build()`;
  const set = (require: string, value: string, allow = false) =>
    failure(
      `sheet.getRange('A1:A5').setDataValidation(${rule(require, allow)}); sheet.getRange('A2').setValue(${value});`,
    );
  const BROKEN = 'The data you entered in cell A2 violates the data validation rules set on this cell.';

  test.each([
    ["requireValueInList(['a', 'b'])", "'a'", "'c'"],
    ['requireNumberBetween(1, 5)', '5', '6'],
    ['requireNumberGreaterThanOrEqualTo(0)', '0', '-1'],
    ['requireDate()', 'new Date()', "'soon'"],
    ['requireCheckbox()', 'true', "'yes'"],
  ])('%s', (require, good, bad) => {
    expect(set(require, good)).toBe('');
    expect(set(require, bad)).toBe(BROKEN);
    expect(set(require, bad, true)).toBe('');
    expect(set(require, 'null')).toBe('');
  });
  test('one broken cell stops the whole block', () => {
    expect(
      on(`sheet.getRange('A2').setDataValidation(${rule('requireCheckbox()')});
        sheet.getRange('A1:A3').setValues([[1], [2], [3]]);
        try { SpreadsheetApp.flush(); } catch (error) { return sheet.getLastRow(); }`),
    ).toBe(0);
  });
  test('a rule tells what it asks', () => {
    expect(
      on(`const r = sheet.getRange('A1:B1').setDataValidation(${rule("requireValueInList(['a', 'b'], true)")}).getDataValidation();
        return [String(r.getCriteriaType()), r.getCriteriaValues(), r.getAllowInvalid(), r.getHelpText(), sheet.getRange('C1').getDataValidation()];`),
    ).toEqual(['VALUE_IN_LIST', [['a', 'b'], true], false, 'help', null]);
  });
  test('clearing the middle leaves the rule around it', () => {
    expect(
      on(`sheet.getRange('A1:C3').setDataValidation(${rule('requireCheckbox()')}); sheet.getRange('B2').clearDataValidations();
        return sheet.getRange('A1:C3').getDataValidations().map(row => row.map(each => each ? 1 : 0));`),
    ).toEqual([
      [1, 1, 1],
      [1, 0, 1],
      [1, 1, 1],
    ]);
  });
  test('a rule without a criterion cannot be built', () => {
    expect(failure('SpreadsheetApp.newDataValidation().build();')).toContain('without a criteria');
  });
});
