import { describe, expect, test } from 'vitest';
import { evaluate, failureOf, hostOf, NOW, SHEET } from '../host/host-fixture.ts';

const on = (body: string) => evaluate(`${SHEET} ${body}`);
const failure = (body: string) => failureOf(`${SHEET} ${body}`);
/** What a cell holds after a script wrote a value with setValue: the value, what shows, and the number format. */
const written = (literal: string, format = '', locale = 'en_US') => {
  const host = hostOf(`function main() { ${SHEET} sheet.getRange(1, 1).setValue(${literal}); }`);
  const grid = host.book.grids[0];
  if (!grid) throw new Error('no tab');
  host.book.locale = locale;
  if (format) grid.setFormat({ row: 0, column: 0, rows: 1, columns: 1 }, { numberFormat: format });
  const { error } = host.run('main', [], 'menu');
  if (error) throw new Error(error.message);
  return { value: grid.value(0, 0), shown: grid.display(0, 0), format: grid.format(0, 0).numberFormat };
};

describe('setValues', () => {
  test('takes exactly the size of the range', () => {
    expect(failure('sheet.getRange(1, 1, 2, 2).setValues([[1, 2]]);')).toBe(
      'The number of rows in the data does not match the number of rows in the range. The data has 1 but the range has 2.',
    );
    expect(failure('sheet.getRange(1, 1, 2, 2).setValues([[1, 2], [3]]);')).toBe(
      'The number of columns in the data does not match the number of columns in the range. The data has 1 but the range has 2.',
    );
  });
  test('writes nothing of a block that does not fit', () => {
    expect(
      on('try { sheet.getRange(1, 1, 2, 1).setValues([[1], [2, 3]]); } catch (error) {} return sheet.getLastRow();'),
    ).toBe(0);
  });
  test.each(['1', '[1]', "'x'", 'null', '{}'])('refuses %s instead of rows', value => {
    expect(failure(`sheet.getRange(1, 1).setValues(${value});`)).toContain("don't match the method signature");
  });
  test('null, undefined and "" clear a cell', () => {
    expect(
      on(`const range = sheet.getRange(1, 1, 1, 4); range.setValues([[1, 1, 1, 1]]);
        range.setValues([[null, undefined, '', 0]]); return range.getValues();`),
    ).toEqual([['', '', '', 0]]);
  });
  test('answers the range, so that calls chain', () => {
    expect(on("return sheet.getRange(1, 1).setValues([['x']]).setFontWeight('bold').getValue();")).toBe('x');
  });
  test('setValue fills every cell', () => {
    expect(on("const r = sheet.getRange(1, 1, 2, 2).setValue('x'); return r.getValues();")).toEqual([
      ['x', 'x'],
      ['x', 'x'],
    ]);
  });
});

