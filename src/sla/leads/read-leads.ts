/** From the rows of a tab to leads, through its header mapping. No row is dropped: what is wrong is listed. */
import { DATE_FIELDS, FIELD_NAMES, type Field } from '../policy/fields.ts';
import type { LeadSheetPolicy } from '../policy/schema.ts';
import { type DateOrder, inferDateOrder } from '../sheet/date.ts';
import { fold } from '../sheet/text.ts';
import type { Zone } from '../time/zone.ts';
import { withUniqueKeys } from './identity.ts';
import { columnLetter, type DataProblem, type Lead, type LeadReading, type Places, type SheetTable } from './lead.ts';
import { RowReader } from './row-reader.ts';

/** @param zone the spreadsheet's, in which cells without an offset are read */
export function readLeads(table: SheetTable, spec: LeadSheetPolicy, zone: Zone): LeadReading {
  const header = table.header.map(cell => String(cell ?? '').trim());
  const places = findColumns(header, spec);
  const missing = places.missing[0];
  const letter = (field: Field) => columnLetter(places.at.get(field)?.[0] ?? 0);
  const columnsOf = (field: Field) => places.at.get(field) ?? [];
  const base = { sheet: table.name, header, fields: new Set(places.at.keys()), columnsOf, letter };
  if (missing) {
    const failure = {
      at: table.name,
      message: `Tab "${table.name}" has no column "${missing.header}" for the ${FIELD_NAMES[missing.field]}.`,
      fix: `Rename a column back to "${missing.header}", or choose another one under Sheets in the sidebar.`,
    };
    return { ...base, leads: [], problems: [], failure };
  }
  const problems: DataProblem[] = [];
  const orders = dateOrders(table, spec, places.at, problems);
  const reader = new RowReader(table, places.at, orders, zone);
  const leads: Lead[] = [];
  for (let i = 0; i < table.rows.length; i++) {
    const lead = reader.read(i);
    if (lead) leads.push(lead);
  }
  return {
    ...base,
    leads: withUniqueKeys(leads, problems),
    problems: [...problems, ...reader.problems()],
    failure: null,
  };
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

function dateOrders(table: SheetTable, spec: LeadSheetPolicy, at: Places, problems: DataProblem[]) {
  const orders = new Map<number, DateOrder>();
  for (const field of [...DATE_FIELDS, 'attempts'] as const) {
    for (const column of at.get(field) ?? []) {
      const finding = inferDateOrder(table.rows.map(row => row[column]));
      const decided = finding === 'ambiguous' || finding === 'mixed' ? spec.dates : finding;
      orders.set(column, decided ?? 'ymd');
      if (decided) continue;
      const letter = columnLetter(column);
      const name = `Column ${letter}, "${String(table.header[column])}",`;
      problems.push({
        kind: 'date order',
        at: `${table.name}!${letter}`,
        message:
          finding === 'mixed'
            ? `${name} has dates with the day first and dates with the month first.`
            : `${name} could be day/month or month/day: no date in it tells.`,
        fix: 'Say which it is: day first (dmy) or month first (mdy).',
      });
    }
  }
  return orders;
}
