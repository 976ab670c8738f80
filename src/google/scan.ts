/** One scan: read the sheets, write what changed, mail what is new. Made to be cut off anywhere and run again. */
import { compose } from '../email/compose.ts';
import { renderMail } from '../email/render.ts';
import type { Agreement } from '../sla/agreement.ts';
import type { Ledger, Version } from '../sla/ledger.ts';
import { newsOf, previousClose } from '../sla/news.ts';
import type { Problem } from '../sla/problem.ts';
import { type JudgedSheet, judgeSheet, quotasOf, type Standing, standingOf } from '../sla/standing.ts';
import { localDay } from '../sla/zone.ts';
import { writeBoard } from './board-tab.ts';
import { deskOf } from './desk.ts';
import { EventsTab } from './events-tab.ts';
import { judgeLeadSheet, type LeadSheetScan, type ScanContext, scanLeadSheet } from './lead-sheet.ts';
import { followZone, type LedgerReading, setClock } from './ledger-tab.ts';
import { deliver } from './mail.ts';
import { readOutbox, record } from './outbox-tab.ts';
import type { Book } from './tabs.ts';

export interface ScanResult {
  readonly standing: Standing;
  readonly failures: readonly Problem[];
}

/** What stands in the sheets now; writes nothing. */
export function look(book: Book, { ledger }: LedgerReading, now: number): ScanResult {
  const context = contextOf(book, ledger, now);
  return resultOf(
    context,
    context.agreement.policy.sheets.map(spec => judgeLeadSheet(context, spec)),
  );
}

/** @param isForced writes even where no verdict changed: after a new version of the policy */
export function scan(book: Book, reading: LedgerReading, now: number, isForced: boolean): ScanResult {
  const context = contextOf(book, followZone(book, reading.ledger), now);
  const scans = context.agreement.policy.sheets.map(spec => scanLeadSheet(context, spec, isForced));
  const result = resultOf(context, scans);
  const { zone } = context.agreement.alertsCalendar;
  // Also once a day: a month without a change is the one in which a quota falls short.
  const isNewDay = reading.clock === null || localDay(zone, reading.clock) !== localDay(zone, now);
  if (isForced || isNewDay || scans.some(({ isWritten }) => isWritten)) {
    writeBoard(book, result.standing, zone);
    setClock(book, now);
    SpreadsheetApp.flush();
  }
  const judged = scans.flatMap(scanned => scanned.judged ?? []);
  if (context.ledger.at(now)) mailNews(context, judged, result.standing);
  return result;
}

export function contextOf(book: Book, ledger: Ledger, now: number): ScanContext {
  return { book, ledger, agreement: inForce(ledger, now), events: new EventsTab(book), now };
}

/** The version in force; before the first one begins, that one. */
export function inForce(ledger: Ledger, now: number): Agreement {
  const [first] = ledger.oldestFirst();
  return ledger.at(now) ?? (first as Version).agreement;
}

function resultOf({ ledger, agreement, now }: ScanContext, scans: readonly LeadSheetScan[]): ScanResult {
  const judged = scans.flatMap(scanned => scanned.judged ?? []);
  return {
    standing: standingOf(ledger, agreement, judged, now),
    failures: scans.flatMap(scanned => scanned.failure ?? []),
  };
}

function mailNews(context: ScanContext, sheets: readonly JudgedSheet[], standing: Standing): void {
  const { book, agreement } = context;
  const outbox = readOutbox(book);
  const quotaBefore = quotasAt(context, sheets, previousClose(agreement, standing.at));
  const news = newsOf({ agreement, standing, quotaBefore, known: outbox.known });
  const desk = deskOf(book, agreement);
  const drafts = news.map(one => {
    const letter = compose(one, standing, desk);
    return { letter, subject: renderMail(letter).subject, keys: one.keys };
  });
  deliver(book, [...outbox.waiting, ...record(book, outbox, drafts, standing.at)]);
}

function quotasAt({ ledger, agreement, events }: ScanContext, sheets: readonly JudgedSheet[], at: number) {
  if (agreement.policy.quota.length === 0) return [];
  const verdicts = sheets.flatMap(({ reading }) => judgeSheet(ledger, reading, events.log, at).verdicts);
  return quotasOf(ledger, agreement, verdicts, at);
}
