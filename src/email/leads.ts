/** Leads as a table of a mail. */
import { oneLine, webAddress } from './foreign.ts';
import { type LeadList, type LetterLead, LISTED } from './letter.ts';
import type { TableBlock, TableRow, Tone } from './mail.ts';
import { moreThan, NAME_MOST } from './words.ts';

/** @param when header of the column with `lead.when` */
export function leadTable(list: LeadList, when: string, tone: Tone, url: string): TableBlock {
  const leads = list.leads.slice(0, LISTED);
  const hasValue = leads.some(lead => lead.value !== '');
  return {
    is: 'table',
    head: hasValue ? ['Lead', when, 'Value'] : ['Lead', when],
    rows: leads.map(lead => rowOf(lead, tone, hasValue)),
    more: moreThan(leads.length, list.total),
    url,
  };
}

function rowOf(lead: LetterLead, tone: Tone, hasValue: boolean): TableRow {
  const [owner, source] = [oneLine(lead.owner, NAME_MOST), oneLine(lead.source, NAME_MOST)];
  const when = { words: oneLine(lead.when, NAME_MOST), tone };
  const value = { words: oneLine(lead.value, NAME_MOST) || '–', tone: lead.value ? 'plain' : 'muted' } as const;
  return {
    name: oneLine(lead.label, 80) || '(no name)',
    url: webAddress(lead.url),
    about: [lead.isNew ? 'new' : '', owner || 'no owner', source].filter(Boolean).join(' · '),
    cells: hasValue ? [when, value] : [when],
  };
}
