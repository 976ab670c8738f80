/**
 * The push as people run it: the project's own commands and the real clasp, in a copy of the project, against a stand-in
 * for Google on this machine.
 */
import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { inPlainWords } from '../../push/clasp.ts';
import { checkPushed, foreignFiles } from '../../push/script-content.ts';
import { ROOT } from '../support/workbench.ts';
import { type Google, type ScriptFile, startGoogle } from './google.ts';

vi.setConfig({ testTimeout: 60_000 });

const SCRIPT_ID = `1${'aB3-_xYz'.repeat(7)}`;
const SHEET_ID = `1${'aB3-_xYz'.repeat(5)}abc`;
const { resolve } = createRequire(import.meta.url);
const CLASP = resolve('@google/clasp');
const TSX = pathToFileURL(resolve('tsx')).href;
const COPIED = [
  ...['src', 'push', 'dist', 'build'],
  ...['appsscript.json', 'package.json', 'tsconfig.base.json', '.claspignore'],
];

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
  writeProjectFile({ scriptId: SCRIPT_ID, rootDir: 'dist' });
  logIn({ expiry_date: Date.now() + 3_600_000 });
  google.files = NEW_SCRIPT;
  google.asked.length = 0;
  google.refusal = null;
});

const at = (name: string) => join(copy, name);
const read = (name: string) => readFileSync(at(name), 'utf8');
const writeProjectFile = (project: object) => writeFileSync(at('.clasp.json'), `${JSON.stringify(project, null, 2)}\n`);

/** As clasp keeps a login. Without `expiry_date` it asks for a new token when it is refused. */
function logIn(more: object): void {
  const token = {
    type: 'authorized_user',
    client_id: 'made',
    client_secret: 'up',
    refresh_token: 'r',
    access_token: 'a',
  };
  writeFileSync(at('login.json'), JSON.stringify({ tokens: { default: { ...token, ...more } } }));
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
    clasp_config_auth: at('login.json'),
    HTTPS_PROXY: 'http://127.0.0.1:9',
    NO_PROXY: '127.0.0.1',
  };
  return new Promise(done => {
    execFile(command, args, { cwd: copy, env }, (error, out, err) =>
      done({ status: error ? Number(error.code) : 0, out, err }),
    );
  });
}

const push = () => run(process.execPath, '--import', TSX, 'push/push.ts');
const clasp = (...args: readonly string[]) => run(process.execPath, CLASP, ...args, '--json');

const puts = () => google.asked.filter(request => request.startsWith('PUT'));
const built = (): ScriptFile[] => [
  { name: 'appsscript', type: 'JSON', source: read('dist/appsscript.json') },
  { name: 'Code', type: 'SERVER_JS', source: read('dist/Code.js') },
  { name: 'Sidebar', type: 'HTML', source: read('dist/Sidebar.html') },
];
const byName = (files: readonly ScriptFile[]) => [...files].sort((a, b) => a.name.localeCompare(b.name));

describe('a push', () => {
  test('puts exactly the three files into a new script, byte for byte, over another manifest', async () => {
    writeFileSync(at('dist/Code.js'), 'an older build');
    const { status, out } = await run('npm', 'run', '--silent', 'push');
    expect(status).toBe(0);
    expect(out).toBe(
      `Pushing to https://script.google.com/home/projects/${SCRIPT_ID}/edit\n` +
        'Pushed Code.js, Sidebar.html, appsscript.json.\n' +
        'Reload the sheet: the menu is under Extensions, by the name of the script.\n',
    );
    expect(byName(google.files)).toEqual(built());
    expect(read('dist/Code.js')).toContain('function onOpen()');
    expect(read('dist/appsscript.json')).toBe(read('appsscript.json'));
    const content = `/v1/projects/${SCRIPT_ID}/content`;
    expect(google.asked).toEqual([`GET ${content}`, `GET ${content}`, `PUT ${content}`]);
  });

  test('leaves what else lies in dist/ at home', async () => {
    for (const name of ['Code.js.map', 'Old.html', 'old.gs']) writeFileSync(at(`dist/${name}`), '');
    const { out } = await clasp('show-file-status');
    const { filesToPush } = JSON.parse(out) as { filesToPush: string[] };
    expect(filesToPush.sort()).toEqual(['dist/Code.js', 'dist/Sidebar.html', 'dist/appsscript.json']);
  });

  test('is told from one that clasp skips without a word, since the manifest has changed', async () => {
    google.files = built().map(file => (file.type === 'JSON' ? { ...file, source: '{}' } : file));
    const skipped = await clasp('push');
    expect({ ...skipped, puts: puts() }).toEqual({ status: 0, out: '', err: '', puts: [] });
    expect(() => checkPushed(skipped.out)).toThrow('clasp skipped the push. Nothing was pushed.');
  });

  test('is told from one that brings nothing new', async () => {
    google.files = built();
    const { out } = await clasp('push', '--force');
    expect(checkPushed(out)).toBe(false);
    expect(puts()).toEqual([]);
  });

  test('is told from one of other files', () => {
    expect(checkPushed('["dist/appsscript.json", "dist/Code.js", "dist/Sidebar.html"]')).toBe(true);
    expect(() => checkPushed('["dist/appsscript.json", "dist/Code.js"]')).toThrow('instead of');
  });
});

