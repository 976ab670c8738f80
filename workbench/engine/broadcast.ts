import type { Scalar } from '../book/types.ts';
import {
  type Cells,
  Fault,
  failure,
  firstScalar,
  isCells,
  isError,
  type Range,
  Shown,
  Table,
  type Value,
} from './values.ts';

const MISSING = failure('#N/A', 'An array value could not be found.');

/**
 * Runs a function of scalars over arrays, cell by cell: one row or one column goes along the other array, a lone value
 * along all of it, and a cell that one array has and another lacks is #N/A.
 */
export function broadcast(values: readonly Value[], each: (scalars: readonly Scalar[]) => Scalar, format = ''): Value {
  const arrays = values.filter((value): value is Cells => isCells(value) && value.rows * value.columns !== 1);
  if (arrays.length === 0) return withFormat(attempt(each, values.map(firstScalar)), format);
  const rows = Math.max(...arrays.map(cells => cells.rows));
  const columns = Math.max(...arrays.map(cells => cells.columns));
  const readers = values.map(reader);
  const cells: Scalar[] = new Array<Scalar>(rows * columns);
  const scalars: Scalar[] = new Array<Scalar>(values.length);
  for (let row = 0, at = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++, at++) {
      for (let index = 0; index < readers.length; index++) scalars[index] = readers[index]?.(row, column) ?? null;
      cells[at] = attempt(each, scalars);
    }
  }
  return new Table(rows, columns, cells, format);
}

function reader(value: Value): (row: number, column: number) => Scalar {
  if (!isCells(value)) {
    const scalar = firstScalar(value);
    return () => scalar;
  }
  const { rows, columns } = value;
  return (row, column) => {
    if ((row >= rows && rows !== 1) || (column >= columns && columns !== 1)) return MISSING;
    return value.at(rows === 1 ? 0 : row, columns === 1 ? 0 : column);
  };
}

function attempt(each: (scalars: readonly Scalar[]) => Scalar, scalars: readonly Scalar[]): Scalar {
  try {
    return each(scalars);
  } catch (fault) {
    if (fault instanceof Fault) return fault.error;
    throw fault;
  }
}

export const withFormat = (value: Scalar, format: string): Value =>
  format !== '' && typeof value === 'number' ? new Shown(value, format) : value;

/**
 * The one cell that a range stands for where a single value is wanted: the one in the formula's own row or column. Of
 * an array it is the first.
 */
export function intersect(value: Value, home: Range): Value {
  if (!isCells(value)) return value;
  if (value.rows === 1 && value.columns === 1) return value;
  if (value instanceof Table) return value.at(0, 0);
  const row = home.row - value.row;
  const column = home.column - value.column;
  if (value.columns === 1 && row >= 0 && row < value.rows) return value.cell(row, 0);
  if (value.rows === 1 && column >= 0 && column < value.columns) return value.cell(0, column);
  return failure('#VALUE!', 'An array value could not be found.');
}

/** The scalar of a value that is wanted as one; throws the error that it is. */
export function soleScalar(value: Value, home: Range): Scalar {
  const scalar = firstScalar(intersect(value, home));
  if (isError(scalar)) throw new Fault(scalar);
  return scalar;
}
