/** A workbook made from something else: a CSV file or the sample. */
import { createBook } from '../book/book.ts';
import { readTyped, type Typed } from '../book/typed-input.ts';
import type { Book, Content } from '../book/types.ts';
import type { SampleCell, SampleColumn } from '../sample/columns.ts';
import type { Sample } from '../sample/sample.ts';
import { serialToInstant } from '../services/zone.ts';
import type { CsvTable } from './csv.ts';
import { managedColumns } from './managed.ts';

const MS_PER_DAY = 86_400_000;
/** Serial number of 1970-01-01. */
const EPOCH_SERIAL = 25_569;
/** Sheets gives a new tab a thousand rows. */
const ROWS = 1_000;

interface NewBook {
  readonly name: string;
  readonly tab: string;
  readonly timeZone: string;
  readonly now: number;
}

function bookOf(
  { name, tab, timeZone, now }: NewBook,
  contents: readonly (readonly Content[])[],
  columns: number,
  headerRow = 0,
): Book {
  const book = createBook({ id: 'workbench', name, timeZone, locale: 'en_US', now: () => now });
  for (const grid of [...book.grids]) if (grid.name !== tab) book.removeGrid(grid.id);
  const rows = Math.max(ROWS, contents.length);
  const grid = book.grid(tab) ?? book.addGrid(tab, 0, { rows, columns });
  grid.setAll({ row: 0, column: 0, rows: contents.length, columns }, contents);
  grid.setFormat({ row: headerRow, column: 0, rows: 1, columns }, { bold: true });
  return book;
}

/**
 * The cells stay texts, as the file has them: nothing is lost by reading "007" or "1/2" as something else. Columns of an
 * earlier scan are left out: the next one makes them anew.
 */
export function bookFromCsv(table: CsvTable, options: NewBook): Book {
  const ours = new Set(managedColumns(table));
  // Title lines keep their place, so that a cell of the sheet is the cell of the file.
  const places = Array.from({ length: table.width }, (_, column) => column).filter(column => !ours.has(column));
  const contents = [...table.titles, table.header, ...table.records].map(({ fields }) =>
    places.map((column): Content => ({ value: fields[column] || null })),
  );
  const columns = places.length;
  const book = bookOf(options, contents, columns, table.titles.length);
  book.grid(options.tab)?.setFormat({ row: 0, column: 0, rows: contents.length, columns }, { numberFormat: '@' });
  return book;
}

/** At most so many digits are kept exactly. */
const DIGITS_MAX = 15;

/** As Sheets imports a file: columns of numbers and amounts are numbers, but for those that are names, such as "007". */
export function readNumbers(book: Book, tab: string): void {
  const grid = book.grid(tab);
  if (!grid) return;
  const { usedRows, usedColumns } = grid;
  for (let column = 0; column < usedColumns; column++) {
    const typed = new Map<number, Typed>();
    let isNumbers = true;
    for (let row = 1; row < usedRows && isNumbers; row++) {
      const text = grid.value(row, column);
      if (typeof text !== 'string' || text.trim() === '') continue;
      const read = asNumber(text, book.locale);
      if (read) typed.set(row, read);
      // Above the data titles may stand, and the header itself.
      else if (row > TITLE_ROWS_MAX || typed.size > 0) isNumbers = false;
    }
    if (!isNumbers) continue;
    for (const [row, { value, numberFormat }] of typed) {
      grid.setFormat({ row, column, rows: 1, columns: 1 }, { numberFormat });
      grid.setAll({ row, column, rows: 1, columns: 1 }, [[{ value }]]);
    }
  }
}

const TITLE_ROWS_MAX = 10;

function asNumber(text: string, locale: string): Typed | null {
  if (/^[-+]?0\d/.test(text.trim()) || text.replace(/\D/g, '').length > DIGITS_MAX) return null;
  const read = readTyped(text, locale, 2000);
  return typeof read.value === 'number' && !/[ymdhs]/i.test(read.numberFormat) ? read : null;
}

const FORMATS: Readonly<Record<SampleColumn['kind'], string>> = {
  text: '',
  number: '0',
  money: '$#,##0',
  dateTime: 'yyyy-mm-dd hh:mm',
};

export function bookFromSample(sample: Sample, now: number): Book {
  const { columns } = sample;
  const length = columns[0]?.cells.length ?? 0;
  const header = columns.map((column): Content => ({ value: column.header }));
  const rows = Array.from({ length }, (_, row) => columns.map(({ cells }) => content(cells[row] ?? '')));
  const options = { name: 'Lead SLA sample', tab: sample.sheetName, timeZone: sample.zone, now };
  const book = bookOf(options, [header, ...rows], columns.length);
  const grid = book.grid(sample.sheetName);
  for (const [column, { kind, cells }] of columns.entries()) {
    grid?.setFormat({ row: 1, column, rows: length, columns: 1 }, { numberFormat: FORMATS[kind] });
    for (const [row, cell] of cells.entries()) {
      if (typeof cell !== 'object' || !('on' in cell)) continue;
      grid?.setFormat({ row: row + 1, column, rows: 1, columns: 1 }, { numberFormat: 'yyyy-mm-dd' });
    }
  }
  return book;
}

function content(cell: SampleCell): Content {
  if (typeof cell === 'object') return { value: serialOf('at' in cell ? cell.at : cell.on) };
  return { value: cell === '' ? null : cell };
}

/** "2026-11-20 14:30:00" or "2026-11-20" → days since 1899-12-30 on the wall clock. */
function serialOf(wallClock: string): number {
  const iso = wallClock.length > 10 ? wallClock.replace(' ', 'T') : `${wallClock}T00:00:00`;
  return Date.parse(`${iso}Z`) / MS_PER_DAY + EPOCH_SERIAL;
}

/** The moment for which the sample was made. */
export function sampleInstant({ around, zone }: Sample): number {
  return serialToInstant(zone, serialOf(around));
}

/** The sample as the CSV file that a team would have exported. */
export function sampleCsv({ columns }: Sample): Uint8Array {
  const quoted = (text: string) => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  const text = (cell: SampleCell) => (typeof cell === 'object' ? ('at' in cell ? cell.at : cell.on) : String(cell));
  const length = columns[0]?.cells.length ?? 0;
  const lines = Array.from({ length }, (_, row) =>
    columns.map(({ cells }) => quoted(text(cells[row] ?? ''))).join(','),
  );
  const header = columns.map(column => quoted(column.header)).join(',');
  return new TextEncoder().encode(`${[header, ...lines].join('\n')}\n`);
}
