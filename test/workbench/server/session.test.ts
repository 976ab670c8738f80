import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { createBook } from '../../../workbench/book/book.ts';
import { createHost } from '../../../workbench/host/host.ts';
import { cellsView } from '../../../workbench/server/cells-view.ts';
import type { Command } from '../../../workbench/server/commands.ts';
import { functionHelp } from '../../../workbench/server/function-help.ts';
import { perform } from '../../../workbench/server/perform.ts';
import { Session } from '../../../workbench/server/session.ts';
import { Store } from '../../../workbench/server/store.ts';
import { lookOf } from '../../../workbench/services/state.ts';

const BUNDLE = `
function onOpen() { SpreadsheetApp.getUi().createMenu('Ask').addItem('Ask', 'ask').addToUi(); }
function ask() {
  const sheet = SpreadsheetApp.getActiveSpreadsheet().getSheetByName('Data');
  sheet.getRange('A1').setValue(sheet.getRange('A1').getValue() + 1);
  const ui = SpreadsheetApp.getUi();
  if (ui.alert('Sure?', ui.ButtonSet.YES_NO) !== ui.Button.YES) return;
  sheet.getRange('B1').setValue(ui.prompt('Name').getResponseText());
}
function aside() {
  SpreadsheetApp.getUi().showSidebar(HtmlService.createHtmlOutput('<p>Hi</p>').setTitle('Aside'));
}
function stamp() {
  SpreadsheetApp.getActiveSpreadsheet().getSheetByName('Data').getRange('C1').setValue('stamped');
}
function tick() {
  const cell = SpreadsheetApp.getActiveSpreadsheet().getSheetByName('Data').getRange('D1');
  cell.setValue(Number(cell.getValue()) + 1);
}
function turnOn() {
  ScriptApp.newTrigger('tick').timeBased().everyMinutes(1).create();
}
/**
 * Doubles a number.
 * @param {number} value What is doubled.
 * @param {number} times Optional. How often.
 * @customfunction
 */
function DOUBLE(value, times) { return value * 2; }
`;
const NOW = Date.parse('2026-11-20T14:30:00Z');
const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

function open() {
  const folder = mkdtempSync(join(tmpdir(), 'lead-sla-session-'));
  folders.push(folder);
  const book = createBook({ name: 'Test', timeZone: 'UTC', locale: 'en_US', now: () => NOW });
  const grid = book.addGrid('Data', 0, { rows: 20, columns: 5 });
  const project = { bundle: BUNDLE, manifest: {}, html: {} };
  const people = { owner: 'owner@example.com', editors: ['editor@example.com'], viewers: ['viewer@example.com'] };
  const host = createHost({ ...project, book, now: NOW, ...people });
  const session = new Session({ host, project, store: new Store(folder), origin: 'a test' });
  session.open();
  session.settle();
  const act = (command: Command) => perform(session, command, () => undefined);
  const shows = (row: number, column: number) => session.grid(grid.id).display(row, column);
  const cell = (row: number, column: number) =>
    cellsView(session, grid.id, { row, column, rows: 1, columns: 1 }).cells[0];
  const reopen = () => Session.reopen(new Store(folder), project, 'a test');
  return { session, gridId: grid.id, act, shows, cell, reopen };
}

describe('A script that asks', () => {
  it('waits for the answers and does everything once', async () => {
    const { session, act, shows } = open();
    await act({ kind: 'menu', functionName: 'ask' });
    expect(session.waiting?.question.prompt).toBe('Sure?');
    expect(shows(0, 0)).toBe('');
    await act({ kind: 'answer', button: 'YES', text: null });
    expect(session.waiting?.question).toMatchObject({ kind: 'prompt', prompt: 'Name' });
    await act({ kind: 'answer', button: 'OK', text: 'Ada' });
    expect(session.waiting).toBeNull();
    expect([shows(0, 0), shows(0, 1)]).toEqual(['1', 'Ada']);
  });
});

describe('Typing', () => {
  it('closes brackets, grows the tab and opens an editor with what makes the same value again', async () => {
    const { act, cell, shows, gridId, session } = open();
    const type = (row: number, column: number, text: string) => act({ kind: 'type', gridId, row, column, text });
    await type(24, 6, '=SUM(1, MAX(2, 3');
    expect(shows(24, 6)).toBe('4');
    expect(session.grid(gridId).rowCount).toBe(25);
    for (const text of ['12.5%', '2026-11-20 14:30', "'007", '$1,200.00', 'TRUE', "'=1+1"]) {
      await type(1, 1, text);
      const first = cell(1, 1);
      const input = first?.input ?? first?.text ?? '';
      await type(1, 1, input);
      expect(cell(1, 1)).toEqual(first);
    }
  });

  it('is refused by a strict validation rule, and nothing has changed', async () => {
    const { act, shows, gridId, session } = open();
    const block = { row: 0, column: 0, rows: 5, columns: 1 };
    const rule = { criteria: 'VALUE_IN_LIST', values: ['New', 'Won'], allowInvalid: false, help: '' };
    lookOf(session.host.state, gridId).validations.push({ block, rule });
    expect((await act({ kind: 'type', gridId, row: 0, column: 0, text: 'New' })).ok).toBe(true);
    const answer = await act({ kind: 'type', gridId, row: 0, column: 0, text: 'Lost' });
    expect(answer).toMatchObject({ ok: false, message: expect.stringContaining('data validation rules') });
    expect(shows(0, 0)).toBe('New');
    await act({ kind: 'undo' });
    expect(shows(0, 0)).toBe('');
  });
});

