/** From the rows of a tab to leads, through its header mapping. No row is dropped: what is wrong is listed. */
import { FIELD_NAMES, type Field } from '../policy/fields.ts';
import type { LeadSheetPolicy } from '../policy/schema.ts';
import { type Cell, isBlank, isError } from '../sheet/cell.ts';
import { cut, fold } from '../sheet/text.ts';
import type { Zone } from '../time/zone.ts';
import { type Claimed, claimKeys, type Standing } from './claims.ts';
import { ColumnDecisions } from './column-decisions.ts';
import { isCloseDate } from './columns.ts';
import {
  columnLetter,
  type DataProblem,
  type FactColumns,
  type Lead,
  type LeadReading,
  type Places,
  type SheetTable,
} from './lead.ts';
import { factsSeen } from './observe.ts';
import { Past } from './past.ts';
import { RowReader } from './row-reader.ts';
import { isWonByName } from './stage-words.ts';
import { factColumns, restore } from './unknown-cells.ts';

/** A longer header is nobody's. */
const HEADER_MAX = 500;

/** What is known of a tab beside its cells. */
export interface Memory {
  /** What the last scan left beside the rows. */
  readonly standing: readonly Standing[];
  /** What is remembered of leads that may be gone. */
  readonly past: Past;
  /** Headers of columns that decide on leads and are no fields of theirs. */
  readonly criteria: readonly string[];
  /** Says of a stage whether it is a won one: a close date stands beside open deals too. */
  readonly isWon: (stage: string) => boolean;
}

export const NOTHING_KNOWN: Memory = { standing: [], past: Past.NONE, criteria: [], isWon: isWonByName };

/** A reading with what the last scan left beside its rows. */
export interface ClaimedReading extends LeadReading {
  /** Of each lead, in their order. */
  readonly claims: readonly Claimed[];
}

/** @param zone the spreadsheet's, in which cells without an offset are read */
export function readLeads(
  sheet: SheetTable,
  spec: LeadSheetPolicy,
  zone: Zone,
  { standing, past, criteria, isWon }: Memory = NOTHING_KNOWN,
): ClaimedReading {
  const header = sheet.header.map(cell => cut(String(cell ?? '').trim(), HEADER_MAX));
  const places = findColumns(header, spec);
  const missing = places.missing[0];
  const letter = (field: Field) => columnLetter(places.at.get(field)?.[0] ?? 0);
  const columnsOf = (field: Field) => places.at.get(field) ?? [];
  const told = new ColumnDecisions(sheet, spec, places.at, zone);
  const base = { sheet: sheet.name, header, decisions: told, fields: new Set(places.at.keys()), columnsOf, letter };
  if (missing) {
    const failure = {
      at: sheet.name,
      message: `Tab "${sheet.name}" has no column "${missing.header}" for the ${FIELD_NAMES[missing.field]}.`,
      fix: `Rename a column back to "${missing.header}", or choose another one under Sheets in the sidebar.`,
      // A formula that fills the tab, and its header, may not be computed yet.
      ...(header.some(isError) ? { isPassing: true as const } : {}),
    };
    return { ...base, leads: [], claims: [], leftOut: 0, problems: [], failure };
  }
  const columns = criteria.map(name => header.findIndex(other => fold(other) === fold(name))).filter(at => at >= 0);
  const facts = factColumns(header, [...[...places.at.values()].flat(), ...columns]);
  const byRow = new Map(standing.map(one => [one.row, one.seen]));
  const byKey = new Map(standing.map(one => [one.key, one.seen]));
  const seen = { beside: (row: number) => byRow.get(row) ?? '', of: (key: string) => byKey.get(key) ?? '' };
  const keyOfRow = (cells: readonly Cell[]) => keyIn(cells, sheet, places.at, facts, told, zone, spec);
  const restored = restore(sheet, facts, seen, factsSeen, keyOfRow);
  if (restored.failure)
    return { ...base, leads: [], claims: [], leftOut: 0, problems: restored.problems, failure: restored.failure };
  const table = { ...sheet, rows: restored.rows };
  const decisions = table.rows === sheet.rows ? told : new ColumnDecisions(table, spec, places.at, zone);
  const problems: DataProblem[] = [...restored.problems, ...namedTwice(sheet, places.at)];
  const reader = new RowReader(table, places.at, facts, decisions, zone, {
    identity: spec.identity,
    isWon: places.at.has('stage') && isCloseDate(String(spec.columns.won ?? '')) ? isWon : null,
  });
  const leads: Lead[] = [];
  let leftOut = 0;
  for (let i = 0; i < table.rows.length; i++) {
    try {
      const lead = reader.read(i);
      if (lead) leads.push(lead);
      else if (table.rows[i]?.some(cell => !isBlank(cell))) leftOut++;
    } catch (error) {
      problems.push(failed(table, i, error));
    }
  }
  const claims = claimKeys(leads, standing, past, problems);
  return {
    ...base,
    decisions,
    leads: claims.map(({ lead }) => lead),
    claims,
    leftOut,
    problems: [...decisions.problems, ...problems, ...reader.problems()],
    failure: null,
  };
}

