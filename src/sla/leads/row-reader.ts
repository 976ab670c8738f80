/** Reads a sheet's rows one by one as leads, and lists the cells that it cannot read. */
import { DATE_FIELDS, FIELD_NAMES, type Field, STAGE_JOINT } from '../policy/fields.ts';
import type { LeadSheetPolicy } from '../policy/schema.ts';
import { type Cell, isBlank, isBlankWord, isDate, isError } from '../sheet/cell.ts';
import { type DateStyle, isTelling, readMoment, strangeIn } from '../sheet/date.ts';
import { readNumber } from '../sheet/number.ts';
import { count, cut, listed } from '../sheet/text.ts';
import { isDateOnly, isUnreadable, type Moment, UNREADABLE } from '../time/moment.ts';
import type { Zone } from '../time/zone.ts';
import { keyOf, refOf, rowLabel } from './identity.ts';
import {
  type ColumnReadings,
  columnLetter,
  type DataProblem,
  type FactColumns,
  type Lead,
  type Places,
  type SheetTable,
} from './lead.ts';

/** What is kept of a lead's text; a web form can fill a cell with 50,000 characters. */
const TEXT_MAX = 200;

const NONE: readonly never[] = [];
const NO_ATTEMPTS: Pick<Lead, 'attemptCount' | 'attemptTimes'> = { attemptCount: null, attemptTimes: NONE };

/** What makes a row a lead, beside a date. */
const WHO: readonly Field[] = ['id', 'name', 'email', 'company'];
/** What is told of a cell's text. */
const SHOWN_MAX = 60;
const ORDER_NAMES: Readonly<Record<string, string>> = { dmy: 'day/month', mdy: 'month/day' };

/** Rows with a date but no time, of all rows with a date in that column. */
interface DateOnlyTally {
  readonly rows: number[];
  dated: number;
}

/** How a row of this tab is read, beside its columns. */
interface RowRules {
  readonly identity: LeadSheetPolicy['identity'];
  /** Says of a stage whether it is a won one; null where a won date stands for itself. */
  readonly isWon: ((stage: string) => boolean) | null;
}

function textOf(cell: Cell): string {
  return typeof cell === 'string' ? cell.trim() : isBlank(cell) ? '' : String(cell);
}

export class RowReader {
  private readonly table: SheetTable;
  private readonly places: Places;
  private readonly facts: FactColumns;
  private readonly readings: ColumnReadings;
  private readonly zone: Zone;
  private readonly mapped: readonly number[];
  private readonly identity: LeadSheetPolicy['identity'];
  private readonly isWon: ((stage: string) => boolean) | null;
  private readonly found: DataProblem[] = [];
  private unknown: Field[] = [];
  private readonly dateOnly = new Map<number, DateOnlyTally>();
  private readonly blankWords = new Map<number, number>();
  private readonly prefilled: number[] = [];
  private readonly telling: readonly number[];

  constructor(
    table: SheetTable,
    places: Places,
    facts: FactColumns,
    readings: ColumnReadings,
    zone: Zone,
    { identity, isWon }: RowRules,
  ) {
    this.table = table;
    this.places = places;
    this.facts = facts;
    this.readings = readings;
    this.zone = zone;
    this.identity = identity;
    this.isWon = isWon;
    this.mapped = [...places.values()].flat();
    this.telling = [...WHO, ...DATE_FIELDS].flatMap(field => places.get(field) ?? []);
  }

