/**
 * Which column of a lead sheet holds what.
 *
 * Spellings are those of real exports (HubSpot, Salesforce, Zoho, Pipedrive, LeadSquared, Meta lead ads, RD Station) and of
 * hand-made sheets, matched as whole headers: matching parts swallows neighbours ("Deal - Source" in "Deal - Source Campaign").
 * A name alone is not believed: a date field is only guessed for a column whose values read as dates.
 */

import { type Columns, DATE_FIELDS, FIELDS, type Field } from '../policy/fields.ts';
import { type Cell, isBlank } from '../sheet/cell.ts';
import { inferDateOrder, readMoment } from '../sheet/date.ts';
import { readNumber } from '../sheet/number.ts';
import { isUnreadable } from '../time/moment.ts';
import type { Zone } from '../time/zone.ts';
import { guessByValues } from './column-values.ts';

const NUMBER_FIELDS: readonly Field[] = ['attempts', 'revenue'];

/** Best first. "Close date" is the expected date of an open deal and "Last contacted" is no first contact: neither is here. */
const SPELLINGS: Readonly<Record<Field, string>> = {
  id: 'lead id; record id; contact id; leadid; prospect id; lead number; mql id; opportunity id; deal id; id',
  name: 'lead name; full name; contact name; name; first name',
  email: 'email; e mail; email address; user email; work email',
  company:
    'company name; associated company; company; company account; organization; organisation; account; firma; unternehmen',
  created:
    'create date; created date; createddate; created time; created at; lead created; lead created on; lead created at; deal created; add time; date created; created on; created; lead time; form submission date; submitted at; timestamp; came in; date received; received; received on; inquiry date; lead date; date in; date; data de criação; erstellt am; erstellt; eingang; eingegangen am; date de création; fecha de creación',
  qualified:
    'became a marketing qualified lead date; became a sales qualified lead date; mql date; qualified date; qualified at; qualified on; qualified',
  assigned: 'owner assigned date; assigned date; assigned at; assigned on; date assigned',
  owner:
    'contact owner; lead owner; deal owner; owner; company owner; sales agent; sales rep; rep; agent; assigned to; sdr; bdr; account executive; sr id; sdr id; responsável pela negociação; salesperson; sales person; handled by; who; zuständig; verantwortlich',
  source:
    'original source; original traffic source; lead source; leadsource; source; origin; lead origin; channel; source channel; source origin; utm source; record source; how did you hear about us; platform; form name; campaign name; source campaign; from where; where from; came from; how; quelle; herkunft',
  segment: 'segment; customer segment; market segment; tier; business segment',
  stage: 'lead status; lifecycle stage; stage; deal stage; status; etapa do funil de vendas',
  firstContact:
    'first contact; first contacted; first outreach date; first sales engagement date; firstcalldatetime; firstemaildatetime; first contact at; first contact date; contacted at; replied at; first sales call date; first text sent date; date of first engagement; first touch; first call date; first activity date; first response; called; called on; date called; contacted; contacted on; contact date; date contacted; answered; erstkontakt; kontaktiert am; angerufen am',
  attempts:
    'number of times contacted; attempts; # of attempts; number of attempts; call attempts; contact attempts; times contacted; touches; done activities; call count',
  outcome: 'outcome; call outcome; contact outcome; lost reason; closed lost reason',
  pausedFrom: 'paused from; pause from; on hold from; snoozed from',
  pausedUntil: 'paused until; pause until; on hold until; snoozed until',
  closed: 'closed; closed date; closed on; closed at; lost time; closed lost date; disqualified date; disqualified on',
  returned: 'returned; returned date; returned on; returned to marketing; returned at',
  won: 'won date; became a customer date; closed won date; won time; won on; won at; customer since',
  revenue:
    'amount; deal value; value; revenue; recent deal amount; total revenue; close value; valor da negociação; umsatz',
};

const NAMES: ReadonlyMap<Field, readonly string[]> = new Map(
  FIELDS.map(field => [field, SPELLINGS[field].split('; ')] as const),
);

/** NFKC, lower case, one space for runs of space, "_", "-", "–" and "/". */
export function normalizeHeader(header: string): string {
  return header
    .normalize('NFKC')
    .replace(/^\uFEFF/, '')
    .toLowerCase()
    .replace(/[\s_\-–/]+/g, ' ')
    .trim();
}

/**
 * Columns guessed from the headers and confirmed by their values.
 * @param rows the first rows below the header (a few dozen are enough)
 */
export function guessColumns(header: readonly Cell[], rows: readonly (readonly Cell[])[], zone: Zone): Columns {
  const headers = header.map(cell => String(cell ?? ''));
  const normal = headers.map(normalizeHeader);
  const taken = new Set<number>();
  const columns: Columns = {};
  for (const field of FIELDS) {
    for (const spelling of NAMES.get(field) ?? []) {
      const index = normal.findIndex((name, i) => !taken.has(i) && isSpelled(name, spelling));
      if (
        index < 0 ||
        !isBelievable(
          field,
          rows.map(row => row[index]),
          zone,
        )
      )
        continue;
      taken.add(index);
      columns[field] = headers[index] as string;
      break;
    }
  }
  return { ...columns, ...guessByValues(headers, rows, columns, zone) };
}

/** The first column whose header is a spelling of the field, whatever its values: to say what is wrong with them. */
export function spelledColumn(header: readonly Cell[], field: Field): string | undefined {
  const headers = header.map(cell => String(cell ?? ''));
  for (const spelling of NAMES.get(field) ?? []) {
    const found = headers.find(name => isSpelled(normalizeHeader(name), spelling));
    if (found !== undefined) return found;
  }
  return undefined;
}

const PREFIX = /^(lead|deal|person|contact|contact:) /;

/** "Lead - Source" is spelled "lead source" or, without Pipedrive's object prefix, "source". */
function isSpelled(name: string, spelling: string): boolean {
  return name === spelling || name.replace(PREFIX, '') === spelling;
}

function isBelievable(field: Field, cells: readonly Cell[], zone: Zone): boolean {
  const filled = cells.filter(cell => !isBlank(cell));
  if (filled.length === 0) return true;
  if (DATE_FIELDS.includes(field)) {
    const finding = inferDateOrder(filled);
    const order = finding === 'ambiguous' || finding === 'mixed' ? 'mdy' : finding;
    const dates = filled.filter(cell => !isUnreadable(readMoment(cell, order, zone, true)));
    return dates.length * 2 > filled.length;
  }
  if (NUMBER_FIELDS.includes(field)) return filled.filter(cell => readNumber(cell) !== null).length * 2 > filled.length;
  return true;
}
