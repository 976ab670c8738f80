/** A tab as Lead SLA would read it, with columns that are guessed or given; one reading, and nothing is written. */
import type { FieldReading, SheetReading } from '../contract/sheets.ts';
import { dayInWords, instantInWords } from '../sla/clock-words.ts';
import { type Columns, FIELDS, type Field } from '../sla/fields.ts';
import type { Lead, LeadReading } from '../sla/lead.ts';
import { teamHeader } from '../sla/managed-columns.ts';
import { isDateOnly, isUnreadable, type Moment } from '../sla/moment.ts';
import type { LeadSheetPolicy } from '../sla/policy.ts';
import { refuse } from '../sla/problem.ts';
import { readLeads } from '../sla/read-leads.ts';
import { grouped } from '../sla/text.ts';
import { localDay, type Zone } from '../sla/zone.ts';
import { field } from './field.ts';
import { tableOf } from './lead-sheet.ts';
import { columnsFrom, guessFor, ordersFrom, unusable } from './propose.ts';
import { type Book, OWN_TABS } from './tabs.ts';
import { takenText, takenWhole } from './takes.ts';
import { surveyed } from './zones.ts';

const ROWS = 3;
const PROBLEMS_MAX = 20;
const HEADER_ROW_MAX = 100;

/** @param takes a SheetRequest, not yet checked */
export function readSheet(book: Book, takes: unknown): SheetReading {
  const name = takenText(takes, 'name');
  const headerRow = takenWhole(takes, 'headerRow');
  if (headerRow > HEADER_ROW_MAX)
    refuse('headerRow', 'The headers are too far down.', 'Choose one of the first 100 rows.');
  const sheet = OWN_TABS.includes(name) ? null : book.getSheetByName(name);
  if (!sheet) refuse('name', `There is no tab "${name}" for leads.`, 'Choose another tab.');
  const cells = sheet.getDataRange().getValues();
  const header = teamHeader(cells[headerRow - 1] ?? []);
  const zone = surveyed(book.getSpreadsheetTimeZone());
  const given = field(takes, 'columns') ?? null;
  const columns = given === null ? guessFor(header, cells.slice(headerRow), {}, zone) : columnsFrom(given);
  const dates = ordersFrom(field(takes, 'dates'));
  const spec: LeadSheetPolicy = { name, headerRow, columns: named(columns), ...(dates ? { dates } : {}) };
  const reading = readLeads(tableOf(sheet, cells, spec, { zone }), spec, zone);
  return {
    sheet: spec,
    header: header.filter(cell => cell !== ''),
    leads: reading.leads.length,
    rows: reading.leads
      .slice(0, ROWS)
      .map(lead => ({ row: lead.row, fields: fieldsOf(lead, reading, zone, spec.columns) })),
    problems: [...unusable(reading, columns), ...reading.problems].slice(0, PROBLEMS_MAX),
  };
}

/** Without the fields that have no column. */
function named(columns: Columns): Columns {
  return Object.fromEntries(Object.entries(columns).filter(([, header]) => header !== undefined));
}

function fieldsOf(lead: Lead, reading: LeadReading, zone: Zone, columns: Columns): FieldReading[] {
  return FIELDS.filter(name => columns[name] !== undefined && reading.fields.has(name)).map(name => ({
    field: name,
    ...said(lead, name, zone),
  }));
}

function said(lead: Lead, name: Field, zone: Zone): Omit<FieldReading, 'field'> {
  switch (name) {
    case 'id':
    case 'email':
    case 'owner':
    case 'source':
    case 'segment':
    case 'stage':
    case 'outcome':
      return fine(lead[name]);
    case 'name':
    case 'company':
      return fine(lead.label);
    case 'revenue':
      return fine(lead.revenue === null ? '' : grouped(lead.revenue));
    case 'attempts':
      return fine(
        lead.attemptCount === null
          ? lead.attemptTimes.map(at => momentInWords(at, zone)).join(', ')
          : String(lead.attemptCount),
      );
    case 'firstContact':
      return moments(lead.contacts, zone);
    case 'created':
    case 'qualified':
    case 'assigned':
    case 'pausedFrom':
    case 'pausedUntil':
    case 'closed':
    case 'returned':
    case 'won':
      return moments(lead[name] ? [lead[name]] : [], zone);
  }
}

const fine = (words: string) => ({ words, isWrong: false });

function moments(all: readonly Moment[], zone: Zone): Omit<FieldReading, 'field'> {
  return { words: all.map(one => momentInWords(one, zone)).join(', '), isWrong: all.some(isUnreadable) };
}

function momentInWords(moment: Moment, zone: Zone): string {
  if (isUnreadable(moment)) return 'not a date';
  return isDateOnly(moment) ? dayInWords(localDay(zone, moment.begin)) : instantInWords(moment.begin, zone, 0);
}
