/** What a person does to whole rows and columns by hand: inserting, deleting, hiding, freezing, filtering. */
import type { Block } from '../book/types.ts';
import { lookOf, type SheetLook } from '../services/state.ts';
import { captureBook, captureLook } from './changes.ts';
import type { CommandOf } from './commands.ts';
import type { Session } from './session.ts';

const linesBlock = (session: Session, gridId: number, axis: 'row' | 'column', at: number, count: number): Block => {
  const { rowCount, columnCount } = session.grid(gridId);
  return axis === 'row'
    ? { row: at, column: 0, rows: count, columns: columnCount }
    : { row: 0, column: at, rows: rowCount, columns: count };
};

export function insertLines(session: Session, { gridId, axis, at, count }: CommandOf<'insert'>): void {
  session.assertMayEdit(gridId, linesBlock(session, gridId, axis, at, 1));
  const edit = { axis, at, count };
  session.change(
    [{ kind: 'lines', gridId, edit: { ...edit, insert: false } }, captureLook(session.host, gridId)],
    [{ kind: 'lines', gridId, edit: { ...edit, insert: true } }],
  );
}

/** What pointed at the lines is lost with them: only the whole workbook can bring it back. */
export function deleteLines(session: Session, { gridId, axis, at, count }: CommandOf<'delete'>): void {
  session.assertMayEdit(gridId, linesBlock(session, gridId, axis, at, count));
  const edit = { axis, at, count, insert: false };
  session.change([captureBook(session.host)], [{ kind: 'lines', gridId, edit }]);
}

function editLook(session: Session, gridId: number, act: (look: SheetLook) => void): void {
  session.assertMayEdit(gridId, { row: 0, column: 0, rows: 1, columns: 1 });
  const capture = () => [captureLook(session.host, gridId)];
  session.edit(capture(), () => act(lookOf(session.host.state, gridId)), capture);
}

export function setWidth(session: Session, { gridId, column, count, width }: CommandOf<'width'>): void {
  editLook(session, gridId, ({ columnWidths }) => {
    for (let c = column; c < column + count; c++) columnWidths[c] = width;
  });
}

export function hideLines(session: Session, { gridId, axis, at, count, isHidden }: CommandOf<'hide'>): void {
  editLook(session, gridId, look => {
    const key = axis === 'row' ? 'hiddenRows' : 'hiddenColumns';
    const others = look[key].filter(line => line < at || line >= at + count);
    const hidden = isHidden ? Array.from({ length: count }, (_, n) => at + n) : [];
    look[key] = [...others, ...hidden].sort((a, b) => a - b);
  });
}

export function freeze(session: Session, { gridId, rows, columns }: CommandOf<'freeze'>): void {
  editLook(session, gridId, look => {
    look.frozenRows = rows;
    look.frozenColumns = columns;
  });
}

/** Makes a filter over a block whose first row holds the headers, or takes the tab's filter away. */
export function setFilter(session: Session, { gridId, block }: CommandOf<'filter'>): void {
  editLook(session, gridId, look => {
    look.filter = block;
  });
  hideTexts(session, gridId, {});
}

/** Hides the rows whose cell in a column shows one of the texts. Filtering is a view: undo leaves it alone. */
export function filterValues(session: Session, { gridId, column, hidden }: CommandOf<'filterValues'>): void {
  session.assertMayEditFile();
  hideTexts(session, gridId, { ...session.filters[gridId], [column]: hidden });
}

function hideTexts(session: Session, gridId: number, byColumn: Readonly<Record<number, readonly string[]>>): void {
  const filtering = Object.fromEntries(Object.entries(byColumn).filter(([, hidden]) => hidden.length > 0));
  session.filters = { ...session.filters, [gridId]: filtering };
  session.save();
  session.changed();
}
