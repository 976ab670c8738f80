/**
 * Which columns of a tab are ours: those that bear our mark and still go by the name under which we made them. A team may well
 * have an "SLA status" or a "Qualified" of its own; a name alone makes nothing ours.
 */
import { type Cell, isBlank } from '../sheet/cell.ts';
import { KEY_HEADER, MANAGED_HEADERS, SEEN_HEADER } from './managed-columns.ts';

/** Our header by the index of its column. */
export type OwnColumns = ReadonlyMap<number, string>;

type Rows = readonly (readonly Cell[])[];

/** Managed columns side by side in a tab. */
export interface ManagedRun {
  /** Index of its first column. */
  readonly column: number;
  readonly headers: readonly string[];
}

/** Headers stand near the top. */
const HEADER_ROWS = 100;
/** As many facts at least has every text in "SLA seen". */
const SEEN_FACTS = 4;

/**
 * @param marked the columns that bear our mark, with the header that each was made for
 * @param headerRow counts from 1; null where it is not known
 */
export function ownColumns(cells: Rows, headerRow: number | null, marked: OwnColumns): OwnColumns {
  const own = new Map<number, string>();
  const taken = new Set<string>();
  for (const [index, header] of marked) {
    if (taken.has(header) || !isStillOurs(cells, headerRow, index, header)) continue;
    taken.add(header);
    own.set(index, header);
  }
  return own;
}

/**
 * Whoever writes another header over ours takes the column over. A blank one is a column that was not finished; and where the
 * header row was mistaken once, ours stands in another row.
 */
function isStillOurs(cells: Rows, headerRow: number | null, index: number, header: string): boolean {
  if (headerRow !== null && isBlank(cells[headerRow - 1]?.[index])) return true;
  return cells.slice(0, HEADER_ROWS).some(row => row[index] === header);
}

/**
 * The columns of a version that set no marks: "SLA key" and, to its right, whatever else has one of our names, as long as keys
 * and texts of ours stand under "SLA key" and "SLA seen".
 */
export function unmarkedColumns(cells: Rows, headerRow: number): OwnColumns {
  const own = new Map<number, string>();
  const header = cells[headerRow - 1] ?? [];
  const key = header.indexOf(KEY_HEADER);
  if (key < 0) return own;
  for (const [index, cell] of header.entries()) {
    const name = String(cell);
    if (index >= key && MANAGED_HEADERS.includes(name) && ![...own.values()].includes(name)) own.set(index, name);
  }
  const seen = [...own].find(([, name]) => name === SEEN_HEADER)?.[0] ?? -1;
  const keyed = cells.slice(headerRow).filter(row => !isBlank(row[key]));
  const ours = keyed.filter(row => isSeenText(row[seen]));
  return ours.length > 0 && ours.length * 2 >= keyed.length ? own : new Map();
}

function isSeenText(cell: Cell): boolean {
  try {
    const facts: unknown = JSON.parse(String(cell));
    return Array.isArray(facts) && facts.length >= SEEN_FACTS;
  } catch {
    return false;
  }
}

export function runsOf(own: OwnColumns): readonly ManagedRun[] {
  const runs: { column: number; headers: string[] }[] = [];
  for (const [index, header] of [...own].sort(([a], [b]) => a - b)) {
    const last = runs[runs.length - 1];
    if (last && last.column + last.headers.length === index) last.headers.push(header);
    else runs.push({ column: index, headers: [header] });
  }
  return runs;
}

/** The headers with "" for our own: a verdict must not be taken for a fact. */
export function teamHeader(header: readonly Cell[], own: OwnColumns): string[] {
  return header.map((cell, index) => (own.has(index) ? '' : String(cell ?? '')));
}
