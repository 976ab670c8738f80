/** .clasp.json: which script this copy of the project is pushed to. The committed file names none. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { refuse } from '../src/sla/sheet/problem.ts';
import { readScriptId, WHERE } from './script-id.ts';

export const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
export const PROJECT_FILE = join(ROOT, '.clasp.json');

export const NO_SCRIPT = 'paste-your-script-id-here';
const ROOT_DIR = 'dist';

export function chooseScript(scriptId: string): void {
  writeFileSync(PROJECT_FILE, `${JSON.stringify({ ...readProject(), scriptId, rootDir: ROOT_DIR }, null, 2)}\n`);
}

/** @throws Refusal while no script is chosen */
export function chosenScript(): string {
  const { scriptId = NO_SCRIPT, rootDir } = readProject();
  if (scriptId === NO_SCRIPT || rootDir !== ROOT_DIR) refuse('', '.clasp.json is not set up yet.', WHERE);
  return readScriptId(String(scriptId));
}

function readProject(): Readonly<Record<string, unknown>> {
  if (!existsSync(PROJECT_FILE)) return {};
  try {
    const read: unknown = JSON.parse(readFileSync(PROJECT_FILE, 'utf8'));
    return typeof read === 'object' && read !== null && !Array.isArray(read) ? { ...read } : {};
  } catch {
    return {};
  }
}
