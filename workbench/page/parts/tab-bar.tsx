import { useState } from 'preact/hooks';
import type { Model } from '../model.ts';
import { Icon } from './icons.tsx';
import { Menu } from './menu.tsx';
import { tabMenu } from './menus.ts';

export function TabBar({ model }: { model: Model }) {
  const [menu, setMenu] = useState<{ id: number; x: number; y: number } | null>(null);
  const [renamed, setRenamed] = useState<number | null>(null);
  const { shell, tab, summary } = model;
  const rename = (id: number, name: string) => {
    setRenamed(null);
    if (name.trim() !== '' && name !== shell.tabs.find(one => one.id === id)?.name) {
      void model.send({ kind: 'renameTab', gridId: id, name });
    }
  };
  return (
    <div class="tab-bar">
      <button type="button" class="tool" aria-label="New tab" onClick={() => void model.addTab()}>
        <Icon name="plus" />
      </button>
      <div class="tabs" role="tablist" aria-label="Tabs of the workbook">
        {shell.tabs
          .filter(({ isHidden }) => !isHidden)
          .map(({ id, name, isProtected, color }) =>
            renamed === id ? (
              <input
                key={id}
                class="tab-name"
                aria-label="Name of the tab"
                ref={element => element?.focus()}
                value={name}
                onBlur={({ currentTarget }) => rename(id, currentTarget.value)}
                onKeyDown={event => {
                  event.stopPropagation();
                  if (event.key === 'Enter') event.currentTarget.blur();
                  if (event.key === 'Escape') setRenamed(null);
                }}
              />
            ) : (
              <button
                key={id}
                type="button"
                role="tab"
                class="tab"
                aria-selected={id === tab}
                style={color ? { boxShadow: `inset 0 -3px ${color}` } : undefined}
                onClick={() => model.showTab(id)}
                onDblClick={() => setRenamed(id)}
                onContextMenu={event => {
                  event.preventDefault();
                  setMenu({ id, x: event.clientX, y: event.clientY - 120 });
                }}
              >
                {isProtected && <Icon name="lock" size={13} />}
                {name}
              </button>
            ),
          )}
      </div>
      {menu && (
        <Menu
          label="Tab"
          entries={tabMenu(model, menu.id, () => setRenamed(menu.id))}
          close={() => setMenu(null)}
          x={menu.x}
          y={menu.y}
        />
      )}
      <output class="sums" aria-label="Selection">
        {summary && summary.numbers > 1 && (
          <>
            <span>Sum: {summary.sum}</span>
            <span>Avg: {summary.average}</span>
            <span>Min: {summary.smallest}</span>
            <span>Max: {summary.largest}</span>
          </>
        )}
        {summary && summary.filled > 1 && <span>Count: {summary.filled}</span>}
      </output>
    </div>
  );
}
