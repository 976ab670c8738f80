/** What a person does to tabs by hand. */
import { lookOf } from '../services/state.ts';
import { captureBook, gridOf, workbookOf } from './changes.ts';
import type { CommandOf } from './commands.ts';
import { Refused, type Session } from './session.ts';

/** Only the whole workbook can take such an edit back. */
function editTabs(session: Session, act: () => void): void {
  session.assertMayEditFile();
  const capture = () => [captureBook(session.host)];
  session.edit(capture(), act, capture);
}

function assertMayEditTab(session: Session, gridId: number): void {
  const { rowCount, columnCount } = session.grid(gridId);
  session.assertMayEdit(gridId, { row: 0, column: 0, rows: rowCount, columns: columnCount });
}

export function addTab(session: Session): void {
  const { grids } = session.host.book;
  const isTaken = (n: number) => grids.some(({ name }) => name === `Sheet${n}`);
  let number = 1;
  while (isTaken(number)) number += 1;
  editTabs(session, () => workbookOf(session.host).addGrid(`Sheet${number}`));
}

export function renameTab(session: Session, { gridId, name }: CommandOf<'renameTab'>): void {
  assertMayEditTab(session, gridId);
  const other = session.host.book.grid(name);
  if (other && other.id !== gridId) throw new Refused(`A sheet with the name “${name}” already exists.`);
  editTabs(session, () => {
    gridOf(session.host, gridId).name = name;
  });
}

export function deleteTab(session: Session, { gridId }: CommandOf<'deleteTab'>): void {
  assertMayEditTab(session, gridId);
  assertNotLast(session, gridId);
  editTabs(session, () => workbookOf(session.host).removeGrid(gridId));
}

export function hideTab(session: Session, { gridId, isHidden }: CommandOf<'hideTab'>): void {
  if (isHidden) assertNotLast(session, gridId);
  editTabs(session, () => {
    lookOf(session.host.state, gridId).hidden = isHidden;
  });
}

function assertNotLast(session: Session, gridId: number): void {
  const { book, state } = session.host;
  const others = book.grids.filter(({ id }) => id !== gridId && !lookOf(state, id).hidden);
  if (others.length === 0) throw new Refused('You can’t remove or hide all the sheets in a document.');
}
