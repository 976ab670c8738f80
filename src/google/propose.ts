/** A first policy for a tab: its columns guessed, confirmed by their values and overridden by what the person chose. */
import type { Proposal } from '../contract/api.ts';
import { type Columns, FIELDS, guessColumns, SEVERAL_COLUMNS } from '../sla/columns.ts';
import { MANAGED_HEADERS } from '../sla/managed-columns.ts';
import type { LeadSheetPolicy } from '../sla/policy.ts';
import { readPolicy } from '../sla/policy-checks.ts';
import { refuse } from '../sla/problem.ts';
import { proposePolicy } from '../sla/proposal.ts';
import { readLeads } from '../sla/read-leads.ts';
import { field } from './field.ts';
import { tableOf } from './lead-sheet.ts';
import { type Book, OWN_TABS } from './tabs.ts';
import { isZone, surveyed } from './zones.ts';

/** Enough rows to believe a column's name by its values. */
const SAMPLE_ROWS = 200;

/** @param takes a ProposalRequest, not yet checked */
export function propose(book: Book, takes: unknown): Proposal {
  const sheets = book
    .getSheets()
    .map(sheet => sheet.getName())
    .filter(name => !OWN_TABS.includes(name));
  const name = tabFor(book, sheets, field(takes, 'sheet'));
  const sheet = sheets.includes(name) ? book.getSheetByName(name) : null;
  if (!sheet) refuse('sheet', `There is no tab "${name}" for leads.`, 'Choose another tab.');
  const cells = sheet.getDataRange().getValues();
  const header = (cells[0] ?? []).map(cell => (MANAGED_HEADERS.includes(String(cell)) ? '' : String(cell)));
  const zone = surveyed(book.getSpreadsheetTimeZone());
  const chosen = columnsFrom(field(takes, 'columns'));
  const taken = new Set(Object.values(chosen).flat());
  const free = header.map(cell => (taken.has(cell) ? '' : cell));
  const columns = { ...guessColumns(free, cells.slice(1, SAMPLE_ROWS + 1), zone), ...chosen };
  const order = field(takes, 'dates');
  const dates = order === 'ymd' || order === 'dmy' || order === 'mdy' ? order : undefined;
  const spec: LeadSheetPolicy = { name, headerRow: 1, columns, ...(dates ? { dates } : {}) };
  const reading = readLeads(tableOf(sheet, cells, spec, { zone }), spec, zone);
  const me = Session.getEffectiveUser().getEmail();
  const { policy, assumptions } = proposePolicy(spec, reading.leads, zone.name, me, Date.now());
  const unclear = reading.problems.filter(({ kind }) => kind === 'date order');
  const failure = reading.failure ? [reading.failure] : [];
  return {
    sheets,
    sheet: name,
    header: header.filter(cell => cell !== ''),
    columns,
    policy,
    assumptions,
    problems: [...failure, ...readPolicy(policy, isZone).problems, ...unclear],
  };
}

/** The tab asked for, else the one in front, else the first. */
function tabFor(book: Book, sheets: readonly string[], asked: unknown): string {
  if (typeof asked === 'string') return asked;
  const active = book.getActiveSheet()?.getName() ?? '';
  return sheets.includes(active) ? active : (sheets[0] ?? '');
}

/** Only known fields, and only texts as headers; "" takes a guessed column away. */
function columnsFrom(input: unknown): Columns {
  const columns: Columns = {};
  for (const name of FIELDS) {
    const value = field(input, name);
    if (typeof value === 'string') columns[name] = value === '' ? undefined : value;
    const isList = Array.isArray(value) && value.every(one => typeof one === 'string');
    if (isList && SEVERAL_COLUMNS.includes(name)) columns[name] = value as string[];
  }
  return columns;
}
