/** Rectangles of cells, and what happens to them when lines are inserted or deleted. */
import type { Block } from '../book/types.ts';

export type Axis = 'row' | 'column';

export function overlaps(a: Block, b: Block): boolean {
  return (
    a.row < b.row + b.rows && b.row < a.row + a.rows && a.column < b.column + b.columns && b.column < a.column + a.columns
  );
}

export function contains(outer: Block, inner: Block): boolean {
  return (
    outer.row <= inner.row &&
    outer.column <= inner.column &&
    outer.row + outer.rows >= inner.row + inner.rows &&
    outer.column + outer.columns >= inner.column + inner.columns
  );
}

/** The block after `count` lines were inserted at `at` (negative: deleted from `at` on); null when nothing is left. */
export function shifted(block: Block, axis: Axis, at: number, count: number): Block | null {
  const [start, length] = axis === 'row' ? [block.row, block.rows] : [block.column, block.columns];
  const end = start + length;
  const move = (edge: number): number => {
    if (count >= 0) return edge >= at ? edge + count : edge;
    return edge <= at ? edge : Math.max(at, edge + count);
  };
  // Lines inserted right behind a block do not belong to it, so the end moves as its last line does.
  const from = move(start);
  const to = count >= 0 ? move(end - 1) + 1 : move(end);
  if (to <= from) return null;
  return axis === 'row' ? { ...block, row: from, rows: to - from } : { ...block, column: from, columns: to - from };
}

/** Line numbers after the same change; deleted lines drop out. */
export function shiftedLine(line: number, at: number, count: number): number | null {
  if (line < at) return line;
  if (count < 0 && line < at - count) return null;
  return line + count;
}
