/** What people do to a lead tab by hand, as data, so that the same can be done to two copies of it. */
import { MANAGED_HEADERS } from '../../../src/sla/standing/managed-columns.ts';
import type { Block, Grid } from '../../../workbench/book/types.ts';
import type { Host } from '../../../workbench/host/host.ts';
import { lookOf } from '../../../workbench/services/state.ts';
import type { Random } from '../random.ts';
import { type Shape, TAB, TAG, typed } from './shapes.ts';

/** Rows and columns count from 0. */
export type Edit =
  | { readonly what: 'sort'; readonly block: Block; readonly column: number; readonly ascending: boolean }
  | { readonly what: 'insert rows' | 'delete rows' | 'insert columns'; readonly at: number; readonly count: number }
  | {
      readonly what: 'type';
      readonly row: number;
      readonly column: number;
      readonly text: string;
      readonly header: string;
    }
  | { readonly what: 'filter'; readonly hidden: readonly number[] };

export function tabOf(host: Host): Grid {
  const grid = host.book.grid(TAB);
  if (!grid) throw new Error(`There is no tab "${TAB}".`);
  return grid;
}

export const headerOf = (grid: Grid): readonly string[] =>
  Array.from({ length: grid.usedColumns }, (_, column) => String(grid.value(0, column) ?? ''));

export const isManaged = (header: string): boolean => MANAGED_HEADERS.includes(header);

/** One past the last row in which the team has written something. */
export function teamRows(grid: Grid): number {
  const columns = headerOf(grid).flatMap((name, column) => (isManaged(name) ? [] : [column]));
  let rows = 1;
  for (let row = 1; row < grid.usedRows; row++) {
    if (columns.some(column => grid.value(row, column) !== null)) rows = row + 1;
  }
  return rows;
}

export function apply(host: Host, edit: Edit): void {
  const grid = tabOf(host);
  switch (edit.what) {
    case 'sort':
      grid.sort(edit.block, [{ column: edit.column, ascending: edit.ascending }]);
      return;
    case 'type':
      grid.type(edit.row, edit.column, edit.text);
      return;
    case 'filter':
      lookOf(host.state, grid.id).hiddenRows = [...edit.hidden];
      return;
    default: {
      const axis = edit.what === 'insert columns' ? 'column' : 'row';
      host.editLines(grid.id, { axis, at: edit.at, count: edit.count, insert: edit.what !== 'delete rows' });
    }
  }
}

/** Numbers for new leads; no two of a run are alike. */
export interface Serial {
  next: number;
}

/** The edits that put a new lead into a row. */
export function newLead(shape: Shape, grid: Grid, row: number, serial: Serial, now: number, random: Random): Edit[] {
  const number = serial.next++;
  return headerOf(grid).flatMap((header, column): Edit[] => {
    if (isManaged(header) || ![...shape.header, ...shape.right].includes(header)) return [];
    return [{ what: 'type', row, column, text: typed(header, row, number, now, random), header }];
  });
}

/** A new lead below the last one. */
export function append(shape: Shape, grid: Grid, serial: Serial, now: number, random: Random): Edit[] {
  const row = teamRows(grid);
  const room: Edit[] = row < grid.rowCount ? [] : [{ what: 'insert rows', at: row, count: 1 }];
  return [...room, ...newLead(shape, grid, row, serial, now, random)];
}

/** One more attempt on the first lead, so that a scan has something to write. */
export function anotherAttempt(grid: Grid): Edit[] {
  const header = headerOf(grid);
  const column = header.indexOf('Attempts');
  for (let row = 1; row < grid.usedRows; row++) {
    if (grid.value(row, header.indexOf(TAG)) === null) continue;
    const text = String((Number(grid.value(row, column)) + 1) % 6);
    return [{ what: 'type', row, column, text, header: 'Attempts' }];
  }
  return [];
}

/** One thing that somebody does. `mayShift`: whether the managed columns may move sideways just now. */
export function somebodys(
  shape: Shape,
  grid: Grid,
  serial: Serial,
  now: number,
  mayShift: boolean,
  random: Random,
): readonly Edit[] {
  const upTo = (count: number) => Math.floor(random() * count);
  const header = headerOf(grid);
  const rows = teamRows(grid);
  const columns = header.flatMap((name, column) => (isManaged(name) || name === '' ? [] : [column]));
  const someColumn = () => columns[upTo(columns.length)] ?? 0;
  const someRow = () => 1 + upTo(Math.max(1, rows - 1));
  const left = header.findIndex(isManaged);
  const sort = (width: number): Edit[] => {
    if (rows < 3) return [];
    const inside = columns.filter(column => column < width);
    const column = inside[upTo(inside.length)] ?? 0;
    return [
      { what: 'sort', block: { row: 1, column: 0, rows: rows - 1, columns: width }, column, ascending: random() < 0.5 },
    ];
  };
  const dice = random();
  if (dice < 0.18) return sort(left);
  if (dice < 0.3) return sort(header.length);
  if (dice < 0.38) return [{ what: 'insert rows', at: someRow(), count: 1 + upTo(2) }];
  if (dice < 0.48 && rows > 6) return [{ what: 'delete rows', at: 1 + upTo(rows - 2), count: 1 + upTo(2) }];
  if (dice < 0.58) return append(shape, grid, serial, now, random);
  if (dice < 0.63) {
    const row = someRow();
    return [{ what: 'insert rows', at: row, count: 1 }, ...newLead(shape, grid, row, serial, now, random)];
  }
  if (dice < 0.67)
    return [{ what: 'filter', hidden: Array.from({ length: rows }, (_, row) => row).filter(() => random() < 0.4) }];
  if (dice < 0.7 && columns.length < 16) {
    return [{ what: 'insert columns', at: mayShift ? upTo(header.length + 1) : header.length, count: 1 }];
  }
  const column = someColumn();
  const name = header[column] ?? '';
  const row = someRow();
  if (name === TAG || ![...shape.header, ...shape.right].includes(name)) return [];
  return [{ what: 'type', row, column, text: typed(name, row, serial.next++, now, random), header: name }];
}
