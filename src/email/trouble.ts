/** Trouble: something keeps Lead SLA from doing its work, and silence would look like good news. */
import { count } from '../sla/sheet/text.ts';
import { isolated, oneLine, webAddress } from './foreign.ts';
import type { LetterTroubles, TroubleLetter } from './letter.ts';
import type { Block, Mail } from './mail.ts';
import { bookName, footer, moreThan, subjectLine } from './words.ts';

const SILENCE = 'Until this is mended, no news does not mean good news.';

export function troubleMail(letter: TroubleLetter): Mail {
  const { total, problems } = letter.troubles;
  const finding = `${count(total, 'problem')} ${total === 1 ? 'keeps' : 'keep'} Lead SLA from working`;
  return {
    subject: subjectLine(`${finding} in ${isolated(bookName(letter))}`),
    preview: oneLine(problems[0]?.message ?? '', 120),
    occasion: '',
    headline: finding,
    lede: SILENCE,
    blocks: problemBlocks(letter.troubles),
    action: { words: 'Open the sheet', url: webAddress(letter.url) },
    footer: footer(letter),
  };
}

/** The same inside another mail. */
export function troubleBlocks(troubles: LetterTroubles): Block[] {
  if (troubles.total === 0) return [];
  return [
    { is: 'heading', words: 'What keeps Lead SLA from working' },
    { is: 'paragraph', words: SILENCE },
    ...problemBlocks(troubles),
  ];
}

function problemBlocks({ total, problems }: LetterTroubles): Block[] {
  const blocks: Block[] = problems.map(({ at, message, fix }) => ({
    is: 'problem',
    at: oneLine(at, 120),
    message: oneLine(message, 400),
    fix: oneLine(fix, 400),
  }));
  const more = moreThan(problems.length, total);
  return more ? [...blocks, { is: 'paragraph', words: more }] : blocks;
}
