/** Words that several mails share. */
import { count } from '../sla/sheet/text.ts';
import { oneLine } from './foreign.ts';
import type { Letter } from './letter.ts';

/** Characters of a person's, a source's or a rule's name. */
export const NAME_MOST = 48;
const SUBJECT_MOST = 120;

/** "1 lead is overdue", "6 leads are overdue", "No lead is overdue". */
export function leadsAre(total: number, state: string): string {
  return total === 0 ? `No lead is ${state}` : `${count(total, 'lead')} ${total === 1 ? 'is' : 'are'} ${state}`;
}

/** "and 12 more in the sheet", "and 31 more quotas", or "" */
export function moreThan(shown: number, total: number, of = 'in the sheet'): string {
  return total > shown ? `and ${count(total - shown, 'more', 'more')} ${of}` : '';
}

/** With a capital at its start. */
export function sentence(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/**
 * A subject is a header of the mail: one line of at most 120 characters. Nor may a reader take a part of it for an encoded word
 * ("=?utf-8?Q?=0D=0A…?="): what it decodes could have line breaks in it.
 */
export function subjectLine(words: string): string {
  return oneLine(words.replace(/=\?/g, '= ?'), SUBJECT_MOST);
}

export function bookName(letter: Letter): string {
  return oneLine(letter.book, 80) || 'the sheet';
}

/** Why you get it, and how to change that. */
export function footer(letter: Letter): readonly string[] {
  const because = oneLine(letter.because, 240);
  return [
    `${because ? `${because} ` : ''}To change who gets this mail and when, open ${bookName(letter)} and choose Lead SLA in its menu.`,
    `Written ${oneLine(letter.written, 60)} from ${bookName(letter)}.`,
  ];
}
