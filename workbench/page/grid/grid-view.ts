/**
 * The cells on the screen. A sheet may have 50,000 rows: only those in view are in the page. A spacer as large as the whole sheet
 * gives the browser its scroll bars; a stage stays in view and is redrawn for each frame from where the spacer has been scrolled to.
 */
import type { Model } from '../model.ts';
import type { Place } from '../places.ts';
import { Axis } from './axis.ts';
import { Charts } from './charts.ts';
import { Headers } from './headers.ts';
import { division, Pane, type Scene, type Span } from './pane.ts';
import { SelectionMarks } from './selection-marks.ts';
import { COLUMN_WIDTH, HEAD_HEIGHT, HEAD_WIDTH, ROW_HEIGHT } from './sizes.ts';

/** Rows and columns drawn beyond the edge, so that a small scroll finds them there. */
const BEYOND = 2;
/** How far into the view a cell is brought that somebody was sent to: what belongs to it stands to its right and above. */
const FAR = { across: 0, down: 0.75 };

const ORDER_DELAY_MS = 200;

/** What lies under the pointer. */
export interface Hit extends Place {
  readonly on: 'cell' | 'columnHead' | 'rowHead' | 'corner';
  /** The column whose right edge the pointer is at. */
  readonly edge: number | null;
  /** The place within the cell, from its right edge. */
  readonly fromRight: number;
}

interface Quadrant {
  readonly pane: Pane;
  readonly marks: SelectionMarks;
  readonly isFrozenRow: boolean;
  readonly isFrozenColumn: boolean;
}

export class GridView {
  /** The grid itself: it scrolls, it takes the keyboard, and its rows and cells are what readers are told of. */
  readonly scroller: HTMLElement;
  readonly #spacer = division('spacer');
  readonly #stage = division('stage');
  readonly #model: Model;
  readonly #headers = new Headers();
  readonly #charts = new Charts();
  readonly #quadrants: readonly Quadrant[];
  rows = new Axis(1, ROW_HEIGHT, {}, []);
  columns = new Axis(1, COLUMN_WIDTH, {}, []);
  #laidOut: unknown = null;
  #version = 0;
  #revealed = 0;
  #frame = 0;
  #orderTimer = 0;
  #drawn: () => void;

