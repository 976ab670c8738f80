/** One rectangle of cells that scrolls as a whole. Its rows are made once and used again for whichever rows come into view. */
import type { Cell } from '../cells.ts';
import type { Axis } from './axis.ts';
import { drawSparkline } from './sparkline.ts';

export interface Span {
  readonly from: number;
  readonly to: number;
}

/** What a pane must know of the tab that it shows. */
export interface Scene {
  readonly rows: Axis;
  readonly columns: Axis;
  readonly cell: (row: number, column: number) => Cell | null | undefined;
  readonly active: { readonly row: number; readonly column: number };
  readonly isFilterButton: (row: number, column: number) => boolean;
  /** Another number whenever anything but the scroll position has changed. */
  readonly version: number;
}

interface Row {
  readonly element: HTMLDivElement;
  readonly cells: HTMLDivElement[];
  index: number;
  span: Span;
  version: number;
}

/** About as wide as a character of the cells' font: decides whether a text may need its neighbours' room. */
const CHARACTER = 6.2;
const PADDING = 6;

export class Pane {
  readonly element = division('pane');
  readonly layer = division('layer');
  readonly #lines = division('lines');
  readonly #id: string;
  readonly #rows = new Map<number, Row>();
  readonly #spare: Row[] = [];
  #linesDrawn = '';

  constructor(id: string) {
    this.#id = id;
    this.element.setAttribute('role', 'rowgroup');
    this.#lines.setAttribute('role', 'presentation');
    this.layer.setAttribute('role', 'presentation');
    this.layer.append(this.#lines);
    this.element.append(this.layer);
  }

  /** Shows these rows and columns, moved by so many pixels. */
  show(scene: Scene, rows: Span, columns: Span, x: number, y: number): void {
    this.layer.style.transform = `translate(${-x}px, ${-y}px)`;
    for (const [index, row] of this.#rows) {
      if (index >= rows.from && index <= rows.to) continue;
      this.#rows.delete(index);
      this.#spare.push(row);
    }
    for (let index = rows.from; index <= rows.to; index++) {
      if (!scene.rows.isHidden(index)) this.#showRow(scene, index, columns);
    }
    for (const { element } of this.#spare) element.hidden = true;
    this.#drawLines(scene, rows, columns);
  }

  #showRow(scene: Scene, index: number, columns: Span): void {
    const row = this.#rows.get(index) ?? this.#takeRow(index);
    const { span, version } = row;
    if (version === scene.version && span.from === columns.from && span.to === columns.to) return;
    row.version = scene.version;
    row.span = columns;
    const { element } = row;
    element.hidden = false;
    element.style.top = `${scene.rows.start(index)}px`;
    element.style.height = `${scene.rows.size(index)}px`;
    element.setAttribute('aria-rowindex', String(index + 1));
    let used = 0;
    for (let column = columns.from; column <= columns.to; column++) {
      if (scene.columns.isHidden(column)) continue;
      const cell = scene.cell(index, column);
      const isActive = scene.active.row === index && scene.active.column === column;
      if (!cell && !isActive) continue;
      let made = row.cells[used];
      if (!made) {
        made = division('cell');
        made.setAttribute('role', 'gridcell');
        row.cells.push(made);
        element.append(made);
      }
      used += 1;
      this.#fill(made, scene, index, column, cell ?? null);
    }
    // A row without cells would be told of as an empty one.
    if (used === 0) element.removeAttribute('role');
    else element.setAttribute('role', 'row');
    for (let n = used; n < row.cells.length; n++) {
      const rest = row.cells[n];
      if (rest) rest.hidden = true;
    }
  }

  #takeRow(index: number): Row {
    const row = this.#spare.pop() ?? this.#makeRow();
    row.index = index;
    row.version = -1;
    this.#rows.set(index, row);
    return row;
  }

  #makeRow(): Row {
    const element = division('row');
    this.layer.append(element);
    return { element, cells: [], index: 0, span: { from: 0, to: -1 }, version: -1 };
  }

  #fill(element: HTMLDivElement, scene: Scene, row: number, column: number, cell: Cell | null): void {
    const width = scene.columns.size(column);
    const room = cell ? this.#room(scene, row, column, cell, width) : width;
    element.hidden = false;
    element.id = `${this.#id}-${row}-${column}`;
    element.className = classNames(cell, room > width);
    element.style.left = `${scene.columns.start(column)}px`;
    element.style.width = `${room - 1}px`;
    element.setAttribute('aria-colindex', String(column + 1));
    if (cell?.sparkline) element.replaceChildren(drawSparkline(cell.sparkline, width - 8, scene.rows.size(row) - 6));
    else if (element.textContent !== (cell?.text ?? '') || element.firstElementChild)
      element.textContent = cell?.text ?? '';
    if (scene.isFilterButton(row, column)) element.classList.add('filter-head');
  }

  /** A text that is too long runs on over the blank cells to its right. */
  #room(scene: Scene, row: number, column: number, cell: Cell, width: number): number {
    if (cell.sparkline || cell.options || cell.isChecked !== undefined) return width;
    const needed = cell.text.length * CHARACTER * cell.scale + PADDING;
    if (needed <= width || !cell.mayRunOn) return width;
    let room = width;
    for (let next = column + 1; room < needed && next < scene.columns.count; next++) {
      const neighbour = scene.cell(row, next);
      if (neighbour && neighbour.text !== '') break;
      room += scene.columns.size(next);
    }
    return room;
  }

  #drawLines(scene: Scene, rows: Span, columns: Span): void {
    const drawn = `${scene.version} ${columns.from} ${columns.to}`;
    this.#lines.style.top = `${scene.rows.start(rows.from)}px`;
    this.#lines.style.height = `${scene.rows.start(rows.to + 1) - scene.rows.start(rows.from)}px`;
    if (this.#linesDrawn === drawn) return;
    this.#linesDrawn = drawn;
    const lines: HTMLDivElement[] = [];
    for (let column = columns.from; column <= columns.to; column++) {
      if (scene.columns.isHidden(column)) continue;
      const line = division('line');
      line.style.left = `${scene.columns.start(column + 1) - 1}px`;
      lines.push(line);
    }
    this.#lines.replaceChildren(...lines);
  }
}

function classNames(cell: Cell | null, runsOn: boolean): string {
  if (!cell) return 'cell';
  const names = ['cell', cell.className];
  if (runsOn) names.push('runs-on');
  if (cell.note !== undefined) names.push('has-note');
  if (cell.error !== undefined) names.push('is-error');
  if (cell.link !== undefined) names.push('is-link');
  if (cell.options) names.push('has-options');
  if (cell.isChecked !== undefined) names.push(cell.isChecked ? 'is-checked' : 'is-unchecked');
  return names.join(' ');
}

export function division(className: string): HTMLDivElement {
  const element = document.createElement('div');
  element.className = className;
  return element;
}
