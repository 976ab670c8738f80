/** One scan: read the sheets, write what changed, mail what is new. Made to be cut off anywhere and run again. */
import type { Agreement } from '../../sla/policy/agreement.ts';
import type { Ledger, Version } from '../../sla/policy/ledger.ts';
import type { Problem } from '../../sla/sheet/problem.ts';
import { type Standing, standingOf } from '../../sla/standing/standing.ts';
import { instantInWords } from '../../sla/time/clock-words.ts';
import { localDay, type Zone } from '../../sla/time/zone.ts';
import { BOARD_TAB, type Book, OUTBOX_TAB } from '../book.ts';
import { type Memory, readMemory, writeProgress, writeScanEnd } from '../memory.ts';
import { hasClockFormulas } from '../own-formulas.ts';
import { adoptTabs } from '../own-tabs.ts';
import { publishIfAllowed } from '../policy/publish.ts';
import { writeBoard } from '../tabs/board.ts';
import { EventsTab } from '../tabs/events.ts';
import { followZone, type LedgerReading, setClock } from '../tabs/ledger.ts';
import { closeMonths } from '../tabs/scorecard.ts';
import { judgedOf, judgeLeadSheet, type LeadSheetScan, type ScanContext } from './lead-sheet.ts';
import type { FailingMail } from './mail.ts';
import { Remembered } from './remembered.ts';
import { RunTime } from './run-time.ts';
import { cannotScan, scanSheets } from './sheets.ts';
import { tell } from './tell.ts';

export interface ScanResult {
  readonly standing: Standing;
  readonly failures: readonly Problem[];
}

/** What stands in the sheets now; writes nothing. */
export function look(book: Book, { ledger, problems }: LedgerReading, now: number): ScanResult {
  const context = { ...contextOf(book, ledger, now), filled: readMemory().progress.filled };
  const scans = readSheets(context);
  const failures = [...problems, ...scans.flatMap(({ failure }) => failure ?? [])];
  return { standing: standingFrom(context, scans), failures };
}

/** Every lead tab of the policy, read and judged. */
export function readSheets(context: ScanContext): readonly LeadSheetScan[] {
  return context.agreement.policy.sheets.map(spec => judgeLeadSheet(context, spec));
}

export interface ScanJob {
  readonly book: Book;
  readonly reading: LedgerReading;
  readonly memory: Memory;
  readonly now: number;
  /** Writes even where no verdict changed. */
  readonly isForced: boolean;
}

