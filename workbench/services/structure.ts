/** Inserting and deleting lines: the cells move in the book, everything that is kept beside them moves here. */
import { type LineEdit, movedBlock, movedLine } from '../book/structure.ts';
import type { Block, Grid } from '../book/types.ts';
import type { Environment } from './environment.ts';
import { assertMayEdit } from './permissions.ts';
import { ScriptError } from './script-error.ts';
import { lookOf, type SheetLook } from './state.ts';

/** Cells a whole file may have. */
const MAX_CELLS = 10_000_000;

/** Throws when the file would get too large by `more` cells. */
export function assertRoom({ book }: Pick<Environment, 'book'>, more: number): void {
  const cells = book.grids.reduce((sum, grid) => sum + grid.rowCount * grid.columnCount, more);
  if (cells > MAX_CELLS) {
    throw new ScriptError(
      `This action would increase the number of cells in the workbook above the limit of ${MAX_CELLS} cells.`,
    );
  }
}

/**
 * Throws Google's words unless the tab has such lines, keeps at least one, has room for new ones, and the person may
 * change what they touch. `method` names what was called.
 */
export function assertMayEditLines(
  env: Environment,
  email: string,
  grid: Grid,
  { axis, at, count, insert }: LineEdit,
  method: string,
): void {
  const [lines, width] = axis === 'row' ? [grid.rowCount, grid.columnCount] : [grid.columnCount, grid.rowCount];
  if (insert && count < 1) throw new ScriptError('Invalid argument: howMany');
  if (count < 1 || at < 0 || at + (insert ? 0 : count) > lines) {
    throw new ScriptError(`Those ${axis}s are out of bounds.`);
  }
  if (insert) assertRoom(env, count * width);
  else if (count === lines) throw new ScriptError(`You can't delete all the ${axis}s on the sheet.`);
  // New lines touch what lies on both sides of the seam, and nothing at the tab's ends.
  const size = insert ? 0 : count;
  const whole = { row: 0, column: 0, rows: grid.rowCount, columns: grid.columnCount };
  const touched = axis === 'row' ? { ...whole, row: at, rows: size } : { ...whole, column: at, columns: size };
  assertMayEdit(env, email, grid.id, touched, method);
}

/** Inserts or deletes rows or columns of a tab with everything that lies on them: rules, sizes, merges, protections. */
export function editLines(env: Environment, grid: Grid, edit: LineEdit): void {
  const { axis, at, count, insert } = edit;
  if (axis === 'row' && insert) grid.insertRows(at, count);
  else if (axis === 'row') grid.deleteRows(at, count);
  else if (insert) grid.insertColumns(at, count);
  else grid.deleteColumns(at, count);
  moveLook(env, grid.id, edit);
  moveProtections(env, grid.id, edit);
}

function moveLook(env: Environment, gridId: number, edit: LineEdit): void {
  const look = lookOf(env.state, gridId);
  const line = (n: number): number[] => {
    const moved = movedLine(n, edit);
    return moved === null ? [] : [moved];
  };
  const sizes = (record: Record<number, number>): Record<number, number> =>
    Object.fromEntries(Object.entries(record).flatMap(([n, size]) => line(Number(n)).map(moved => [moved, size])));
  if (edit.axis === 'row') {
    look.hiddenRows = look.hiddenRows.flatMap(line);
    look.rowHeights = sizes(look.rowHeights);
  } else {
    look.hiddenColumns = look.hiddenColumns.flatMap(line);
    look.columnWidths = sizes(look.columnWidths);
  }
  const placed = <T extends { block: Block }>(items: readonly T[]): T[] =>
    items.flatMap(item => {
      const block = movedBlock(item.block, edit);
      return block ? [{ ...item, block }] : [];
    });
  look.validations = placed(look.validations);
  if (edit.insert) inherit(look, edit);
  look.borders = placed(look.borders);
  look.merges = moved(look.merges, edit);
  look.filter = look.filter && movedBlock(look.filter, edit);
  look.formatRules = look.formatRules
    .map(rule => ({ ...rule, blocks: moved(rule.blocks, edit) }))
    .filter(rule => rule.blocks.length > 0);
}

/** New columns take over the rules of the one at their left, new rows those of the one above them. */
function inherit(look: SheetLook, { axis, at, count }: LineEdit): void {
  const inherited = look.validations.flatMap(({ block, rule }) => {
    const first = axis === 'row' ? block.row : block.column;
    const size = axis === 'row' ? block.rows : block.columns;
    if (first + size !== at) return [];
    return [
      { block: axis === 'row' ? { ...block, row: at, rows: count } : { ...block, column: at, columns: count }, rule },
    ];
  });
  look.validations = [...look.validations, ...inherited];
}

/** A protected range goes with its last line; a protected tab stays, with its exceptions moved. */
function moveProtections(env: Environment, gridId: number, edit: LineEdit): void {
  env.state.protections = env.state.protections.filter(protection => {
    if (protection.gridId !== gridId) return true;
    protection.unprotected = moved(protection.unprotected, edit);
    if (!protection.block) return true;
    protection.block = movedBlock(protection.block, edit);
    return protection.block !== null;
  });
}

const moved = (blocks: readonly Block[], edit: LineEdit): Block[] =>
  blocks.flatMap(block => movedBlock(block, edit) ?? []);
