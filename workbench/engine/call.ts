import type { Scalar } from '../book/types.ts';
import { type Reading, toNumber, toText, toTruth } from './coerce.ts';
import { asCells, type Cells, Fault, firstScalar, isCells, isError, type Range, type Value } from './values.ts';

/** What a function may know of the workbook and of the cell that it stands in. */
export interface Setting extends Reading {
  /** The wall clock as a serial number. */
  readonly now: number;
  /** The formula's own cell. */
  readonly home: Range;
}

/** One call of a function with its arguments worked out, read through the function's own coercions. */
export class Call {
  readonly setting: Setting;
  readonly args: readonly (Value | undefined)[];
  readonly #name: string;

  constructor(name: string, args: readonly (Value | undefined)[], setting: Setting) {
    this.#name = name;
    this.args = args;
    this.setting = setting;
  }

  get count(): number {
    return this.args.length;
  }

  given(index: number): boolean {
    return this.args[index] !== undefined;
  }

  /** The argument as one scalar; blank when left out. */
  value(index: number): Scalar {
    return firstScalar(this.args[index] ?? null);
  }

  number(index: number, otherwise = 0): number {
    const value = this.args[index];
    if (value === undefined) return otherwise;
    return toNumber(firstScalar(value), { name: this.#name, parameter: index + 1 }, this.setting);
  }

  /** A number without its fraction. */
  integer(index: number, otherwise = 0): number {
    return Math.trunc(this.number(index, otherwise));
  }

  text(index: number, otherwise = ''): string {
    const value = this.args[index];
    return value === undefined ? otherwise : this.asText(firstScalar(value));
  }

  truth(index: number, otherwise = false): boolean {
    const value = this.args[index];
    return value === undefined ? otherwise : toTruth(firstScalar(value), { name: this.#name, parameter: index + 1 });
  }

  cells(index: number): Cells {
    return asCells(this.args[index] ?? null);
  }

  asText(value: Scalar): string {
    return toText(value, this.setting.locale);
  }

  /**
   * The numbers in the arguments from an index on. Cells count when they hold numbers; a number written as text or a
   * truth counts only where it is an argument itself. Leaves with the first error.
   */
  numbers(from = 0): number[] {
    const found: number[] = [];
    for (let index = from; index < this.args.length; index++) {
      const argument = this.args[index] ?? null;
      if (!isCells(argument)) {
        found.push(this.number(index));
        continue;
      }
      for (const value of scalarsOf(argument)) {
        if (typeof value === 'number') found.push(value);
        else if (isError(value)) throw new Fault(value);
      }
    }
    return found;
  }

  /** All scalars in the arguments from an index on, row by row, blank cells included. */
  scalars(from = 0): Scalar[] {
    return this.args.slice(from).flatMap(argument => scalarsOf(argument ?? null));
  }
}

/** The scalars of a value, row by row, without the blank rows below a tab's last content. */
export function scalarsOf(value: Value): Scalar[] {
  if (!isCells(value)) return [firstScalar(value)];
  const { filledRows, filledColumns } = value;
  const scalars: Scalar[] = [];
  for (let row = 0; row < filledRows; row++) {
    for (let column = 0; column < filledColumns; column++) scalars.push(value.at(row, column));
  }
  return scalars;
}
