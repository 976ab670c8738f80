/** What the pointer does on the grid: selecting, resizing columns, opening cells, pointing at cells from a formula. */
import type { Block } from '../../server/protocol.ts';
import { blockName } from '../addresses.ts';
import { takesReference } from '../formula/caret.ts';
import type { Model } from '../model.ts';
import type { Place } from '../places.ts';
import { fetchLongest } from '../server.ts';
import type { GridView, Hit } from './grid-view.ts';
import { toggle } from './keyboard.ts';

export interface PointerAsks {
  readonly openOptions: (place: Place) => void;
  readonly openFilter: (column: number) => void;
  readonly openMenu: (hit: Hit, x: number, y: number) => void;
}

/** Pixels at a cell's right edge that belong to its drop-down or filter button. */
const BUTTON = 20;

export function watchPointer(root: HTMLElement, model: Model, grid: GridView, asks: PointerAsks): void {
  const { scroller } = grid;
  const isOnScrollBar = ({ clientX, clientY }: MouseEvent) => {
    const box = scroller.getBoundingClientRect();
    return clientX - box.left > scroller.clientWidth || clientY - box.top > scroller.clientHeight;
  };
  scroller.addEventListener('pointerdown', event => {
    if (event.button !== 0 || isOnScrollBar(event)) return;
    const hit = grid.hit(event.clientX, event.clientY);
    if (event.target instanceof Element && event.target.classList.contains('fill-handle')) {
      event.preventDefault();
      dragFill(event, model, grid);
      return;
    }
    if (model.draft && takesReference(model.draft)) {
      event.preventDefault();
      if (hit.on === 'cell') pointFrom(hit, model, grid, scroller);
      return;
    }
    void model.commit();
    root.focus({ preventScroll: true });
    press(event, hit, model, grid, asks);
  });
  scroller.addEventListener('dblclick', event => {
    const hit = grid.hit(event.clientX, event.clientY);
    if (hit.on === 'columnHead' && hit.edge !== null) void fitColumns(model, hit.edge);
    if (hit.on === 'cell' && !model.cell()?.options) model.edit(model.input);
  });
  scroller.addEventListener('contextmenu', event => {
    event.preventDefault();
    const hit = grid.hit(event.clientX, event.clientY);
    if (!isInside(model, hit)) selectHit(model, grid, hit);
    asks.openMenu(hit, event.clientX, event.clientY);
  });
  scroller.addEventListener('pointermove', event => {
    const hit = grid.hit(event.clientX, event.clientY);
    scroller.style.cursor = hit.on === 'columnHead' && hit.edge !== null ? 'col-resize' : '';
  });
}

function isInside({ block }: Model, { on, row, column }: Hit): boolean {
  const inRows = row >= block.row && row < block.row + block.rows;
  const inColumns = column >= block.column && column < block.column + block.columns;
  return (on === 'columnHead' || inRows) && (on === 'rowHead' || inColumns);
}

function press(event: PointerEvent, hit: Hit, model: Model, grid: GridView, asks: PointerAsks): void {
  if (hit.on === 'columnHead' && hit.edge !== null) {
    resize(event, hit.edge, model, grid);
    return;
  }
  if (hit.on !== 'cell') {
    selectHit(model, grid, hit);
    drag(event, grid, ({ row, column }) => {
      if (hit.on === 'columnHead') model.extend({ row: grid.rows.count - 1, column });
      if (hit.on === 'rowHead') model.extend({ row, column: grid.columns.count - 1 });
    });
    return;
  }
  if (event.shiftKey) {
    model.extend(hit);
    return;
  }
  const { row, column } = hit;
  model.select({ row, column });
  const filter = model.tabView.filter?.block;
  const isFilterHead =
    filter && row === filter.row && column >= filter.column && column < filter.column + filter.columns;
  if (isFilterHead && hit.fromRight < BUTTON) {
    asks.openFilter(column);
    return;
  }
  const cell = model.cell();
  if (cell?.options && hit.fromRight < BUTTON) {
    asks.openOptions({ row, column });
    return;
  }
  if (cell?.isChecked !== undefined) {
    toggle(model);
    return;
  }
  drag(event, grid, place => model.extend(place));
}

function selectHit(model: Model, grid: GridView, { on, row, column }: Hit): void {
  const last = { row: grid.rows.count - 1, column: grid.columns.count - 1 };
  if (on === 'cell') model.select({ row, column });
  else if (on === 'columnHead') mark(model, { row: 0, column }, { row: last.row, column });
  else if (on === 'rowHead') mark(model, { row, column: 0 }, { row, column: last.column });
  else mark(model, { row: 0, column: 0 }, last);
}

/** Selects without scrolling to the far end. */
function mark(model: Model, active: Place, corner: Place): void {
  model.active = active;
  model.corner = corner;
  model.select(active, corner);
}

