/** Places in a policy, named as its problems name them: "sales[0].name", "calendars[1].week.mon". */

type Key = string | number;

function keysOf(at: string): Key[] {
  return [...at.matchAll(/\[(\d+)\]|([^.[\]]+)/g)].map(([, index, name]) => name ?? Number(index));
}

/** What stands there, undefined where nothing does. */
export function valueAt(root: unknown, at: string): unknown {
  return keysOf(at).reduce<unknown>((value, key) => (value as Record<Key, unknown> | null | undefined)?.[key], root);
}

/** The same with another value there; undefined takes the field or item away. Everything beside the way stays the same object. */
export function withValue<T>(root: T, at: string, value: unknown): T {
  return put(root, keysOf(at), value) as T;
}

function put(parent: unknown, [key, ...rest]: readonly Key[], value: unknown): unknown {
  if (key === undefined) return value;
  const child = put((parent as Record<Key, unknown> | undefined)?.[key], rest, value);
  if (typeof key === 'number') {
    const list = Array.isArray(parent) ? parent.slice() : [];
    list.splice(key, 1, ...(child === undefined ? [] : [child]));
    return list;
  }
  const { [key]: _, ...others } = (parent ?? {}) as Record<string, unknown>;
  if (child === undefined) return others;
  return { ...(parent as object | undefined), [key]: child };
}

/** Whether a place is the other one or lies in it: "sales[0].name" is within "sales[0]", "sales[10]" is not. */
export function isWithin(at: string, outer: string): boolean {
  return at === outer || at.startsWith(`${outer}.`) || at.startsWith(`${outer}[`);
}

/** The list with its item moved to another place. */
export function moved<T>(list: readonly T[], from: number, to: number): T[] {
  const others = list.filter((_, index) => index !== from);
  return [...others.slice(0, to), ...list.slice(from, from + 1), ...others.slice(to)];
}
