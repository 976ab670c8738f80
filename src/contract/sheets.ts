/** The lead tabs: which column is what, and how their rows are read. */
import type { Columns, Field } from '../sla/policy/fields.ts';
import type { LeadSheetPolicy } from '../sla/policy/schema.ts';
import type { Problem } from '../sla/sheet/problem.ts';
import type { ReadAs } from '../sla/standing/read-as.ts';

export interface SheetsApi {
  /** How a tab is read with these columns; the columns are guessed where none are given. Reads one tab, writes nothing. */
  readSheet: { takes: SheetRequest; answers: SheetReading };
}

export interface SheetRequest {
  readonly name: string;
  /** Null: the first row that reads as headers. */
  readonly headerRow: number | null;
  /** Null: guess. */
  readonly columns: Columns | null;
  readonly dates: LeadSheetPolicy['dates'] | null;
}

export interface SheetReading {
  readonly sheet: LeadSheetPolicy;
  readonly header: readonly string[];
  readonly leads: number;
  readonly readAs: ReadAs;
  /** The first three leads as they are read: what each mapped field says, in words. */
  readonly rows: readonly { readonly row: number; readonly fields: readonly FieldReading[] }[];
  /** What must be cleared up first has a field of the request as `at` ("columns.created", "dates"), the others their cell; at most 20. */
  readonly problems: readonly Problem[];
}

export interface FieldReading {
  readonly field: Field;
  readonly words: string;
  readonly isWrong: boolean;
}
