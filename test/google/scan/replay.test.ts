/**
 * Each day's verdicts, as the scans left them in the sheet, are told again afterwards from the final rows and the events alone:
 * no verdict is stored, so any past moment can be judged from facts, provided each was entered when it happened.
 */
import { isDeepStrictEqual } from 'node:util';
import { expect, test } from 'vitest';
import { EventLog, type LeadEvent } from '../../../src/sla/leads/events.ts';
import { readLeads } from '../../../src/sla/leads/read-leads.ts';
import { type Ledger, readLedger } from '../../../src/sla/policy/ledger.ts';
import { judgeSheet } from '../../../src/sla/promises/sales/judged-sheet.ts';
import type { Cell } from '../../../src/sla/sheet/cell.ts';
import type { Grid, Scalar } from '../../../workbench/book/types.ts';
import type { Host } from '../../../workbench/host/host.ts';
import { serialToInstant } from '../../../workbench/services/zone.ts';
import { NEW_YORK } from '../../support/november.ts';
import { daysOf, type Fact, factsOf, HEADER, policyOf, SECOND_VERSION, SHEET } from '../../support/sixty-days.ts';
import { bench } from '../../support/workbench.ts';

const LEADS = 60;
const ZONE = 'America/New_York';

type Verdict = readonly [status: string, due: number | null, lateAfter: number | null, attempts: string];
type Day = ReadonlyMap<string, Verdict>;

const { host, days } = liveThrough(factsOf(LEADS, 7));
const { ledger, reading, events } = finalFacts(host);

test('sixty days of verdicts follow from the final facts', () => {
  const states: Record<string, number> = {};
  for (const [now, recorded] of days) {
    expect(replayed(now, events), new Date(now).toISOString()).toEqual(recorded);
    for (const [state] of recorded.values()) states[state] = (states[state] ?? 0) + 1;
  }
  const compared = Object.values(states).reduce((sum, count) => sum + count, 0);
  console.log(`replay: ${compared} verdicts of ${days.size} days: ${JSON.stringify(states)}`);
  expect(days.size).toBe(60);
  expect(compared).toBeGreaterThan(1_000);
  expect(Object.keys(states).sort()).toEqual(['AT RISK', 'EXEMPT', 'MET', 'MISSED', 'OPEN', 'OVERDUE', 'PAUSED']);
});

test.each(['stage', 'owner', 'attempts', 'attempt'] as const)(
  'without what was seen of the %s they would not',
  what => {
    const others = events.filter(event => event.what !== what);
    const differing = [...days].filter(([now, recorded]) => !isDeepStrictEqual(replayed(now, others), recorded));
    expect(differing.length).toBeGreaterThan(0);
  },
);

/** The day's verdicts, judged from the facts alone; leads of later days have none yet. */
function replayed(now: number, seen: readonly LeadEvent[]): Day {
  const { verdicts } = judgeSheet(ledger, reading, new EventLog(seen), now);
  return new Map(
    verdicts
      .filter(({ response }) => response?.state)
      .map(({ lead, response, attempts }): [string, Verdict] => [
        lead.key,
        [response?.state ?? '', response?.due ?? null, response?.lateAfter ?? null, attempts?.state ?? ''],
      ]),
  );
}

/** Enters each fact at its instant, with a scan right after it, and writes down each day's verdicts at noon. */
function liveThrough(facts: readonly Fact[]): { host: Host; days: ReadonlyMap<number, Day> } {
  const noons = daysOf();
  const secondVersion = Date.parse(`${SECOND_VERSION}T00:00:00-05:00`);
  const desk = bench([HEADER], { now: (facts[0]?.at ?? 0) - 1_000 });
  const { host } = desk;
  desk.ask('setUp', { policy: policyOf(60) });
  const days = new Map<number, Day>();
  const scan = () => {
    const { error } = host.run('slaTick', [], 'trigger');
    if (error) throw new Error(error.message);
  };
  const steps = [
    ...facts.map(fact => ({ at: fact.at, take: () => enter(host, fact) })),
    { at: secondVersion, take: () => saveSecondVersion(host) },
    ...noons.map(at => ({ at, take: () => {} })),
  ].sort((a, b) => a.at - b.at);
  for (const { at, take } of steps) {
    host.clock.set(at);
    take();
    scan();
    if (noons.includes(at)) days.set(at, verdictsIn(tab(host, SHEET)));
  }
  return { host, days };
}

