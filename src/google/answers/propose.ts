/** A first policy for a tab: its columns guessed, confirmed by their values and overridden by what the person chose. */
import type { Proposal } from '../../contract/set-up.ts';
import { type Guess, guessColumns, isUnique, spelledColumn } from '../../sla/leads/columns.ts';
import type { LeadReading } from '../../sla/leads/lead.ts';
import { readLeads } from '../../sla/leads/read-leads.ts';
import { writtenOffsets } from '../../sla/leads/written-offsets.ts';
import { readPolicy } from '../../sla/policy/checks.ts';
import { type Columns, DATED_FIELDS, FIELDS, SEVERAL_COLUMNS } from '../../sla/policy/fields.ts';
import type { LeadSheetPolicy } from '../../sla/policy/schema.ts';
import { type Cell, isBlank } from '../../sla/sheet/cell.ts';
import { currencyOf } from '../../sla/sheet/currency.ts';
import { DATE_STYLES } from '../../sla/sheet/date.ts';
import { DATE_ORDERS } from '../../sla/sheet/date-text.ts';
import { type Problem, refuse } from '../../sla/sheet/problem.ts';
import { count, listed } from '../../sla/sheet/text.ts';
import { MANAGED_HEADERS } from '../../sla/standing/managed-columns.ts';
import { teamHeader } from '../../sla/standing/own-columns.ts';
import { proposePolicy } from '../../sla/standing/proposal.ts';
import { readAs } from '../../sla/standing/read-as.ts';
import { isUnreadable } from '../../sla/time/moment.ts';
import type { Zone } from '../../sla/time/zone.ts';
import { activeTab, type Book } from '../book.ts';
import { field } from '../field.ts';
import { clashes, teamTabs } from '../own-tabs.ts';
import { isFed } from '../scan/fed-tab.ts';
import { ownIn, tableOf } from '../scan/lead-table.ts';
import { isZone, surveyed, zoneOf } from '../zones.ts';
import { newestNotes, zoneNotes } from './proposal-notes.ts';
import { takenWhole } from './takes.ts';

/** Titles and notes above the headers. */
const TITLE_ROWS_MAX = 10;

/** Of a column that says each amount's currency. */
const CURRENCY_HEADER = /currency|währung|devise|moneda|moeda|valuta|通貨/i;

const FED =
  'A formula fills this tab, so no columns are added to it: insert the ready formulas beside it under Sheets, or in a tab of their own.';

/** @param takes a ProposalRequest, not yet checked */
export function propose(book: Book, takes: unknown): Proposal {
  const sheets = teamTabs(book).map(sheet => sheet.getName());
  const name = tabFor(book, sheets, field(takes, 'sheet'));
  const sheet = sheets.includes(name) ? book.getSheetByName(name) : null;
  if (!sheet) refuse('', `There is no tab "${name}" for leads.`, 'Choose another tab.');
  const cells = sheet.getDataRange().getValues();
  const headerRow = headerRowFrom(takes) ?? headerRowOf(cells);
  const own = ownIn(book, sheet, cells, headerRow);
  const header = teamHeader(cells[headerRow - 1] ?? [], own);
  const zone = surveyed(book.getSpreadsheetTimeZone());
  const chosen = columnsFrom(field(takes, 'columns'));
  const rows = cells.slice(headerRow);
  const { columns, byValues, offered } = guessFor(header, rows, chosen, zone);
  const dates = datesFrom(field(takes, 'dates'));
  const spec: LeadSheetPolicy = {
    name,
    headerRow,
    columns,
    ...(dates ? { dates } : {}),
    identity: identityOf(header, rows, columns),
  };
  const reading = readLeads(tableOf(sheet, cells, spec, { zone }, own), spec, zone);
  const me = Session.getEffectiveUser().getEmail();
  const currency = currencyIn(header, rows, columns);
  const now = Date.now();
  const decided = { ...spec, ...reading.decisions.decided() };
  const written = zoneOf(writtenOffsets(reading), zone.name);
  const timeZone = timeZoneFrom(takes) ?? written ?? zone.name;
  const proposed = proposePolicy(decided, reading.leads, timeZone, me, now, currency);
  const { policy, assumptions } = proposed;
  return {
    sheets,
    sheet: name,
    headerRow,
    header: header.filter(cell => cell !== ''),
    columns,
    policy,
    readAs: readAs(reading, {
      spec,
      stages: policy.stages,
      zone: zone.name,
      currency: policy.currency,
      byValues,
      offered,
    }),
    assumptions: [
      ...assumptions,
      ...reading.decisions.notes,
      ...zoneNotes(zone, timeZone, written, now),
      ...newestNotes(reading, zone, now),
      ...(isFed(sheet, spec) ? [FED] : namesakes(header)),
    ],
    problems: [
      ...readPolicy(policy, isZone).problems.map(aboutTheTab),
      ...unusable(reading, columns),
      ...clashes(book),
    ],
  };
}

