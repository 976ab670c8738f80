/**
 * A team that does what add-ons least expect: columns and tabs of our names, hostile cells, error values, ids that arrive late, rows
 * that move to another lead tab, tabs that are copied, all of it while calls of the ticks fail. No cell of theirs may change, and
 * each lead is alerted once.
 */
import { createBook } from '../../workbench/book/book.ts';
import type { Grid, Scalar } from '../../workbench/book/types.ts';
import { createHost, type Host, HostKilled, openHost, type SavedState } from '../../workbench/host/host.ts';
import { builtProject } from '../../workbench/host/project.ts';
import { ask } from './faults/team.ts';
import { type Random, seeded } from './random.ts';

const MINUTE = 60_000;
const BEGIN = Date.parse('2026-11-16T14:00:00Z');
const TABS = ['Leads', 'Partners'] as const;
const FIELDS = ['Tag', 'Id', 'Email', 'Name', 'Created', 'Source', 'Contact', 'Owner'] as const;
const OURS = ['SLA key', 'SLA status', 'SLA due', 'SLA seen', 'SLA why', 'Lead value', 'Qualified'];
const HOSTILE = ['=1+1', '<b>x</b>', '+SUM(A1)', '\tTab', 'x'.repeat(49_000), '"; DROP', '@cmd', '\u202Eevil', ''];
const STEPS = 5;
/** After these nothing is outstanding any more. */
const CALM = 3;

const week = Object.fromEntries(
  ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'].map(day => [day, [['00:00', '24:00']]]),
);
const POLICY = {
  format: 'lead-sla-policy/1',
  currency: 'USD',
  clock: { startsAt: 'created', warnAt: 1 },
  calendars: [{ name: 'Always', timeZone: 'UTC', week }],
  sales: [{ name: 'All', calendar: 'Always', firstContactMinutes: 60 }],
  values: { month: '2026-10', rates: [] },
  quota: [],
  stages: { paused: [], closed: [], won: [], returned: [] },
  sheets: TABS.map(name => ({
    name,
    columns: {
      id: 'Id',
      email: 'Email',
      name: 'Name',
      created: 'Created',
      source: 'Source',
      firstContact: 'Contact',
      owner: 'Owner',
    },
  })),
  people: [{ owner: 'Dana', email: 'dana@example.com' }],
  alerts: { managers: ['boss@example.com'], marketing: [], digestAt: '23:50', calendar: 'Always' },
};

export interface Tally {
  ticks: number;
  faults: number;
  /** Cells of the team that were held against what they were before a tick. */
  cells: number;
  alerts: number;
  failure: string | null;
}

interface LeadModel {
  readonly tag: string;
  readonly cells: Map<string, Scalar>;
  isContacted: boolean;
}

export function playOwnership(seed: number): Tally {
  const game = new Game(seed);
  try {
    game.play();
  } catch (error) {
    game.tally.failure = `seed ${seed}: ${error instanceof Error ? error.message : String(error)}\n${game.diary.join('\n')}`;
  }
  return game.tally;
}

const bases = new Map<number, SavedState>();

/** A file that is set up and on, with columns of the team's under our names left or right of its own. */
function baseOf(shape: number): SavedState {
  const known = bases.get(shape);
  if (known) return known;
  const random = seeded(shape + 1);
  const now = BEGIN;
  const book = createBook({ name: 'Ours', timeZone: 'Etc/UTC', locale: 'en_US', now: () => now });
  for (const name of TABS) {
    const header = [...FIELDS, ...OURS.filter(() => random() < 0.4)].sort(() => random() - 0.5);
    const grid = book.grid(name) ?? book.addGrid(name, 0, { rows: 40, columns: header.length + 1 });
    for (const [column, text] of header.entries()) grid.set(0, column, { value: text });
  }
  for (const grid of [...book.grids]) if (!(TABS as readonly string[]).includes(grid.name)) book.removeGrid(grid.id);
  const host = createHost({ ...builtProject(), book, now, owner: 'owner@example.com' });
  ask(host, 'setUp', { policy: POLICY });
  ask(host, 'turnOn', { everyMinutes: 15 });
  const saved = host.saveState();
  bases.set(shape, saved);
  return saved;
}

class Game {
  readonly tally: Tally = { ticks: 0, faults: 0, cells: 0, alerts: 0, failure: null };
  readonly diary: string[] = [];
  private readonly random: Random;
  private readonly host: Host;
  private readonly leads = new Map<string, LeadModel>();
  private readonly inFlight = new Set<string>();
  /** Who a lead is was changed since the last scan that came to its end: once more, and nothing tells it any more. */
  private readonly unsettled = new Set<string>();
  /** Cells whose error is to be taken back before the next step. */
  private broken: (() => void)[] = [];
  private next = 1;

