import { useRef, useState } from 'preact/hooks';
import type { Model } from '../model.ts';
import { Menu, type MenuEntry } from './menu.tsx';
import { addOnEntries, dataMenu, editMenu, fileMenu, insertMenu, scriptEntries, viewMenu } from './menus.ts';

interface TopMenu {
  readonly label: string;
  readonly entries: () => readonly MenuEntry[];
  readonly isAddOn?: boolean;
}

export function MenuBar({ model, back }: { model: Model; back: () => void }) {
  const [open, setOpen] = useState<string | null>(null);
  const bar = useRef<HTMLElement>(null);
  const { shell } = model;
  const own = shell.menus.filter(({ caption }) => caption !== 'Extensions');
  const menus: readonly TopMenu[] = [
    { label: 'File', entries: () => fileMenu(model) },
    { label: 'Edit', entries: () => editMenu(model) },
    { label: 'View', entries: () => viewMenu(model) },
    { label: 'Insert', entries: () => insertMenu(model) },
    { label: 'Data', entries: () => dataMenu(model) },
    { label: 'Extensions', entries: () => [{ kind: 'menu', label: shell.addOn, entries: addOnEntries(model) }] },
    ...own.map(({ caption, items }) => ({ label: caption, entries: () => scriptEntries(model, items), isAddOn: true })),
    { label: shell.addOn, entries: () => addOnEntries(model), isAddOn: true },
  ];
  const close = () => {
    setOpen(null);
    back();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (step === 0) return;
    const buttons = [...(bar.current?.querySelectorAll<HTMLElement>(':scope > div > button') ?? [])];
    const at = menus.findIndex(({ label }) => label === open);
    const from = at >= 0 ? at : buttons.indexOf(document.activeElement as HTMLElement);
    const next = (from + step + menus.length) % menus.length;
    buttons[next]?.focus();
    if (open !== null) setOpen(menus[next]?.label ?? null);
  };
  return (
    <nav class="menu-bar" ref={bar} aria-label="Menus" onKeyDown={onKeyDown}>
      {menus.map(({ label, entries, isAddOn }) => (
        <div key={label} class="menu-place">
          <button
            type="button"
            class={isAddOn ? 'menu-button is-add-on' : 'menu-button'}
            aria-haspopup="menu"
            aria-expanded={open === label}
            onPointerDown={event => {
              event.stopPropagation();
              setOpen(open === label ? null : label);
            }}
            onPointerEnter={() => {
              if (open !== null && open !== label) setOpen(label);
            }}
            onClick={({ detail }) => {
              if (detail === 0) setOpen(open === label ? null : label);
            }}
          >
            {label}
          </button>
          {open === label && <Menu label={label} entries={entries()} close={close} />}
        </div>
      ))}
    </nav>
  );
}