describe('coercion, as if it had been typed', () => {
  test.each([
    ["'1/2/2026'", { value: 46024, shown: '1/2/2026' }],
    ["'12%'", { value: 0.12, shown: '12%' }],
    ["'007'", { value: 7, shown: '7' }],
    ["'1,234.5'", { value: 1234.5 }],
    ["'$5'", { value: 5, shown: '$5' }],
    ["'TRUE'", { value: true, shown: 'TRUE' }],
    ["'true'", { value: true }],
    ["'Mar 3, 2026'", { value: 46084 }],
    ["'10:30'", { value: 0.4375 }],
    ["'1e3'", { value: 1000 }],
    ["'Ann Lee'", { value: 'Ann Lee' }],
    ["'Room 12'", { value: 'Room 12' }],
    ["'Q3 2026'", { value: 'Q3 2026' }],
    ["'+'", { value: '+' }],
    ["'='", { value: '=' }],
    ["'lead-7@example.com'", { value: 'lead-7@example.com' }],
    ["'2026-W07'", { value: '2026-W07' }],
    ["'March'", { value: 'March' }],
    ['12.5', { value: 12.5 }],
    ['true', { value: true }],
  ])('%s', (literal, expected) => {
    expect(written(literal)).toMatchObject(expected);
  });
  test('a leading apostrophe keeps text and is not part of it', () => {
    expect(written(`"'=1+1"`)).toMatchObject({ value: '=1+1', shown: '=1+1' });
    expect(written(`"'007"`)).toMatchObject({ value: '007' });
  });
  test.each(['"007"', '"=1+1"', '"1/2/2026"', '"TRUE"', '"+41 44 000"'])('the format @ keeps %s as text', literal => {
    expect(written(literal, '@').value).toBe(JSON.parse(literal));
  });
  test('a text that begins with "=" becomes a formula', () => {
    expect(on("const r = sheet.getRange(1, 1).setValue('=1+2'); return [r.getValue(), r.getFormula()];")).toEqual([
      3,
      '=1+2',
    ]);
  });
  test('reads as the workbook’s locale does', () => {
    expect(written("'1.234,5'", '', 'de_DE').value).toBe(1234.5);
    expect(written("'2.1.2026'", '', 'de_DE').value).toBe(46024);
    expect(written("'WAHR'", '', 'de_DE').value).toBe(true);
  });
  test('a number that is none becomes #NUM!', () => {
    expect(on('return sheet.getRange(1, 1).setValue(0 / 0).getValue();')).toBe('#NUM!');
  });
  test.each(['{}', '[1]', '() => 1', 'sheet'])('a cell cannot hold %s', literal => {
    expect(failure(`sheet.getRange(1, 1).setValue(${literal});`)).not.toBe('');
  });
  test('50,000 characters fit, one more does not', () => {
    expect(failure("sheet.getRange(1, 1).setValue('x'.repeat(50000));")).toBe('');
    expect(failure("sheet.getRange(1, 1).setValue('x'.repeat(50001));")).toContain('maximum of 50000 characters');
    expect(failure("sheet.getRange(1, 1).setFormula('=' + 'x'.repeat(50000));")).toContain('50000');
  });
});

describe('dates', () => {
  test('go in on the workbook’s wall clock, with a format where there is none', () => {
    expect(written(`new Date(${NOW})`)).toEqual({
      value: 46346.375,
      shown: '11/20/2026 9:00:00',
      format: 'M/d/yyyy H:mm:ss',
    });
    expect(written(`new Date(${NOW - 9 * 3_600_000})`)).toMatchObject({ value: 46346, format: 'M/d/yyyy' });
    expect(written(`new Date(${NOW})`, 'yyyy-mm-dd').format).toBe('yyyy-mm-dd');
  });
  test('come back as the same instant', () => {
    expect(on(`return sheet.getRange(1, 1).setValue(new Date(${NOW + 1})).getValue().getTime();`)).toBe(NOW + 1);
  });
  test('only a number under a date format is a Date', () => {
    expect(
      on(`const r = sheet.getRange(1, 1).setValue(46024.5); const plain = typeof r.getValue();
        return [plain, r.setNumberFormat('yyyy-mm-dd').getValue().toISOString(), r.setNumberFormat('[h]:mm').getValue() instanceof Date,
          typeof r.setNumberFormat('0.00').getValue()];`),
    ).toEqual(['number', '2026-01-02T17:00:00.000Z', true, 'number']);
  });
  // New York leaves 2026-03-08 2:00–3:00 out and has 2026-11-01 1:00–2:00 twice.
  test('a wall clock that is left out moves an hour later', () => {
    expect(on("return sheet.getRange(1, 1).setValue('3/8/2026 2:30').getValue().toISOString();")).toBe(
      '2026-03-08T07:30:00.000Z',
    );
  });
  test('a wall clock that comes twice means the first', () => {
    expect(on("return sheet.getRange(1, 1).setValue('11/1/2026 1:30').getValue().toISOString();")).toBe(
      '2026-11-01T05:30:00.000Z',
    );
  });
  test('the second of two equal wall clocks reads back as the first: a cell cannot tell them apart', () => {
    const second = Date.UTC(2026, 10, 1, 6, 30);
    expect(on(`return sheet.getRange(1, 1).setValue(new Date(${second})).getValue().getTime();`)).toBe(
      second - 3_600_000,
    );
  });
  test('follow the workbook’s zone, not the script’s', () => {
    const host = hostOf(
      `function main() { ${SHEET} return sheet.getRange(1, 1).setValue('1/2/2026').getValue().toISOString(); }`,
    );
    host.book.timeZone = 'Asia/Tokyo';
    expect(host.run('main', [], 'menu').value).toBe('2026-01-01T15:00:00.000Z');
  });
  test('an invalid one is refused', () => {
    expect(failure('sheet.getRange(1, 1).setValue(new Date(NaN));')).toContain('an invalid Date cannot be written');
  });
});

