/**
 * The push as people run it: the project's own commands and the real clasp, in a copy of the project, against a stand-in
 * for Google on this machine.
 */
import { execFile, execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { checkPushed } from '../../push/script-content.ts';
import { ROOT } from '../support/workbench.ts';
import { type Google, type ScriptFile, startGoogle } from './google.ts';

vi.setConfig({ testTimeout: 60_000 });

const SCRIPT_ID = `1${'aB3-_xYz'.repeat(7)}`;
const OUTPUTS = ['Code.js', 'Sidebar.html', 'appsscript.json'];
const COPIED = ['src', 'push', 'build.ts', 'entry.ts', 'locals.js', 'appsscript.json', 'package.json', '.claspignore'];
const PLACEHOLDER = '{\n  "scriptId": "paste-your-script-id-here",\n  "rootDir": "dist"\n}\n';

/** What Google shows of a script that was just made, in a Japanese account. */
const NEW_SCRIPT: readonly ScriptFile[] = [
  { name: 'appsscript', type: 'JSON', source: '{\n  "timeZone": "Asia/Tokyo",\n  "dependencies": {}\n}' },
  { name: 'コード', type: 'SERVER_JS', source: 'function myFunction() {\n\n}\n' },
];

let copy = '';
let google: Google;
beforeAll(async () => {
  copy = realpathSync(mkdtempSync(join(tmpdir(), 'lead-sla-push-')));
  for (const name of COPIED) cpSync(join(ROOT, name), join(copy, name), { recursive: true });
  symlinkSync(join(ROOT, 'node_modules'), join(copy, 'node_modules'), 'dir');
  google = await startGoogle();
});
afterAll(() => {
  google.close();
  rmSync(copy, { recursive: true });
});
beforeEach(() => {
  writeFileSync(join(copy, '.clasp.json'), PLACEHOLDER);
  logIn({ expiry_date: Date.now() + 3_600_000 });
  google.files = NEW_SCRIPT;
  google.asked.length = 0;
  google.refusal = null;
});

const file = (name: string) => join(copy, name);
const projectFile = () => JSON.parse(readFileSync(file('.clasp.json'), 'utf8')) as Record<string, unknown>;

function logIn(more: object): void {
  const token = {
    type: 'authorized_user',
    client_id: 'made',
    client_secret: 'up',
    refresh_token: 'r',
    access_token: 'a',
  };
  writeFileSync(file('login.json'), JSON.stringify({ tokens: { default: { ...token, ...more } } }));
}

interface Run {
  readonly status: number;
  readonly out: string;
  readonly err: string;
}

/** Nothing but the stand-in can be reached. */
function run(command: string, ...args: readonly string[]): Promise<Run> {
  const env = {
    ...process.env,
    NODE_OPTIONS: `--import ${pathToFileURL(join(import.meta.dirname, 'redirect.mjs')).href}`,
    GOOGLE: google.address,
    clasp_config_auth: file('login.json'),
    HTTPS_PROXY: 'http://127.0.0.1:9',
    NO_PROXY: '127.0.0.1',
  };
  return new Promise(resolve => {
    execFile(command, args, { cwd: copy, env }, (error, out, err) =>
      resolve({ status: error ? Number(error.code) : 0, out, err: err.replace(/^npm warn .*\n/gm, '') }),
    );
  });
}

const setup = (...args: readonly string[]) => run('npm', 'run', '--silent', 'setup', '--', ...args);
const push = () => run('npm', 'run', '--silent', 'push');
const clasp = (...args: readonly string[]) => run('npx', 'clasp', ...args);

describe('a push', () => {
  test('puts exactly the three files there, byte for byte', async () => {
    await setup(`https://script.google.com/u/0/home/projects/${SCRIPT_ID}/edit`);
    const { status, out, err } = await push();
    expect({ status, err }).toEqual({ status: 0, err: '' });
    expect(out).toContain(
      `Pushed Code.js, Sidebar.html, appsscript.json to https://script.google.com/home/projects/${SCRIPT_ID}/edit\n`,
    );
    expect(out).toContain('Reload the sheet');
    const path = `/v1/projects/${SCRIPT_ID}/content`;
    expect(google.asked).toEqual([`GET ${path}`, `GET ${path}`, `PUT ${path}`]);
    const built = (name: string) => readFileSync(file(`dist/${name}`), 'utf8');
    expect([...google.files].sort((a, b) => a.name.localeCompare(b.name))).toEqual([
      { name: 'appsscript', type: 'JSON', source: built('appsscript.json') },
      { name: 'Code', type: 'SERVER_JS', source: built('Code.js') },
      { name: 'Sidebar', type: 'HTML', source: built('Sidebar.html') },
    ]);
    expect(built('appsscript.json')).toBe(readFileSync(join(ROOT, 'appsscript.json'), 'utf8'));
  });
});