  /** Null for a row with nothing in any mapped column, or nothing that makes it a lead. */
  read(index: number): Lead | null {
    const cells = this.table.rows[index] as readonly Cell[];
    if (this.mapped.every(column => isBlank(cells[column]) || isError(cells[column]))) return null;
    if (this.telling.every(column => isBlank(cells[column]) || isBlankWord(cells[column]))) {
      this.prefilled.push(index);
      return null;
    }
    this.unknown = [];
    const id = this.text(cells, 'id');
    const name = this.text(cells, 'name', ' ');
    const email = this.text(cells, 'email');
    const company = this.text(cells, 'company');
    const created = this.moment(cells, index, 'created');
    const attempts = this.attempts(cells, index);
    const stage = this.text(cells, 'stage', STAGE_JOINT);
    const row = this.table.firstRow + index;
    const key = keyOf(id, email, created, name, company, this.identity);
    return {
      sheet: this.table.name,
      row,
      key,
      ref: refOf(this.table.id, key),
      id: cut(id, TEXT_MAX),
      label: cut(name || company || email || id || rowLabel(row), TEXT_MAX),
      email: cut(email, TEXT_MAX),
      source: cut(this.text(cells, 'source'), TEXT_MAX),
      segment: cut(this.text(cells, 'segment'), TEXT_MAX),
      owner: cut(this.text(cells, 'owner'), TEXT_MAX),
      stage: cut(stage, TEXT_MAX),
      outcome: cut(this.text(cells, 'outcome'), TEXT_MAX),
      created,
      qualified: this.moment(cells, index, 'qualified'),
      assigned: this.moment(cells, index, 'assigned'),
      contacts: this.moments(cells, index, 'firstContact'),
      attemptCount: attempts.attemptCount,
      attemptTimes: attempts.attemptTimes,
      pausedFrom: this.moment(cells, index, 'pausedFrom'),
      pausedUntil: this.moment(cells, index, 'pausedUntil'),
      closed: this.moment(cells, index, 'closed'),
      returned: this.moment(cells, index, 'returned'),
      won: this.isWon?.(stage) === false ? null : this.moment(cells, index, 'won'),
      revenue: this.number(cells, index, 'revenue'),
      unknown: this.unknown.length ? this.unknown : NONE,
      cells,
      facts: this.facts,
    };
  }

  /** What could not be read so far. Where most of a column has no times that is said once, else of each cell. */
  problems(): readonly DataProblem[] {
    return [
      ...this.found,
      ...[...this.dateOnly].flatMap(([column, tally]) => this.dateOnlyProblems(column, tally)),
      ...[...this.blankWords].map(([column, cells]) => this.blankWordsProblem(column, cells)),
      ...this.prefilledProblems(),
    ];
  }

  private dateOnlyProblems(column: number, { rows, dated }: DateOnlyTally): DataProblem[] {
    const about = {
      kind: 'date without time',
      fix: 'It is judged in the rep’s favour; add the time of day for an exact clock.',
    };
    if (rows.length * 2 > dated) {
      const message = `"${cut(String(this.table.header[column]), SHOWN_MAX)}" has no time of day in ${count(rows.length, 'row')} of ${dated}.`;
      return [{ ...about, at: `${this.table.name}!${columnLetter(column)}`, message }];
    }
    return rows.map(index => ({ ...about, at: this.address(index, column), message: 'This date has no time of day.' }));
  }

  private blankWordsProblem(column: number, cells: number): DataProblem {
    return {
      kind: 'words for blank',
      at: `${this.table.name}!${columnLetter(column)}`,
      message: `"${cut(String(this.table.header[column]), SHOWN_MAX)}" says "-", "n/a" or the like in ${count(cells, 'row')}: taken as blank.`,
      fix: 'Nothing, if that is meant.',
    };
  }

  private prefilledProblems(): DataProblem[] {
    const [first] = this.prefilled;
    if (first === undefined) return [];
    const cells = this.table.rows[first] as readonly Cell[];
    const isFilled = (columns: readonly number[]) => columns.some(column => !isBlank(cells[column]));
    const filled = [...this.places].flatMap(([field, columns]) =>
      isFilled(columns) ? [withArticle(FIELD_NAMES[field])] : [],
    );
    const has = this.prefilled.length === 1 ? 'has' : 'have';
    return [
      {
        kind: 'rows without a lead',
        at: `${this.table.name}!${this.table.firstRow + first}:${this.table.firstRow + first}`,
        message: `${count(this.prefilled.length, 'row')} ${has} ${listed(filled)} and nothing else, and ${this.prefilled.length === 1 ? 'is no lead' : 'are no leads'}.`,
        fix: 'Fill in who it is or when it came in, if it is one.',
      },
    ];
  }

  /** @param joint between the texts of a field that has several columns */
  private text(cells: readonly Cell[], field: Field, joint = ''): string {
    const columns = this.places.get(field) ?? NONE;
    if (columns.some(column => isError(cells[column]))) return this.isUnknown(field, '');
    if (columns.length === 1) return textOf(cells[columns[0] as number]);
    return columns
      .map(column => textOf(cells[column]))
      .filter(text => text !== '')
      .join(joint);
  }

  private moment(cells: readonly Cell[], index: number, field: Field): Moment | null {
    const column = this.places.get(field)?.[0];
    return column === undefined ? null : this.readDate(cells, index, column, field);
  }

  private moments(cells: readonly Cell[], index: number, field: Field): readonly Moment[] {
    const columns = this.places.get(field);
    if (columns === undefined) return NONE;
    const moments: Moment[] = [];
    for (const column of columns) {
      const moment = this.readDate(cells, index, column, field);
      if (moment !== null) moments.push(moment);
    }
    return moments.length ? moments : NONE;
  }

