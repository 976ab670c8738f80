/** What people say of the leads in the selected rows: "I tried" and "I'm on it". */

import { instantInWords } from '../sla/clock-words.ts';
import type { LeadEvent } from '../sla/events.ts';
import type { Lead } from '../sla/lead.ts';
import { refuse } from '../sla/problem.ts';
import { count } from '../sla/text.ts';
import { readUntil } from '../sla/until.ts';
import type { Zone } from '../sla/zone.ts';
import { judgeLeadSheet, type ScanContext } from './lead-sheet.ts';
import { readLedgerTab } from './ledger-tab.ts';
import { locked } from './lock.ts';
import { contextOf, scan } from './scan.ts';
import type { Book } from './tabs.ts';
import { rememberScan } from './trigger.ts';

/** @returns what was done, in words */
export function logAttempts(book: Book, now: number): string {
  const logged = append(book, now, ({ ref }) => ({ at: now, lead: ref, what: 'attempt', from: '', to: '' }));
  return `An attempt is logged for ${count(logged, 'lead')}.`;
}

/** @returns what was done, in words; "" when the person thought better of it */
export function snooze(book: Book, now: number): string {
  const { zone } = requireLedger(book).ledger;
  const until = askUntil(zone, now);
  if (until === null) return 'Nothing was changed.';
  const to = new Date(until).toISOString();
  const done = append(book, now, ({ ref }) => ({ at: now, lead: ref, what: 'snooze', from: '', to }));
  return `Alerts for ${count(done, 'lead')} wait until ${instantInWords(until, zone, now)}.`;
}

/** Asks until it is a time to come; null when the person gives up. A prompt opens blank, so the question repeats what was written. */
function askUntil(zone: Zone, now: number): number | null {
  const ui = SpreadsheetApp.getUi();
  let question = 'Until when are alerts to wait? Such as 2h, 1d or 2026-11-23 09:00.';
  for (;;) {
    const response = ui.prompt('I’m on it', question, ui.ButtonSet.OK_CANCEL);
    if (response.getSelectedButton() !== ui.Button.OK) return null;
    const text = response.getResponseText();
    const until = readUntil(text, zone, now);
    if (until !== null) return until;
    question = `"${text}" is no time to come. Write 2h, 1d or 2026-11-23 09:00.`;
  }
}

function append(book: Book, now: number, eventOf: (lead: Lead) => LeadEvent): number {
  return locked(() => {
    const reading = requireLedger(book);
    const context = contextOf(book, reading.ledger, now);
    const leads = selectedLeads(context);
    context.events.append(leads.map(eventOf), Session.getEffectiveUser().getEmail());
    scan(book, reading, now, false);
    rememberScan(now);
    return leads.length;
  });
}

function requireLedger(book: Book) {
  const reading = readLedgerTab(book);
  if (!reading) refuse('', 'There is no policy yet.', 'Open Lead SLA and set one up first.');
  return reading;
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
