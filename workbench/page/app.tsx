import { useEffect, useReducer, useRef, useState } from 'preact/hooks';
import { cellName } from './addresses.ts';
import { Editor } from './formula/editor.tsx';
import { watchClipboard } from './grid/clipboard.ts';
import { GridView, type Hit } from './grid/grid-view.ts';
import { move, onKey } from './grid/keyboard.ts';
import { watchPointer } from './grid/pointer.ts';
import type { Model } from './model.ts';
import { PanelArea, Rail } from './panels/panels.tsx';
import { FindBar } from './parts/find-bar.tsx';
import { FormulaBar } from './parts/formula-bar.tsx';
import { Icon } from './parts/icons.tsx';
import { MenuBar } from './parts/menu-bar.tsx';
import { CellMenu, FilterPopup, HoverCard, NotePopup, OptionsPopup } from './parts/popups.tsx';
import { Strip } from './parts/strip.tsx';
import { TabBar } from './parts/tab-bar.tsx';
import { Toasts } from './parts/toasts.tsx';
import { Toolbar } from './parts/toolbar.tsx';
import { ConfirmDialog, QuestionDialog, RefusalDialog, ScriptDialog, Sidebar } from './parts/windows.tsx';
import type { Place } from './places.ts';

type Popup =
  | { readonly kind: 'options'; readonly place: Place }
  | { readonly kind: 'filter'; readonly column: number }
  | { readonly kind: 'note' }
  | { readonly kind: 'menu'; readonly hit: Hit; readonly x: number; readonly y: number };

export function App({ model }: { model: Model }) {
  const [, again] = useReducer((count: number) => count + 1, 0);
  const root = useRef<HTMLDivElement>(null);
  const [grid, setGrid] = useState<GridView | null>(null);
  const [popup, setPopup] = useState<Popup | null>(null);
  useEffect(() => {
    const element = root.current;
    if (!element) return;
    const made = new GridView(element, model, () => {
      // The field over the cells moves along with them.
      if (model.draft) again(null);
    });
    watchPointer(element, model, made, {
      openOptions: place => setPopup({ kind: 'options', place }),
      openFilter: column => setPopup({ kind: 'filter', column }),
      openMenu: (hit, x, y) => setPopup({ kind: 'menu', hit, x, y }),
    });
    watchClipboard(element, model);
    element.addEventListener('keydown', event => {
      if (event.target === element) onKey(event, model, made);
    });
    document.addEventListener('keydown', event => {
      const isFind = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'f';
      if (!isFind || event.defaultPrevented) return;
      event.preventDefault();
      model.finder.open();
    });
    const keepFocus = () => {
      // An add-on's page that puts the focus into itself must not take the keyboard from somebody who has touched nothing yet.
      if (!navigator.userActivation.hasBeenActive) window.setTimeout(() => element.focus({ preventScroll: true }));
    };
    window.addEventListener('blur', keepFocus);
    setGrid(made);
    element.focus({ preventScroll: true });
    return model.listen(() => {
      made.update();
      again(null);
    });
  }, []);

  const back = () => root.current?.focus({ preventScroll: true });
  const leave = (rows: number, columns: number) => {
    const { draft } = model;
    void model.commit();
    back();
    if (!grid || (rows === 0 && columns === 0)) return;
    if (draft && draft.tab !== model.tab) model.showTab(draft.tab);
    move(model, grid, rows, columns);
  };
  const close = () => {
    setPopup(null);
    back();
  };
  const { shell, active } = model;
  const cell = model.cell();
  return (
    <div class="app">
      <header>
        <Title model={model} back={back} />
        <Toolbar model={model} back={back} />
        <FormulaBar model={model} leave={leave} />
      </header>
      <main class="middle">
        <div class="sheet">
          <div class="grid-place">
            <div ref={root} class="grid" />
            {grid && <CellEditor model={model} grid={grid} leave={leave} />}
            {grid && !model.draft && <HoverCard model={model} grid={grid} />}
            <FindBar model={model} back={back} />
          </div>
          <TabBar model={model} />
          <Toasts model={model} />
        </div>
        <Sidebar model={model} />
        <PanelArea model={model} />
        <Rail model={model} />
        {grid && popup?.kind === 'options' && (
          <OptionsPopup model={model} grid={grid} place={popup.place} close={close} />
        )}
        {grid && popup?.kind === 'filter' && (
          <FilterPopup model={model} grid={grid} column={popup.column} close={close} />
        )}
        {popup?.kind === 'menu' && (
          <CellMenu
            model={model}
            hit={popup.hit}
            x={popup.x}
            y={popup.y}
            editNote={() => setPopup({ kind: 'note' })}
            close={close}
          />
        )}
        {grid && popup?.kind === 'note' && <NotePopup model={model} grid={grid} close={close} />}
      </main>
      <Strip model={model} />
      <p class="for-readers" role="status">
        {`${cellName(active.row, active.column)} ${cell?.text ?? 'blank'}${cell?.note ? `, note: ${cell.note}` : ''}`}
      </p>
      <ConfirmDialog model={model} back={back} />
      <ScriptDialog key={shell.dialog?.number} model={model} />
      <QuestionDialog model={model} />
      <RefusalDialog model={model} back={back} />
    </div>
  );
}

function Title({ model, back }: { model: Model; back: () => void }) {
  const { shell } = model;
  return (
    <div class="top">
      <span class="logo">
        <Icon name="sheet" size={26} />
      </span>
      <div class="titles">
        <h1>{shell.title}</h1>
        <MenuBar model={model} back={back} />
      </div>
      {shell.role !== 'owner' && (
        <span class="role-chip">{shell.role === 'viewer' ? 'View only' : `Editing as ${shell.actor}`}</span>
      )}
      <span class={model.waiting > 0 ? 'working is-on' : 'working'} aria-hidden="true" />
    </div>
  );
}

/** Pixels that the help of a formula may need below and beside its cell. */
const HELP = { width: 460, height: 280 };

/** The field in the place of the cell that is being edited. */
function CellEditor({
  model,
  grid,
  leave,
}: {
  model: Model;
  grid: GridView;
  leave: (rows: number, columns: number) => void;
}) {
  const { draft } = model;
  if (!draft || draft.tab !== model.tab) return null;
  const box = grid.rectangle(draft);
  if (!box) return null;
  const longest = Math.max(...draft.text.split('\n').map(line => line.length));
  const width = Math.max(box.width + 2, Math.min(longest * 8 + 24, 520));
  const style = {
    left: `${box.left - 2}px`,
    top: `${box.top - 2}px`,
    width: `${width}px`,
    minHeight: `${box.height + 3}px`,
  };
  if (draft.isInBar) {
    return (
      <div class="cell-editor is-mirror" style={style} aria-hidden="true">
        {draft.text}
      </div>
    );
  }
  const { clientWidth, clientHeight } = grid.scroller;
  const isLow = box.top > clientHeight - HELP.height;
  const isFarRight = box.left > clientWidth - HELP.width;
  return (
    <div class={`cell-editor${isLow ? ' is-low' : ''}${isFarRight ? ' is-far-right' : ''}`} style={style}>
      <Editor model={model} isInBar={false} label={`Edit ${cellName(draft.row, draft.column)}`} leave={leave} />
    </div>
  );
}
