/** What google.script.run can carry between a page and the script. */
import { types } from 'node:util';

/** Strings, finite and other numbers, booleans, null, and plain arrays and objects of them. */
export type Carried = string | number | boolean | null | readonly Carried[] | { readonly [key: string]: Carried };

/** A value that google.script.run refuses, and where it lies. */
class NotCarried extends Error {
  override readonly name = 'TypeError';

  constructor(what: string, path: string) {
    super(
      `google.script.run cannot carry ${what}${path ? ` at ${path}` : ''}: only strings, numbers, booleans, null and plain arrays and objects of them.`,
    );
  }
}

/**
 * Copies a value as google.script.run would: undefined becomes null in an array and at the top and drops out of an
 * object; anything that is not plain data throws NotCarried. Works on values of any realm.
 */
export function carry(value: unknown, path = '', above: readonly object[] = []): Carried {
  if (value === undefined || value === null) return null;
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  if (typeof value !== 'object') throw new NotCarried(`a ${typeof value}`, path);
  if (types.isDate(value)) throw new NotCarried('a Date', path);
  if (above.includes(value)) throw new NotCarried('an object inside itself', path);
  const inside = [...above, value];
  if (Array.isArray(value)) return Array.from(value, (item, i) => carry(item, `${path}[${i}]`, inside));
  const prototype: unknown = Object.getPrototypeOf(value);
  const plain = prototype === null || Object.getPrototypeOf(prototype) === null;
  if (!plain || types.isProxy(value)) throw new NotCarried('an object of a class', path);
  const entries = Object.entries(value).filter(([, item]) => item !== undefined);
  return Object.fromEntries(entries.map(([key, item]) => [key, carry(item, path ? `${path}.${key}` : key, inside)]));
}
