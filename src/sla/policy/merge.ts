/**
 * Two people's edits of one policy joined field by field. What only one of them changed is taken; where both changed the same
 * thing differently, mine stands and the disagreement is listed, so that nobody's edit is lost in silence.
 */
import { keysIn, type ListShape, nameIn, POLICY_SHAPE, type Shape } from './shape.ts';

export interface Conflict {
  /** Field of the merged policy: "sales[0].firstContactMinutes". */
  readonly at: string;
  /** "rule “Free trials”: first contact" */
  readonly words: string;
  /** Undefined where that side has removed it. */
  readonly mine: unknown;
  readonly theirs: unknown;
}

export interface MergedPolicy {
  /** Like `mine`, perhaps not valid: it is checked when it is saved. */
  readonly merged: unknown;
  readonly conflicts: readonly Conflict[];
}

/** What I took away and they changed: shown to be decided, or as I left it. */
type Gone = 'shown' | 'stays gone';

/** @param base what both began from @param mine may be wrong in places, as drafts are */
export function mergePolicies(base: unknown, mine: unknown, theirs: unknown, gone: Gone = 'shown'): MergedPolicy {
  const found: Found = { conflicts: [], gone };
  return {
    merged: join({ base, mine, theirs }, POLICY_SHAPE, { at: '', words: [] }, found),
    conflicts: found.conflicts,
  };
}

interface Found {
  readonly conflicts: Conflict[];
  readonly gone: Gone;
}

interface Sides<T = unknown> {
  readonly base: T;
  readonly mine: T;
  readonly theirs: T;
}

interface Place {
  readonly at: string;
  readonly words: readonly string[];
}

function join(sides: Sides, shape: Shape, place: Place, found: Found): unknown {
  const { base, mine, theirs } = sides;
  if (isSame(mine, theirs) || isSame(base, theirs)) return mine;
  if (isSame(base, mine)) return theirs;
  const records = shape.kind === 'record' ? all(sides, isRecord, {}) : null;
  if (records && shape.kind === 'record') return joinRecords(records, shape, place, found);
  const lists =
    shape.kind === 'list' || shape.kind === 'set' ? all<readonly unknown[]>(sides, Array.isArray, []) : null;
  if (lists && shape.kind === 'set') return joinSets(lists);
  if (lists && shape.kind === 'list') return joinLists(lists, shape, place, found);
  const own = 'words' in shape ? [shape.words] : [];
  found.conflicts.push({ at: place.at, words: [...place.words, ...own].join(': '), mine, theirs });
  return mine;
}

/** The three sides where both edits are of the kind; a base that is not counts as empty. */
function all<T>({ base, mine, theirs }: Sides, is: (value: unknown) => value is T, none: T): Sides<T> | null {
  return is(mine) && is(theirs) ? { base: is(base) ? base : none, mine, theirs } : null;
}

type Fields = Readonly<Record<string, unknown>>;

