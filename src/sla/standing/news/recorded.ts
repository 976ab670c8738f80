/** What people were told, and what waits to be told them. */

/** Keys by address in lower case. */
export type Waiting = ReadonlyMap<string, ReadonlySet<string>>;

export class Recorded {
  /** Of everything that was ever recorded, sent or not. */
  readonly keys: ReadonlySet<string>;
  private readonly waiting: Waiting;
  private readonly open: ReadonlySet<string>;

  /** @param waiting what is looked at again now, since its letter could not be sent when it was written */
  constructor(keys: ReadonlySet<string>, waiting: Waiting = new Map()) {
    this.keys = keys;
    this.waiting = waiting;
    this.open = new Set([...waiting.values()].flatMap(keys => [...keys]));
  }

  has(key: string): boolean {
    return this.keys.has(key);
  }

  /** Nobody needs to be told any more. */
  isSettled(key: string): boolean {
    return this.keys.has(key) && !this.open.has(key);
  }

  /** Others may have been told of it while this person's letter waited. */
  isTold(key: string, to: string): boolean {
    return this.keys.has(key) && !this.isWaiting(key, to);
  }

  isWaiting(key: string, to: string): boolean {
    return this.open.has(key) && this.waiting.get(to.toLowerCase())?.has(key) === true;
  }
}
