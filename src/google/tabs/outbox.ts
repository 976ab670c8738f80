/**
 * The outbox tab: every mail is recorded here before it is sent, and marked afterwards.
 *
 * A crash between the two loses nothing, since the next run sends what is recorded and not marked; and nothing that is marked is
 * ever sent again. What a row alerted of is never alerted again either, so rows are not deleted.
 */
import type { MailView } from '../../contract/alerts.ts';
import type { Letter } from '../../email/letter.ts';
import { isBlank, isDate } from '../../sla/sheet/cell.ts';
import { asText, fromText } from '../../sla/sheet/cell-text.ts';
import { type Book, ensureTab, growTo, OUTBOX_TAB, type Sheet, warnOfEdits } from '../book.ts';

const HEADERS = ['Recorded', 'To', 'Subject', 'Why', 'Sent', 'Letter', 'Alerts'];
const SENT_COLUMN = 5;
/** Well below the 50,000 characters that a cell takes. */
const CELL_MAX = 40_000;

export interface OutboxRow {
  /** Row of the tab. */
  readonly row: number;
  /** Stays with the letter wherever its row goes. */
  readonly id: string;
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
    const [, , , , sent, letter, keys] = row;
    for (const key of keysIn(keys)) known.add(key);
    const kept = isBlank(sent) ? letterIn(letter) : null;
    if (kept) waiting.push({ row: index + 1, ...kept });
  }
  return { known, waiting, nextRow: Math.max(2, cells.length + 1) };
}

/** Every mail that went or is to go to somebody, the newest first. */
export function recordedMails(book: Book): readonly MailView[] {
  const cells = book.getSheetByName(OUTBOX_TAB)?.getDataRange().getValues() ?? [];
  const mails = cells.slice(1).flatMap(([at, to, subject, because, sent]): MailView[] => {
    if (!isDate(at) || isBlank(to)) return [];
    const sentAt = isDate(sent) ? sent.getTime() : null;
    const refusal = sentAt === null ? fromText(sent) : '';
    const words = { to: fromText(to), subject: fromText(subject), because: fromText(because), refusal };
    return [{ recordedAt: at.getTime(), sentAt, ...words }];
  });
  return mails.reverse();
}

/** As a cell keeps it. */
interface KeptLetter {
  readonly id: string;
  readonly letter: Letter;
}

function keysIn(cell: unknown): readonly string[] {
  const keys = parsed(cell);
  return Array.isArray(keys) ? keys.map(String) : [];
}

/** Null where somebody has written something else into the cell. */
function letterIn(cell: unknown): KeptLetter | null {
  const kept = parsed(cell) as KeptLetter | null;
  return typeof kept?.id === 'string' && typeof kept.letter?.to === 'string' ? kept : null;
}

/** A cell's JSON; null where it is none. */
function parsed(cell: unknown): unknown {
  try {
    return JSON.parse(String(cell));
  } catch {
    return null;
  }
}

export interface Draft {
  readonly letter: Letter;
  readonly subject: string;
  readonly keys: readonly string[];
}

/** Records letters, and answers those that wait to be sent: one to nobody is only recorded. */
export function record(book: Book, outbox: Outbox, drafts: readonly Draft[], now: number): readonly OutboxRow[] {
  if (drafts.length === 0) return [];
  const at = new Date(now);
  const kept = drafts.map(
    ({ letter }, index): OutboxRow => ({
      row: outbox.nextRow + index,
      id: `${now.toString(36)}-${index.toString(36)}`,
      letter,
    }),
  );
  // A morning's backlog has more keys than a cell takes: the rest follows in rows of their own, which are no mail.
  const more: unknown[][] = [];
  const rows = kept.map(({ id, letter }, index) => {
    const { subject, keys } = drafts[index] as Draft;
    const [own = '[]', ...others] = inCells(keys);
    for (const cell of others) more.push([at, '', 'More alerts of the mails above', '', at, '', cell]);
    const sent = letter.to === '' ? at : '';
    return [at, letter.to, asText(subject), asText(letter.because), sent, JSON.stringify({ id, letter }), own];
  });
  const sheet = outboxTab(book);
  growTo(sheet, outbox.nextRow + rows.length + more.length - 1);
  sheet.getRange(outbox.nextRow, 1, rows.length + more.length, HEADERS.length).setValues([...rows, ...more]);
  SpreadsheetApp.flush();
  return kept.filter(({ letter }) => letter.to !== '');
}

/** Keys as JSON texts that each fit into a cell. */
function inCells(keys: readonly string[]): string[] {
  const cells: string[][] = [[]];
  let length = 0;
  for (const key of keys) {
    const more = JSON.stringify(key).length + 1;
    if (length + more > CELL_MAX) {
      cells.push([]);
      length = 0;
    }
    cells[cells.length - 1]?.push(key);
    length += more;
  }
  return cells.map(cell => JSON.stringify(cell));
}

/** What became of a letter: when it was sent, or why it never will be. */
export type Fate = Date | string;

/** Writes the fates of rows that waited, in one call; those that still wait keep their letters, the others need none any more. */
export function mark(book: Book, waiting: readonly OutboxRow[], fates: ReadonlyMap<string, Fate>): void {
  const marked = waiting.filter(({ id }) => fates.has(id)).map(({ row }) => row);
  if (marked.length === 0) return;
  const [first, last] = [Math.min(...marked), Math.max(...marked)];
  const sheet = outboxTab(book);
  const cells = sheet.getRange(first, SENT_COLUMN, last - first + 1, 2);
  const values: unknown[][] = cells.getValues();
  for (const { row, id } of waiting) {
    const fate = fates.get(id);
    // Mails take minutes, and rows may have moved meanwhile: those are marked by the next run.
    const isThere = letterIn(values[row - first]?.[1])?.id === id;
    if (fate !== undefined && isThere) values[row - first] = [fate, ''];
  }
  cells.setValues(values);
}

export function outboxTab(book: Book): Sheet {
  return ensureTab(book, OUTBOX_TAB, made => {
    made.getRange(1, 1, 1, HEADERS.length).setValues([HEADERS]).setFontWeight('bold');
    made.getRange('A:A').setNumberFormat('yyyy-mm-dd hh:mm');
    made.getRange('B:D').setNumberFormat('@');
    made.getRange('E:E').setNumberFormat('yyyy-mm-dd hh:mm');
    made.getRange('F:G').setNumberFormat('@');
    made.setColumnWidth(1, 120).setColumnWidth(2, 200).setColumnWidths(3, 2, 290).setColumnWidth(5, 120);
    made.hideColumns(6, 2);
    made.setFrozenRows(1);
    warnOfEdits(made, 'Lead SLA keeps here what it mailed. Deleting a row makes it mail again.');
  });
}
