/** Trouble: something keeps Lead SLA from doing its work, and silence would look like good news. */
import { count } from '../sla/text.ts';
import { isolated, oneLine, webAddress } from './foreign.ts';
import { LISTED, type TroubleLetter } from './letter.ts';
import type { Block, Mail } from './mail.ts';
import { bookName, footer, moreThan, subjectLine } from './words.ts';

export function troubleMail(letter: TroubleLetter): Mail {
  const { problems } = letter;
  const shown = problems.slice(0, LISTED);
  const blocks: Block[] = shown.map(({ at, message, fix }) => ({
    is: 'problem',
    at: oneLine(at, 120),
    message: oneLine(message, 400),
    fix: oneLine(fix, 400),
  }));
  const more = moreThan(shown.length, problems.length);
  if (more) blocks.push({ is: 'paragraph', words: more });
  const verb = problems.length === 1 ? 'keeps' : 'keep';
  return {
    subject: subjectLine(
      `${count(problems.length, 'problem')} ${verb} Lead SLA from working in ${isolated(bookName(letter))}`,
    ),
    preview: oneLine(problems[0]?.message ?? '', 120),
    occasion: '',
    headline: `${count(problems.length, 'problem')} ${verb} Lead SLA from working`,
    lede: 'Until this is mended, no news does not mean good news.',
    blocks,
    action: { words: 'Open the sheet', url: webAddress(letter.url) },
    footer: footer(letter),
  };
}
