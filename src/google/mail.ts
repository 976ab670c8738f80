/** Sends what the outbox holds, as far as today's quota goes; the rest waits there. */
import { renderMail } from '../email/render.ts';
import { markSent, type OutboxRow } from './outbox-tab.ts';
import type { Book } from './tabs.ts';

export function deliver(book: Book, waiting: readonly OutboxRow[]): void {
  if (waiting.length === 0) return;
  const left = MailApp.getRemainingDailyQuota();
  for (const { row, letter } of waiting.slice(0, left)) {
    try {
      const { subject, text, html } = renderMail(letter);
      MailApp.sendEmail({ to: letter.to, subject, body: text, htmlBody: html, name: 'Lead SLA' });
      markSent(book, row, Date.now());
    } catch (error) {
      // One address that does not take mail must not keep the others from theirs; it is tried again with the next scan.
      console.error(`The mail to ${letter.to} was not sent.`, error);
    }
  }
}
