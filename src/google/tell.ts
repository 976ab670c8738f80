/** What is new, told: recorded in the outbox first, then sent. */
import { compose, type Desk } from '../email/compose.ts';
import { renderMail } from '../email/render.ts';
import { newsOf } from '../sla/news/news.ts';
import type { Problem } from '../sla/problem.ts';
import { judgeSheet, quotasOf, type Standing } from '../sla/standing.ts';
import type { LeadSheetScan, ScanContext } from './lead-sheet.ts';
import { type Delivery, deliver } from './mail.ts';
import type { Memory } from './memory.ts';
import { readOutbox, record } from './outbox-tab.ts';
import type { RunTime } from './run-time.ts';

interface Findings {
  readonly scans: readonly LeadSheetScan[];
  readonly isComplete: boolean;
  readonly troubles: readonly Problem[];
  readonly memory: Memory;
  readonly standing: Standing;
  readonly time: RunTime;
}

export function tell(context: ScanContext, findings: Findings): Delivery {
  const { book, ledger, agreement, events, now } = context;
  const { scans, isComplete, troubles, memory, standing, time } = findings;
  const { onOff, progress, sent } = memory;
  const sheets = scans.flatMap(({ judged }) => judged ?? []);
  const outbox = readOutbox(book);
  const news = newsOf({
    agreement,
    standing,
    verdicts: sheets.flatMap(({ verdicts }) => verdicts),
    quotaAt: instant => {
      const then = sheets.flatMap(({ reading }) => judgeSheet(ledger, reading, events.log, instant).verdicts);
      return quotasOf(ledger, agreement, then, instant);
    },
    known: outbox.known,
    troubles,
    isComplete,
    onSince: onOff.trigger === undefined ? null : (onOff.since ?? null),
    waiting: progress.waiting,
  });
  const desk = deskOf(context);
  const drafts = news.map(one => {
    const letter = compose(one, standing, desk);
    return { letter, subject: renderMail(letter).subject, keys: one.keys };
  });
  const recorded = record(book, outbox, drafts, now);
  return deliver(book, [...outbox.waiting, ...recorded], sent, agreement, time);
}

function deskOf({ book, agreement }: ScanContext): Desk {
  const url = book.getUrl();
  const ids = new Map(agreement.policy.sheets.map(({ name }) => [name, book.getSheetByName(name)?.getSheetId() ?? 0]));
  return {
    book: book.getName(),
    url,
    link: (sheet, row) => `${url}#gid=${ids.get(sheet) ?? 0}&range=A${row}`,
    zone: agreement.alertsCalendar.zone,
  };
}
