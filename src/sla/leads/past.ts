/** What is remembered of leads, under the refs they had: events, and what was told of them. */
import type { EventLog } from './events.ts';
import { keyIn } from './identity.ts';

/** The first moment of each thing told, by its key. */
export type Told = ReadonlyMap<string, number>;

const LEAD_KEY = /^([\s\S]*?)\|(?:first contact|attempts)\|/;

/** The ref of the lead that an alert's key is about; null for what is about no lead. */
export function refTold(key: string): string | null {
  return LEAD_KEY.exec(key)?.[1] ?? null;
}

export class Past {
  static readonly NONE = new Past(null, () => new Map());
  private readonly log: EventLog | null;
  private readonly told: () => Told;
  private begins: ReadonlyMap<string, number> | null = null;
  private byKey: ReadonlyMap<string, readonly string[]> | null = null;

  /** @param told asked for once, and only where something is remembered of nobody who is there */
  constructor(log: EventLog | null, told: () => Told) {
    this.log = log;
    this.told = told;
  }

  /** When something was first remembered of a lead; null where nothing is. */
  beginOf(ref: string): number | null {
    this.begins ??= this.firsts();
    return this.begins.get(ref) ?? null;
  }

  /** Every ref with that key, in whatever tab. */
  refsOf(key: string): readonly string[] {
    this.begins ??= this.firsts();
    if (!this.byKey) {
      const byKey = new Map<string, string[]>();
      for (const ref of this.begins.keys()) {
        const known = byKey.get(keyIn(ref));
        if (known) known.push(ref);
        else byKey.set(keyIn(ref), [ref]);
      }
      this.byKey = byKey;
    }
    return this.byKey.get(key) ?? [];
  }

  private firsts(): ReadonlyMap<string, number> {
    const firsts = new Map<string, number>();
    const note = (ref: string, at: number) => firsts.set(ref, Math.min(at, firsts.get(ref) ?? at));
    for (const { lead, at } of this.log?.all() ?? []) note(lead, at);
    for (const [key, at] of this.told()) {
      const ref = refTold(key);
      if (ref !== null) note(ref, at);
    }
    // What is remembered of a lead began with what it was before.
    for (const [from, ref] of this.log?.continuations() ?? []) {
      const begin = firsts.get(from);
      if (begin !== undefined) note(ref, begin);
    }
    return firsts;
  }
}

/** What was told, also as told of the leads that go on under another ref. */
export function toldOfAll(told: Told, log: EventLog): ReadonlySet<string> {
  const keys = new Set(told.keys());
  const next = log.continuations();
  if (next.size === 0) return keys;
  for (const key of told.keys()) {
    const first = refTold(key);
    const been = new Set<string>();
    for (let ref = first && next.get(first); first && ref && !been.has(ref); ref = next.get(ref)) {
      been.add(ref);
      keys.add(ref + key.slice(first.length));
    }
  }
  return keys;
}
