import { describe, expect, test } from 'vitest';
import type { HostOptions } from '../../../workbench/host/host.ts';
import { EDITOR, hostOf, OWNER, SCOPES, SHEET } from './host-fixture.ts';

const open = (body: string, options: Partial<HostOptions> = {}) =>
  hostOf(`function onOpen(e) { ${body} } function other() {}`, options).run('onOpen', [], 'open');

const addon = { installMode: 'addon' } as const;

describe('an add-on nobody has used in this file: AuthMode.NONE', () => {
  test('the event says so', () => {
    expect(open('return String(e.authMode);', addon).value).toBe('NONE');
    expect(open('return e.authMode === ScriptApp.AuthMode.NONE;', addon).value).toBe(true);
  });
  test('the menu can be built', () => {
    expect(open("SpreadsheetApp.getUi().createAddonMenu().addItem('Open', 'show').addToUi();", addon).error).toBeNull();
  });
  test.each([
    ['the file', 'SpreadsheetApp.getActive();', 'SpreadsheetApp.getActive'],
    ['properties', 'PropertiesService.getDocumentProperties();', 'PropertiesService.getDocumentProperties'],
    ['a cache', 'CacheService.getScriptCache();', 'CacheService.getScriptCache'],
    ['the person', 'Session.getActiveUser();', 'Session.getActiveUser'],
    ['triggers', 'ScriptApp.getProjectTriggers();', 'ScriptApp.getProjectTriggers'],
    ['a sidebar', "SpreadsheetApp.getUi().showSidebar(HtmlService.createHtmlOutput('x'));", 'Ui.showSidebar'],
  ])('not %s', (_, body, method) => {
    expect(open(body, addon).error?.message).toContain(`You do not have permission to call ${method}`);
  });
  test('a service at top level kills the menu', () => {
    const host = hostOf('const zone = PropertiesService.getScriptProperties(); function onOpen() {}', addon);
    expect(host.run('onOpen', [], 'open').error?.message).toContain('You do not have permission');
  });
  test('somebody’s first click enables it: from then on LIMITED', () => {
    const host = hostOf('function onOpen(e) { return String(e.authMode); } function other() {}', addon);
    expect(host.run('onOpen', [], 'open').value).toBe('NONE');
    host.run('other', [], 'menu');
    expect(host.run('onOpen', [], 'open').value).toBe('LIMITED');
    expect(host.state.enabledHere).toBe(true);
  });
});

describe('a bound script’s onOpen: AuthMode.LIMITED', () => {
  test('the file and properties are open', () => {
    expect(
      open(`${SHEET} sheet.getRange(1, 1).setValue(1); PropertiesService.getDocumentProperties().setProperty('a', '1');
        return String(e.authMode);`),
    ).toMatchObject({ value: 'LIMITED', error: null });
  });
  test.each([
    ['a sidebar', "SpreadsheetApp.getUi().showSidebar(HtmlService.createHtmlOutput('x'));", 'Ui.showSidebar'],
    ['triggers', 'ScriptApp.getProjectTriggers();', 'ScriptApp.getProjectTriggers'],
    ['mail', "MailApp.sendEmail('a@b.ch', 's', 'b');", 'MailApp.sendEmail'],
  ])('not %s', (_, body, method) => {
    expect(open(body).error?.message).toContain(`You do not have permission to call ${method}. Required permissions:`);
  });
  test('it is not told who opened', () => {
    expect(open('return [Session.getActiveUser().getEmail(), Session.getEffectiveUser().getEmail()];').value).toEqual([
      '',
      '',
    ]);
  });
});

describe('a click, a trigger and a page: AuthMode.FULL', () => {
  const who = 'function main() { return [Session.getActiveUser().getEmail(), Session.getEffectiveUser().getEmail()]; }';
  test('they know who acts', () => {
    const host = hostOf(who);
    expect(host.run('main', [], 'menu').value).toEqual([OWNER, OWNER]);
    host.as(EDITOR);
    expect(host.run('main', [], 'sidebar').value).toEqual([EDITOR, EDITOR]);
  });
  test('a trigger’s event carries the mode, the wall clock and the id', () => {
    const host =
      hostOf(`function main() { return ScriptApp.newTrigger('tick').timeBased().everyMinutes(5).create().getUniqueId(); }
      function tick(e) { return { ...e, authMode: String(e.authMode) }; }`);
    const id = host.run('main', [], 'menu').value;
    const [firing] = host.play(host.clock.now() + 5 * 60_000);
    expect(firing?.result.value).toEqual({
      authMode: 'FULL',
      triggerUid: id,
      timezone: 'UTC',
      year: 2026,
      month: 11,
      'day-of-month': 20,
      'day-of-week': 5,
      hour: 9,
      minute: 5,
      second: 0,
    });
  });
});

