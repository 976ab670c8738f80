/** News in the making: whatever one person is to be told goes into one message. */
import type { Problem } from '../../sheet/problem.ts';
import type { Alerts, Digest, News } from './told.ts';

export const OWNER = 'You own these leads.';
export const MANAGER = 'You manage Sales in this agreement.';
export const NO_OWNER = 'You manage Sales in this agreement, and these leads have no owner with an address.';
export const MARKETING = 'You speak for Marketing in this agreement.';

/** What a message is told, with the key by which it is never told again. */
interface Item {
  readonly keys: readonly string[];
  readonly because: string;
}

export class Messages {
  private readonly byAddress = new Map<string, Message>();
  private readonly recorded: string[] = [];

  /** @param to in any case: an address that two people spell differently is one */
  private of(to: string, { keys, because }: Item): Message {
    const address = to.toLowerCase();
    const message = this.byAddress.get(address) ?? new Message(to);
    this.byAddress.set(address, message);
    for (const key of keys) message.keys.add(key);
    message.because.add(because);
    return message;
  }

  alert<Kind extends keyof Alerts>(to: string, kind: Kind, lead: Alerts[Kind][number], item: Item): void {
    const leads: Alerts[keyof Alerts][number][] = this.of(to, item).alerts[kind];
    if (!leads.includes(lead)) leads.push(lead);
  }

  digest(to: string, digest: Digest, item: Item): void {
    this.of(to, item).digest = digest;
  }

  /** Whether somebody is told both promises in this run. */
  hasDigest(to: string): boolean {
    return (this.byAddress.get(to.toLowerCase())?.digest ?? null) !== null;
  }

  trouble(to: string, problem: Problem, item: Item): void {
    const { troubles } = this.of(to, item);
    if (!troubles.includes(problem)) troubles.push(problem);
  }

  /** Remembers keys of which nobody is told. */
  record(keys: readonly string[]): void {
    // One by one: a backlog of 200,000 leads is more arguments than a call can have.
    for (const key of keys) this.recorded.push(key);
  }

  all(): readonly News[] {
    const told = [...this.byAddress.values()].map(message => message.news());
    if (this.recorded.length === 0) return told;
    const nothing = new Message('');
    for (const key of this.recorded) nothing.keys.add(key);
    return [...told, nothing.news()];
  }
}

class Message {
  readonly keys = new Set<string>();
  readonly because = new Set<string>();
  readonly alerts: { readonly [Kind in keyof Alerts]: Alerts[Kind][number][] } = {
    overdue: [],
    atRisk: [],
    tooFew: [],
    behind: [],
  };
  readonly troubles: Problem[] = [];
  digest: Digest | null = null;
  private readonly to: string;

  constructor(to: string) {
    this.to = to;
  }

  news(): News {
    const { to, keys, because, alerts, digest, troubles } = this;
    const isOwner = because.size === 1 && because.has(OWNER);
    return { to, keys: [...keys], because: [...because].join(' '), isOwner, alerts, digest, troubles };
  }
}
