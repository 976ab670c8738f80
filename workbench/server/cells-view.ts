/** A rectangle of cells, as the person would see it. */
import { displayText, isDateLike } from '../book/display.ts';
import type { BookGrid } from '../book/grid.ts';
import { localeOf } from '../book/locales.ts';
import { readTyped } from '../book/typed-input.ts';
import type { Block, CellFormat, Scalar } from '../book/types.ts';
import { yearOf } from '../engine/clock.ts';
import { contains } from '../services/blocks.ts';
import { lookOf, type ValidationRule } from '../services/state.ts';
import { bordersAt } from './borders.ts';
import { gridOf, workbookOf } from './changes.ts';
import { ConditionalFormats } from './conditional.ts';
import { Looks } from './looks.ts';
import type { CellsView, CellView } from './protocol.ts';
import type { Session } from './session.ts';

/** @throws RangeError when there is no such tab */
export function cellsView({ host, revision }: Session, gridId: number, block: Block): CellsView {
  const grid = gridOf(host, gridId);
  const sheet = lookOf(host.state, gridId);
  const formats = new ConditionalFormats(workbookOf(host), grid, sheet.formatRules);
  const looks = new Looks();
  const cells: (CellView | null)[] = [];
  for (let row = block.row; row < block.row + block.rows; row++) {
    for (let column = block.column; column < block.column + block.columns; column++) {
      if (row >= grid.rowCount || column >= grid.columnCount) {
        cells.push(null);
        continue;
      }
      const value = grid.value(row, column);
      const format = grid.shownFormat(row, column);
      const borders = bordersAt(sheet.borders, row, column);
      const look = looks.numberOf(format, value, formats.at(row, column, value), borders);
      const place = { row, column, rows: 1, columns: 1 };
      const rule = sheet.validations.find(validation => contains(validation.block, place))?.rule ?? null;
      const note = grid.note(row, column);
      const isUntouched = value === null && look === 0 && note === '' && !rule && grid.formula(row, column) === null;
      cells.push(isUntouched ? null : cellView(host.book, grid, place, { value, format, look, rule, note }));
    }
  }
  return { revision, looks: looks.all, cells };
}

interface Facts {
  readonly value: Scalar;
  readonly format: CellFormat;
  readonly look: number;
  readonly rule: ValidationRule | null;
  readonly note: string;
}

function cellView(
  book: Session['host']['book'],
  grid: BookGrid,
  { row, column }: Block,
  { value, format, look, rule, note }: Facts,
): CellView {
  const text = grid.display(row, column);
  const input = grid.formula(row, column) ?? inputText(book, value, format);
  const sparkline = grid.sparkline(row, column);
  const isError = typeof value === 'object' && value !== null;
  return {
    text,
    look,
    ...(input !== text && { input }),
    ...(note !== '' && { note }),
    ...(isError && { error: value.message }),
    ...(format.link !== undefined && { link: format.link }),
    ...(rule?.criteria === 'VALUE_IN_LIST' && { options: rule.values.map(String) }),
    ...(rule?.criteria === 'CHECKBOX' && { isChecked: value === true }),
    ...(sparkline && { sparkline }),
  };
}

/** Text that, typed again, makes the same value: what an editor opens with. */
function inputText({ locale, timeZone, now }: Session['host']['book'], value: Scalar, format: CellFormat): string {
  if (value === null || typeof value === 'object') return '';
  if (typeof value === 'string') {
    if (format.numberFormat === '@') return value;
    const isItself = readTyped(value, locale, yearOf(now(), timeZone)).value === value;
    return isItself && !/^[='+]/.test(value) ? value : `'${value}`;
  }
  if (typeof value === 'boolean') return displayText(value, '', locale);
  if (isDateLike(format.numberFormat)) {
    const { date, time, dateTime } = localeOf(locale);
    return displayText(value, Number.isInteger(value) ? date : value < 1 ? time : dateTime, locale);
  }
  if (!format.numberFormat.includes('%')) return displayText(value, '', locale);
  return `${displayText(Number((value * 100).toPrecision(12)), '', locale)}%`;
}
