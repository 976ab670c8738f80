/** Lists whose items go by a name: which stayed, which came, which went, which were renamed or moved. */

export interface Match<T> {
  readonly pairs: readonly (readonly [before: T, after: T])[];
  readonly added: readonly T[];
  readonly removed: readonly T[];
}

/**
 * @param keyOf what an item goes by
 * @param sameUnderAnotherName tells whether one that went came back renamed
 */
export function matched<T>(
  before: readonly T[],
  after: readonly T[],
  keyOf: (item: T) => string,
  sameUnderAnotherName: (before: T, after: T) => boolean = () => false,
): Match<T> {
  const known = new Map(before.map(item => [keyOf(item), item]));
  const pairs: [T, T][] = [];
  const added: T[] = [];
  for (const item of after) {
    const key = keyOf(item);
    const old = known.get(key);
    if (old === undefined) added.push(item);
    else pairs.push([old, item]);
    known.delete(key);
  }
  const removed = new Set(known.values());
  const fresh = added.filter(item => {
    const old = [...removed].find(one => sameUnderAnotherName(one, item));
    if (old === undefined) return true;
    removed.delete(old);
    pairs.push([old, item]);
    return false;
  });
  return { pairs, added: fresh, removed: [...removed] };
}

/** What was in no former list, and what is no longer. */
export function setDifference(before: readonly string[], after: readonly string[]) {
  return {
    added: after.filter(one => !before.includes(one)),
    removed: before.filter(one => !after.includes(one)),
  };
}

/**
 * The fewest items that were taken out and put elsewhere, given where each stood before.
 * @returns indexes into `places`
 */
export function movedAmong(places: readonly number[]): readonly number[] {
  // The longest run that still stands in its order has not moved.
  const longest = places.map(() => 1);
  const previous = places.map(() => -1);
  for (const [index, place] of places.entries()) {
    for (let earlier = 0; earlier < index; earlier++) {
      const length = (longest[earlier] as number) + 1;
      if ((places[earlier] as number) < place && length > (longest[index] as number)) {
        longest[index] = length;
        previous[index] = earlier;
      }
    }
  }
  const stayed = new Set<number>();
  for (let at = longest.indexOf(Math.max(...longest)); at >= 0; at = previous[at] as number) stayed.add(at);
  return places.map((_, index) => index).filter(index => !stayed.has(index));
}
