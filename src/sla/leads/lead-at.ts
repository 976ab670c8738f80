/** A lead as it stood at a moment: its row, corrected by what was observed since. */
import type { Agreement } from '../policy/agreement.ts';
import type { Pause } from '../time/calendar.ts';
import { exactly, isUnreadable, type Moment } from '../time/moment.ts';
import { History } from './events.ts';
import type { Lead } from './lead.ts';

const NO_PAUSES: readonly Pause[] = [];

/** Stage, owner and attempts as they were; dates need nothing, since a fact later than `now` does not exist. */
export function leadAt(lead: Lead, history: History, now: number): Lead {
  const attempts = history.valueAt('attempts', now, lead.attemptCount === null ? '' : String(lead.attemptCount));
  const logged = history.attempts(now).map(exactly);
  return {
    ...lead,
    stage: history.valueAt('stage', now, lead.stage),
    owner: history.valueAt('owner', now, lead.owner),
    attemptCount: attempts === '' ? null : Number(attempts),
    // A logged attempt is a contact at its own moment.
    contacts: [...lead.contacts, ...logged],
    attemptTimes: [...lead.attemptTimes, ...logged],
  };
}

/** A closing that no column dates, and that was seen to happen, is dated by when it was seen. */
export function withSeenClosing(lead: Lead, history: History, agreement: Agreement, now: number): Lead {
  const kind = agreement.stage(lead.stage);
  if (kind === null || kind === 'paused' || lead.closed || lead.returned || lead.won) return lead;
  const stages = history.stages(now);
  const last = stages[stages.length - 1];
  return last?.wasSeenToChange && last.stage === lead.stage ? { ...lead, [kind]: exactly(last.since) } : lead;
}

/**
 * From the columns, where they say since when; else from the paused stages that were seen. A row with a pause of its own is paused
 * by a stage only when that was seen to begin after it, so it does not matter when scanning began.
 */
export function pausesOf(lead: Lead, history: History, agreement: Agreement, now: number): readonly Pause[] {
  const written = pauseOf(lead.pausedFrom, lead.pausedUntil);
  if (history === History.NONE) return written ? [written] : NO_PAUSES;
  const pauses = written ? [written] : [];
  const ends = lead.pausedFrom && !isUnreadable(lead.pausedFrom) ? endOf(lead.pausedUntil) : null;
  const stages = history.stages(now);
  for (const [index, { stage, since, wasSeenToChange }] of stages.entries()) {
    if (agreement.stage(stage) !== 'paused' || (ends !== null && !(wasSeenToChange && since >= ends))) continue;
    pauses.push({ from: since, until: stages[index + 1]?.since ?? Number.POSITIVE_INFINITY });
  }
  return pauses;
}

/** Pauses as half-open spans; one without a start, or that ends before it starts, is no pause. */
export function pauseOf(from: Moment | null, until: Moment | null): Pause | null {
  if (from === null || isUnreadable(from) || isUnreadable(until)) return null;
  const ends = endOf(until);
  return ends > from.begin ? { from: from.begin, until: ends } : null;
}

function endOf(until: Moment | null): number {
  return until === null ? Number.POSITIVE_INFINITY : until.end;
}
