/**
 * Cells that Sheets could not compute when they were read ("#REF!", "Loading..."): the value that was last seen stands for them,
 * so that one bad minute of a formula changes no verdict and nobody is alerted twice.
 */
import { type Cell, isBlank, isDate, isError } from '../sheet/cell.ts';
import { count } from '../sheet/text.ts';
import { digest } from './identity.ts';
import { columnLetter, type DataProblem, type FactColumns, type SheetFailure, type SheetTable } from './lead.ts';

/** What the last scan saw, as facts. */
export interface Seen {
  readonly beside: (row: number) => string;
  readonly of: (key: string) => string;
}

/** A longer text is not remembered: it decides nothing. */
const TEXT_MAX = 200;
/** Of all of them; a cell takes 50,000 characters. */
const FACTS_MAX = 20_000;
/** More errors than that, in most rows of a column, and the tab is left to the next scan. */
const FEW = 2;
const LISTED_MAX = 12;

export function factColumns(header: readonly string[], columns: Iterable<number>): FactColumns {
  const sorted = [...new Set(columns)].sort((a, b) => a - b);
  return { columns: sorted, layout: digest(sorted.map(column => header[column]).join('\n')) };
}

/** Null stands for what is not known, and a date is a list. */
export function factsOf(cells: readonly Cell[], { columns, layout }: FactColumns): readonly unknown[] {
  const facts = columns.map(column => {
    const cell = cells[column] ?? '';
    if (isDate(cell)) return [cell.getTime()];
    return typeof cell === 'string' && (cell.length > TEXT_MAX || isError(cell)) ? null : cell;
  });
  const all = [layout, ...facts];
  return columns.length * TEXT_MAX > FACTS_MAX && JSON.stringify(all).length > FACTS_MAX ? [layout] : all;
}

interface Restored {
  readonly rows: SheetTable['rows'];
  readonly problems: readonly DataProblem[];
  readonly failure: SheetFailure | null;
}

/** @param keyOf the key of a row; "" where it cannot be told */
export function restore(
  table: SheetTable,
  facts: FactColumns,
  seen: Seen,
  factsIn: (seen: string) => readonly unknown[],
  keyOf: (cells: readonly Cell[]) => string,
): Restored {
  const found = facts.columns.map(column => table.rows.flatMap((row, index) => (isError(row[column]) ? [index] : [])));
  if (found.every(rows => rows.length === 0)) return { rows: table.rows, problems: [], failure: null };
  const rows = table.rows.slice();
  const remembered = (text: string) => {
    const [layout, ...values] = factsIn(text);
    return layout === facts.layout ? values.map(decoded) : [];
  };
  for (const index of new Set(found.flat())) {
    const cells = table.rows[index] as readonly Cell[];
    const beside = remembered(seen.beside(table.firstRow + index));
    const values = agrees(cells, beside, facts) ? beside : remembered(seen.of(keyOf(cells)));
    const known = cells.slice();
    for (const [at, column] of facts.columns.entries()) {
      if (isError(known[column]) && values[at] !== null && values[at] !== undefined) known[column] = values[at];
    }
    rows[index] = known;
  }
  const mostly = facts.columns.findIndex((column, at) => isMostlyErrors(table, column, found[at] ?? []));
  return {
    rows,
    problems: facts.columns.flatMap((column, at) => problemsIn(table, column, found[at] ?? [], rows)),
    failure: mostly < 0 ? null : failureOf(table, facts.columns[mostly] ?? 0, found[mostly] ?? []),
  };
}

function decoded(value: unknown): Cell {
  return Array.isArray(value) ? new Date(Number(value[0])) : value;
}

/** Whether what was seen there is this row: people sort their own columns, and the block stays. */
function agrees(cells: readonly Cell[], values: readonly Cell[], { columns }: FactColumns): boolean {
  let balance = 0;
  for (const [at, column] of columns.entries()) {
    const [cell, value] = [cells[column], values[at]];
    if (isError(cell) || value === null || (isBlank(cell) && isBlank(value))) continue;
    balance += isSame(cell, value) ? 1 : -1;
  }
  return values.length > 0 && balance >= 0;
}

function isSame(a: Cell, b: Cell): boolean {
  return isDate(a) && isDate(b) ? a.getTime() === b.getTime() : a === b;
}

function isMostlyErrors({ rows }: SheetTable, column: number, errors: readonly number[]): boolean {
  return errors.length > FEW && errors.length * 2 > rows.filter(row => !isBlank(row[column])).length;
}

function failureOf(table: SheetTable, column: number, errors: readonly number[]): SheetFailure {
  const cell = String(table.rows[errors[0] ?? 0]?.[column]);
  return {
    at: table.name,
    message: `Column ${columnLetter(column)} of tab "${table.name}" shows ${cell} in most rows, so the tab waits for the next scan.`,
    fix: 'Mend its formula, or choose another column under Sheets in the sidebar.',
    isPassing: true,
  };
}

function problemsIn(
  table: SheetTable,
  column: number,
  errors: readonly number[],
  rows: SheetTable['rows'],
): DataProblem[] {
  const letter = columnLetter(column);
  const about = { kind: 'not computed', fix: 'Mend its formula, or reload the file if it still loads.' };
  if (errors.length > LISTED_MAX) {
    const message = `Column ${letter} shows errors in ${count(errors.length, 'row')}: what was last seen there counts.`;
    return [{ ...about, at: `${table.name}!${letter}`, message }];
  }
  return errors.map(index => ({
    ...about,
    at: `${table.name}!${letter}${table.firstRow + index}`,
    message: `This cell shows ${String(table.rows[index]?.[column])}: ${
      isError(rows[index]?.[column]) ? 'it is not computed yet' : 'what was last seen there counts'
    }.`,
  }));
}
