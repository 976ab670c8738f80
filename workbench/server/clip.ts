/** What the page asks for, held to what there is: a page's script may name any rows and columns, a tab has only so many. */
import type { Block } from '../book/types.ts';
import { contains } from '../services/blocks.ts';
import { assertRoom } from '../services/structure.ts';
import type { Command } from './commands.ts';
import { Refused, type Session } from './session.ts';

/** The part of a block that the tab has. @throws Refused where it has none of it */
export function inside(session: Session, gridId: number, block: Block): Block {
  const { rowCount, columnCount } = session.grid(gridId);
  const rows = Math.min(block.rows, rowCount - block.row);
  const columns = Math.min(block.columns, columnCount - block.column);
  if (rows < 1 || columns < 1) throw new Refused('The tab has no such cells.');
  return { ...block, rows, columns };
}

/** How many of the lines the tab has. @throws Refused where it has none of them */
function linesInside(session: Session, gridId: number, axis: 'row' | 'column', at: number, count: number): number {
  const block =
    axis === 'row' ? { row: at, column: 0, rows: count, columns: 1 } : { row: 0, column: at, rows: 1, columns: count };
  const { rows, columns } = inside(session, gridId, block);
  return axis === 'row' ? rows : columns;
}

/** @throws Refused where a block beyond the tab's ends would make the file too large */
function assertMayGrow(session: Session, gridId: number, { row, column, rows, columns }: Block): void {
  const { rowCount, columnCount } = session.grid(gridId);
  const cells = Math.max(rowCount, row + rows) * Math.max(columnCount, column + columns);
  assertRoom(session.host, cells - rowCount * columnCount);
}

/** A block that goes on from another one in one direction, as the dragged corner of a selection leaves it. */
function assertGoesOn(from: Block, to: Block): void {
  const isAlong = to.columns === from.columns ? to.rows > from.rows : to.rows === from.rows;
  const hasEnd = (a: number, size: number, b: number, other: number) => a === b || a + size === b + other;
  const isFlush =
    hasEnd(from.row, from.rows, to.row, to.rows) && hasEnd(from.column, from.columns, to.column, to.columns);
  if (!contains(to, from) || !isAlong || !isFlush) throw new Refused('A fill goes on in one direction.');
}

/** The command with its rows and columns as far as the tab has them. @throws Refused, RangeError where a tab is gone, ScriptError where a file would grow too large */
export function clipped(session: Session, command: Command): Command {
  switch (command.kind) {
    case 'clear':
    case 'format':
    case 'select':
      return { ...command, block: inside(session, command.gridId, command.block) };
    case 'sort': {
      const block = inside(session, command.gridId, command.block);
      if (command.column < block.column || command.column >= block.column + block.columns)
        throw new Refused('The column to sort by is not among the cells.');
      return { ...command, block };
    }
    case 'filter':
      return { ...command, block: command.block && inside(session, command.gridId, command.block) };
    case 'note':
      inside(session, command.gridId, { row: command.row, column: command.column, rows: 1, columns: 1 });
      return command;
    case 'type':
      assertMayGrow(session, command.gridId, { row: command.row, column: command.column, rows: 1, columns: 1 });
      return command;
    case 'fill': {
      const columns = command.rows.reduce((widest, line) => Math.max(widest, line.length), 1);
      const block = { row: command.row, column: command.column, rows: Math.max(1, command.rows.length), columns };
      assertMayGrow(session, command.gridId, block);
      return command;
    }
    case 'copy':
      assertMayGrow(session, command.gridId, command.to);
      return { ...command, from: inside(session, command.fromGrid, command.from) };
    case 'autofill': {
      const from = inside(session, command.gridId, command.from);
      assertGoesOn(from, command.to);
      assertMayGrow(session, command.gridId, command.to);
      return { ...command, from };
    }
    case 'insert': {
      const { rowCount, columnCount } = session.grid(command.gridId);
      const [lines, width] = command.axis === 'row' ? [rowCount, columnCount] : [columnCount, rowCount];
      if (command.at > lines) throw new Refused(`The tab has no ${command.axis} ${command.at}.`);
      assertRoom(session.host, command.count * width);
      return command;
    }
    case 'delete': {
      const count = linesInside(session, command.gridId, command.axis, command.at, command.count);
      const { rowCount, columnCount } = session.grid(command.gridId);
      if (count === (command.axis === 'row' ? rowCount : columnCount))
        throw new Refused(`You can’t delete all the ${command.axis}s on the sheet.`);
      return { ...command, count };
    }
    case 'hide':
      return { ...command, count: linesInside(session, command.gridId, command.axis, command.at, command.count) };
    case 'width':
      return { ...command, count: linesInside(session, command.gridId, 'column', command.column, command.count) };
    case 'freeze': {
      const { rowCount, columnCount } = session.grid(command.gridId);
      return { ...command, rows: Math.min(command.rows, rowCount), columns: Math.min(command.columns, columnCount) };
    }
    default:
      return command;
  }
}