/** When the newest lead came in; null without any. */
export function newestIn({ leads }: LeadReading): number | null {
  let newest = Number.NEGATIVE_INFINITY;
  for (const { created } of leads) if (created && created.begin > newest) newest = created.begin;
  return Number.isFinite(newest) ? newest : null;
}

/** One row that cannot be read must not keep the others from their verdicts. */
function failed({ name, firstRow }: SheetTable, index: number, error: unknown): DataProblem {
  return {
    kind: 'failed',
    at: `${name}!${firstRow + index}:${firstRow + index}`,
    message: `Row ${firstRow + index} cannot be read: ${cut(String(error), HEADER_MAX)}.`,
    fix: 'Type its cells anew, without what was pasted.',
  };
}

/** By what a row's key is made of, as far as that is known; "" where it is not. */
function keyIn(
  cells: readonly Cell[],
  sheet: SheetTable,
  at: Places,
  facts: FactColumns,
  decisions: ColumnDecisions,
  zone: Zone,
  { identity }: LeadSheetPolicy,
): string {
  const table = { ...sheet, rows: [cells] };
  const lead = new RowReader(table, at, facts, decisions, zone, { identity, isWon: null }).read(0);
  return lead === null || lead.unknown.some(field => IDENTITY.includes(field)) ? '' : lead.key;
}

const IDENTITY: readonly Field[] = ['id', 'email'];

/** Mapped headers that a second column has too. */
function namedTwice({ name: tab, header }: SheetTable, at: Places): DataProblem[] {
  const used = [...new Set([...at.values()].flat())];
  return used.flatMap(column => {
    const name = String(header[column] ?? '').trim();
    const other = header.findIndex((cell, index) => index !== column && String(cell ?? '').trim() === name);
    if (other < 0) return [];
    const [letter, second] = [columnLetter(column), columnLetter(other)];
    return [
      {
        kind: 'header twice',
        at: `${tab}!${second}`,
        message: `Columns ${letter} and ${second} are both called "${name}"; ${letter} is used.`,
        fix: 'Give one of them another name.',
      },
    ];
  });
}

function findColumns(header: readonly string[], spec: LeadSheetPolicy) {
  const at = new Map<Field, number[]>();
  const missing: { field: Field; header: string }[] = [];
  for (const [field, named] of Object.entries(spec.columns) as [Field, string | string[] | undefined][]) {
    for (const name of named === undefined ? [] : [named].flat()) {
      const exact = header.indexOf(name);
      const index = exact >= 0 ? exact : header.findIndex(other => fold(other) === fold(name));
      if (index < 0) missing.push({ field, header: name });
      else at.set(field, [...(at.get(field) ?? []), index]);
    }
  }
  return { at, missing };
}
