/**
 * Sends letters of the outbox, the most urgent first, as far as today's quota and the run's time go; the rest waits there, and
 * the next run looks at it again.
 *
 * Each mail is marked at once in a property, which costs a tenth of a write to the tab; the tab is marked once at the end. A run
 * that is cut off in between leaves the property to the next one.
 */
import { oneLine } from '../../email/foreign.ts';
import type { Letter } from '../../email/letter.ts';
import { renderMail } from '../../email/render.ts';
import { DAY } from '../../sla/time/time.ts';
import type { Book } from '../book.ts';
import { writeSent } from '../memory.ts';
import { type Fate, mark, type OutboxRow, type Tries } from '../tabs/outbox.ts';
import type { RunTime } from './run-time.ts';

/** Their marks must fit into a property of 9 KB. */
const MAILS_MAX = 450;

const URGENCY: readonly Letter['kind'][] = ['overdue', 'trouble', 'digest'];

export interface FailingMail extends Tries {
  readonly to: string;
}

const WORDS_MAX = 200;

interface Round {
  readonly book: Book;
  readonly time: RunTime;
  /** Mails that today's quota allows. */
  readonly left: number;
  /** Letters that were sent before, of which the tab may not say so yet. */
  readonly marked: readonly string[];
}

/** How often a person's letters may fail in one run: one that fails must not keep the next one back, nor all of them the run. */
const FAILURES_A_RUN = 2;
/** A letter is given up after this many failures and this long: by then the address is wrong, or the letter is. */
const TRIES_MAX = 12;
const TRIED_FOR = DAY;

interface Delivery {
  /** Whose mark in the tab may not have been seen yet. */
  readonly sent: readonly string[];
  /** Those that failed now. */
  readonly fates: ReadonlyMap<string, Fate>;
}

/** One mail a person and run. */
export function deliver({ book, time, left, marked }: Round, letters: readonly OutboxRow[]): Delivery {
  const fates = new Map<string, Fate>();
  const sent = [...marked];
  const queues = new Map<string, OutboxRow[]>();
  for (const one of [...letters].sort(byUrgency)) {
    const to = one.letter.to.toLowerCase();
    queues.set(to, [...(queues.get(to) ?? []), one]);
  }
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
  mark(book, letters, fates);
  return { sent, fates };
}

/** Those that failed least come first, then the most urgent. */
function byUrgency(a: OutboxRow, b: OutboxRow): number {
  return (a.tries?.times ?? 0) - (b.tries?.times ?? 0) || urgencyOf(a) - urgencyOf(b) || a.row - b.row;
}

function afterFailure(tries: Tries | null, words: string, now: number): Fate {
  const { times, since } = tries ?? { times: 0, since: now };
  const isOver = times + 1 >= TRIES_MAX && now - since >= TRIED_FOR;
  if (isOver) return { why: `failed ${times + 1} times: ${words}`, isUntold: false };
  return { times: times + 1, since, words };
}

/** Of those that wait, which failed before or just now. */
export function stillFailing(letters: readonly OutboxRow[], fates: ReadonlyMap<string, Fate>): readonly FailingMail[] {
  return letters.flatMap(({ id, letter, tries }) => {
    const fate = fates.get(id) ?? tries;
    return fate && 'times' in fate ? [{ to: letter.to, ...fate }] : [];
  });
}

function urgencyOf({ letter }: OutboxRow): number {
  return URGENCY.indexOf(letter.kind);
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
