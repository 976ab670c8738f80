/** What the page shows at the moment, and what can be done from it. The workbook itself is the workbench's. */
import type { Answer, Block, Command, FunctionView, ShellView, SummaryView, TabView } from '../server/protocol.ts';
import { type Cell, Cells } from './cells.ts';
import { Finder } from './finder.ts';
import { type Place, Places } from './places.ts';
import { fetchCopy, fetchFunctions, fetchShell, fetchSummary, listen, send } from './server.ts';

/** What somebody is typing into a cell. */
export interface Draft extends Place {
  readonly tab: number;
  readonly text: string;
  readonly caret: number;
  /** Where the keyboard is: in the cell itself or in the formula bar. */
  readonly isInBar: boolean;
  /** Begun by typing, so that an arrow key leaves the cell. */
  readonly isQuick: boolean;
}

/** Asked before something that cannot be undone; `yes` is the button's word. */
interface Doubt {
  readonly title: string;
  readonly words: string;
  readonly yes: string;
  readonly act: () => void;
}

export type Panel = 'outbox' | 'triggers' | 'clock' | 'people' | 'install';

const SUMMARY_DELAY_MS = 120;
const ARRIVAL_DELAY_MS = 80;

export class Model {
  shell: ShellView;
  functions: readonly FunctionView[] = [];
  readonly cells: Cells;
  readonly places: Places;
  tab: number;
  /** The active cell, and the opposite corner of what is selected. */
  active: Place = { row: 0, column: 0 };
  corner: Place = { row: 0, column: 0 };
  draft: Draft | null = null;
  panel: Panel | null = null;
  /** Why something was refused. */
  refusal: string | null = null;
  /** What waits for a yes. */
  doubt: Doubt | null = null;
  isLost = false;
  /** How many commands have no answer yet. */
  waiting = 0;
  summary: SummaryView | null = null;
  /** What the corner of the selection is being dragged over. */
  filling: Block | null = null;
  readonly finder = new Finder(this);
  /** What was copied here: cells that can be pasted with formulas and looks. */
  copied: { readonly tab: number; readonly block: Block; readonly text: string; readonly isCut: boolean } | null = null;
  /** Counts how often the grid should bring the active cell into view; `isFar` wants it away from the edge. */
  reveal = { count: 0, isFar: false };
  readonly #listeners = new Set<() => void>();
  #summaryTimer = 0;
  #arrivalTimer = 0;
  /** Called when cells have come in; the grid puts itself here. */
  arrived: () => void = () => undefined;

  constructor(shell: ShellView) {
    this.shell = shell;
    this.cells = new Cells(() => this.#cellsArrived());
    this.cells.outdate(shell.revision);
    this.places = new Places(`workbench ${shell.origin}`, () => this.tab);
    const { last } = this.places;
    const before = shell.tabs.find(({ id, isHidden }) => id === last && !isHidden);
    this.tab = before?.id ?? shell.tabs.find(({ isHidden }) => !isHidden)?.id ?? 0;
    if (before) this.#comeBack();
    else this.#followSelection(shell);
  }

  static async open(): Promise<Model> {
    const model = new Model(await fetchShell());
    fetchFunctions().then(functions => {
      model.functions = functions;
      model.tell();
    });
    listen(
      revision => {
        if (revision > model.shell.revision) void model.refresh();
      },
      isLost => {
        if (model.isLost === isLost) return;
        model.isLost = isLost;
        if (!isLost) void model.refresh();
        model.tell();
      },
    );
    return model;
  }

  /** Blocks arrive by the dozen while somebody scrolls: the grid shows each, the rest of the page looks once it is calm. */
  #cellsArrived(): void {
    this.arrived();
    window.clearTimeout(this.#arrivalTimer);
    this.#arrivalTimer = window.setTimeout(() => this.tell(), ARRIVAL_DELAY_MS);
  }

  listen(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  tell(): void {
    for (const listener of this.#listeners) listener();
  }

  async refresh(): Promise<void> {
    try {
      this.#take(await fetchShell());
    } catch {
      this.isLost = true;
      this.tell();
    }
  }

  #take(shell: ShellView): void {
    if (shell.revision < this.shell.revision) return;
    const moves = shell.moves !== this.shell.moves;
    this.shell = shell;
    this.cells.outdate(shell.revision);
    if (!shell.tabs.some(({ id }) => id === this.tab)) this.showTab(shell.tabs.find(tab => !tab.isHidden)?.id ?? 0);
    if (moves) this.#followSelection(shell);
    this.#keepInside();
    this.#sumUp();
    this.tell();
  }

  /** Goes where a script, or the person at another time, was last. */
  #followSelection({ selection, tabs }: ShellView): void {
    if (!selection || !tabs.some(({ id, isHidden }) => id === selection.gridId && !isHidden)) return;
    this.tab = selection.gridId;
    const { row, column, rows, columns } = selection.block;
    this.active = { row, column };
    this.corner = { row: row + rows - 1, column: column + columns - 1 };
    this.places.keep(this.tab, { active: this.active, corner: this.corner });
    this.reveal = { count: this.reveal.count + 1, isFar: true };
  }

  /** Selects what was selected when this tab was last in view. */
  #comeBack(): void {
    const { active, corner } = this.places.of(this.tab);
    this.active = active;
    this.corner = corner;
    this.#keepInside();
  }

