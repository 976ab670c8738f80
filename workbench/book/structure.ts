import { type CellStore, type Column, cellKey, keyColumn, keyRow, touch } from './cells.ts';
import type { Block } from './types.ts';

/** Rows or columns inserted before, or deleted from, line `at` on. */
export interface LineEdit {
  readonly axis: 'row' | 'column';
  readonly at: number;
  readonly count: number;
  readonly insert: boolean;
}

/** Where a line lands after an edit, or null when it was deleted. */
export function movedLine(line: number, { at, count, insert }: LineEdit): number | null {
  if (insert) return line >= at ? line + count : line;
  if (line < at) return line;
  return line < at + count ? null : line - count;
}

/** First and last line of a stretch after an edit, or null when all of it was deleted. */
export function movedStretch(first: number, last: number, edit: LineEdit): readonly [number, number] | null {
  if (edit.insert) {
    return [first >= edit.at ? first + edit.count : first, last >= edit.at ? last + edit.count : last];
  }
  const end = edit.at + edit.count;
  if (first >= edit.at && last < end) return null;
  const newFirst = first < edit.at ? first : first < end ? edit.at : first - edit.count;
  const newLast = last < edit.at ? last : last < end ? edit.at - 1 : last - edit.count;
  return [newFirst, newLast];
}

/** A block after an edit of its tab, or null when nothing of it is left. */
export function movedBlock(block: Block, edit: LineEdit): Block | null {
  const byRow = edit.axis === 'row';
  const start = byRow ? block.row : block.column;
  const size = byRow ? block.rows : block.columns;
  const moved = movedStretch(start, start + size - 1, edit);
  if (!moved) return null;
  const [first, last] = moved;
  return byRow
    ? { ...block, row: first, rows: last - first + 1 }
    : { ...block, column: first, columns: last - first + 1 };
}

/** Opens blank lines. A tab that was retracted before holds no spilled cells, so plain splices suffice. */
export function insertLines(store: CellStore, edit: LineEdit): void {
  const { at, count } = edit;
  if (edit.axis === 'row') {
    for (const column of store.columns) if (column) insertIntoColumn(column, at, count);
    store.rowCount += count;
  } else {
    if (at < store.columns.length) store.columns.splice(at, 0, ...new Array<undefined>(count).fill(undefined));
    store.columnCount += count;
  }
  moveContents(store, edit);
}

/** Inserted rows look like the row above them, as in Sheets. */
function insertIntoColumn(column: Column, at: number, count: number): void {
  openArray(column.values, at, count, null);
  openArray(column.owners, at, count, undefined);
  openArray(column.suggested, at, count, undefined);
  openArray(column.formats, at, count, at > 0 ? column.formats[at - 1] : undefined);
  touch(column);
}

function openArray<T>(array: T[], at: number, count: number, blank: T): void {
  if (at < array.length || (at === array.length && blank)) {
    array.splice(at, 0, ...new Array<T>(count).fill(blank));
  }
}

export function deleteLines(store: CellStore, edit: LineEdit): void {
  const { at, count } = edit;
  if (edit.axis === 'row') {
    for (const column of store.columns) {
      if (!column) continue;
      for (const array of [column.values, column.owners, column.suggested, column.formats]) array.splice(at, count);
      store.trim(column);
      touch(column);
    }
    store.rowCount -= count;
  } else {
    store.columns.splice(at, count);
    store.columnCount -= count;
  }
  moveContents(store, edit);
}

/** Brings notes, metadata and the formulas' own places up to date with the arrays. */
function moveContents(store: CellStore, edit: LineEdit): void {
  const notes = [...store.notes];
  store.notes.clear();
  for (const [key, note] of notes) {
    const row = edit.axis === 'row' ? movedLine(keyRow(key), edit) : keyRow(key);
    const column = edit.axis === 'column' ? movedLine(keyColumn(key), edit) : keyColumn(key);
    if (row !== null && column !== null) store.notes.set(cellKey(row, column), note);
  }
  if (edit.axis === 'column') {
    store.metadata = store.metadata.flatMap(record => {
      const column = record.column === null ? null : movedLine(record.column, edit);
      return record.column !== null && column === null ? [] : [{ ...record, column }];
    });
  }
  store.columns.forEach((column, index) => {
    column?.owners.forEach((owner, row) => {
      if (owner) {
        owner.row = row;
        owner.column = index;
      }
    });
  });
}
