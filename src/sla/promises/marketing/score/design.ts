/** Leads as a score's model sees them: of each column, which coefficient a lead has. */
import { type ColumnCells, countLevels, type Levels, learnLevels, levelFinder, NEW } from './levels.ts';

/** A column's stretch of the coefficients: `first`, and as many as it has levels. */
export interface DesignColumn {
  readonly name: string;
  readonly levels: Levels;
  readonly first: number;
  readonly count: number;
}

export interface Design {
  readonly columns: readonly DesignColumn[];
  /** Of all columns, without the intercept. */
  readonly coefficients: number;
}

/** Levels are learned from the given rows alone. */
export function learnDesign(columns: readonly ColumnCells[], rows: Int32Array): Design {
  const learned: DesignColumn[] = [];
  let first = 0;
  for (const cells of columns) {
    const levels = learnLevels(cells, rows);
    const count = countLevels(levels);
    learned.push({ name: cells.name, levels, first, count });
    first += count;
  }
  return { columns: learned, coefficients: first };
}

/** Of each column the coefficient's index for each of the rows; NEW where the cell has none. */
export type Placed = readonly Int32Array[];

export function place({ columns }: Design, cells: readonly ColumnCells[], rows: Int32Array): Placed {
  return columns.map(({ levels, first }, index) => {
    const { texts, numbers } = cells[index] as ColumnCells;
    const find = levelFinder(levels);
    const placed = new Int32Array(rows.length);
    for (let i = 0; i < rows.length; i++) {
      const row = rows[i] as number;
      const level = find(texts[row] as string, numbers[row] as number);
      placed[i] = level === NEW ? NEW : first + level;
    }
    return placed;
  });
}
