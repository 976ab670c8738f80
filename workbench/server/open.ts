/** Where a workbench's workbook comes from: the sample, a CSV file or a workbook that somebody kept. */
import { createHash } from 'node:crypto';
import { basename, extname, resolve } from 'node:path';
import { type BookJson, bookFromJson } from '../book/json.ts';
import type { Book, Grid } from '../book/types.ts';
import { CsvError, readCsv } from '../csv/csv.ts';
import { bookFromCsv, readNumbers } from '../csv/load-book.ts';
import { InputError, readInput } from '../disk/input.ts';
import { createHost, type Host, openHost, type Project, type SavedState } from '../host/host.ts';
import { lookOf } from '../services/state.ts';
import { sampleHost } from './sample-host.ts';

export interface Source {
  /** Such as "the sample" or "leads.csv". */
  readonly origin: string;
  /** The folder's name under which its state is kept: files of one name in different places are kept apart. */
  readonly key: string;
  /** Makes the workbook as it first is. @throws InputError */
  readonly make: () => Host;
}

/** A new tab of Sheets reaches to Z. */
const USUAL_COLUMNS = 26;
const ROWS_FITTED = 200;
const WIDTH_MIN = 50;
const WIDTH_MAX = 320;
const OWNER = 'you@example.com';
const EDITOR = 'editor@example.com';
const VIEWER = 'viewer@example.com';

/**
 * @param file null for the sample
 * @param zone of a CSV file; null for this machine's
 */
export function sourceOf(file: string | null, project: Project, zone: string | null = null): Source {
  if (file === null) return { origin: 'the sample', key: 'sample', make: () => withPeople(sampleHost(project)) };
  const path = resolve(file);
  const name = basename(path);
  const key = `${name.replace(/[^\w.-]/g, '_')}-${createHash('sha256').update(path).digest('hex').slice(0, 8)}`;
  const make = extname(name).toLowerCase() === '.json' ? fromWorkbook : fromCsv;
  return {
    origin: name,
    key,
    make: () => withPeople(make(readInput(path, 'a CSV file or of a workbook.json'), name, project, zone)),
  };
}

function fromCsv(bytes: Uint8Array, name: string, project: Project, zone: string | null): Host {
  try {
    const timeZone = zone ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
    const now = Date.now();
    const book = bookFromCsv(readCsv(bytes), { name, tab: 'Leads', timeZone, now });
    readNumbers(book, 'Leads');
    const host = hostOf(book, now, project);
    for (const grid of book.grids) fitColumns(host, grid);
    return host;
  } catch (error) {
    if (error instanceof CsvError) throw new InputError(`${name}: ${error.message} ${error.fix}`);
    throw error;
  }
}

function fromWorkbook(bytes: Uint8Array, name: string, project: Project): Host {
  try {
    const saved = JSON.parse(new TextDecoder().decode(bytes)) as SavedState | BookJson | null;
    if (typeof saved !== 'object' || saved === null) throw new Error('it holds no fields');
    if ('host' in saved) return openHost(saved, project);
    const now = Date.now();
    return hostOf(
      bookFromJson(saved, () => now),
      now,
      project,
    );
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new InputError(`${name}: this is no workbook of the workbench (${why}).`);
  }
}

function hostOf(book: Book, now: number, project: Project): Host {
  const host = createHost({ ...project, book, now, owner: OWNER });
  for (const grid of book.grids) {
    lookOf(host.state, grid.id).frozenRows = 1;
    if (grid.columnCount < USUAL_COLUMNS) grid.insertColumns(grid.columnCount, USUAL_COLUMNS - grid.columnCount);
  }
  return host;
}

/** Characters of 13 px Arial, with room at both sides; a long text is cut by its neighbour, as in Sheets. */
function fitColumns(host: Host, grid: Grid): void {
  const { columnWidths } = lookOf(host.state, grid.id);
  for (let column = 0; column < grid.usedColumns; column++) {
    let longest = 0;
    for (let row = 0; row < Math.min(grid.usedRows, ROWS_FITTED); row++)
      longest = Math.max(longest, grid.display(row, column).length);
    columnWidths[column] = Math.min(WIDTH_MAX, Math.max(WIDTH_MIN, longest * 7 + 18));
  }
}

/** Somebody for each role, so that each can be tried. */
function withPeople(host: Host): Host {
  const { people } = host.state;
  if (people.editors.length === 0) people.editors.push(EDITOR);
  if (people.viewers.length === 0) people.viewers.push(VIEWER);
  return host;
}