export function scan({ book, reading, memory, now, isForced }: ScanJob): ScanResult {
  const { progress } = memory;
  adoptTabs(book);
  const published = progress.isNewPolicy ? publishIfAllowed(book, reading) : null;
  const isEvery = isForced || published?.isDone === true;
  const time = new RunTime(() => Date.now());
  const filled = progress.filled.filter(tab => progress.passing[tab] === undefined);
  const context = { ...contextOf(book, followZone(book, reading.ledger), now), filled };
  let isUnfinished = progress.isUnfinished;
  let { shown } = progress;
  let closedUntil = progress.closedUntil ?? reading.clock;
  const beforeWriting = () => {
    if (!isUnfinished) writeProgress({ ...progress, isUnfinished: true });
    isUnfinished = true;
  };
  const scanned = scanSheets(context, { time, progress, isForced: isEvery, beforeWriting });
  const failures = [...scanned.failures];
  const failing = [...scanned.failing];
  const standing = standingFrom(context, scanned.scans);
  const { alertsCalendar } = context.agreement;
  const { zone } = alertsCalendar;
  const facts = factsIn(standing);
  // Also once a day: a month without a change is the one in which a quota falls short.
  const isNewDay = reading.clock === null || localDay(zone, reading.clock) !== localDay(zone, now);
  const hasFormulas = isEvery || isNewDay ? hasClockFormulas(book) : progress.hasFormulas;
  const hasWorked = reading.clock !== null && context.agreement.worksBetween(reading.clock, now);
  if (scanned.isComplete) {
    try {
      closedUntil = closeMonths(context, judgedOf(scanned.scans), closedUntil, failures.length > 0);
      if (isEvery || isNewDay || isUnfinished || progress.shown !== facts) {
        writeBoard(book, standing, zone, progress.isNewPolicy ? 'new' : isNewDay ? 'perhaps gone' : 'there');
        setClock(book, now);
        SpreadsheetApp.flush();
        isUnfinished = false;
        shown = facts;
      } else if (hasFormulas && hasWorked) {
        setClock(book, now);
      }
    } catch (error) {
      // The board must not keep the mails from those who wait for them; the next scan writes it.
      isUnfinished = true;
      failing.push(BOARD_TAB);
      failures.push(cannotScan(BOARD_TAB, error));
    }
  }
  const lasts = ({ at }: Problem) => !failing.includes(at) || progress.failing.includes(at);
  // What may pass by itself is told after a working day, and stands in digests meanwhile.
  const isFresh = ({ at }: Problem) => {
    const since = scanned.passing[at];
    return since !== undefined && alertsCalendar.between(since, now) < alertsCalendar.workingDay;
  };
  const waits = failures.filter(isFresh);
  const troubles = failures.filter(one => lasts(one) && !isFresh(one));
  // Until the scan is on nobody gets a mail: neither from a copy of the file, nor from one that was turned off.
  const isTelling = memory.onOff.trigger !== undefined && context.ledger.at(now) !== null;
  const told = isTelling
    ? tell(context, {
        ...scanned,
        troubles,
        waits,
        others: [...reading.problems, ...progress.mailTroubles],
        memory,
        standing,
        time,
      })
    : { sent: memory.sent, waiting: progress.waiting, failing: [] };
  const mailTroubles = mailTroublesOf(told.failing, zone, now);
  const { startAt, filled: filledNow } = scanned;
  const isNewPolicy = published?.isDone === false;
  writeScanEnd(
    {
      ...progress,
      lastAt: now,
      isUnfinished,
      isNewPolicy,
      shown,
      startAt,
      failing,
      filled: [...filledNow],
      passing: scanned.passing,
      hasFormulas,
      waiting: told.waiting,
      mailTroubles,
      closedUntil,
    },
    told.sent,
  );
  return { standing, failures: [...(published?.problems ?? []), ...reading.problems, ...mailTroubles, ...failures] };
}

/** Failures that one more try may mend are not told. */
const TOLD_FROM = 3;
const MAIL_TROUBLES_MAX = 5;

/** The message stays as it is while the count grows: a trouble is known by it. */
function mailTroublesOf(failing: readonly FailingMail[], zone: Zone, now: number): Problem[] {
  const often = failing.filter(({ times }) => times >= TOLD_FROM).sort((a, b) => a.times - b.times);
  // The letter that failed most often speaks for its address.
  const told = [...new Map(often.map(one => [one.to, one])).values()].slice(0, MAIL_TROUBLES_MAX);
  return told.map(({ to, times, since, words }) => ({
    at: OUTBOX_TAB,
    message: `Mail to ${to} cannot be sent.`,
    fix: `It failed ${times} times since ${instantInWords(since, zone, now)}. Correct the address in the policy if it is wrong. Google said: ${words}`,
  }));
}

/** What changes the board without changing a verdict, such as the return of a lead that was answered in time. */
function factsIn({ leads, quota, problems }: Standing): string {
  const credits = quota.map(({ month, actual, credited, returned }) => [month, actual, credited, returned]);
  return JSON.stringify([leads, credits, problems.length]);
}

export function contextOf(book: Book, ledger: Ledger, now: number): ScanContext {
  const [events, remembered] = [new EventsTab(book), new Remembered(book)];
  return { book, ledger, agreement: inForce(ledger, now), events, remembered, now, filled: [] };
}

/** The version in force; before the first one begins, that one. */
export function inForce(ledger: Ledger, now: number): Agreement {
  return ledger.at(now) ?? (ledger.first() as Version).agreement;
}

function standingFrom({ ledger, agreement, now }: ScanContext, scans: readonly LeadSheetScan[]): Standing {
  return standingOf(ledger, agreement, judgedOf(scans), now);
}
