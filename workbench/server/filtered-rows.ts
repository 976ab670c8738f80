/** Which rows a person has filtered out of a tab. */
import type { Host } from '../host/host.ts';
import { lookOf } from '../services/state.ts';
import type { Filters } from './store.ts';

interface Filtered {
  readonly host: Host;
  readonly filters: Filters;
}

/** The rows that a tab's filter hides. */
export function filteredRows({ host, filters }: Filtered, gridId: number): readonly number[] {
  const block = lookOf(host.state, gridId).filter;
  const grid = host.book.grids.find(({ id }) => id === gridId);
  const columns = Object.entries(filters[gridId] ?? {}).map(
    ([column, texts]) => [Number(column), new Set(texts)] as const,
  );
  if (!block || !grid || columns.length === 0) return [];
  const rows: number[] = [];
  for (let row = block.row + 1; row < block.row + block.rows; row++) {
    if (columns.some(([column, texts]) => texts.has(grid.display(row, column)))) rows.push(row);
  }
  return rows;
}
