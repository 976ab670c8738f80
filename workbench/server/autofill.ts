/** Dragging the corner of a selection: what its cells go on with. */
import { isDateLike } from '../book/display.ts';
import type { BookGrid } from '../book/grid.ts';
import type { Block, CellFormat, Content } from '../book/types.ts';
import { moveFormula } from '../engine/move-formula.ts';
import { gridOf } from './changes.ts';
import type { CommandOf } from './commands.ts';
import { editCells, growTo } from './edits.ts';
import type { Session } from './session.ts';

interface Source {
  readonly content: Content;
  readonly format: CellFormat;
}

const BLANK: Source = { content: { value: null }, format: { numberFormat: '' } };

/** Fills `to`, which reaches from `from` in one direction. */
export function autofill(session: Session, { gridId, from, to }: CommandOf<'autofill'>): void {
  growTo(session, gridId, to);
  const grid = gridOf(session.host, gridId);
  const isDown = to.rows > from.rows;
  const isBack = to.row < from.row || to.column < from.column;
  const length = isDown ? from.rows : from.columns;
  const added = isDown ? to.rows - from.rows : to.columns - from.columns;
  const { locale } = session.host.book;
  editCells(session, gridId, [to], () => {
    for (let lane = 0; lane < (isDown ? from.columns : from.rows); lane++) {
      const sources = Array.from({ length }, (_, n) => sourceAt(grid, placeIn(from, isDown, lane, n)));
      const next = continuation(isBack ? [...sources].reverse() : sources, isBack ? -1 : 1);
      for (let step = 0; step < added; step++) {
        const at = isBack ? -1 - step : length + step;
        const origin = isBack ? length - 1 - (step % length) : step % length;
        const { row, column } = placeIn(from, isDown, lane, at);
        const { content, format } = next(step);
        const moved = at - origin;
        grid.store.setFormat(row, column, format);
        grid.set(
          row,
          column,
          'formula' in content
            ? { formula: moveFormula(content.formula, isDown ? moved : 0, isDown ? 0 : moved, locale) }
            : content,
        );
      }
    }
  });
}

const placeIn = ({ row, column }: Block, isDown: boolean, lane: number, n: number) =>
  isDown ? { row: row + n, column: column + lane } : { row: row + lane, column: column + n };

function sourceAt(grid: BookGrid, { row, column }: { row: number; column: number }): Source {
  const formula = grid.formula(row, column);
  const content = formula === null ? { value: grid.value(row, column) } : { formula };
  return { content, format: grid.format(row, column) };
}

/** What comes after a series: numbers at even steps and dates go on, texts that end in a number count on, the rest repeats. */
function continuation(sources: readonly Source[], direction: 1 | -1): (step: number) => Source {
  const repeated = (step: number): Source => sources[step % sources.length] ?? BLANK;
  const series = sources.map(numbered);
  const [first] = series;
  const last = series.at(-1);
  const isSeries = series.every(one => one !== null && one.before === first?.before);
  if (!first || !last || !isSeries) return repeated;
  const numbers = series.map(one => one?.number ?? 0);
  const [one = 0, two] = numbers;
  const by = two === undefined ? first.alone * direction : two - one;
  const isEven = numbers.every((number, index) => Math.abs(number - (one + by * index)) < 1e-9);
  if (!isEven) return repeated;
  return step => ({
    ...repeated(step),
    content: { value: last.write(Number((last.number + by * (step + 1)).toPrecision(15))) },
  });
}

interface Numbered {
  readonly number: number;
  /** The text before the number; null for a number proper. */
  readonly before: string | null;
  /** The step that a single cell goes on by. */
  readonly alone: number;
  readonly write: (number: number) => string | number;
}

function numbered({ content, format }: Source): Numbered | null {
  if ('formula' in content) return null;
  const { value } = content;
  if (typeof value === 'number') {
    const alone = isDateLike(format.numberFormat) ? 1 : 0;
    return { number: value, before: null, alone, write: number => number };
  }
  const [, before, digits] = (typeof value === 'string' && /^(.*?)(\d{1,9})$/.exec(value)) || [];
  if (before === undefined || digits === undefined) return null;
  const write = (number: number) => `${before}${String(Math.abs(number)).padStart(digits.length, '0')}`;
  return { number: Number(digits), before, alone: 1, write };
}
