/** Leads: from rows to facts, and what was seen of them since. No verdict is in here. */
import type { Field } from '../policy/fields.ts';
import type { LeadSheetPolicy } from '../policy/schema.ts';
import type { Cell } from '../sheet/cell.ts';
import type { DateStyle } from '../sheet/date.ts';
import type { DecimalMark } from '../sheet/number.ts';
import type { Problem } from '../sheet/problem.ts';
import type { Moment } from '../time/moment.ts';

export interface Lead {
  /** Tab and row as people count them; rows move, so only for links and messages of this very reading. */
  readonly sheet: string;
  readonly row: number;
  /** Who it is in its tab: see identity.ts. */
  readonly key: string;
  /** Who it is in the file: the tab's id and the key. Events and alerts hang on it, and renaming a tab changes nothing. */
  readonly ref: string;
  /** The team's own id; "" without one. */
  readonly id: string;
  /** What people call it: name, else company, e-mail, id. */
  readonly label: string;
  readonly email: string;
  readonly source: string;
  readonly segment: string;
  readonly owner: string;
  readonly stage: string;
  readonly outcome: string;
  readonly created: Moment | null;
  readonly qualified: Moment | null;
  readonly assigned: Moment | null;
  /** Every first-contact date of the row, blank ones left out. */
  readonly contacts: readonly Moment[];
  readonly attemptCount: number | null;
  readonly attemptTimes: readonly Moment[];
  readonly pausedFrom: Moment | null;
  readonly pausedUntil: Moment | null;
  readonly closed: Moment | null;
  readonly returned: Moment | null;
  readonly won: Moment | null;
  readonly revenue: number | null;
  /** Fields whose cell could not be computed, and was never seen before. */
  readonly unknown: readonly Field[];
  /** The whole row as read, for criteria on the team's own columns. */
  readonly cells: readonly Cell[];
  /** Which of the cells are remembered. */
  readonly facts: FactColumns;
}

/** The columns of a tab that are remembered, and a digest of what they are called: under another layout nothing is restored. */
export interface FactColumns {
  readonly columns: readonly number[];
  readonly layout: string;
}

/** A tab as it was read: a header, and rows whose first is sheet row `firstRow`. */
export interface SheetTable {
  /** Stays the same when the tab is renamed. */
  readonly id: number;
  readonly name: string;
  readonly header: readonly Cell[];
  readonly rows: readonly (readonly Cell[])[];
  readonly firstRow: number;
  /** Whether a date cell's format shows no time; indexes into `rows` and its columns. */
  readonly showsDateOnly: (row: number, column: number) => boolean;
  /** Of the file's locale, for a column of numbers that does not tell. */
  readonly decimalMark: () => DecimalMark;
}

/** Something wrong with the data: a problem whose `at` is a cell or a column, with the kind of it for grouping. */
export interface DataProblem extends Problem {
  readonly kind: string;
}

export interface LeadReading {
  readonly sheet: string;
  readonly leads: readonly Lead[];
  readonly header: readonly string[];
  /** The fields that this sheet has a column for. */
  readonly fields: ReadonlySet<Field>;
  /** Rows that hold something, and nothing in any column that is read. */
  readonly leftOut: number;
  readonly problems: readonly DataProblem[];
  /** How its columns are read; a policy keeps what was decided. */
  readonly decisions: ColumnReadings;
  /** Indexes of a field's columns; none for a field that the sheet has no column for. */
  readonly columnsOf: (field: Field) => readonly number[];
  /** Column letter of a field's first column, for messages. */
  readonly letter: (field: Field) => string;
  /** Why the sheet as a whole could not be read; then there are no leads. */
  readonly failure: SheetFailure | null;
}

/** Why a tab could not be read. */
export interface SheetFailure extends Problem {
  /** Only at this moment, as far as one can tell: it is left to the next scan. */
  readonly isPassing?: true;
}

export interface DateColumn {
  readonly style: DateStyle;
  /** Midnight is a day without a time. */
  readonly isDateOnly: boolean;
  /** The sheet took its texts for dates of the other order: no date cell in it is believed. */
  readonly isSwapped: boolean;
}

export interface NumberColumn {
  /** Null while it has to be asked. */
  readonly mark: DecimalMark | null;
  /** The sheet took "12.500" for 12.5: no small number cell in it is believed. */
  readonly isSwapped: boolean;
}

/** How each column of a tab is read; indexes of columns. */
export interface ColumnReadings {
  readonly dateAt: (column: number) => DateColumn;
  /** Also of the team's other columns, which criteria compare. */
  readonly numberAt: (column: number) => NumberColumn;
  /** To be kept in the policy, so that later rows cannot change it. */
  readonly decided: () => Pick<LeadSheetPolicy, 'dates' | 'numbers' | 'dateOnly'>;
  /** What was taken for granted, in words. */
  readonly notes: readonly string[];
}

/** 0 → "A", 26 → "AA". */
export function columnLetter(index: number): string {
  return index < 26
    ? String.fromCharCode(65 + index)
    : columnLetter(Math.floor(index / 26) - 1) + String.fromCharCode(65 + (index % 26));
}

/** Column indexes of each mapped field. */
export type Places = ReadonlyMap<Field, readonly number[]>;
