/**
 * A change of the workbook as plain data: what undo takes back, what redo repeats and what the journal keeps. The same changes to
 * the same workbook make the same workbook.
 */
import { Workbook } from '../book/book.ts';
import { cellKey } from '../book/cells.ts';
import type { BookGrid } from '../book/grid.ts';
import { type BookJson, bookToJson, type CellJson } from '../book/json.ts';
import type { LineEdit } from '../book/structure.ts';
import type { Block, CellFormat, Content } from '../book/types.ts';
import type { Host } from '../host/host.ts';
import type { Environment } from '../services/environment.ts';
import { lookOf, type ProtectionRecord, type SheetLook } from '../services/state.ts';
import { editLines } from '../services/structure.ts';

/** Rows of cells with their looks and notes. */
export interface CellsChange {
  readonly kind: 'cells';
  readonly gridId: number;
  readonly block: Block;
  readonly cells: readonly (readonly CellJson[])[];
  /** Each cell's own format, by index into `formats`; -1 is plain. */
  readonly looks: readonly (readonly number[])[];
  readonly formats: readonly CellFormat[];
  readonly notes: readonly (readonly [row: number, column: number, note: string])[];
}

interface LinesChange {
  readonly kind: 'lines';
  readonly gridId: number;
  readonly edit: LineEdit;
}

interface LookChange {
  readonly kind: 'look';
  readonly gridId: number;
  readonly look: SheetLook;
}

/** The whole workbook with what hangs on its cells. */
export interface BookChange {
  readonly kind: 'book';
  readonly book: BookJson;
  readonly looks: Record<number, SheetLook>;
  readonly protections: ProtectionRecord[];
}

export type Change = CellsChange | LinesChange | LookChange | BookChange;

export function workbookOf(host: Host): Workbook {
  if (!(host.book instanceof Workbook)) throw new TypeError('the workbench keeps only workbooks made by createBook');
  return host.book;
}

/** @throws RangeError when there is no such tab */
export function gridOf(host: Host, gridId: number): BookGrid {
  const grid = workbookOf(host).grids.find(({ id }) => id === gridId);
  if (!grid) throw new RangeError('That tab is gone.');
  return grid;
}

/** The host as the services see it, for what the person does by hand. */
const environmentOf = ({ book, state, clock, ui }: Host): Environment => ({
  book,
  state,
  clock,
  screen: ui,
  manifest: {},
  html: {},
  locks: new Map(),
  spreadsheetInTriggers: true,
  nextId: () => state.nextId++,
});

/** The cells of a block as they are now. */
export function captureCells(host: Host, gridId: number, block: Block): CellsChange {
  const { store } = gridOf(host, gridId);
  const formats = new Map<CellFormat, number>();
  const numberOf = (format: CellFormat | undefined): number => {
    if (!format) return -1;
    const number = formats.get(format) ?? formats.size;
    formats.set(format, number);
    return number;
  };
  const cells: CellJson[][] = [];
  const looks: number[][] = [];
  const notes: [number, number, string][] = [];
  for (let row = block.row; row < block.row + block.rows; row++) {
    const line: CellJson[] = [];
    const look: number[] = [];
    for (let column = block.column; column < block.column + block.columns; column++) {
      const formula = store.formulaAt(row, column);
      const isSpilled = !formula && store.owner(row, column);
      line.push(formula ? { f: formula.text } : isSpilled ? null : store.value(row, column));
      look.push(numberOf(store.columns[column]?.formats[row]));
      const note = store.notes.get(cellKey(row, column));
      if (note !== undefined) notes.push([row, column, note]);
    }
    cells.push(line);
    looks.push(look);
  }
  return { kind: 'cells', gridId, block, cells, looks, formats: [...formats.keys()], notes };
}

export function captureBook(host: Host): BookChange {
  const { looks, protections } = structuredClone(host.state);
  return { kind: 'book', book: bookToJson(host.book), looks, protections };
}

export function captureLook(host: Host, gridId: number): LookChange {
  return { kind: 'look', gridId, look: structuredClone(lookOf(host.state, gridId)) };
}

/** Cells of a change beyond which it is not worth the time to look whether they are as they were. */
const MOST_LOOKED_AT = 20_000;

/** What a change is about, as it is now: differs once something else has changed it, or moved it to another place. */
export function traceOf(host: Host, change: Change): string {
  if (change.kind === 'book') return fingerprint(host);
  const grid = workbookOf(host).grids.find(({ id }) => id === change.gridId);
  if (!grid) return 'gone';
  const size = [grid.rowCount, grid.columnCount];
  if (change.kind === 'look') return JSON.stringify(lookOf(host.state, grid.id));
  if (change.kind === 'lines') return JSON.stringify([size, lookOf(host.state, grid.id)]);
  const { rows, columns } = change.block;
  return rows * columns > MOST_LOOKED_AT
    ? fingerprint(host)
    : JSON.stringify([size, captureCells(host, grid.id, change.block)]);
}

/** Differs whenever something was written: into cells, or into what Google keeps beside them. */
export function fingerprint(host: Host): string {
  const { grids, names } = workbookOf(host);
  const written = grids.map(({ id, name, store }) => [
    id,
    name,
    store.rowCount,
    store.columnCount,
    store.columns.map(column => column?.version),
    [...store.notes],
  ]);
  return JSON.stringify([written, [...names], host.state]);
}

/** Applies any change but that of a whole workbook, which needs a host of its own. */
export function applyChange(host: Host, change: Exclude<Change, BookChange>): void {
  switch (change.kind) {
    case 'cells':
      applyCells(host, change);
      break;
    case 'lines':
      editLines(environmentOf(host), gridOf(host, change.gridId), change.edit);
      break;
    case 'look':
      host.state.looks[change.gridId] = structuredClone(change.look);
  }
}

function applyCells(host: Host, { gridId, block, cells, looks, formats, notes }: CellsChange): void {
  const grid = gridOf(host, gridId);
  const known = formats.map(format => workbookOf(host).formats.intern(format));
  looks.forEach((line, r) => {
    line.forEach((look, c) => {
      grid.store.setFormat(block.row + r, block.column + c, known[look]);
      grid.store.notes.delete(cellKey(block.row + r, block.column + c));
    });
  });
  for (const [row, column, note] of notes) grid.store.notes.set(cellKey(row, column), note);
  // Written last: it tells the formulas that depend on the cells, and these may look at the formats.
  grid.setAll(
    block,
    cells.map(line => line.map(contentOf)),
  );
}

const contentOf = (cell: CellJson): Content =>
  typeof cell === 'object' && cell !== null && 'f' in cell ? { formula: cell.f } : { value: cell };
