/** Where a range is: the part of Range that reads no data. */
import { blockName } from '../book/addresses.ts';
import type { Block, Grid } from '../book/types.ts';
import { whole } from './arguments.ts';
import { overlaps } from './blocks.ts';
import { assertMayEdit } from './permissions.ts';
import type { Run } from './run.ts';
import { RefusedWrite, ScriptError } from './script-error.ts';
import { lookOf, type SheetLook } from './state.ts';

/** Throws Google's words unless the block lies on the tab. */
export function assertOnGrid(grid: Grid, block: Block): void {
  if (block.row < 0) throw new ScriptError('The starting row of the range is too small.');
  if (block.column < 0) throw new ScriptError('The starting column of the range is too small.');
  if (block.rows < 1) throw new ScriptError('The number of rows in the range must be at least 1.');
  if (block.columns < 1) throw new ScriptError('The number of columns in the range must be at least 1.');
  if (block.row + block.rows > grid.rowCount || block.column + block.columns > grid.columnCount) {
    throw new ScriptError('The coordinates of the range are outside the dimensions of the sheet.');
  }
}

/** The tab with an id; throws when it was deleted since. */
export function gridById(run: Run, id: number): Grid {
  const grid = run.env.book.grids.find(candidate => candidate.id === id);
  if (!grid) throw new ScriptError(`Sheet ${id} not found`);
  return grid;
}

export abstract class RangePlace {
  readonly run: Run;
  readonly gridId: number;
  readonly block: Block;

  constructor(run: Run, gridId: number, block: Block) {
    this.run = run;
    this.gridId = gridId;
    this.block = block;
  }

  protected abstract at(block: Block): this;

  /** The tab, as long as it exists and still has these cells. */
  protected grid(): Grid {
    const grid = gridById(this.run, this.gridId);
    assertOnGrid(grid, this.block);
    return grid;
  }
  protected look(): SheetLook {
    return lookOf(this.run.env.state, this.gridId);
  }
  /** The tab, for a change to these cells by whoever runs the script. */
  protected editable(method: string): Grid {
    const grid = this.grid();
    assertMayEdit(this.run.env, this.run.settings.effectiveUser, this.gridId, this.block, method);
    return grid;
  }
  /** Throws for cells of a table's column that has a type. */
  protected assertUntyped(): void {
    for (const { block, typedColumns } of this.look().tables ?? []) {
      const isTyped = typedColumns.some(column => overlaps({ ...block, column, columns: 1 }, this.block));
      if (isTyped) throw new RefusedWrite('This operation is not allowed on cells in typed columns.');
    }
  }
  /** Answers `read` for each cell, row by row. */
  protected cells<T>(read: (row: number, column: number) => T): T[][] {
    const { row, column, rows, columns } = this.block;
    return Array.from({ length: rows }, (_, i) =>
      Array.from({ length: columns }, (__, j) => read(row + i, column + j)),
    );
  }

  getRow(): number {
    return this.block.row + 1;
  }
  getRowIndex(): number {
    return this.block.row + 1;
  }
  getColumn(): number {
    return this.block.column + 1;
  }
  getLastRow(): number {
    return this.block.row + this.block.rows;
  }
  getLastColumn(): number {
    return this.block.column + this.block.columns;
  }
  getNumRows(): number {
    return this.block.rows;
  }
  getNumColumns(): number {
    return this.block.columns;
  }
  getHeight(): number {
    return this.block.rows;
  }
  getWidth(): number {
    return this.block.columns;
  }
  getGridId(): number {
    return this.gridId;
  }
  getA1Notation(): string {
    return blockName(this.block);
  }

  /** @param row counts from 1 within this range. */
  getCell(row: unknown, column: unknown): this {
    const [i, j] = [whole(row, 'SpreadsheetApp.Range.getCell'), whole(column, 'SpreadsheetApp.Range.getCell')];
    if (i < 1 || j < 1 || i > this.block.rows || j > this.block.columns) {
      throw new ScriptError('Cell reference out of range');
    }
    return this.at({ row: this.block.row + i - 1, column: this.block.column + j - 1, rows: 1, columns: 1 });
  }

  offset(rowOffset: unknown, columnOffset: unknown, numRows?: unknown, numColumns?: unknown): this {
    const method = 'SpreadsheetApp.Range.offset';
    const block = {
      row: this.block.row + whole(rowOffset, method),
      column: this.block.column + whole(columnOffset, method),
      rows: numRows === undefined ? this.block.rows : whole(numRows, method),
      columns: numColumns === undefined ? this.block.columns : whole(numColumns, method),
    };
    assertOnGrid(gridById(this.run, this.gridId), block);
    return this.at(block);
  }
}
