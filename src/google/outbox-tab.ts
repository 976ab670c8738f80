/**
 * The outbox tab: every mail is recorded here before it is sent, and marked afterwards.
 *
 * A crash between the two loses nothing, since the next run sends what is recorded and not marked; and nothing that is marked is
 * ever sent again. What a row alerted of is never alerted again either, so rows are not deleted.
 */
import type { Letter } from '../email/letter.ts';
import { asText } from '../sla/cell-text.ts';
import { isBlank } from '../sla/moment.ts';
import { type Book, ensureTab, OUTBOX_TAB, protect, type Sheet } from './tabs.ts';

const HEADERS = ['Recorded', 'To', 'Subject', 'Why', 'Sent', 'Alerts', 'Letter'];
const SENT_COLUMN = 5;

export interface OutboxRow {
  /** Row of the tab. */
  readonly row: number;
  readonly letter: Letter;
}

export interface Outbox {
  /** Keys of everything that was ever recorded. */
  readonly known: ReadonlySet<string>;
  readonly waiting: readonly OutboxRow[];
  readonly nextRow: number;
}

export function readOutbox(book: Book): Outbox {
  const cells = book.getSheetByName(OUTBOX_TAB)?.getDataRange().getValues() ?? [];
  const known = new Set<string>();
  const waiting: OutboxRow[] = [];
  for (const [index, row] of cells.entries()) {
    if (index === 0) continue;
    const [, , , , sent, keys, letter] = row;
    for (const key of JSON.parse(String(keys || '[]')) as string[]) known.add(key);
    if (isBlank(sent)) waiting.push({ row: index + 1, letter: JSON.parse(String(letter)) as Letter });
  }
  return { known, waiting, nextRow: Math.max(2, cells.length + 1) };
}

export interface Draft {
  readonly letter: Letter;
  readonly subject: string;
  readonly keys: readonly string[];
}

/** Records letters, and answers those that wait to be sent: one to nobody is only recorded. */
export function record(book: Book, outbox: Outbox, drafts: readonly Draft[], now: number): readonly OutboxRow[] {
  if (drafts.length === 0) return [];
  const rows = drafts.map(({ letter, subject, keys }) => [
    new Date(now),
    letter.to,
    asText(subject),
    asText(letter.because),
    letter.to === '' ? new Date(now) : '',
    JSON.stringify(keys),
    JSON.stringify(letter),
  ]);
  outboxTab(book).getRange(outbox.nextRow, 1, rows.length, HEADERS.length).setValues(rows);
  SpreadsheetApp.flush();
  return drafts
    .map(({ letter }, index) => ({ row: outbox.nextRow + index, letter }))
    .filter(({ letter }) => letter.to !== '');
}

export function markSent(book: Book, row: number, at: number): void {
  book.getSheetByName(OUTBOX_TAB)?.getRange(row, SENT_COLUMN).setValue(new Date(at));
  SpreadsheetApp.flush();
}

export function outboxTab(book: Book): Sheet {
  return ensureTab(book, OUTBOX_TAB, made => {
    made.getRange(1, 1, 1, HEADERS.length).setValues([HEADERS]).setFontWeight('bold');
    made.getRange('A:A').setNumberFormat('yyyy-mm-dd hh:mm');
    made.getRange('B:D').setNumberFormat('@');
    made.getRange('E:E').setNumberFormat('yyyy-mm-dd hh:mm');
    made.getRange('F:G').setNumberFormat('@');
    made.setColumnWidths(2, 3, 240);
    made.hideColumns(6, 2);
    made.setFrozenRows(1);
    protect(made, 'Lead SLA keeps here what it mailed. Deleting a row makes it mail again.');
  });
}