describe('the manifest’s scopes', () => {
  const without = (part: string, body: string) =>
    hostOf(`function main() { ${body} }`, {
      manifest: { oauthScopes: SCOPES.filter(scope => !scope.includes(part)) },
    }).run('main', [], 'menu').error?.message ?? '';

  test.each([
    ['spreadsheets', 'SpreadsheetApp.getActive();', 'SpreadsheetApp.getActive'],
    ['container.ui', "SpreadsheetApp.getUi().showSidebar(HtmlService.createHtmlOutput('x'));", 'Ui.showSidebar'],
    ['scriptapp', "ScriptApp.newTrigger('x');", 'ScriptApp.newTrigger'],
    ['send_mail', "MailApp.sendEmail('a@b.ch', 's', 'b');", 'MailApp.sendEmail'],
    ['userinfo', 'Session.getActiveUser();', 'Session.getActiveUser'],
  ])('without %s', (part, body, method) => {
    expect(without(part, body)).toMatch(
      new RegExp(`^Specified permissions are not sufficient to call ${method}\\. Required permissions: .*${part}`),
    );
    expect(without('nothing', body)).toBe('');
  });
  test('either spreadsheet scope will do, and both are named when neither is there', () => {
    const wide = { oauthScopes: ['https://www.googleapis.com/auth/spreadsheets'] };
    expect(
      hostOf('function main() { SpreadsheetApp.getActive(); }', { manifest: wide }).run('main', [], 'menu').error,
    ).toBeNull();
    expect(without('spreadsheets', 'SpreadsheetApp.getActive();')).toContain(
      '(https://www.googleapis.com/auth/spreadsheets.currentonly || https://www.googleapis.com/auth/spreadsheets)',
    );
  });
  test('a manifest without a list asks for whatever the code uses', () => {
    const host = hostOf("function main() { MailApp.sendEmail('a@b.ch', 's', 'b'); }", { manifest: {} });
    expect(host.run('main', [], 'menu').error).toBeNull();
  });
  test('requireScopes holds a list against the manifest', () => {
    const host = hostOf(
      'function main(scopes) { ScriptApp.requireScopes(ScriptApp.AuthMode.FULL, scopes); return 1; }',
    );
    expect(host.run('main', [[SCOPES[0]]], 'menu').value).toBe(1);
    expect(host.run('main', [['https://www.googleapis.com/auth/drive']], 'menu').error?.message).toBe(
      'Authorization is required to perform that action.',
    );
  });
});

test('a trigger and a custom function have no Ui', () => {
  const host = hostOf(`function main() { ScriptApp.newTrigger('tick').timeBased().everyMinutes(1).create(); }
    function tick() { SpreadsheetApp.getUi(); }`);
  host.run('main', [], 'menu');
  const [firing] = host.play(host.clock.now() + 60_000);
  expect(firing?.result.error?.message).toBe('Cannot call SpreadsheetApp.getUi() from this context.');
});

test('an authorisation that was taken back is required anew, and the others stand', () => {
  const host = hostOf(`function main() {
      const info = ScriptApp.getAuthorizationInfo(ScriptApp.AuthMode.FULL);
      return [String(info.getAuthorizationStatus()), info.getAuthorizationUrl() === null];
    }
    function mail() { MailApp.sendEmail('a@b.ch', 's', 'b'); }
    function read() { ${SHEET} return sheet.getLastRow(); }`);
  expect(host.run('main', [], 'menu').value).toEqual(['NOT_REQUIRED', true]);
  host.state.lostScopes = { [OWNER]: ['mail'] };
  expect(host.run('main', [], 'menu').value).toEqual(['REQUIRED', false]);
  expect(host.run('mail', [], 'menu').error?.message).toContain('Specified permissions are not sufficient');
  expect(host.run('read', [], 'menu').error).toBeNull();
  host.as(EDITOR);
  expect(host.run('mail', [], 'menu').error).toBeNull();
});
