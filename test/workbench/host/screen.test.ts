import { describe, expect, test } from 'vitest';
import type { Reply } from '../../../workbench/services/environment.ts';
import { evaluate, failureOf, hostOf, NOW, SHEET } from './host-fixture.ts';

const screenOf = (body: string) => {
  const host = hostOf(`function main() { const ui = SpreadsheetApp.getUi(); ${body} }`);
  const { error, value } = host.run('main', [], 'menu');
  if (error) throw new Error(error.message);
  return { ...host.ui, value };
};

describe('menus', () => {
  test('with submenus, in order', () => {
    const { menus } = screenOf(`ui.createMenu('SLA').addItem('A', 'a')
      .addSubMenu(ui.createMenu('More').addItem('B', 'b')).addSeparator().addItem('C', 'c').addToUi();`);
    expect(menus).toEqual([
      {
        kind: 'menu',
        caption: 'SLA',
        items: [
          { kind: 'item', caption: 'A', functionName: 'a' },
          { kind: 'menu', caption: 'More', items: [{ kind: 'item', caption: 'B', functionName: 'b' }] },
          { kind: 'separator' },
          { kind: 'item', caption: 'C', functionName: 'c' },
        ],
      },
    ]);
  });
  test('of one caption replace each other, others stay', () => {
    const make = (caption: string, item: string) => `ui.createMenu('${caption}').addItem('${item}', 'f').addToUi();`;
    const { menus } = screenOf(make('A', 'old') + make('B', 'b') + make('A', 'new'));
    expect(menus.map(menu => [menu.caption, menu.items.length])).toEqual([
      ['B', 1],
      ['A', 1],
    ]);
    expect(menus[1]?.items[0]).toMatchObject({ caption: 'new' });
  });
  test('are nothing before addToUi, and need an item', () => {
    expect(screenOf("ui.createMenu('A').addItem('a', 'b');").menus).toEqual([]);
    expect(failureOf("SpreadsheetApp.getUi().createMenu('A').addToUi();")).toBe('A menu needs at least one item.');
  });
});

describe('windows', () => {
  const PAGE = "HtmlService.createHtmlOutput('<p>1</p>').append('<p>2</p>').setTitle('Lead SLA')";
  test('a sidebar is 300 pixels wide whatever it asks for', () => {
    expect(screenOf(`ui.showSidebar(${PAGE}.setWidth(500));`).sidebar).toEqual({
      title: 'Lead SLA',
      html: '<p>1</p><p>2</p>',
      width: 300,
      height: 0,
    });
  });
  test('a dialog has the size it asks for, or its own', () => {
    expect(screenOf(`ui.showModalDialog(${PAGE}.setWidth(700).setHeight(300), 'Preview');`).dialog).toMatchObject({
      title: 'Preview',
      width: 700,
      height: 300,
      modal: true,
    });
    expect(screenOf(`ui.showModelessDialog(${PAGE}, 'P');`).dialog).toMatchObject({
      width: 600,
      height: 400,
      modal: false,
    });
  });
  test('a page comes from a file, with or without ".html"', () => {
    expect(
      evaluate(
        "return ['Sidebar', 'Sidebar.html'].map(name => HtmlService.createHtmlOutputFromFile(name).getContent());",
      ),
    ).toEqual(['<p>Hello</p>', '<p>Hello</p>']);
    expect(failureOf("HtmlService.createHtmlOutputFromFile('Nope');")).toBe('No HTML file named Nope was found.');
  });
  test('only an HtmlOutput can be shown', () => {
    expect(failureOf("SpreadsheetApp.getUi().showSidebar('<p>x</p>');")).toContain("don't match the method signature");
  });
});