  /** @param drawn called after each drawing: what floats over the cells moves along */
  constructor(root: HTMLElement, model: Model, drawn: () => void) {
    this.scroller = root;
    this.#model = model;
    this.#drawn = drawn;
    this.#quadrants = [true, false].flatMap(isFrozenRow =>
      [true, false].map(isFrozenColumn => {
        const pane = new Pane('cell');
        const marks = new SelectionMarks();
        pane.layer.append(marks.element);
        return { pane, marks, isFrozenRow, isFrozenColumn };
      }),
    );
    this.#quadrants.at(-1)?.pane.layer.append(this.#charts.element);
    for (const presentational of [this.#spacer, this.#stage]) {
      presentational.setAttribute('role', 'presentation');
    }
    this.#stage.append(...this.#quadrants.map(({ pane }) => pane.element), ...this.#headers.elements);
    this.#spacer.append(this.#stage);
    this.scroller.append(this.#spacer);
    root.setAttribute('role', 'grid');
    root.setAttribute('aria-multiselectable', 'true');
    root.tabIndex = 0;
    this.scroller.addEventListener('scroll', () => this.#scrolled(), { passive: true });
    new ResizeObserver(() => this.#soon()).observe(this.scroller);
    model.arrived = () => {
      this.#version += 1;
      this.#soon();
    };
    this.update();
  }

  /** Shows what the model has become. */
  update(): void {
    this.#version += 1;
    this.#layOut();
    const { reveal, active, corner, draft } = this.#model;
    if (reveal.count !== this.#revealed) {
      this.#revealed = reveal.count;
      const isExtending = corner.row !== active.row || corner.column !== active.column;
      this.#reveal(isExtending && !draft ? corner : active, reveal.isFar);
    }
    this.#soon();
  }

  #soon(): void {
    window.clearTimeout(this.#orderTimer);
    this.#orderTimer = window.setTimeout(() => this.#putInOrder(), ORDER_DELAY_MS);
    if (this.#frame) return;
    this.#frame = requestAnimationFrame(() => {
      this.#frame = 0;
      this.#draw();
    });
  }

  /** Once it rests: moving elements about costs time that scrolling needs. */
  #putInOrder(): void {
    for (const { pane } of this.#quadrants) pane.putInOrder();
  }

  #layOut(): void {
    const tab = this.#model.tabView;
    if (this.#laidOut === tab) return;
    const isOtherTab = (this.#laidOut as { id?: number } | null)?.id !== tab.id;
    this.#laidOut = tab;
    this.rows = new Axis(tab.rowCount, ROW_HEIGHT, tab.rowHeights, tab.hiddenRows);
    this.columns = new Axis(tab.columnCount, COLUMN_WIDTH, tab.columnWidths, tab.hiddenColumns);
    this.#spacer.style.width = `${HEAD_WIDTH + this.columns.length + 40}px`;
    this.#spacer.style.height = `${HEAD_HEIGHT + this.rows.length + 40}px`;
    this.scroller.classList.toggle('without-gridlines', tab.gridlinesHidden);
    this.scroller.setAttribute('aria-label', `Cells of ${tab.name}`);
    this.scroller.setAttribute('aria-rowcount', String(tab.rowCount));
    this.scroller.setAttribute('aria-colcount', String(tab.columnCount));
    this.scroller.setAttribute('aria-readonly', String(this.#model.shell.role === 'viewer'));
    if (!isOtherTab) return;
    const { left, top } = this.#model.places.of(tab.id);
    this.scroller.scrollTo(left, top);
  }

  #scrolled(): void {
    const { scrollLeft: left, scrollTop: top } = this.scroller;
    this.#model.places.keep(this.#model.tab, { left, top });
    this.#soon();
  }

  get #frozen(): { readonly rows: number; readonly columns: number; readonly height: number; readonly width: number } {
    const { frozenRows, frozenColumns } = this.#model.tabView;
    return {
      rows: frozenRows,
      columns: frozenColumns,
      height: this.rows.start(frozenRows),
      width: this.columns.start(frozenColumns),
    };
  }

  #draw(): void {
    const { clientWidth, clientHeight, scrollLeft, scrollTop } = this.scroller;
    const frozen = this.#frozen;
    const model = this.#model;
    this.#stage.style.width = `${clientWidth}px`;
    this.#stage.style.height = `${clientHeight}px`;
    const width = Math.max(0, clientWidth - HEAD_WIDTH - frozen.width);
    const height = Math.max(0, clientHeight - HEAD_HEIGHT - frozen.height);
    const rows = visible(this.rows, scrollTop + frozen.height, height, frozen.rows);
    const columns = visible(this.columns, scrollLeft + frozen.width, width, frozen.columns);
    model.cells.want(model.tab, rows.from, rows.to, columns.from, columns.to);
    if (frozen.columns) model.cells.want(model.tab, rows.from, rows.to, 0, frozen.columns - 1);
    if (frozen.rows) model.cells.want(model.tab, 0, frozen.rows - 1, 0, columns.to);
    const scene = this.#scene();
    for (const { pane, marks, isFrozenRow, isFrozenColumn } of this.#quadrants) {
      const paneRows = isFrozenRow ? { from: 0, to: frozen.rows - 1 } : rows;
      const paneColumns = isFrozenColumn ? { from: 0, to: frozen.columns - 1 } : columns;
      place(pane.element, {
        left: HEAD_WIDTH + (isFrozenColumn ? 0 : frozen.width),
        top: HEAD_HEIGHT + (isFrozenRow ? 0 : frozen.height),
        width: isFrozenColumn ? frozen.width : width,
        height: isFrozenRow ? frozen.height : height,
      });
      const x = isFrozenColumn ? 0 : scrollLeft + frozen.width;
      const y = isFrozenRow ? 0 : scrollTop + frozen.height;
      pane.show(scene, paneRows, paneColumns, x, y);
      marks.show(model, this.rows, this.columns);
    }
    this.#headers.show(
      { model, rows: this.rows, columns: this.columns, frozen, visibleRows: rows, visibleColumns: columns },
      { scrollLeft, scrollTop, width: clientWidth, height: clientHeight },
    );
    this.#charts.show(model.tabView.charts, this.rows, this.columns);
    this.scroller.setAttribute('aria-activedescendant', `cell-${model.active.row}-${model.active.column}`);
    this.#drawn();
  }

  #scene(): Scene {
    const model = this.#model;
    const { tab } = model;
    const filter = model.tabView.filter?.block;
    return {
      rows: this.rows,
      columns: this.columns,
      cell: (row, column) => model.cells.at(tab, row, column),
      active: model.active,
      isFilterButton: (row, column) =>
        filter !== undefined &&
        row === filter.row &&
        column >= filter.column &&
        column < filter.column + filter.columns,
      merge: (row, column) => model.mergeAt({ row, column }),
      gap: model.tabView.gridlinesHidden ? 0 : 1,
      version: this.#version,
    };
  }

