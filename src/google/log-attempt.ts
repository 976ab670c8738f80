/** What people say of the leads in the selected rows: "I tried" and "I'm on it". */

import { instantInWords } from '../sla/clock-words.ts';
import type { LeadEvent } from '../sla/events.ts';
import type { Lead } from '../sla/lead.ts';
import { refuse } from '../sla/problem.ts';
import { count } from '../sla/text.ts';
import { readUntil } from '../sla/until.ts';
import { readLedgerTab } from './ledger-tab.ts';
import { locked } from './lock.ts';
import { readMemory } from './memory.ts';
import { contextOf, inForce, scan } from './scan.ts';
import { selectedLeads } from './selected-leads.ts';
import type { Book } from './tabs.ts';

/** @returns what was done, in words */
export function logAttempts(book: Book, now: number): string {
  const logged = append(book, now, ({ ref }) => ({ at: now, lead: ref, what: 'attempt', from: '', to: '' }));
  return `An attempt is logged for ${count(logged, 'lead')}.`;
}

/** @returns what was done, in words */
export function snooze(book: Book, now: number): string {
  const { ledger } = requireLedger(book);
  const calendar = inForce(ledger, now).alertsCalendar;
  const until = askUntil(text => readUntil(text, ledger.zone, now, from => calendar.after(from, 0) ?? from));
  if (until === null) return 'Nothing was changed.';
  const to = new Date(until).toISOString();
  const done = append(book, now, ({ ref }) => ({ at: now, lead: ref, what: 'snooze', from: '', to }));
  return `Alerts for ${count(done, 'lead')} wait until ${instantInWords(until, ledger.zone, now)}.`;
}

const EXAMPLES = '2h, 1d, tomorrow, monday 9:00 or 2026-11-23 09:00';
const ASKED_MAX = 3;

/** Asks again, with what was typed, while that is no time to come; null when the person thinks better of it. */
function askUntil(read: (text: string) => number | null): number | null {
  const ui = SpreadsheetApp.getUi();
  let typed = '';
  for (let asked = 0; asked < ASKED_MAX; asked++) {
    const wrong = asked === 0 ? '' : `"${typed}" is no time to come.\n\n`;
    const question = `${wrong}Until when are alerts to wait? Such as ${EXAMPLES}.`;
    const response = ui.prompt('I’m on it', question, ui.ButtonSet.OK_CANCEL);
    if (response.getSelectedButton() !== ui.Button.OK) return null;
    typed = response.getResponseText();
    const until = read(typed);
    if (until !== null) return until;
  }
  return refuse('', `"${typed}" is no time to come.`, `Write ${EXAMPLES}.`);
}

function append(book: Book, now: number, eventOf: (lead: Lead) => LeadEvent): number {
  return locked(() => {
    const reading = requireLedger(book);
    const context = contextOf(book, reading.ledger, now);
    const leads = selectedLeads(context);
    context.events.append(leads.map(eventOf), Session.getEffectiveUser().getEmail());
    // Forced, since a snooze changes no verdict, and only "SLA why" tells of it.
    scan({ book, reading, memory: readMemory(), now, isForced: true });
    return leads.length;
  });
}

function requireLedger(book: Book) {
  const reading = readLedgerTab(book);
  if (!reading) refuse('', 'There is no policy yet.', 'Open Lead SLA and set one up first.');
  return reading;
}
