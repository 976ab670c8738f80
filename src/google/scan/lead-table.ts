/** A lead tab as it is read: which of its columns are ours, what the last scan left in them, and the leads beside. */
import type { Standing } from '../../sla/leads/claims.ts';
import type { SheetTable } from '../../sla/leads/lead.ts';
import { type ClaimedReading, type Memory, readLeads } from '../../sla/leads/read-leads.ts';
import { DATE_FIELDS } from '../../sla/policy/fields.ts';
import type { Ledger } from '../../sla/policy/ledger.ts';
import type { LeadSheetPolicy } from '../../sla/policy/schema.ts';
import { type Cell, isBlank, isDate, isError } from '../../sla/sheet/cell.ts';
import { fromText } from '../../sla/sheet/cell-text.ts';
import { decimalMarkOf } from '../../sla/sheet/number.ts';
import { fold } from '../../sla/sheet/text.ts';
import { KEY_HEADER, SEEN_HEADER } from '../../sla/standing/managed-columns.ts';
import { type OwnColumns, ownColumns, teamHeader, unmarkedColumns } from '../../sla/standing/own-columns.ts';
import { DAY } from '../../sla/time/time.ts';
import { toLocal } from '../../sla/time/zone.ts';
import type { Book, Sheet } from '../book.ts';
import { marksOf } from '../marks.ts';

export type Rows = readonly (readonly Cell[])[];

/** Our columns of a tab: by their marks, or as a version left them that set none. */
export function ownIn(book: Book, sheet: Sheet, cells: Rows, headerRow: number): OwnColumns {
  const marked = marksOf(book).columnsOf(sheet);
  return marked.size > 0 ? ownColumns(cells, headerRow, marked) : unmarkedColumns(cells, headerRow);
}

/** The leads of a tab, each under the key that stands beside it. */
export function readTab(
  sheet: Sheet,
  cells: Rows,
  spec: LeadSheetPolicy,
  ledger: Pick<Ledger, 'zone'>,
  own: OwnColumns,
  memory: Omit<Memory, 'standing'>,
): ClaimedReading {
  const table = tableOf(sheet, cells, spec, ledger, own);
  return readLeads(table, spec, ledger.zone, { ...memory, standing: standingIn(table, own) });
}

/** What the last scan left beside the rows. */
function standingIn({ rows, firstRow }: SheetTable, own: OwnColumns): readonly Standing[] {
  const columnOf = (name: string) => [...own].find(([, header]) => header === name)?.[0] ?? -1;
  const [key, seen] = [columnOf(KEY_HEADER), columnOf(SEEN_HEADER)];
  return rows.flatMap((cells, index): Standing[] =>
    isBlank(cells[key]) ? [] : [{ row: firstRow + index, key: fromText(cells[key]), seen: fromText(cells[seen]) }],
  );
}

/** @param own columns of ours, whose headers are left out: no field is ever read from them */
export function tableOf(
  sheet: Sheet,
  cells: Rows,
  spec: LeadSheetPolicy,
  { zone }: Pick<Ledger, 'zone'>,
  own: OwnColumns,
): SheetTable {
  const header = teamHeader(cells[spec.headerRow - 1] ?? [], own);
  const rows = cells.slice(spec.headerRow);
  const firstRow = spec.headerRow + 1;
  const named = DATE_FIELDS.flatMap(field => spec.columns[field] ?? []).map(fold);
  const columns = header.flatMap((cell, index) => (named.includes(fold(String(cell))) ? [index] : []));
  const isMidnight = (cell: Cell) => isError(cell) || (isDate(cell) && toLocal(zone, cell.getTime()) % DAY === 0);
  // Only a midnight, or what stood in the place of an error, can be a date without a time: else the formats need not be read.
  const some = columns.filter(column => rows.some(row => isMidnight(row[column])));
  const left = Math.min(...some);
  const formats = some.length
    ? sheet.getRange(firstRow, left + 1, rows.length, Math.max(...some) - left + 1).getNumberFormats()
    : [];
  const showsDateOnly = (row: number, column: number) => !/[hs]/i.test(formats[row]?.[column - left] ?? 'h');
  const decimalMark = () => decimalMarkOf(sheet.getParent().getSpreadsheetLocale());
  return { id: sheet.getSheetId(), name: sheet.getName(), header, rows, firstRow, showsDateOnly, decimalMark };
}

/** Whether nobody has changed a cell between two readings. */
export function isSameTable(a: Rows, b: Rows): boolean {
  return a.length === b.length && a.every((row, i) => isSameRow(row, b[i] as readonly Cell[]));
}

function isSameRow(a: readonly Cell[], b: readonly Cell[]): boolean {
  return (
    a.length === b.length &&
    a.every((cell, i) => {
      const other = b[i];
      return isDate(cell) && isDate(other) ? cell.getTime() === other.getTime() : cell === other;
    })
  );
}
