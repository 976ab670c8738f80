import { blockName, cellName, parseBlock } from './addresses.ts';
import { createBook, Workbook } from './book.ts';
import { cellKey, keyColumn, keyRow } from './cells.ts';
import type { BookGrid } from './grid.ts';
import type { Book, CellError, CellFormat, Content, MetadataRecord } from './types.ts';

const FORMAT = 'lead-sla-workbook/1';

/** A cell on disk: a literal as itself, a formula as {f}, a blank or spilled-into cell as null. */
export type CellJson = string | number | boolean | null | { readonly f: string } | CellError;

export interface GridJson {
  readonly id: number;
  readonly name: string;
  readonly rowCount: number;
  readonly columnCount: number;
  /** One array a row, without its trailing blanks and without the blank rows at the end. */
  readonly rows: readonly (readonly CellJson[])[];
  /** Stretches of a column that look alike: ["B2:B99", index into the workbook's formats]. */
  readonly looks: readonly (readonly [string, number])[];
  readonly notes: Readonly<Record<string, string>>;
  /** Left out where there is none. */
  readonly metadata?: readonly MetadataRecord[];
}

export interface BookJson {
  readonly format: typeof FORMAT;
  readonly id: string;
  readonly name: string;
  readonly timeZone: string;
  readonly locale: string;
  readonly formats: readonly CellFormat[];
  readonly grids: readonly GridJson[];
  readonly names: Readonly<Record<string, readonly [gridId: number, block: string]>>;
}

/**
 * A workbook as plain data, the same for the same workbook: what was put in, never what was calculated. Throws a
 * TypeError for any other implementation of Book, since only a Workbook's cells can be told from their answers.
 */
export function bookToJson(book: Book): BookJson {
  if (!(book instanceof Workbook)) throw new TypeError('only a workbook made by createBook can be written down');
  const formats = new Map<CellFormat, number>();
  const grids = book.grids.map(grid => gridToJson(grid, formats));
  const names = [...book.names].sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    format: FORMAT,
    id: book.id,
    name: book.name,
    timeZone: book.timeZone,
    locale: book.locale,
    formats: [...formats.keys()],
    grids,
    names: Object.fromEntries(names.map(([name, { gridId, block }]) => [name, [gridId, blockName(block)]] as const)),
  };
}

/** The workbook that bookToJson wrote down. Throws an Error that names an unknown format. */
export function bookFromJson(json: BookJson, now: () => number): Workbook {
  if (json.format !== FORMAT) throw new Error(`not a workbook of the format ${FORMAT}: ${String(json.format)}`);
  const book = createBook({ ...json, now });
  const formats = json.formats.map(format => book.formats.intern(format));
  for (const saved of json.grids) restoreGrid(book, saved, formats);
  for (const [name, [gridId, block]] of Object.entries(json.names)) book.setName(name, gridId, parseBlock(block));
  return book;
}

function gridToJson(grid: BookGrid, formats: Map<CellFormat, number>): GridJson {
  const { store } = grid;
  const rows: CellJson[][] = [];
  for (let row = 0; row < store.usedRows; row++) {
    const line: CellJson[] = [];
    for (let column = 0; column < store.usedColumns; column++) {
      const formula = store.formulaAt(row, column);
      if (formula) line[column] = { f: formula.text };
      else line[column] = store.owner(row, column) ? null : store.value(row, column);
    }
    while (line.length > 0 && line.at(-1) === null) line.pop();
    rows.push(line);
  }
  while (rows.length > 0 && rows.at(-1)?.length === 0) rows.pop();
  const notes = [...store.notes].sort(([a], [b]) => a - b);
  return {
    id: grid.id,
    name: grid.name,
    rowCount: store.rowCount,
    columnCount: store.columnCount,
    rows,
    looks: looksOf(grid, formats),
    notes: Object.fromEntries(notes.map(([key, note]) => [cellName(keyRow(key), keyColumn(key)), note])),
    ...(store.metadata.length > 0 ? { metadata: store.metadata } : {}),
  };
}

function looksOf({ store }: BookGrid, formats: Map<CellFormat, number>): [string, number][] {
  const looks: [string, number][] = [];
  store.columns.forEach((column, index) => {
    const cells = column?.formats ?? [];
    for (let row = 0; row < cells.length; ) {
      const format = cells[row];
      let end = row + 1;
      while (end < cells.length && cells[end] === format) end++;
      if (format) {
        const number = formats.get(format) ?? formats.size;
        formats.set(format, number);
        looks.push([blockName({ row, column: index, rows: end - row, columns: 1 }), number]);
      }
      row = end;
    }
  });
  return looks;
}

function restoreGrid(book: Workbook, saved: GridJson, formats: readonly CellFormat[]): void {
  const size = { rows: saved.rowCount, columns: saved.columnCount };
  const grid = book.restoreGrid(saved.id, saved.name, book.grids.length, size);
  const columns = saved.rows.reduce((widest, line) => Math.max(widest, line.length), 0);
  if (columns > 0) {
    const contents = saved.rows.map(line => Array.from({ length: columns }, (_, column) => contentOf(line[column])));
    grid.setAll({ row: 0, column: 0, rows: contents.length, columns }, contents);
  }
  for (const [block, index] of saved.looks) {
    const { row, column, rows } = parseBlock(block);
    for (let r = row; r < row + rows; r++) grid.store.setFormat(r, column, formats[index]);
  }
  for (const [name, note] of Object.entries(saved.notes)) {
    const { row, column } = parseBlock(name);
    grid.store.notes.set(cellKey(row, column), note);
  }
  grid.metadata = saved.metadata ?? [];
}

function contentOf(cell: CellJson | undefined): Content {
  if (cell !== null && typeof cell === 'object' && 'f' in cell) return { formula: cell.f };
  return { value: cell ?? null };
}
