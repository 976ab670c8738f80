/** What is kept on the disk, whatever becomes of the disk. */
import { appendFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createBook } from '../../../workbench/book/book.ts';
import { createHost } from '../../../workbench/host/host.ts';
import type { Command } from '../../../workbench/server/commands.ts';
import { perform } from '../../../workbench/server/perform.ts';
import type { Answer } from '../../../workbench/server/protocol.ts';
import { Session } from '../../../workbench/server/session.ts';
import { Store } from '../../../workbench/server/store.ts';

const NOW = Date.parse('2026-11-20T14:30:00Z');
const PROJECT = {
  bundle: `function stamp() { SpreadsheetApp.getActiveSpreadsheet().getSheetByName('Data').getRange('C1').setValue('stamped'); }`,
  manifest: {},
  html: {},
};

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lead-sla-store-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const journal = () => join(folder, 'edits.jsonl');
const snapshot = () => join(folder, 'workbook.json');

function fresh(): Session {
  const book = createBook({ name: 'Test', timeZone: 'UTC', locale: 'en_US', now: () => NOW });
  book.addGrid('Data', 0, { rows: 20, columns: 5 });
  const host = createHost({ ...PROJECT, book, now: NOW, owner: 'owner@example.com' });
  const session = new Session({ host, project: PROJECT, store: new Store(folder), origin: 'a test' });
  session.settle();
  return session;
}

function reopened(): { session: Session | null; notes: readonly string[] } {
  const store = new Store(folder);
  return { session: Session.reopen(store, PROJECT, 'a test'), notes: store.notes };
}

const gridId = (session: Session): number => session.host.book.grid('Data')?.id ?? -1;
const send = (session: Session, command: Command): Promise<Answer> => perform(session, command, () => {});
const typed = (session: Session, row: number, text: string): Promise<Answer> =>
  send(session, { kind: 'type', gridId: gridId(session), row, column: 0, text });
const texts = (session: Session | null): string[] =>
  Array.from({ length: 6 }, (_, row) => session?.host.book.grid('Data')?.display(row, 0) ?? '').filter(Boolean);

/** A folder in the place of a file: the disk takes nothing there. */
function blocked(path: string, act: () => Promise<void>): Promise<void> {
  mkdirSync(path);
  return act().finally(() => rmSync(path, { recursive: true }));
}

describe('A disk that refuses', () => {
  it('takes an edit back, says why, and the next one follows what is there', async () => {
    const session = fresh();
    await blocked(journal(), async () => {
      const answer = await typed(session, 0, 'lost');
      expect(answer).toMatchObject({
        ok: false,
        message: expect.stringMatching(/^The edit could not be written: .+\. Nothing was changed\.$/),
      });
      expect(answer.shell.canUndo).toBe(false);
    });
    expect(texts(session)).toEqual([]);
    await typed(session, 0, 'one');
    expect(texts(reopened().session)).toEqual(['one']);
  });

  it('leaves undo and redo where they were', async () => {
    const session = fresh();
    await typed(session, 0, 'one');
    await typed(session, 1, 'two');
    const kept = readFileSync(journal());
    rmSync(journal());
    await blocked(journal(), async () => {
      expect((await send(session, { kind: 'undo' })).ok).toBe(false);
    });
    writeFileSync(journal(), kept);
    expect(texts(session)).toEqual(['one', 'two']);
    expect((await send(session, { kind: 'undo' })).ok).toBe(true);
    expect(texts(session)).toEqual(['one']);
    expect((await send(session, { kind: 'redo' })).ok).toBe(true);
    expect(texts(session)).toEqual(['one', 'two']);
    expect(texts(reopened().session)).toEqual(['one', 'two']);
  });

  it('says that what a script did is not kept, and keeps it with the next edit', async () => {
    const session = fresh();
    await typed(session, 0, 'one');
    await blocked(`${snapshot()}.new`, async () => {
      const answer = await send(session, { kind: 'menu', functionName: 'stamp' });
      expect(answer).toMatchObject({ ok: false, message: expect.stringContaining('What you see is not on the disk') });
    });
    expect(texts(reopened().session)).toEqual(['one']);
    await typed(session, 1, 'two');
    const { session: again } = reopened();
    expect([...texts(again), again?.host.book.grid('Data')?.display(0, 2)]).toEqual(['one', 'two', 'stamped']);
  });
});

describe('What cannot be read', () => {
  const DAMAGES: readonly [string, (lines: string[]) => string][] = [
    ['half a line in the middle', ([one, two, three]) => `${one}\n${two?.slice(0, 30)}\n${three}\n`],
    ['half a line with the next one behind it', ([one, two, three]) => `${one}\n${two?.slice(0, 30)}${three}\n`],
    ['a line that is missing', ([one, , three]) => `${one}\n${three}\n`],
    ['zeros, as a disk that lost power leaves them', ([one]) => `${one}\n${'\0'.repeat(50)}\n`],
    ['a line of something else', ([one, , three]) => `${one}\nnull\n${three}\n`],
    ['an edit of a tab that never was', ([one, two]) => `${one}\n${two?.replace(/"gridId":\d+/, '"gridId":99')}\n`],
  ];

  it.each(DAMAGES)('%s ends the edits there: the rest is put aside and told', async (_, damage) => {
    const session = fresh();
    for (const [row, text] of ['one', 'two', 'three'].entries()) await typed(session, row, text);
    const damaged = damage(readFileSync(journal(), 'utf8').trim().split('\n'));
    writeFileSync(journal(), damaged);
    const { session: again, notes } = reopened();
    expect(texts(again)).toEqual(['one']);
    expect(notes).toEqual([
      expect.stringMatching(/^edits\.jsonl cannot be read .+ put aside as .+edits\.jsonl\.unread-1\.$/),
    ]);
    expect(readFileSync(`${journal()}.unread-1`, 'utf8')).toBe(damaged);
    // And it goes on from there.
    if (again) await typed(again, 1, 'more');
    expect([texts(reopened().session), reopened().notes]).toEqual([['one', 'more'], []]);
  });

  it('the edit in flight is cut off without a word', async () => {
    const session = fresh();
    await typed(session, 0, 'one');
    appendFileSync(journal(), '{"line":2,"chan');
    const { session: again, notes } = reopened();
    expect([texts(again), notes]).toEqual([['one'], []]);
    if (again) await typed(again, 1, 'two');
    expect(texts(reopened().session)).toEqual(['one', 'two']);
  });

  it.each([
    ['half a snapshot', (text: string) => text.slice(0, 200)],
    ['nothing', () => ''],
    ['another program’s file', () => '{"a":1}'],
    ['a newer format', (text: string) => text.replace('lead-sla-workbench/1', 'lead-sla-workbench/2')],
  ])('%s is put aside, and the workbook begins anew', async (_, damage) => {
    const session = fresh();
    await typed(session, 0, 'one');
    writeFileSync(snapshot(), damage(readFileSync(snapshot(), 'utf8')));
    const { session: again, notes } = reopened();
    expect(again).toBeNull();
    expect(notes).toHaveLength(2);
    expect(readdirSync(folder).sort()).toEqual(['edits.jsonl.unread-1', 'workbook.json.unread-1']);
  });
});
