/** What each menu offers. */
import type { MenuRecord } from '../../server/protocol.ts';
import type { Model } from '../model.ts';
import { fetchData } from '../server.ts';
import type { MenuEntry } from './menu.tsx';

const SEPARATOR = { kind: 'separator' } as const;

export function fileMenu(model: Model): MenuEntry[] {
  const { shell, tab } = model;
  return [
    {
      kind: 'item',
      label: shell.origin === 'the sample' ? 'Start over with the sample' : `Start over from ${shell.origin}`,
      act: () =>
        model.confirm({
          title: 'Start over?',
          words: 'Everything that was changed in this workbench is forgotten, its mails and its clock too.',
          act: () => void model.send({ kind: 'fresh' }),
        }),
    },
    { kind: 'link', label: 'Download this tab as CSV', href: `/download.csv?tab=${tab}` },
  ];
}

export function editMenu(model: Model): MenuEntry[] {
  const { shell, tab, block } = model;
  const lines = (axis: 'row' | 'column'): MenuEntry => {
    const count = axis === 'row' ? block.rows : block.columns;
    const at = axis === 'row' ? block.row : block.column;
    return {
      kind: 'item',
      label: `Delete ${count === 1 ? axis : `${count} ${axis}s`}`,
      act: () => void model.send({ kind: 'delete', gridId: tab, axis, at, count }),
    };
  };
  return [
    {
      kind: 'item',
      label: 'Undo',
      hint: 'Ctrl+Z',
      isOff: !shell.canUndo,
      act: () => void model.send({ kind: 'undo' }),
    },
    {
      kind: 'item',
      label: 'Redo',
      hint: 'Ctrl+Y',
      isOff: !shell.canRedo,
      act: () => void model.send({ kind: 'redo' }),
    },
    SEPARATOR,
    { kind: 'item', label: 'Clear', hint: 'Delete', act: () => void model.send({ kind: 'clear', gridId: tab, block }) },
    lines('row'),
    lines('column'),
  ];
}

export function insertMenu(model: Model): MenuEntry[] {
  const { tab, block } = model;
  const insert = (axis: 'row' | 'column', isAfter: boolean): MenuEntry => {
    const [at, count] = axis === 'row' ? [block.row, block.rows] : [block.column, block.columns];
    const where = axis === 'row' ? (isAfter ? 'below' : 'above') : isAfter ? 'right' : 'left';
    return {
      kind: 'item',
      label: `${count} ${axis}${count === 1 ? '' : 's'} ${where}`,
      act: () => void model.send({ kind: 'insert', gridId: tab, axis, at: isAfter ? at + count : at, count }),
    };
  };
  return [
    insert('row', false),
    insert('row', true),
    SEPARATOR,
    insert('column', false),
    insert('column', true),
    SEPARATOR,
    { kind: 'item', label: 'New tab', act: () => void model.send({ kind: 'addTab' }) },
  ];
}

/** What is sorted: the selection, or all rows below the frozen ones when only one cell is selected. */
async function sortBlock(model: Model) {
  const { block, tab, tabView } = model;
  if (block.rows > 1) return block;
  const { rows, columns } = await fetchData(tab);
  const first = Math.max(tabView.frozenRows, 1);
  return { row: first, column: 0, rows: Math.max(1, rows - first), columns };
}

export function dataMenu(model: Model): MenuEntry[] {
  const { tab, tabView, active } = model;
  const sort = (ascending: boolean): MenuEntry => ({
    kind: 'item',
    label: `Sort ${model.block.rows > 1 ? 'range' : 'sheet'} by this column, ${ascending ? 'A to Z' : 'Z to A'}`,
    act: async () => {
      const block = await sortBlock(model);
      await model.send({ kind: 'sort', gridId: tab, block, column: active.column, ascending });
    },
  });
  return [
    sort(true),
    sort(false),
    SEPARATOR,
    {
      kind: 'item',
      label: tabView.filter ? 'Remove filter' : 'Create a filter',
      act: async () => {
        const block = tabView.filter ? null : model.block.rows > 1 ? model.block : await fetchData(tab);
        await model.send({ kind: 'filter', gridId: tab, block });
      },
    },
  ];
}

export function viewMenu(model: Model): MenuEntry[] {
  const { shell, tab, tabView, active, block } = model;
  const freeze = (label: string, rows: number, columns: number): MenuEntry => ({
    kind: 'item',
    label,
    act: () => void model.send({ kind: 'freeze', gridId: tab, rows, columns }),
  });
  const hidden = shell.tabs.filter(({ isHidden }) => isHidden);
  const { frozenRows, frozenColumns } = tabView;
  const hiddenColumns = tabView.hiddenColumns.reduce((sum, [, count]) => sum + count, 0);
  return [
    freeze(
      frozenRows > 0 ? 'Unfreeze rows' : `Freeze up to row ${active.row + 1}`,
      frozenRows > 0 ? 0 : active.row + 1,
      frozenColumns,
    ),
    freeze(
      frozenColumns > 0 ? 'Unfreeze columns' : 'Freeze up to this column',
      frozenRows,
      frozenColumns > 0 ? 0 : active.column + 1,
    ),
    SEPARATOR,
    {
      kind: 'item',
      label: block.columns === 1 ? 'Hide column' : `Hide ${block.columns} columns`,
      act: () =>
        void model.send({
          kind: 'hide',
          gridId: tab,
          axis: 'column',
          at: block.column,
          count: block.columns,
          isHidden: true,
        }),
    },
    {
      kind: 'item',
      label: hiddenColumns === 0 ? 'No hidden columns' : `Show ${hiddenColumns} hidden columns`,
      isOff: hiddenColumns === 0,
      act: () =>
        void model.send({
          kind: 'hide',
          gridId: tab,
          axis: 'column',
          at: 0,
          count: tabView.columnCount,
          isHidden: false,
        }),
    },
    SEPARATOR,
    {
      kind: 'menu',
      label: hidden.length === 0 ? 'No hidden tabs' : 'Hidden tabs',
      entries: hidden.map(({ id, name }) => ({
        kind: 'item',
        label: `Show ${name}`,
        act: () => void model.send({ kind: 'hideTab', gridId: id, isHidden: false }).then(() => model.showTab(id)),
      })),
    },
  ];
}

/** The entries of a script's menu. */
export function scriptEntries(model: Model, items: MenuRecord['items']): MenuEntry[] {
  return items.map((item): MenuEntry => {
    if (item.kind === 'separator') return item;
    if (item.kind === 'menu') return { kind: 'menu', label: item.caption, entries: scriptEntries(model, item.items) };
    const { caption, functionName } = item;
    return { kind: 'item', label: caption, act: () => void model.send({ kind: 'menu', functionName }) };
  });
}

/** The add-on's own menu, which Sheets hangs under Extensions. */
export function addOnEntries(model: Model): MenuEntry[] {
  const addOn = model.shell.menus.find(({ caption }) => caption === 'Extensions');
  if (addOn) return scriptEntries(model, addOn.items);
  const why = model.shell.role === 'viewer' ? 'Viewers have no add-on menu' : 'The add-on has put no menu here';
  return [{ kind: 'item', label: why, isOff: true, act: () => undefined }];
}

export function tabMenu(model: Model, id: number, rename: () => void): MenuEntry[] {
  return [
    { kind: 'item', label: 'Rename…', act: rename },
    { kind: 'item', label: 'Hide tab', act: () => void model.send({ kind: 'hideTab', gridId: id, isHidden: true }) },
    { kind: 'item', label: 'Delete', act: () => void model.send({ kind: 'deleteTab', gridId: id }) },
  ];
}
