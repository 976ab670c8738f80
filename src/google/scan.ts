/** One scan: read the sheets, write what changed, mail what is new. Made to be cut off anywhere and run again. */
import { compose } from '../email/compose.ts';
import { renderMail } from '../email/render.ts';
import type { Agreement } from '../sla/agreement.ts';
import type { Ledger } from '../sla/ledger.ts';
import { newsOf, previousClose } from '../sla/news.ts';
import type { Problem } from '../sla/problem.ts';
import { type JudgedSheet, judgeSheet, quotasOf, type Standing, standingOf } from '../sla/standing.ts';
import { writeBoard } from './board-tab.ts';
import { judgeLeadSheet, type LeadSheetScan, scanLeadSheet } from './lead-sheet.ts';
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
  const agreement = inForce(ledger, now);
  return resultOf(
    ledger,
    agreement,
    agreement.policy.sheets.map(spec => judgeLeadSheet(book, spec, ledger, now)),
    now,
  );
}

/** @param isForced writes even where no verdict changed: after a new version of the policy */
export function scan(book: Book, reading: LedgerReading, now: number, isForced: boolean): ScanResult {
  const ledger = followZone(book, reading.ledger);
  const agreement = inForce(ledger, now);
  const scans = agreement.policy.sheets.map(spec => scanLeadSheet(book, spec, ledger, now, isForced));
  const result = resultOf(ledger, agreement, scans, now);
  if (isForced || reading.clock === null || scans.some(({ isWritten }) => isWritten)) {
    writeBoard(book, result.standing, agreement.alertsCalendar.zone);
    setClock(book, now);
    SpreadsheetApp.flush();
  }
  mailNews(
    book,
    ledger,
    agreement,
    scans.flatMap(({ judged }) => judged ?? []),
    result.standing,
  );
  return result;
}

/** The newest version in force; before the first one begins, that one. */
export function inForce(ledger: Ledger, now: number): Agreement {
  const versions = [...ledger.versions()];
  return ledger.at(now) ?? (versions[versions.length - 1] as (typeof versions)[number]).agreement;
}

function resultOf(ledger: Ledger, agreement: Agreement, scans: readonly LeadSheetScan[], now: number): ScanResult {
  const judged = scans.flatMap(scanned => scanned.judged ?? []);
  return {
    standing: standingOf(ledger, agreement, judged, now),
    failures: scans.flatMap(scanned => scanned.failure ?? []),
  };
}

function mailNews(
  book: Book,
  ledger: Ledger,
  agreement: Agreement,
  sheets: readonly JudgedSheet[],
  standing: Standing,
): void {
  const outbox = readOutbox(book);
  const before = previousClose(agreement, standing.at);
  const news = newsOf({
    agreement,
    standing,
    quotaBefore: quotasAt(ledger, agreement, sheets, before),
    known: outbox.known,
  });
  const url = book.getUrl();
  const ids = new Map(agreement.policy.sheets.map(({ name }) => [name, book.getSheetByName(name)?.getSheetId() ?? 0]));
  const desk = {
    book: book.getName(),
    url,
    link: (sheet: string, row: number) => `${url}#gid=${ids.get(sheet) ?? 0}&range=A${row}`,
    zone: agreement.alertsCalendar.zone,
  };
  const drafts = news.map(one => {
    const letter = compose(one, standing, desk);
    return { letter, subject: renderMail(letter).subject, keys: one.keys };
  });
  deliver(book, [...outbox.waiting, ...record(book, outbox, drafts, standing.at)]);
}

function quotasAt(ledger: Ledger, agreement: Agreement, sheets: readonly JudgedSheet[], at: number) {
  if (agreement.policy.quota.length === 0) return [];
  const verdicts = sheets.flatMap(({ reading }) => judgeSheet(ledger, reading, at).verdicts);
  return quotasOf(ledger, agreement, verdicts, at);
}
