import type { Cell } from '../sla/sheet/cell.ts';
import { Arguments } from './arguments.ts';
import type { Ambient, CustomFunction, Parameter } from './declare.ts';

export const DATA: Parameter = {
  name: 'data',
  type: 'range',
  about: 'The headers and the rows of the leads, such as A1:H.',
};

export interface LeadData {
  readonly given: Arguments;
  readonly headers: readonly string[];
  readonly leads: readonly (readonly Cell[])[];
}

/** Headers and rows, as a function takes them that reads columns by their names. @throws Error where there are no rows */
export function leadData(fn: CustomFunction, args: readonly unknown[], ambient: Ambient): LeadData {
  const given = new Arguments(fn, args, ambient);
  if (!Array.isArray(args[0]) || given.length < 2) {
    throw new Error('data needs the headers and at least one row below them, such as A1:H.');
  }
  const [header = [], ...leads] = Array.from({ length: given.length }, (_, row) => given.cells('data', row));
  return { given, headers: header.map(cell => String(cell ?? '').trim()), leads };
}
