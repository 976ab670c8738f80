/**
 * One workbench at a time on one workbook: a lock file that says where it can be found. A process that is killed leaves its file
 * behind, and two starts may find it at once, so nobody takes another's file away to put his own in its place: locks are numbered,
 * the highest one holds, and of two who make the next number the disk lets one succeed. Nobody gives his number back: who does
 * not answer any more has left.
 */
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { writing } from '../disk/failure.ts';

interface Holder {
  readonly pid: number;
  readonly address: string;
  /** What the server at the address must answer: a process id alone may long be somebody else's. */
  readonly key: string;
}

const NAME = /^lock-(\d{1,9})\.json$/;
/** How long a process may take from making its file to writing into it. */
const WRITING_MS = 200;

/** Null once the lock is ours, or the address at which the workbook is open already. @throws NotWritten */
export async function takeLock(folder: string, holder: Holder): Promise<string | null> {
  for (;;) {
    const highest = highestIn(folder);
    const other = highest > 0 ? await holderOf(folder, highest) : null;
    if (other && (await isAlive(other))) return other.address;
    const ours = highest + 1;
    if (!make(folder, ours, holder)) continue;
    // Whoever was slow may have made a number that others have long left behind.
    if (highestIn(folder) === ours) {
      for (const number of numbersIn(folder)) if (number < ours) rmSync(fileOf(folder, number), { force: true });
      return null;
    }
    rmSync(fileOf(folder, ours), { force: true });
  }
}

const fileOf = (folder: string, number: number): string => join(folder, `lock-${number}.json`);

function numbersIn(folder: string): number[] {
  return readdirSync(folder).flatMap(name => Number(NAME.exec(name)?.[1] ?? []));
}

const highestIn = (folder: string): number => Math.max(0, ...numbersIn(folder));

/** False where somebody else was first. */
function make(folder: string, number: number, holder: Holder): boolean {
  try {
    writeFileSync(fileOf(folder, number), JSON.stringify(holder), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    rmSync(fileOf(folder, number), { force: true });
    return writing(folder, () => {
      throw error;
    });
  }
}

async function holderOf(folder: string, number: number): Promise<Holder | null> {
  const file = fileOf(folder, number);
  const holder = read(file);
  if (holder) return holder;
  await wait(WRITING_MS);
  return read(file);
}

function read(file: string): Holder | null {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Holder;
  } catch {
    return null;
  }
}

async function isAlive({ pid, address, key }: Holder): Promise<boolean> {
  if (isGone(pid)) return false;
  try {
    const answer = await fetch(`${address}/key`, { signal: AbortSignal.timeout(5_000) });
    return (await answer.text()) === key;
  } catch (error) {
    // A workbench that is busy with a long run does not answer in time, but it is there.
    return error instanceof Error && error.name === 'TimeoutError';
  }
}

function isGone(pid: number): boolean {
  try {
    return !process.kill(pid, 0);
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'ESRCH';
  }
}
