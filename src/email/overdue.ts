/** Overdue: promises that were just broken, or are about to be, for the person who can still call. */
import { count } from '../sla/sheet/text.ts';
import { attemptBlocks } from './attempts.ts';
import { isolated, oneLine, webAddress } from './foreign.ts';
import { leadTable } from './leads.ts';
import type { OverdueLetter } from './letter.ts';
import type { Block, Mail } from './mail.ts';
import { troubleBlocks } from './trouble.ts';
import { bookName, footer, leadsAre, NAME_MOST, subjectLine } from './words.ts';

export function overdueMail(letter: OverdueLetter): Mail {
  const { overdue, atRisk, attempts, troubles } = letter;
  const url = webAddress(letter.url);
  const blocks: Block[] = [];
  if (overdue.total > 0) {
    blocks.push({ is: 'heading', words: 'Overdue' }, leadTable(overdue, 'Late by', 'bad', url));
  }
  if (atRisk.total > 0) {
    blocks.push({ is: 'heading', words: 'Still in time' }, leadTable(atRisk, 'Deadline', 'warn', url));
  }
  return {
    subject: subjectLine(letter.call ? isolated(letter.call) : finding(letter)),
    preview: preview(letter),
    occasion: '',
    headline: headline(letter),
    lede: lede(letter),
    blocks: [...blocks, ...attemptBlocks(attempts, url), ...troubleBlocks(troubles)],
    action: { words: 'Open the lead sheet', url },
    footer: footer(letter),
  };
}

function headline({ overdue, atRisk, attempts: { tooFew, behind } }: OverdueLetter): string {
  if (overdue.total > 0) return leadsAre(overdue.total, 'overdue');
  if (atRisk.total > 0) return leadsAre(atRisk.total, 'about to be late');
  if (tooFew.total > 0) return `${count(tooFew.total, 'lead')} got too few attempts`;
  return leadsAre(behind.total, 'behind with attempts');
}

function finding(letter: OverdueLetter): string {
  const { overdue, atRisk, attempts } = letter;
  const [only] = overdue.leads;
  const [states, others] = inWords([
    [overdue.total, 'overdue'],
    [atRisk.total, 'at risk'],
    [attempts.tooFew.total, 'with too few attempts'],
    [attempts.behind.total, 'behind with attempts'],
  ]);
  if (overdue.total === 1 && only && others === 0) {
    return `1 lead overdue: ${isolated(oneLine(only.label, 60))}, ${oneLine(only.when, NAME_MOST)} late`;
  }
  return `${states} in ${isolated(bookName(letter))}`;
}

/** "2 leads overdue, 1 at risk", and how many other kinds there are besides the first. */
function inWords(states: readonly (readonly [total: number, state: string])[]): [words: string, others: number] {
  const present = states.filter(([total]) => total > 0);
  const words = present.map(([total, state], index) => `${index === 0 ? count(total, 'lead') : total} ${state}`);
  return [words.join(', '), present.length - 1];
}

function lede({ overdue, atRisk, attempts }: OverdueLetter): string {
  if (overdue.total + atRisk.total === 0) {
    return attempts.behind.total > 0
      ? 'Sales owes Marketing enough attempts within the agreed days. A call now catches up.'
      : 'Sales owes Marketing enough attempts within the agreed days, and those days are over.';
  }
  const owed = 'Sales owes Marketing a first contact within the agreed time';
  if (overdue.total === 0) return `${owed}. A call now keeps the promise.`;
  return atRisk.total === 0
    ? `${owed}. The one worth most is first.`
    : `${owed}. The one worth most is first; ${count(atRisk.total, 'other', 'others')} can still be reached in time.`;
}

function preview({ overdue, atRisk, attempts: { tooFew, behind } }: OverdueLetter): string {
  const leads = [overdue, atRisk, tooFew, behind].flatMap(list => list.leads);
  return leads
    .slice(0, 3)
    .map(lead => isolated(oneLine(lead.label, 40)))
    .join(', ');
}
