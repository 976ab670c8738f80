/** What keys do while no cell is being edited. */
import type { Model } from '../model.ts';
import type { Place } from '../places.ts';
import { fetchData, fetchEdge } from '../server.ts';
import type { GridView } from './grid-view.ts';

const ARROWS: Readonly<
  Record<string, { readonly direction: string; readonly rows: number; readonly columns: number }>
> = {
  ArrowUp: { direction: 'up', rows: -1, columns: 0 },
  ArrowDown: { direction: 'down', rows: 1, columns: 0 },
  ArrowLeft: { direction: 'left', rows: 0, columns: -1 },
  ArrowRight: { direction: 'right', rows: 0, columns: 1 },
};

/** Moves the active cell, or the selection's far corner. */
export function move(model: Model, grid: GridView, rows: number, columns: number, extends_ = false): void {
  const start = extends_ ? model.corner : model.active;
  // Out of merged cells the way leads from their far side.
  const merge = model.mergeAt(start);
  const from = {
    row: merge && rows > 0 ? merge.row + merge.rows - 1 : start.row,
    column: merge && columns > 0 ? merge.column + merge.columns - 1 : start.column,
  };
  const to = { row: grid.rows.step(from.row, rows), column: grid.columns.step(from.column, columns) };
  if (extends_) model.extend(to);
  else model.select(to);
}

export function onKey(event: KeyboardEvent, model: Model, grid: GridView): void {
  if (event.defaultPrevented || model.draft) return;
  const isCommand = event.ctrlKey || event.metaKey;
  const done = isCommand ? commandKey(event, model, grid) : plainKey(event, model, grid);
  if (done) event.preventDefault();
}

function commandKey(event: KeyboardEvent, model: Model, grid: GridView): boolean {
  const { key, shiftKey } = event;
  const arrow = ARROWS[key];
  if (arrow) {
    void leap(model, arrow.direction, shiftKey);
    return true;
  }
  switch (key.toLowerCase()) {
    case 'z':
      void model.send({ kind: shiftKey ? 'redo' : 'undo' });
      return true;
    case 'y':
      void model.send({ kind: 'redo' });
      return true;
    case 'a':
      void fetchData(model.tab).then(({ rows, columns }) => {
        model.active = { row: 0, column: 0 };
        model.corner = { row: rows - 1, column: columns - 1 };
        model.tell();
      });
      return true;
    case 'b':
      void model.send({ kind: 'format', gridId: model.tab, block: model.block, look: { bold: !model.cell()?.isBold } });
      return true;
    case 'd':
      fill(model, 'down');
      return true;
    case 'r':
      // With nothing to fill it is the browser's: reload.
      if (model.block.columns < 2) return false;
      fill(model, 'right');
      return true;
    case 'home':
      select(model, { row: model.tabView.frozenRows, column: 0 }, shiftKey);
      return true;
    case 'end':
      void fetchData(model.tab).then(({ rows, columns }) =>
        select(model, { row: rows - 1, column: columns - 1 }, shiftKey),
      );
      return true;
    case ' ':
      model.active = { row: 0, column: model.active.column };
      model.extend({ row: grid.rows.count - 1, column: model.corner.column });
      return true;
    default:
      return false;
  }
}

function select(model: Model, place: Place, extends_: boolean): void {
  if (extends_) model.extend(place);
  else model.select(place);
}

async function leap(model: Model, direction: string, extends_: boolean): Promise<void> {
  const from = extends_ ? model.corner : model.active;
  const line = await fetchEdge(model.tab, from.row, from.column, direction);
  const isRow = direction === 'up' || direction === 'down';
  select(model, isRow ? { row: line, column: from.column } : { row: from.row, column: line }, extends_);
}

/** The first row of the selection goes into those below, or its first column into those to the right. */
function fill(model: Model, axis: 'down' | 'right'): void {
  const { block, tab } = model;
  const isDown = axis === 'down';
  if (isDown && block.rows < 2) return;
  const from = isDown ? { ...block, rows: 1 } : { ...block, columns: 1 };
  const to = isDown
    ? { ...block, row: block.row + 1, rows: block.rows - 1 }
    : { ...block, column: block.column + 1, columns: block.columns - 1 };
  void model.send({ kind: 'copy', fromGrid: tab, from, gridId: tab, to, isCut: false });
}

function plainKey(event: KeyboardEvent, model: Model, grid: GridView): boolean {
  const { key, shiftKey } = event;
  const arrow = ARROWS[key];
  if (arrow) {
    move(model, grid, arrow.rows, arrow.columns, shiftKey);
    return true;
  }
  switch (key) {
    case 'Enter':
      if (shiftKey) move(model, grid, -1, 0);
      else if (model.cell()?.isChecked !== undefined) toggle(model);
      else model.edit(model.input);
      return true;
    case 'F2':
      model.edit(model.input);
      return true;
    case 'Tab':
      move(model, grid, 0, shiftKey ? -1 : 1);
      return true;
    case 'Home':
      select(model, { row: (shiftKey ? model.corner : model.active).row, column: 0 }, shiftKey);
      return true;
    case 'End':
      void fetchData(model.tab).then(({ columns }) =>
        select(model, { row: (shiftKey ? model.corner : model.active).row, column: columns - 1 }, shiftKey),
      );
      return true;
    case 'PageDown':
      move(model, grid, grid.page, 0, shiftKey);
      return true;
    case 'PageUp':
      move(model, grid, -grid.page, 0, shiftKey);
      return true;
    case 'Delete':
    case 'Backspace':
      void model.send({ kind: 'clear', gridId: model.tab, block: model.block });
      return true;
    case 'Escape':
      model.copied = null;
      model.refuse(null);
      return true;
    case ' ':
      if (model.cell()?.isChecked !== undefined) {
        toggle(model);
        return true;
      }
      model.edit(' ', { isQuick: true });
      return true;
    default:
      if (key.length !== 1 || event.altKey) return false;
      model.edit(key, { isQuick: true });
      return true;
  }
}

/** Ticks a check box, or takes its tick away. */
export function toggle(model: Model): void {
  const { row, column } = model.active;
  const text = model.cell()?.isChecked ? 'FALSE' : 'TRUE';
  void model.send({ kind: 'type', gridId: model.tab, row, column, text });
}
