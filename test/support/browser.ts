/**
 * One Chromium for the tests of a file. It comes from the CHROMIUM variable, from an installed browser, or from the
 * package @sparticuz/chromium, which ships the binary.
 */
import { accessSync, constants, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { type Browser, chromium } from 'playwright-core';

const INSTALLED = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** Milliseconds after which a lock is taken to be left over from a run that died while unpacking. */
const UNPACK_MOST_MS = 60_000;

let browser: Promise<Browser> | undefined;

/** The browser, started at the first call. Throws where none can be started. */
export function openBrowser(): Promise<Browser> {
  browser ??= launch();
  return browser;
}

/** Closes the browser, if one is open. */
export async function closeBrowser(): Promise<void> {
  const open = browser;
  browser = undefined;
  await (await open)?.close();
}

async function launch(): Promise<Browser> {
  const executablePath = await findChromium();
  return chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
}

async function findChromium(): Promise<string> {
  const given = process.env.CHROMIUM;
  if (given) return given;
  return INSTALLED.find(isExecutable) ?? (await unpacked());
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/**
 * Unpacks the shipped binary once. Test files run in processes of their own, and starting a binary that another process
 * is still writing fails with ETXTBSY; so the first one takes a lock (a folder is made atomically) and the rest wait.
 */
async function unpacked(): Promise<string> {
  // Asked for before the import: the package then brings its own libnss3, which small machines lack.
  process.env.AWS_EXECUTION_ENV ??= 'AWS_Lambda_nodejs22.x';
  const { default: shipped } = await import('@sparticuz/chromium');
  const lock = join(tmpdir(), 'lead-sla-chromium.lock');
  const done = join(tmpdir(), 'lead-sla-chromium.done');
  const binary = join(tmpdir(), 'chromium');
  for (const start = Date.now(); !(existsSync(done) && existsSync(binary)); await pause(100)) {
    if (Date.now() - start > UNPACK_MOST_MS) rmSync(lock, { recursive: true, force: true });
    if (!isFirst(lock)) continue;
    try {
      const path = await shipped.executablePath();
      writeFileSync(done, path);
    } finally {
      rmSync(lock, { recursive: true, force: true });
    }
  }
  return shipped.executablePath();
}

function isFirst(lock: string): boolean {
  try {
    mkdirSync(lock);
    return true;
  } catch {
    return false;
  }
}
