/**
 * The workbench on disk: a snapshot of everything, and a journal of the edits since. An edit is one appended line, so that a large
 * workbook need not be written whole for each; a killed process loses at most the line that it was writing.
 */
import { appendFileSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Block } from '../book/types.ts';
import type { SavedState } from '../host/host.ts';
import type { Change } from './changes.ts';

/** Everything that a workbench is when it stands still. */
export interface Snapshot {
  /** The number of the last journal line that it contains. */
  readonly line: number;
  readonly saved: SavedState;
  readonly actor: string;
  readonly selection: { readonly gridId: number; readonly block: Block } | null;
  readonly filters: Filters;
}

/** By tab and column: the texts that a filter hides. */
export type Filters = Readonly<Record<number, Readonly<Record<number, readonly string[]>>>>;

interface Line {
  readonly line: number;
  readonly changes: readonly Change[];
}

/** Lines after which the next edit writes a snapshot instead, so that a start stays quick. */
const MOST_LINES = 500;

export class Store {
  readonly #snapshot: string;
  readonly #journal: string;
  #line = 0;
  #lines = 0;

  constructor(folder: string) {
    mkdirSync(folder, { recursive: true });
    this.#snapshot = join(folder, 'workbook.json');
    this.#journal = join(folder, 'edits.jsonl');
  }

  /** What was kept, and the edits since; null where nothing was. */
  read(): { readonly snapshot: Snapshot; readonly changes: readonly Change[] } | null {
    if (!existsSync(this.#snapshot)) return null;
    const snapshot = JSON.parse(readFileSync(this.#snapshot, 'utf8')) as Snapshot;
    const lines = this.#readJournal().filter(({ line }) => line > snapshot.line);
    this.#line = lines.at(-1)?.line ?? snapshot.line;
    this.#lines = lines.length;
    return { snapshot, changes: lines.flatMap(({ changes }) => changes) };
  }

  /** Whether the journal is long enough for a snapshot. */
  get isLong(): boolean {
    return this.#lines >= MOST_LINES;
  }

  append(changes: readonly Change[]): void {
    this.#line += 1;
    this.#lines += 1;
    appendFileSync(this.#journal, `${JSON.stringify({ line: this.#line, changes } satisfies Line)}\n`);
  }

  /** Written beside the old one and put in its place: there is always a whole one. */
  write(snapshot: Omit<Snapshot, 'line'>): void {
    const made = `${this.#snapshot}.new`;
    writeFileSync(made, JSON.stringify({ ...snapshot, line: this.#line } satisfies Snapshot));
    renameSync(made, this.#snapshot);
    rmSync(this.#journal, { force: true });
    this.#lines = 0;
  }

  /** The last line may have been cut off in the middle: it was the edit in flight, and it is cut off for good. */
  #readJournal(): Line[] {
    if (!existsSync(this.#journal)) return [];
    const text = readFileSync(this.#journal, 'utf8');
    const whole = text.slice(0, text.lastIndexOf('\n') + 1);
    if (whole !== text) writeFileSync(this.#journal, whole);
    return whole
      .split('\n')
      .filter(line => line !== '')
      .map(line => JSON.parse(line) as Line);
  }
}
