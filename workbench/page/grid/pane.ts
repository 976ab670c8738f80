/** One rectangle of cells that scrolls as a whole. Its rows are made once and used again for whichever rows come into view. */
import type { Block } from '../../server/protocol.ts';
import type { Cell } from '../cells.ts';
import type { Place } from '../places.ts';
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
  /** The merged cells that a cell belongs to. */
  readonly merge: (row: number, column: number) => Block | null;
  /** Pixels between neighbours that the gridlines take. */
  readonly gap: number;
  /** Another number whenever anything but the scroll position has changed. */
  readonly version: number;
}

/** A cell's element and what was last drawn in it, so that only what differs is drawn again. */
interface Slot {
  readonly element: HTMLDivElement;
  cell: Cell | null | undefined;
  place: string;
  left: number;
  width: number;
  height: number;
  isFilterButton: boolean;
}

interface Row {
  readonly element: HTMLDivElement;
  readonly slots: Slot[];
  /** How many of its slots are in use. */
  used: number;
  span: Span;
  version: number;
}

/** About as wide as a character of the cells' font: decides whether a text may need its neighbours' room. */
const CHARACTER = 6.2;
const PADDING = 6;
/** Rows higher than this have room for more than one line of text. */
const ONE_LINE = 24;

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
    const gone = new Set<Row>();
    for (const [index, row] of this.#rows) {
      if (index >= rows.from && index <= rows.to && !scene.rows.isHidden(index)) continue;
      this.#rows.delete(index);
      this.#spare.push(row);
      gone.add(row);
    }
    for (let index = rows.from; index <= rows.to; index++) {
      if (!scene.rows.isHidden(index)) this.#showRow(scene, index, columns);
    }
    // Those that found no use in this frame.
    for (const row of this.#spare) {
      if (!gone.has(row)) continue;
      row.element.hidden = true;
      for (const slot of row.slots) forget(slot);
    }
    this.#drawLines(scene, rows, columns);
  }

  /** Puts the rows into their order for whoever reads the page instead of looking at it; where they stand is the same. */
  putInOrder(): void {
    let last: Element = this.#lines;
    for (const [, { element }] of [...this.#rows].sort(([a], [b]) => a - b)) {
      if (last.nextElementSibling !== element) last.after(element);
      last = element;
    }
  }

  #showRow(scene: Scene, index: number, columns: Span): void {
    const row = this.#rows.get(index) ?? this.#takeRow(index);
    const { span, version } = row;
    if (version === scene.version && span.from === columns.from && span.to === columns.to) return;
    row.version = scene.version;
    row.span = columns;
    const { element, slots } = row;
    element.hidden = false;
    element.style.top = `${scene.rows.start(index)}px`;
    element.style.height = `${scene.rows.size(index)}px`;
    element.style.width = `${scene.columns.length}px`;
    element.classList.toggle('is-tall', scene.rows.size(index) > ONE_LINE);
    let used = 0;
    const draw = (column: number, cell: Cell | null, isEcho: boolean) => {
      const slot = slots[used] ?? makeSlot(row);
      if (used >= row.used) slot.element.hidden = false;
      used += 1;
      this.#fill(slot, scene, { row: index, column }, cell, isEcho);
    };
    const before = this.#runningIn(scene, index, columns.from);
    if (before !== null) draw(before, scene.cell(index, before) ?? null, true);
    for (let column = columns.from; column <= columns.to; column++) {
      if (scene.columns.isHidden(column)) continue;
      const merge = scene.merge(index, column);
      if (merge && (merge.row !== index || merge.column !== column)) continue;
      const cell = scene.cell(index, column);
      const isActive = scene.active.row === index && scene.active.column === column;
      if (cell || isActive || merge) draw(column, cell ?? null, false);
    }
    // A row without cells of its own would be told of as an empty one.
    const isEmpty = used === (before === null ? 0 : 1);
    setOrRemove(element, 'role', isEmpty ? null : 'row');
    setOrRemove(element, 'aria-rowindex', isEmpty ? null : String(index + 1));
    for (const rest of slots.slice(used, row.used)) {
      rest.element.hidden = true;
      forget(rest);
    }
    row.used = used;
  }

  #takeRow(index: number): Row {
    const row = this.#spare.pop() ?? this.#makeRow();
    row.version = -1;
    this.#rows.set(index, row);
    return row;
  }

  #makeRow(): Row {
    const element = division('row');
    this.layer.append(element);
    return { element, slots: [], used: 0, span: { from: 0, to: -1 }, version: -1 };
  }

  /** The column left of this pane, or of what is drawn in it, whose text runs on into it; null when there is none. */
  #runningIn(scene: Scene, row: number, first: number): number | null {
    for (let column = first - 1; column >= 0; column--) {
      const cell = scene.cell(row, column);
      if (!cell || (cell.text === '' && !cell.sparkline)) continue;
      const end = scene.columns.start(column) + this.#room(scene, row, column, cell);
      return end > scene.columns.start(first) ? column : null;
    }
    return null;
  }

  /** @param isEcho Another pane has the cell itself: this is only what runs over from it. */
  #fill(slot: Slot, scene: Scene, { row, column }: Place, cell: Cell | null, isEcho: boolean): void {
    const { element } = slot;
    const merge = scene.merge(row, column);
    const left = scene.columns.start(column);
    const lone = merge ? scene.columns.start(column + merge.columns) - left : scene.columns.size(column);
    const width = cell && !merge ? this.#room(scene, row, column, cell) : lone;
    const height = merge && merge.rows > 1 ? scene.rows.start(row + merge.rows) - scene.rows.start(row) : 0;
    const isFilterButton = scene.isFilterButton(row, column);
    const place = isEcho ? `echo of ${column}` : `${this.#id}-${row}-${column}`;
    if (slot.place !== place) {
      slot.place = place;
      setOrRemove(element, 'id', isEcho ? null : place);
      setOrRemove(element, 'aria-hidden', isEcho ? 'true' : null);
      setOrRemove(element, 'aria-colindex', isEcho ? null : String(column + 1));
    }
    if (slot.height !== height) {
      slot.height = height;
      element.style.height = height === 0 ? '' : `${height - scene.gap}px`;
    }
    if (slot.left !== left) {
      slot.left = left;
      element.style.left = `${left}px`;
    }
    if (slot.cell === cell && slot.width === width && slot.isFilterButton === isFilterButton) return;
    Object.assign(slot, { cell, width, isFilterButton });
    element.style.width = `${width - scene.gap}px`;
    const runsOn = width > lone || merge !== null;
    element.className = classNames(cell, runsOn, isFilterButton);
    if (runsOn) {
      element.style.setProperty('--own-width', `${lone - scene.gap}px`);
      element.classList.toggle('over-fills', this.#isOverFills(scene, row, column, width));
    }
    if (cell?.sparkline) {
      const room = { width: scene.columns.size(column) - 8, height: scene.rows.size(row) - 6 };
      element.replaceChildren(drawSparkline(cell.sparkline, room.width, room.height));
    } else {
      element.textContent = cell?.text ?? '';
    }
  }

  /** A text that is too long runs on over the blank cells to its right. */
  #room(scene: Scene, row: number, column: number, cell: Cell): number {
    const width = scene.columns.size(column);
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

  #isOverFills(scene: Scene, row: number, column: number, width: number): boolean {
    const end = scene.columns.start(column) + width;
    for (let next = column + 1; next < scene.columns.count && scene.columns.start(next) < end; next++) {
      if (scene.cell(row, next)?.isFilled) return true;
    }
    return false;
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

