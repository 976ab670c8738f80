/**
 * The outbox tab: every mail is recorded here before it is sent, and marked afterwards.
 *
 * A crash between the two loses nothing, since the next run sends what is recorded and not marked; and nothing that is marked is
 * ever sent again. What a row alerted of is never alerted again either, so rows are not deleted; only a letter that was never
 * sent gives its alerts back.
 */
import type { MailView } from '../../contract/alerts.ts';
import type { Letter } from '../../email/letter.ts';
import { isBlank, isDate } from '../../sla/sheet/cell.ts';
import { asText, fromText } from '../../sla/sheet/cell-text.ts';
import { count } from '../../sla/sheet/text.ts';
import { isDigestKey } from '../../sla/standing/news/schedule.ts';
import { type Book, growTo, OUTBOX_TAB, type Sheet, warnOfEdits } from '../book.ts';
import { ensureTab, ownTab } from '../own-tabs.ts';

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
  /** Null while it has not failed. */
  readonly tries: Tries | null;
  /** Whether the letter stands as Lead SLA wrote it. */
  readonly isGenuine: boolean;
  readonly keys: readonly string[];
  /** Rows with the keys that its own cell could not take. */
  readonly more: readonly number[];
}

/** How often a letter was tried in vain. */
export interface Tries {
  readonly times: number;
  readonly since: number;
  /** Google's. */
  readonly words: string;
}

export interface Outbox {
  /** When everything that was ever recorded first was, by its key. */
  readonly known: ReadonlyMap<string, number>;
  readonly waiting: readonly OutboxRow[];
  /** When each address, in lower case, was last told both promises. */
  readonly digestAt: ReadonlyMap<string, number>;
  readonly nextRow: number;
}

/**
 * @param secret with which letters are sealed; undefined in a file whose letters bear no seal yet
 * @param marked letters that were sent, and that the tab may not say so of yet
 */
export function readOutbox(book: Book, secret: string | undefined, marked: readonly string[]): Outbox {
  const cells = ownTab(book, OUTBOX_TAB)?.getDataRange().getValues() ?? [];
  const known = new Map<string, number>();
  const digestAt = new Map<string, number>();
  const waiting = new Map<string, OutboxRow & { readonly keys: string[]; readonly more: number[] }>();
  for (const [index, [when, to, , , sent, letter, cell]] of cells.entries()) {
    if (index === 0) continue;
    const keys = keysIn(cell);
    const at = isDate(when) ? when.getTime() : Number.POSITIVE_INFINITY;
    for (const key of keys) known.set(key, Math.min(at, known.get(key) ?? at));
    const tries = triesIn(sent);
    const kept = isBlank(sent) || tries ? letterIn(letter) : null;
    if (kept) {
      const isGenuine = secret === undefined || kept.seal === sealOf(kept.id, kept.letter, secret);
      const { id, letter } = kept;
      waiting.set(id, { row: index + 1, id, letter, tries, isGenuine, keys: [...keys], more: [] });
    } else {
      const first = waiting.get(idIn(letter));
      first?.keys.push(...keys);
      first?.more.push(index + 1);
    }
    const isSent = kept ? marked.includes(kept.id) : isDate(sent);
    if (isSent && keys.some(isDigestKey)) digestAt.set(fromText(to).toLowerCase(), at);
  }
  return { known, waiting: [...waiting.values()], digestAt, nextRow: Math.max(2, cells.length + 1) };
}

/** Every mail that went or is to go to somebody, the newest first. */
export function recordedMails(book: Book): readonly MailView[] {
  const cells = ownTab(book, OUTBOX_TAB)?.getDataRange().getValues() ?? [];
  const mails = cells.slice(1).flatMap(([at, to, subject, because, sent]): MailView[] => {
    if (!isDate(at) || isBlank(to)) return [];
    const sentAt = isDate(sent) ? sent.getTime() : null;
    const tries = triesIn(sent);
    const refusal = sentAt === null && tries === null ? fromText(sent) : '';
    const words = { to: fromText(to), subject: fromText(subject), because: fromText(because), refusal };
    return [{ recordedAt: at.getTime(), sentAt, tries, ...words }];
  });
  return mails.reverse();
}

