import { useEffect, useRef, useState } from 'preact/hooks';
import type { GridView, Hit } from '../grid/grid-view.ts';
import type { Model } from '../model.ts';
import type { Place } from '../places.ts';
import { fetchFilter } from '../server.ts';
import { Menu, type MenuEntry } from './menu.tsx';
import { cellMenu } from './menus.ts';

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

/** Pixels that the menu of cells takes. */
const MENU_HEIGHT = 480;

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
  const entries = cellMenu(model, hit.on, editNote);
  return (
    <Menu
      label="Cell"
      entries={entries}
      close={close}
      x={Math.min(x, innerWidth - 270)}
      y={Math.max(0, Math.min(y, innerHeight - MENU_HEIGHT))}
    />
  );
}

/** A box beside a cell: it takes the keyboard, and Escape or a click elsewhere closes it. */
function Popup({
  label,
  className,
  left,
  top,
  close,
  children,
}: {
  label: string;
  className: string;
  left: number;
  top: number;
  close: () => void;
  children: preact.ComponentChildren;
}) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    box.current?.querySelector<HTMLElement>('textarea, input, button')?.focus();
    const onPointerDown = ({ target }: PointerEvent) => {
      if (target instanceof Node && !box.current?.contains(target)) close();
    };
    document.addEventListener('pointerdown', onPointerDown);
    return () => document.removeEventListener('pointerdown', onPointerDown);
  }, []);
  return (
    <div
      ref={box}
      class={`popup ${className}`}
      role="dialog"
      aria-label={label}
      style={{ left: `${left}px`, top: `${top}px` }}
      onKeyDown={event => {
        event.stopPropagation();
        if (event.key === 'Escape') close();
      }}
    >
      {children}
    </div>
  );
}

/** Where a note is written. */
export function NotePopup({ model, grid, close }: { model: Model; grid: GridView; close: () => void }) {
  const [text, setText] = useState(model.cell()?.note ?? '');
  const box = grid.rectangle(model.active);
  if (!box) return null;
  const origin = grid.scroller.getBoundingClientRect();
  const save = () => {
    const { row, column } = model.active;
    void model.send({ kind: 'note', gridId: model.tab, row, column, text });
    close();
  };
  return (
    <Popup
      label="Note"
      className="note-popup"
      left={Math.min(origin.left + box.left + box.width, innerWidth - 270)}
      top={Math.min(origin.top + box.top, innerHeight - 200)}
      close={close}
    >
      <textarea aria-label="Note" rows={4} value={text} onInput={({ currentTarget }) => setText(currentTarget.value)} />
      <div class="buttons">
        <button type="button" class="action" onClick={save}>
          Save
        </button>
        <button type="button" class="quiet" onClick={close}>
          Cancel
        </button>
      </div>
    </Popup>
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
    <Popup
      label="Filter by values"
      className="filter-popup"
      left={Math.min(origin.left + box.left, innerWidth - 260)}
      top={origin.top + box.top + box.height}
      close={close}
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
    </Popup>
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
    const onLeave = ({ relatedTarget }: PointerEvent) => {
      // On its way to the link in the card.
      if (relatedTarget instanceof Element && relatedTarget.closest('.hover-card')) return;
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
      class={cell.link === undefined ? 'hover-card' : 'hover-card has-link'}
      onPointerLeave={() => setOver(null)}
      role="tooltip"
      style={{
        left: `${Math.min(box.left + box.width, grid.scroller.clientWidth - HOVER_WIDTH)}px`,
        top: `${box.top + (box.left + box.width > grid.scroller.clientWidth - HOVER_WIDTH ? box.height : 0)}px`,
      }}
    >
      {cell.error !== undefined && (
        <>
          <b class="error-word">Error</b>
          <p>{cell.error || cell.text}</p>
        </>
      )}
      {cell.note !== undefined && <p>{cell.note}</p>}
      {cell.link !== undefined && <LinkText link={cell.link} />}
    </div>
  );
}

/** Where a link leads; only to places on the web or to a mailbox can it be followed. */
function LinkText({ link }: { link: string }) {
  if (!/^(https?:|mailto:)/i.test(link)) return <p class="link-text">{link}</p>;
  return (
    <a class="link-text" href={link} target="_blank" rel="noopener noreferrer">
      {link}
    </a>
  );
}
