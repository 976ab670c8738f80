/** Without a first contact there is no verdict; who holds which open leads, in what stage and since when, can be told all the same. */
import type { Verdict } from '../promises/sales/judged-lead.ts';
import { fold } from '../sheet/text.ts';
import { isUnreadable, type Moment } from '../time/moment.ts';
import { DAY } from '../time/time.ts';

export interface OwnersOpenLeads {
  readonly owner: string;
  readonly open: number;
  /** Leads that came in within the last day, within 7 days, within 30, and longer ago. */
  readonly byAge: readonly [number, number, number, number];
  /** The most frequent first; "" for leads without one. */
  readonly stages: readonly { readonly stage: string; readonly leads: number }[];
}

const AGES = [1, 7, 30].map(days => days * DAY);

/** Leads that are neither closed, won nor returned at `now`, by owner; who has most of them first. */
export function openByOwner(verdicts: readonly Verdict[], now: number): readonly OwnersOpenLeads[] {
  const owners = new Map<
    string,
    { owner: string; open: number; byAge: [number, number, number, number]; stages: Map<string, number> }
  >();
  for (const { lead, agreement } of verdicts) {
    const { created, owner, stage } = lead;
    if (!created || isUnreadable(created) || created.begin > now) continue;
    const kind = agreement?.stage(stage) ?? null;
    if ((kind !== null && kind !== 'paused') || [lead.closed, lead.won, lead.returned].some(date => isPast(date, now)))
      continue;
    const known = owners.get(fold(owner)) ?? { owner, open: 0, byAge: [0, 0, 0, 0], stages: new Map() };
    owners.set(fold(owner), known);
    known.open++;
    const age = AGES.findIndex(limit => now - created.begin <= limit);
    known.byAge[(age < 0 ? AGES.length : age) as 0 | 1 | 2 | 3]++;
    known.stages.set(stage, (known.stages.get(stage) ?? 0) + 1);
  }
  return [...owners.values()]
    .sort((a, b) => b.open - a.open)
    .map(({ stages, ...one }) => ({
      ...one,
      stages: [...stages].sort((a, b) => b[1] - a[1]).map(([stage, leads]) => ({ stage, leads })),
    }));
}

function isPast(date: Moment | null, now: number): boolean {
  return date !== null && !isUnreadable(date) && date.begin <= now;
}