/** The team's columns that have the name of one of ours: both stand in the tab then. */
function namesakes(header: readonly string[]): readonly string[] {
  const names = header.flatMap(name => (MANAGED_HEADERS.includes(name) ? [`"${name}"`] : []));
  if (names.length === 0) return [];
  const [are, one] = names.length === 1 ? ['is your column', 'one'] : ['are your columns', 'ones'];
  return [
    `${listed(names)} ${are} and stay as they are: Lead SLA adds ${one} of that name at the right. Rename yours to tell them apart.`,
  ];
}

/** The first row that reads as headers: at least half as wide as the widest, all texts, and none of them a date, number or address. */
export function headerRowOf(cells: readonly (readonly Cell[])[]): number {
  const top = cells.slice(0, TITLE_ROWS_MAX).map(row => row.filter(cell => !isBlank(cell)));
  const width = Math.max(0, ...top.map(filled => filled.length));
  const index = top.findIndex(
    filled =>
      filled.length > 1 &&
      filled.length * 2 >= width &&
      filled.every(cell => typeof cell === 'string' && !isData(cell)),
  );
  return Math.max(0, index) + 1;
}

function isData(text: string): boolean {
  return /^[\s\p{Sc}+(-]*\d[\d\s.,:/%-]*$|\d{1,4}[-./]\d{1,2}[-./]\d{1,4}|\S@\S/u.test(text);
}

/** Null where the row is to be found. */
export function headerRowFrom(takes: unknown): number | null {
  return (field(takes, 'headerRow') ?? null) === null ? null : takenWhole(takes, 'headerRow');
}

/** An id or an e-mail tells who a row is where it is there once for nearly every row. */
function identityOf(
  header: readonly string[],
  rows: readonly (readonly Cell[])[],
  columns: Columns,
): LeadSheetPolicy['identity'] {
  const tells = (name: 'id' | 'email') => {
    const column = header.indexOf(String(columns[name] ?? ''));
    return column >= 0 && rows.some(row => !isBlank(row[column])) && isUnique(rows.map(row => row[column]));
  };
  return tells('id') ? 'id' : tells('email') ? 'email' : 'row';
}

/** As the amounts say it, else their header, else a column of currencies. */
function currencyIn(
  header: readonly string[],
  rows: readonly (readonly Cell[])[],
  { revenue }: Columns,
): string | null {
  const cellsOf = (column: number) => (column < 0 ? [] : rows.map(row => row[column]));
  const codes = header.findIndex(name => CURRENCY_HEADER.test(name));
  const named = String(revenue ?? '');
  return currencyOf(cellsOf(header.indexOf(named))) ?? currencyOf([named]) ?? currencyOf(cellsOf(codes));
}

/** @throws Refusal for a zone that the platform does not know */
function timeZoneFrom(takes: unknown): string | null {
  const zone = field(takes, 'timeZone') ?? null;
  if (zone === null) return null;
  if (typeof zone === 'string' && isZone(zone)) return zone;
  refuse('timeZone', 'This is not a time zone.', 'Write it as America/New_York.');
}

/** In the words of the request: there is one tab, and its fields are the person's to choose. */
function aboutTheTab(problem: Problem): Problem {
  return { ...problem, at: problem.at.replace(/^sheets\[0\]\./, '') };
}

/** What a person chose, and for the other fields a guess. */
export function guessFor(
  header: readonly string[],
  rows: readonly (readonly Cell[])[],
  chosen: Columns,
  zone: Zone,
): Guess {
  const taken = new Set(Object.values(chosen).flat());
  const free = header.map(cell => (taken.has(cell) ? '' : cell));
  const { columns, ...guess } = guessColumns(free, rows, zone);
  // A creation date that cannot be read is better named than passed over in silence.
  return { ...guess, columns: { created: spelledColumn(free, 'created'), ...columns, ...chosen } };
}

/** One order for the tab, or a style for each field; whatever else is said says nothing. */
export function datesFrom(given: unknown): LeadSheetPolicy['dates'] {
  const order = DATE_ORDERS.find(one => one === given);
  if (order) return order;
  const styles = DATED_FIELDS.flatMap(name => {
    const style = DATE_STYLES.find(one => one === field(given, name));
    return style ? [[name, style]] : [];
  });
  return styles.length ? Object.fromEntries(styles) : undefined;
}

/** The tab asked for, else the one in front, else the first. */
function tabFor(book: Book, sheets: readonly string[], asked: unknown): string {
  if (typeof asked === 'string') return asked;
  const active = activeTab(book)?.getName() ?? '';
  return sheets.includes(active) ? active : (sheets[0] ?? '');
}

/**
 * Only texts as headers; "" takes a guessed column away.
 * @throws Refusal for a field that leads do not have
 */
export function columnsFrom(input: unknown): Columns {
  const columns: Columns = {};
  const stranger = Object.keys(input ?? {}).find(name => !(FIELDS as readonly string[]).includes(name));
  if (stranger) refuse('columns', `"${stranger}" is not a field of a lead.`, `Choose ${FIELDS.join(', ')}.`);
  for (const name of FIELDS) {
    const value = field(input, name);
    if (typeof value === 'string') columns[name] = value === '' ? undefined : value;
    const isList = Array.isArray(value) && value.every(one => typeof one === 'string');
    if (isList && SEVERAL_COLUMNS.includes(name)) columns[name] = value as string[];
  }
  return columns;
}

/** What must be cleared up before anything can be judged; the first finding explains the others. */
export function unusable(reading: LeadReading, columns: Columns): readonly Problem[] {
  if (reading.failure) return [reading.failure];
  const unclear = reading.problems.filter(({ kind }) => kind === 'date order');
  if (unclear.length) return unclear.map(problem => ({ ...problem, at: 'dates' }));
  const swapped = reading.problems.filter(({ kind }) => kind === 'swapped dates' || kind === 'swapped numbers');
  return swapped.length ? swapped : notDates(reading, columns);
}

/** A column of creation dates most of which cannot be read is the wrong column, or needs mending before anything else. */
function notDates({ leads, letter }: LeadReading, columns: Columns): readonly Problem[] {
  const filled = leads.filter(({ created }) => created !== null);
  const unreadable = filled.filter(({ created }) => isUnreadable(created));
  const [first] = unreadable;
  if (!first || unreadable.length * 2 <= filled.length) return [];
  const found = `${count(unreadable.length, 'cell')} of ${filled.length} cannot be read, ${letter('created')}${first.row} the first`;
  const message = `Column "${String(columns.created)}" is no column of dates: ${found}.`;
  return [
    {
      at: 'columns.created',
      message,
      fix: 'Choose the column that says when a lead came in, or write its dates as 2026-11-20 14:30.',
    },
  ];
}
