/** What people say of the leads in the selected rows: "I tried" and "I'm on it". */

import { type LeadEvent, SNOOZE_MAX } from '../../sla/leads/events.ts';
import type { Lead } from '../../sla/leads/lead.ts';
import type { Ledger } from '../../sla/policy/ledger.ts';
import { refuse } from '../../sla/sheet/problem.ts';
import { count } from '../../sla/sheet/text.ts';
import { readUntil } from '../../sla/sheet/until.ts';
import { instantInWords } from '../../sla/time/clock-words.ts';
import type { Book } from '../book.ts';
import { locked } from '../lock.ts';
import { readMemory } from '../memory.ts';
import { requireLedger } from '../policy/view.ts';
import type { ScanContext } from '../scan/lead-sheet.ts';
import { contextOf, inForce, scan } from '../scan/scan.ts';
import { assertMayEditFile } from '../tabs/ledger.ts';
import { selectedLeads } from './selected-leads.ts';

/** @returns what was done, in words */
export function logAttempts(book: Book, now: number): string {
  const logged = append(book, now, attemptAt(now));
  return `An attempt is logged for ${count(logged, 'lead')}.`;
}

export const attemptAt =
  (now: number) =>
  ({ ref }: Lead): LeadEvent => ({ at: now, lead: ref, what: 'attempt', from: '', to: '' });

/** @param until null ends the wait */
export const snoozeAt =
  (now: number, until: number | null) =>
  ({ ref }: Lead): LeadEvent => ({
    at: now,
    lead: ref,
    what: 'snooze',
    from: '',
    to: new Date(until ?? now).toISOString(),
  });

/** @returns what was done, in words */
export function snooze(book: Book, now: number): string {
  const { ledger } = requireLedger(book);
  const until = askUntil(text => readWait(text, ledger, now));
  if (until === null) return 'Nothing was changed.';
  const done = append(book, now, snoozeAt(now, until));
  return `Alerts for ${count(done, 'lead')} wait until ${instantInWords(until, ledger.zone, now)}.`;
}

const EXAMPLES = '2h, 1d, tomorrow, monday 9:00 or 2026-11-23 09:00';

/** Asks until it is a time to come; null when the person gives up. A prompt opens blank, so the question repeats what was written. */
function askUntil(read: (text: string) => number | string): number | null {
  const ui = SpreadsheetApp.getUi();
  let question = `Until when are alerts to wait? Such as ${EXAMPLES}.`;
  for (;;) {
    const response = ui.prompt('I’m on it', question, ui.ButtonSet.OK_CANCEL);
    if (response.getSelectedButton() !== ui.Button.OK) return null;
    const text = response.getResponseText();
    const until = read(text);
    if (typeof until === 'number') return until;
    question = `"${text}" ${until}. Write ${EXAMPLES}.`;
  }
}

/**
 * Records what is said of leads, and judges everything anew.
 * @returns how many leads it was said of
 */
export function append(
  book: Book,
  now: number,
  eventOf: (lead: Lead) => LeadEvent,
  leadsOf: (context: ScanContext) => readonly Lead[] = selectedLeads,
): number {
  return locked(() => {
    const reading = requireLedger(book);
    const context = contextOf(book, reading.ledger, now);
    const leads = leadsOf(context);
    assertMayEditFile(book);
    context.events.append(leads.map(eventOf), Session.getEffectiveUser().getEmail());
    // Forced, since a snooze changes no verdict, and only "SLA why" tells of it.
    scan({ book, reading, memory: readMemory(), now, isForced: true });
    return leads.length;
  });
}

/** @throws Refusal for what is no time to come, or too far off */
export function untilFrom(text: string, ledger: Ledger, now: number): number {
  const until = readWait(text, ledger, now);
  if (typeof until === 'string') refuse('until', `"${text}" ${until}.`, `Write ${EXAMPLES}.`);
  return until;
}

/** The instant, or what is wrong with it. */
function readWait(text: string, ledger: Ledger, now: number): number | string {
  const calendar = inForce(ledger, now).alertsCalendar;
  const until = readUntil(text, ledger.zone, now, from => calendar.after(from, 0) ?? from);
  if (until === null) return 'is no time to come';
  return until > now + SNOOZE_MAX ? 'is more than 30 days away' : until;
}
