import { expect, test } from 'vitest';
import { evaluate, hostOf, OWNER, SHEET } from './host-fixture.ts';

test('a menu item reads what it wrote', () => {
  const value = evaluate(`${SHEET}
    sheet.getRange(1, 1, 2, 2).setValues([['Name', 'Score'], ['Ann', 12]]);
    return sheet.getDataRange().getValues();`);
  expect(value).toEqual([
    ['Name', 'Score'],
    ['Ann', 12],
  ]);
});

test('the sidebar gets plain data', () => {
  const host = hostOf('function standing(month) { return { month: month, late: [1, undefined, 3] }; }');
  expect(host.run('standing', ['2026-11'], 'sidebar')).toMatchObject({
    value: { month: '2026-11', late: [1, null, 3] },
    error: null,
    modelledMs: 1000,
  });
});

test('properties, a lock, a mail and a trigger in one run', () => {
  const host = hostOf(`function main() {
    const lock = LockService.getDocumentLock();
    lock.waitLock(1000);
    PropertiesService.getDocumentProperties().setProperty('owner', Session.getEffectiveUser().getEmail());
    MailApp.sendEmail({ to: 'bob@example.com', subject: 'Six leads', body: 'Hello' });
    const trigger = ScriptApp.newTrigger('tick').timeBased().everyMinutes(5).create();
    lock.releaseLock();
    return trigger.getUniqueId();
  }
  function tick() { PropertiesService.getDocumentProperties().setProperty('ticked', String(Date.now())); }`);
  const result = host.run('main', [], 'menu');
  expect(result.error).toBeNull();
  expect(result.calls).toEqual({
    total: 5,
    byService: { LockService: 2, PropertiesService: 1, MailApp: 1, ScriptApp: 1 },
    byMethod: {
      'Lock.waitLock': 1,
      'Properties.setProperty': 1,
      'MailApp.sendEmail': 1,
      'ClockTriggerBuilder.create': 1,
      'Lock.releaseLock': 1,
    },
  });
  expect(host.state.properties.document).toEqual({ owner: OWNER });
  expect(host.outbox).toMatchObject([{ to: 'bob@example.com', subject: 'Six leads', from: OWNER }]);

  const firings = host.play(host.clock.now() + 11 * 60_000);
  expect(firings.map(firing => firing.result.error)).toEqual([null, null]);
  expect(host.lastRun.get(String(result.value))?.at).toBe(firings[1]?.at);
  expect(host.state.properties.document.ticked).toBe(String(firings[1]?.at));
});

test('onOpen builds a menu, a menu item opens the sidebar', () => {
  const host = hostOf(`function onOpen() {
    SpreadsheetApp.getUi().createMenu('Lead SLA').addItem('Open', 'show').addSeparator().addToUi();
  }
  function show() {
    SpreadsheetApp.getUi().showSidebar(HtmlService.createHtmlOutputFromFile('Sidebar').setTitle('Lead SLA'));
  }`);
  expect(host.run('onOpen', [], 'open').error).toBeNull();
  expect(host.ui.menus).toEqual([
    {
      kind: 'menu',
      caption: 'Lead SLA',
      items: [{ kind: 'item', caption: 'Open', functionName: 'show' }, { kind: 'separator' }],
    },
  ]);
  expect(host.run('show', [], 'menu').error).toBeNull();
  expect(host.ui.sidebar).toEqual({ title: 'Lead SLA', html: '<p>Hello</p>', width: 300, height: 0 });
});
