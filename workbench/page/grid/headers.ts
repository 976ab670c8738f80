/** Column letters and row numbers. */
import { columnName } from '../addresses.ts';
import type { Model } from '../model.ts';
import type { Axis } from './axis.ts';
import { division, type Span } from './pane.ts';
import { HEAD_HEIGHT, HEAD_WIDTH } from './sizes.ts';

interface HeaderScene {
  readonly model: Model;
  readonly rows: Axis;
  readonly columns: Axis;
  readonly frozen: { readonly rows: number; readonly columns: number; readonly height: number; readonly width: number };
  readonly visibleRows: Span;
  readonly visibleColumns: Span;
}

interface View {
  readonly scrollLeft: number;
  readonly scrollTop: number;
  readonly width: number;
  readonly height: number;
}

export class Headers {
  readonly #top = division('column-heads');
  readonly #side = division('row-heads');
  readonly #corner = division('corner-head');
  readonly #frozenRowLine = division('frozen-line');
  readonly #frozenColumnLine = division('frozen-line');
  readonly elements = [this.#frozenRowLine, this.#frozenColumnLine, this.#top, this.#side, this.#corner];

  constructor() {
    // Each cell tells its own row and column already.
    for (const element of this.elements) element.setAttribute('aria-hidden', 'true');
  }

  show({ model, rows, columns, frozen, visibleRows, visibleColumns }: HeaderScene, view: View): void {
    const { block } = model;
    const columnAt = (column: number) =>
      HEAD_WIDTH + columns.start(column) - (column < frozen.columns ? 0 : view.scrollLeft);
    const rowAt = (row: number) => HEAD_HEIGHT + rows.start(row) - (row < frozen.rows ? 0 : view.scrollTop);
    const heads: HTMLDivElement[] = [];
    for (const column of linesOf(frozen.columns, visibleColumns)) {
      if (columns.isHidden(column)) continue;
      const head = division('head');
      head.textContent = columnName(column);
      head.style.left = `${columnAt(column)}px`;
      head.style.width = `${columns.size(column)}px`;
      head.classList.toggle('is-chosen', column >= block.column && column < block.column + block.columns);
      head.classList.toggle('after-hidden', column > 0 && columns.isHidden(column - 1));
      head.classList.toggle('is-frozen', column < frozen.columns);
      heads.push(head);
    }
    this.#top.replaceChildren(...heads);
    const sides: HTMLDivElement[] = [];
    for (const row of linesOf(frozen.rows, visibleRows)) {
      if (rows.isHidden(row)) continue;
      const head = division('head');
      head.textContent = String(row + 1);
      head.style.top = `${rowAt(row)}px`;
      head.style.height = `${rows.size(row)}px`;
      head.classList.toggle('is-chosen', row >= block.row && row < block.row + block.rows);
      head.classList.toggle('is-frozen', row < frozen.rows);
      sides.push(head);
    }
    this.#side.replaceChildren(...sides);
    this.#frozenRowLine.hidden = frozen.rows === 0;
    this.#frozenRowLine.style.cssText = `left:0;top:${HEAD_HEIGHT + frozen.height - 1}px;width:${view.width}px;height:3px`;
    this.#frozenColumnLine.hidden = frozen.columns === 0;
    this.#frozenColumnLine.style.cssText = `top:0;left:${HEAD_WIDTH + frozen.width - 1}px;height:${view.height}px;width:3px`;
  }
}

function linesOf(frozen: number, visible: Span): number[] {
  const scrolled = Array.from({ length: Math.max(0, visible.to - visible.from + 1) }, (_, n) => visible.from + n);
  return [...scrolled, ...Array.from({ length: frozen }, (_, n) => n)];
}