  private readDate(cells: readonly Cell[], index: number, column: number, field: Field): Moment | null {
    const cell = cells[column];
    if (cell === '') return null;
    if (isError(cell)) return this.isUnknown(field, UNREADABLE);
    const { style, isDateOnly: isDay, isSwapped } = this.readings.dateAt(column);
    // Said once, of the whole column.
    if (isSwapped && isDate(cell)) return UNREADABLE;
    const midnightIsDate = isDay || (isDate(cell) && this.table.showsDateOnly(index, column));
    const moment = readMoment(cell, style, this.zone, midnightIsDate);
    if (moment === null) {
      this.tallyBlankWord(cell, column);
      return null;
    }
    if (isUnreadable(moment)) {
      this.unreadable(cell, index, column, field, style);
      return moment;
    }
    let tally = this.dateOnly.get(column);
    if (!tally) {
      tally = { rows: [], dated: 0 };
      this.dateOnly.set(column, tally);
    }
    tally.dated++;
    if (isDateOnly(moment)) tally.rows.push(index);
    return moment;
  }

  /** A count, or dates: in one column or in several. */
  private attempts(cells: readonly Cell[], index: number): Pick<Lead, 'attemptCount' | 'attemptTimes'> {
    const columns = this.places.get('attempts');
    if (columns === undefined) return NO_ATTEMPTS;
    let attemptCount: number | null = null;
    const attemptTimes: Moment[] = [];
    for (const column of columns) {
      const cell = cells[column];
      if (isBlank(cell)) continue;
      if (isError(cell)) {
        this.isUnknown('attempts', null);
        continue;
      }
      const number = isDate(cell) ? null : readNumber(cell, this.readings.numberAt(column).mark);
      if (number !== null) attemptCount = (attemptCount ?? 0) + number;
      else {
        const time = this.readDate(cells, index, column, 'attempts');
        if (time && !isUnreadable(time)) attemptTimes.push(time);
      }
    }
    return { attemptCount, attemptTimes };
  }

  private number(cells: readonly Cell[], index: number, field: Field): number | null {
    const column = this.places.get(field)?.[0];
    if (column === undefined || isBlank(cells[column])) return null;
    const cell = cells[column];
    if (isError(cell)) return this.isUnknown(field, null);
    if (isBlankWord(cell)) {
      this.tallyBlankWord(cell, column);
      return null;
    }
    const { mark, isSwapped } = this.readings.numberAt(column);
    if (isSwapped && typeof cell === 'number' && Math.abs(cell) < 1_000) return null;
    const value = readNumber(cell, mark);
    if (value === null) {
      this.found.push({
        kind: 'unreadable',
        at: this.address(index, column),
        message: `"${cut(String(cell), SHOWN_MAX)}" is not a number for the ${FIELD_NAMES[field]}.`,
        fix: 'Write the amount as a number.',
      });
    }
    return value;
  }

  /** The cell is listed by whoever tried to restore it. */
  private isUnknown<T>(field: Field, instead: T): T {
    this.unknown.push(field);
    return instead;
  }

  private tallyBlankWord(cell: Cell, column: number): void {
    if (isBlankWord(cell)) this.blankWords.set(column, (this.blankWords.get(column) ?? 0) + 1);
  }

  private unreadable(cell: Cell, index: number, column: number, field: Field, style: DateStyle): void {
    const shown = isDate(cell) ? `year ${cell.getUTCFullYear()}` : cut(String(cell), SHOWN_MAX);
    const strange = typeof cell === 'string' ? strangeIn(cell, style) : null;
    const what = isTelling(cell) && style in ORDER_NAMES ? `no ${ORDER_NAMES[style]} date` : 'not a date';
    this.found.push({
      kind: 'unreadable',
      at: this.address(index, column),
      message: `"${shown}" is ${what} for the ${FIELD_NAMES[field]}${strange ? `: ${strange} is not understood` : ''}.`,
      fix: 'Write it as a date of the years 2000 to 2059, such as 2026-11-20 14:30.',
    });
  }

  private address(index: number, column: number): string {
    return `${this.table.name}!${columnLetter(column)}${this.table.firstRow + index}`;
  }
}

/** "an owner", "a stage", "attempts" */
function withArticle(noun: string): string {
  return noun.endsWith('s') ? noun : `${/^[aeiou]/.test(noun) ? 'an' : 'a'} ${noun}`;
}