  constructor(seed: number) {
    this.random = seeded(seed * 7 + 3);
    this.host = openHost(baseOf(seed % 6), builtProject());
  }

  play(): void {
    for (let step = 0; step < STEPS; step++) {
      for (const mend of this.broken.splice(0)) mend();
      this.edit();
      this.host.clock.advance(40 * MINUTE);
      this.tick(this.random() < 0.5);
    }
    for (const mend of this.broken.splice(0)) mend();
    for (let calm = 0; calm < CALM; calm++) {
      this.host.clock.advance(70 * MINUTE);
      this.tick(false);
    }
    this.checkAlerts();
  }

  private upTo(count: number): number {
    return Math.floor(this.random() * count);
  }

  private tab(): Grid {
    return this.host.book.grid(TABS[this.upTo(2)] ?? 'Leads') as Grid;
  }

  private edit(): void {
    for (const _ of Array.from({ length: 1 + this.upTo(2) })) this.add(null);
    const dice = this.random();
    const grid = this.tab();
    if (dice < 0.15) this.comeBack();
    else if (dice < 0.3) this.lateId(grid);
    else if (dice < 0.45) this.move(grid);
    else if (dice < 0.55) this.copy(grid);
    else if (dice < 0.7) this.sort(grid);
    else if (dice < 0.8) this.error(grid);
    else if (dice < 0.9) this.columns(grid);
    else this.ownTabs();
    const open = [...this.leads.values()].filter(({ isContacted }) => !isContacted);
    const newest = open[open.length - 1];
    if (newest && this.random() < 0.3) this.contact(newest);
  }

  private add(email: string | null): void {
    const tag = `T${this.next++}`;
    const created = new Date(this.host.clock.now() + this.next * 1_000).toISOString().slice(0, 19).replace('T', ' ');
    const kind = this.random();
    const cells = new Map<string, Scalar>([
      ['Tag', tag],
      ['Id', email === null && kind < 0.4 ? `L-${tag}` : null],
      ['Email', email ?? (kind > 0.2 && kind < 0.8 ? `${tag}-x@example.com` : null)],
      ['Name', `${tag} ${HOSTILE[this.upTo(HOSTILE.length)]}`],
      ['Created', created],
      ['Source', HOSTILE[this.upTo(4)] ?? null],
      ['Contact', null],
      ['Owner', 'Dana'],
    ]);
    this.leads.set(tag, { tag, cells, isContacted: false });
    this.write(this.tab(), cells);
    this.diary.push(`add ${tag} id ${cells.get('Id')} email ${cells.get('Email')}`);
  }

  private write(grid: Grid, cells: ReadonlyMap<string, Scalar>): void {
    const row = lastTagged(grid) + 1;
    for (const [column, name] of teamHeaders(grid)) {
      const isField = (FIELDS as readonly string[]).includes(name);
      grid.set(row, column, { value: isField ? (cells.get(name) ?? null) : `theirs ${row}` });
    }
  }

  /** Under an e-mail whose former leads were told of or answered: before that, nothing that is kept tells two of them apart. */
  private comeBack(): void {
    const told = new Set(tagsIn(this.host, 0));
    const isOver = ({ tag, isContacted }: LeadModel) => isContacted || told.has(tag);
    const sameEmail = (email: Scalar) => [...this.leads.values()].filter(({ cells }) => cells.get('Email') === email);
    const email = [...this.leads.values()]
      .map(({ cells }) => (cells.get('Id') ? null : (cells.get('Email') ?? null)))
      .find(one => one !== null && sameEmail(one).every(isOver));
    if (email) this.add(String(email));
  }

  private lateId(grid: Grid): void {
    const row = this.settledIn(grid).find(one => grid.value(one, columnOf(grid, 'Id')) === null);
    if (row === undefined) return;
    const tag = String(grid.value(row, columnOf(grid, 'Tag')));
    this.unsettled.add(tag);
    this.diary.push(`late id ${tag}`);
    grid.set(row, columnOf(grid, 'Id'), { value: `late-${tag}` });
    this.leads.get(tag)?.cells.set('Id', `late-${tag}`);
  }

  private move(grid: Grid): void {
    const [row] = this.settledIn(grid);
    const other = this.host.book.grid(grid.name === 'Leads' ? 'Partners' : 'Leads');
    if (row === undefined || !other) return;
    const lead = this.leads.get(String(grid.value(row, columnOf(grid, 'Tag'))));
    if (!lead) return;
    this.unsettled.add(lead.tag);
    this.diary.push(`move ${lead.tag} from ${grid.name}`);
    grid.deleteRows(row, 1);
    this.write(other, lead.cells);
  }

