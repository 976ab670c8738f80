/**
 * How each column of a tab is read: the order of day and month, the decimal mark, whether it has times at all. Decided once: what
 * the policy holds goes before what the cells tell, and a new row never turns the others round.
 */
import { DATED_FIELDS, type Field } from '../policy/fields.ts';
import type { LeadSheetPolicy } from '../policy/schema.ts';
import { type Cell, isDate } from '../sheet/cell.ts';
import {
  type DateStyle,
  inferDateOnly,
  inferDateStyle,
  isAlike,
  isSwapped,
  isTelling,
  ORDER_WORDS,
} from '../sheet/date.ts';
import { inferDecimalMark, isGroupedByPoints } from '../sheet/number.ts';
import { count } from '../sheet/text.ts';
import type { Zone } from '../time/zone.ts';
import {
  type ColumnReadings,
  columnLetter,
  type DataProblem,
  type DateColumn,
  type NumberColumn,
  type Places,
  type SheetTable,
} from './lead.ts';

const EXACT: DateColumn = { style: 'ymd', isDateOnly: false, isSwapped: false };

export class ColumnDecisions implements ColumnReadings {
  readonly problems: readonly DataProblem[];
  /** What was taken for granted, in words. */
  readonly notes: readonly string[];
  private readonly table: SheetTable;
  private readonly spec: LeadSheetPolicy;
  private readonly places: Places;
  private readonly dates = new Map<number, DateColumn>();
  private readonly numbers = new Map<number, NumberColumn>();
  private readonly decidedDates: Partial<Record<Field, DateStyle>> = {};
  private readonly dateOnly: Field[] = [];
  private readonly found: DataProblem[] = [];
  private readonly said: string[] = [];

  constructor(table: SheetTable, spec: LeadSheetPolicy, places: Places, zone: Zone) {
    this.table = table;
    this.spec = spec;
    this.places = places;
    this.problems = this.found;
    this.notes = this.said;
    this.decideDates(zone);
    for (const field of ['revenue', 'attempts'] as const)
      for (const column of places.get(field) ?? []) this.numberAt(column);
  }

  dateAt(column: number): DateColumn {
    return this.dates.get(column) ?? EXACT;
  }

  /** Also of the team's other columns, which criteria compare. */
  numberAt(column: number): NumberColumn {
    const known = this.numbers.get(column);
    if (known) return known;
    const decided = this.decideNumbers(column);
    this.numbers.set(column, decided);
    return decided;
  }

  /** To be kept in the policy, so that later rows cannot change it. */
  decided(): ReturnType<ColumnReadings['decided']> {
    const { dates } = this.spec;
    const numbers = { ...this.spec.numbers };
    for (const [column, { mark }] of this.numbers) {
      if (mark !== null && this.tellsMark(column)) numbers[this.nameOf(column)] = mark;
    }
    const styles = typeof dates === 'string' ? dates : { ...dates, ...this.decidedDates };
    const dateOnly = this.spec.dateOnly ?? this.dateOnly;
    return {
      ...(Object.keys(styles).length && { dates: styles }),
      ...(Object.keys(numbers).length && { numbers }),
      ...(dateOnly.length && { dateOnly: dateOnly as NonNullable<LeadSheetPolicy['dateOnly']> }),
    };
  }

  private decideDates(zone: Zone): void {
    const columns = DATED_FIELDS.flatMap(field => (this.places.get(field) ?? []).map(column => ({ field, column })));
    const open: { field: Field; column: number; isMixed: boolean }[] = [];
    const telling: { column: number; style: DateStyle }[] = [];
    for (const { field, column } of columns) {
      const cells = this.cells(column);
      const finding = inferDateStyle(cells);
      const isUnclear = finding === 'ambiguous' || finding === 'mixed';
      const style = this.saidStyle(field, finding) ?? (isUnclear ? undefined : finding);
      if (style === undefined) open.push({ field, column, isMixed: finding === 'mixed' });
      else this.decideDate(field, column, style, zone);
      if (style !== undefined && cells.some(isTelling)) telling.push({ column, style });
    }
    const [sibling] = telling;
    const isAgreed = sibling !== undefined && telling.every(({ style }) => style === sibling.style);
    for (const { field, column, isMixed } of open) {
      if (isAgreed && !isMixed) {
        this.decideDate(field, column, sibling.style, zone);
        this.said.push(
          `${this.titleOf(column)} could be day/month or month/day: it is read with the ${ORDER_WORDS[sibling.style]}, as column ${columnLetter(sibling.column)} tells.`,
        );
      } else {
        this.dates.set(column, EXACT);
        this.askOrder(column, isMixed);
      }
    }
  }

