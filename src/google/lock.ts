/** One writer at a time in a document. */
import { refuse } from '../sla/sheet/problem.ts';

/** People wait for an answer; a trigger comes again. */
export const FOR_A_PERSON = 10_000;
export const FOR_A_TRIGGER = 3_000;

/** @param wait milliseconds @throws Refusal when another run holds the lock for longer */
export function locked<T>(work: () => T, wait = FOR_A_PERSON): T {
  const lock = LockService.getDocumentLock();
  if (!lock.tryLock(wait)) refuse('', 'A scan is running.', 'Try again in a minute.');
  try {
    return work();
  } finally {
    try {
      SpreadsheetApp.flush();
    } finally {
      lock.releaseLock();
    }
  }
}
