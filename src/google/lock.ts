/** One writer at a time in a document. */
import { refuse } from '../sla/problem.ts';

const WAIT_MS = 10_000;

/** @throws Refusal when another run holds the lock for long */
export function locked<T>(work: () => T): T {
  const lock = LockService.getDocumentLock();
  if (!lock.tryLock(WAIT_MS)) refuse('', 'A scan is running.', 'Try again in a minute.');
  try {
    return work();
  } finally {
    SpreadsheetApp.flush();
    lock.releaseLock();
  }
}