function enter(host: Host, { id, cells }: Fact): void {
  const grid = tab(host, SHEET);
  const header = row(grid, 0);
  const known = rowsOf(grid).findIndex(line => line[header.indexOf('Id')] === id);
  const at = known < 0 ? rowsOf(grid).length : known;
  if (cells === 'an attempt is logged') {
    host.ui.selection = { gridId: grid.id, block: { row: at, column: 0, rows: 1, columns: 1 } };
    const { error } = host.run('logAttempt', [], 'menu');
    if (error) throw new Error(error.message);
    return;
  }
  for (const [name, text] of Object.entries(cells)) grid.type(at, header.indexOf(name), text);
}

/** Half the time for everybody, for leads still open too. */
function saveSecondVersion(host: Host): void {
  const ledger = tab(host, 'SLA Ledger');
  const stored = JSON.parse(String(ledger.value(1, 1))) as { policy: { sales: { firstContactMinutes: number }[] } };
  for (const rule of stored.policy.sales) rule.firstContactMinutes /= 2;
  ledger.type(2, 0, SECOND_VERSION);
  ledger.set(2, 1, { value: JSON.stringify({ ...stored, appliesTo: 'open leads' }) });
  host.book.setName('SLA_POLICY', ledger.id, { row: 0, column: 0, rows: 3, columns: 2 });
}

function verdictsIn(grid: Grid): Day {
  const header = row(grid, 0);
  const column = (name: string) => header.indexOf(name);
  return new Map(
    rowsOf(grid)
      .slice(1)
      .map((line): [string, Verdict] => [
        String(line[column('Id')]),
        [
          String(line[column('SLA status')] ?? ''),
          instant(line[column('SLA due')]),
          instant(line[column('SLA late after')]),
          String(line[column('SLA attempts')] ?? ''),
        ],
      ]),
  );
}

/** The rows, the policy and the events as they stand at the end: nothing else is told to the replay. */
function finalFacts(host: Host) {
  const versions: Ledger = readLedger(rowsOf(tab(host, 'SLA Ledger')).map(([from, text]) => [dated(from), text ?? '']));
  const grid = tab(host, SHEET);
  const [header = [], ...rows] = rowsOf(grid).map(line => line.slice(0, HEADER.length).map(cell => cell ?? ''));
  const [spec] = versions.at(host.clock.now())?.policy.sheets ?? [];
  if (!spec) throw new Error('The policy names no sheet.');
  const table = {
    id: grid.id,
    name: SHEET,
    header,
    rows,
    firstRow: 2,
    showsDateOnly: () => false,
    decimalMark: () => '.' as const,
  };
  const seen = rowsOf(tab(host, 'SLA Events'))
    .slice(1)
    .map(
      ([at, lead, what, from, to]): LeadEvent => ({
        at: instant(at) ?? 0,
        lead: String(lead),
        what: what as LeadEvent['what'],
        from: String(from ?? ''),
        to: String(to ?? ''),
      }),
    );
  return { ledger: versions, reading: readLeads(table, spec, NEW_YORK), events: seen };
}

function tab(host: Host, name: string): Grid {
  const grid = host.book.grid(name);
  if (!grid) throw new Error(`There is no tab "${name}".`);
  return grid;
}

function row(grid: Grid, at: number): Scalar[] {
  return grid.values({ row: at, column: 0, rows: 1, columns: grid.usedColumns })[0] ?? [];
}

function rowsOf(grid: Grid): Scalar[][] {
  return grid.values({ row: 0, column: 0, rows: grid.usedRows, columns: grid.usedColumns });
}

function instant(cell: Scalar | undefined): number | null {
  return typeof cell === 'number' ? serialToInstant(ZONE, cell) : null;
}

function dated(cell: Scalar | undefined): Cell {
  return typeof cell === 'number' ? new Date(serialToInstant(ZONE, cell)) : (cell ?? '');
}
