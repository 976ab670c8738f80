/** What a person does to cells by hand. Each edit asks for permission, and knows how to be undone. */
import { isDateLike } from '../book/display.ts';
import type { Block, CellFormat, Content } from '../book/types.ts';
import { moveFormula } from '../engine/move-formula.ts';
import { assertValid } from '../services/data-validation.ts';
import { lookOf } from '../services/state.ts';
import { serialToInstant } from '../services/zone.ts';
import { applyChange, captureCells, gridOf } from './changes.ts';
import type { CommandOf } from './commands.ts';
import { insertLines } from './line-edits.ts';
import { Refused, type Session } from './session.ts';

/** An edit of cells only: undone and repeated by putting the cells back as they were, or as they became. */
export function editCells(session: Session, gridId: number, blocks: readonly Block[], act: () => void): void {
  for (const block of blocks) session.assertMayEdit(gridId, block);
  const capture = () => blocks.map(block => captureCells(session.host, gridId, block));
  session.edit(capture(), act, capture);
}

export function typeText(session: Session, { gridId, row, column, text }: CommandOf<'type'>): void {
  fillTexts(session, { kind: 'fill', gridId, row, column, rows: [[text]] });
}

/** Types a block of texts, growing the tab where they need room. What breaks a strict validation rule changes nothing. */
export function fillTexts(session: Session, { gridId, row, column, rows }: CommandOf<'fill'>): void {
  const columns = rows.reduce((widest, line) => Math.max(widest, line.length), 1);
  const block = { row, column, rows: Math.max(1, rows.length), columns };
  growTo(session, gridId, block);
  const grid = gridOf(session.host, gridId);
  editCells(session, gridId, [block], () => {
    const before = captureCells(session.host, gridId, block);
    rows.forEach((line, r) => {
      line.forEach((text, c) => {
        grid.type(row + r, column + c, closeBrackets(text));
      });
    });
    const broken = brokenRule(session, gridId, block);
    if (broken === null) return;
    applyChange(session.host, before);
    throw new Refused(broken);
  });
}

export function growTo(session: Session, gridId: number, { row, column, rows, columns }: Block): void {
  const { rowCount, columnCount } = session.grid(gridId);
  if (row + rows > rowCount) {
    insertLines(session, { kind: 'insert', gridId, axis: 'row', at: rowCount, count: row + rows - rowCount });
  }
  if (column + columns > columnCount) {
    const count = column + columns - columnCount;
    insertLines(session, { kind: 'insert', gridId, axis: 'column', at: columnCount, count });
  }
}

/** Sheets closes what was left open at the end of a formula. */
function closeBrackets(text: string): string {
  if (!text.startsWith('=')) return text;
  const bare = text.replace(/"[^"]*"/g, '');
  const open = (bare.match(/\(/g)?.length ?? 0) - (bare.match(/\)/g)?.length ?? 0);
  return text + ')'.repeat(Math.max(0, open));
}

/** The words of the strict rule that the block's values break, or null. */
function brokenRule(session: Session, gridId: number, block: Block): string | null {
  const { book, state } = session.host;
  const grid = session.grid(gridId);
  const scriptValue = (row: number, column: number): unknown => {
    if (grid.formula(row, column) !== null) return null;
    const value = grid.value(row, column);
    const isDate = typeof value === 'number' && isDateLike(grid.shownFormat(row, column).numberFormat);
    return isDate ? new Date(serialToInstant(book.timeZone, value)) : value;
  };
  const values = Array.from({ length: block.rows }, (_, r) =>
    Array.from({ length: block.columns }, (_, c) => scriptValue(block.row + r, block.column + c)),
  );
  try {
    assertValid(lookOf(state, gridId), block, values);
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/**
 * Copies cells with their looks, again and again where the target is larger; relative references move along, unless the cells were
 * cut. A cut leaves blanks behind.
 */
export function copyCells(session: Session, command: CommandOf<'copy'>): void {
  const { fromGrid, from, gridId, to: target, isCut } = command;
  growTo(session, gridId, target);
  const source = gridOf(session.host, fromGrid);
  const grid = gridOf(session.host, gridId);
  const { locale } = session.host.book;
  const sourceOf = (r: number, c: number) => [from.row + (r % from.rows), from.column + (c % from.columns)] as const;
  const contentAt = (r: number, c: number): Content => {
    const [row, column] = sourceOf(r, c);
    const formula = source.formula(row, column);
    if (formula === null) return { value: source.value(row, column) };
    const moved = () => moveFormula(formula, target.row + r - row, target.column + c - column, locale);
    return { formula: isCut ? formula : moved() };
  };
  const places = Array.from({ length: target.rows }, (_, r) =>
    Array.from({ length: target.columns }, (_, c) => [r, c] as const),
  );
  const contents = places.map(line => line.map(([r, c]) => contentAt(r, c)));
  const looks = places.map(line => line.map(([r, c]) => source.format(...sourceOf(r, c))));
  const paste = () => {
    if (isCut) blank(session, fromGrid, from);
    looks.forEach((line, r) => {
      line.forEach((look, c) => {
        grid.store.setFormat(target.row + r, target.column + c, look);
      });
    });
    grid.setAll(target, contents);
  };
  if (!isCut) {
    editCells(session, gridId, [target], paste);
    return;
  }
  session.assertMayEdit(fromGrid, from);
  session.assertMayEdit(gridId, target);
  const capture = () => [captureCells(session.host, fromGrid, from), captureCells(session.host, gridId, target)];
  session.edit(capture(), paste, capture);
}

export function clearCells(session: Session, { gridId, block }: CommandOf<'clear'>): void {
  editCells(session, gridId, [block], () => blank(session, gridId, block));
}

function blank(session: Session, gridId: number, block: Block): void {
  const line = Array.from({ length: block.columns }, (): Content => ({ value: null }));
  const lines = Array.from({ length: block.rows }, () => line);
  session.grid(gridId).setAll(block, lines);
}

export function formatCells(session: Session, { gridId, block, look }: CommandOf<'format'>): void {
  const change: Partial<CellFormat> = Object.fromEntries(Object.entries(look).filter(([, part]) => part !== undefined));
  editCells(session, gridId, [block], () => session.grid(gridId).setFormat(block, change));
}

export function setNote(session: Session, { gridId, row, column, text }: CommandOf<'note'>): void {
  const block = { row, column, rows: 1, columns: 1 };
  editCells(session, gridId, [block], () => session.grid(gridId).setNote(row, column, text));
}

export function sortBlock(session: Session, { gridId, block, column, ascending }: CommandOf<'sort'>): void {
  editCells(session, gridId, [block], () => session.grid(gridId).sort(block, [{ column, ascending }]));
}
