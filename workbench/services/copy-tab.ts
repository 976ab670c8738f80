/** A copy of a tab with everything on it, as Sheets makes it: cells, formats, notes, looks, metadata, protections. */
import type { Content, Grid } from '../book/types.ts';
import type { Environment } from './environment.ts';
import { lookOf } from './state.ts';
import { assertRoom } from './structure.ts';

/** At the end, named "Copy of …". */
export function copyTab(env: Environment, source: Grid): Grid {
  const { book, state } = env;
  assertRoom(env, source.rowCount * source.columnCount);
  const size = { rows: source.rowCount, columns: source.columnCount };
  const copy = book.addGrid(freeName(env, `Copy of ${source.name}`), book.grids.length, size);
  const each = <T>(of: (row: number, column: number) => T): T[][] =>
    Array.from({ length: source.usedRows }, (_, row) =>
      Array.from({ length: source.usedColumns }, (__, column) => of(row, column)),
    );
  const contents = each((row, column): Content => {
    const formula = source.formula(row, column);
    return formula === null ? { value: source.value(row, column) } : { formula };
  });
  for (let column = 0; column < size.columns; column++) {
    for (let row = 0; row < size.rows; row++) {
      copy.setFormat({ row, column, rows: 1, columns: 1 }, source.format(row, column));
      const note = source.note(row, column);
      if (note !== '') copy.setNote(row, column, note);
    }
  }
  if (contents.length > 0)
    copy.setAll({ row: 0, column: 0, rows: contents.length, columns: source.usedColumns }, contents);
  copy.metadata = source.metadata.map(record => ({ ...record, id: env.nextId() }));
  const look = structuredClone(lookOf(state, source.id));
  state.looks[copy.id] = {
    ...look,
    charts: look.charts.map(chart => ({ ...chart, id: env.nextId() })),
  };
  for (const protection of state.protections.filter(({ gridId }) => gridId === source.id)) {
    state.protections.push({ ...structuredClone(protection), id: `protection-${env.nextId()}`, gridId: copy.id });
  }
  return copy;
}

function freeName({ book }: Environment, name: string): string {
  if (!book.grid(name)) return name;
  let number = 2;
  while (book.grid(`${name} ${number}`)) number += 1;
  return `${name} ${number}`;
}
