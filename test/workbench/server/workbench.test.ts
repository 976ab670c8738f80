import { type ChildProcess, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { get } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { builtProject } from '../../../workbench/host/project.ts';
import type { Command, ShellView } from '../../../workbench/server/protocol.ts';
import { AlreadyOpen, type RunningWorkbench, startWorkbench } from '../../../workbench/server/workbench.ts';
import { cells, command, post, type RunningProcess, startProcess, tokenOf } from '../../support/workbench-process.ts';

const CSV = 'Lead ID,Name,Source\nL-1,Ada,Webinar\nL-2,<img src=x onerror=alert(1)>,eBook\n';

function folder(): string {
  return mkdtempSync(join(tmpdir(), 'lead-sla-server-'));
}

/** The status of a GET with headers of one's own, which fetch would not send. */
function status(address: string, path: string, headers: Record<string, string> = {}): Promise<number> {
  return new Promise((resolve, reject) => {
    get(`${address}${path}`, { headers }, response => {
      response.resume();
      resolve(response.statusCode ?? 0);
    }).on('error', reject);
  });
}

const textAt = async (address: string, row: number, column: number): Promise<string | undefined> =>
  (await cells(address, `tab=0&row=${row}&column=${column}&rows=1&columns=1`)).cells[0]?.text;

describe('A workbench on 127.0.0.1', () => {
  const kept = folder();
  const file = join(kept, 'leads.csv');
  let bench: RunningWorkbench;
  beforeAll(async () => {
    writeFileSync(file, CSV);
    bench = await startWorkbench({ file, fresh: false, port: 0, project: builtProject(), kept });
  });
  afterAll(() => {
    bench.close();
    rmSync(kept, { recursive: true });
  });

  it('refuses a foreign name, a foreign origin and a frame without one', async () => {
    const { address } = bench;
    expect(await status(address, '/shell')).toBe(200);
    expect(await status(address, '/shell', { host: 'workbench.example' })).toBe(403);
    expect(await status(address, '/shell', { origin: 'https://workbench.example' })).toBe(403);
    expect(await status(address, '/shell', { origin: 'null' })).toBe(403);
    expect(await status(address, '/shell', { 'sec-fetch-site': 'cross-site' })).toBe(403);
    expect(await status(address, '/shell', { origin: address })).toBe(200);
  });

  it('takes no command without the page’s token', async () => {
    const { address } = bench;
    const undo = { kind: 'undo' };
    expect((await post(address, undo, {})).status).toBe(403);
    expect((await post(address, undo, { 'x-workbench': 'guessed' })).status).toBe(403);
    const token = await tokenOf(address);
    expect((await post(address, undo, { 'x-workbench': token, origin: 'https://other.example' })).status).toBe(403);
    expect((await post(address, { kind: 'undo', more: 1 }, { 'x-workbench': token })).status).toBe(400);
    expect((await post(address, undo, { 'x-workbench': token })).status).toBe(200);
  });

  it('serves its own files only, whatever path is asked for', async () => {
    const { address } = bench;
    for (const path of ['/../package.json', '/%2e%2e/package.json', '/..%2fpackage.json', '/workbook.json']) {
      expect(await status(address, path)).toBe(404);
    }
    expect(await status(address, '/cells?tab=99&row=0&column=0&rows=1&columns=1')).toBe(404);
    expect(await status(address, '/cells?tab=0&row=-1&column=0&rows=1&columns=1')).toBe(400);
  });

  it('holds the page and the add-on’s frame to strict policies', async () => {
    const { address } = bench;
    const page = (await fetch(address)).headers.get('content-security-policy') ?? '';
    expect(page).toContain("default-src 'self'");
    expect(page).not.toContain('unsafe');
    const frame = (await fetch(`${address}/sidebar`)).headers.get('content-security-policy') ?? '';
    expect(frame).toMatch(/^sandbox allow-scripts/);
    expect(frame).not.toContain('allow-same-origin');
    expect(frame).not.toContain('connect-src');
    expect(frame).toContain("default-src 'none'");
  });

  it('tells each client of what another one changed', async () => {
    const { address } = bench;
    const controller = new AbortController();
    const news = await fetch(`${address}/news`, { signal: controller.signal });
    const reader = news.body?.getReader();
    const next = async () => Number(/data: (\d+)/.exec(new TextDecoder().decode((await reader?.read())?.value))?.[1]);
    const before = await next();
    await command(address, { kind: 'type', gridId: 0, row: 1, column: 1, text: 'Grace' });
    expect(await next()).toBeGreaterThan(before);
    expect(await textAt(address, 1, 1)).toBe('Grace');
    controller.abort();
  });

  it('keeps hostile cell text as text', async () => {
    expect(await textAt(bench.address, 2, 1)).toBe('<img src=x onerror=alert(1)>');
  });

  it('undoes and redoes typing, inserting, deleting and sorting', async () => {
    const { address } = bench;
    const texts = async () =>
      (await cells(address, 'tab=0&row=0&column=0&rows=4&columns=3')).cells.map(cell => cell?.text ?? '').join('|');
    const start = await texts();
    const edits: Command[] = [
      { kind: 'type', gridId: 0, row: 1, column: 2, text: '=ROW()' },
      { kind: 'insert', gridId: 0, axis: 'row', at: 1, count: 2 },
      { kind: 'delete', gridId: 0, axis: 'column', at: 0, count: 1 },
      { kind: 'sort', gridId: 0, block: { row: 1, column: 0, rows: 4, columns: 2 }, column: 0, ascending: false },
    ];
    const seen = [start];
    for (const edit of edits) {
      expect((await command(address, edit)).ok).toBe(true);
      seen.push(await texts());
    }
    expect(new Set(seen).size).toBe(5);
    for (const before of seen.slice(0, -1).reverse()) {
      await command(address, { kind: 'undo' });
      expect(await texts()).toBe(before);
    }
    for (const after of seen.slice(1)) {
      await command(address, { kind: 'redo' });
      expect(await texts()).toBe(after);
    }
  });

  it('says at a second start where the workbook is open', async () => {
    const second = startWorkbench({ file, fresh: false, port: 0, project: builtProject(), kept });
    await expect(second).rejects.toThrow(AlreadyOpen);
    await expect(second).rejects.toThrow(bench.address);
    const afresh = startWorkbench({ file, fresh: true, port: 0, project: builtProject(), kept });
    await expect(afresh).rejects.toThrow('To start over');
  });
});

describe('A workbench that is killed', { timeout: 30_000 }, () => {
  const kept = folder();
  const file = join(kept, 'leads.csv');
  const running: ChildProcess[] = [];
  afterEach(() => {
    for (const child of running.splice(0)) child.kill('SIGKILL');
  });
  afterAll(() => rmSync(kept, { recursive: true }));

  async function start(): Promise<RunningProcess> {
    const started = await startProcess(file, kept);
    running.push(started.child);
    return started;
  }

  it('keeps every edit that was answered, and gives its lock to the next', async () => {
    writeFileSync(file, CSV);
    const first = await start();
    const names = Array.from({ length: 20 }, (_, n) => `Name ${n}`);
    for (const [row, text] of names.entries()) {
      await command(first.address, { kind: 'type', gridId: 0, row: row + 1, column: 1, text });
    }
    const inFlight = post(first.address, { kind: 'undo' }, { 'x-workbench': await tokenOf(first.address) });
    first.child.kill('SIGKILL');
    await inFlight.catch(() => undefined);
    const second = await start();
    const shown = await cells(second.address, 'tab=0&row=1&column=1&rows=20&columns=1');
    const texts = shown.cells.map(cell => cell?.text ?? '');
    expect(texts.slice(0, 19)).toEqual(names.slice(0, 19));
  });
});

describe('What is written down', () => {
  it('survives a journal line that was cut off', async () => {
    const kept = folder();
    const file = join(kept, 'leads.csv');
    writeFileSync(file, CSV);
    const options = { file, fresh: false, port: 0, project: builtProject(), kept };
    const first = await startWorkbench(options);
    await command(first.address, { kind: 'type', gridId: 0, row: 1, column: 1, text: 'Grace' });
    const shell = (await (await fetch(`${first.address}/shell`)).json()) as ShellView;
    first.close();
    const [name = ''] = readdirSync(kept).filter(entry => entry.startsWith('leads.csv-'));
    const journal = join(kept, name, 'edits.jsonl');
    writeFileSync(journal, `${readFileSync(journal, 'utf8')}{"line":2,"chan`);
    const second = await startWorkbench(options);
    expect(shell.origin).toBe('leads.csv');
    expect(await textAt(second.address, 1, 1)).toBe('Grace');
    await command(second.address, { kind: 'type', gridId: 0, row: 1, column: 1, text: 'Hedy' });
    second.close();
    const third = await startWorkbench({ ...options, fresh: true });
    expect(await textAt(third.address, 1, 1)).toBe('Ada');
    third.close();
    rmSync(kept, { recursive: true });
  });
});

describe('npm start', () => {
  const START = join(import.meta.dirname, '../../../workbench/start.ts');
  const started = (...args: string[]) =>
    spawnSync(process.execPath, ['--import', 'tsx', START, ...args], { encoding: 'utf8', timeout: 20_000 });

  it('says what it takes when it is asked, and what it cannot take', () => {
    const help = started('--help');
    expect([help.status, help.stderr]).toEqual([0, '']);
    for (const option of ['--fresh', '--port', '--help']) expect(help.stdout).toContain(option);
    const folder = started(tmpdir());
    expect([folder.status, folder.stdout]).toEqual([2, '']);
    expect(folder.stderr).toMatch(/: this is a folder\. Give the path of .+\.\n$/);
  });

  it.each([
    ['null', 'null'],
    ['a list', '[]'],
    ['a workbook without its cells', '{"format":"lead-sla-workbench/1","host":{"people":{}}}'],
    ['a newer workbook', '{"format":"lead-sla-workbench/9","host":{},"book":{}}'],
  ])('refuses %s for a workbook', async (_, text) => {
    const kept = folder();
    const file = join(kept, 'book.json');
    writeFileSync(file, text);
    const opening = startWorkbench({ file, fresh: false, port: 0, project: builtProject(), kept });
    await expect(opening).rejects.toThrow(/^book\.json: this is no workbook of the workbench \(.+\)\.$/);
    rmSync(kept, { recursive: true });
  });
});