  /** A person's order concerns texts: a column of numbers is read as such. */
  private saidStyle(field: Field, finding: string): DateStyle | undefined {
    const { dates } = this.spec;
    if (typeof dates !== 'string') return dates?.[field as keyof typeof dates];
    return finding === 'serial' || finding === 'seconds' || finding === 'milliseconds' ? finding : dates;
  }

  private decideDate(field: Field, column: number, style: DateStyle, zone: Zone): void {
    const cells = this.cells(column);
    const swapped = isSwapped(cells, style, zone);
    const dateOnly = this.spec.dateOnly;
    const isDateOnly = dateOnly ? (dateOnly as readonly Field[]).includes(field) : inferDateOnly(cells, style, zone);
    if (style !== 'ymd' && (style !== 'mdy' || !cells.every(isAlike))) this.decidedDates[field] = style;
    if (isDateOnly && !this.dateOnly.includes(field)) this.dateOnly.push(field);
    this.dates.set(column, { style, isDateOnly, isSwapped: swapped });
    if (swapped) this.listSwappedDates(column, style);
  }

  private decideNumbers(column: number): NumberColumn {
    const cells = this.cells(column);
    const finding = inferDecimalMark(cells);
    const name = this.nameOf(column);
    const said = this.spec.numbers?.[name];
    if (said === undefined && finding === 'mixed') {
      this.list(
        'decimal mark',
        column,
        'has numbers with a decimal point and numbers with a decimal comma, so those that can be read both ways count nothing.',
        'Write the numbers alike.',
      );
      return { mark: null, isSwapped: false };
    }
    const told =
      finding === null || finding === 'mixed' ? undefined : finding === 'unclear' ? this.table.decimalMark() : finding;
    const mark = said ?? told ?? '.';
    const texts = cells.filter(isGroupedByPoints).length;
    const small = cells.filter(isSmallNumber).length;
    const swapped = mark === ',' && texts > 0 && small > 0 && this.table.decimalMark() === '.';
    if (swapped) {
      this.list(
        'swapped numbers',
        column,
        `has ${count(texts, 'text')} with points between thousands, and ${count(small, 'number')} that the sheet probably took for ${small === 1 ? 'a decimal' : 'decimals'} ("12.500" for 12.5).`,
        'Set the file’s locale under File ▸ Settings and enter them again.',
      );
    }
    return { mark, isSwapped: swapped };
  }

  private tellsMark(column: number): boolean {
    return this.spec.numbers?.[this.nameOf(column)] !== undefined || inferDecimalMark(this.cells(column)) !== null;
  }

  private askOrder(column: number, isMixed: boolean): void {
    this.list(
      'date order',
      column,
      isMixed
        ? 'has dates with the day first and dates with the month first.'
        : 'could be day/month or month/day: no date in it tells.',
      'Say which it is: day first (dmy) or month first (mdy).',
    );
  }

  private listSwappedDates(column: number, style: DateStyle): void {
    const cells = this.cells(column);
    const texts = cells.filter(isTelling).length;
    const other = style === 'dmy' ? 'mdy' : 'dmy';
    this.list(
      'swapped dates',
      column,
      `has ${count(texts, 'date')} as ${texts === 1 ? 'text' : 'texts'} with the ${ORDER_WORDS[style]}, and ${count(cells.filter(isDate).length, 'date')} that the sheet took as ${ORDER_WORDS[other]}; they are probably swapped.`,
      'Set the file’s locale under File ▸ Settings and enter them again; if they are right, write the texts as dates.',
    );
  }

  private list(kind: string, column: number, message: string, fix: string): void {
    this.found.push({
      kind,
      at: `${this.table.name}!${columnLetter(column)}`,
      message: `${this.titleOf(column)} ${message}`,
      fix,
    });
  }

  private titleOf(column: number): string {
    return `Column ${columnLetter(column)}, "${String(this.table.header[column])}",`;
  }

  /** The field of a mapped column, else its header. */
  private nameOf(column: number): string {
    for (const [field, columns] of this.places) if (columns.includes(column)) return field;
    return String(this.table.header[column] ?? '').trim();
  }

  private cells(column: number): readonly Cell[] {
    return this.table.rows.map(row => row[column]);
  }
}

/** What "12.500" becomes where the point is decimal. */
function isSmallNumber(cell: Cell): boolean {
  return typeof cell === 'number' && Math.abs(cell) < 1_000;
}
