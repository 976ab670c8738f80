/** One workbench at a time on one workbook: a lock file that says where it can be found. */
import { readFileSync, rmSync, writeFileSync } from 'node:fs';

interface Holder {
  readonly pid: number;
  readonly address: string;
  /** What the server at the address must answer: a process id alone may long be somebody else's. */
  readonly key: string;
}

/** Null once the lock is ours, or the address at which the workbook is open already. */
export async function takeLock(file: string, holder: Holder): Promise<string | null> {
  for (;;) {
    try {
      writeFileSync(file, JSON.stringify(holder), { flag: 'wx' });
      return null;
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    }
    const other = read(file);
    if (other && (await isAlive(other))) return other.address;
    rmSync(file, { force: true });
  }
}

/** Gives the lock back, if it is still ours. */
export function releaseLock(file: string, { key }: Holder): void {
  if (read(file)?.key === key) rmSync(file, { force: true });
}

function read(file: string): Holder | null {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Holder;
  } catch {
    return null;
  }
}

async function isAlive({ pid, address, key }: Holder): Promise<boolean> {
  try {
    process.kill(pid, 0);
  } catch {
    return false;
  }
  try {
    const answer = await fetch(`${address}/key`, { signal: AbortSignal.timeout(5_000) });
    return (await answer.text()) === key;
  } catch (error) {
    // A workbench that is busy with a long run does not answer in time, but it is there.
    return error instanceof Error && error.name === 'TimeoutError';
  }
}
