/** One scan of the lead tab, watched call by call, with people's hands in between. */
import type { Block, Grid, Scalar } from '../../../workbench/book/types.ts';
import type { Host } from '../../../workbench/host/host.ts';
import { tabOf } from './edits.ts';

/** The scan's other writes of several rows go to the events tab, whose rows are this wide. */
const EVENT_COLUMNS = 6;

/** So many calls after the first reading of the tab; no later than its write unless it is `late`. */
export interface Moment {
  readonly calls: number;
  readonly isLate: boolean;
}

export interface Intrusion {
  readonly moments: readonly Moment[];
  /** Changes something just before a call; `mayShift`: whether the managed columns may move sideways just then. */
  readonly somebody: (before: string, mayShift: boolean) => void;
  /** Every reading of the tab answers what the first one did: as if the scan did not read again before writing. */
  readonly isBlind: boolean;
}

export interface Watched {
  error: string | null;
  /** Whether it wrote to the tab. */
  isWritten: boolean;
  /** Whether something changed between the first reading and a write. */
  isBetween: boolean;
  /** Whether the whole tab, as it stands, was read since the last change. */
  isSeen: boolean;
  /** The keys that stood in the block when the whole tab was last read. */
  standing: ReadonlySet<string>;
}

export function watchedScan(host: Host, { moments, somebody, isBlind }: Intrusion): Watched {
  const watched: Watched = { error: null, isWritten: false, isBetween: false, isSeen: false, standing: new Set() };
  const grid = tabOf(host);
  const { values, setAll } = grid;
  const due = [...moments].sort((a, b) => a.calls - b.calls);
  let calls = 0;
  let firstReading = 0;
  let first: Scalar[][] | null = null;
  let isChanged = false;
  grid.values = block => {
    const read = values.call(grid, block);
    if (coversAll(block, grid)) {
      firstReading ||= calls;
      watched.isSeen = true;
      watched.standing = new Set(keysIn(read));
    }
    if (!isBlind || block.row > 0) return read;
    first ??= read;
    return first;
  };
  grid.setAll = (block, contents) => {
    watched.isWritten = true;
    watched.isBetween ||= isChanged;
    setAll.call(grid, block, contents);
  };
  const intrude = (before: string, mayShift: boolean) => {
    somebody(before, mayShift);
    watched.isSeen = false;
    isChanged = true;
  };
  host.beforeCall = ({ index, method, args }) => {
    calls = index;
    if (firstReading === 0) return;
    const isLast = method === 'Range.setValues' && widthOf(args[0]) !== EVENT_COLUMNS;
    while (due[0] && (index >= firstReading + due[0].calls || (isLast && !due[0].isLate))) {
      due.shift();
      // What is written is written by place: a block that moves sideways under the write itself cannot be followed.
      intrude(`call ${index}, ${method}`, method !== 'Range.setValues');
    }
  };
  const { error, logs } = host.run('slaTick', [], 'trigger');
  watched.error = error?.message ?? null;
  // A scan that stumbled over the tab has looked at it once more, and leaves it to the next one.
  if (logs.some(line => line.includes('could not be scanned'))) watched.isSeen = false;
  host.beforeCall = null;
  Object.assign(grid, { values, setAll });
  for (const _ of due) intrude('the end', true);
  return watched;
}

function coversAll({ row, column, rows, columns }: Block, { usedRows, usedColumns }: Grid): boolean {
  return row === 0 && column === 0 && rows >= usedRows && columns >= usedColumns;
}

function widthOf(matrix: unknown): number {
  const first: unknown = Array.isArray(matrix) ? matrix[0] : null;
  return Array.isArray(first) ? first.length : 0;
}

function keysIn([header = [], ...rows]: readonly (readonly Scalar[])[]): string[] {
  const column = header.indexOf('SLA key');
  return rows.map(row => keyText(row[column] ?? null));
}

/** An apostrophe keeps a key a text. */
export const keyText = (value: Scalar): string => String(value ?? '').replace(/^'/, '');
