/**
 * The entry points. Nothing here runs when the bundle loads: while the add-on is not yet enabled in a file, one service call at
 * the top level would take the menu away.
 */
import { runFunction } from '../functions/arguments.ts';
import type { Ambient, CustomFunction } from '../functions/declare.ts';
import { FUNCTIONS } from '../functions/index.ts';
import { isDate } from '../sla/sheet/cell.ts';
import { Refusal } from '../sla/sheet/problem.ts';
import { openBook } from './book.ts';
import { field } from './field.ts';
import { logAttempts, snooze } from './leads/log-attempt.ts';
import { FOR_A_TRIGGER, locked } from './lock.ts';
import { readMemory } from './memory.ts';
import { removeFromMenu } from './removal.ts';
import { missingConsent, reportUnauthorised } from './scan/authorisation.ts';
import { scan } from './scan/scan.ts';
import { isTheOne } from './scan/trigger.ts';
import { answer } from './server.ts';
import { CLOCK_NAME, POLICY_NAME, readLedgerTab } from './tabs/ledger.ts';

export function showMenu(): void {
  SpreadsheetApp.getUi()
    .createAddonMenu()
    .addItem('Open Lead SLA', 'openSidebar')
    .addItem('Scan leads now', 'scanFromMenu')
    .addSeparator()
    .addItem('Log an attempt for the selected rows', 'logAttempt')
    .addItem('I’m on it: snooze the selected rows…', 'snoozeLeads')
    .addSeparator()
    .addItem('Remove Lead SLA from this file…', 'removeLeadSla')
    .addToUi();
}

/** People may untick boxes when they are asked: Google asks for what is missing, and the run ends there. */
function requireConsent(): void {
  ScriptApp.requireAllScopes(ScriptApp.AuthMode.FULL);
}

export function showSidebar(): void {
  requireConsent();
  SpreadsheetApp.getUi().showSidebar(HtmlService.createHtmlOutputFromFile('Sidebar').setTitle('Lead SLA'));
}

/** The trigger's run: an overlapping one leaves with a line in the log. */
export function tick(event: unknown): void {
  try {
    locked(() => {
      const memory = readMemory();
      if (!isTheOne(String(field(event, 'triggerUid') ?? ''), memory)) return;
      const now = Date.now();
      if (missingConsent()) {
        reportUnauthorised(memory, now);
        return;
      }
      const book = openBook();
      const reading = readLedgerTab(book);
      if (!reading) return;
      const progress = { ...memory.progress, tickedAt: now, unauthorised: null };
      scan({ book, reading, memory: { ...memory, progress }, now, isForced: false });
    }, FOR_A_TRIGGER);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    console.warn(error.message);
  }
}

export function scanFromMenu(): void {
  requireConsent();
  const reply = JSON.parse(answer(JSON.stringify({ question: 'scanNow', takes: null })));
  const problem = reply.ok ? null : reply.problems[0];
  toast(problem ? `${problem.message} ${problem.fix}` : 'The verdicts and the board are up to date.');
}

export function logAttempt(): void {
  fromMenu(() => logAttempts(openBook(), Date.now()));
}

export function snoozeLeads(): void {
  fromMenu(() => snooze(openBook(), Date.now()));
}

export function removeLeadSla(): void {
  fromMenu(() => removeFromMenu(openBook()));
}

/** A menu item's work says in one line what it did, or why it could not. */
function fromMenu(work: () => string): void {
  requireConsent();
  try {
    toast(work());
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    toast(error.message);
  }
}

function toast(words: string): void {
  openBook().toast(words, 'Lead SLA');
}

const AMBIENT: Ambient = {
  policy: () => SpreadsheetApp.getActiveSpreadsheet().getRangeByName(POLICY_NAME)?.getValues(),
  clock: () => {
    const cell: unknown = SpreadsheetApp.getActiveSpreadsheet().getRangeByName(CLOCK_NAME)?.getValue();
    return isDate(cell) ? cell.getTime() : null;
  },
  now: () => Date.now(),
};

export function callFunction(name: string, args: readonly unknown[]): unknown {
  return runFunction(FUNCTIONS.find(fn => fn.name === name) as CustomFunction, args, AMBIENT);
}

export { answer };
