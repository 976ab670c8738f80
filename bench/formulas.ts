/** A recalculation of 2,000 single-row SLA_STATUS formulas with a ledger of 36 versions. */

import { createBook } from '../workbench/book/book.ts';
import type { Content } from '../workbench/book/types.ts';
import { createHost } from '../workbench/host/host.ts';
import { builtProject } from '../workbench/host/project.ts';
import { readExamplePolicy } from './example-policy.ts';

const ROWS = 2_000;
const VERSIONS = 36;
const HOUR = 3_600_000;

export function benchFormulas(): string[] {
  const now = Date.parse('2026-11-20T13:30:00-05:00');
  const book = createBook({ name: 'Bench', timeZone: 'America/New_York', locale: 'en_US', now: () => now });
  const grid = book.addGrid('Leads', 0, { rows: ROWS + 1, columns: 12 });
  const header = ['Create Date', 'Original Source', 'First contact', 'Owner', 'Company size'];
  const rows = Array.from({ length: ROWS }, (_, index): Content[] => {
    const created = new Date(now - (ROWS - index) * 13 * HOUR).toISOString();
    const values = [created, index % 2 ? 'Free trial' : 'eBook', index % 3 ? created : null, 'Dana Reyes', 200];
    return values.map(value => ({ value }));
  });
  grid.setAll({ row: 0, column: 0, rows: ROWS + 1, columns: 5 }, [header.map(value => ({ value })), ...rows]);
  const host = createHost({ ...builtProject('dist'), book, now, owner: 'owner@example.com' });
  host.run('ask', [JSON.stringify({ question: 'setUp', takes: { policy: readExamplePolicy() } })], 'sidebar');
  const ledger = book.grid('SLA Ledger');
  if (!ledger) throw new Error('The bundle set nothing up.');
  const stored = JSON.parse(String(ledger.value(1, 1))) as { policy: { sales: { firstContactMinutes: number }[] } };
  for (let version = 1; version < VERSIONS; version++) {
    for (const rule of stored.policy.sales) rule.firstContactMinutes++;
    ledger.type(1 + version, 0, new Date(Date.UTC(2023, 11 + version, 1)).toISOString().slice(0, 10));
    ledger.set(1 + version, 1, { value: JSON.stringify(stored) });
  }
  book.setName('SLA_POLICY', ledger.id, { row: 0, column: 0, rows: VERSIONS + 1, columns: 2 });
  host.run('slaTick', [], 'trigger');
  const column = grid.usedColumns;
  grid.insertColumns(grid.columnCount, 1);
  const formulas = rows.map((_, index) => [
    { formula: `=SLA_STATUS(A${index + 2}, C${index + 2}, B${index + 2}, , D${index + 2}, , SLA_CLOCK, SLA_POLICY)` },
  ]);
  grid.setAll({ row: 1, column, rows: ROWS, columns: 1 }, formulas);
  const recalculate = () => {
    const begin = performance.now();
    for (let row = 1; row <= ROWS; row++) grid.value(row, column);
    return performance.now() - begin;
  };
  const first = recalculate();
  host.clock.advance(HOUR);
  host.run('slaTick', [], 'trigger');
  ledger.set(1, 6, { value: (ledger.value(1, 6) as number) + 1 / 24 });
  const again = recalculate();
  return [
    `${ROWS} SLA_STATUS formulas, ledger of ${VERSIONS} versions: ${first.toFixed(0)} ms, after a new clock ${again.toFixed(0)} ms`,
  ];
}
