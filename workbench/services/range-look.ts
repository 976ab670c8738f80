/** How the cells of a range look: number formats, colours, fonts, alignment, borders, merges. */
import type { CellFormat } from '../book/types.ts';
import { colour, flag, matrix, text, whole } from './arguments.ts';
import { overlaps } from './blocks.ts';
import { BORDER_STYLE, WRAP_STRATEGY } from './enums.ts';
import type { EnumValue } from './members.ts';
import { RangeValues } from './range-values.ts';
import { wrongArguments } from './script-error.ts';

/** How a new cell looks. */
export const PLAIN_FORMAT: CellFormat = {
  numberFormat: '',
  background: '#ffffff',
  color: '#000000',
  bold: false,
  italic: false,
  size: 10,
  family: 'Arial',
  valign: 'bottom',
  wrap: false,
};

type Change = Partial<CellFormat>;

const oneOf = <T extends string>(value: unknown, allowed: readonly T[], method: string): T => {
  const found = allowed.find(candidate => candidate === value);
  if (found === undefined) throw wrongArguments(`SpreadsheetApp.Range.${method}`, [value]);
  return found;
};
const weight = (value: unknown, method: string): Change => ({
  bold: oneOf(value ?? 'normal', ['normal', 'bold'], method) === 'bold',
});
const align = (value: unknown, method: string): Change => {
  const side = oneOf(value ?? 'normal', ['left', 'center', 'right', 'normal'], method);
  return { align: side === 'normal' ? 'left' : side };
};
const background = (value: unknown, method: string): Change => ({ background: colour(value, '#ffffff', method) });
const ink = (value: unknown, method: string): Change => ({ color: colour(value, '#000000', method) });
const numberFormat = (value: unknown, method: string): Change => {
  const pattern = text(value, `SpreadsheetApp.Range.${method}`);
  return { numberFormat: pattern === 'General' ? '' : pattern };
};

export abstract class RangeLook extends RangeValues {
  private all(change: Change, method: string): this {
    if (change.numberFormat !== undefined) this.assertUntyped();
    this.editable(method).setFormat(this.block, change);
    return this;
  }
  /** One format a cell; neighbours of the same value are written together. */
  private each(values: unknown, change: (value: unknown, method: string) => Change, method: string): this {
    const rows = matrix(values, this.block, `SpreadsheetApp.Range.${method}`);
    const grid = this.editable(method);
    if (method === 'setNumberFormats') this.assertUntyped();
    rows.forEach((line, i) => {
      for (let from = 0, to = 1; from < line.length; from = to, to += 1) {
        while (to < line.length && line[to] === line[from]) to += 1;
        const block = { row: this.block.row + i, column: this.block.column + from, rows: 1, columns: to - from };
        grid.setFormat(block, change(line[from], method));
      }
    });
    return this;
  }
  private shown<T>(read: (format: CellFormat) => T): T[][] {
    const grid = this.grid();
    return this.cells((row, column) => read(grid.shownFormat(row, column)));
  }
  private topLeft<T>(read: (format: CellFormat) => T): T {
    return read(this.grid().shownFormat(this.block.row, this.block.column));
  }

  getNumberFormats(): string[][] {
    return this.shown(format => format.numberFormat);
  }
  getNumberFormat(): string {
    return this.topLeft(format => format.numberFormat);
  }
  getBackgrounds(): string[][] {
    return this.shown(format => format.background ?? '#ffffff');
  }
  getBackground(): string {
    return this.topLeft(format => format.background ?? '#ffffff');
  }
  getFontColors(): string[][] {
    return this.shown(format => format.color ?? '#000000');
  }
  getFontWeights(): string[][] {
    return this.shown(format => (format.bold ? 'bold' : 'normal'));
  }
  getFontWeight(): string {
    return this.topLeft(format => (format.bold ? 'bold' : 'normal'));
  }
  getHorizontalAlignment(): string {
    return this.topLeft(format => format.align ?? 'general');
  }
  getWrap(): boolean {
    return this.topLeft(format => format.wrap ?? false);
  }

