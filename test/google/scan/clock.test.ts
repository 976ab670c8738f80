/** SLA_CLOCK: formulas on any tab tell the truth within one interval of open hours, at one cell's write, and at night nothing moves. */
import { expect, test } from 'vitest';
import { type Bench, bench, examplePolicy } from '../../support/workbench.ts';

const HEADER = ['Create Date', 'Original Source', 'First contact', 'Owner', 'Company size'];
const QUARTER = 15 * 60_000;
const at = (text: string) => Date.parse(`2026-11-${text}:00-05:00`);

/** A file whose only lead was answered: no verdict ever changes. */
function answered(now: number): Bench {
  const desk = bench([HEADER, ['2026-11-16 09:05', 'Free trial', '2026-11-16 09:10', 'Dana Reyes', 200]], { now });
  desk.ask('setUp', { policy: examplePolicy() });
  desk.ask('turnOn', { everyMinutes: 15 });
  return desk;
}

/** Ticks each quarter of an hour; the ticks at which the clock moved. */
function moved(desk: Bench, until: number): number[] {
  const clock = () => Number(desk.book.grid('SLA Ledger')?.value(1, 6));
  const moves: number[] = [];
  while (desk.host.clock.now() < until) {
    desk.host.clock.advance(QUARTER);
    const before = clock();
    desk.host.run('slaTick', [], 'trigger');
    if (clock() !== before) moves.push(desk.host.clock.now());
  }
  return moves;
}

test('a formula over literals on a tab of its own goes OPEN, AT RISK, OVERDUE within an interval', () => {
  const desk = answered(at('16T09:30'));
  desk.book.addGrid('Try');
  desk.type('Try!A1', '=SLA_STATUS("2026-11-17 09:00", "", "Free trial", , , , SLA_CLOCK, SLA_POLICY)');
  desk.type(
    'Try!B1',
    '=VLOOKUP("Working days passed", QUOTA_PACE(Leads!A2:A, , , , , , SLA_CLOCK, SLA_POLICY), 2, FALSE)',
  );
  moved(desk, at('17T09:15'));
  const seen: string[] = [];
  const days: number[] = [];
  for (let tick = 0; tick < 5; tick++) {
    seen.push(desk.shows('Try!A1'));
    days.push(Number(desk.book.grid('Try')?.value(0, 1)));
    moved(desk, desk.host.clock.now() + 1);
  }
  expect(seen).toEqual(['OPEN', 'OPEN', 'AT RISK', 'AT RISK', 'OVERDUE']);
  expect(days).toEqual([...days].sort((a, b) => a - b));
  expect(new Set(days).size).toBe(5);
});

test('it moves with every scan after working time, once after closing, and not at night', () => {
  const desk = answered(at('16T16:50'));
  desk.type('Leads!Z1', '=SLA_CLOCK');
  desk.ask('scanNow');
  const moves = moved(desk, at('17T09:30'));
  // Sales close at 17:30; each day's first scan writes whatever was said before.
  expect(moves).toEqual(['16T17:05', '16T17:20', '16T17:35', '17T00:05', '17T09:05', '17T09:20', '17T09:35'].map(at));
});

test('without formulas it stands while nothing changes', () => {
  const desk = answered(at('16T09:30'));
  desk.ask('scanNow');
  expect(moved(desk, at('16T12:00'))).toEqual([]);
});

test('a formula that is inserted is followed at once, at one write', () => {
  const desk = answered(at('16T09:30'));
  desk.ask('scanNow');
  desk.ask('insertFormula', { sheet: 'Leads', name: 'SLA_STATUS' });
  const calls: string[] = [];
  desk.host.beforeCall = ({ method }) => void calls.push(method);
  expect(moved(desk, at('16T09:45'))).toEqual([at('16T09:45')]);
  expect(calls.filter(method => /set|insert|append/i.test(method) && !method.startsWith('Properties'))).toEqual([
    'Range.setValue',
  ]);
  expect(calls).not.toContain('Range.getFormulas');
});