  #keepInside(): void {
    const { rowCount, columnCount } = this.tabView;
    const inside = ({ row, column }: Place): Place => ({
      row: Math.min(row, rowCount - 1),
      column: Math.min(column, columnCount - 1),
    });
    this.active = inside(this.active);
    this.corner = inside(this.corner);
  }

  get tabView(): TabView {
    const tab = this.shell.tabs.find(({ id }) => id === this.tab) ?? this.shell.tabs[0];
    if (!tab) throw new Error('A workbook has at least one tab.');
    return tab;
  }

  /** What is selected. */
  get block(): Block {
    const row = Math.min(this.active.row, this.corner.row);
    const column = Math.min(this.active.column, this.corner.column);
    return {
      row,
      column,
      rows: Math.abs(this.active.row - this.corner.row) + 1,
      columns: Math.abs(this.active.column - this.corner.column) + 1,
    };
  }

  cell({ row, column }: Place = this.active): Cell | null {
    return this.cells.at(this.tab, row, column) ?? null;
  }

  /** What an editor of the active cell opens with. */
  get input(): string {
    const cell = this.cell();
    return cell?.input ?? cell?.text ?? '';
  }

  /** The merged cells that a cell of this tab belongs to, or null. */
  mergeAt({ row, column }: Place): Block | null {
    return (
      this.tabView.merges.find(
        merge =>
          row >= merge.row &&
          row < merge.row + merge.rows &&
          column >= merge.column &&
          column < merge.column + merge.columns,
      ) ?? null
    );
  }

  /** Merged cells are selected as one. */
  select(active: Place, corner: Place = active, isFar = false): void {
    const isOne = corner.row === active.row && corner.column === active.column;
    const merge = isOne ? this.mergeAt(active) : null;
    this.active = merge ? { row: merge.row, column: merge.column } : active;
    this.corner = merge ? { row: merge.row + merge.rows - 1, column: merge.column + merge.columns - 1 } : corner;
    this.reveal = { count: this.reveal.count + 1, isFar };
    this.#selected();
  }

  extend(corner: Place): void {
    this.corner = corner;
    this.reveal = { count: this.reveal.count + 1, isFar: false };
    this.#selected();
  }

  #selected(): void {
    this.places.keep(this.tab, { active: this.active, corner: this.corner });
    this.#sumUp();
    this.tell();
  }

  /** What the selection adds up to, once it rests; a script sees the selection too. */
  #sumUp(): void {
    window.clearTimeout(this.#summaryTimer);
    this.#summaryTimer = window.setTimeout(() => {
      const { block, tab } = this;
      send({ kind: 'select', gridId: tab, block }).catch(() => undefined);
      const isMany = block.rows * block.columns > 1;
      const summary = isMany ? fetchSummary(tab, block) : Promise.resolve(null);
      summary
        .then(sums => {
          this.summary = sums;
          this.tell();
        })
        .catch(() => undefined);
    }, SUMMARY_DELAY_MS);
  }

  showTab(tab: number): void {
    if (tab === this.tab) return;
    this.tab = tab;
    this.summary = null;
    this.#comeBack();
    this.#selected();
  }

  /** A new tab is gone to, as in Sheets. */
  async addTab(): Promise<void> {
    const before = new Set(this.shell.tabs.map(({ id }) => id));
    await this.send({ kind: 'addTab' });
    const added = this.shell.tabs.find(({ id }) => !before.has(id));
    if (added) this.showTab(added.id);
  }

  edit(text: string, { isInBar = false, isQuick = false } = {}): void {
    if (this.shell.role === 'viewer') {
      this.refuse('You can view this spreadsheet but not edit it. Ask its owner for edit access.');
      return;
    }
    this.draft = { tab: this.tab, ...this.active, text, caret: text.length, isInBar, isQuick };
    this.reveal = { count: this.reveal.count + 1, isFar: false };
    this.tell();
  }

  type(text: string, caret: number, isInBar: boolean): void {
    if (!this.draft) return;
    this.draft = { ...this.draft, text, caret, isInBar };
    this.tell();
  }

  cancel(): void {
    this.draft = null;
    this.tell();
  }

  /** Puts what was typed into its cell. */
  async commit(): Promise<void> {
    const { draft } = this;
    if (!draft) return;
    this.draft = null;
    this.tell();
    const { tab, row, column, text } = draft;
    const before = this.cells.at(tab, row, column);
    if ((before?.input ?? before?.text ?? '') === text) return;
    await this.send({ kind: 'type', gridId: tab, row, column, text });
  }

  confirm(doubt: Doubt | null): void {
    this.doubt = doubt;
    this.tell();
  }

  refuse(message: string | null): void {
    this.refusal = message;
    this.tell();
  }

  async send(command: Command): Promise<Answer | null> {
    // The clock takes as long as it takes, and says itself how far it is.
    const pending = command.kind === 'clock' ? 0 : 1;
    this.waiting += pending;
    this.tell();
    try {
      const answer = await send(command);
      if (!answer.ok) this.refusal = answer.message;
      this.#take(answer.shell);
      return answer;
    } catch (error) {
      this.refusal = error instanceof Error ? error.message : String(error);
      return null;
    } finally {
      this.waiting -= pending;
      this.tell();
    }
  }

  /** Remembers what was copied, and answers its text for the clipboard. */
  async copy(isCut: boolean): Promise<string> {
    const { tab, block } = this;
    const text = await fetchCopy(tab, block);
    this.copied = { tab, block, text, isCut };
    this.tell();
    return text;
  }
}
