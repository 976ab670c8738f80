/** Attempts in a mail: leads that got too few of them, and leads that still can get theirs. */

import { leadTable } from './leads.ts';
import type { LetterAttempts } from './letter.ts';
import type { Block } from './mail.ts';

export function attemptBlocks({ tooFew, behind }: LetterAttempts, url: string): Block[] {
  const blocks: Block[] = [];
  if (tooFew.total > 0) {
    blocks.push({ is: 'heading', words: 'Too few attempts' }, leadTable(tooFew, 'Attempts', 'bad', url));
  }
  if (behind.total > 0) {
    blocks.push({ is: 'heading', words: 'Behind with attempts' }, leadTable(behind, 'Attempts', 'warn', url));
  }
  return blocks;
}
