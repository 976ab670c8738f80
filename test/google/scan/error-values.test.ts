/** A formula that could not be computed says nothing: what was last seen stands, nobody is told twice, and it is listed. */
import { describe, expect, test } from 'vitest';
import type { StandingView } from '../../../src/contract/standing.ts';
import { type Bench, bench, examplePolicy } from '../../support/workbench.ts';

const HEADER = ['Lead id', 'Create Date', 'Original Source', 'First contact', 'Owner', 'Company size', 'Stage'];
const LEADS = [
  ['L-1', '2026-11-20 09:05', 'Free trial', '', 'Dana Reyes', 200, 'Disqualified'],
  ['L-2', '2026-11-20 09:05', 'Free trial', '', 'Dana Reyes', 200, 'New'],
  ['L-3', '2026-11-20 09:05', 'Free trial', '2026-11-20 09:30', 'Dana Reyes', 200, 'New'],
  ['L-4', '2026-11-20 12:00', 'Webinar', '', 'Dana Reyes', 20, 'New'],
];
const ERRORS = ['=1/0', '=VLOOKUP("x", A1:A2, 1, FALSE)'];

function setUp(rows = LEADS): Bench {
  const desk = bench([HEADER, ...rows]);
  const policy = examplePolicy() as { sheets: { columns: Record<string, string> }[]; alerts: object };
  for (const sheet of policy.sheets) Object.assign(sheet.columns, { id: 'Lead id', stage: 'Stage' });
  desk.ask('setUp', { policy });
  desk.ask('turnOn', { everyMinutes: 15 });
  return desk;
}

function tick(desk: Bench, minutes = 15): void {
  desk.host.clock.advance(minutes * 60_000);
  expect(desk.host.run('slaTick', [], 'trigger').error).toBeNull();
}

function column(desk: Bench, header: string): (string | undefined)[] {
  const grid = desk.book.grid('Leads');
  const headers = Array.from({ length: grid?.usedColumns ?? 0 }, (_, at) => grid?.display(0, at));
  return LEADS.map((_, index) => grid?.display(index + 1, headers.indexOf(header)));
}

const events = (desk: Bench) => desk.book.grid('SLA Events')?.usedRows ?? 0;
const standing = (desk: Bench) => desk.ask('standing') as StandingView;
const listed = (desk: Bench) =>
  standing(desk)
    .standing?.problems.filter(({ kind }) => kind === 'not computed')
    .map(({ at }) => at);

describe.each(ERRORS)('a cell that shows %s for one tick', formula => {
  test.each(['A', 'B', 'C', 'D', 'E', 'F', 'G'])('in column %s changes no verdict and writes no event', letter => {
    const desk = setUp();
    const before = ['SLA status', 'SLA due', 'Qualified', 'Lead value', 'SLA key'].map(header => column(desk, header));
    expect(before[0]).toEqual(['EXEMPT', 'OVERDUE', 'MET', 'OPEN']);
    const [mails, log] = [desk.host.outbox.length, events(desk)];
    const row = letter === 'D' ? 4 : 2;
    const was = desk.book.grid('Leads')?.value(row - 1, letter.charCodeAt(0) - 65) ?? null;
    desk.type(`Leads!${letter}${row}`, formula);
    tick(desk, 1);
    expect(['SLA status', 'SLA due', 'Qualified', 'Lead value', 'SLA key'].map(header => column(desk, header))).toEqual(
      before,
    );
    expect(listed(desk)).toEqual([`Leads!${letter}${row}`]);
    desk.book.grid('Leads')?.set(row - 1, letter.charCodeAt(0) - 65, { value: was });
    tick(desk, 1);
    expect(column(desk, 'SLA status')).toEqual(before[0]);
    expect([desk.host.outbox.length, events(desk)]).toEqual([mails, log]);
    expect(listed(desk)).toEqual([]);
  });
});

test('the team’s columns were sorted meanwhile: each lead keeps its own facts', () => {
  const desk = setUp();
  const grid = desk.book.grid('Leads');
  for (const [row, lead] of [...LEADS].reverse().entries()) {
    for (const [at, value] of lead.entries()) grid?.set(row + 1, at, { value: value === '' ? null : value });
  }
  desk.type('Leads!G5', '=1/0');
  tick(desk, 1);
  expect(column(desk, 'SLA status')).toEqual(['OPEN', 'MET', 'OVERDUE', 'EXEMPT']);
});

