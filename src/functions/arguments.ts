/**
 * Arguments as Sheets passes them, lined up: the first sets the length, one cell stands for every row, and anything else is an
 * error that names both. Trailing blanks of the first are trimmed; a header in its first row gives a header back.
 */
import { type DatesRead, datesFor } from '../sla/policy/decided.ts';
import type { Field } from '../sla/policy/fields.ts';
import { isLedger, type Ledger, readLedger, type SavedVersion } from '../sla/policy/ledger.ts';
import { checkSaved } from '../sla/policy/stored.ts';
import { type Cell, isBlank, isDate, isError } from '../sla/sheet/cell.ts';
import { inWords, Refusal, refuse } from '../sla/sheet/problem.ts';
import { listed } from '../sla/sheet/text.ts';
import { CalendarError } from '../sla/time/calendar.ts';
import type { Moment } from '../sla/time/moment.ts';
import type { Ambient, CustomFunction } from './declare.ts';

type Rows = readonly (readonly Cell[])[];

export class Arguments {
  /** Rows to answer for. */
  readonly length: number;
  private readonly names: readonly string[];
  private readonly args: readonly unknown[];
  /** Each argument as rows, by its name. */
  private readonly rows: ReadonlyMap<string, Rows>;
  private readonly filling: readonly Rows[];
  private readonly ambient: Ambient;
  private readonly readings = new Map<string, DatesRead>();
  private readonly misplacedPolicy: unknown;
  private known: Ledger | undefined;
  /** Read once for all rows: each reading is two service calls. */
  private told: number | undefined;

  /** @param filling the arguments of which any makes a row one to answer for, where it has a cell of its own for the row */
  constructor(
    { parameters }: Pick<CustomFunction, 'parameters'>,
    args: readonly unknown[],
    ambient: Ambient,
    filling: readonly string[] = [],
  ) {
    this.names = parameters.map(parameter => parameter.name);
    // The ledger in the place of another argument is taken for what it is.
    const last = this.names.length - 1;
    this.misplacedPolicy = args.find((arg, index) => index < last && isLedger(arg));
    this.args = args.map((arg, index) => (index < last && isLedger(arg) ? '' : arg));
    this.ambient = ambient;
    this.rows = new Map(this.names.map((name, index) => [name, rowsOf(this.args[index])]));
    const first = rowsOf(this.args[0]);
    this.filling = [
      first,
      ...filling.map(name => this.rows.get(name) ?? []).filter(rows => rows.length === first.length),
    ];
    let length = first.length;
    while (length > 1 && this.isBlankRow(length - 1)) length--;
    this.length = length;
    for (const [index, name] of this.names.entries()) {
      const rows = rowsOf(this.args[index]).length;
      if (index === 0 || name === 'policy' || name === 'clock' || rows === 1 || rows === first.length) continue;
      throw new Error(
        `${this.names[0]} has ${first.length} rows, ${name} has ${rows}. Pass ranges of the same length.`,
      );
    }
  }

  /** Whether the function has such an argument. */
  takes(name: string): boolean {
    return this.names.includes(name);
  }

  isGiven(name: string): boolean {
    return !isBlank(this.arg(name));
  }

  cell(name: string, row: number): Cell {
    return this.cells(name, row)[0] ?? '';
  }

  /** Whether any of these cells could not be computed. */
  hasError(row: number, names: readonly string[]): boolean {
    return names.some(name => this.cells(name, row).some(isError));
  }

  text(name: string, row: number): string {
    const cell = this.cell(name, row);
    return isBlank(cell) ? '' : String(cell).trim();
  }

  /** A row's dates, without blanks. How they are read is decided for the whole column. */
  moments(name: string, row: number): readonly Moment[] {
    const moments: Moment[] = [];
    for (const cell of this.cells(name, row)) {
      const moment = cell === '' ? null : this.dates(name).read(cell);
      if (moment !== null) moments.push(moment);
    }
    return moments;
  }

  /** Whether day and month of a row's dates could be either. */
  isUnclear(name: string, row: number): boolean {
    return this.cells(name, row).some(cell => this.dates(name).isUnclear(cell));
  }

  moment(name: string, row: number): Moment | null {
    return this.moments(name, row)[0] ?? null;
  }

  /** The policy's versions, from the argument or else from the named range. */
  get ledger(): Ledger {
    if (!this.known) {
      const given = isBlank(this.arg('policy')) ? (this.misplacedPolicy ?? this.ambient.policy()) : this.arg('policy');
      this.known = this.ambient.isDistrustful ? readLedger(given, distrusted) : readLedger(given);
      if (this.known.zone.name === '') {
        refuse(
          'policy',
          'Its first row does not name the zone of this file any more.',
          'Scan once from Standing: that mends it.',
        );
      }
    }
    return this.known;
  }

