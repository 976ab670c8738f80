/** A workbench with a small lead sheet, for tests that run the built bundle. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { createBook } from '../../workbench/book/book.ts';
import type { Book, Content, Scalar } from '../../workbench/book/types.ts';
import { createHost, type Host } from '../../workbench/host/host.ts';
import { builtProject } from '../../workbench/host/project.ts';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const NOW = Date.parse('2026-11-20T13:30:00-05:00');

export const examplePolicy = (): Record<string, unknown> =>
  JSON.parse(readFileSync(`${ROOT}docs/example-policy.json`, 'utf8')) as Record<string, unknown>;

export interface Bench {
  readonly host: Host;
  readonly book: Book;
  /** Asks the bundle as the sidebar does; throws with its problems when it refuses. */
  readonly ask: (question: string, takes?: unknown) => unknown;
  /** Types into a cell, such as "Leads!B2". */
  readonly type: (address: string, text: string) => void;
  /** What a cell shows. */
  readonly shows: (address: string) => string;
}

export type Rows = readonly (readonly Scalar[])[];

/** A file with the tab "Leads"; texts stay texts, "" is blank. */
export function bench(
  rows: Rows,
  { now = NOW, timeZone = 'America/New_York', locale = 'en_US', viewers = [] as readonly string[] } = {},
): Bench {
  const book = createBook({ name: 'Test', timeZone, locale, now: () => now });
  for (const grid of [...book.grids]) if (grid.name !== 'Leads') book.removeGrid(grid.id);
  const grid = book.grid('Leads') ?? book.addGrid('Leads', 0);
  const contents = rows.map(row => row.map((value): Content => ({ value: value === '' ? null : value })));
  const block = { row: 0, column: 0, rows: rows.length, columns: rows[0]?.length ?? 1 };
  if (rows.length > grid.rowCount) grid.insertRows(grid.rowCount, rows.length - grid.rowCount);
  if (rows.length) grid.setAll(block, contents);
  const host = createHost({
    ...builtProject(),
    book,
    now,
    owner: 'owner@example.com',
    editors: ['editor@example.com'],
    viewers,
  });
  return {
    host,
    book,
    ask: (question, takes = null) => {
      const { value, error } = host.run('ask', [JSON.stringify({ question, takes })], 'sidebar');
      if (error) throw new Error(error.message);
      const reply = JSON.parse(String(value)) as { ok: boolean; value?: unknown; problems?: unknown };
      if (!reply.ok) throw new Error(JSON.stringify(reply.problems));
      return reply.value;
    },
    type: (address, text) => {
      const { grid: at, row, column } = locate(book, address);
      at.type(row, column, text);
    },
    shows: address => {
      const { grid: at, row, column } = locate(book, address);
      return at.display(row, column);
    },
  };
}

function locate(book: Book, address: string) {
  const [, tab = '', letters = '', digits = ''] = /^(.+)!([A-Z]+)(\d+)$/.exec(address) ?? [];
  const grid = book.grid(tab);
  if (!grid) throw new Error(`There is no tab "${tab}".`);
  const column = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
  return { grid, row: Number(digits) - 1, column };
}