test('a lead that was never seen otherwise is CHECK DATA, and says why', () => {
  const desk = setUp();
  desk.type('Leads!A6', 'L-9');
  desk.type('Leads!B6', '2026-11-20 09:05');
  desk.type('Leads!C6', 'Free trial');
  desk.type('Leads!G6', '=NA()');
  tick(desk);
  const grid = desk.book.grid('Leads');
  const shown = Array.from({ length: grid?.usedColumns ?? 0 }, (_, at) => grid?.display(5, at));
  expect(shown).toContain('CHECK DATA');
  expect(shown.join(' ')).toContain('not computed yet');
  const log = events(desk);
  desk.type('Leads!G6', 'Disqualified');
  tick(desk);
  expect(events(desk)).toBe(log);
});

describe('a column that is mostly errors', () => {
  const broken = () => {
    const desk = setUp();
    for (const row of [2, 3, 4]) desk.type(`Leads!G${row}`, '=NA()');
    return desk;
  };

  test('leaves the tab as it stands, and says so in the sidebar at once', () => {
    const desk = broken();
    const before = column(desk, 'SLA status');
    tick(desk, 240);
    expect(column(desk, 'SLA status')).toEqual(before);
    expect(standing(desk).failures).toMatchObject([
      { at: 'Leads', message: expect.stringContaining('Column G of tab "Leads" shows #N/A in most rows') },
    ]);
    for (const [index, row] of LEADS.entries()) desk.type(`Leads!G${index + 2}`, String(row[6]));
    tick(desk);
    expect(standing(desk).failures).toEqual([]);
    expect(column(desk, 'SLA status')).toEqual(['EXEMPT', 'OVERDUE', 'MET', 'OPEN']);
  });

  test('is mailed to managers after a working day, and not before', () => {
    const desk = broken();
    const told = () => desk.host.outbox.filter(({ subject }) => subject.includes('from working'));
    tick(desk);
    for (let hour = 0; hour < 3; hour++) tick(desk, 60);
    expect(told()).toEqual([]);
    for (let hour = 0; hour < 24 * 4; hour++) tick(desk, 60);
    expect(told().map(({ body }) => body)).toEqual([expect.stringContaining('Column G')]);
  });
});

test('a tab that is suddenly empty is “emptied?” until a second scan agrees', () => {
  const desk = setUp();
  const grid = desk.book.grid('Leads');
  const kept = LEADS.map((_, row) => Array.from({ length: 7 }, (__, at) => grid?.value(row + 1, at) ?? null));
  const clear = () => {
    for (const [row, cells] of kept.entries()) for (const at of cells.keys()) grid?.set(row + 1, at, { value: null });
  };
  const before = column(desk, 'SLA status');
  clear();
  tick(desk);
  expect(standing(desk).failures).toMatchObject([
    { message: 'Tab "Leads" had leads at the last scan, and has none now.' },
  ]);
  expect(column(desk, 'SLA status')).toEqual(before);
  for (const [row, cells] of kept.entries())
    for (const [at, value] of cells.entries()) grid?.set(row + 1, at, { value });
  tick(desk);
  expect(standing(desk).standing?.leads).toBe(4);
  clear();
  tick(desk);
  tick(desk);
  expect(standing(desk)).toMatchObject({ failures: [], standing: { leads: 0 } });
});

describe('formulas', () => {
  test.each([
    ['=SLA_STATUS(A1, "", "Free trial", , , , , SLA_POLICY)', 'CHECK DATA'],
    ['=SLA_STATUS("2026-11-20 09:05", A1, "Free trial", , , , , SLA_POLICY)', 'CHECK DATA'],
    ['=SLA_STATUS("2026-11-20 09:05", "", A1, , , , , SLA_POLICY)', 'CHECK DATA'],
    ['=SLA_WHY("2026-11-20 09:05", "", A1, , , , , SLA_POLICY)', expect.stringContaining('not computed yet')],
    ['=LEADVALUE(A1, , SLA_POLICY)', 'CHECK DATA'],
    ['=SLA_ATTEMPTS("2026-11-20 09:05", A1, "Free trial", , , , , SLA_POLICY)', ''],
    ['=INDEX(LEADQUALIFIED({"Company size"; A1}, SLA_POLICY), 2)', expect.stringContaining('not computed yet')],
  ])('%s', (formula, expected) => {
    const desk = setUp();
    desk.book.addGrid('Own');
    desk.book.grid('Own')?.set(0, 0, { value: '#REF!' });
    desk.type('Own!B1', formula);
    expect(desk.shows('Own!B1')).toEqual(expected);
  });
});
