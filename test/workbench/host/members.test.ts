import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, test } from 'vitest';
import { implementedMembers } from '../../../workbench/services/members.ts';
import { evaluate, failureOf, SHEET } from './host-fixture.ts';

const require = createRequire(import.meta.url);
const FILES = ['base', 'spreadsheet', 'script', 'html', 'mail', 'properties', 'cache', 'lock', 'utilities', 'charts'];
const types = FILES.map(file =>
  readFileSync(require.resolve(`@types/google-apps-script/google-apps-script.${file}.d.ts`), 'utf8'),
).join('\n');

/** The members that Google's types give an interface, those of the interfaces it extends included. */
function googleMembers(name: string): Set<string> {
  const [, parents = '', body = ''] =
    new RegExp(`^ *interface ${name}(?: extends ([^{]+))? \\{\\n([\\s\\S]*?)^ *\\}$`, 'm').exec(types) ?? [];
  const own = [...body.matchAll(/^\s+(?:\/\*\*.*\*\/ )?(\w+)(?:<[^>]*>)?[(:]/gm)].map(match => match[1] ?? '');
  const inherited = parents
    .split(',')
    .map(parent => parent.trim())
    .filter(Boolean);
  return new Set([...own, ...inherited.flatMap(parent => [...googleMembers(parent)])]);
}

function googleEnum(name: string): string[] {
  const body = new RegExp(`^ *enum ${name} \\{([\\s\\S]*?)\\}`, 'm').exec(types)?.[1] ?? '';
  return [...body.matchAll(/^\s+([A-Z_0-9]+)/gm)].map(match => match[1] ?? '');
}

const GOOGLE_NAME: Readonly<Record<string, string>> = { console: 'Console' };
const classes = implementedMembers().filter(spec => spec.name !== 'EnumValue');

describe('every member of the workbench is one of Google’s', () => {
  test.each(classes.map(spec => [spec.name, spec] as const))('%s', (name, spec) => {
    const google = googleMembers(GOOGLE_NAME[name] ?? name);
    expect(google.size).toBeGreaterThan(0);
    expect(Object.keys(spec.members).filter(member => !google.has(member))).toEqual([]);
    expect(Object.keys(spec.constants ?? {}).filter(constant => !google.has(constant))).toEqual([]);
  });

  const enumerations = classes.flatMap(spec => Object.values(spec.constants ?? {}));
  test.each(enumerations.map(each => [each.type, each] as const))('the enumeration %s', (type, enumeration) => {
    // Documented, and not in Google's types.
    const google = [...googleEnum(type), ...(type === 'SheetType' ? ['DATASOURCE'] : [])];
    expect(google.length).toBeGreaterThan(0);
    expect(Object.keys(enumeration.values).filter(value => !google.includes(value))).toEqual([]);
  });

  test('and there are enough of them for an add-on', () => {
    expect(classes.length).toBeGreaterThan(30);
    expect(classes.reduce((sum, spec) => sum + Object.keys(spec.members).length, 0)).toBeGreaterThan(250);
  });
});

describe('whatever Google has beyond that is refused by name', () => {
  const strict = (body: string) => failureOf(`${SHEET} ${body}`);

  test.each([
    ['a method of a service', "SpreadsheetApp.openById('x')", 'SpreadsheetApp.openById'],
    ['a method of a tab', 'sheet.getImages()', 'Sheet.getImages'],
    ['a method of a range', 'sheet.getRange(1, 1).getRichTextValue()', 'Range.getRichTextValue'],
    ['a misspelled method', 'sheet.getRnage(1, 1)', 'Sheet.getRnage'],
    ['reading without calling', 'const method = ss.getBlob', 'Spreadsheet.getBlob'],
    ['an enumeration', 'SpreadsheetApp.Dimension.ROWS', 'SpreadsheetApp.Dimension'],
    [
      'an option of a mail',
      "MailApp.sendEmail({ to: 'a@b.ch', attachments: [] })",
      'MailApp.sendEmail with attachments',
    ],
    ['a template of a tab', 'ss.insertSheet({ template: sheet })', 'insertSheet with a template'],
    ['writing a member', 'sheet.note = 1', 'writing Sheet.note'],
    ['deleting a member', "'use strict'; delete sheet.getRange", 'writing Sheet.getRange'],
  ])('%s', (_, body, member) => {
    expect(strict(`${body};`)).toBe(`not implemented in the workbench: ${member}`);
  });

  test.each(['UrlFetchApp', 'DriveApp', 'GmailApp', 'HtmlTemplate', 'XmlService'])('%s does not exist', name => {
    expect(strict(`${name}.x();`)).toBe(`${name} is not defined`);
  });
});

test('a service object tells its class and carries nothing of its own', () => {
  expect(
    evaluate(`${SHEET} return {
      text: String(sheet), keys: Object.keys(sheet), known: 'getRange' in sheet, other: 'getImages' in sheet,
      same: sheet.getRange === sheet.getRange, type: typeof sheet };`),
  ).toEqual({ text: 'Sheet', keys: [], known: true, other: false, same: true, type: 'object' });
});

test('a method needs the object it belongs to', () => {
  expect(failureOf(`${SHEET} const read = sheet.getRange; read(1, 1);`)).toBe('Illegal invocation of getRange');
});

test('enumeration values are the same object each time and print their names', () => {
  expect(
    evaluate(`const type = SpreadsheetApp.ProtectionType.RANGE;
      return [type === SpreadsheetApp.ProtectionType.RANGE, String(type), \`\${ScriptApp.WeekDay.MONDAY}\`];`),
  ).toEqual([true, 'RANGE', 'MONDAY']);
});
