import { describe, expect, test } from 'vitest';
import { EDITOR, hostOf, OWNER, SHEET, VIEWER } from './host-fixture.ts';

const PROTECTED = 'You are trying to edit a protected cell or object.';

/** Runs one menu item as somebody, on a host where "prepare" ran as the owner. */
const acting = (prepare: string, body: string, email = EDITOR) => {
  const host = hostOf(`function prepare() { ${SHEET} ${prepare} } function main() { ${SHEET} ${body} }`);
  const prepared = host.run('prepare', [], 'menu');
  if (prepared.error) throw new Error(prepared.error.message);
  host.as(email);
  return { host, ...host.run('main', [], 'menu') };
};
const LOCK = 'const p = sheet.getRange("A1:B5").protect(); p.removeEditors(p.getEditors());';

test('only people of the file can act', () => {
  const host = hostOf('function main() {}');
  expect(host.actor).toBe(OWNER);
  expect(() => host.as('stranger@example.com')).toThrow('stranger@example.com has no access to this file.');
  expect(host.actor).toBe(OWNER);
});

describe('a viewer', () => {
  test('reads', () => {
    expect(acting('sheet.getRange(1, 1).setValue(7);', 'return sheet.getRange(1, 1).getValue();', VIEWER).value).toBe(
      7,
    );
  });
  test.each([
    ['writes no cell', 'sheet.getRange(1, 1).setValue(1)', 'setValue'],
    ['formats nothing', "sheet.getRange(1, 1).setBackground('red')", 'setBackground'],
    ['adds no tab', "ss.insertSheet('x')", 'insertSheet'],
    ['freezes no row', 'sheet.setFrozenRows(1)', 'setFrozenRows'],
    ['names no range', "ss.setNamedRange('X_1', sheet.getRange(1, 1))", 'setNamedRange'],
    ['inserts no row', 'sheet.insertRowsAfter(1, 1)', 'insertRowsAfter'],
    ['appends no row', 'sheet.appendRow([1])', 'appendRow'],
    ['renames nothing', "ss.rename('x')", 'rename'],
  ])('%s', (_, body, method) => {
    expect(acting('', `${body};`, VIEWER).error?.message).toBe(`You do not have permission to call ${method}`);
  });
  test('may not type by hand either', () => {
    const { host } = acting('', '', VIEWER);
    const gridId = host.book.grids[0]?.id ?? 0;
    const block = { row: 0, column: 0, rows: 1, columns: 1 };
    expect(host.mayEdit(gridId, block)).toBe(false);
    host.as(EDITOR);
    expect(host.mayEdit(gridId, block)).toBe(true);
  });
});

describe('a protected range', () => {
  test('stops others', () => {
    expect(acting(LOCK, 'sheet.getRange("B5").setValue(1);').error?.message).toContain(PROTECTED);
    expect(acting(LOCK, 'sheet.getRange("B5:C6").clear();').error?.message).toContain(PROTECTED);
    expect(acting(LOCK, 'sheet.getRange("B6").setValue(1);').error).toBeNull();
  });
  test('never stops the owner', () => {
    expect(acting(LOCK, 'sheet.getRange("B5").setValue(1); return 1;', OWNER).value).toBe(1);
  });
  test('not even when an editor takes the owner off its list', () => {
    const host = hostOf(
      `function lock() { ${SHEET} ${LOCK} } function main() { ${SHEET} sheet.getRange('B5').setValue(1); }`,
    );
    host.as(EDITOR);
    host.run('lock', [], 'menu');
    host.as(OWNER);
    expect(host.run('main', [], 'menu').error).toBeNull();
  });
  test('everybody may edit until editors are removed', () => {
    expect(acting('sheet.getRange("A1:B5").protect();', 'sheet.getRange("A1").setValue(1);').error).toBeNull();
  });
  test('an editor of the protection may edit', () => {
    expect(acting(`${LOCK} p.addEditor('${EDITOR}');`, 'sheet.getRange("A1").setValue(1);').error).toBeNull();
  });
  test('a warning stops no script', () => {
    expect(acting(`${LOCK} p.setWarningOnly(true);`, 'sheet.getRange("A1").setValue(1);').error).toBeNull();
  });
  test('canEdit tells before it fails', () => {
    expect(acting(LOCK, 'return [sheet.getRange("A1").canEdit(), sheet.getRange("C1").canEdit()];').value).toEqual([
      false,
      true,
    ]);
  });
  test('others cannot lift it', () => {
    const lift = 'sheet.getProtections(SpreadsheetApp.ProtectionType.RANGE)[0].remove();';
    const { host, error } = acting(LOCK, lift);
    expect(error?.message).toContain(PROTECTED);
    expect(host.state.protections).toHaveLength(1);
    expect(acting(LOCK, lift, OWNER).host.state.protections).toEqual([]);
  });
  test('whoever runs the script stays an editor of what it protects', () => {
    const host = hostOf(`function main() { ${SHEET} ${LOCK} return p.getEditors().map(user => user.getEmail()); }`);
    host.as(EDITOR);
    expect(host.run('main', [], 'menu').value).toEqual([EDITOR]);
  });
  test('cells cannot be pushed out of it by a column between', () => {
    expect(acting(LOCK, 'sheet.insertColumnsAfter(1, 1);').error?.message).toContain(PROTECTED);
    expect(acting(LOCK, 'sheet.insertRowsAfter(3, 1);').error?.message).toContain(PROTECTED);
  });
  test('but lines beside it may be inserted', () => {
    const { error, host } = acting(
      LOCK,
      'sheet.insertRowsAfter(5, 2); sheet.insertColumnsAfter(2, 1); sheet.insertRowsBefore(1, 1);',
    );
    expect(error).toBeNull();
    expect(host.state.protections[0]?.block).toEqual({ row: 1, column: 0, rows: 5, columns: 2 });
  });
});

describe('a protected tab', () => {
  const TAB = 'const p = sheet.protect(); p.removeEditors(p.getEditors());';
  test('stops others everywhere but in its exceptions', () => {
    const open = `${TAB} p.setUnprotectedRanges([sheet.getRange("C1:C20")]);`;
    expect(acting(open, 'sheet.getRange("C3").setValue(1);').error).toBeNull();
    expect(acting(open, 'sheet.getRange("B3:C3").setValue(1);').error?.message).toContain(PROTECTED);
  });
  test('protecting it twice is the same protection', () => {
    expect(acting(`${TAB} sheet.protect().setDescription('again');`, '', OWNER).host.state.protections).toMatchObject([
      { description: 'again', block: null },
    ]);
  });
  test('is found by its type, on the tab and in the file', () => {
    const count = `const { SHEET, RANGE } = SpreadsheetApp.ProtectionType;
      return [sheet.getProtections(SHEET).length, ss.getProtections(SHEET).length, sheet.getProtections(RANGE).length];`;
    expect(acting(TAB, count, OWNER).value).toEqual([1, 1, 0]);
  });
  test('leaves with its tab', () => {
    expect(acting(`${TAB} ss.insertSheet('Other');`, 'ss.deleteSheet(sheet);', OWNER).host.state.protections).toEqual(
      [],
    );
  });
});
