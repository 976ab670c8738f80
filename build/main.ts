/**
 * src → dist/{Code.js, Sidebar.html, appsscript.json}, which is exactly what clasp pushes.
 *
 * Sheets finds a custom function only as a top-level `function NAME(its, parameters)` with its JSDoc right above. So esbuild makes
 * one library of everything; the entry, generated from the declarations, assigns each public name to `global`; and
 * gas-webpack-plugin makes a top-level function of each such assignment, with its parameters and comment.
 *
 * `--if-stale` builds only when a source is newer than dist/, and not at all where there is no src/.
 */
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import * as esbuild from 'esbuild';
import GasPlugin from 'gas-webpack-plugin';
import webpack from 'webpack';
import { buildSidebar } from './sidebar.ts';

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const DIST = join(ROOT, 'dist');
const SOURCES = ['src', 'build', 'appsscript.json', 'package-lock.json'];
export const OUTPUTS = ['Code.js', 'Sidebar.html', 'appsscript.json'];

export async function build(): Promise<void> {
  mkdirSync(DIST, { recursive: true });
  const [code, html] = await Promise.all([buildServer(), buildSidebar()]);
  writeFileSync(join(DIST, 'Code.js'), code);
  writeFileSync(join(DIST, 'Sidebar.html'), html);
  copyFileSync(join(ROOT, 'appsscript.json'), join(DIST, 'appsscript.json'));
}

async function buildServer(): Promise<string> {
  const { entrySource, LIBRARY } = await import('./entry.ts');
  const { outputFiles } = await esbuild.build({
    entryPoints: [join(ROOT, 'src/google/main.ts')],
    bundle: true,
    write: false,
    format: 'iife',
    globalName: LIBRARY,
    inject: [join(ROOT, 'build/locals.js')],
    target: 'es2019',
    minify: true,
    legalComments: 'none',
    logLevel: 'warning',
  });
  const folder = mkdtempSync(join(tmpdir(), 'lead-sla-'));
  try {
    writeFileSync(join(folder, 'entry.js'), `${outputFiles[0]?.text}\n${entrySource()}`);
    await runWebpack(folder);
    // The comments stand above the top-level functions now; a second copy would only be parsed at every start.
    const second = /\/\*\*(?:[^*]|\*(?!\/))*\*\/\s*(?=__webpack_require__\.g\.)/g;
    return readFileSync(join(folder, 'Code.js'), 'utf8').replace(second, '');
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function runWebpack(folder: string): Promise<void> {
  const compiler = webpack({
    mode: 'none',
    context: folder,
    entry: './entry.js',
    output: { path: folder, filename: 'Code.js', environment: { const: true, arrowFunction: true } },
    plugins: [new GasPlugin({ comment: true })],
  });
  return new Promise((resolve, reject) => {
    compiler.run((error, stats) => {
      if (error || stats?.hasErrors()) reject(error ?? new Error(stats?.toString('errors-only')));
      else compiler.close(closing => (closing ? reject(closing) : resolve()));
    });
  });
}

function isStale(): boolean {
  if (!existsSync(join(ROOT, 'src'))) return false;
  const built = OUTPUTS.map(name => join(DIST, name));
  if (!built.every(existsSync)) return true;
  const oldest = Math.min(...built.map(file => statSync(file).mtimeMs));
  return SOURCES.some(source => newest(join(ROOT, source)) > oldest);
}

function newest(path: string): number {
  const stat = statSync(path);
  if (!stat.isDirectory()) return stat.mtimeMs;
  return Math.max(stat.mtimeMs, ...readdirSync(path).map(name => newest(join(path, name))));
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  if (!process.argv.includes('--if-stale') || isStale()) await build();
}
