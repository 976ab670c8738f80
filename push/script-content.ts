/** What a script holds at Google. A push replaces all of it, so whatever somebody has written there has to be seen first. */
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, relative, resolve } from 'node:path';
import { LIBRARY } from '../build/entry.ts';
import { OUTPUTS } from '../build/main.ts';
import { refuse } from '../src/sla/sheet/problem.ts';
import { clasp } from './clasp.ts';
import { PROJECT_FILE, ROOT } from './project-file.ts';

/** Texts by file name, as clasp names them: scripts end in .js. */
export type ScriptContent = ReadonlyMap<string, string>;

/** What the editor puts into a new script, under a name in the person's language. */
const NOTHING_WRITTEN = /^\s*(function myFunction\(\) \{\s*\})?\s*$/;

/** @throws Refusal when Google does not show it */
export function readScript(scriptId: string): ScriptContent {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'lead-sla-script-')));
  try {
    const project = join(folder, '.clasp.json');
    const content = join(folder, 'content');
    mkdirSync(content);
    writeFileSync(project, JSON.stringify({ scriptId, rootDir: 'content' }));
    const { pulledFiles } = JSON.parse(clasp('pull', '--project', project)) as { pulledFiles: string[] };
    const paths = pulledFiles.map(path => resolve(ROOT, path));
    return new Map(paths.map(path => [relative(content, path), readFileSync(path, 'utf8')]));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The files that somebody else wrote: neither an earlier push, nor the manifest, nor empty. */
export function foreignFiles(content: ScriptContent): string[] {
  const isOurs = content.get('Code.js')?.includes(LIBRARY) ?? false;
  const isReplaceable = (name: string, text: string) =>
    name === 'appsscript.json' || NOTHING_WRITTEN.test(text) || (isOurs && OUTPUTS.includes(name));
  return [...content].filter(([name, text]) => !isReplaceable(name, text)).map(([name]) => name);
}

/** Pushes dist/ to the chosen script: whether anything was new there. @throws Refusal */
export function replaceScript(): boolean {
  return checkPushed(clasp('push', '--force', '--project', PROJECT_FILE));
}

/**
 * Whether clasp pushed anything. It answers with a list of files, an empty one if the script holds them already, and with
 * nothing at all, as if all were well, when it skips a changed manifest.
 *
 * @throws Refusal unless it is all that was built, and nothing else
 */
export function checkPushed(answer: string): boolean {
  if (answer.trim() === '') refuse('', 'clasp skipped the push.', 'Nothing was pushed.');
  const pushed = (JSON.parse(answer) as string[]).map(path => basename(path)).sort();
  if (pushed.length > 0 && pushed.join() !== [...OUTPUTS].sort().join())
    refuse('', `clasp pushed ${pushed.join(', ')} instead of ${OUTPUTS.join(', ')}.`, 'Run "npm run push" again.');
  return pushed.length > 0;
}
