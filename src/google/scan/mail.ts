/**
 * Sends what the outbox holds, the most urgent first, as far as today's quota and the run's time go; the rest waits there.
 *
 * Each mail is marked at once in a property, which costs a tenth of a write to the tab; the tab is marked once at the end. A run
 * that is cut off in between leaves the property to the next one.
 */
import type { Letter } from '../../email/letter.ts';
import { renderMail } from '../../email/render.ts';
import type { Agreement } from '../../sla/policy/agreement.ts';
import type { Book } from '../book.ts';
import { writeSent } from '../memory.ts';
import { type Fate, mark, type OutboxRow } from '../tabs/outbox.ts';
import type { RunTime } from './run-time.ts';

/** Their marks must fit into a property of 9 KB. */
const MAILS_MAX = 450;

const URGENCY: readonly Letter['kind'][] = ['overdue', 'trouble', 'digest'];

/** As one account may be written to: no list, no name, nothing that a header would take for something else. */
const ADDRESS = /^[^\s@,;:<>"()[\]\\]+@[^\s@,;:<>"()[\]\\]+\.[^\s@,;:<>"()[\]\\]+$/;

export interface Delivery {
  /** Letters whose mark in the tab may not have been seen yet. */
  readonly sent: readonly string[];
  /** Mails that wait for another day's quota. */
  readonly waiting: number;
}

interface Round {
  readonly book: Book;
  /** Where it opens. */
  readonly url: string;
  readonly agreement: Agreement;
  readonly time: RunTime;
}

/**
 * One mail a person and run.
 * @param marked letters that were sent by a run that may not have marked them in the tab
 */
export function deliver(round: Round, waiting: readonly OutboxRow[], marked: readonly string[]): Delivery {
  const { book, agreement, time } = round;
  const fates = new Map<string, Fate>(
    waiting.filter(({ id }) => marked.includes(id)).map(({ id }) => [id, new Date()]),
  );
  const sent = [...fates.keys()];
  const recipients = recipientsOf(agreement);
  const open = waiting.filter(({ id }) => !fates.has(id)).sort((a, b) => urgencyOf(a) - urgencyOf(b) || a.row - b.row);
  const due: OutboxRow[] = [];
  const told = new Set<string>();
  for (const one of open) {
    const to = one.letter.to.toLowerCase();
    const refusal = one.letter.url === round.url ? refusalOf(to, recipients) : 'not sent: written in another file';
    if (refusal) fates.set(one.id, refusal);
    else if (!told.has(to)) due.push(one);
    told.add(to);
  }
  const left = due.length ? MailApp.getRemainingDailyQuota() : 0;
  for (const { id, letter } of due.slice(0, Math.min(left, MAILS_MAX - sent.length))) {
    if (!time.mayGoOn()) break;
    if (!send(letter)) continue;
    fates.set(id, new Date());
    sent.push(id);
    remember(sent);
  }
  mark(book, waiting, fates);
  return { sent, waiting: Math.max(0, due.length - left) };
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
function refusalOf(to: string, recipients: ReadonlySet<string>): string {
  if (!recipients.has(to)) return 'not sent: no longer in the policy';
  return ADDRESS.test(to) ? '' : 'not sent: no address';
}

/** @throws Error where Google does not take it */
export function mailLetter(letter: Letter): void {
  const { subject, text, html } = renderMail(letter);
  MailApp.sendEmail({ to: letter.to, subject, body: text, htmlBody: html, name: 'Lead SLA' });
}

/** One address that does not take mail must not keep the others from theirs; it is tried again with the next scan. */
export function send(letter: Letter): boolean {
  try {
    mailLetter(letter);
    return true;
  } catch (error) {
    console.error(`The mail to ${letter.to} was not sent.`, error);
    return false;
  }
}

/** A mark that fails now goes along with the next one. */
function remember(sent: readonly string[]): void {
  try {
    writeSent(sent);
  } catch (error) {
    console.error('A mail that was sent could not be marked yet.', error);
  }
}
