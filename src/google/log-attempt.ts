/** What people say of the leads in the selected rows: "I tried" and "I'm on it". */

import { instantInWords } from '../sla/clock-words.ts';
import type { LeadEvent } from '../sla/events.ts';
import type { Lead } from '../sla/lead.ts';
import { refuse } from '../sla/problem.ts';
import { count } from '../sla/text.ts';
import { readUntil } from '../sla/until.ts';
import type { Zone } from '../sla/zone.ts';
import { judgeLeadSheet, type ScanContext } from './lead-sheet.ts';
import { locked } from './lock.ts';
import { requireLedger } from './policy-view.ts';
import { contextOf, scan } from './scan.ts';
import type { Book } from './tabs.ts';
import { rememberScan } from './trigger.ts';

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

/** @returns what was done, in words; "" when the person thought better of it */
export function snooze(book: Book, now: number): string {
  const { zone } = requireLedger(book).ledger;
  const ui = SpreadsheetApp.getUi();
  const response = ui.prompt(
    'I’m on it',
    'Until when are alerts to wait? Such as 2h, 1d or 2026-11-23 09:00.',
    ui.ButtonSet.OK_CANCEL,
  );
  if (response.getSelectedButton() !== ui.Button.OK) return 'Nothing was changed.';
  const until = untilFrom(response.getResponseText(), zone, now);
  const done = append(book, now, snoozeAt(now, until));
  return `Alerts for ${count(done, 'lead')} wait until ${instantInWords(until, zone, now)}.`;
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
    context.events.append(leads.map(eventOf), Session.getEffectiveUser().getEmail());
    scan(book, reading, now, false);
    rememberScan(now);
    return leads.length;
  });
}

/** @throws Refusal for what is no time to come */
export function untilFrom(text: string, zone: Zone, now: number): number {
  const until = readUntil(text, zone, now);
  if (until === null) refuse('', `"${text}" is no time to come.`, 'Write 2h, 1d or 2026-11-23 09:00.');
  return until;
}

function selectedLeads(context: ScanContext): readonly Lead[] {
  const range = context.book.getActiveRange();
  const name = range?.getSheet().getName();
  const spec = context.agreement.policy.sheets.find(sheet => sheet.name === name);
  if (!range || !spec) refuse('', 'No lead is selected.', 'Select rows of a lead tab first.');
  const { judged } = judgeLeadSheet(context, spec);
  const leads = (judged?.reading.leads ?? []).filter(({ row }) => row >= range.getRow() && row <= range.getLastRow());
  if (leads.length === 0) refuse('', 'No lead is selected.', 'Select rows of a lead tab first.');
  return leads;
}