describe('a push that cannot be', () => {
  test.each([
    ['without a script', { scriptId: 'paste-your-script-id-here', rootDir: 'dist' }, '.clasp.json is not set up yet.'],
    ['with another folder', { scriptId: SCRIPT_ID, rootDir: '' }, '.clasp.json is not set up yet.'],
    ['with the id of a sheet', { scriptId: SHEET_ID, rootDir: 'dist' }, 'That is the sheet, not its script.'],
  ])('%s says how to choose one', async (_, project, message) => {
    writeProjectFile(project);
    const { status, err } = await push();
    expect(status).toBe(1);
    expect(err).toContain(message);
    expect(err).toContain('npm run setup -- ');
    expect(google.asked).toEqual([]);
  });

  test('without a login says how to get one', async () => {
    rmSync(at('login.json'));
    const { status, err } = await push();
    expect(status).toBe(1);
    expect(err).toContain('You are not logged in to Google. Run "npx clasp login"');
    expect(google.asked).toEqual([]);
  });

  test('with a login that was revoked says how to renew it', async () => {
    logIn({});
    google.refusal = { status: 401, message: 'Request had invalid authentication credentials.' };
    const { status, err } = await push();
    expect(status).toBe(1);
    expect(err).toContain('Google no longer accepts your login. Run "npx clasp login"');
    expect(google.asked.at(-1)).toBe('POST /token');
  });

  test('because the script holds somebody’s own code leaves all of it there', async () => {
    google.files = [...NEW_SCRIPT, { name: 'Macros', type: 'SERVER_JS', source: 'function mine() {}' }];
    const before = google.files;
    const { status, err } = await push();
    expect(status).toBe(1);
    expect(err).toContain('holds code that is not Lead SLA’s: Macros.gs.');
    expect(google.files).toBe(before);
  });
});

test.each([
  ['User has not enabled the Apps Script API. Enable it by visiting …', 'https://script.google.com/home/usersettings'],
  ['The caller does not have permission', 'Your Google account may not change this script.'],
  ['Requested entity was not found.', 'Google knows no such script'],
  ['request to https://script.googleapis.com failed, reason: getaddrinfo ENOTFOUND', 'Google cannot be reached.'],
  ['Syntax error: Unexpected token', 'clasp failed. Syntax error: Unexpected token'],
])('“%s” is put into plain words', (said, words) => {
  expect(inPlainWords(said).join(' ')).toContain(words);
});

describe('a script’s own code', () => {
  const foreign = (files: Record<string, string>) => foreignFiles(new Map(Object.entries(files)));
  const code = 'var LeadSla=1;';
  test.each([
    ['nothing but a manifest', { 'appsscript.json': '{}' }, []],
    ['what the editor puts into a new one', { 'Código.js': 'function myFunction() {\n  \n}\n' }, []],
    ['an earlier push', { 'appsscript.json': '{}', 'Code.js': code, 'Sidebar.html': '<p>' }, []],
    ['own code under the name of ours', { 'Code.js': 'function onOpen() {}' }, ['Code.js']],
    ['an own page under the name of ours', { 'Code.js': '', 'Sidebar.html': '<p>' }, ['Sidebar.html']],
    ['a file beside an earlier push', { 'Code.js': code, 'lib/more.js': 'let a;' }, ['lib/more.js']],
  ])('is seen in %s', (_, files, expected) => {
    expect(foreign(files)).toEqual(expected);
  });
});
