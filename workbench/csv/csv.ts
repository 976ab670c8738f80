/**
 * Leads come in and go out as CSV. What we do not manage must go back out byte for byte, so a table keeps every cell as the
 * file spelled it, beside the text it stands for; writing joins the spellings again and adds or replaces our columns only.
 */
import { CsvError, decodeText, type Encoding, encodeText } from './encoding.ts';
import { type Layout, layOut } from './layout.ts';
import type { CsvRecord } from './record.ts';

export { CsvError } from './encoding.ts';

export interface CsvTable extends Omit<Layout, 'trailing'> {
  readonly encoding: Encoding;
  readonly delimiter: string;
  /** Excel's own first line, "sep=;", as the file spells it; mostly "". */
  readonly hint: string;
  /** Blank lines and report footers after the last record, as the file spells them. */
  readonly tail: string;
}

export interface CsvOptions {
  /** Null: told from the bytes. */
  readonly encoding?: Encoding | null;
  /** Which record holds the headers, counted from 1 as a spreadsheet would show it; null: found. */
  readonly headerRow?: number | null;
}

/** Comma comes last: it is the one that most often stands inside the text of other files, and loses a tie. */
const DELIMITERS = ['\t', ';', '|', ','];
const SAMPLE_RECORDS = 20;
const HINT = /^sep=(.)(\r\n|\r|\n|$)/i;

/**
 * Reads a CSV file as leniently as a spreadsheet does, where nothing can go wrong.
 * @throws CsvError where a row might be shifted, and for anything else that cannot be read without guessing
 */
export function readCsv(bytes: Uint8Array, { encoding: said = null, headerRow = null }: CsvOptions = {}): CsvTable {
  const { text: whole, encoding, notes } = decodeText(bytes, said);
  const [hint = '', marked] = HINT.exec(whole) ?? [];
  const text = whole.slice(hint.length);
  if (text.trim() === '') throw new CsvError('The file is empty.', 'Export the leads again, with the header row.');
  const delimiter = marked ?? delimiterOf(text);
  const all = [...recordsOf(text, delimiter, hint === '' ? 1 : 2)];
  const { trailing, ...laid } = layOut(all, delimiter, headerRow);
  return {
    encoding,
    delimiter,
    hint,
    ...laid,
    tail: trailing.map(record => spell(record.spellings, delimiter, record.ending)).join(''),
    notes: [...notes, ...(marked ? [`"${hint.trim()}" is Excel’s hint for the delimiter.`] : []), ...laid.notes],
  };
}

/**
 * Writes a table with columns of ours. A column whose header the table already has is replaced in place, others are
 * appended; everything else is as it was read.
 * @param rows the text of our fields for each record, in the order of `headers`
 * @param places index of each header's column in the table, -1 to append it
 */
export function appendColumns(
  table: CsvTable,
  headers: readonly string[],
  rows: readonly (readonly string[])[],
  places: readonly number[] = headers.map(header => table.header.fields.indexOf(header)),
): Uint8Array {
  if (rows.length !== table.records.length)
    throw new RangeError(`${rows.length} rows for a table of ${table.records.length} records`);

  const withOurs = (record: CsvRecord, ours: readonly string[]): string => {
    if (ours.length !== headers.length)
      throw new RangeError(`${ours.length} fields for ${headers.length} columns, at line ${record.line}`);
    const isBlankLine =
      record.fields.length === 1 && record.fields[0]?.trim() === '' && ours.every(field => field === '');
    if (ours.length === 0 || isBlankLine) return spell(record.spellings, table.delimiter, record.ending);
    const spellings = [...record.spellings];
    while (spellings.length < table.width) spellings.push('');
    for (const [index, field] of ours.entries()) {
      const place = places[index] ?? -1;
      if (place < 0) spellings.push(quoted(field, table.delimiter));
      else if (record.fields[place] !== field) spellings[place] = quoted(field, table.delimiter);
    }
    return spell(spellings, table.delimiter, record.ending);
  };

  const lines = table.titles.map(record => spell(record.spellings, table.delimiter, record.ending));
  lines.push(withOurs(table.header, headers));
  for (const [index, record] of table.records.entries()) lines.push(withOurs(record, rows[index] ?? []));
  return encodeText(table.hint + lines.join('') + table.tail, table.encoding);
}

function spell(spellings: readonly string[], delimiter: string, ending: string): string {
  return spellings.join(delimiter) + ending;
}

/** A field as CSV spells it: in quotes where a reader could otherwise mistake it. */
function quoted(field: string, delimiter: string): string {
  const needsQuotes = field.includes(delimiter) || /["\r\n]|^\s|\s$/.test(field);
  return needsQuotes ? `"${field.replaceAll('"', '""')}"` : field;
}

function unquoted(spelling: string): string {
  if (!spelling.startsWith('"')) return spelling;
  const end = endOfQuotes(spelling, 0);
  return spelling.slice(1, end - 1).replaceAll('""', '"') + spelling.slice(end);
}

/** The index behind the quote that closes the one at `from`; -1 where none does. */
function endOfQuotes(text: string, from: number): number {
  for (let at = text.indexOf('"', from + 1); at >= 0; at = text.indexOf('"', at + 2)) {
    if (text[at + 1] !== '"') return at + 1;
  }
  return -1;
}

const lineBreaksIn = (text: string): number => text.match(/\r\n|\r|\n/g)?.length ?? 0;

/** The records of a text, each line break outside quotes ending one. */
function* recordsOf(text: string, delimiter: string, firstLine = 1): Generator<CsvRecord> {
  let at = 0;
  let nextLine = firstLine;
  while (at < text.length) {
    const line = nextLine;
    const spellings: string[] = [];
    for (;;) {
      const from = at;
      if (text[at] === '"') {
        at = endOfQuotes(text, from);
        if (at < 0) throw unclosedQuote(nextLine);
        nextLine += lineBreaksIn(text.slice(from, at));
      }
      while (at < text.length && text[at] !== delimiter && text[at] !== '\n' && text[at] !== '\r') at += 1;
      spellings.push(text.slice(from, at));
      if (text[at] !== delimiter) break;
      at += 1;
    }
    const ending = text.startsWith('\r\n', at) ? '\r\n' : text.charAt(at);
    at += ending.length;
    nextLine += 1;
    yield { fields: spellings.map(unquoted), spellings, ending, line };
  }
}

/** The delimiter under which most of the first records are equally wide, and then the widest: a title line is one field. */
function delimiterOf(text: string): string {
  let best = { delimiter: ',', agreeing: 0, width: 1 };
  for (const delimiter of DELIMITERS) {
    const widths = sampleWidths(text, delimiter);
    for (const width of new Set(widths)) {
      const agreeing = widths.filter(other => other === width).length / widths.length;
      if (width > 1 && (agreeing > best.agreeing || (agreeing === best.agreeing && width > best.width)))
        best = { delimiter, agreeing, width };
    }
  }
  return best.delimiter;
}

function sampleWidths(text: string, delimiter: string): number[] {
  const widths: number[] = [];
  try {
    for (const record of recordsOf(text, delimiter)) {
      if (widths.length === SAMPLE_RECORDS) break;
      widths.push(record.fields.length);
    }
  } catch (error) {
    // With the wrong delimiter a quote may seem open for ever; with the right one it is reported when the file is read.
    if (!(error instanceof CsvError)) throw error;
  }
  return widths;
}

function unclosedQuote(line: number): CsvError {
  return new CsvError(
    `A double quote is opened in line ${line} and never closed.`,
    'Close it, or write it twice where it belongs to the text.',
    line,
  );
}
