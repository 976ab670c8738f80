/** What each menu offers. */
import type { Block, MenuRecord } from '../../server/protocol.ts';
import { copyFromMenu, pasteFromMenu } from '../grid/clipboard.ts';
import type { Hit } from '../grid/grid-view.ts';
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
          yes: 'Start over',
          act: () => void model.send({ kind: 'fresh' }),
        }),
    },
    { kind: 'link', label: 'Download this tab as CSV', href: `/download.csv?tab=${tab}` },
  ];
}

function clipboardEntries(model: Model): MenuEntry[] {
  return [
    { kind: 'item', label: 'Cut', hint: 'Ctrl+X', act: () => void copyFromMenu(model, true) },
    { kind: 'item', label: 'Copy', hint: 'Ctrl+C', act: () => void copyFromMenu(model, false) },
    { kind: 'item', label: 'Paste', hint: 'Ctrl+V', act: () => void pasteFromMenu(model) },
  ];
}

type Axis = 'row' | 'column';

const plural = (count: number, axis: Axis): string => (count === 1 ? axis : `${count} ${axis}s`);

function linesOf({ block }: Model, axis: Axis): { readonly at: number; readonly count: number } {
  return axis === 'row' ? { at: block.row, count: block.rows } : { at: block.column, count: block.columns };
}

function deleteEntry(model: Model, axis: Axis): MenuEntry {
  const { at, count } = linesOf(model, axis);
  return {
    kind: 'item',
    label: `Delete ${plural(count, axis)}`,
    act: () => void model.send({ kind: 'delete', gridId: model.tab, axis, at, count }),
  };
}

function insertEntries(model: Model, axis: Axis, verb = ''): MenuEntry[] {
  const { at, count } = linesOf(model, axis);
  const entry = (isAfter: boolean): MenuEntry => {
    const where = axis === 'row' ? (isAfter ? 'below' : 'above') : isAfter ? 'right' : 'left';
    return {
      kind: 'item',
      label: `${verb}${count} ${axis}${count === 1 ? '' : 's'} ${where}`,
      act: () => void model.send({ kind: 'insert', gridId: model.tab, axis, at: isAfter ? at + count : at, count }),
    };
  };
  return [entry(false), entry(true)];
}

function hideEntry(model: Model, axis: Axis): MenuEntry {
  const { at, count } = linesOf(model, axis);
  return {
    kind: 'item',
    label: `Hide ${plural(count, axis)}`,
    act: () => void model.send({ kind: 'hide', gridId: model.tab, axis, at, count, isHidden: true }),
  };
}

function clearEntry(model: Model): MenuEntry {
  const { tab: gridId, block } = model;
  return { kind: 'item', label: 'Clear', hint: 'Delete', act: () => void model.send({ kind: 'clear', gridId, block }) };
}

export function editMenu(model: Model): MenuEntry[] {
  const { shell } = model;
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
    ...clipboardEntries(model),
    SEPARATOR,
    { kind: 'item', label: 'Find', hint: 'Ctrl+F', act: () => model.finder.open() },
    SEPARATOR,
    clearEntry(model),
    deleteEntry(model, 'row'),
    deleteEntry(model, 'column'),
  ];
}

export function insertMenu(model: Model): MenuEntry[] {
  return [
    ...insertEntries(model, 'row'),
    SEPARATOR,
    ...insertEntries(model, 'column'),
    SEPARATOR,
    { kind: 'item', label: 'New tab', act: () => void model.addTab() },
  ];
}

/** What a click with the other button offers: on cells, on a row's number, on a column's letter. */
export function cellMenu(model: Model, on: Hit['on'], editNote: () => void): MenuEntry[] {
  const axes: readonly Axis[] = on === 'rowHead' ? ['row'] : on === 'columnHead' ? ['column'] : ['row', 'column'];
  const note = model.cell()?.note === undefined ? 'Insert note' : 'Edit note';
  return [
    ...clipboardEntries(model),
    SEPARATOR,
    ...axes.flatMap(axis => insertEntries(model, axis, 'Insert ')),
    SEPARATOR,
    ...axes.map(axis => deleteEntry(model, axis)),
    clearEntry(model),
    ...(on === 'cell' ? [] : axes.map(axis => hideEntry(model, axis))),
    ...(on === 'rowHead' ? [] : [SEPARATOR, ...sortEntries(model)]),
    ...(on === 'cell' ? [SEPARATOR, { kind: 'item', label: note, act: editNote } as const] : []),
  ];
}

/** What is sorted: the selected rows, or all below the frozen ones when one cell or whole columns are selected. */
async function sortBlock({ block, tab, tabView }: Model, isRange: boolean): Promise<Block> {
  if (isRange) return block;
  const { rows, columns } = await fetchData(tab);
  const first = Math.max(tabView.frozenRows, 1);
  return { row: first, column: 0, rows: Math.max(1, rows - first), columns };
}

function sortEntries(model: Model): MenuEntry[] {
  const isRange = model.block.rows > 1 && model.block.rows < model.tabView.rowCount;
  return [true, false].map(ascending => ({
    kind: 'item',
    label: `Sort ${isRange ? 'range' : 'sheet'} by this column, ${ascending ? 'A to Z' : 'Z to A'}`,
    act: async () => {
      const block = await sortBlock(model, isRange);
      await model.send({ kind: 'sort', gridId: model.tab, block, column: model.active.column, ascending });
    },
  }));
}

export function dataMenu(model: Model): MenuEntry[] {
  const { tab, tabView, block } = model;
  return [
    ...sortEntries(model),
    SEPARATOR,
    {
      kind: 'item',
      label: tabView.filter ? 'Remove filter' : 'Create a filter',
      act: async () => {
        const filtered = tabView.filter ? null : block.rows > 1 ? block : await fetchData(tab);
        await model.send({ kind: 'filter', gridId: tab, block: filtered });
      },
    },
  ];
}

export function viewMenu(model: Model): MenuEntry[] {
  const { shell, tab, tabView, active } = model;
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
    hideEntry(model, 'column'),
    hideEntry(model, 'row'),
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
