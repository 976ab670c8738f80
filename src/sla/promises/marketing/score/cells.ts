/** Cells as a score reads them. */
import { type Cell, isBlank } from '../../../sheet/cell.ts';
import { readNumber } from '../../../sheet/number.ts';
import { fold } from '../../../sheet/text.ts';
import { BLANK, type ColumnCells } from './levels.ts';

/** What CRMs write where nothing was chosen. */
const AS_BLANK: ReadonlySet<string> = new Set(['select', '(not set)', 'unknown', BLANK]);

/** One cell of a column that a score reads. */
export interface ScoreCell {
  /** Folded; BLANK where there is nothing. */
  readonly text: string;
  /** NaN where it is no number. */
  readonly number: number;
}

const NOTHING: ScoreCell = { text: BLANK, number: Number.NaN };

export function scoreCell(cell: Cell): ScoreCell {
  if (isBlank(cell)) return NOTHING;
  const text = fold(String(cell));
  return AS_BLANK.has(text) ? NOTHING : { text, number: readNumber(cell) ?? Number.NaN };
}

export function columnCells(name: string, cells: readonly Cell[]): ColumnCells {
  const read = cells.map(scoreCell);
  return { name, texts: read.map(({ text }) => text), numbers: Float64Array.from(read, ({ number }) => number) };
}
