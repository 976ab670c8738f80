/**
 * What is new, told: recorded in the outbox first, then sent.
 *
 * What waits there is looked at again before it is told: the news are found as if it had never been recorded, and one new letter
 * takes the place of all that waited for a person. What is no longer so is marked as not sent, with the reason. A letter that
 * Google refused stays by itself, so that it keeps nobody's other news back; what it says is looked at again all the same.
 */
import { compose } from '../../email/compose.ts';
import { renderMail } from '../../email/render.ts';
import { toldOfAll } from '../../sla/leads/past.ts';
import type { Verdict } from '../../sla/promises/sales/judged-lead.ts';
import { type JudgedSheet, judgeSheet } from '../../sla/promises/sales/judged-sheet.ts';
import type { Problem } from '../../sla/sheet/problem.ts';
import type { NewsContext } from '../../sla/standing/news/context.ts';
import { newsOf } from '../../sla/standing/news/news.ts';
import { Recorded } from '../../sla/standing/news/recorded.ts';
import { whyUntold } from '../../sla/standing/news/waiting.ts';
import { accountsOf, type Standing } from '../../sla/standing/standing.ts';
import { type Memory, type Switch, writeSwitch } from '../memory.ts';
import { type Fate, mark, type OutboxRow, type Refusal, readOutbox, record } from '../tabs/outbox.ts';
import { readScorecards } from '../tabs/scorecard.ts';
import { deskOf } from './desk.ts';
import { judgedOf, type LeadSheetScan, type ScanContext } from './lead-sheet.ts';
import { deliver, type FailingMail, stillFailing } from './mail.ts';
import { recipientsOf } from './recipients.ts';
import type { RunTime } from './run-time.ts';

interface Told {
  /** Letters that were sent, of which the tab may not say so yet. */
  readonly sent: readonly string[];
  /** Mails that wait for another day's quota. */
  readonly waiting: number;
  readonly failing: readonly FailingMail[];
}

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

export function tell(context: ScanContext, findings: Findings): Told {
  const { book, agreement, events, now } = context;
  const { isComplete, standing, memory, time } = findings;
  const { onOff, sent } = memory;
  const outbox = readOutbox(book, onOff.secret, sent);
  const desk = deskOf(book, agreement);
  const sheets = judgedOf(findings.scans);
  const fates = new Map<string, Fate>();
  const marked: string[] = [];
  const waiting: OutboxRow[] = [];
  const recipients = recipientsOf(agreement);
  for (const one of outbox.waiting) {
    const refusal = refusalOf(one, recipients, desk.url);
    if (sent.includes(one.id)) {
      marked.push(one.id);
      fates.set(one.id, new Date());
    } else if (refusal) fates.set(one.id, refusal);
    // A lead that has moved on to another tab is told under its new ref.
    else waiting.push({ ...one, keys: [...toldOfAll(new Map(one.keys.map(key => [key, 0])), events.log)] });
  }
  // Only where it can be told is it looked at again.
  const quota = waiting.length > 0 ? MailApp.getRemainingDailyQuota() : null;
  const open = quota && isComplete ? waiting : [];
  const [failed, again] = [open.filter(({ tries }) => tries), open.filter(({ tries }) => !tries)];
  const around = aroundOf(context, findings, sheets, outbox.digestAt);
  const known = toldOfAll(outbox.known, events.log);
  const newsWith = (keys: ReadonlySet<string>, letters: readonly OutboxRow[]) =>
    newsOf({ ...around, recorded: new Recorded(keys, keysByAddress(letters)) });
  const drafts = newsWith(known, again).map(one => {
    const letter = compose(one, standing, desk);
    return { letter, subject: renderMail(letter).subject, keys: one.keys };
  });
  const secret = onOff.secret ?? newSecret(onOff);
  const recorded = record(book, outbox, drafts, secret, now);
  const told = keysByAddress(recorded);
  const lookAgain = (one: OutboxRow) => {
    const why = whyUntold(one.keys, around);
    if (why !== null) fates.set(one.id, { why, isUntold: true });
  };
  for (const one of again) {
    const anew = told.get(one.letter.to.toLowerCase());
    if (one.keys.some(key => anew?.has(key))) fates.set(one.id, { why: 'told in a later mail', isUntold: true });
    else lookAgain(one);
  }
  const knownNow = new Set([...known, ...drafts.flatMap(({ keys }) => keys)]);
  const retried = failed.flatMap((one): OutboxRow[] => {
    const news = newsWith(knownNow, [one]).find(({ to }) => to.toLowerCase() === one.letter.to.toLowerCase());
    if (!news) lookAgain(one);
    return news ? [{ ...one, letter: compose(news, standing, desk) }] : [];
  });
  // Before anything is sent: a run that is cut off afterwards must not take what was told anew for what still waits.
  mark(book, outbox.waiting, fates);
  const letters = [...recorded, ...retried];
  const left = letters.length > 0 ? (quota ?? MailApp.getRemainingDailyQuota()) : 0;
  const delivery = deliver({ book, time, left, marked }, letters);
  const unsent = [...waiting, ...recorded].filter(({ id }) => !fates.has(id));
  const due = quota === 0 ? unsent : letters;
  return {
    sent: delivery.sent,
    waiting: Math.max(0, keysByAddress(due).size - left),
    failing: stillFailing(unsent, delivery.fates),
  };
}

