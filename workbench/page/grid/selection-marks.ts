/** What is selected, what was copied, and where a formula points. */
import type { Block } from '../../server/protocol.ts';
import type { Model } from '../model.ts';
import type { Axis } from './axis.ts';
import { division } from './pane.ts';

export class SelectionMarks {
  readonly element = division('marks');
  readonly #range = division('selected');
  readonly #active = division('active');
  readonly #copied = division('copied');
  readonly #filling = division('filling');
  readonly #handle = division('fill-handle');

  constructor() {
    this.element.setAttribute('role', 'presentation');
    this.element.append(this.#range, this.#active, this.#copied, this.#filling, this.#handle);
  }

  show(model: Model, rows: Axis, columns: Axis): void {
    const { active, block, copied, filling, tab } = model;
    const isRange = block.rows * block.columns > 1;
    this.#range.hidden = !isRange;
    if (isRange) surround(this.#range, block, rows, columns);
    surround(this.#active, model.mergeAt(active) ?? { ...active, rows: 1, columns: 1 }, rows, columns);
    this.#filling.hidden = filling === null;
    if (filling) surround(this.#filling, filling, rows, columns);
    this.#handle.hidden = model.shell.role === 'viewer' || model.draft !== null;
    this.#handle.style.left = `${columns.start(block.column + block.columns) - 5}px`;
    this.#handle.style.top = `${rows.start(block.row + block.rows) - 5}px`;
    const isHere = copied !== null && copied.tab === tab;
    this.#copied.hidden = !isHere;
    if (isHere) surround(this.#copied, copied.block, rows, columns);
  }
}

function surround({ style }: HTMLElement, block: Block, rows: Axis, columns: Axis): void {
  const left = columns.start(block.column);
  const top = rows.start(block.row);
  style.left = `${left - 1}px`;
  style.top = `${top - 1}px`;
  style.width = `${columns.start(block.column + block.columns) - left + 1}px`;
  style.height = `${rows.start(block.row + block.rows) - top + 1}px`;
}
