import { useState } from 'preact/hooks';
import { blockName, parseBlock } from '../addresses.ts';
import { Editor } from '../formula/editor.tsx';
import type { Model } from '../model.ts';

export function FormulaBar({ model, leave }: { model: Model; leave: (rows: number, columns: number) => void }) {
  return (
    <div class="formula-bar">
      <NameBox model={model} back={() => leave(0, 0)} />
      <span class="fx" aria-hidden="true">
        fx
      </span>
      <Editor model={model} isInBar={true} label="Formula bar" leave={leave} />
    </div>
  );
}

/** Says what is selected; a name or an address typed here is gone to. */
function NameBox({ model, back }: { model: Model; back: () => void }) {
  const [typed, setTyped] = useState<string | null>(null);
  const { rowCount, columnCount } = model.tabView;
  const go = () => {
    const text = (typed ?? '').trim();
    const named = Object.entries(model.shell.names).find(([name]) => name.toLowerCase() === text.toLowerCase())?.[1];
    const block = named?.block ?? parseBlock(text, rowCount, columnCount);
    // What is no place stays in the box: focus in the grid would let the next key overwrite a cell.
    if (!block && text !== '') return;
    setTyped(null);
    if (named) model.showTab(named.gridId);
    if (block) {
      const { row, column, rows, columns } = block;
      model.select({ row, column }, { row: row + rows - 1, column: column + columns - 1 });
    }
    back();
  };
  return (
    <input
      class="name-box"
      aria-label="Name box"
      spellcheck={false}
      value={typed ?? blockName(model.block)}
      onFocus={({ currentTarget }) => currentTarget.select()}
      onInput={({ currentTarget }) => setTyped(currentTarget.value)}
      onBlur={() => setTyped(null)}
      onKeyDown={event => {
        event.stopPropagation();
        if (event.key === 'Enter') go();
        if (event.key === 'Escape') back();
      }}
    />
  );
}