function drag(event: PointerEvent, grid: GridView, moved: (place: Place) => void): void {
  const { scroller } = grid;
  let last = '';
  scroller.setPointerCapture(event.pointerId);
  const onMove = ({ clientX, clientY }: PointerEvent) => {
    const { row, column } = grid.hit(clientX, clientY);
    if (last === `${row},${column}`) return;
    last = `${row},${column}`;
    moved({ row, column });
  };
  const stop = () => scroller.removeEventListener('pointermove', onMove);
  scroller.addEventListener('pointermove', onMove);
  scroller.addEventListener('pointerup', stop, { once: true });
  scroller.addEventListener('pointercancel', stop, { once: true });
}

/** Fills on from the selection's corner, in the direction that it was dragged further. */
function dragFill(event: PointerEvent, model: Model, grid: GridView): void {
  const { scroller } = grid;
  const { block: from, tab } = model;
  scroller.setPointerCapture(event.pointerId);
  const onMove = ({ clientX, clientY }: PointerEvent) => {
    model.filling = reached(from, grid.hit(clientX, clientY));
    model.tell();
  };
  scroller.addEventListener('pointermove', onMove);
  const stop = (isDone: boolean) => () => {
    scroller.removeEventListener('pointermove', onMove);
    const to = model.filling;
    model.filling = null;
    if (!isDone || !to) {
      model.tell();
      return;
    }
    void model.send({ kind: 'autofill', gridId: tab, from, to });
    model.select({ row: to.row, column: to.column }, { row: to.row + to.rows - 1, column: to.column + to.columns - 1 });
  };
  scroller.addEventListener('pointerup', stop(true), { once: true });
  scroller.addEventListener('pointercancel', stop(false), { once: true });
}

/** The block with as many lines more as the place is away from it; null while it is inside. */
function reached(from: Block, { row, column }: Place): Block | null {
  const below = row - (from.row + from.rows - 1);
  const right = column - (from.column + from.columns - 1);
  const down = below > 0 ? below : Math.min(0, row - from.row);
  const across = right > 0 ? right : Math.min(0, column - from.column);
  if (down === 0 && across === 0) return null;
  if (Math.abs(down) >= Math.abs(across)) {
    return { ...from, row: from.row + Math.min(0, down), rows: from.rows + Math.abs(down) };
  }
  return { ...from, column: from.column + Math.min(0, across), columns: from.columns + Math.abs(across) };
}

const MEASURE = document.createElement('canvas').getContext('2d');
/** Pixels beside a text: its padding, and room for a drop-down or a filter button. */
const BESIDE = 10;

/** Makes a column, or each of the selected ones that it belongs to, as wide as its longest text. */
async function fitColumns(model: Model, column: number): Promise<void> {
  const { block, tab, tabView } = model;
  const isWhole = block.row === 0 && block.rows === tabView.rowCount;
  const isSelected = isWhole && column >= block.column && column < block.column + block.columns;
  const [first, count] = isSelected ? [block.column, block.columns] : [column, 1];
  for (let one = first; one < first + count; one++) {
    const texts = await fetchLongest(tab, one);
    if (!MEASURE) return;
    MEASURE.font = '600 13px Arial, "Liberation Sans", sans-serif';
    const widest = Math.max(0, ...texts.map(text => MEASURE.measureText(text).width));
    const beside = BESIDE + (model.cell({ row: 1, column: one })?.options ? BUTTON : 0);
    if (widest === 0) continue;
    const width = Math.min(2_000, Math.ceil(widest) + beside);
    await model.send({ kind: 'width', gridId: tab, column: one, count: 1, width });
  }
}

function resize(event: PointerEvent, column: number, model: Model, grid: GridView): void {
  const { scroller } = grid;
  const before = grid.columns.size(column);
  scroller.setPointerCapture(event.pointerId);
  scroller.addEventListener(
    'pointerup',
    ({ clientX }) => {
      const width = Math.round(Math.min(2_000, Math.max(20, before + clientX - event.clientX)));
      if (width !== before) void model.send({ kind: 'width', gridId: model.tab, column, count: 1, width });
    },
    { once: true },
  );
}

/** Writes the cells that are pointed at into the formula that is being typed. */
function pointFrom(hit: Hit, model: Model, grid: GridView, scroller: HTMLElement): void {
  const { draft } = model;
  if (!draft) return;
  const point = ({ row, column }: Place) => {
    const block = {
      row: Math.min(row, hit.row),
      column: Math.min(column, hit.column),
      rows: Math.abs(row - hit.row) + 1,
      columns: Math.abs(column - hit.column) + 1,
    };
    const isOther = draft.tab !== model.tab;
    const name = (isOther ? `'${model.tabView.name.replaceAll("'", "''")}'!` : '') + blockName(block);
    model.type(
      draft.text.slice(0, draft.caret) + name + draft.text.slice(draft.caret),
      draft.caret + name.length,
      draft.isInBar,
    );
  };
  point(hit);
  const onMove = ({ clientX, clientY }: PointerEvent) => point(grid.hit(clientX, clientY));
  scroller.addEventListener('pointermove', onMove);
  scroller.addEventListener('pointerup', () => scroller.removeEventListener('pointermove', onMove), { once: true });
}
