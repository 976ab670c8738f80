/** Small policies and sheets, from the words of a case to the verdict on its rows. */

import { EventLog, type LeadEvent } from '../../src/sla/leads/events.ts';
import type { LeadReading } from '../../src/sla/leads/lead.ts';
import { readLeads } from '../../src/sla/leads/read-leads.ts';
import { Agreement, type StoredPolicy } from '../../src/sla/policy/agreement.ts';
import { readPolicy } from '../../src/sla/policy/checks.ts';
import { FIELDS, type Field } from '../../src/sla/policy/fields.ts';
import { Ledger } from '../../src/sla/policy/ledger.ts';
import type { Policy } from '../../src/sla/policy/schema.ts';
import type { Verdict } from '../../src/sla/promises/sales/judged-lead.ts';
import { type JudgedSheet, judgeSheet } from '../../src/sla/promises/sales/judged-sheet.ts';
import { inWords } from '../../src/sla/sheet/problem.ts';
import { type Standing, standingOf } from '../../src/sla/standing/standing.ts';
import { NEW_YORK, OFFICE } from './november.ts';
import { isZone, storedZones } from './zones.ts';

/** A policy with one calendar and one rule, "Everything": 60 working minutes. `changes` replace whole top-level fields. */
export function policyWith(changes: Readonly<Record<string, unknown>> = {}): Policy {
  const { policy, problems } = readPolicy({ ...PLAIN, ...changes }, isZone);
  if (!policy) throw new Error(problems.map(inWords).join('\n'));
  return policy;
}

export const PLAIN = {
  format: 'lead-sla-policy/1',
  currency: 'USD',
  clock: { startsAt: 'created' },
  calendars: [OFFICE],
  sales: [{ name: 'Everything', calendar: 'Sales', firstContactMinutes: 60 }],
  values: { rates: [] },
} as const;

/** One rule of that many working minutes, under a name that tells it from others. */
export const minutesAllowed = (minutes: number): Readonly<Record<string, unknown>> => ({
  sales: [{ name: `${minutes} minutes`, calendar: 'Sales', firstContactMinutes: minutes }],
});

export function stored(policy: Policy, appliesTo?: StoredPolicy['appliesTo']): StoredPolicy {
  const zones = storedZones(...policy.calendars.map(({ timeZone }) => timeZone));
  return { policy, zones, ...(appliesTo ? { appliesTo } : {}) };
}

type VersionRow = readonly [effectiveFrom: number, policy: Policy, appliesTo?: StoredPolicy['appliesTo']];

/** @param versions instants from which they are in force, in the order they were saved */
export function ledgerOf(...versions: readonly VersionRow[]): Ledger {
  return new Ledger(
    NEW_YORK,
    versions.map(([effectiveFrom, policy, appliesTo]) => ({
      effectiveFrom,
      text: JSON.stringify(stored(policy, appliesTo)),
    })),
  );
}

/** A ledger with one version, in force since ever. */
export function sinceEver(policy: Policy): Ledger {
  return ledgerOf([Number.NEGATIVE_INFINITY, policy]);
}

/** Cells of a row by field; the columns are headed by the fields' names. */
export type Row = Partial<Record<Field, unknown>> & { readonly [header: string]: unknown };

/**
 * A tab "Leads" of these rows, with a column for each key of any of them; "firstContact" is there unless `without` names it.
 * Dates are texts such as "2026-11-16 09:00", or November's short "16 09:00" and "16".
 */
export function sheetOf(rows: readonly Row[], without: readonly Field[] = []): LeadReading {
  const keys = new Set<string>(['created', 'firstContact', ...rows.flatMap(row => Object.keys(row))]);
  const header = [...keys].filter(key => !without.some(field => field === key));
  const columns = Object.fromEntries(FIELDS.filter(field => header.includes(field)).map(field => [field, field]));
  const table = {
    id: 1,
    name: 'Leads',
    header,
    rows: rows.map(row => header.map(key => written(row[key] ?? ''))),
    firstRow: 2,
    showsDateOnly: () => true,
    decimalMark: () => '.' as const,
  };
  return readLeads(table, { name: 'Leads', headerRow: 1, columns }, NEW_YORK);
}

function written(cell: unknown): unknown {
  return typeof cell === 'string' && /^\d\d( \d\d:\d\d(:\d\d)?)?$/.test(cell) ? `2026-11-${cell}` : cell;
}

/** An event of the lead with that id, in the only tab of these tests. */
export function eventOf(id: string, when: number, what: LeadEvent['what'], from: string, to: string): LeadEvent {
  return { at: when, lead: `1/${id}`, what, from, to };
}

/** What a case adds to the rows: columns that are not there, and what was observed. */
interface Around {
  readonly without?: readonly Field[];
  readonly events?: readonly LeadEvent[];
}

export function judged(
  ledger: Ledger,
  rows: readonly Row[],
  now: number,
  { without = [], events = [] }: Around = {},
): JudgedSheet {
  return judgeSheet(ledger, sheetOf(rows, without), new EventLog(events), now);
}

/** The verdict on one row under one policy. */
export function verdictOn(row: Row, policy: Policy, now: number, around: Around = {}): Verdict {
  const [verdict] = judged(sinceEver(policy), [row], now, around).verdicts;
  if (!verdict) throw new Error('The row was not read as a lead.');
  return verdict;
}

export function stateOf({ response }: Verdict): string {
  return response?.state ?? '';
}

/** Both promises over these rows under one policy. */
export function standingOn(rows: readonly Row[], policy: Policy, now: number, around: Around = {}): Standing {
  const ledger = sinceEver(policy);
  return standingOf(ledger, agreementOf(policy), [judged(ledger, rows, now, around)], now);
}

export function agreementOf(policy: Policy): Agreement {
  return new Agreement(stored(policy));
}
