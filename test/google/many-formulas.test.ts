/** Two thousand single-row formulas against a ledger of three years of versions: what people type, and it must stay quick. */
import { expect, test } from 'vitest';
import { bookFromJson, bookToJson } from '../../workbench/book/json.ts';
import { createHost } from '../../workbench/host/host.ts';
import { builtProject } from '../../workbench/host/project.ts';
import { bench, examplePolicy } from '../support/workbench.ts';

const HEADER = ['Create Date', 'Original Source', 'First contact', 'Owner', 'Company size'];
const HOUR = 3_600_000;
const FIRST = Date.parse('2023-12-01T00:00:00-05:00');

/** A file whose ledger has a version a month, and a status formula beside each lead. */
function manyFormulas(rows: number, versions: number) {
  const leads = Array.from({ length: rows }, (_, index) => {
    const created = new Date(FIRST + index * 13 * HOUR).toISOString();
    const contact = index % 3 === 0 ? '' : new Date(FIRST + (index * 13 + (index % 9)) * HOUR).toISOString();
    return [created, index % 2 ? 'Free trial' : 'eBook', contact, 'Dana Reyes', 200];
  });
  const desk = bench([HEADER, ...leads]);
  desk.ask('setUp', { policy: examplePolicy() });
  const ledger = desk.book.grid('SLA Ledger');
  const stored = JSON.parse(String(ledger?.value(1, 1))) as { policy: { sales: { firstContactMinutes: number }[] } };
  for (let version = 1; version < versions; version++) {
    for (const rule of stored.policy.sales) rule.firstContactMinutes += 1;
    const month = new Date(Date.UTC(2023, 11 + version, 1, 5));
    ledger?.type(1 + version, 0, month.toISOString().slice(0, 10));
    ledger?.set(1 + version, 1, { value: JSON.stringify(stored) });
  }
  if (ledger) desk.book.setName('SLA_POLICY', ledger.id, { row: 0, column: 0, rows: versions + 1, columns: 2 });
  const grid = desk.book.grid('Leads');
  const column = grid?.usedColumns ?? 0;
  const formulas = leads.map((_, index) => {
    const row = index + 2;
    return [{ formula: `=SLA_STATUS(A${row}, C${row}, B${row}, , D${row}, , SLA_CLOCK, SLA_POLICY)` }];
  });
  grid?.setAll({ row: 1, column, rows, columns: 1 }, formulas);
  const answers = () => leads.map((_, index) => grid?.display(index + 1, column));
  return { desk, answers, column };
}

test('one context for a recalculation answers what a context for each formula answers', () => {
  const { desk, answers, column } = manyFormulas(60, 36);
  desk.host.run('slaTick', [], 'trigger');
  const shared = answers();
  expect(new Set(shared)).toEqual(new Set(['MET', 'MISSED', 'OVERDUE']));

  const book = bookFromJson(bookToJson(desk.book), () => desk.host.clock.now());
  const project = { ...builtProject(), functionContext: 'call' as const };
  createHost({ ...project, book, now: desk.host.clock.now(), owner: 'owner@example.com' });
  const grid = book.grid('Leads');
  expect(shared.map((_, index) => grid?.display(index + 1, column))).toEqual(shared);
});

test('each formula asks no service when it is given clock and policy', () => {
  const { desk, answers } = manyFormulas(10, 36);
  desk.host.run('slaTick', [], 'trigger');
  const calls: string[] = [];
  desk.host.beforeCall = ({ method }) => void calls.push(method);
  answers();
  expect(calls).toEqual([]);
});
