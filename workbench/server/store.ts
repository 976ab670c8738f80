/**
 * The workbench on disk: a snapshot of everything, and a journal of the edits since. An edit is one appended line, so that a large
 * workbook need not be written whole for each. Whatever ends the process, or fills the disk, what was kept can be opened again.
 */
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { basename, join } from 'node:path';
import type { Block } from '../book/types.ts';
import { writing } from '../disk/failure.ts';
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

/** An edit as the journal keeps it; lines count on from the snapshot's. */
export interface Line {
  readonly line: number;
  readonly changes: readonly Change[];
}

/** Lines after which the next edit writes a snapshot instead, so that a start stays quick. */
const MOST_LINES = 500;

export class Store {
  /** What could not be read and was put aside, in words for people. */
  readonly notes: string[] = [];
  readonly #snapshot: string;
  readonly #journal: string;
  #line = 0;
  #lines = 0;
  #needsSnapshot = true;

  /** @throws NotWritten */
  constructor(folder: string) {
    writing(folder, () => mkdirSync(folder, { recursive: true }));
    this.#snapshot = join(folder, 'workbook.json');
    this.#journal = join(folder, 'edits.jsonl');
  }

  /** What was kept, and the edits since, in their order; null where nothing was, or nothing that can be read. */
  read(): { readonly snapshot: Snapshot; readonly lines: readonly Line[] } | null {
    const snapshot = this.#readSnapshot();
    if (!snapshot) return null;
    const lines = this.#readJournal(snapshot.line);
    this.#line = lines.at(-1)?.line ?? snapshot.line;
    this.#lines = lines.length;
    this.#needsSnapshot = false;
    return { snapshot, lines };
  }

  /** Whether an edit must be kept by a snapshot: the journal is long, or does not lead to what the workbook now is. */
  get needsSnapshot(): boolean {
    return this.#needsSnapshot || this.#lines >= MOST_LINES;
  }

  /** The workbook has become something that the next line of the journal would not follow. */
  distrust(): void {
    this.#needsSnapshot = true;
  }

  /** @throws NotWritten, and then the journal is as it was */
  append(changes: readonly Change[]): void {
    const line = `${JSON.stringify({ line: this.#line + 1, changes } satisfies Line)}\n`;
    const length = existsSync(this.#journal) ? statSync(this.#journal).size : 0;
    writing('The edit', () => {
      try {
        appendFileSync(this.#journal, line);
      } catch (error) {
        // A full disk takes half a line.
        if (existsSync(this.#journal)) truncateSync(this.#journal, length);
        throw error;
      }
    });
    this.#line += 1;
    this.#lines += 1;
  }

  /** Written beside the old one and put in its place: there is always a whole one. @throws NotWritten */
  write(snapshot: Omit<Snapshot, 'line'>): void {
    this.#needsSnapshot = true;
    const made = `${this.#snapshot}.new`;
    writing('The workbook', () => {
      try {
        writeFileSync(made, JSON.stringify({ ...snapshot, line: this.#line } satisfies Snapshot));
        renameSync(made, this.#snapshot);
      } catch (error) {
        rmSync(made, { force: true });
        throw error;
      }
    });
    // Its lines are all in the snapshot: one that stays behind is passed over.
    rmSync(this.#journal, { force: true });
    this.#lines = 0;
    this.#needsSnapshot = false;
  }

  /** Puts everything aside: what was read is no workbook that can be opened. */
  giveUp(why: string): void {
    for (const file of [this.#snapshot, this.#journal]) if (existsSync(file)) this.#putAside(file, why);
  }

  /** Puts a line and all that follow it aside. */
  cut(line: number, why: string): void {
    const lines = readFileSync(this.#journal, 'utf8').split('\n');
    const at = lines.findIndex(text => numberOf(text) === line);
    this.#cutAt(lines, at < 0 ? lines.length : at, why);
  }

  #readSnapshot(): Snapshot | null {
    if (!existsSync(this.#snapshot)) return null;
    try {
      const snapshot = JSON.parse(readFileSync(this.#snapshot, 'utf8')) as Snapshot;
      if (Number.isInteger(snapshot.line)) return snapshot;
    } catch {
      // Told as what is no snapshot at all.
    }
    this.giveUp('it is not whole');
    return null;
  }

  /** The lines that count on from the snapshot. The last may be cut off in the middle: it was the edit in flight, and nobody was told of it. */
  #readJournal(from: number): Line[] {
    if (!existsSync(this.#journal)) return [];
    const text = readFileSync(this.#journal, 'utf8');
    const whole = text.slice(0, text.lastIndexOf('\n') + 1);
    if (whole !== text) truncateSync(this.#journal, Buffer.byteLength(whole));
    const texts = whole.split('\n');
    const lines: Line[] = [];
    for (const [at, text] of texts.entries()) {
      if (text === '') continue;
      const number = numberOf(text);
      if (number !== null && number <= from) continue;
      if (number !== from + lines.length + 1) {
        this.#cutAt(texts, at, 'a line is not whole');
        break;
      }
      lines.push(JSON.parse(text) as Line);
    }
    return lines;
  }

  #cutAt(lines: readonly string[], at: number, why: string): void {
    const kept = lines
      .slice(0, at)
      .map(line => `${line}\n`)
      .join('');
    this.#putAside(this.#journal, `${why}; the edits before it are kept`);
    writeFileSync(this.#journal, kept);
  }

  #putAside(file: string, why: string): void {
    let number = 1;
    while (existsSync(`${file}.unread-${number}`)) number += 1;
    const aside = `${file}.unread-${number}`;
    renameSync(file, aside);
    this.notes.push(`${basename(file)} cannot be read (${why}). It was put aside as ${aside}.`);
  }
}

/** The number of a whole line; null for anything else. */
function numberOf(text: string): number | null {
  try {
    const { line, changes } = JSON.parse(text) as Line;
    return Number.isInteger(line) && Array.isArray(changes) ? line : null;
  } catch {
    return null;
  }
}
