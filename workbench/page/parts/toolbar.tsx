import { useState } from 'preact/hooks';
import type { Command } from '../../server/protocol.ts';
import type { Model } from '../model.ts';
import { Icon, type IconName } from './icons.tsx';
import { Menu, type MenuEntry } from './menu.tsx';

type Look = Extract<Command, { kind: 'format' }>['look'];

const NUMBER_FORMATS: readonly (readonly [label: string, pattern: string])[] = [
  ['Automatic', ''],
  ['Plain text', '@'],
  ['Number', '#,##0.00'],
  ['Percent', '0.00%'],
  ['Currency', '$#,##0.00'],
  ['Date', 'yyyy-mm-dd'],
  ['Date and time', 'yyyy-mm-dd hh:mm'],
];
const FILLS: readonly (readonly [label: string, background: string])[] = [
  ['No fill', '#ffffff'],
  ['Red', '#fce8e6'],
  ['Yellow', '#fef7e0'],
  ['Green', '#e6f4ea'],
  ['Blue', '#e8f0fe'],
  ['Grey', '#f1f3f4'],
];

export function Toolbar({ model, back }: { model: Model; back: () => void }) {
  const [open, setOpen] = useState<'number' | 'fill' | null>(null);
  const { shell } = model;
  const format = (look: Look) => () => {
    void model.send({ kind: 'format', gridId: model.tab, block: model.block, look });
    back();
  };
  const button = (icon: IconName, label: string, act: () => void, isOff = false) => (
    <button type="button" class="tool" title={label} aria-label={label} disabled={isOff} onClick={act}>
      <Icon name={icon} />
    </button>
  );
  const choices = (list: readonly (readonly [string, string])[], key: 'numberFormat' | 'background'): MenuEntry[] =>
    list.map(([label, value]) => ({ kind: 'item', label, act: format({ [key]: value }) }));
  const close = () => setOpen(null);
  return (
    <div class="toolbar" role="toolbar" aria-label="Formatting">
      {button('undo', 'Undo (Ctrl+Z)', () => void model.send({ kind: 'undo' }), !shell.canUndo)}
      {button('redo', 'Redo (Ctrl+Y)', () => void model.send({ kind: 'redo' }), !shell.canRedo)}
      <span class="divider" />
      <div class="menu-place">
        <button
          type="button"
          class="tool wide"
          aria-haspopup="menu"
          aria-expanded={open === 'number'}
          aria-label="123, number format"
          onClick={() => setOpen(open === 'number' ? null : 'number')}
        >
          123 <Icon name="down" size={14} />
        </button>
        {open === 'number' && (
          <Menu label="Number format" entries={choices(NUMBER_FORMATS, 'numberFormat')} close={close} />
        )}
      </div>
      <span class="divider" />
      {button('bold', 'Bold (Ctrl+B)', format({ bold: !model.cell()?.isBold }))}
      {button('italic', 'Italic', format({ italic: !model.cell()?.isItalic }))}
      <div class="menu-place">
        <button
          type="button"
          class="tool wide"
          aria-haspopup="menu"
          aria-expanded={open === 'fill'}
          aria-label="Fill colour"
          onClick={() => setOpen(open === 'fill' ? null : 'fill')}
        >
          <Icon name="fill" /> <Icon name="down" size={14} />
        </button>
        {open === 'fill' && <Menu label="Fill colour" entries={choices(FILLS, 'background')} close={close} />}
      </div>
      <span class="divider" />
      {button('left', 'Align left', format({ align: 'left' }))}
      {button('center', 'Align centre', format({ align: 'center' }))}
      {button('right', 'Align right', format({ align: 'right' }))}
    </div>
  );
}
