/**
 * Writes the outcome into a folder, whole or not at all: everything is made beside it and then put in its place.
 *
 * A folder is only ever replaced when it is empty or holds an earlier outcome and nothing else, and nothing is deleted but the
 * files of that outcome, by their names.
 */
import {
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { setImmediate as breathe } from 'node:timers/promises';
import type { Grid } from '../book/types.ts';
import { appendColumns, type CsvTable } from '../csv/csv.ts';
import { managedColumns } from '../csv/managed.ts';
import { NotWritten, writing } from '../disk/failure.ts';
import { InputError } from '../disk/input.ts';
import type { Host, Mail } from '../host/host.ts';
import { toEml } from '../mail/eml.ts';

const LEADS = 'leads.csv';
/** The key of the add-on's developer metadata. */
const MARK = 'lead-sla';
const WORKBOOK = 'workbook.json';
const OUTBOX = 'outbox';
/** Characters of an address in a file's name: a name has 255 bytes at most. */
const LONGEST_NAME = 100;
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * @param input the file that is scanned, which must not be replaced by its own outcome
 * @returns the folder's absolute path
 * @throws InputError when the folder is not ours to replace
 */
export function checkOut(folder: string, input: string | null): string {
  const refuse = (why: string) => new InputError(`--out: ${why} Choose an empty or a new folder.`);
  if (folder.trim() === '') throw refuse('no folder is named.');
  if (isLink(resolve(folder))) throw refuse(`"${folder}" is a link.`);
  const target = followed(resolve(folder));
  if (contains(target, followed(process.cwd())))
    throw refuse(`"${folder}" is the folder that you are in, or above it.`);
  if (input !== null && contains(target, followed(resolve(input))))
    throw refuse(`"${folder}" holds the file that is scanned.`);
  const there = existing(target);
  if (!statSync(there).isDirectory()) throw refuse(`"${folder}" is a file, or lies below one.`);
  if (there !== target) return target;
  const names = readdirSync(target);
  const stranger = names.find(name => !isOurs(target, name)) ?? strangeMail(target, names);
  if (stranger) throw refuse(`"${folder}" holds other files (${stranger}).`);
  if (names.length > 0 && !isOutcome(target)) throw refuse(`"${folder}" holds files that no scan has written.`);
  return target;
}

function isLink(path: string): boolean {
  try {
    return lstatSync(path).isSymbolicLink();
  } catch {
    return false;
  }
}

/** What a link leads to is nobody's to replace but its owner's. */
const isOurs = (folder: string, name: string): boolean =>
  [LEADS, WORKBOOK, OUTBOX].includes(name) && !isLink(join(folder, name));

/** The folder, or the nearest one above it that is there. */
function existing(path: string): string {
  return existsSync(path) ? path : existing(dirname(path));
}

/** The path without symbolic links, as far as it exists: two names of one folder are one folder. */
function followed(path: string): string {
  const there = existing(path);
  return join(realpathSync(there), relative(there, path));
}

function contains(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return !way.startsWith('..') && way !== path;
}

function strangeMail(target: string, names: readonly string[]): string | undefined {
  if (!names.includes(OUTBOX)) return undefined;
  const outbox = join(target, OUTBOX);
  if (!statSync(outbox).isDirectory()) return OUTBOX;
  return readdirSync(outbox).find(name => !/^\d{3,}-.*\.eml$/.test(name) || isLink(join(outbox, name)));
}

function isOutcome(target: string): boolean {
  try {
    const { format } = JSON.parse(readFileSync(join(target, WORKBOOK), 'utf8')) as { format?: unknown };
    return typeof format === 'string' && format.startsWith('lead-sla-workbench/');
  } catch {
    return false;
  }
}

/**
 * @param target what `checkOut` answered; it is checked again, since a scan takes its time
 * @throws NotWritten where the disk refuses or somebody stops it: nothing is left behind, and the folder is as it was
 */
export async function writeOut(target: string, host: Host, tab: string, table: CsvTable): Promise<void> {
  const stops: string[] = [];
  const stop = (signal: string) => stops.push(signal);
  for (const signal of SIGNALS) process.on(signal, stop);
  let above: readonly string[] = [];
  let beside: string | null = null;
  try {
    const files = await filesOf(host, tab, table);
    above = writing(target, () => makeFolders(dirname(target)));
    beside = writing(target, () => mkdtempSync(join(dirname(target), `.${basename(target)}-`)));
    const made = join(beside, 'made');
    const former = join(beside, 'former');
    writing(target, () => writeAll(made, files));
    // Signals are heard between two turns of the loop.
    await breathe();
    if (stops.length > 0) throw new NotWritten('Stopped: nothing was written.');
    checkOut(target, null);
    writing(target, () => putInPlace(made, target, former));
    rmdirSync(beside);
  } catch (error) {
    if (beside !== null) rmSync(beside, { recursive: true, force: true });
    for (const folder of above) rmdirSync(folder);
    throw error;
  } finally {
    for (const signal of SIGNALS) process.off(signal, stop);
  }
}

/** Contents by path in the folder. */
async function filesOf(host: Host, tab: string, table: CsvTable): Promise<ReadonlyMap<string, string | Uint8Array>> {
  const files = new Map<string, string | Uint8Array>([
    [LEADS, leadsCsv(host, tab, table)],
    [WORKBOOK, `${JSON.stringify(host.saveState(), null, 1)}\n`],
  ]);
  for (const [index, mail] of host.outbox.entries()) files.set(join(OUTBOX, nameOf(mail, index)), await toEml(mail));
  return files;
}

const nameOf = ({ to }: Mail, index: number): string =>
  `${String(index + 1).padStart(3, '0')}-${to.replace(/[^\w@.-]/g, '_').slice(0, LONGEST_NAME)}.eml`;

/** The folders that had to be made, the innermost first. */
function makeFolders(folder: string): string[] {
  if (existsSync(folder)) return [];
  const above = makeFolders(dirname(folder));
  try {
    mkdirSync(folder);
  } catch (error) {
    for (const made of above) rmdirSync(made);
    throw error;
  }
  return [folder, ...above];
}

function writeAll(folder: string, files: ReadonlyMap<string, string | Uint8Array>): void {
  mkdirSync(folder);
  mkdirSync(join(folder, OUTBOX));
  for (const [name, content] of files) writeFileSync(join(folder, name), content);
}

function putInPlace(made: string, target: string, former: string): void {
  const isNew = !existsSync(target);
  if (!isNew) renameSync(target, former);
  try {
    renameSync(made, target);
  } catch (error) {
    if (!isNew) renameSync(former, target);
    throw error;
  }
  if (!isNew) removeOutcome(former);
}

/** By name, and the folders only when they are empty then. */
function removeOutcome(folder: string): void {
  const outbox = join(folder, OUTBOX);
  if (existsSync(outbox)) {
    for (const name of readdirSync(outbox)) unlinkSync(join(outbox, name));
    rmdirSync(outbox);
  }
  for (const name of readdirSync(folder)) unlinkSync(join(folder, name));
  rmdirSync(folder);
}

/** What the add-on has marked as its own in the tab. */
function markedColumns({ metadata }: Grid): readonly number[] {
  return metadata.flatMap(({ key, column }) => (key === MARK && column !== null ? [column] : [])).sort((a, b) => a - b);
}

/** The team's columns byte for byte, and the managed ones: moments as the sheet shows them, numbers unrounded. */
function leadsCsv(host: Host, tab: string, table: CsvTable): Uint8Array {
  const grid = host.book.grid(tab);
  if (!grid) throw new Error(`The scan lost the tab "${tab}".`);
  const top = table.titles.length;
  const header = Array.from({ length: grid.usedColumns }, (_, column) => grid.display(top, column));
  const managed = markedColumns(grid);
  const before = managedColumns(table);
  const names = managed.map(column => header[column] ?? '');
  const places = names.map(name => before.find(column => table.header.fields[column] === name) ?? -1);
  const text = (row: number, column: number) => {
    const value = grid.value(row, column);
    const isDate = /[ymdhs]/i.test(grid.shownFormat(row, column).numberFormat);
    return typeof value === 'number' && !isDate ? String(value) : grid.display(row, column);
  };
  const rows = table.records.map((_, row) => managed.map(column => text(top + row + 1, column)));
  return appendColumns(table, names, rows, places);
}
