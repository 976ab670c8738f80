import { useEffect, useRef } from 'preact/hooks';

export type MenuEntry =
  | {
      readonly kind: 'item';
      readonly label: string;
      readonly hint?: string;
      readonly isOff?: boolean;
      readonly act: () => void;
    }
  | { readonly kind: 'link'; readonly label: string; readonly href: string }
  | { readonly kind: 'menu'; readonly label: string; readonly entries: readonly MenuEntry[] }
  | { readonly kind: 'separator' };

/** A list of things to do. Arrow keys walk through it, Escape and a click elsewhere close it. */
export function Menu({
  label,
  entries,
  close,
  x,
  y,
}: {
  label: string;
  entries: readonly MenuEntry[];
  close: () => void;
  x?: number;
  y?: number;
}) {
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    items(list.current)[0]?.focus();
    const onPointerDown = ({ target }: PointerEvent) => {
      if (target instanceof Node && !list.current?.contains(target)) close();
    };
    document.addEventListener('pointerdown', onPointerDown);
    return () => document.removeEventListener('pointerdown', onPointerDown);
  }, []);
  const onKeyDown = (event: KeyboardEvent) => {
    event.stopPropagation();
    const all = items(list.current);
    const at = all.indexOf(document.activeElement as HTMLElement);
    if (event.key === 'Escape') close();
    else if (event.key === 'ArrowDown') all[(at + 1) % all.length]?.focus();
    else if (event.key === 'ArrowUp') all[(at + all.length - 1) % all.length]?.focus();
    else return;
    event.preventDefault();
  };
  const place = x === undefined ? undefined : { left: `${x}px`, top: `${y}px`, position: 'fixed' };
  return (
    <div class="menu" role="menu" aria-label={label} ref={list} onKeyDown={onKeyDown} style={place}>
      <Entries entries={entries} close={close} />
    </div>
  );
}

const items = (list: HTMLElement | null): HTMLElement[] => [
  ...(list?.querySelectorAll<HTMLElement>('[role=menuitem]:not([aria-disabled=true])') ?? []),
];

function Entries({ entries, close }: { entries: readonly MenuEntry[]; close: () => void }) {
  return (
    <>
      {entries.map((entry, index) => {
        if (entry.kind === 'separator') return <hr key={index} class="separator" />;
        if (entry.kind === 'link') {
          return (
            <a
              key={index}
              role="menuitem"
              tabIndex={-1}
              class="menu-item"
              href={entry.href}
              download=""
              onClick={close}
            >
              {entry.label}
            </a>
          );
        }
        if (entry.kind === 'menu') {
          return (
            <fieldset key={index} class="menu-group" aria-label={entry.label}>
              <div class="menu-heading" aria-hidden="true">
                {entry.label}
              </div>
              <Entries entries={entry.entries} close={close} />
            </fieldset>
          );
        }
        return (
          <button
            key={index}
            type="button"
            role="menuitem"
            tabIndex={-1}
            class="menu-item"
            aria-disabled={entry.isOff ? 'true' : undefined}
            onClick={() => {
              if (entry.isOff) return;
              close();
              entry.act();
            }}
          >
            <span>{entry.label}</span>
            {entry.hint && <span class="hint">{entry.hint}</span>}
          </button>
        );
      })}
    </>
  );
}
