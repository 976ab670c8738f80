/** Overdue: leads that have just become late, or are about to, for the person who can still call them. */
import { count } from '../sla/text.ts';
import { isolated, oneLine, webAddress } from './foreign.ts';
import { leadTable } from './leads.ts';
import type { OverdueLetter } from './letter.ts';
import type { Block, Mail } from './mail.ts';
import { bookName, footer, leadsAre, NAME_MOST, subjectLine } from './words.ts';

export function overdueMail(letter: OverdueLetter): Mail {
  const { overdue, atRisk } = letter;
  const url = webAddress(letter.url);
  const blocks: Block[] = [];
  if (overdue.total > 0) {
    blocks.push({ is: 'heading', words: 'Overdue' }, leadTable(overdue, 'Late by', 'bad', url));
  }
  if (atRisk.total > 0) {
    blocks.push({ is: 'heading', words: 'Still in time' }, leadTable(atRisk, 'Deadline', 'warn', url));
  }
  return {
    subject: subjectLine(finding(letter)),
    preview: preview(letter),
    occasion: '',
    headline: overdue.total > 0 ? leadsAre(overdue.total, 'overdue') : leadsAre(atRisk.total, 'about to be late'),
    lede: lede(letter),
    blocks,
    action: { words: 'Open the lead sheet', url },
    footer: footer(letter),
  };
}

function finding(letter: OverdueLetter): string {
  const { overdue, atRisk } = letter;
  const [only] = overdue.leads;
  if (overdue.total === 1 && only && atRisk.total === 0) {
    return `1 lead overdue: ${isolated(oneLine(only.label, 60))}, ${oneLine(only.when, NAME_MOST)} late`;
  }
  const parts = [
    ...(overdue.total > 0 ? [`${count(overdue.total, 'lead')} overdue`] : []),
    ...(atRisk.total > 0
      ? [overdue.total > 0 ? `${atRisk.total} at risk` : `${count(atRisk.total, 'lead')} at risk`]
      : []),
  ];
  return `${parts.join(', ')} in ${isolated(bookName(letter))}`;
}

function lede({ overdue, atRisk }: OverdueLetter): string {
  const owed = 'Sales owes Marketing a first contact within the agreed time';
  if (overdue.total === 0) return `${owed}. A call now keeps the promise.`;
  return atRisk.total === 0
    ? `${owed}. The one worth most is first.`
    : `${owed}. The one worth most is first; ${count(atRisk.total, 'other', 'others')} can still be reached in time.`;
}

function preview({ overdue, atRisk }: OverdueLetter): string {
  const names = [...overdue.leads, ...atRisk.leads].slice(0, 3).map(lead => isolated(oneLine(lead.label, 40)));
  return names.join(', ');
}
