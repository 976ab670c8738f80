/**
 * LockService. A lock is held by a run or, in a test, from outside; nothing else happens while a run waits, so a lock
 * that is taken stays taken: waiting spends the whole timeout on the virtual clock.
 */
import { whole } from './arguments.ts';
import { expose } from './members.ts';
import type { Run } from './run.ts';
import { ScriptError } from './script-error.ts';

export class Lock {
  private readonly run: Run;
  private readonly name: string;

  constructor(run: Run, name: string) {
    this.run = run;
    this.name = name;
  }
  hasLock(): boolean {
    return this.run.env.locks.get(this.name) === this.run;
  }
  /** Waits up to the milliseconds given. */
  tryLock(timeoutInMillis: unknown): boolean {
    const timeout = Math.max(0, whole(timeoutInMillis, 'LockService.Lock.tryLock'));
    const { locks, clock } = this.run.env;
    const holder = locks.get(this.name);
    if (holder === undefined || holder === this.run) {
      locks.set(this.name, this.run);
      return true;
    }
    clock.advance(timeout);
    this.run.spend(timeout);
    return false;
  }
  waitLock(timeoutInMillis: unknown): void {
    if (!this.tryLock(timeoutInMillis)) {
      throw new ScriptError('Lock timeout: another process was holding the lock for too long.');
    }
  }
  releaseLock(): void {
    if (this.hasLock()) this.run.env.locks.delete(this.name);
  }
}

export class LockService {
  private readonly run: Run;

  constructor(run: Run) {
    this.run = run;
  }
  getDocumentLock(): Lock {
    return new Lock(this.run, 'document');
  }
  getScriptLock(): Lock {
    return new Lock(this.run, 'script');
  }
  getUserLock(): Lock {
    return new Lock(this.run, `user ${this.run.settings.effectiveUser}`);
  }
}

/** Google releases a script's locks when it ends, however it ends. */
export function releaseLocks(run: Run): void {
  for (const [name, holder] of run.env.locks) if (holder === run) run.env.locks.delete(name);
}

expose(Lock, {
  name: 'Lock',
  service: 'LockService',
  members: { hasLock: 'free', tryLock: 'lock', waitLock: 'lock', releaseLock: 'lock' },
});
expose(LockService, {
  name: 'LockService',
  service: 'LockService',
  members: { getDocumentLock: 'free', getScriptLock: 'free', getUserLock: 'free' },
});
