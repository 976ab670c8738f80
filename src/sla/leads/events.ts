/**
 * What happened to leads and stands in no column: stages and owners that changed, attempts that were logged, snoozes.
 *
 * Events are appended and never changed. Together with the rows they are the facts that every verdict is computed from, so any
 * past moment can be judged again.
 */

import { DAY } from '../time/time.ts';

/** What the scan compares with what it saw last. */
export const OBSERVED = ['stage', 'owner', 'first contact', 'attempts'] as const;
export type Observed = (typeof OBSERVED)[number];

export interface LeadEvent {
  /** Milliseconds: when it was observed, or said. */
  readonly at: number;
  /** Lead.ref */
  readonly lead: string;
  readonly what: Observed | 'attempt' | 'snooze' | 'continues';
  /** The old value; of a lead that continues another one, the ref that it had. */
  readonly from: string;
  /** The new value; for a snooze the instant until which alerts wait, as ISO text. */
  readonly to: string;
}

export interface SeenStage {
  readonly stage: string;
  readonly since: number;
  /** False where the stage stood there already when the lead was first seen. */
  readonly wasSeenToChange: boolean;
}

/** Nobody is on a lead for longer: then it is told again, whatever somebody wrote. */
export const SNOOZE_MAX = 30 * DAY;

/** The events of one lead, in the order of time. */
export class History {
  static readonly NONE = new History([]);
  private readonly events: readonly LeadEvent[];

  constructor(events: readonly LeadEvent[]) {
    this.events = events;
  }

  /** What was recorded last, or undefined. */
  last(what: Observed): string | undefined {
    return this.of(what).pop()?.to;
  }

  /** Everything up to `now`, the newest first. */
  newestFirst(now: number): readonly LeadEvent[] {
    return this.events.filter(({ at }) => at <= now).reverse();
  }

  /** A value as it stood at a moment, given the present one. What was never observed stands as it is now. */
  valueAt(what: Observed, now: number, present: string): string {
    const changes = this.of(what);
    const last = changes.filter(({ at }) => at <= now).pop();
    return last ? last.to : (changes[0]?.from ?? present);
  }

  /** Every stage with the moment from which it was seen, up to `now`. */
  stages(now: number): readonly SeenStage[] {
    return this.of('stage')
      .filter(({ at }) => at <= now)
      .map(({ at, from, to }) => ({ stage: to, since: at, wasSeenToChange: from !== '' && from !== to }));
  }

  /** When the owner last changed, up to `now`; null where no change was seen. */
  ownedSince(now: number): number | null {
    return (
      this.of('owner')
        .filter(({ at }) => at <= now)
        .pop()?.at ?? null
    );
  }

  /** When attempts were logged, up to `now`. */
  attempts(now: number): readonly number[] {
    return this.events.filter(({ what, at }) => what === 'attempt' && at <= now).map(({ at }) => at);
  }

  /** Until when alerts wait; null when the lead is not snoozed at `now`. */
  snoozedUntil(now: number): number | null {
    const last = this.events.filter(({ what, at }) => what === 'snooze' && at <= now).pop();
    const until = last ? Math.min(Date.parse(last.to), last.at + SNOOZE_MAX) : Number.NaN;
    return until > now ? until : null;
  }

  private of(what: Observed): LeadEvent[] {
    return this.events.filter(event => event.what === what);
  }
}

/** Events by lead. */
export class EventLog {
  private readonly byLead = new Map<string, LeadEvent[]>();
  /** The ref that a lead had before, by the one that it has. */
  private readonly former = new Map<string, string>();

  constructor(events: Iterable<LeadEvent>) {
    this.add(events);
  }

  add(events: Iterable<LeadEvent>): void {
    for (const event of events) {
      const known = this.byLead.get(event.lead);
      if (known) known.push(event);
      else this.byLead.set(event.lead, [event]);
      if (event.what === 'continues') this.former.set(event.lead, event.from);
    }
  }

  all(): readonly LeadEvent[] {
    return [...this.byLead.values()].flat();
  }

  /** The same events, to which others can be added. */
  copy(): EventLog {
    return new EventLog(this.all());
  }

  /** The refs that a lead had before, the last one first. */
  formerRefs(lead: string): readonly string[] {
    const refs: string[] = [];
    for (let ref = this.former.get(lead); ref !== undefined && ref !== lead && !refs.includes(ref); ) {
      refs.push(ref);
      ref = this.former.get(ref);
    }
    return refs;
  }

  /** The ref under which a lead goes on, by the one that it had. */
  continuations(): ReadonlyMap<string, string> {
    return new Map([...this.former].map(([lead, from]) => [from, lead]));
  }

  of(lead: string): History {
    const events = this.byLead.get(lead);
    const former = this.former.has(lead) ? this.formerRefs(lead).flatMap(ref => this.byLead.get(ref) ?? []) : [];
    if (former.length === 0) return events ? new History(events) : History.NONE;
    return new History([...former, ...(events ?? [])].sort((a, b) => a.at - b.at));
  }
}
