/** Which borders a cell draws, of those that were set around and inside blocks of cells. */
import { contains } from '../services/blocks.ts';
import type { SheetLook } from '../services/state.ts';
import type { BorderView } from './protocol.ts';

const LINES: Readonly<Record<string, string>> = {
  DOTTED: '1px dotted',
  DASHED: '1px dashed',
  SOLID: '1px solid',
  SOLID_MEDIUM: '2px solid',
  SOLID_THICK: '3px solid',
  DOUBLE: '3px double',
};

/** Null where there are none. A line between two cells belongs to the one above or before it. */
export function bordersAt(borders: SheetLook['borders'], row: number, column: number): BorderView | null {
  const found = borders.filter(({ block }) => contains(block, { row, column, rows: 1, columns: 1 }));
  if (found.length === 0) return null;
  const drawn = found.map(({ block, sides, color, style }): BorderView => {
    const line = `${LINES[style] ?? LINES.SOLID} ${color}`;
    const has = (side: string) => sides.split(' ').includes(side);
    const isLastRow = row === block.row + block.rows - 1;
    const isLastColumn = column === block.column + block.columns - 1;
    return {
      ...(row === block.row && has('top') && { top: line }),
      ...(column === block.column && has('left') && { left: line }),
      ...(has(isLastRow ? 'bottom' : 'horizontal') && { bottom: line }),
      ...(has(isLastColumn ? 'right' : 'vertical') && { right: line }),
    };
  });
  return Object.assign({}, ...drawn) as BorderView;
}