/** As a cell keeps it. */
interface KeptLetter {
  readonly id: string;
  readonly letter: Letter;
  readonly seal?: unknown;
}

/** Any editor can type a letter into its cell, and it would go out from the account that scans: so each bears a seal. */
function sealOf(id: string, letter: Letter, secret: string): string {
  return Utilities.base64Encode(Utilities.computeHmacSha256Signature(id + JSON.stringify(letter), secret));
}

const TRIED = /^failed (\d{1,6}) times? since ([\dT:.-]{23}Z): ([\s\S]{0,400})$/;
const WORDS_MAX = 200;

/** "failed 3 times since 2026-11-20T19:30:00.000Z: Invalid email" */
function triesInWords({ times, since, words }: Tries): string {
  return `failed ${count(times, 'time')} since ${new Date(since).toISOString()}: ${words.slice(0, WORDS_MAX)}`;
}

function triesIn(cell: unknown): Tries | null {
  const [, times, since = '', words = ''] = TRIED.exec(String(cell)) ?? [];
  const at = Date.parse(since);
  return times === undefined || Number.isNaN(at) ? null : { times: Number(times), since: at, words };
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

/** Of the letter that a row belongs to; "" without one. */
function idIn(cell: unknown): string {
  const { id } = (parsed(cell) ?? {}) as Partial<KeptLetter>;
  return typeof id === 'string' ? id : '';
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
export function record(
  book: Book,
  outbox: Outbox,
  drafts: readonly Draft[],
  secret: string,
  now: number,
): readonly OutboxRow[] {
  if (drafts.length === 0) return [];
  const at = new Date(now);
  // Not of the clock: two scans may see the same instant.
  const run = Utilities.getUuid().slice(0, 8);
  const kept = drafts.map(
    ({ letter }, index): OutboxRow => ({
      row: outbox.nextRow + index,
      id: `${run}-${index.toString(36)}`,
      letter,
      tries: null,
      isGenuine: true,
      keys: drafts[index]?.keys ?? [],
      more: [],
    }),
  );
  // A morning's backlog has more keys than a cell takes: the rest follows in rows of their own, which are no mail.
  const more: unknown[][] = [];
  const rows = kept.map(({ id, letter }, index) => {
    const { subject, keys } = drafts[index] as Draft;
    const [own = '[]', ...others] = inCells(keys);
    for (const cell of others)
      more.push([at, '', 'More alerts of the mails above', '', at, JSON.stringify({ id }), cell]);
    const sent = letter.to === '' ? at : '';
    const cell = JSON.stringify({ id, letter, seal: sealOf(id, letter, secret) });
    return [at, letter.to, asText(subject), asText(letter.because), sent, cell, own];
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

/** What became of a letter: when it was sent, why it never will be, or that it failed and is tried again. */
export type Fate = Date | Refusal | Tries;

export interface Refusal {
  readonly why: string;
  /** Whether what it was to tell may be told by another one. */
  readonly isUntold: boolean;
}

/** Writes the fates of rows that waited, in one call; those that still wait keep their letters, the others need none any more. */
export function mark(book: Book, waiting: readonly OutboxRow[], fates: ReadonlyMap<string, Fate>): void {
  const marked = waiting.filter(({ id }) => fates.has(id)).flatMap(({ row, more }) => [row, ...more]);
  if (marked.length === 0) return;
  const [first, last] = [Math.min(...marked), Math.max(...marked)];
  const sheet = outboxTab(book);
  const cells = sheet.getRange(first, SENT_COLUMN, last - first + 1, 3);
  const values: unknown[][] = cells.getValues();
  for (const { row, more, id } of waiting) {
    const fate = fates.get(id);
    if (fate === undefined) continue;
    for (const one of [row, ...more]) {
      const [, letter, keys] = values[one - first] ?? [];
      // Mails take minutes, and rows may have moved meanwhile: those are marked by the next run.
      if (idIn(letter) === id) values[one - first] = markedCells(fate, letter, keys);
    }
  }
  cells.setValues(values);
}

function markedCells(fate: Fate, letter: unknown, keys: unknown): unknown[] {
  if (isDate(fate)) return [fate, '', keys];
  if ('times' in fate) return [triesInWords(fate), letter, keys];
  return [`not sent: ${fate.why}`, '', fate.isUntold ? '' : keys];
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
