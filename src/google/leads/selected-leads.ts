/** The leads in the rows that somebody has selected and can see. */
import type { Lead } from '../../sla/leads/lead.ts';
import { refuse } from '../../sla/sheet/problem.ts';
import { count } from '../../sla/sheet/text.ts';
import type { Sheet } from '../book.ts';
import { judgeLeadSheet, type ScanContext } from '../scan/lead-sheet.ts';

/** Sheets tells row by row whether one is hidden. */
const ROWS_MAX = 200;

/** @throws Refusal when there is none */
export function selectedLeads(context: ScanContext): readonly Lead[] {
  const ranges = context.book.getActiveRangeList()?.getRanges() ?? [];
  const sheet = ranges[0]?.getSheet();
  const spec = context.agreement.policy.sheets.find(({ name }) => name === sheet?.getName());
  if (!sheet || !spec) refuse('', 'No lead is selected.', 'Select rows of a lead tab first.');
  const { judged } = judgeLeadSheet(context, spec);
  const rows = ranges.map(range => [range.getRow(), range.getLastRow()] as const);
  const isSelected = (row: number) => rows.some(([first, last]) => row >= first && row <= last);
  const selected = (judged?.reading.leads ?? []).filter(({ row }) => isSelected(row));
  if (selected.length > ROWS_MAX) {
    refuse('', `${count(selected.length, 'lead')} are selected.`, `Select at most ${ROWS_MAX} at a time.`);
  }
  const leads = visible(sheet, selected);
  if (leads.length === 0) refuse('', 'No lead is selected.', 'Select rows of a lead tab first.');
  return leads;
}

/** A selection runs over the rows that a filter hides, and whoever filtered does not mean those. */
function visible(sheet: Sheet, leads: readonly Lead[]): readonly Lead[] {
  const isFiltered = sheet.getFilter() !== null;
  return leads.filter(({ row }) => !(sheet.isRowHiddenByUser(row) || (isFiltered && sheet.isRowHiddenByFilter(row))));
}
