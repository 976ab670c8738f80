import { describe, expect, test } from 'vitest';
import { type Host, openHost } from '../../../workbench/host/host.ts';
import { EDITOR, hostOf, NOW, OWNER, SCOPES, SHEET } from './host-fixture.ts';

const BUNDLE = `function main() { ${SHEET}
    sheet.getRange(1, 1, 2, 2).setValues([['Name', 'Due'], ['Ann', new Date(${NOW})]]);
    sheet.getRange(3, 1).setFormula('=COUNTA(A1:A2)').setNote('how many').setBackground('yellow');
    sheet.setFrozenRows(1);
    ss.setNamedRange('NAMES', sheet.getRange('A1:A2'));
    sheet.getRange('A1:B1').protect().removeEditor('${EDITOR}');
    sheet.getRange('B2').setDataValidation(SpreadsheetApp.newDataValidation().requireDate().setAllowInvalid(false).build());
    sheet.setConditionalFormatRules([SpreadsheetApp.newConditionalFormatRule().whenCellEmpty().setBackground('red')
      .setRanges([sheet.getRange('A1:A9')]).build()]);
    PropertiesService.getDocumentProperties().setProperty('policy', '{}');
    CacheService.getScriptCache().put('a', 'b', 60);
    MailApp.sendEmail('a@b.ch', 'Six', 'text');
    ScriptApp.newTrigger('tick').timeBased().everyHours(1).create(); }
  function tick() { PropertiesService.getDocumentProperties().setProperty('ticked', String(Date.now())); }
  function read() { ${SHEET} return [sheet.getRange('A1:B3').getDisplayValues(), sheet.getFrozenRows(),
    sheet.getRange('A3').getFormula(), sheet.getRange('A3').getNote(), ss.getRangeByName('NAMES').getA1Notation(),
    CacheService.getScriptCache().get('a'), MailApp.getRemainingDailyQuota(), ScriptApp.getProjectTriggers().length]; }
  function late() { ${SHEET} sheet.getRange('A1').setValue('x'); }
  function twin() { return [Utilities.getUuid(), Utilities.getUuid()]; }`;
const PROJECT = { bundle: BUNDLE, manifest: { oauthScopes: SCOPES, timeZone: 'America/New_York' }, html: {} };

const used = (): Host => {
  const host = hostOf(BUNDLE);
  const { error } = host.run('main', [], 'menu');
  if (error) throw new Error(error.message);
  return host;
};
/** As a file on disk: what is not plain JSON would not come back. */
const reopened = (host: Host): Host => openHost(JSON.parse(JSON.stringify(host.saveState())), PROJECT);

describe('a workbench closed and opened', () => {
  test('reads the same', () => {
    const host = used();
    const seen = host.run('read', [], 'menu').value;
    expect(reopened(host).run('read', [], 'menu').value).toEqual(seen);
    expect(seen).toMatchObject([
      [
        ['Name', 'Due'],
        ['Ann', '11/20/2026 9:00:00'],
        ['2', ''],
      ],
      1,
      '=COUNTA(A1:A2)',
      'how many',
      'A1:A2',
      'b',
      99,
      1,
    ]);
  });
  test('saves the same again', () => {
    const saved = used().saveState();
    expect(openHost(saved, PROJECT).saveState()).toEqual(saved);
  });
  test('has the same people, mail, time and rules', () => {
    const host = reopened(used());
    expect(host.actor).toBe(OWNER);
    expect(host.clock.now()).toBe(NOW);
    expect(host.outbox).toMatchObject([{ subject: 'Six', at: NOW }]);
    host.as(EDITOR);
    expect(host.run('late', [], 'menu').error?.message).toContain('protected cell');
  });
  test('its triggers fire on', () => {
    const host = reopened(used());
    expect(host.play(NOW + 3_600_000)).toHaveLength(1);
    expect(host.state.properties.document.ticked).toBe(String(NOW + 3_600_000));
  });
  test('its ids go on where they were', () => {
    const host = used();
    const after = reopened(host).run('twin', [], 'menu').value;
    expect(host.run('twin', [], 'menu').value).toEqual(after);
    expect(new Set(after as string[]).size).toBe(2);
  });
});

test('a saved state is a copy: what happens later does not reach it', () => {
  const host = used();
  const saved = host.saveState();
  const before = JSON.stringify(saved);
  host.run('tick', [], 'menu');
  host.book.grids[0]?.set(0, 0, { value: 'changed' });
  expect(JSON.stringify(saved)).toBe(before);
});

test('opening one leaves it as it is', () => {
  const saved = used().saveState();
  const before = JSON.stringify(saved);
  openHost(saved, PROJECT).run('main', [], 'menu');
  expect(JSON.stringify(saved)).toBe(before);
});

test('the screen and held locks are not part of it', () => {
  const host = used();
  host.holdLock('document');
  expect(Object.keys(host.saveState()).sort()).toEqual(['book', 'format', 'host', 'now']);
});

test('another format is refused', () => {
  const saved = { ...used().saveState(), format: 'lead-sla-workbench/0' };
  expect(() => openHost(JSON.parse(JSON.stringify(saved)), PROJECT)).toThrow('lead-sla-workbench/0');
});
