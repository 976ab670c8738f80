/** clasp as a process of its own, and its failures in plain words. */
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { refuse } from '../src/sla/sheet/problem.ts';
import { ROOT } from './project-file.ts';

const CLASP = createRequire(import.meta.url).resolve('@google/clasp');

const LOG_IN = 'Run "npx clasp login", then "npm run push" again.';

/** What clasp or Google says, what it means, and what to do about it. */
const FAILURES: readonly (readonly [RegExp, string, string])[] = [
  [/No credentials found/, 'You are not logged in to Google.', LOG_IN],
  [/invalid_grant|invalid_rapt|invalid authentication|Login Required/i, 'Google no longer accepts your login.', LOG_IN],
  [
    /has not enabled the Apps Script API/,
    'The Apps Script API is off for your Google account.',
    'Turn it on at https://script.google.com/home/usersettings, wait a minute, then run "npm run push" again.',
  ],
  [
    /does not have permission|insufficient/i,
    'Your Google account may not change this script.',
    'Ask for the right to edit the sheet, or run "npx clasp login" with the account that has it.',
  ],
  [
    /entity was not found/,
    'Google knows no such script, or hides it from your account.',
    'Run "npm run setup" with the script’s address, or "npx clasp login" with the account that owns the sheet.',
  ],
  [/ENOTFOUND|EAI_AGAIN|ECONN|ETIMEDOUT/, 'Google cannot be reached.', 'Look to the connection and try again.'],
];

/** What clasp prints. @throws Refusal when it fails */
export function clasp(...args: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync(process.execPath, [CLASP, ...args, '--json'], {
    cwd: ROOT,
    encoding: 'utf8',
  });
  if (status !== 0) refuse('', ...inPlainWords(stderr.trim()));
  return stdout;
}

export function inPlainWords(said: string): [message: string, fix: string] {
  const [, message, fix] = FAILURES.find(([pattern]) => pattern.test(said)) ?? [];
  return message && fix ? [message, `${fix}\n(clasp: ${said})`] : ['clasp failed.', said];
}