describe('Who acts', () => {
  it('decides what may be edited, and sees the menu only when editing is allowed', async () => {
    const { act, shows, gridId } = open();
    const as = async (email: string) => (await act({ kind: 'actor', email })).shell;
    expect((await as('viewer@example.com')).menus).toEqual([]);
    expect((await act({ kind: 'type', gridId, row: 0, column: 0, text: 'x' })).ok).toBe(false);
    expect((await act({ kind: 'menu', functionName: 'ask' })).ok).toBe(false);
    expect((await as('editor@example.com')).menus).toHaveLength(1);
    expect((await act({ kind: 'type', gridId, row: 0, column: 0, text: 'x' })).ok).toBe(true);
    expect((await act({ kind: 'actor', email: 'stranger@example.com' })).ok).toBe(false);
    expect(shows(0, 0)).toBe('x');
  });

  it('finds the own sidebar again, and sees nobody else’s', async () => {
    const { act } = open();
    await act({ kind: 'menu', functionName: 'aside' });
    const sidebar = async (email: string) => (await act({ kind: 'actor', email })).shell.sidebar?.title;
    expect(await sidebar('viewer@example.com')).toBeUndefined();
    expect(await sidebar('owner@example.com')).toBe('Aside');
    expect(await sidebar('editor@example.com')).toBeUndefined();
  });
});

describe('What was done', () => {
  it('is there again when the workbench opens again, from journal and snapshot', async () => {
    const { act, gridId, reopen, session } = open();
    await act({
      kind: 'fill',
      gridId,
      row: 0,
      column: 0,
      rows: [
        ['3', 'c'],
        ['1', 'a'],
        ['2', '=A3*2'],
      ],
    });
    await act({ kind: 'format', gridId, block: { row: 0, column: 0, rows: 1, columns: 2 }, look: { bold: true } });
    await act({ kind: 'sort', gridId, block: { row: 0, column: 0, rows: 3, columns: 2 }, column: 0, ascending: true });
    await act({ kind: 'insert', gridId, axis: 'row', at: 1, count: 2 });
    await act({ kind: 'note', gridId, row: 0, column: 0, text: 'first' });
    await act({ kind: 'hide', gridId, axis: 'column', at: 3, count: 1, isHidden: true });
    await act({ kind: 'undo' });
    expect(reopen()?.host.saveState()).toEqual(session.host.saveState());
    await act({ kind: 'renameTab', gridId, name: 'Renamed' });
    await act({ kind: 'undo' });
    expect(reopen()?.host.saveState()).toEqual(session.host.saveState());
  });

  it('leaves undo alone when a script only looked', async () => {
    const { act, gridId, session } = open();
    await act({ kind: 'type', gridId, row: 0, column: 0, text: 'x' });
    await act({ kind: 'call', functionName: 'DOUBLE', args: [2] });
    expect(session.history.canUndo).toBe(true);
  });
});

describe('Undo', () => {
  it('outlives a script that wrote elsewhere', async () => {
    const { act, shows, gridId } = open();
    await act({ kind: 'type', gridId, row: 0, column: 0, text: 'x' });
    await act({ kind: 'insert', gridId, axis: 'row', at: 5, count: 1 });
    await act({ kind: 'type', gridId, row: 5, column: 0, text: 'y' });
    await act({ kind: 'undo' });
    await act({ kind: 'menu', functionName: 'stamp' });
    expect((await act({ kind: 'redo' })).ok).toBe(true);
    expect(shows(5, 0)).toBe('y');
    for (let step = 0; step < 3; step++) await act({ kind: 'undo' });
    expect([shows(0, 0), shows(0, 2)]).toEqual(['', 'stamped']);
  });

  it('ends where a script wrote, moved or removed what it would take back', async () => {
    const { act, session, gridId, shows } = open();
    await act({ kind: 'type', gridId, row: 1, column: 1, text: 'before' });
    await act({ kind: 'type', gridId, row: 0, column: 2, text: 'mine' });
    await act({ kind: 'type', gridId, row: 0, column: 0, text: 'after' });
    await act({ kind: 'menu', functionName: 'stamp' });
    await act({ kind: 'undo' });
    expect([shows(0, 0), session.history.canUndo]).toEqual(['', false]);
    expect(shows(0, 2)).toBe('stamped');
    await act({ kind: 'delete', gridId, axis: 'row', at: 8, count: 1 });
    await act({ kind: 'menu', functionName: 'turnOn' });
    expect(session.history.canUndo).toBe(false);
  });

  it('is each person’s own', async () => {
    const { act, session, gridId } = open();
    await act({ kind: 'type', gridId, row: 0, column: 0, text: 'x' });
    await act({ kind: 'actor', email: 'editor@example.com' });
    expect(session.history.canUndo).toBe(false);
  });
});

