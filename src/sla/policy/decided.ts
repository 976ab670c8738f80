/** How formulas read a column whose tab they cannot know: as all lead tabs of the policy agree, else as its own cells tell. */
import { type Cell, isDate } from '../sheet/cell.ts';
import {
  type DateStyle,
  inferDateOnly,
  inferDateStyle,
  isAlike,
  isSwapped,
  PATTERN_MIN,
  readMoment,
} from '../sheet/date.ts';
import { type DecimalMark, inferDecimalMark } from '../sheet/number.ts';
import { type Moment, UNREADABLE } from '../time/moment.ts';
import type { Zone } from '../time/zone.ts';
import { DATED_FIELDS, type Field } from './fields.ts';
import type { LeadSheetPolicy } from './schema.ts';

/**
 * Decimal mark of cells under a header, or in an argument named after a field; null where neither the policy nor the cells tell,
 * and then what can be read both ways is no number.
 */
export function decimalMarkFor(
  sheets: readonly LeadSheetPolicy[],
  named: { readonly field?: Field; readonly header?: string },
  cells: Iterable<Cell>,
): DecimalMark | null {
  const decided = new Set(sheets.flatMap(sheet => sheet.numbers?.[keyIn(sheet, named)] ?? []));
  const [mark] = decided;
  if (mark !== undefined && decided.size === 1) return mark;
  const finding = inferDecimalMark(cells);
  if (finding === 'mixed' || finding === 'unclear') return null;
  return finding ?? '.';
}

function keyIn({ columns }: LeadSheetPolicy, { field, header = '' }: { field?: Field; header?: string }): string {
  const mapped = Object.entries(columns).find(([, named]) => [named].flat().includes(header));
  return field ?? mapped?.[0] ?? header;
}

/** How the dates of an argument are read. */
export interface DatesRead {
  readonly read: (cell: Cell) => Moment | null;
  /** Whether day and month of a cell could be either, and nothing says which. */
  readonly isUnclear: (cell: Cell) => boolean;
}

/**
 * @param fields of which the cells may be; none for any
 * @param cells all of the argument's
 */
export function datesFor(
  sheets: readonly LeadSheetPolicy[],
  fields: readonly Field[],
  cells: readonly Cell[],
  zone: Zone,
): DatesRead {
  const finding = inferDateStyle(cells);
  const style =
    decidedStyle(sheets, fields, finding) ?? (finding === 'mixed' || finding === 'ambiguous' ? null : finding);
  const decided = new Set(sheets.flatMap(({ dateOnly }) => (dateOnly ? fields.some(one => isIn(dateOnly, one)) : [])));
  const [known = false] = decided;
  const hasPattern = style !== null && cells.length >= PATTERN_MIN;
  const isDateOnly = decided.size === 1 ? known : hasPattern && inferDateOnly(cells, style, zone);
  const swapped = hasPattern && isSwapped(cells, style, zone);
  return {
    // A date at exactly midnight is a whole day: a formula does not see the cell's format.
    read: cell =>
      swapped && isDate(cell) ? UNREADABLE : readMoment(cell, style ?? 'ymd', zone, isDateOnly || isDate(cell)),
    isUnclear: cell => style === null && !isAlike(cell),
  };
}

function isIn(list: readonly Field[], field: Field): boolean {
  return list.includes(field);
}

/** A person's order for a whole tab concerns texts: numbers are read as such. */
function decidedStyle(sheets: readonly LeadSheetPolicy[], fields: readonly Field[], finding: string): DateStyle | null {
  const asked = fields.length ? fields : DATED_FIELDS;
  const isNumeric = finding === 'serial' || finding === 'seconds' || finding === 'milliseconds';
  const styles = sheets.flatMap(({ dates = {} }): readonly DateStyle[] =>
    typeof dates !== 'string'
      ? asked.flatMap(field => dates[field as keyof typeof dates] ?? [])
      : isNumeric
        ? []
        : [dates],
  );
  const [style = null] = styles;
  return styles.every(one => one === style) ? style : null;
}