function isRecord(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A field by any name, "constructor" and the like too. */
function ownField<T>(record: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.getOwnPropertyDescriptor(record, name)?.value as T | undefined;
}

function joinRecords(
  { base, mine, theirs }: Sides<Fields>,
  shape: Extract<Shape, { kind: 'record' }>,
  place: Place,
  found: Found,
): unknown {
  const names = [...new Set([...Object.keys(mine), ...Object.keys(theirs)])];
  const entries = names.map(name => {
    const listed = ownField(shape.fields, name);
    const words = listed ? place.words : [...place.words, name];
    const inner = { at: place.at ? `${place.at}.${name}` : name, words };
    const of = (side: Fields) => ownField(side, name);
    const field = listed ?? shape.others ?? { kind: 'value', words: name };
    return [name, join({ base: of(base), mine: of(mine), theirs: of(theirs) }, field, inner, found)] as const;
  });
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
}

/** Mine, without what they took away and with what they added. */
function joinSets({ base, mine, theirs }: Sides<readonly unknown[]>): unknown[] {
  const has = (list: readonly unknown[], item: unknown) => list.some(one => isSame(one, item));
  const kept = mine.filter(item => has(theirs, item) || !has(base, item));
  return [...kept, ...theirs.filter(item => !has(base, item) && !has(mine, item))];
}

/** The keys of a side's items, one that was renamed under its former key: its edits by the other side stay its own. */
function keysSince(base: readonly unknown[], side: readonly unknown[], shape: ListShape): string[] {
  const [before, after] = [keysIn(shape, base), keysIn(shape, side)];
  // What goes by two fields may be another thing with the same figures, such as the rate of another source.
  if (shape.keys.length > 1) return after;
  const gone = base.flatMap((item, index) => {
    const key = before[index] as string;
    return after.includes(key) ? [] : [{ key, item }];
  });
  return after.map((key, index) => {
    if (before.includes(key)) return key;
    const likenesses = gone.map(({ item }) => likeness(item, side[index], shape.keys));
    const most = Math.max(0, ...likenesses);
    return most > 0.5 ? (gone.splice(likenesses.indexOf(most), 1)[0]?.key ?? key) : key;
  });
}

/** Share of the fields, but for those of the name, that two items have alike. */
function likeness(a: unknown, b: unknown, keys: readonly string[]): number {
  if (!isRecord(a) || !isRecord(b)) return 0;
  const names = [...new Set([...Object.keys(a), ...Object.keys(b)])].filter(name => !keys.includes(name));
  return names.filter(name => isSame(ownField(a, name), ownField(b, name))).length / Math.max(1, names.length);
}

function joinLists(
  { base, mine, theirs }: Sides<readonly unknown[]>,
  shape: ListShape,
  place: Place,
  found: Found,
): unknown[] {
  const byKey = (list: readonly unknown[]) => {
    const keys = keysSince(base, list, shape);
    return new Map(list.map((item, index) => [keys[index] as string, item]));
  };
  const [known, own, other] = [byKey(base), byKey(mine), byKey(theirs)];
  const isGone = (key: string, here: ReadonlyMap<string, unknown>, there: ReadonlyMap<string, unknown>) =>
    known.has(key) && !there.has(key) && isSame(known.get(key), here.get(key));
  const kept = (side: ReadonlyMap<string, unknown>) =>
    [...side.keys()].filter(key => (own.has(key) ? !isGone(key, own, other) : !isGone(key, other, own)));
  const lasts = [own, other].map(side => [...side.keys()].pop());
  const { keys, isDisputed } = joinOrder([...known.keys()], kept(own), kept(other), lasts);
  if (isDisputed) {
    const words = [...place.words, `order of the ${shape.noun}s`].join(': ');
    found.conflicts.push({ at: place.at, words, mine: [...own.keys()], theirs: [...other.keys()] });
  }
  const merged: unknown[] = [];
  for (const key of keys) {
    const sides = { base: known.get(key), mine: own.get(key), theirs: other.get(key) };
    const title = `${shape.noun} “${nameIn(shape, sides.mine ?? sides.theirs).trim()}”`;
    const inner = { at: `${place.at}[${merged.length}]`, words: [...place.words, title] };
    const item = join(sides, shape.item, inner, found);
    if (item !== undefined) merged.push(item);
    else if (found.gone === 'shown') merged.push(sides.theirs);
  }
  return merged;
}

/** The order of whoever changed it, with the other's new items after those that they follow there, and the last one last. */
function joinOrder(
  base: readonly string[],
  mine: readonly string[],
  theirs: readonly string[],
  lasts: readonly (string | undefined)[],
) {
  const common = (keys: readonly string[], a: readonly string[], b: readonly string[]) =>
    keys.filter(key => a.includes(key) && b.includes(key)).join('\n');
  const isMineMoved = common(mine, base, theirs) !== common(base, mine, theirs);
  const isTheirsMoved = common(theirs, base, mine) !== common(base, mine, theirs);
  const isDisputed = isMineMoved && isTheirsMoved && common(mine, base, theirs) !== common(theirs, base, mine);
  const [lead, follow] = isMineMoved || !isTheirsMoved ? [mine, theirs] : [theirs, mine];
  const keys = lead.slice();
  for (const [index, key] of follow.entries()) {
    if (keys.includes(key)) continue;
    const before = follow
      .slice(0, index)
      .reverse()
      .find(one => keys.includes(one));
    const place = before === undefined ? 0 : keys.indexOf(before) + 1;
    // Of rules the last one is the default, under whatever name.
    keys.splice(lasts.includes(key) ? keys.length : place, 0, key);
  }
  return { keys, isDisputed };
}

/** Deeply, whatever the order of fields; an undefined field is none. */
function isSame(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (Array.isArray(a) && Array.isArray(b)) {
    return a.length === b.length && a.every((item, index) => isSame(item, b[index]));
  }
  if (!isRecord(a) || !isRecord(b)) return false;
  const names = [...new Set([...Object.keys(a), ...Object.keys(b)])];
  return names.every(name => isSame(ownField(a, name), ownField(b, name)));
}
