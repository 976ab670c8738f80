/**
 * People work in a lead tab while the scan runs: changes fall between its calls, and after each scan every row is held
 * against a fresh judgement of what stands in it.
 *
 * A change before the last reading of the whole tab must be judged at once, a later one by the next scan. No team cell may
 * change but by those people's hands: a second copy of the tab, which is never scanned, gets the same edits.
 */
import type { Grid, Scalar } from '../../../workbench/book/types.ts';
import { type Host, openHost, type SavedState } from '../../../workbench/host/host.ts';
import { builtProject } from '../../../workbench/host/project.ts';
import {
  anotherAttempt,
  append,
  apply,
  type Edit,
  headerOf,
  isManaged,
  type Serial,
  somebodys,
  tabOf,
  teamRows,
} from './edits.ts';
import { emptyWorkbench, randomOf, type Shape, TAB, TAG } from './shapes.ts';
import { keyText, type Moment, type Watched, watchedScan } from './watched-scan.ts';

const MINUTE = 60_000;
/** Held against a fresh judgement; "SLA why" is as of the last change, and the key depends on what the row was before. */
const JUDGED = ['SLA status', 'SLA due', 'SLA late after', 'SLA attempts', 'Lead value', 'Qualified', 'SLA seen'];
/** Of one play. */
export const INTERLEAVINGS = 10;
const LEADS = 8;

const project = builtProject();
const empties = new Map<Shape, SavedState>();

export interface Tally {
  /** Scans of the tab between whose first reading and whose write somebody changed something. */
  interleavings: number;
  /** Those that saw the change because they read again. */
  seenAtOnce: number;
  rowsCompared: number;
  failure: string | null;
}

export function inWords(tallies: readonly Tally[]): string {
  const sum = (of: (tally: Tally) => number) => tallies.reduce((total, tally) => total + of(tally), 0);
  const atOnce = `${sum(tally => tally.seenAtOnce)} seen at once`;
  const rows = sum(tally => tally.rowsCompared);
  return `${sum(tally => tally.interleavings)} interleavings, ${atOnce}, ${rows} rows held against a fresh judgement`;
}

/**
 * Plays until somebody has changed the tab so many times between a scan's first reading and its write, or until the first
 * thing that is wrong.
 * @param isBlind the scan does not read again before it writes
 */
export function playShape(shape: Shape, seed: number, isBlind = false): Tally {
  const game = new Game(shape, seed, isBlind);
  const tally: Tally = { interleavings: 0, seenAtOnce: 0, rowsCompared: 0, failure: null };
  while (tally.interleavings < INTERLEAVINGS && tally.failure === null) {
    const wrong = game.round(tally);
    if (wrong) tally.failure = `${shape.name}, seed ${seed}: ${wrong}\n${game.diary.join('\n')}`;
  }
  return tally;
}

class Game {
  readonly diary: string[] = [];
  private readonly shape: Shape;
  private readonly random;
  private readonly isBlind: boolean;
  private readonly scanned: Host;
  private readonly untouched: Host;
  private readonly serial: Serial = { next: 1 };
  /**
   * Rows without an id that somebody corrected: they keep the key that they had. A row whose own key stood nowhere in the
   * block, and a vacant one beside it, looks just the same.
   */
  private readonly corrected = new Set<string>();

  constructor(shape: Shape, seed: number, isBlind: boolean) {
    this.shape = shape;
    this.isBlind = isBlind;
    this.random = randomOf(seed);
    const empty = emptyOf(shape);
    this.scanned = openHost(empty, project);
    this.untouched = openHost(empty, project);
    for (let lead = 0; lead < LEADS; lead++) {
      this.edit(append(shape, tabOf(this.scanned), this.serial, this.now, this.random));
    }
    this.scan([]);
  }

  /** What is wrong afterwards, or null. */
  round(tally: Tally): string | null {
    this.scanned.clock.advance((1 + Math.floor(this.random() * 240)) * MINUTE);
    this.diary.push(`-- ${new Date(this.now).toISOString()}`);
    if (this.random() < 0.5) this.somebody(true);
    this.edit(anotherAttempt(tabOf(this.scanned)));
    const first = this.scan(this.moments());
    if (first.isBetween) tally.interleavings++;
    if (first.isBetween && first.isSeen) tally.seenAtOnce++;
    // A scan may well stumble over a tab that shrinks under it; the next one may not.
    const last = first.isSeen ? first : this.scan([]);
    return last.error ?? this.wrongRow(last, tally) ?? this.changedTeamCell() ?? this.needlessWrite();
  }

  private get hasIds(): boolean {
    return this.shape.columns.id !== undefined;
  }

  private get now(): number {
    return this.scanned.clock.now();
  }

  private moments(): Moment[] {
    const moment = () => {
      const isLate = this.random() < 0.1;
      return { calls: 1 + Math.floor(this.random() * (isLate ? 12 : 5)), isLate };
    };
    return this.random() < 0.75 ? [moment()] : [moment(), moment()];
  }

  private scan(moments: readonly Moment[]): Watched {
    const somebody = (before: string, mayShift: boolean) => {
      this.diary.push(`before ${before}:`);
      this.somebody(mayShift);
    };
    return watchedScan(this.scanned, { moments, somebody, isBlind: this.isBlind });
  }

