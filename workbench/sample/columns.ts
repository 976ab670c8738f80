/** The leads as columns of a sheet: headers, kinds of cells, and the cells themselves. */

import type { SampleLead } from './lead.ts';
import { wallText } from './office.ts';

/** Nothing (''), a text, a number, a local date and time ('YYYY-MM-DD HH:MM:SS'), or a local date alone. */
export type SampleCell = string | number | { readonly at: string } | { readonly on: string };

export interface SampleColumn {
  readonly header: string;
  /** How the column is formatted; a cell of another kind stands in it as it is. */
  readonly kind: 'text' | 'number' | 'money' | 'dateTime';
  readonly cells: readonly SampleCell[];
}

/** The id of the lead in the given row, counted from 0. */
export const leadId = (index: number): string => `L-${1001 + index}`;

/** One column per fact, one cell per lead, in the order of the leads. */
export function columnsOf(leads: readonly SampleLead[]): SampleColumn[] {
  const at = (time: number | undefined): SampleCell => (time === undefined ? '' : { at: wallText(time) });
  const column = (
    header: string,
    kind: SampleColumn['kind'],
    cell: (lead: SampleLead, index: number) => SampleCell,
  ): SampleColumn => ({ header, kind, cells: leads.map(cell) });
  return [
    column('Lead ID', 'text', (_, index) => leadId(index)),
    column('Create date', 'dateTime', lead => at(lead.created)),
    column('Name', 'text', lead => lead.name),
    column('Email', 'text', lead => lead.email),
    column('Company', 'text', lead => lead.company),
    column('Company size', 'number', lead => lead.size),
    column('Source', 'text', lead => lead.source),
    column('Segment', 'text', lead => lead.segment),
    column('Owner', 'text', lead => lead.owner),
    column('Lead status', 'text', lead => lead.stage),
    column('First contact', 'dateTime', lead => at(lead.firstContact)),
    column('Attempts', 'number', lead => lead.attempts ?? ''),
    column('Closed', 'dateTime', lead => at(lead.closed)),
    column('Returned', 'dateTime', lead => at(lead.returned)),
    column('Won date', 'dateTime', lead => at(lead.won)),
    column('Amount', 'money', lead => lead.amount ?? ''),
    column('Notes', 'text', lead => lead.note),
  ];
}