describe('formulas', () => {
  test('setFormula fills a range, relative references moving along', () => {
    expect(on("return sheet.getRange(1, 2, 2, 2).setFormula('=A1+$A$1').getFormulas();")).toEqual([
      ['=A1+$A$1', '=B1+$A$1'],
      ['=A2+$A$1', '=B2+$A$1'],
    ]);
  });
  test('the "=" may be left out, an empty text clears', () => {
    expect(
      on("return [sheet.getRange(1, 1).setFormula('1+1').getValue(), sheet.getRange(1, 1).setFormula('').isBlank()];"),
    ).toEqual([2, true]);
  });
  test('what was written is calculated by the next read', () => {
    expect(
      on(
        "sheet.getRange('A1').setValue(2); const f = sheet.getRange('B1').setFormula('=A1*2'); const a = f.getValue(); sheet.getRange('A1').setValue(5); return [a, f.getValue()];",
      ),
    ).toEqual([4, 10]);
  });
  test('getFormulas is "" where there is none; values overwrite formulas', () => {
    expect(
      on(
        "const r = sheet.getRange('A1:B1'); r.setFormulas([['=1', '=2']]); sheet.getRange('B1').setValue(9); return r.getFormulas();",
      ),
    ).toEqual([['=1', '']]);
  });
  test('an error reads as its code', () => {
    expect(on("return sheet.getRange(1, 1).setFormula('=1/0').getValue();")).toBe('#DIV/0!');
  });
});

describe('notes, blanks and sorting', () => {
  test('notes one by one, all at once, and away', () => {
    expect(
      on(`const r = sheet.getRange('A1:B1'); r.setNotes([['a', null]]); const first = r.getNotes();
        sheet.getRange('B1').setNote('b'); const second = r.getNotes(); r.clearNote(); return [first, second, r.getNote()];`),
    ).toEqual([[['a', '']], [['a', 'b']], '']);
  });
  test('a cell with a formula that answers "" is not blank', () => {
    expect(on("const r = sheet.getRange('A1'); return [r.isBlank(), r.setFormula('=\"\"').isBlank()];")).toEqual([
      true,
      false,
    ]);
  });
  test('clearContent keeps the format, clearFormat the content', () => {
    expect(
      on(`const r = sheet.getRange('A1').setValue('x').setBackground('red'); r.clearContent();
        const kept = r.getBackground(); r.setValue('y').clearFormat(); return [kept, r.getValue(), r.getBackground()];`),
    ).toEqual(['#ff0000', 'y', '#ffffff']);
  });
  test('sort by one column, by several, descending', () => {
    const rows = "const r = sheet.getRange('A1:B3'); r.setValues([['b', 1], ['a', 2], ['b', 0]]);";
    expect(on(`${rows} return r.sort(1).getValues();`)).toEqual([
      ['a', 2],
      ['b', 1],
      ['b', 0],
    ]);
    expect(on(`${rows} return r.sort([{ column: 1, ascending: false }, 2]).getValues();`)).toEqual([
      ['b', 0],
      ['b', 1],
      ['a', 2],
    ]);
    expect(failure("sheet.getRange('A1:B3').sort(3);")).toBe('Sort range does not contain column C');
  });
});
