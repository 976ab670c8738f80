/** An item on its own, or items that need one another in a circle. */
interface Group<T> {
  /** In the order in which they were reached. */
  readonly members: readonly T[];
  readonly circular: boolean;
}

/** An item that was reached, as Tarjan's search for circles keeps it. */
interface Entered<T> {
  readonly item: T;
  readonly needs: readonly T[];
  readonly order: number;
  /** The order of the earliest unfinished item that it leads back to, itself at first. */
  earliest: number;
  /** The index of the need to look at next. */
  next: number;
  finished: boolean;
}

/**
 * Visits an item and everything that it needs, directly or not, needs first; items of a circle are visited together.
 * Tarjan's strongly connected components, with a path of its own instead of recursion: chains may be thousands long.
 */
export function visitInOrder<T>(first: T, needsOf: (item: T) => readonly T[], visit: (group: Group<T>) => void): void {
  const met = new Map<T, Entered<T>>();
  const path: Entered<T>[] = [];
  const unfinished: Entered<T>[] = [];
  const enter = (item: T): void => {
    const entered = { item, needs: needsOf(item), order: met.size, earliest: met.size, next: 0, finished: false };
    met.set(item, entered);
    path.push(entered);
    unfinished.push(entered);
  };
  enter(first);
  for (let current = path.at(-1); current; current = path.at(-1)) {
    if (current.next < current.needs.length) {
      const need = current.needs[current.next++] as T;
      const known = met.get(need);
      if (!known) enter(need);
      else if (!known.finished) current.earliest = Math.min(current.earliest, known.order);
      continue;
    }
    path.pop();
    const reader = path.at(-1);
    if (reader) reader.earliest = Math.min(reader.earliest, current.earliest);
    if (current.earliest === current.order) visit(closeGroup(current, unfinished));
  }
}

/** Takes a group off the unfinished items: its first item, sought from the end as it is near it, and all after it. */
function closeGroup<T>(root: Entered<T>, unfinished: Entered<T>[]): Group<T> {
  const group = unfinished.splice(unfinished.lastIndexOf(root));
  for (const member of group) member.finished = true;
  return { members: group.map(({ item }) => item), circular: group.length > 1 || root.needs.includes(root.item) };
}
