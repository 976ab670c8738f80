/** Cells as a score reads them. */
import { type Cell, isBlank } from '../../../sheet/cell.ts';
import { readNumber } from '../../../sheet/number.ts';
import { fold } from '../../../sheet/text.ts';
import { BLANK, type ColumnCells } from './levels.ts';

/** What CRMs write where nothing was chosen. */
const AS_BLANK: ReadonlySet<string> = new Set(['select', '(not set)', 'unknown', BLANK]);

export function columnCells(name: string, cells: readonly Cell[]): ColumnCells {
  const numbers = new Float64Array(cells.length);
  const texts = cells.map((cell, row) => {
    const text = isBlank(cell) ? '' : fold(String(cell));
    const isEmpty = text === '' || AS_BLANK.has(text);
    numbers[row] = isEmpty ? Number.NaN : (readNumber(cell) ?? Number.NaN);
    return isEmpty ? BLANK : text;
  });
  return { name, texts, numbers };
}
