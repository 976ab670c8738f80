/** Conditional formats: which rules a cell satisfies, and what they make of its looks. */
import type { Workbook } from '../book/book.ts';
import type { BookGrid } from '../book/grid.ts';
import { localeOf } from '../book/locales.ts';
import type { Scalar } from '../book/types.ts';
import { CustomCalls } from '../engine/custom-calls.ts';
import { evaluateFormula } from '../engine/evaluate.ts';
import { FormulaCell } from '../engine/formula-cell.ts';
import { moveFormula } from '../engine/move-formula.ts';
import { firstScalar } from '../engine/values.ts';
import { CellWorld } from '../engine/world.ts';
import { contains } from '../services/blocks.ts';
import type { FormatRule } from '../services/state.ts';

/** The parts of a look that rules set; of several that set one, the first wins, as in Sheets. */
export type RuleLook = Pick<FormatRule, 'background' | 'color' | 'bold' | 'italic' | 'strikethrough'>;

/** Custom formulas do not see the script's functions, as in Sheets. */
const NO_FUNCTIONS = new CustomCalls();

/** A relative column, such as the B of B2 and $A$1:B2: the formula comes to something else in each column. */
const RELATIVE_COLUMN = /(^|[^$A-Za-z_])[A-Za-z]{1,3}\$?\d/;

/** The rules of one tab, for one look at it. */
export class ConditionalFormats {
  readonly #book: Workbook;
  readonly #grid: BookGrid;
  readonly #rules: readonly FormatRule[];
  /** What custom formulas came to, by rule and place. */
  readonly #answers = new Map<FormatRule, Map<string, boolean>>();

  constructor(book: Workbook, grid: BookGrid, rules: readonly FormatRule[]) {
    this.#book = book;
    this.#grid = grid;
    this.#rules = rules;
  }

  /** Null where no rule applies. */
  at(row: number, column: number, value: Scalar): RuleLook | null {
    const place = { row, column, rows: 1, columns: 1 };
    const applying = this.#rules.filter(
      rule => rule.blocks.some(block => contains(block, place)) && this.#satisfies(rule, row, column, value),
    );
    if (applying.length === 0) return null;
    const look: RuleLook = {};
    return Object.assign(look, ...applying.reverse().map(partsOf)) as RuleLook;
  }

  #satisfies(rule: FormatRule, row: number, column: number, value: Scalar): boolean {
    const { type, values } = rule.condition;
    if (type !== 'CUSTOM_FORMULA') return satisfies(type, values, value);
    const text = String(values[0] ?? '');
    const answers = this.#answers.get(rule) ?? new Map<string, boolean>();
    this.#answers.set(rule, answers);
    const place = RELATIVE_COLUMN.test(text) ? `${row},${column}` : `${row}`;
    const answer = answers.get(place) ?? this.#formula(rule, text, row, column);
    answers.set(place, answer);
    return answer;
  }

  /** The formula as it was written for the first cell of the rule's first block, in another cell. */
  #formula({ blocks }: FormatRule, text: string, row: number, column: number): boolean {
    const [first] = blocks;
    if (!first) return false;
    const moved = moveFormula(text, row - first.row, column - first.column, this.#book.locale);
    const cell = new FormulaCell(this.#grid.store, row, column, moved, localeOf(this.#book.locale));
    if (!cell.node) return false;
    const world = new CellWorld(cell, this.#book, NO_FUNCTIONS, () => false);
    const answer = firstScalar(evaluateFormula(cell.node, world));
    return answer === true || (typeof answer === 'number' && answer !== 0);
  }
}

const partsOf = ({ blocks, condition, ...parts }: FormatRule): RuleLook => parts;

function satisfies(type: string, values: readonly (string | number)[], value: Scalar): boolean {
  const text = (value === null || typeof value === 'object' ? '' : String(value)).toLowerCase();
  const wanted = String(values[0] ?? '').toLowerCase();
  const number = typeof value === 'number' ? value : Number.NaN;
  const [first = 0, second = 0] = values.map(Number);
  switch (type) {
    case 'CELL_EMPTY':
      return value === null || value === '';
    case 'CELL_NOT_EMPTY':
      return value !== null && value !== '';
    case 'TEXT_EQUAL_TO':
      return text === wanted;
    case 'TEXT_CONTAINS':
      return text.includes(wanted);
    case 'TEXT_DOES_NOT_CONTAIN':
      return !text.includes(wanted);
    case 'TEXT_STARTS_WITH':
      return text.startsWith(wanted);
    case 'TEXT_ENDS_WITH':
      return text.endsWith(wanted);
    case 'NUMBER_EQUAL_TO':
      return number === first;
    case 'NUMBER_NOT_EQUAL_TO':
      return typeof value === 'number' && number !== first;
    case 'NUMBER_GREATER_THAN':
      return number > first;
    case 'NUMBER_GREATER_THAN_OR_EQUAL_TO':
      return number >= first;
    case 'NUMBER_LESS_THAN':
      return number < first;
    case 'NUMBER_LESS_THAN_OR_EQUAL_TO':
      return number <= first;
    case 'NUMBER_BETWEEN':
      return number >= first && number <= second;
    default:
      return false;
  }
}
