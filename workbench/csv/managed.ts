/**
 * The add-on's columns in a file that it has written before: a run of its names that begins with "SLA key", with keys and what it
 * has seen of the leads in it. A team may have columns of those names of its own.
 */
import type { CsvTable } from './csv.ts';

const NAME = /^(SLA .+|Lead value|Lead score|Qualified)$/;
const FIRST = 'SLA key';
const SEEN = 'SLA seen';

/** Indexes of the add-on's columns. */
export function managedColumns({ header, records }: Pick<CsvTable, 'header' | 'records'>): readonly number[] {
  for (const [first, name] of header.fields.entries()) {
    const run = name === FIRST ? runFrom(header.fields, first) : [];
    const seen = run.find(column => header.fields[column] === SEEN);
    const keyed = records.filter(({ fields }) => (fields[first] ?? '') !== '');
    const known = keyed.filter(({ fields }) => seen !== undefined && isList(fields[seen] ?? ''));
    if (known.length > 0 && known.length * 2 >= keyed.length) return run;
  }
  return [];
}

function runFrom(header: readonly string[], first: number): readonly number[] {
  const columns: number[] = [];
  const names = new Set<string>();
  for (let at = first; at < header.length; at++) {
    const name = header[at] ?? '';
    if (!NAME.test(name) || names.has(name)) break;
    names.add(name);
    columns.push(at);
  }
  return columns;
}

function isList(text: string): boolean {
  try {
    return Array.isArray(JSON.parse(text.replace(/^'/, '')));
  } catch {
    return false;
  }
}