  /** The clock's moment, from the argument or else from the named cell; before the first scan, now. */
  get clock(): number {
    const given = rowsOf(this.arg('clock'))[0]?.[0];
    if (isDate(given)) return given.getTime();
    if (!isBlank(given)) throw new Error(`clock is "${String(given)}", which is not a date and time. Pass SLA_CLOCK.`);
    this.told ??= this.ambient.clock() ?? this.ambient.now();
    return this.told;
  }

  get now(): number {
    return this.ambient.now();
  }

  /** Answers row by row: one value for one cell, a column for a range. Blank rows answer "". */
  answer(header: string, isHeader: (cell: Cell) => boolean, ask: (row: number) => Cell): Cell | Rows {
    const answers = Array.from({ length: this.length }, (_, row): Cell => {
      if (this.isBlankRow(row)) return '';
      const cell = this.cell(this.names[0] as string, row);
      return row === 0 && this.length > 1 && isHeader(cell) ? header : ask(row);
    });
    return Array.isArray(this.args[0]) ? answers.map(answer => [answer]) : answers[0];
  }

  private isBlankRow(row: number): boolean {
    return this.filling.every(rows => (rows[row] as readonly Cell[]).every(isBlank));
  }

  private arg(name: string): unknown {
    return this.args[this.names.indexOf(name)];
  }

  cells(name: string, row: number): readonly Cell[] {
    const rows = this.rows.get(name) ?? [];
    return rows[rows.length === 1 ? 0 : row] ?? [];
  }

  /** Every cell of an argument. */
  column(name: string): readonly Cell[] {
    return cellsIn(this.rows.get(name) ?? []);
  }

  private dates(name: string): DatesRead {
    let dates = this.readings.get(name);
    if (!dates) {
      const { sheets = [], clock } = this.ledger.at(this.takes('clock') ? this.clock : this.now)?.policy ?? {};
      const fields = name === 'start' ? [clock?.startsAt ?? 'created'] : (FIELDS_OF[name] ?? []);
      dates = datesFor(sheets, fields, this.column(name), this.ledger.zone);
      this.readings.set(name, dates);
    }
    return dates;
  }
}

/** The fields that arguments with dates are of; any other argument may be of whichever. */
const FIELDS_OF: Readonly<Record<string, readonly Field[]>> = {
  first_contact: ['firstContact'],
  closed: ['closed'],
  attempts: ['attempts'],
  created: ['created'],
  qualified_at: ['qualified'],
  returned_at: ['returned'],
  won: ['won'],
};

function rowsOf(arg: unknown): Rows {
  return Array.isArray(arg) ? (arg as Rows) : [[arg]];
}

/** As a list: flat() takes ten times as long for 100,000 rows. */
function cellsIn(rows: Rows): Cell[] {
  const cells: Cell[] = [];
  for (const row of rows) for (const cell of row) cells.push(cell);
  return cells;
}

/** A text that is no date heads a column of dates. */
export function isDateHeader(cell: Cell): boolean {
  return typeof cell === 'string' && !/\d/.test(cell) && !isError(cell);
}

/** "LEADVALUE needs source." */
function whatIsNeeded({ name, parameters }: CustomFunction): string {
  const required = parameters.filter(({ isOptional }) => !isOptional);
  return `${name} needs ${listed(required.map(parameter => parameter.name))}.`;
}

/** Runs a function as Sheets does; whatever goes wrong becomes one message for the cell. */
export function runFunction(fn: CustomFunction, args: readonly unknown[], ambient: Ambient): unknown {
  try {
    if (args.every(arg => arg === undefined)) throw new Error(whatIsNeeded(fn));
    return fn.run(args, ambient);
  } catch (error) {
    if (error instanceof Refusal) throw new Error(error.problems.map(inWords).join(' '));
    if (isInWords(error)) throw error;
    // A version of the policy that somebody edited by hand: now, and only now, each is checked as a scan does.
    if (!ambient.isDistrustful) return runFunction(fn, args, { ...ambient, isDistrustful: true });
    throw new Error(`${fn.name} cannot be computed from what it was given: ${String(error)}`);
  }
}

/** Ours, and not one that the language throws. */
function isInWords(error: unknown): boolean {
  return error instanceof CalendarError || (error as Error).name === 'Error';
}

function distrusted(saved: readonly SavedVersion[]): readonly SavedVersion[] {
  const checked = checkSaved(saved);
  const [first] = checked.faults;
  if (first && checked.saved.every(({ text }) => text === '')) {
    refuse('policy', `Its version ${first.version} cannot be read. ${first.words}`, 'Restore the tab SLA Ledger.');
  }
  return checked.saved;
}