  private copy(grid: Grid): void {
    const { name } = grid;
    this.diary.push(`copy ${name}`);
    const copy = this.host.copyTab(grid.id);
    grid.name = `${name} before ${this.next}`;
    copy.name = name;
  }

  private sort(grid: Grid): void {
    const rows = lastTagged(grid);
    const isWhole = this.random() < 0.5;
    const first = Math.min(...grid.metadata.flatMap(({ column }) => column ?? []), grid.usedColumns);
    this.diary.push(`sort ${grid.name} ${isWhole ? 'whole' : `left of ${first}`}`);
    if (rows < 2 || first < 1) return;
    const columns = isWhole ? grid.usedColumns : first;
    // Whoever sorts a part of a table tears its rows apart: only whole ones stay leads.
    if (!isWhole && teamHeaders(grid).some(([column]) => column >= columns)) return;
    grid.sort({ row: 1, column: 0, rows, columns }, [
      { column: columnOf(grid, 'Tag'), ascending: this.random() < 0.5 },
    ]);
  }

  private error(grid: Grid): void {
    const [row] = this.rowsOf(grid);
    if (row === undefined) return;
    const column = columnOf(grid, ['Id', 'Contact', 'Owner', 'Email'][this.upTo(4)] ?? 'Id');
    const value = grid.value(row, column);
    this.diary.push(`error in ${grid.name} row ${row + 1} column ${column + 1}`);
    grid.type(row, column, '=1/0');
    const { id } = grid;
    const tag = grid.value(row, columnOf(grid, 'Tag'));
    this.broken.push(() => {
      const there = this.host.book.grids.find(one => one.id === id);
      const at = there ? this.rowsOf(there).find(one => there.value(one, columnOf(there, 'Tag')) === tag) : undefined;
      if (there && at !== undefined) there.set(at, column, { value });
    });
  }

  /** A column of theirs under one of our names, one of ours deleted, or taken over. */
  private columns(grid: Grid): void {
    const ours = grid.metadata.flatMap(({ column }) => column ?? []);
    const at = ours[this.upTo(ours.length)];
    const kind = this.upTo(3);
    this.diary.push(`columns ${grid.name} kind ${kind} at ${at}`);
    if (at === undefined || kind === 0) {
      const place = this.upTo(grid.usedColumns + 1);
      grid.insertColumns(place, 1);
      grid.set(0, place, { value: OURS[this.upTo(OURS.length)] ?? '' });
      grid.set(1, place, { value: 'theirs' });
    } else if (kind === 1) grid.deleteColumns(at, 1);
    else {
      grid.set(0, at, { value: 'Ours now' });
      for (let row = 1; row <= lastTagged(grid); row++) grid.set(row, at, { value: `kept ${row}` });
    }
  }

  /** One of our tabs renamed, deleted and replaced, or copied. */
  private ownTabs(): void {
    const { book } = this.host;
    const board = book.grid('SLA Board');
    const kind = this.upTo(3);
    this.diary.push(`own tabs kind ${kind}`);
    if (board && kind === 0) board.name = `Board of ${this.next}`;
    else if (board && kind === 1) this.host.copyTab(board.id);
    else if (board && board.metadata.length > 0) book.removeGrid(board.id);
    if (!book.grid('SLA Board')) book.addGrid('SLA Board').type(0, 0, 'Our own board');
  }

  private contact(lead: LeadModel): void {
    for (const name of TABS) {
      const grid = this.host.book.grid(name) as Grid;
      const row = this.rowsOf(grid).find(one => grid.value(one, columnOf(grid, 'Tag')) === lead.tag);
      if (row === undefined || grid.formula(row, columnOf(grid, 'Contact')) !== null) continue;
      const at = new Date(this.host.clock.now()).toISOString().slice(0, 19).replace('T', ' ');
      lead.isContacted = Date.parse(`${String(lead.cells.get('Created'))}Z`) + 60 * MINUTE >= this.host.clock.now();
      lead.cells.set('Contact', at);
      grid.set(row, columnOf(grid, 'Contact'), { value: at });
      this.diary.push(`contact ${lead.tag}`);
    }
  }

  private rowsOf(grid: Grid): number[] {
    const column = columnOf(grid, 'Tag');
    return Array.from({ length: grid.usedRows }, (_, row) => row).filter(
      row => row > 0 && grid.value(row, column) !== null,
    );
  }

  private settledIn(grid: Grid): number[] {
    const column = columnOf(grid, 'Tag');
    return this.rowsOf(grid).filter(row => !this.unsettled.has(String(grid.value(row, column))));
  }

