import type { Scalar } from '../book/types.ts';
import { asCells, type Cells, fail, Table, type Value } from './values.ts';

/**
 * What an array in braces means: its parts side by side and row under row. `{}` is one blank cell. Parts of a row must be
 * equally high, rows equally wide.
 */
export function stackArrays(rows: readonly (readonly Value[])[]): Table {
  if (rows.length === 0) return new Table(1, 1, [null]);
  const bands = rows.map(row => sideBySide(row.map(asCells)));
  const width = bands[0]?.columns ?? 0;
  if (bands.some(band => band.columns !== width)) {
    fail('#VALUE!', 'In ARRAY_LITERAL, an Array Literal was missing values for one or more rows.');
  }
  const height = bands.reduce((sum, band) => sum + band.rows, 0);
  return new Table(
    height,
    width,
    bands.flatMap(band => band.cells),
    bands.some(band => band.formats !== '') ? bands.flatMap(formatsOf) : '',
  );
}

function sideBySide(parts: readonly Cells[]): Table {
  const height = parts[0]?.rows ?? 1;
  if (parts.some(part => part.rows !== height)) {
    fail(
      '#VALUE!',
      `Function ARRAY_ROW parameter 2 has mismatched row size. Expected: ${height}. Actual: ${parts.find(part => part.rows !== height)?.rows ?? 0}.`,
    );
  }
  const cells: Scalar[] = [];
  const formats: string[] = [];
  for (let row = 0; row < height; row++) {
    for (const part of parts) {
      for (let column = 0; column < part.columns; column++) {
        cells.push(part.at(row, column));
        formats.push(part.formatAt(row, column));
      }
    }
  }
  const width = parts.reduce((sum, part) => sum + part.columns, 0);
  return new Table(height, width, cells, formats.some(format => format !== '') ? formats : '');
}

const formatsOf = (table: Table): readonly string[] =>
  typeof table.formats === 'string' ? table.cells.map(() => table.formats as string) : table.formats;
