/** Reading what a script passed: each reader answers the value or throws Google's "don't match the method signature". */
import { ScriptError, wrongArguments } from './script-error.ts';

export function text(value: unknown, method: string): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  throw wrongArguments(method, [value]);
}

export function flag(value: unknown, method: string): boolean {
  if (typeof value === 'boolean') return value;
  throw wrongArguments(method, [value]);
}

/** A whole number; Google cuts a fraction off. */
export function whole(value: unknown, method: string): number {
  if (typeof value !== 'number' || !Number.isFinite(value)) throw wrongArguments(method, [value]);
  return Math.trunc(value);
}

export function number(value: unknown, method: string): number {
  if (typeof value !== 'number') throw wrongArguments(method, [value]);
  return value;
}

export function list(value: unknown, method: string): readonly unknown[] {
  if (!Array.isArray(value)) throw wrongArguments(method, [value]);
  return value;
}

/** An object of one of the service classes. */
export function instance<T>(value: unknown, type: abstract new (...args: never[]) => T, method: string): T {
  if (value instanceof type) return value;
  throw wrongArguments(method, [value]);
}

/** Named options, such as the last argument of sendEmail; a missing object is an empty one. */
export function options(value: unknown, method: string): Readonly<Record<string, unknown>> {
  if (value === undefined || value === null) return {};
  if (typeof value !== 'object' || Array.isArray(value)) throw wrongArguments(method, [value]);
  return value as Record<string, unknown>;
}

/** A matrix of exactly the given size; anything else is refused in Google's words. */
export function matrix(
  value: unknown,
  size: { readonly rows: number; readonly columns: number },
  method: string,
): readonly (readonly unknown[])[] {
  const rows = list(value, method);
  if (rows.length !== size.rows) throw mismatch('rows', rows.length, size.rows);
  for (const row of rows) {
    const cells = list(row, method);
    if (cells.length !== size.columns) throw mismatch('columns', cells.length, size.columns);
  }
  return rows as readonly (readonly unknown[])[];
}

const mismatch = (what: 'rows' | 'columns', has: number, wanted: number): ScriptError =>
  new ScriptError(
    `The number of ${what} in the data does not match the number of ${what} in the range. The data has ${has} but the range has ${wanted}.`,
  );

const NAMED_COLOURS: Readonly<Record<string, string>> = {
  black: '#000000',
  white: '#ffffff',
  red: '#ff0000',
  green: '#008000',
  blue: '#0000ff',
  yellow: '#ffff00',
  orange: '#ffa500',
  gray: '#808080',
  grey: '#808080',
};

/** A CSS colour as Google gives it back, "#rrggbb"; null asks for the default. */
export function colour(value: unknown, normal: string, method: string): string {
  if (value === null) return normal;
  const css = text(value, method).toLowerCase();
  if (/^#[0-9a-f]{6}$/.test(css)) return css;
  if (/^#[0-9a-f]{3}$/.test(css)) return `#${[...css.slice(1)].map(digit => digit + digit).join('')}`;
  const named = NAMED_COLOURS[css];
  if (named) return named;
  throw new ScriptError(`Invalid argument: ${css}`);
}
