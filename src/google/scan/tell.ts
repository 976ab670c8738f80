/** What is new, told: recorded in the outbox first, then sent. */
import { compose } from '../../email/compose.ts';
import { renderMail } from '../../email/render.ts';
import { toldOfAll } from '../../sla/leads/past.ts';
import type { QuotaStanding } from '../../sla/promises/marketing/quota.ts';
import { type JudgedSheet, judgeSheet } from '../../sla/promises/sales/judged-sheet.ts';
import type { Problem } from '../../sla/sheet/problem.ts';
import { newsOf } from '../../sla/standing/news/news.ts';
import { accountsOf, type Standing } from '../../sla/standing/standing.ts';
import { type Memory, type Switch, writeSwitch } from '../memory.ts';
import { readOutbox, record } from '../tabs/outbox.ts';
import { deskOf } from './desk.ts';
import { judgedOf, type LeadSheetScan, type ScanContext } from './lead-sheet.ts';
import { type Delivery, deliver } from './mail.ts';
import type { RunTime } from './run-time.ts';

interface Findings {
  readonly scans: readonly LeadSheetScan[];
  readonly isComplete: boolean;
  /** Of the lead tabs. */
  readonly troubles: readonly Problem[];
  /** Of the lead tabs that are left to the next scan. */
  readonly waits: readonly Problem[];
  /** Those that keep no lead from its verdict. */
  readonly others: readonly Problem[];
  readonly memory: Memory;
  readonly standing: Standing;
  readonly time: RunTime;
}

export function tell(context: ScanContext, findings: Findings): Delivery {
  const { book, ledger, agreement, events, now } = context;
  const { scans, isComplete, troubles, waits, others, memory, standing, time } = findings;
  const { onOff, progress, sent } = memory;
  const sheets = judgedOf(scans);
  const outbox = readOutbox(book, onOff.secret);
  const quotas = new Map<number, readonly QuotaStanding[]>();
  const quotaAt = (instant: number) => {
    const known = quotas.get(instant) ?? quotasAt(context, sheets, instant);
    quotas.set(instant, known);
    return known;
  };
  const news = newsOf({
    agreement,
    standing,
    verdicts: sheets.flatMap(({ verdicts }) => verdicts),
    agreementAt: instant => ledger.at(instant),
    quotaAt,
    known: toldOfAll(outbox.known, events.log),
    troubles: [...troubles, ...others],
    waits,
    isWhole: troubles.length + waits.length === 0,
    isComplete,
    onSince: onOff.since ?? null,
    scannedAt: progress.lastAt,
    waiting: progress.waiting,
  });
  const desk = deskOf(book, agreement);
  const drafts = news.map(one => {
    const letter = compose(one, standing, desk);
    return { letter, subject: renderMail(letter).subject, keys: one.keys };
  });
  const secret = onOff.secret ?? newSecret(onOff);
  const recorded = record(book, outbox, drafts, secret, now);
  return deliver({ book, url: desk.url, agreement, time }, [...outbox.waiting, ...recorded], sent);
}

/** A file in which an earlier version turned the scan on. */
function newSecret(onOff: Switch): string {
  const secret = Utilities.getUuid();
  writeSwitch({ ...onOff, secret });
  return secret;
}

/** By the version in force then, and from the facts as they stood; none before the first version. */
function quotasAt(
  { ledger, events }: ScanContext,
  sheets: readonly JudgedSheet[],
  instant: number,
): readonly QuotaStanding[] {
  const agreement = ledger.at(instant);
  if (!agreement) return [];
  const verdicts = sheets.flatMap(({ reading }) => judgeSheet(ledger, reading, events.log, instant).verdicts);
  return accountsOf(ledger, agreement, verdicts, instant).map(({ standing }) => standing);
}
