/** Of any number of starts at once, over whatever lies in the folder, one holds the workbook. */
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { takeLock } from '../../../workbench/server/lock.ts';

let folder = '';
const servers: Server[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lead-sla-lock-'));
});
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
  rmSync(folder, { recursive: true });
});

/** Somebody who starts: a server that answers its key. */
async function starter(key: string) {
  const server = createServer((_, response) => response.end(key));
  servers.push(server);
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  return { pid: process.pid, address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, key };
}

/** What a killed workbench left: nobody listens there any more. */
const LEFT = JSON.stringify({ pid: process.pid, address: 'http://127.0.0.1:9', key: 'gone' });

test.each([
  ['nothing', null],
  ['the lock of a workbench that was killed', LEFT],
  ['half a lock', '{"pid":1'],
  ['an empty one, as a full disk leaves it', ''],
])('twelve starts over %s', async (_, left) => {
  if (left !== null) writeFileSync(join(folder, 'lock-7.json'), left);
  const starters = await Promise.all(Array.from({ length: 12 }, (_, n) => starter(`key-${n}`)));
  const answers = await Promise.all(starters.map(one => takeLock(folder, one)));
  const holders = starters.filter((_, n) => answers[n] === null);
  expect(holders).toHaveLength(1);
  expect(new Set(answers)).toEqual(new Set([null, holders[0]?.address]));
  expect(readdirSync(folder)).toHaveLength(1);
});

test('is free again once its holder answers no more', async () => {
  const first = await starter('first');
  expect(await takeLock(folder, first)).toBeNull();
  const second = await starter('second');
  expect(await takeLock(folder, second)).toBe(first.address);
  servers[0]?.closeAllConnections();
  await new Promise(resolve => servers[0]?.close(resolve));
  expect(await takeLock(folder, second)).toBeNull();
});
