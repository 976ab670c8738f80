/** Who imports whom, types too: the compiler forgets imports of types, and a reader follows them all the same. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix, relative } from 'node:path';

/** A file's path below the root, and the paths that it imports. */
export type Imports = ReadonlyMap<string, readonly string[]>;

const SPECIFIER = /\b(?:from|import)\s*\(?\s*'(\.{1,2}\/[^']+)'/g;

export function importsBelow(root: string, folders: readonly string[]): Imports {
  const paths = folders.flatMap(folder =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map(name => join(root, folder, name)),
  );
  const sources = paths.filter(path => /\.tsx?$/.test(path)).map(path => relative(root, path));
  return importsIn(new Map(sources.map(path => [path, readFileSync(join(root, path), 'utf8')])));
}

export function importsIn(sources: ReadonlyMap<string, string>): Imports {
  return new Map(
    [...sources].map(([path, text]) => [
      path,
      [...text.matchAll(SPECIFIER)].map(([, specifier = '']) => posix.join(dirname(path), specifier)),
    ]),
  );
}

/** The first way from a file back to itself, "a.ts → b.ts → a.ts"; null where there is none. */
export function circle(imports: Imports): string | null {
  const done = new Set<string>();
  const way: string[] = [];
  const visit = (path: string): string | null => {
    if (way.includes(path)) return [...way.slice(way.indexOf(path)), path].join(' → ');
    if (done.has(path)) return null;
    way.push(path);
    for (const next of imports.get(path) ?? []) {
      const found = visit(next);
      if (found) return found;
    }
    way.pop();
    done.add(path);
    return null;
  };
  for (const path of imports.keys()) {
    const found = visit(path);
    if (found) return found;
  }
  return null;
}

/** Imports of a room that comes later, "a.ts → b.ts"; and files that stand in no room. */
export function againstTheOrder(imports: Imports, rooms: readonly string[]): readonly string[] {
  const roomOf = (path: string) => rooms.findIndex(room => path.startsWith(`${room}/`));
  return [...imports].flatMap(([path, targets]) => {
    if (roomOf(path) < 0) return [`${path} stands in no room`];
    return targets.filter(target => roomOf(target) > roomOf(path)).map(target => `${path} → ${target}`);
  });
}
