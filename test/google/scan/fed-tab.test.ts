/** A tab that a formula fills gets no columns beside it; it is judged all the same, and its formulas get the clock. */
import { expect, test } from 'vitest';
import type { Proposal } from '../../../src/contract/set-up.ts';
import type { StandingView } from '../../../src/contract/standing.ts';
import { type Bench, bench, examplePolicy } from '../../support/workbench.ts';

const HEADER = ['Create Date', 'Original Source', 'First contact', 'Owner', 'Company size'];
const ROW = ['2026-11-20 11:00', 'Free trial', '', 'Dana Reyes', 200];

function fed(formula: string): Bench {
  const desk = bench([]);
  const raw = desk.book.addGrid('Raw');
  for (const [row, cells] of [HEADER, ROW].entries()) {
    for (const [column, value] of cells.entries()) raw.set(row, column, { value: value === '' ? null : value });
  }
  desk.type('Leads!A1', formula);
  return desk;
}

const width = (desk: Bench) => desk.book.grid('Leads')?.usedColumns;

test('it is recognised, judged without columns of ours, and its formula goes on', () => {
  const desk = fed('=UNIQUE(Raw!A1:E9)');
  const proposal = desk.ask('propose', { sheet: 'Leads', columns: {}, dates: null }) as Proposal;
  expect(proposal.assumptions.join(' ')).toContain('A formula fills this tab');
  desk.ask('setUp', { policy: examplePolicy() });
  const clock = desk.shows('SLA Ledger!G2');
  for (let scan = 1; scan <= 2; scan++) {
    desk.host.clock.advance(900_000);
    desk.host.run('slaTick', [], 'trigger');
    expect(width(desk)).toBe(HEADER.length);
    expect(desk.shows('SLA Ledger!G2')).not.toBe(clock);
  }
  expect((desk.ask('standing') as StandingView).standing?.overdue).toHaveLength(1);
  desk.book.grid('Raw')?.set(0, 5, { value: 'Country' });
  desk.type('Leads!A1', '=UNIQUE(Raw!A1:F9)');
  expect(desk.shows('Leads!F1')).toBe('Country');
});

test('a formula beside the dates fills a column and not the tab', () => {
  const desk = bench([HEADER, ROW]);
  desk.type('Leads!F1', '=UNIQUE(A1:A2)');
  desk.ask('setUp', { policy: examplePolicy() });
  expect(width(desk)).toBeGreaterThan(HEADER.length + 1);
});