describe('questions', () => {
  const asked = (body: string, answer: Reply | null) => {
    const host = hostOf(`function main() { const ui = SpreadsheetApp.getUi(); ${body} }`);
    host.ui.answer = answer && (() => answer);
    const { value, error } = host.run('main', [], 'menu');
    if (error) throw new Error(error.message);
    return { value, questions: host.ui.questions };
  };
  test('an alert is answered OK as long as nobody answers', () => {
    expect(asked("return ui.alert('Sure?') === ui.Button.OK;", null)).toEqual({
      value: true,
      questions: [{ kind: 'alert', title: '', prompt: 'Sure?', buttons: 'OK' }],
    });
  });
  test('the person’s answer arrives', () => {
    expect(asked("return String(ui.alert('Title', 'Sure?', ui.ButtonSet.YES_NO));", { button: 'NO' })).toEqual({
      value: 'NO',
      questions: [{ kind: 'alert', title: 'Title', prompt: 'Sure?', buttons: 'YES_NO' }],
    });
  });
  test('a prompt is cancelled as long as nobody answers', () => {
    const body =
      "const r = ui.prompt('Name?', ui.ButtonSet.OK_CANCEL); return [String(r.getSelectedButton()), r.getResponseText()];";
    expect(asked(body, null).value).toEqual(['CANCEL', '']);
    expect(asked(body, { button: 'OK', text: 'Ann' }).value).toEqual(['OK', 'Ann']);
  });
  test('buttons are Google’s or refused', () => {
    expect(failureOf("SpreadsheetApp.getUi().alert('t', 'p', 'YES_NO');")).toContain(
      "don't match the method signature",
    );
    expect(failureOf("const ui = SpreadsheetApp.getUi(); ui.alert('t', 'p', ui.Button.OK);")).toContain(
      "don't match the method signature",
    );
    expect(failureOf('SpreadsheetApp.getUi().alert();')).toContain("don't match the method signature for Ui.alert");
  });
});

test('a toast is kept with its time', () => {
  const host = hostOf(`function main() { ${SHEET} ss.toast('Saved', 'Lead SLA', 3); }`);
  host.run('main', [], 'menu');
  expect(host.ui.toasts).toEqual([{ message: 'Saved', title: 'Lead SLA', at: NOW }]);
});

describe('the selection', () => {
  test('starts on the first tab, with no range', () => {
    expect(
      evaluate(`${SHEET} return [ss.getActiveSheet().getName(), ss.getActiveRange(), ss.getActiveCell(),
        sheet.getActiveRange(), ss.getSelection().getActiveSheet(), ss.getSelection().getActiveRange(), ss.getSelection().getCurrentCell()];`),
    ).toEqual(['Leads', null, null, null, null, null, null]);
  });
  test('is the person’s, and the script moves it', () => {
    const host = hostOf(`function main() { ${SHEET} sheet.setActiveRange(sheet.getRange('B2:C4')); }
      function look() { ${SHEET} const s = sheet.getSelection(); return [s.getActiveSheet().getName(),
        s.getActiveRange().getA1Notation(), s.getCurrentCell().getA1Notation(), SpreadsheetApp.getActiveRange().getA1Notation(),
        ss.getActiveCell().getA1Notation()]; }`);
    host.run('main', [], 'menu');
    expect(host.ui.selection?.block).toEqual({ row: 1, column: 1, rows: 3, columns: 2 });
    expect(host.run('look', [], 'menu').value).toEqual(['Leads', 'B2:C4', 'B2', 'B2:C4', 'B2']);
  });
  test('leaves with the tab it is on', () => {
    const host = hostOf(`function main() { ${SHEET} const other = ss.insertSheet('Other'); ss.deleteSheet(other);
      return ss.getActiveSheet().getName(); }`);
    expect(host.run('main', [], 'menu').value).toBe('Leads');
    expect(host.ui.selection).toBeNull();
  });
});

test('console and Logger write into the run’s logs', () => {
  const host =
    hostOf(`function main() { console.log('%s of %d', 'two', 3, { a: 1 }); console.warn('w'); console.error(new Error('e'));
    Logger.log('x').log([1, 'a']); return Logger.getLog().split('\\n').length; }`);
  const { logs, value } = host.run('main', [], 'menu');
  expect(logs).toEqual(['two of 3 { a: 1 }', 'warning: w', 'error: Error: e', 'x', "[ 1, 'a' ]"]);
  expect(value).toBe(5);
});