  /** Scrolls until a cell is in view; `isFar` wants it well inside. */
  #reveal({ row, column }: Place, isFar: boolean): void {
    const frozen = this.#frozen;
    const { clientWidth, clientHeight, scrollLeft, scrollTop } = this.scroller;
    const width = clientWidth - HEAD_WIDTH - frozen.width;
    const height = clientHeight - HEAD_HEIGHT - frozen.height;
    const share = isFar ? FAR : { across: null, down: null };
    const left =
      column < frozen.columns
        ? scrollLeft
        : brought(this.columns, column, frozen.width, scrollLeft, width, share.across);
    const top = row < frozen.rows ? scrollTop : brought(this.rows, row, frozen.height, scrollTop, height, share.down);
    if (left !== scrollLeft || top !== scrollTop) this.scroller.scrollTo(left, top);
  }

  /** Where a cell lies in the grid's own box, in pixels; null when it is scrolled away. */
  rectangle({ row, column }: Place): { left: number; top: number; width: number; height: number } | null {
    const frozen = this.#frozen;
    const { scrollLeft, scrollTop, clientWidth, clientHeight } = this.scroller;
    const left = HEAD_WIDTH + this.columns.start(column) - (column < frozen.columns ? 0 : scrollLeft);
    const top = HEAD_HEIGHT + this.rows.start(row) - (row < frozen.rows ? 0 : scrollTop);
    const isUnderFrozen =
      (column >= frozen.columns && left < HEAD_WIDTH + frozen.width - 1) ||
      (row >= frozen.rows && top < HEAD_HEIGHT + frozen.height - 1);
    if (isUnderFrozen || left > clientWidth || top > clientHeight) return null;
    const { rows, columns } = this.#model.mergeAt({ row, column }) ?? { rows: 1, columns: 1 };
    return {
      left,
      top,
      width: this.columns.start(column + columns) - this.columns.start(column),
      height: this.rows.start(row + rows) - this.rows.start(row),
    };
  }

  /** What lies at a place of the window. */
  hit(clientX: number, clientY: number): Hit {
    const box = this.scroller.getBoundingClientRect();
    const frozen = this.#frozen;
    const x = clientX - box.left - HEAD_WIDTH;
    const y = clientY - box.top - HEAD_HEIGHT;
    const inSheetX = x < frozen.width ? x : x + this.scroller.scrollLeft;
    const inSheetY = y < frozen.height ? y : y + this.scroller.scrollTop;
    const row = this.rows.at(inSheetY);
    const column = this.columns.at(inSheetX);
    const fromRight = this.columns.start(column + 1) - inSheetX;
    const edge = fromRight < 5 ? column : inSheetX - this.columns.start(column) < 4 && column > 0 ? column - 1 : null;
    const on = x < 0 ? (y < 0 ? 'corner' : 'rowHead') : y < 0 ? 'columnHead' : 'cell';
    return { on, row, column, edge, fromRight };
  }

  /** How many whole rows are in view: what Page down moves by. */
  get page(): number {
    return Math.max(1, Math.floor((this.scroller.clientHeight - HEAD_HEIGHT - this.#frozen.height) / ROW_HEIGHT) - 1);
  }
}

function visible(axis: Axis, start: number, length: number, first: number): Span {
  return {
    from: Math.max(first, axis.at(start) - BEYOND),
    to: Math.min(axis.count - 1, axis.at(start + length) + BEYOND),
  };
}

/** Where to scroll so that a line is in view; a share wants it that far into the room, with a whole line at its beginning. */
function brought(
  axis: Axis,
  line: number,
  frozen: number,
  scrolled: number,
  room: number,
  share: number | null,
): number {
  const start = axis.start(line) - frozen;
  if (start >= scrolled && start + axis.size(line) <= scrolled + room) return scrolled;
  if (share !== null) return Math.max(0, axis.start(axis.at(frozen + start - room * share)) - frozen);
  return start < scrolled ? Math.max(0, start) : start + axis.size(line) - room;
}

function place(
  element: HTMLElement,
  { left, top, width, height }: { left: number; top: number; width: number; height: number },
): void {
  element.style.left = `${left}px`;
  element.style.top = `${top}px`;
  element.style.width = `${width}px`;
  element.style.height = `${height}px`;
}
