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
    const columnLines = linesOf(frozen.columns, visibleColumns).filter(column => !columns.isHidden(column));
    const rowLines = linesOf(frozen.rows, visibleRows).filter(row => !rows.isHidden(row));
    for (const [column, head] of drawHeads(this.#top, columnLines)) {
      write(head, columnName(column));
      head.style.transform = `translateX(${columnAt(column)}px)`;
      head.style.width = `${columns.size(column)}px`;
      const isChosen = column >= block.column && column < block.column + block.columns;
      const isAfterHidden = column > 0 && columns.isHidden(column - 1);
      dress(head, isChosen, column < frozen.columns, isAfterHidden);
    }
    for (const [row, head] of drawHeads(this.#side, rowLines)) {
      write(head, String(row + 1));
      head.style.transform = `translateY(${rowAt(row)}px)`;
      head.style.height = `${rows.size(row)}px`;
      dress(head, row >= block.row && row < block.row + block.rows, row < frozen.rows, false);
    }
    this.#frozenRowLine.hidden = frozen.rows === 0;
    this.#frozenRowLine.style.cssText = `left:0;top:${HEAD_HEIGHT + frozen.height - 1}px;width:${view.width}px;height:3px`;
    this.#frozenColumnLine.hidden = frozen.columns === 0;
    this.#frozenColumnLine.style.cssText = `top:0;left:${HEAD_WIDTH + frozen.width - 1}px;height:${view.height}px;width:3px`;
  }
}

/** One element for each line, used again from frame to frame. */
function drawHeads(band: HTMLElement, lines: readonly number[]): (readonly [line: number, head: HTMLElement])[] {
  while (band.childElementCount < lines.length) band.append(division('head'));
  while (band.childElementCount > lines.length) band.lastElementChild?.remove();
  return lines.flatMap((line, index) => {
    const head = band.children[index];
    return head instanceof HTMLElement ? [[line, head] as const] : [];
  });
}

function write(head: HTMLElement, text: string): void {
  if (head.textContent !== text) head.textContent = text;
}

function dress(head: HTMLElement, isChosen: boolean, isFrozen: boolean, isAfterHidden: boolean): void {
  const names = `head${isChosen ? ' is-chosen' : ''}${isFrozen ? ' is-frozen' : ''}${isAfterHidden ? ' after-hidden' : ''}`;
  if (head.className !== names) head.className = names;
}

function linesOf(frozen: number, visible: Span): number[] {
  const scrolled = Array.from({ length: Math.max(0, visible.to - visible.from + 1) }, (_, n) => visible.from + n);
  return [...scrolled, ...Array.from({ length: frozen }, (_, n) => n)];
}