  setNumberFormat(pattern: unknown): this {
    return this.all(numberFormat(pattern, 'setNumberFormat'), 'setNumberFormat');
  }
  setNumberFormats(patterns: unknown): this {
    return this.each(patterns, numberFormat, 'setNumberFormats');
  }
  setBackground(value: unknown): this {
    return this.all(background(value, 'setBackground'), 'setBackground');
  }
  setBackgrounds(values: unknown): this {
    return this.each(values, background, 'setBackgrounds');
  }
  setFontColor(value: unknown): this {
    return this.all(ink(value, 'setFontColor'), 'setFontColor');
  }
  setFontColors(values: unknown): this {
    return this.each(values, ink, 'setFontColors');
  }
  setFontWeight(value: unknown): this {
    return this.all(weight(value, 'setFontWeight'), 'setFontWeight');
  }
  setFontWeights(values: unknown): this {
    return this.each(values, weight, 'setFontWeights');
  }
  setFontSize(points: unknown): this {
    return this.all({ size: whole(points, 'SpreadsheetApp.Range.setFontSize') }, 'setFontSize');
  }
  setFontStyle(value: unknown): this {
    return this.all(
      { italic: oneOf(value ?? 'normal', ['normal', 'italic'], 'setFontStyle') === 'italic' },
      'setFontStyle',
    );
  }
  setFontFamily(value: unknown): this {
    return this.all(
      { family: value === null ? 'Arial' : text(value, 'SpreadsheetApp.Range.setFontFamily') },
      'setFontFamily',
    );
  }
  setHorizontalAlignment(value: unknown): this {
    return this.all(align(value, 'setHorizontalAlignment'), 'setHorizontalAlignment');
  }
  setHorizontalAlignments(values: unknown): this {
    return this.each(values, align, 'setHorizontalAlignments');
  }
  setVerticalAlignment(value: unknown): this {
    const valign = oneOf(value ?? 'bottom', ['top', 'middle', 'bottom'], 'setVerticalAlignment');
    return this.all({ valign }, 'setVerticalAlignment');
  }
  setWrap(value: unknown): this {
    return this.all({ wrap: flag(value, 'SpreadsheetApp.Range.setWrap') }, 'setWrap');
  }
  setWrapStrategy(value: EnumValue): this {
    const strategy = WRAP_STRATEGY.nameOf(value);
    if (!strategy) throw wrongArguments('SpreadsheetApp.Range.setWrapStrategy', [value]);
    return this.all({ wrap: strategy === 'WRAP' }, 'setWrapStrategy');
  }
  clearFormat(): this {
    return this.all(PLAIN_FORMAT, 'clearFormat');
  }

  /** Sides are true (draw), false (remove) or null (leave): top, left, bottom, right, vertical, horizontal. */
  setBorder(...args: unknown[]): this {
    const [color = null, style = null] = args.slice(6);
    const sides = args.slice(0, 6).map(side => (side === null ? null : flag(side, 'SpreadsheetApp.Range.setBorder')));
    if (sides.length < 6) throw wrongArguments('SpreadsheetApp.Range.setBorder', args);
    this.editable('setBorder');
    const drawn = ['top', 'left', 'bottom', 'right', 'vertical', 'horizontal'].filter((_, i) => sides[i]);
    const look = this.look();
    look.borders = look.borders.filter(border => !overlaps(border.block, this.block));
    if (drawn.length > 0) {
      look.borders.push({
        block: this.block,
        sides: drawn.join(' '),
        color: colour(color, '#000000', 'SpreadsheetApp.Range.setBorder'),
        style: BORDER_STYLE.nameOf(style) ?? 'SOLID',
      });
    }
    return this;
  }
  /** One cell out of many; only the top left one keeps what it holds. */
  merge(): this {
    const grid = this.editable('merge');
    this.breakApart();
    const corner = grid.value(this.block.row, this.block.column);
    const formula = grid.formula(this.block.row, this.block.column);
    this.erase(grid);
    grid.set(this.block.row, this.block.column, formula === null ? { value: corner } : { formula });
    this.look().merges.push(this.block);
    return this;
  }
  breakApart(): this {
    this.editable('breakApart');
    const look = this.look();
    look.merges = look.merges.filter(merge => !overlaps(merge, this.block));
    return this;
  }
}