  private tick(isFaulted: boolean): void {
    const before = this.teamCells();
    const sent = this.host.outbox.length;
    const index = 1 + this.upTo(48);
    const kind = this.upTo(3);
    const strike = (call: { readonly index: number }) => {
      if (call.index !== index) return;
      if (kind === 2) throw new HostKilled('the machine is gone');
      throw new Error('Service timed out');
    };
    if (isFaulted && kind === 1) this.host.afterCall = strike;
    else if (isFaulted) this.host.beforeCall = strike;
    const { error } = this.host.run('slaTick', [], 'trigger');
    Object.assign(this.host, { beforeCall: null, afterCall: null });
    this.diary.push(`tick${isFaulted ? `, call ${index} kind ${kind}` : ''}`);
    this.tally.ticks++;
    if (isFaulted) this.tally.faults++;
    if (isFaulted) for (const tag of tagsIn(this.host, sent)) this.inFlight.add(tag);
    if (error && !isFaulted) throw new Error(`A tick failed: ${error.message}`);
    const after = this.teamCells();
    this.tally.cells += before.length;
    const at = before.findIndex((cell, place) => cell !== after[place]);
    if (at >= 0 || before.length !== after.length)
      throw new Error(`A cell of theirs was ${before[at]}, it is ${after[at]}`);
    if (isFaulted) return;
    this.unsettled.clear();
    this.checkVerdicts();
  }

  /** Of every tab that is not ours, each filled cell with its place among the columns that are not ours. */
  private teamCells(): string[] {
    return this.host.book.grids.flatMap(grid => {
      if (grid.metadata.some(({ column }) => column === null)) return [];
      return teamHeaders(grid).flatMap(([column], place) =>
        Array.from({ length: grid.usedRows }, (_, row) => {
          const content = grid.formula(row, column) ?? grid.value(row, column);
          return `${grid.name} ${place} ${row} ${JSON.stringify(content)?.slice(0, 200)}`;
        }).filter(cell => !cell.endsWith(' null')),
      );
    });
  }

  private checkVerdicts(): void {
    for (const name of TABS) {
      const grid = this.host.book.grid(name) as Grid;
      const status = grid.metadata.find(
        ({ column, value }) =>
          column !== null && value?.startsWith('SLA status@') && grid.value(0, column) === 'SLA status',
      )?.column;
      for (const row of this.rowsOf(grid)) {
        const state = grid.value(row, status ?? -1);
        if (!state) throw new Error(`${name}, row ${row + 1} has no verdict`);
      }
    }
  }

  private checkAlerts(): void {
    const told = new Map<string, number>();
    for (const tag of tagsIn(this.host, 0)) told.set(tag, (told.get(tag) ?? 0) + 1);
    for (const { tag, isContacted } of this.leads.values()) {
      const times = told.get(tag) ?? 0;
      this.tally.alerts += times;
      if (!isContacted && times === 0) throw new Error(`${tag} was never alerted`);
      if (times > (this.inFlight.has(tag) ? 2 : 1)) throw new Error(`${tag} was alerted ${times} times`);
    }
  }
}

/** The leads that the owner was told of, once for each mail. */
function tagsIn({ outbox }: Host, from: number): string[] {
  return outbox
    .slice(from)
    .filter(({ to }) => to === 'dana@example.com')
    .flatMap(({ subject, body }) => [...new Set(`${subject}\n${body}`.match(/\bT\d+\b/g) ?? [])]);
}

/** Columns with a header that are not ours: marked ones whose header somebody wrote over are theirs again. */
function teamHeaders(grid: Grid): (readonly [column: number, header: string])[] {
  const ours = new Map(grid.metadata.map(({ column, value }) => [column, String(value).split('@')[0]]));
  return Array.from(
    { length: grid.usedColumns },
    (_, column) => [column, String(grid.value(0, column) ?? '')] as const,
  ).filter(([column, header]) => header !== '' && ours.get(column) !== header);
}

const columnOf = (grid: Grid, header: string) => teamHeaders(grid).find(([, name]) => name === header)?.[0] ?? -1;

function lastTagged(grid: Grid): number {
  const column = columnOf(grid, 'Tag');
  for (let row = grid.usedRows - 1; row > 0; row--) if (grid.value(row, column) !== null) return row;
  return 0;
}

export function inWords(tallies: readonly Tally[]): string {
  const sum = (of: (tally: Tally) => number) => tallies.reduce((total, tally) => total + of(tally), 0);
  const [ticks, faults, cells, alerts] = [sum(t => t.ticks), sum(t => t.faults), sum(t => t.cells), sum(t => t.alerts)];
  return `${tallies.length} sheets, ${ticks} ticks, ${faults} of them with a fault: ${cells} cells of the team unchanged, ${alerts} alerts`;
}
