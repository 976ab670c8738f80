/**
 * Sends what the outbox holds, the most urgent first, as far as today's quota and the run's time go; the rest waits there.
 *
 * Each mail is marked at once in a property, which costs a tenth of a write to the tab; the tab is marked once at the end. A run
 * that is cut off in between leaves the property to the next one.
 */
import { oneLine } from '../../email/foreign.ts';
import type { Letter } from '../../email/letter.ts';
import { renderMail } from '../../email/render.ts';
import type { Agreement } from '../../sla/policy/agreement.ts';
import { DAY } from '../../sla/time/time.ts';
import type { Book } from '../book.ts';
import { writeSent } from '../memory.ts';
import { type Fate, mark, type OutboxRow, type Tries } from '../tabs/outbox.ts';
import type { RunTime } from './run-time.ts';

/** Their marks must fit into a property of 9 KB. */
const MAILS_MAX = 450;

const URGENCY: readonly Letter['kind'][] = ['overdue', 'trouble', 'digest'];

export interface Delivery {
  /** Letters whose mark in the tab may not have been seen yet. */
  readonly sent: readonly string[];
  /** Mails that wait for another day's quota. */
  readonly waiting: number;
  readonly failing: readonly FailingMail[];
}

export interface FailingMail extends Tries {
  readonly to: string;
}

const WORDS_MAX = 200;

interface Round {
  readonly book: Book;
  /** Where it opens. */
  readonly url: string;
  readonly agreement: Agreement;
  readonly time: RunTime;
}

/** How often a person's letters may fail in one run: one that fails must not keep the next one back, nor all of them the run. */
const FAILURES_A_RUN = 2;
/** A letter is given up after this many failures and this long: by then the address is wrong, or the letter is. */
const TRIES_MAX = 12;
const TRIED_FOR = DAY;

/**
 * One mail a person and run.
 * @param marked letters that were sent by a run that may not have marked them in the tab
 */
export function deliver(round: Round, waiting: readonly OutboxRow[], marked: readonly string[]): Delivery {
  const { book, time } = round;
  const fates = new Map<string, Fate>(
    waiting.filter(({ id }) => marked.includes(id)).map(({ id }) => [id, new Date()]),
  );
  const sent = [...fates.keys()];
  const recipients = recipientsOf(round.agreement);
  const queues = new Map<string, OutboxRow[]>();
  for (const one of waiting.filter(({ id }) => !fates.has(id)).sort(byUrgency)) {
    const to = one.letter.to.toLowerCase();
    const refusal = refusalOf(one, to, recipients, round.url);
    if (refusal) fates.set(one.id, refusal);
    else queues.set(to, [...(queues.get(to) ?? []), one]);
  }
  const left = queues.size ? MailApp.getRemainingDailyQuota() : 0;
  for (const queue of [...queues.values()].slice(0, Math.min(left, MAILS_MAX - sent.length))) {
    if (!time.mayGoOn()) break;
    for (const one of queue.slice(0, FAILURES_A_RUN)) {
      const failure = failureOf(() => mailLetter(one.letter));
      if (failure) {
        fates.set(one.id, afterFailure(one.tries, failure, Date.now()));
        continue;
      }
      fates.set(one.id, new Date());
      sent.push(one.id);
      failureOf(() => writeSent(sent));
      break;
    }
  }
  mark(book, waiting, fates);
  const stuck = waiting.map(({ id, letter, tries }) => ({ letter, fate: fates.get(id) ?? tries }));
  return { sent, waiting: Math.max(0, queues.size - left), failing: stuck.flatMap(stillFailing) };
}

/** Those that failed least come first, then the most urgent. */
function byUrgency(a: OutboxRow, b: OutboxRow): number {
  return (a.tries?.times ?? 0) - (b.tries?.times ?? 0) || urgencyOf(a) - urgencyOf(b) || a.row - b.row;
}

function afterFailure(tries: Tries | null, words: string, now: number): Fate {
  const { times, since } = tries ?? { times: 0, since: now };
  const isOver = times + 1 >= TRIES_MAX && now - since >= TRIED_FOR;
  return isOver ? `not sent: failed ${times + 1} times: ${words}` : { times: times + 1, since, words };
}

function stillFailing({ letter, fate }: { letter: Letter; fate: Fate | null }): readonly FailingMail[] {
  return fate !== null && typeof fate === 'object' && 'times' in fate ? [{ to: letter.to, ...fate }] : [];
}

function urgencyOf({ letter }: OutboxRow): number {
  return URGENCY.indexOf(letter.kind);
}

/** Everybody whom the policy in force wants to be mailed, in lower case. */
function recipientsOf({ policy: { alerts, people } }: Agreement): ReadonlySet<string> {
  const owners = people.filter(({ mail }) => mail).map(({ email }) => email);
  return new Set([...alerts.managers, ...alerts.marketing, ...owners].map(address => address.toLowerCase()));
}

/** Why a letter must not be sent any more; "" where it may. */
function refusalOf({ letter, isGenuine }: OutboxRow, to: string, recipients: ReadonlySet<string>, url: string): string {
  if (letter.url !== url) return 'not sent: written in another file';
  if (!isGenuine) return 'not sent: Lead SLA did not write this';
  return recipients.has(to) ? '' : 'not sent: no longer in the policy';
}

/** @throws Error where Google does not take it */
export function mailLetter(letter: Letter): void {
  const { subject, text, html } = renderMail(letter);
  MailApp.sendEmail({ to: letter.to, subject, body: text, htmlBody: html, name: 'Lead SLA' });
}

/** What went wrong, in one line; "" where nothing did. One letter or mark that fails must not keep the others back. */
export function failureOf(work: () => void): string {
  try {
    work();
    return '';
  } catch (error) {
    console.error('A mail was not sent, or not marked.', error);
    return oneLine(error instanceof Error ? error.message : String(error), WORDS_MAX) || 'no reason';
  }
}