  private somebody(mayShift: boolean): void {
    this.edit(somebodys(this.shape, tabOf(this.scanned), this.serial, this.now, mayShift, this.random));
  }

  private edit(edits: readonly Edit[]): void {
    const grid = tabOf(this.scanned);
    for (const edit of edits) {
      this.diary.push(JSON.stringify(edit));
      if (edit.what === 'type' && this.shape.identity.includes(edit.header)) {
        if (grid.value(edit.row, edit.column) !== null) this.corrected.add(tagOf(grid, edit.row));
      }
      apply(this.scanned, edit);
      apply(this.untouched, edit);
    }
  }

  private wrongRow({ standing }: Watched, tally: Tally): string | null {
    const grid = tabOf(this.scanned);
    const fresh = this.judgedAfresh();
    const columns = columnsByHeader(grid);
    const freshColumns = columnsByHeader(fresh);
    const keys = new Set<string>();
    for (let row = 1; row < Math.max(grid.usedRows, fresh.usedRows); row++) {
      tally.rowsCompared++;
      for (const header of JUDGED) {
        const is = grid.value(row, columns.get(header) ?? -1);
        const should = fresh.value(row, freshColumns.get(header) ?? -1);
        if (!isSame(is, should)) return `row ${row + 1} has ${header} ${show(is)}, afresh it is ${show(should)}`;
      }
      const key = keyText(grid.value(row, columns.get('SLA key') ?? -1));
      const freshKey = keyText(fresh.value(row, freshColumns.get('SLA key') ?? -1));
      if ((key === '') !== (freshKey === '')) return `row ${row + 1} has the key "${key}", afresh "${freshKey}"`;
      if (key === '') continue;
      if (keys.has(key)) return `row ${row + 1} has the key "${key}" of another row`;
      keys.add(key);
      if (key === freshKey) continue;
      const tag = tagOf(grid, row);
      const mayDiffer = !this.hasIds && (this.corrected.has(tag) || !standing.has(freshKey));
      if (!mayDiffer) return `row ${row + 1} has the key "${key}" instead of "${freshKey}"`;
      this.corrected.add(tag);
    }
    return null;
  }

  /** The tab as the team wrote it, in a file that was never scanned before. */
  private judgedAfresh(): Grid {
    const host = openHost({ ...emptyOf(this.shape), now: this.now }, project);
    host.book.removeGrid(tabOf(host).id);
    const grid = tabOf(this.scanned);
    const columns = headerOf(grid).flatMap((name, column) => (isManaged(name) ? [] : [column]));
    const fresh = host.book.addGrid(TAB, 0, { rows: grid.rowCount, columns: columns.length });
    for (let row = 0; row < grid.usedRows; row++) {
      for (const [place, column] of columns.entries()) {
        fresh.setFormat({ row, column: place, rows: 1, columns: 1 }, grid.shownFormat(row, column));
        fresh.set(row, place, { value: grid.value(row, column) });
      }
    }
    const { error } = host.run('slaTick', [], 'trigger');
    if (error) throw new Error(error.message);
    return fresh;
  }

  private changedTeamCell(): string | null {
    const [grid, other] = [tabOf(this.scanned), tabOf(this.untouched)];
    const [mine, theirs] = [teamText(grid), teamText(other)];
    for (let row = 0; row < Math.max(mine.length, theirs.length); row++) {
      if (mine[row] !== theirs[row])
        return `the team's cells of row ${row + 1} are ${mine[row]}, they were ${theirs[row]}`;
    }
    return null;
  }

  /** Now and then: a scan that finds all as it was writes nothing. */
  private needlessWrite(): string | null {
    if (this.random() < 0.7) return null;
    return this.scan([]).isWritten ? 'a scan wrote although nothing had changed' : null;
  }
}

function emptyOf(shape: Shape): SavedState {
  const known = empties.get(shape) ?? emptyWorkbench(shape);
  empties.set(shape, known);
  return known;
}

function columnsByHeader(grid: Grid): ReadonlyMap<string, number> {
  return new Map(headerOf(grid).map((header, column) => [header, column]));
}

function tagOf(grid: Grid, row: number): string {
  return String(grid.value(row, headerOf(grid).indexOf(TAG)) ?? '');
}

/** The cells that are not ours, as text by row. */
function teamText(grid: Grid): string[] {
  const columns = headerOf(grid).flatMap((name, column) => (isManaged(name) ? [] : [column]));
  return Array.from({ length: teamRows(grid) }, (_, row) =>
    JSON.stringify(columns.map(column => grid.formula(row, column) ?? grid.value(row, column))),
  );
}

const isBlank = (value: Scalar): boolean => value === null || value === '';
const show = (value: Scalar): string => JSON.stringify(value);

function isSame(a: Scalar, b: Scalar): boolean {
  if (isBlank(a) || isBlank(b)) return isBlank(a) && isBlank(b);
  return typeof a === 'number' && typeof b === 'number' ? Math.abs(a - b) < 1e-8 * Math.max(1, Math.abs(a)) : a === b;
}
