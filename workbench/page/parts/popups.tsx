import { useEffect, useRef, useState } from 'preact/hooks';
import type { GridView, Hit } from '../grid/grid-view.ts';
import type { Model } from '../model.ts';
import type { Place } from '../places.ts';
import { fetchFilter } from '../server.ts';
import { Menu, type MenuEntry } from './menu.tsx';
import { dataMenu, editMenu, insertMenu } from './menus.ts';

/** What a drop-down cell offers. */
export function OptionsPopup({
  model,
  grid,
  place,
  close,
}: {
  model: Model;
  grid: GridView;
  place: Place;
  close: () => void;
}) {
  const box = grid.rectangle(place);
  const options = model.cell(place)?.options ?? [];
  if (!box) return null;
  const origin = grid.scroller.getBoundingClientRect();
  const entries = options.map(
    (option): MenuEntry => ({
      kind: 'item',
      label: option,
      act: () => void model.send({ kind: 'type', gridId: model.tab, ...place, text: option }),
    }),
  );
  return (
    <Menu
      label="Choices"
      entries={entries}
      close={close}
      x={origin.left + box.left}
      y={origin.top + box.top + box.height}
    />
  );
}

/** What can be done with the cells that were clicked. */
export function CellMenu({
  model,
  hit,
  x,
  y,
  editNote,
  close,
}: {
  model: Model;
  hit: Hit;
  x: number;
  y: number;
  editNote: () => void;
  close: () => void;
}) {
  const label = model.cell()?.note === undefined ? 'Insert note' : 'Edit note';
  const separator = { kind: 'separator' } as const;
  const entries: MenuEntry[] = [
    ...editMenu(model).slice(3),
    separator,
    ...insertMenu(model).slice(0, 5),
    separator,
    ...dataMenu(model).slice(0, 2),
    ...(hit.on === 'cell' ? [separator, { kind: 'item', label, act: editNote } as const] : []),
  ];
  return (
    <Menu
      label="Cell"
      entries={entries}
      close={close}
      x={Math.min(x, innerWidth - 270)}
      y={Math.min(y, innerHeight - 420)}
    />
  );
}

/** Where a note is written. */
export function NotePopup({ model, grid, close }: { model: Model; grid: GridView; close: () => void }) {
  const [text, setText] = useState(model.cell()?.note ?? '');
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => field.current?.focus(), []);
  const box = grid.rectangle(model.active);
  if (!box) return null;
  const origin = grid.scroller.getBoundingClientRect();
  const save = () => {
    const { row, column } = model.active;
    void model.send({ kind: 'note', gridId: model.tab, row, column, text });
    close();
  };
  return (
    <div
      class="popup note-popup"
      role="dialog"
      aria-label="Note"
      style={{
        left: `${Math.min(origin.left + box.left + box.width, innerWidth - 270)}px`,
        top: `${Math.min(origin.top + box.top, innerHeight - 200)}px`,
      }}
      onKeyDown={event => {
        event.stopPropagation();
        if (event.key === 'Escape') close();
      }}
    >
      <textarea
        ref={field}
        aria-label="Note"
        rows={4}
        value={text}
        onInput={({ currentTarget }) => setText(currentTarget.value)}
      />
      <div class="buttons">
        <button type="button" class="action" onClick={save}>
          Save
        </button>
        <button type="button" class="quiet" onClick={close}>
          Cancel
        </button>
      </div>
    </div>
  );
}

/** Which values of a column the filter shows. */
export function FilterPopup({
  model,
  grid,
  column,
  close,
}: {
  model: Model;
  grid: GridView;
  column: number;
  close: () => void;
}) {
  const [texts, setTexts] = useState<readonly { text: string; isHidden: boolean }[] | null>(null);
  const { tab, tabView } = model;
  const row = tabView.filter?.block.row ?? 0;
  useEffect(() => {
    fetchFilter(tab, column).then(setTexts, close);
  }, [tab, column]);
  const box = grid.rectangle({ row, column });
  if (!box || !texts) return null;
  const origin = grid.scroller.getBoundingClientRect();
  const set = (isHidden: (text: string, was: boolean) => boolean) =>
    setTexts(texts.map(({ text, isHidden: was }) => ({ text, isHidden: isHidden(text, was) })));
  const apply = () => {
    const hidden = texts.filter(({ isHidden }) => isHidden).map(({ text }) => text);
    void model.send({ kind: 'filterValues', gridId: tab, column, hidden });
    close();
  };
  return (
    <div
      class="popup filter-popup"
      role="dialog"
      aria-label="Filter by values"
      style={{
        left: `${Math.min(origin.left + box.left, innerWidth - 260)}px`,
        top: `${origin.top + box.top + box.height}px`,
      }}
      onKeyDown={event => {
        event.stopPropagation();
        if (event.key === 'Escape') close();
      }}
    >
      <div class="filter-heads">
        <button type="button" class="plain" onClick={() => set(() => false)}>
          Select all
        </button>
        <button type="button" class="plain" onClick={() => set(() => true)}>
          Clear
        </button>
      </div>
      <div class="filter-values">
        {texts.map(({ text, isHidden }) => (
          <label key={text}>
            <input
              type="checkbox"
              checked={!isHidden}
              onChange={() => set((one, was) => (one === text ? !was : was))}
            />
            {text === '' ? '(blanks)' : text}
          </label>
        ))}
      </div>
      <div class="buttons">
        <button type="button" class="action" onClick={apply}>
          OK
        </button>
        <button type="button" class="quiet" onClick={close}>
          Cancel
        </button>
      </div>
    </div>
  );
}

const HOVER_MS = 250;
/** Pixels that a card takes at most. */
const HOVER_WIDTH = 310;

/** The note, the error or the link of the cell under the pointer. */
export function HoverCard({ model, grid }: { model: Model; grid: GridView }) {
  const [over, setOver] = useState<Place | null>(null);
  useEffect(() => {
    let timer = 0;
    let last = '';
    const onMove = ({ clientX, clientY, buttons }: PointerEvent) => {
      const { on, row, column } = grid.hit(clientX, clientY);
      const key = on === 'cell' && buttons === 0 ? `${row},${column}` : '';
      if (key === last) return;
      last = key;
      window.clearTimeout(timer);
      setOver(null);
      if (key !== '') timer = window.setTimeout(() => setOver({ row, column }), HOVER_MS);
    };
    const onLeave = () => {
      last = '';
      window.clearTimeout(timer);
      setOver(null);
    };
    grid.scroller.addEventListener('pointermove', onMove);
    grid.scroller.addEventListener('pointerleave', onLeave);
    return () => {
      grid.scroller.removeEventListener('pointermove', onMove);
      grid.scroller.removeEventListener('pointerleave', onLeave);
    };
  }, [grid]);
  const cell = over && model.cell(over);
  const box = over && grid.rectangle(over);
  if (!cell || !box || (cell.note === undefined && cell.error === undefined && cell.link === undefined)) return null;
  return (
    <div
      class="hover-card"
      role="tooltip"
      style={{
        left: `${Math.min(box.left + box.width + 6, grid.scroller.clientWidth - HOVER_WIDTH)}px`,
        top: `${box.top + (box.left + box.width + 6 > grid.scroller.clientWidth - HOVER_WIDTH ? box.height + 4 : 0)}px`,
      }}
    >
      {cell.error !== undefined && (
        <>
          <b class="error-word">Error</b>
          <p>{cell.error || cell.text}</p>
        </>
      )}
      {cell.note !== undefined && <p>{cell.note}</p>}
      {cell.link !== undefined && <p class="link-text">{cell.link}</p>}
    </div>
  );
}
