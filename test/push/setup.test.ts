/** The setup as people run it, in a copy of its own, and what it takes for a script. */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { NO_SCRIPT } from '../../push/project-file.ts';
import { readScriptId } from '../../push/script-id.ts';
import { ROOT } from '../support/workbench.ts';

const SCRIPT_ID = `1${'aB3-_xYz'.repeat(7)}`;
const SHEET_ID = `1${'aB3-_xYz'.repeat(5)}abc`;
const TSX = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;
const COMMITTED = '{\n  "scriptId": "paste-your-script-id-here",\n  "rootDir": "dist"\n}\n';

describe('a script is known by', () => {
  test.each([
    SCRIPT_ID,
    `  ${SCRIPT_ID}\n`,
    `https://script.google.com/home/projects/${SCRIPT_ID}/edit`,
    `https://script.google.com/u/1/home/projects/${SCRIPT_ID}/settings`,
    `https://script.google.com/home/projects/${SCRIPT_ID}`,
    `https://script.google.com/d/${SCRIPT_ID}/edit?usp=sharing`,
    `https://script.google.com/a/example.com/d/${SCRIPT_ID}/edit`,
  ])('%s', pasted => {
    expect(readScriptId(pasted)).toBe(SCRIPT_ID);
  });
});

describe('no script is', () => {
  test.each([
    [SHEET_ID, 'That is the sheet, not its script.'],
    [`https://docs.google.com/spreadsheets/d/${SHEET_ID}/edit#gid=0`, 'That is the sheet, not its script.'],
    [`https://docs.google.com/spreadsheets/u/1/d/${SHEET_ID}/edit`, 'That is the sheet, not its script.'],
    [`AKfycb${SCRIPT_ID}`, 'That is a deployment of a script'],
    [`https://script.google.com/macros/s/AKfycb${SCRIPT_ID}/exec`, 'That is a deployment of a script'],
    [`https://docs.google.com/document/d/${SHEET_ID}/edit`, 'is no script’s id or address.'],
    ['https://script.google.com/home/projects/create', 'is no script’s id or address.'],
    [NO_SCRIPT, 'is no script’s id or address.'],
    ['', 'is no script’s id or address.'],
  ])('%s', (pasted, message) => {
    expect(() => readScriptId(pasted)).toThrow(message);
    expect(() => readScriptId(pasted)).toThrow('open Extensions ▸ Apps Script');
  });
});

describe('npm run setup', () => {
  let copy = '';
  const git = (...args: readonly string[]) => run('git', ...args);
  const hasGit = spawnSync('git', ['--version']).status === 0;
  const projectFile = () => readFileSync(join(copy, '.clasp.json'), 'utf8');

  beforeEach(() => {
    copy = mkdtempSync(join(tmpdir(), 'lead-sla-setup-'));
    for (const name of ['push', 'src/sla/sheet/problem.ts', 'package.json'])
      cpSync(join(ROOT, name), join(copy, name), { recursive: true });
    symlinkSync(join(ROOT, 'node_modules'), join(copy, 'node_modules'), 'dir');
    writeFileSync(join(copy, '.clasp.json'), COMMITTED);
    writeFileSync(
      join(copy, 'push/chosen.ts'),
      `import { chosenScript } from './project-file.ts'; try { chosenScript(); } catch (error) { console.log(error.message); }`,
    );
  });
  afterEach(() => rmSync(copy, { recursive: true }));

  function run(command: string, ...args: readonly string[]) {
    const { status, stdout, stderr } = spawnSync(command, args, { cwd: copy, encoding: 'utf8' });
    return { status, out: stdout, err: stderr };
  }
  const setup = (...args: readonly string[]) => run(process.execPath, '--import', TSX, 'push/setup.ts', ...args);

  test('writes the id, keeps what else the file says, and says what comes next', () => {
    writeFileSync(join(copy, '.clasp.json'), '{"scriptId":"old","rootDir":"src","projectId":"mine"}');
    const address = `https://script.google.com/home/projects/${SCRIPT_ID}/edit`;
    const { status, out } = run('npm', 'run', '--silent', 'setup', '--', address);
    expect(status).toBe(0);
    expect(JSON.parse(projectFile())).toEqual({ scriptId: SCRIPT_ID, rootDir: 'dist', projectId: 'mine' });
    expect(out).toContain('Next: "npx clasp login", once on this machine, then "npm run push".');
  });

  test.each(['null', '[]', '"x"', '7', '{', ''])('a .clasp.json of %j is as good as none', text => {
    writeFileSync(join(copy, '.clasp.json'), text);
    const push = run(process.execPath, '--import', TSX, 'push/chosen.ts');
    expect([push.status, push.err]).toEqual([0, '']);
    expect(push.out).toContain('.clasp.json is not set up yet.');
    expect(setup(SCRIPT_ID).status).toBe(0);
    expect(JSON.parse(projectFile())).toEqual({ scriptId: SCRIPT_ID, rootDir: 'dist' });
  });

  test.each([
    ['without a script', [], 'Which script?'],
    ['with a sheet', [SHEET_ID], 'That is the sheet, not its script.'],
  ])('%s writes nothing and says where the script is', (_, args, message) => {
    const { status, err } = setup(...args);
    expect(status).toBe(2);
    expect(err).toContain(message);
    expect(err).toContain('open Extensions ▸ Apps Script');
    expect(projectFile()).toBe(COMMITTED);
  });

  test.skipIf(!hasGit)('keeps the id from being committed', () => {
    git('init');
    git('add', '.clasp.json');
    expect(setup(SCRIPT_ID).out).toContain('Git leaves .clasp.json alone');
    git('add', '--all');
    expect(git('show', ':.clasp.json').out).toBe(COMMITTED);
    expect(projectFile()).toContain(SCRIPT_ID);
  });
});

const staged = spawnSync('git', ['show', ':./.clasp.json'], { cwd: ROOT, encoding: 'utf8' });

test.skipIf(staged.status !== 0)('the .clasp.json that is committed names nobody’s script', () => {
  expect(staged.stdout).toBe(COMMITTED);
});
