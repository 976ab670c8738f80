/** Inserting and deleting lines: the cells move in the book, everything that is kept beside them moves here. */
import type { Block, Grid } from '../book/types.ts';
import { type Axis, shifted, shiftedLine } from './blocks.ts';
import type { Environment } from './environment.ts';
import { lookOf } from './state.ts';

/** Inserts `count` rows or columns before line `at` (from 0). */
export function insertLines(env: Environment, grid: Grid, axis: Axis, at: number, count: number): void {
  if (axis === 'row') grid.insertRows(at, count);
  else grid.insertColumns(at, count);
  moveSurroundings(env, grid.id, axis, at, count);
}

/** Deletes `count` rows or columns from line `at` (from 0) on. */
export function deleteLines(env: Environment, grid: Grid, axis: Axis, at: number, count: number): void {
  if (axis === 'row') grid.deleteRows(at, count);
  else grid.deleteColumns(at, count);
  moveSurroundings(env, grid.id, axis, at, -count);
}

function moveSurroundings(env: Environment, gridId: number, axis: Axis, at: number, count: number): void {
  const look = lookOf(env.state, gridId);
  const line = (n: number): number[] => {
    const moved = shiftedLine(n, at, count);
    return moved === null ? [] : [moved];
  };
  const sizes = (record: Record<number, number>): Record<number, number> =>
    Object.fromEntries(Object.entries(record).flatMap(([n, size]) => line(Number(n)).map(moved => [moved, size])));
  if (axis === 'row') {
    look.hiddenRows = look.hiddenRows.flatMap(line);
    look.rowHeights = sizes(look.rowHeights);
  } else {
    look.hiddenColumns = look.hiddenColumns.flatMap(line);
    look.columnWidths = sizes(look.columnWidths);
  }
  const blocks = <T extends { block: Block }>(items: readonly T[]): T[] =>
    items.flatMap(item => {
      const block = shifted(item.block, axis, at, count);
      return block ? [{ ...item, block }] : [];
    });
  look.validations = blocks(look.validations);
  look.borders = blocks(look.borders);
  look.merges = look.merges.flatMap(merge => shifted(merge, axis, at, count) ?? []);
  look.filter = look.filter && shifted(look.filter, axis, at, count);
  look.formatRules = look.formatRules
    .map(rule => ({ ...rule, blocks: rule.blocks.flatMap(block => shifted(block, axis, at, count) ?? []) }))
    .filter(rule => rule.blocks.length > 0);
  env.state.protections = env.state.protections.filter(protection => {
    if (protection.gridId !== gridId || !protection.block) return true;
    protection.block = shifted(protection.block, axis, at, count);
    protection.unprotected = protection.unprotected.flatMap(block => shifted(block, axis, at, count) ?? []);
    return protection.block !== null;
  });
}
