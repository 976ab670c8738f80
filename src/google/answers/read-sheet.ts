/** A tab as Lead SLA would read it, with columns that are guessed or given; one reading, and nothing is written. */
import type { FieldReading, SheetReading } from '../../contract/sheets.ts';
import type { Lead, LeadReading } from '../../sla/leads/lead.ts';
import { readLeads } from '../../sla/leads/read-leads.ts';
import { type Columns, FIELDS, type Field } from '../../sla/policy/fields.ts';
import type { LeadSheetPolicy, Policy } from '../../sla/policy/schema.ts';
import { type Cell, isBlank } from '../../sla/sheet/cell.ts';
import { refuse } from '../../sla/sheet/problem.ts';
import { grouped } from '../../sla/sheet/text.ts';
import { teamHeader } from '../../sla/standing/own-columns.ts';
import { stagesOf } from '../../sla/standing/proposal.ts';
import { readAs } from '../../sla/standing/read-as.ts';
import { dayInWords, instantInWords } from '../../sla/time/clock-words.ts';
import { isDateOnly, isUnreadable, type Moment } from '../../sla/time/moment.ts';
import { civilDate } from '../../sla/time/time.ts';
import { localDay, type Zone } from '../../sla/time/zone.ts';
import type { Book } from '../book.ts';
import { field } from '../field.ts';
import { teamTab } from '../own-tabs.ts';
import { ownIn, tableOf } from '../scan/lead-table.ts';
import { inForce } from '../scan/scan.ts';
import { readLedgerTab } from '../tabs/ledger.ts';
import { surveyed } from '../zones.ts';
import { columnsFrom, datesFrom, guessFor, headerRowFrom, headerRowOf, unusable } from './propose.ts';
import { takenText } from './takes.ts';

const ROWS = 3;
const PROBLEMS_MAX = 20;
/** Of the problems of a reading, those that `unusable` tells. */
const TOLD_FIRST = ['date order', 'swapped dates', 'swapped numbers'];
const HEADER_ROW_MAX = 100;
/** The fields with one date. */
const DATED = ['created', 'qualified', 'assigned', 'pausedFrom', 'pausedUntil', 'closed', 'returned', 'won'] as const;

/** @param takes a SheetRequest, not yet checked */
export function readSheet(book: Book, takes: unknown): SheetReading {
  const name = takenText(takes, 'name');
  const asked = headerRowFrom(takes);
  if (asked !== null && asked > HEADER_ROW_MAX)
    refuse('headerRow', 'The headers are too far down.', 'Choose one of the first 100 rows.');
  const sheet = teamTab(book, name);
  if (!sheet) refuse('name', `There is no tab "${name}" for leads.`, 'Choose another tab.');
  const cells = sheet.getDataRange().getValues();
  const headerRow = asked ?? headerRowOf(cells);
  const own = ownIn(book, sheet, cells, headerRow);
  const header = teamHeader(cells[headerRow - 1] ?? [], own);
  const zone = surveyed(book.getSpreadsheetTimeZone());
  const given = field(takes, 'columns') ?? null;
  const { columns, ...guess } =
    given === null ? guessFor(header, cells.slice(headerRow), {}, zone) : { columns: columnsFrom(given) };
  const dates = datesFrom(field(takes, 'dates'));
  const spec: LeadSheetPolicy = { name, headerRow, columns: named(columns), ...(dates ? { dates } : {}) };
  const reading = readLeads(tableOf(sheet, cells, spec, { zone }, own), spec, zone);
  return {
    sheet: { ...spec, ...reading.decisions.decided() },
    header: header.filter(cell => cell !== ''),
    leads: reading.leads.length,
    readAs: readAs(reading, { ...guess, spec, zone: zone.name, ...understood(reading, book) }),
    rows: reading.leads.slice(0, ROWS).map(lead => ({ row: lead.row, fields: fieldsOf(lead, reading, zone) })),
    problems: [
      ...unusable(reading, columns),
      ...reading.problems.filter(({ kind }) => !TOLD_FIRST.includes(kind)),
    ].slice(0, PROBLEMS_MAX),
  };
}

/** Stages and currency of the agreement in force; before there is one, as they are proposed. */
function understood({ leads }: LeadReading, book: Book): Pick<Policy, 'stages' | 'currency'> {
  const ledger = readLedgerTab(book)?.ledger;
  return ledger ? inForce(ledger, Date.now()).policy : { stages: stagesOf(leads), currency: 'USD' };
}

/** Without the fields that have no column. */
function named(columns: Columns): Columns {
  return Object.fromEntries(Object.entries(columns).filter(([, header]) => header !== undefined));
}

function fieldsOf(lead: Lead, reading: LeadReading, zone: Zone): FieldReading[] {
  return FIELDS.filter(name => reading.fields.has(name)).map(name => {
    const cells = reading.columnsOf(name).map(column => lead.cells[column]);
    return { field: name, ...said(lead, name, cells, zone) };
  });
}

type Said = Omit<FieldReading, 'field'>;

/** Dates and amounts as they are understood, everything else as it stands there. */
function said(lead: Lead, name: Field, cells: readonly Cell[], zone: Zone): Said {
  const written = cells.filter(cell => !isBlank(cell)).map(String);
  const moments = momentsOf(lead, name);
  if (moments === null) {
    const isWrong = name === 'revenue' && lead.revenue === null && written.length > 0;
    if (isWrong) return { words: `not a number: ${written.join(', ')}`, isWrong };
    return { words: name === 'revenue' && lead.revenue !== null ? grouped(lead.revenue) : written.join(', '), isWrong };
  }
  if (moments.some(isUnreadable)) return { words: `not a date: ${written.join(', ')}`, isWrong: true };
  return { words: moments.map(moment => momentInWords(moment, zone)).join(', '), isWrong: false };
}

/** Null for a field that holds no dates. */
function momentsOf(lead: Lead, name: Field): readonly Moment[] | null {
  if (name === 'firstContact') return lead.contacts;
  if (name === 'attempts') return lead.attemptCount === null ? lead.attemptTimes : null;
  const dated = DATED.find(one => one === name);
  if (dated === undefined) return null;
  const moment = lead[dated];
  return moment ? [moment] : [];
}

function momentInWords(moment: Moment, zone: Zone): string {
  const day = localDay(zone, moment.begin);
  return isDateOnly(moment) ? `${dayInWords(day)} ${civilDate(day).year}` : instantInWords(moment.begin, zone, 0);
}
