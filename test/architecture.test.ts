/** The compiler keeps the worlds apart: what must not be imported or named is an error of `npm run check`. */
import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ROOT } from './support/workbench.ts';

let copy = '';
beforeAll(() => {
  copy = mkdtempSync(join(tmpdir(), 'lead-sla-worlds-'));
  cpSync(join(ROOT, 'src'), join(copy, 'src'), { recursive: true });
  cpSync(join(ROOT, 'tsconfig.base.json'), join(copy, 'tsconfig.base.json'));
  symlinkSync(join(ROOT, 'node_modules'), join(copy, 'node_modules'), 'dir');
});
afterAll(() => rmSync(copy, { recursive: true }));

/** What the compiler says of a world with one more file in it. */
function compile(world: string, planted: string): Promise<string> {
  const file = join(copy, 'src', world, 'planted.ts');
  writeFileSync(file, planted);
  return new Promise(resolve => {
    execFile(join(ROOT, 'node_modules/.bin/tsc'), ['-b', `src/${world}`], { cwd: copy }, (_, stdout) => {
      rmSync(file);
      resolve(stdout);
    });
  });
}

test.each([
  ['sla', "export { openBook } from '../google/book.ts';", 'not listed within the file list'],
  ['sla', "export { FUNCTIONS } from '../functions/index.ts';", 'not listed within the file list'],
  ['sla', 'export const title = document.title;', "Cannot find name 'document'"],
  ['sla', 'export const app = SpreadsheetApp;', "Cannot find name 'SpreadsheetApp'"],
  ['sla', 'export const later = setTimeout;', "Cannot find name 'setTimeout'"],
  ['functions', "export { openBook } from '../google/book.ts';", 'not listed within the file list'],
  ['google', 'export const title = document.title;', "Cannot find name 'document'"],
  ['google', 'export const answer = fetch;', "Cannot find name 'fetch'"],
])(
  'in src/%s, %s does not compile',
  async (world, planted, complaint) => {
    expect(await compile(world, planted)).toContain(complaint);
  },
  60_000,
);

test('without anything planted the core compiles', async () => {
  expect(await compile('sla', 'export const fine = 1;')).toBe('');
}, 60_000);

test('the workbench imports nothing from src/', async () => {
  const { metafile } = await build({
    entryPoints: [join(ROOT, 'workbench/scan/main.ts')],
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    write: false,
    metafile: true,
    absWorkingDir: ROOT,
  });
  const inputs = Object.keys(metafile.inputs);
  expect(inputs).toContain('workbench/host/host.ts');
  expect(inputs.filter(input => !input.startsWith('workbench/'))).toEqual([]);
});
