/** Copy, cut and paste as every spreadsheet exchanges them: rows of cells with tabs between. */
import type { Block } from '../../server/protocol.ts';
import type { Model } from '../model.ts';
import { fetchCopy } from '../server.ts';
import { readTabSeparated, writeTabSeparated } from './tab-separated.ts';

export function watchClipboard(root: HTMLElement, model: Model): void {
  const isOurs = () => document.activeElement === root && !model.draft;
  const onCopy = (isCut: boolean) => (event: ClipboardEvent) => {
    if (!isOurs()) return;
    event.preventDefault();
    const text = seenText(model, model.block);
    if (text !== null) {
      event.clipboardData?.setData('text/plain', text);
      remember(model, text, isCut);
      return;
    }
    // More than the page has seen: it must be fetched, and then only the other way to the clipboard is open.
    void fetchCopy(model.tab, model.block).then(fetched => {
      remember(model, fetched, isCut);
      return navigator.clipboard.writeText(fetched);
    });
  };
  document.addEventListener('copy', onCopy(false));
  document.addEventListener('cut', onCopy(true));
  document.addEventListener('paste', event => {
    if (!isOurs()) return;
    event.preventDefault();
    paste(model, event.clipboardData?.getData('text/plain') ?? '');
  });
}

/** The same from a menu, where the browser has to be asked for its clipboard. */
export async function copyFromMenu(model: Model, isCut: boolean): Promise<void> {
  const text = await fetchCopy(model.tab, model.block);
  remember(model, text, isCut);
  await navigator.clipboard.writeText(text);
}

export async function pasteFromMenu(model: Model): Promise<void> {
  try {
    paste(model, await navigator.clipboard.readText());
  } catch {
    model.refuse('The browser does not let a menu read the clipboard. Press Ctrl+V instead.');
  }
}

function remember(model: Model, text: string, isCut: boolean): void {
  model.copied = { tab: model.tab, block: model.block, text, isCut };
  model.tell();
}

/** The texts of a block as far as the page knows all of them. */
function seenText({ cells, tab }: Model, block: Block): string | null {
  const rows: string[][] = [];
  for (let row = block.row; row < block.row + block.rows; row++) {
    const line: string[] = [];
    for (let column = block.column; column < block.column + block.columns; column++) {
      const cell = cells.at(tab, row, column);
      if (cell === undefined) return null;
      line.push(cell?.text ?? '');
    }
    rows.push(line);
  }
  return writeTabSeparated(rows);
}

/** What was copied here comes with formulas and looks; what comes from elsewhere is typed. */
function paste(model: Model, text: string): void {
  const { copied, tab, block } = model;
  const { row, column } = block;
  if (copied && sameLines(copied.text, text)) {
    const { block: from, isCut } = copied;
    if (isCut) model.copied = null;
    // A selection that holds what was copied several times over is filled with it.
    const isFilled = !isCut && block.rows % from.rows === 0 && block.columns % from.columns === 0;
    const { rows, columns } = isFilled ? block : from;
    void model.send({
      kind: 'copy',
      fromGrid: copied.tab,
      from,
      gridId: tab,
      to: { row, column, rows, columns },
      isCut,
    });
    model.select({ row, column }, { row: row + rows - 1, column: column + columns - 1 });
    return;
  }
  const rows = readTabSeparated(text);
  const [[only] = []] = rows;
  const isOne = rows.length === 1 && rows[0]?.length === 1 && only !== undefined;
  // One text goes into every selected cell.
  const filled = isOne
    ? Array.from({ length: block.rows }, () => Array.from({ length: block.columns }, () => only))
    : rows;
  void model.send({ kind: 'fill', gridId: tab, row, column, rows: filled });
  model.active = { row, column };
  model.corner = { row: row + filled.length - 1, column: column + Math.max(...filled.map(line => line.length)) - 1 };
  model.tell();
}

const sameLines = (a: string, b: string): boolean => a.replaceAll('\r\n', '\n') === b.replaceAll('\r\n', '\n');