function classNames(cell: Cell | null, runsOn: boolean, isFilterButton: boolean): string {
  const names = ['cell'];
  if (isFilterButton) names.push('filter-head');
  if (!cell) return names.join(' ');
  names.push(cell.className);
  if (runsOn) names.push('runs-on');
  if (cell.note !== undefined) names.push('has-note');
  if (cell.error !== undefined) names.push('is-error');
  if (cell.link !== undefined) names.push('is-link');
  if (cell.options) names.push('has-options');
  if (cell.isChecked !== undefined) names.push(cell.isChecked ? 'is-checked' : 'is-unchecked');
  return names.join(' ');
}

function makeSlot(row: Row): Slot {
  const element = division('cell');
  element.setAttribute('role', 'gridcell');
  row.element.append(element);
  const slot: Slot = { element, cell: undefined, place: '', left: -1, width: -1, height: 0, isFilterButton: false };
  row.slots.push(slot);
  return slot;
}

/** A cell that is out of view gives its name back, for whichever element shows it next. */
function forget(slot: Slot): void {
  slot.place = '';
  slot.element.removeAttribute('id');
}

function setOrRemove(element: HTMLElement, name: string, value: string | null): void {
  if (value === null) element.removeAttribute(name);
  else element.setAttribute(name, value);
}

export function division(className: string): HTMLDivElement {
  const element = document.createElement('div');
  element.className = className;
  return element;
}
