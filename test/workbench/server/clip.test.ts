/** A page's script may ask for anything: a command is done as far as the tab goes, or refused in words, at once. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { createBook } from '../../../workbench/book/book.ts';
import { createHost, type Host } from '../../../workbench/host/host.ts';
import { type Command, readCommand } from '../../../workbench/server/commands.ts';
import { perform } from '../../../workbench/server/perform.ts';
import { Session } from '../../../workbench/server/session.ts';
import { shellView } from '../../../workbench/server/shell-view.ts';
import { Store } from '../../../workbench/server/store.ts';

const NOW = Date.parse('2026-11-20T14:30:00Z');
const PROJECT = { bundle: 'function nothing() {}', manifest: {}, html: {} };
const MOST = 10_000_000;
const folder = mkdtempSync(join(tmpdir(), 'lead-sla-clip-'));
afterAll(() => rmSync(folder, { recursive: true }));

let session: Session;
let gridId = 0;
beforeAll(() => open());
beforeEach(() => open());

function open(): void {
  const book = createBook({ name: 'Test', timeZone: 'UTC', locale: 'en_US', now: () => NOW });
  const grid = book.addGrid('Data', 0, { rows: 100, columns: 10 });
  gridId = grid.id;
  for (let row = 0; row < 20; row++) grid.type(row, row % 3, `=${row}+1`);
  const host: Host = createHost({ ...PROJECT, book, now: NOW, owner: 'owner@example.com' });
  session = new Session({ host, project: PROJECT, store: new Store(folder), origin: 'a test' });
}

const send = (command: Command) => perform(session, readCommand(command), open);
const size = () => [session.grid(gridId).rowCount, session.grid(gridId).columnCount];

const FAR = 10_000_000;
const everything = { row: 0, column: 0, rows: FAR, columns: FAR };
const beyond = { row: FAR, column: FAR, rows: 1, columns: 1 };
const corner = { row: 0, column: 0, rows: 2, columns: 2 };

test.each<[string, (id: number) => Command]>([
  ['clearing', id => ({ kind: 'clear', gridId: id, block: everything })],
  ['formatting', id => ({ kind: 'format', gridId: id, block: everything, look: { bold: true } })],
  ['sorting', id => ({ kind: 'sort', gridId: id, block: everything, column: 0, ascending: true })],
  ['filtering', id => ({ kind: 'filter', gridId: id, block: everything })],
  ['selecting', id => ({ kind: 'select', gridId: id, block: everything })],
  ['hiding', id => ({ kind: 'hide', gridId: id, axis: 'row', at: 5, count: FAR, isHidden: true })],
  ['widening', id => ({ kind: 'width', gridId: id, column: 3, count: FAR, width: 50 })],
  ['freezing', id => ({ kind: 'freeze', gridId: id, rows: FAR, columns: FAR })],
  ['deleting', id => ({ kind: 'delete', gridId: id, axis: 'row', at: 5, count: FAR })],
  ['copying', id => ({ kind: 'copy', fromGrid: id, from: everything, gridId: id, to: corner, isCut: false })],
])('%s beyond the tab’s ends is done as far as they go', async (_, command) => {
  expect(await send(command(gridId))).toMatchObject({ ok: true });
  const [tab] = shellView(session).tabs;
  expect(Object.keys(tab?.columnWidths ?? {}).length).toBeLessThanOrEqual(10);
  expect(tab?.frozenRows).toBeLessThanOrEqual(100);
  expect(tab?.hiddenRows).toEqual(tab?.hiddenRows.length ? [[5, 95]] : []);
});

test.each<[string, (id: number) => Command]>([
  ['a block', id => ({ kind: 'clear', gridId: id, block: beyond })],
  ['a note', id => ({ kind: 'note', gridId: id, row: FAR, column: 0, text: 'hi' })],
  ['a column to sort by', id => ({ kind: 'sort', gridId: id, block: corner, column: 5, ascending: true })],
  ['rows', id => ({ kind: 'insert', gridId: id, axis: 'row', at: 101, count: 1 })],
  ['rows to delete', id => ({ kind: 'delete', gridId: id, axis: 'row', at: 100, count: 1 })],
  ['a fill that leads nowhere', id => ({ kind: 'autofill', gridId: id, from: corner, to: { ...corner, row: 50 } })],
  [
    'a fill in two directions',
    id => ({ kind: 'autofill', gridId: id, from: corner, to: { ...corner, rows: 9, columns: 9 } }),
  ],
])('%s outside the tab is refused', async (_, command) => {
  const before = JSON.stringify(session.host.saveState().book);
  expect(await send(command(gridId))).toMatchObject({ ok: false, message: expect.stringMatching(/^[A-Z].+\.$/) });
  expect(JSON.stringify(session.host.saveState().book)).toBe(before);
});

test.each<[string, (id: number) => Command]>([
  ['typing', id => ({ kind: 'type', gridId: id, row: FAR, column: FAR, text: 'x' })],
  ['filling', id => ({ kind: 'fill', gridId: id, row: FAR, column: 9, rows: [['x']] })],
  ['copying', id => ({ kind: 'copy', fromGrid: id, from: corner, gridId: id, to: everything, isCut: false })],
  ['dragging', id => ({ kind: 'autofill', gridId: id, from: corner, to: { ...corner, rows: FAR } })],
  ['inserting', id => ({ kind: 'insert', gridId: id, axis: 'column', at: 0, count: FAR })],
])('%s does not make the file larger than Sheets allows', async (_, command) => {
  expect(await send(command(gridId))).toMatchObject({ ok: false, message: expect.stringContaining('10000000 cells') });
  expect(size()).toEqual([100, 10]);
});

test('a fill of many short rows and a long one is no stack of arguments', async () => {
  const rows = [...Array.from({ length: 130_000 }, () => ['x']), ['y', 'z']];
  expect(await send({ kind: 'fill', gridId, row: 0, column: 0, rows })).toMatchObject({ ok: true });
  expect(size()).toEqual([130_001, 10]);
}, 60_000);

const line = fc.oneof(fc.nat(12), fc.constantFrom(0, 99, 100, 101, 1_000_000, FAR));
const many = line.map(n => Math.max(1, n));
const block = fc.record({ row: line, column: line, rows: many, columns: many });
const axis = fc.constantFrom<'row' | 'column'>('row', 'column');
const text = fc.constantFrom('', 'x', '=A1', '=1/0', '=A:A', '@', '𝄞', "'", '5 %');
const tab = fc.constantFrom(0, 0, 0, 1, 99, FAR);
const commands: fc.Arbitrary<Command> = fc.oneof(
  fc.record({ kind: fc.constant('type' as const), gridId: tab, row: line, column: line, text }),
  fc.record({
    kind: fc.constant('fill' as const),
    gridId: tab,
    row: line,
    column: line,
    rows: fc.array(fc.array(text, { maxLength: 3 }), { maxLength: 3 }),
  }),
  fc.record({
    kind: fc.constant('copy' as const),
    fromGrid: tab,
    from: block,
    gridId: tab,
    to: block,
    isCut: fc.boolean(),
  }),
  fc.record({ kind: fc.constant('autofill' as const), gridId: tab, from: block, to: block }),
  fc.record({ kind: fc.constant('clear' as const), gridId: tab, block }),
  fc.record({ kind: fc.constant('format' as const), gridId: tab, block, look: fc.constant({ bold: true }) }),
  fc.record({ kind: fc.constant('note' as const), gridId: tab, row: line, column: line, text }),
  fc.record({ kind: fc.constantFrom('insert' as const, 'delete' as const), gridId: tab, axis, at: line, count: many }),
  fc.record({ kind: fc.constant('sort' as const), gridId: tab, block, column: line, ascending: fc.boolean() }),
  fc.record({ kind: fc.constant('filter' as const), gridId: tab, block: fc.option(block) }),
  fc.record({
    kind: fc.constant('filterValues' as const),
    gridId: tab,
    column: line,
    hidden: fc.array(text, { maxLength: 2 }),
  }),
  fc.record({ kind: fc.constant('hide' as const), gridId: tab, axis, at: line, count: many, isHidden: fc.boolean() }),
  fc.record({ kind: fc.constant('freeze' as const), gridId: tab, rows: line, columns: line }),
  fc.record({ kind: fc.constant('select' as const), gridId: tab, block }),
  fc.record({
    kind: fc.constant('menu' as const),
    functionName: fc.constantFrom('nothing', 'toString', '__proto__', 'constructor'),
  }),
  fc.record({
    kind: fc.constant('call' as const),
    functionName: fc.constantFrom('nothing', 'eval', '__proto__'),
    args: fc.array(fc.jsonValue(), { maxLength: 2 }),
  }),
  fc.constant({ kind: 'addTab' as const }),
  fc.record({ kind: fc.constant('deleteTab' as const), gridId: tab }),
  fc.record({ kind: fc.constantFrom('undo' as const, 'redo' as const) }),
);

test('whatever is commanded, in whatever order, is answered, and opens again as it is', {
  timeout: 120_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(commands, { minLength: 1, maxLength: 12 }), async given => {
      open();
      session.settle();
      for (const command of given) {
        const answer = await send(command);
        if (!answer.ok) expect(answer.message).toMatch(/^[A-Z].*\S$/);
        const cells = session.host.book.grids.reduce((sum, grid) => sum + grid.rowCount * grid.columnCount, 0);
        expect(cells).toBeLessThanOrEqual(MOST);
      }
      const again = Session.reopen(new Store(folder), PROJECT, 'a test');
      const seen = (one: Session | null) => one && [shellView(one).tabs, one.host.saveState()];
      expect(seen(again)).toEqual(seen(session));
    }),
    { numRuns: 200 },
  );
});
