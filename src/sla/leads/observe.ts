/** Seeing changes: each scan compares a lead with what it saw last and says what changed. */

import type { Field } from '../policy/fields.ts';
import { fold } from '../sheet/text.ts';
import { isUnreadable } from '../time/moment.ts';
import { type EventLog, type LeadEvent, OBSERVED, type Observed } from './events.ts';
import { rowLabel } from './identity.ts';
import type { Lead } from './lead.ts';
import { factsOf } from './unknown-cells.ts';

/** What a scan remembers of a lead beside its row, as text in the managed column "SLA seen". */
export function seenOf(lead: Lead): string {
  const { came, label, email, id } = marksOf(lead);
  const observed = OBSERVED.map(what => present(lead, what));
  return JSON.stringify([...observed, came, label, email, id, ...factsOf(lead.cells, lead.facts)]);
}

/** The facts in it, as `factsOf` gave them. */
export function factsSeen(seen: string): readonly unknown[] {
  return listIn(seen)?.slice(OBSERVED.length + MARKS) ?? [];
}

const MARKS = 4;

/** What a lead is recognised by when its key's own ingredients were corrected; "" where it has none. */
export interface Marks {
  readonly came: string;
  readonly label: string;
  readonly email: string;
  /** Left out in texts of before it was kept. */
  readonly id?: string;
}

export function marksOf({ created, label, email, id, row }: Lead): Marks {
  const came = created && !isUnreadable(created) ? new Date(created.begin).toISOString() : '';
  return { came, label: label === rowLabel(row) ? '' : fold(label), email: email.toLowerCase(), id };
}

/** The marks of the lead that a scan saw. */
export function marksSeen(seen: string): Marks {
  const [came, label, email, id] = remembered(seen)?.slice(OBSERVED.length) ?? [];
  const known = { came: came ?? '', label: label ?? '', email: email ?? '' };
  return id === undefined || id === null ? known : { ...known, id };
}

const FIELD_OF: Readonly<Record<Observed, Field>> = {
  stage: 'stage',
  owner: 'owner',
  'first contact': 'firstContact',
  attempts: 'attempts',
};

/** Null where the cell could not be computed. */
function present({ stage, owner, contacts, attemptCount, unknown }: Lead, what: Observed): string | null {
  if (unknown.includes(FIELD_OF[what])) return null;
  switch (what) {
    case 'stage':
      return stage;
    case 'owner':
      return owner;
    case 'first contact': {
      const known = contacts.filter(contact => !isUnreadable(contact)).map(({ begin }) => begin);
      return known.length ? new Date(Math.min(...known)).toISOString() : '';
    }
    case 'attempts':
      return attemptCount === null ? '' : String(attemptCount);
  }
}

/**
 * What changed since the last scan. Where something was recorded already, that counts as seen, so that a scan that was cut off
 * between recording and remembering records nothing twice.
 * @param seen what stands in "SLA seen" for a lead's key, "" for a lead that is new
 * @param isPaused whether a stage stops the clock: its beginning is recorded even when it was never seen to begin
 */
export function observe(
  leads: readonly Lead[],
  seen: (key: string) => string,
  log: EventLog,
  isPaused: (stage: string) => boolean,
  now: number,
): readonly LeadEvent[] {
  const events: LeadEvent[] = [];
  for (const lead of leads) {
    const before = remembered(seen(lead.key));
    const history = log.of(lead.ref);
    for (const [index, what] of OBSERVED.entries()) {
      const to = present(lead, what);
      if (to === null) continue;
      const from = history.last(what) ?? before?.[index] ?? undefined;
      const isUnseenPause = what === 'stage' && history.last(what) !== to && isPaused(to);
      if ((from !== undefined && from !== to) || isUnseenPause) {
        events.push({ at: now, lead: lead.ref, what, from: from ?? '', to });
      }
    }
  }
  return events;
}

function remembered(text: string): readonly (string | null)[] | null {
  const values = listIn(text)?.slice(0, OBSERVED.length + MARKS);
  return values ? values.map(value => (value === null ? null : String(value))) : null;
}

function listIn(text: string): readonly unknown[] | null {
  if (text === '') return null;
  try {
    const values: unknown = JSON.parse(text);
    return Array.isArray(values) ? values : null;
  } catch {
    // Somebody typed into the hidden column: the lead counts as new.
    return null;
  }
}
