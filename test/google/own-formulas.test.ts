/** The team's own formulas with our functions: listed, mended, inserted. */
import { beforeEach, expect, test } from 'vitest';
import type { FormulasView } from '../../src/contract/formulas.ts';
import { type Bench, bench, examplePolicy } from '../support/workbench.ts';

const HEADER = ['Lead id', 'Create Date', 'Original Source', 'First contact', 'Owner', 'Company size'];
const LEADS = [
  ['L-1', '2026-11-20 11:00', 'Free trial', '', 'Dana Reyes', 200],
  ['L-2', '2026-11-20 13:10', 'Webinar', '2026-11-20 13:25', 'Dana Reyes', 20],
];

function setUp(locale = 'en_US'): Bench {
  const desk = bench([HEADER, ...LEADS], { locale });
  desk.ask('setUp', { policy: examplePolicy() });
  desk.host.run('slaTick', [], 'trigger');
  desk.book.addGrid('Try');
  return desk;
}

let desk: Bench;
beforeEach(() => {
  desk = setUp();
});

const view = () => desk.ask('formulas') as FormulasView;
const formulaIn = (row: number, column: number) => desk.book.grid('Try')?.formula(row - 1, column - 1);

test('stale ones are listed with what they would be, and mended in place', () => {
  desk.type('Try!A1', '=SLA_DUE(Leads!B2)');
  desk.type('Try!B5', '=SLA_DUE(Leads!B2, , , , SLA_POLICY)');
  desk.type('Try!C1', '=SUM(1, 2)');
  expect(view()).toMatchObject({
    count: 2,
    stale: [
      { sheet: 'Try', cell: 'A1', formula: '=SLA_DUE(Leads!B2)', mended: '=SLA_DUE(Leads!B2, , , , SLA_POLICY)' },
    ],
  });
  expect((desk.ask('mendFormulas') as FormulasView).stale).toEqual([]);
  expect(formulaIn(1, 1)).toBe('=SLA_DUE(Leads!B2, , , , SLA_POLICY)');
});

test('a protected cell is named, and the others are mended', () => {
  desk.type('Try!A1', '=SLA_DUE(Leads!B2)');
  desk.type('Try!C1', '=SLA_DUE(Leads!B3)');
  const gridId = desk.book.grid('Try')?.id ?? -1;
  const block = { row: 0, column: 0, rows: 1, columns: 1 };
  const record = { id: 'p', gridId, block, unprotected: [], description: '', warningOnly: false, domainEdit: false };
  desk.host.state.protections.push({ ...record, editors: [] });
  desk.host.as('editor@example.com');
  expect(() => desk.ask('mendFormulas')).toThrow('"at":"Try!A1","message":"Sheets does not let you change this cell."');
  expect([formulaIn(1, 1), formulaIn(1, 3)]).toEqual(['=SLA_DUE(Leads!B2)', '=SLA_DUE(Leads!B3, , , , SLA_POLICY)']);
});

test('a column of two thousand is mended in a handful of calls, and what stands between stays', () => {
  const grid = desk.book.grid('Try');
  grid?.insertRows(1, 2_000);
  for (let row = 1; row <= 2_000; row++) desk.type(`Try!A${row}`, row === 1_000 ? 'mine' : `=SLA_DUE(Leads!B$2)`);
  const calls: string[] = [];
  desk.host.beforeCall = ({ method }) => void calls.push(method);
  desk.ask('mendFormulas');
  expect(calls.filter(method => /setFormula/.test(method))).toHaveLength(2);
  expect([formulaIn(1, 1), formulaIn(2_000, 1), formulaIn(1_000, 1)]).toEqual([
    '=SLA_DUE(Leads!B$2, , , , SLA_POLICY)',
    '=SLA_DUE(Leads!B$2, , , , SLA_POLICY)',
    null,
  ]);
  expect(desk.shows('Try!A1000')).toBe('mine');
});

test('ready formulas fit the tab; inserted, one in the header row answers for every row', () => {
  const ready = view().ready;
  expect(ready.map(({ name, standsIn }) => [name, standsIn])).toEqual([
    ['SLA_STATUS', null],
    ['SLA_WHY', null],
    ['SLA_DUE', null],
    ['SLA_MINUTES', null],
  ]);
  expect(ready[0]?.formula).toBe('=SLA_STATUS(B1:B, D1:D, C1:C, , E1:E, , SLA_CLOCK, SLA_POLICY)');
  const after = desk.ask('insertFormula', { sheet: 'Leads', name: 'SLA_STATUS' }) as FormulasView;
  expect(after.ready[0]?.standsIn).toBe('P1');
  expect(['P1', 'P2', 'P3', 'P4'].map(cell => desk.shows(`Leads!${cell}`))).toEqual([
    'First-contact status',
    'OVERDUE',
    'MET',
    '',
  ]);
  desk.ask('insertFormula', { sheet: 'Leads', name: 'SLA_MINUTES' });
  expect(['Q1', 'Q2', 'Q3'].map(cell => desk.shows(`Leads!${cell}`))).toEqual(['Working minutes', '', '15']);
  expect(() => desk.ask('insertFormula', { sheet: 'Leads', name: 'SLA_STATUS' })).toThrow('stands in this tab already');
  expect(() => desk.ask('insertFormula', { sheet: 'Leads', name: 'SLA_ATTEMPTS' })).toThrow('does not fit the tab');
  expect(() => desk.ask('insertFormula', { sheet: 'SLA Ledger', name: 'SLA_DUE' })).toThrow('does not fit the tab');
});

test('an inserted column is no managed column: the next scan leaves it alone', () => {
  desk.ask('insertFormula', { sheet: 'Leads', name: 'SLA_STATUS' });
  desk.ask('insertFormula', { sheet: 'Leads', name: 'SLA_DUE' });
  desk.host.clock.advance(3_600_000);
  desk.host.run('slaTick', [], 'trigger');
  expect(desk.shows('Leads!P2')).toBe('OVERDUE');
  expect(desk.shows('Leads!Q2')).toBe('2026-11-20 12:00');
  const grid = desk.book.grid('Leads');
  expect(
    Array.from({ length: grid?.usedColumns ?? 0 }, (_, at) => grid?.display(0, at)).filter(
      name => name === 'SLA status',
    ),
  ).toHaveLength(1);
});

test('in a file whose locale has a decimal comma, arguments are parted by semicolons', () => {
  desk = setUp('de_DE');
  expect(view().ready[2]?.formula).toBe('=SLA_DUE(B1:B; C1:C; ; E1:E; SLA_POLICY)');
  desk.ask('insertFormula', { sheet: 'Leads', name: 'SLA_DUE' });
  expect(desk.shows('Leads!P2')).toBe('2026-11-20 12:00');
});

test('into a protected tab nothing is inserted, and that is said', () => {
  const gridId = desk.book.grid('Leads')?.id ?? -1;
  const record = {
    id: 'p',
    gridId,
    block: null,
    unprotected: [],
    description: '',
    warningOnly: false,
    domainEdit: false,
  };
  desk.host.state.protections.push({ ...record, editors: [] });
  desk.host.as('editor@example.com');
  const before = JSON.stringify(desk.host.saveState().book);
  expect(() => desk.ask('insertFormula', { sheet: 'Leads', name: 'SLA_DUE' })).toThrow(
    'Sheets does not let you change the tab',
  );
  expect(JSON.stringify(desk.host.saveState().book) === before).toBe(true);
});