describe('A clock that plays', () => {
  it('lets everybody work meanwhile, says how far it is and can be stopped', async () => {
    const { act, session, gridId, shows, reopen } = open();
    await act({ kind: 'call', functionName: 'turnOn', args: [] });
    const playing = act({ kind: 'clock', to: 'month' });
    const typed = await act({ kind: 'type', gridId, row: 3, column: 0, text: 'meanwhile' });
    expect(typed).toMatchObject({ ok: true, shell: { playing: { until: 'Sun 20 Dec 2026, 14:30' } } });
    expect(typed.shell.playing?.share).toBeGreaterThan(0);
    const called = await act({ kind: 'call', functionName: 'DOUBLE', args: [21] });
    expect(called).toMatchObject({ ok: true, value: { value: 42 } });
    expect(await act({ kind: 'clock', to: 'hour' })).toMatchObject({ ok: false });
    expect(reopen()?.grid(gridId).display(3, 0)).toBe('meanwhile');
    await act({ kind: 'undo' });
    expect(shows(3, 0)).toBe('');
    expect((await act({ kind: 'stopClock' })).shell.playing).toBeNull();
    expect((await playing).ok).toBe(true);
    const minutes = (session.host.clock.now() - NOW) / 60_000;
    expect(minutes).toBeLessThan(30 * 24 * 60);
    expect(shows(0, 3)).toBe(String(Math.floor(minutes)));
  });

  it('stops for a question, and for a fresh start', async () => {
    const { act, session } = open();
    await act({ kind: 'call', functionName: 'turnOn', args: [] });
    const playing = act({ kind: 'clock', to: 'month' });
    await act({ kind: 'menu', functionName: 'ask' });
    expect(session.waiting?.question.prompt).toBe('Sure?');
    await playing;
    expect(session.playing).toBeNull();
    expect(await act({ kind: 'clock', to: 'hour' })).toMatchObject({ ok: false });
  });
});

describe('Conditional formats', () => {
  it('tick with NOW(), move with their cell, and the first of two wins', () => {
    const { cell, gridId, session } = open();
    const grid = session.grid(gridId);
    const rule = (type: string, values: string[], look: object) => ({
      blocks: [{ row: 1, column: 0, rows: 3, columns: 2 }],
      condition: { type, values },
      ...look,
    });
    lookOf(session.host.state, gridId).formatRules.push(
      rule('CUSTOM_FORMULA', ['=$C2<NOW()'], { background: '#ff0000' }),
      rule('TEXT_CONTAINS', ['LATE'], { background: '#00ff00', bold: true }),
    );
    grid.type(1, 2, '2026-11-20 14:00');
    grid.type(2, 2, '2026-11-20 15:00');
    for (const row of [1, 2]) grid.type(row, 1, 'too late');
    const look = (row: number) => {
      const view = cellsView(session, gridId, { row, column: 1, rows: 1, columns: 1 });
      return view.looks[view.cells[0]?.look ?? 0];
    };
    expect(look(1)).toMatchObject({ background: '#ff0000', bold: true });
    expect(look(2)).toMatchObject({ background: '#00ff00' });
    session.host.clock.advance(3_600_000);
    expect(look(2)).toMatchObject({ background: '#ff0000' });
    expect(cell(4, 1)).toBeNull();
  });
});

describe('Charts', () => {
  it('show the numbers as they are now, with the first column as labels', async () => {
    const { act, gridId, session } = open();
    await act({
      kind: 'fill',
      gridId,
      row: 0,
      column: 0,
      rows: [
        ['Day', 'Leads'],
        ['Mon', '3'],
        ['Tue', '=B2*2'],
      ],
    });
    const block = { row: 0, column: 0, rows: 20, columns: 2 };
    const place = { row: 2, column: 4, offsetX: 0, offsetY: 0 };
    const options = { title: 'Leads a day' };
    lookOf(session.host.state, gridId).charts.push({
      id: 1,
      type: 'COLUMN',
      blocks: [{ gridId, block }],
      ...place,
      options,
    });
    const { shell } = await act({ kind: 'type', gridId, row: 1, column: 1, text: '4' });
    expect(shell.tabs[0]?.charts[0]).toMatchObject({
      title: 'Leads a day',
      row: 1,
      column: 3,
      labels: ['Mon', 'Tue'],
      series: [{ name: 'Leads', values: [4, 8] }],
    });
  });
});

describe('Function help', () => {
  it('takes the add-on’s words from its JSDoc', () => {
    const [own] = functionHelp(BUNDLE, 'Test');
    expect(own).toEqual({
      name: 'DOUBLE',
      about: 'Doubles a number.',
      from: 'Test',
      parameters: [
        { name: 'value', about: 'What is doubled.', isOptional: false, repeats: false },
        { name: 'times', about: 'How often.', isOptional: true, repeats: false },
      ],
    });
    expect(functionHelp(BUNDLE, 'Test').some(({ name, about }) => name === 'SUM' && about !== '')).toBe(true);
  });
});
