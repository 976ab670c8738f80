/** Developer metadata stays on what it was put on: through inserted columns, a copy of the tab and a saved file. */
import { expect, test } from 'vitest';
import { openHost } from '../../../workbench/host/host.ts';
import { evaluate, failureOf, hostOf, NOW, OWNER, SCOPES, SHEET, VIEWER } from '../host/host-fixture.ts';

const FOUND = `${SHEET} return ss.createDeveloperMetadataFinder().withKey('mine').find().map(one => {
  const column = one.getLocation().getColumn(), tab = one.getLocation().getSheet();
  return [one.getValue(), String(one.getVisibility()), column ? column.getSheet().getName() + '!' + column.getColumn() : tab.getName()];
});`;
const BUNDLE = `function main() { ${SHEET}
  sheet.addDeveloperMetadata('mine', 'tab', SpreadsheetApp.DeveloperMetadataVisibility.DOCUMENT);
  sheet.addDeveloperMetadata('other');
  sheet.getRange('C:C').addDeveloperMetadata('mine', 'column', SpreadsheetApp.DeveloperMetadataVisibility.DOCUMENT); }
function found() { ${FOUND} }`;

const marked = () => {
  const host = hostOf(BUNDLE);
  expect(host.run('main', [], 'menu').error).toBeNull();
  return host;
};
const found = (host: ReturnType<typeof marked>) => host.run('found', [], 'menu').value;
const leads = (host: ReturnType<typeof marked>) => host.book.grid('Leads')?.id ?? -1;

test('a column’s follows inserted and deleted columns and goes with its own', () => {
  const host = marked();
  expect(found(host)).toEqual([
    ['tab', 'DOCUMENT', 'Leads'],
    ['column', 'DOCUMENT', 'Leads!3'],
  ]);
  host.editLines(leads(host), { axis: 'column', at: 1, count: 2, insert: true });
  host.editLines(leads(host), { axis: 'row', at: 0, count: 2, insert: true });
  expect(found(host)).toContainEqual(['column', 'DOCUMENT', 'Leads!5']);
  host.editLines(leads(host), { axis: 'column', at: 4, count: 1, insert: false });
  expect(found(host)).toEqual([['tab', 'DOCUMENT', 'Leads']]);
});

test('a copied tab has its own, and so has the file when it is opened again', () => {
  const host = marked();
  host.book.grid('Leads')?.type(0, 0, 'Name');
  expect(host.copyTab(leads(host)).name).toBe('Copy of Leads');
  expect(host.book.grid('Copy of Leads')?.display(0, 0)).toBe('Name');
  const all = found(host);
  expect(all).toContainEqual(['column', 'DOCUMENT', 'Copy of Leads!3']);
  const project = { bundle: BUNDLE, manifest: { timeZone: 'America/New_York', oauthScopes: SCOPES }, html: {} };
  expect(openHost({ ...host.saveState(), now: NOW }, project).run('found', [], 'menu').value).toEqual(all);
});

test('removed it is gone, alone it is the project’s, and a tab takes its own along', () => {
  expect(
    evaluate(`${SHEET} sheet.addDeveloperMetadata('a', 'x').addDeveloperMetadata('a', 'y');
      const [first] = sheet.createDeveloperMetadataFinder().withKey('a').find(); first.remove();
      const left = ss.createDeveloperMetadataFinder().find().map(one => one.getKey() + one.getValue() + one.getVisibility());
      ss.insertSheet('Other'); ss.deleteSheet(sheet);
      return [left, ss.createDeveloperMetadataFinder().find().length];`),
  ).toEqual([['ayPROJECT'], 0]);
});

test('only whole columns take it, from somebody who may edit the file', () => {
  expect(failureOf(`${SHEET} sheet.getRange('A1:A5').addDeveloperMetadata('a');`)).toContain('arbitrary ranges');
  expect(failureOf(`${SHEET} sheet.getRange('A:B').addDeveloperMetadata('a');`)).toContain('arbitrary ranges');
  expect(failureOf(`${SHEET} sheet.addDeveloperMetadata('a', 'b', 'c');`)).not.toBe('');
  const host = hostOf(BUNDLE);
  host.as(VIEWER);
  expect(host.run('main', [], 'menu').error?.message).toContain('permission');
  host.as(OWNER);
});
