/** A letter as a mail: its subject, its plain text, its HTML. */
import { digestMail } from './digest.ts';
import type { Letter } from './letter.ts';
import type { Mail } from './mail.ts';
import { overdueMail } from './overdue.ts';
import { asHtml } from './set-html.ts';
import { asText } from './set-text.ts';
import { troubleMail } from './trouble.ts';

/**
 * Texts in the letter may be anything that people typed; the subject is one line of at most 120 characters, and the HTML stays
 * well below the 102 KB at which Gmail clips.
 */
export function renderMail(letter: Letter): { subject: string; text: string; html: string } {
  const mail = mailOf(letter);
  return { subject: mail.subject, text: asText(mail), html: asHtml(mail) };
}

function mailOf(letter: Letter): Mail {
  switch (letter.kind) {
    case 'overdue':
      return overdueMail(letter);
    case 'digest':
      return digestMail(letter);
    case 'trouble':
      return troubleMail(letter);
  }
}