/** What there may be news of, whatever was told of it. */
function aroundOf(
  context: ScanContext,
  { isComplete, troubles, waits, others, memory, standing }: Findings,
  sheets: readonly JudgedSheet[],
  digestAt: ReadonlyMap<string, number>,
): Omit<NewsContext, 'recorded'> {
  const { book, ledger, agreement } = context;
  const verdictsAt = once(instant => (ledger.at(instant) ? judgedAt(context, sheets, instant) : []));
  const quotaAt = once(instant => {
    const then = ledger.at(instant);
    return then ? accountsOf(ledger, then, verdictsAt(instant), instant).map(account => account.standing) : [];
  });
  return {
    agreement,
    standing,
    verdicts: sheets.flatMap(({ verdicts }) => verdicts),
    agreementAt: instant => ledger.at(instant),
    quotaAt,
    verdictsAt,
    scorecard: month => readScorecards(book, ledger.zone).filter(row => row.month === month),
    lastDigest: to => digestAt.get(to.toLowerCase()) ?? null,
    wants: (to, kind) => !memory.muted[to.toLowerCase()]?.includes(kind),
    troubles: [...troubles, ...others],
    waits,
    isWhole: troubles.length + waits.length === 0,
    isComplete,
    onSince: memory.onOff.since ?? null,
    scannedAt: memory.progress.lastAt,
    waiting: memory.progress.waiting,
  };
}

/** Why a letter must not be sent any more; null where it may. */
function refusalOf({ letter, isGenuine }: OutboxRow, recipients: ReadonlySet<string>, url: string): Refusal | null {
  // A copy of the file: whoever was to be told there is told there.
  if (letter.url !== url) return { why: 'written in another file', isUntold: false };
  if (!isGenuine) return { why: 'Lead SLA did not write this', isUntold: true };
  return recipients.has(letter.to.toLowerCase()) ? null : { why: 'no longer in the policy', isUntold: true };
}

function keysByAddress(letters: readonly OutboxRow[]): ReadonlyMap<string, ReadonlySet<string>> {
  const byAddress = new Map<string, Set<string>>();
  for (const { letter, keys } of letters) {
    const to = letter.to.toLowerCase();
    byAddress.set(to, new Set([...(byAddress.get(to) ?? []), ...keys]));
  }
  return byAddress;
}

/** A file in which an earlier version turned the scan on. */
function newSecret(onOff: Switch): string {
  const secret = Utilities.getUuid();
  writeSwitch({ ...onOff, secret });
  return secret;
}

/** Each moment is looked at once. */
function once<T>(find: (instant: number) => T): (instant: number) => T {
  const found = new Map<number, T>();
  return instant => {
    const known = found.get(instant) ?? find(instant);
    found.set(instant, known);
    return known;
  };
}

/** By the versions in force then, and from the facts as they stood. */
function judgedAt(
  { ledger, events }: ScanContext,
  sheets: readonly JudgedSheet[],
  instant: number,
): readonly Verdict[] {
  return sheets.flatMap(({ reading }) => judgeSheet(ledger, reading, events.log, instant).verdicts);
}
