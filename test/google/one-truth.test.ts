/**
 * A month of a small team, looked at twenty times: each number that two surfaces show is the same on both. Cells, managed columns,
 * the board, the sidebar's Standing and its Lead are walked lead by lead and owner by owner.
 */
import { expect, test } from 'vitest';
import type { LeadView } from '../../src/contract/lead.ts';
import { money } from '../../src/sla/sheet/text.ts';
import type { Standing } from '../../src/sla/standing/standing.ts';
import type { Content } from '../../workbench/book/types.ts';
import { at, DAY, HOUR, MINUTE } from '../support/november.ts';
import { seeded } from '../support/random.ts';
import { type Bench, bench, examplePolicy } from '../support/workbench.ts';

const HEADER = [
  'Lead id',
  'Create Date',
  'Original Source',
  'Owner',
  'First contact',
  'Try 1',
  'Try 2',
  'Company size',
];
const LEADS = 90;
const ROWS = LEADS + 1;
const SOURCES = ['Free trial', 'eBook', 'Webinar', ''];
const OWNERS = ['Dana Reyes', 'Sam Lee', 'Kim Tran'];
/** Working hours, nights, weekends, the holiday, the ends of days and of the month. */
const INSTANTS =
  '02 09:00;03 12:30;04 17:30;05 17:31;06 16:00;07 12:00;09 09:01;10 10:45;11 23:59;12 00:00;13 15:59;16 09:30;17 11:10;18 13:00;19 17:29;20 16:20;23 09:00;26 12:00;27 15:15;30 17:45'.split(
    ';',
  );

interface LeadFacts {
  readonly created: number;
  /** First contact and further tries; Infinity for one that never comes. */
  readonly tries: readonly [number, number, number];
  readonly source: string;
  readonly owner: string;
  readonly size: number;
}

function month(): readonly LeadFacts[] {
  const random = seeded(7);
  const one = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const later = (than: number, share: number, days: number) =>
    random() < share ? than + Math.floor((random() ** 3 * days * DAY) / MINUTE) * MINUTE : Number.POSITIVE_INFINITY;
  return Array.from({ length: LEADS }, () => {
    const created = at('01 06:00') + Math.floor((random() * 29 * DAY) / MINUTE) * MINUTE;
    const first = later(created, 0.8, 4);
    const second = later(first, 0.7, 5);
    const tries = [first, second, later(second, 0.7, 5)] as const;
    return { created, tries, source: one(SOURCES), owner: one(OWNERS), size: one([20, 100, 200]) };
  }).sort((a, b) => a.created - b.created);
}

const written = (instant: number) => new Date(instant - 5 * HOUR).toISOString().slice(0, 16).replace('T', ' ');

/** The rows as the team has them by now. */
function enter(desk: Bench, leads: readonly LeadFacts[], now: number): void {
  const rows = Array.from({ length: LEADS }, (_, index): Content[] => {
    const lead = leads[index] as LeadFacts;
    if (lead.created > now) return HEADER.map(() => ({ value: null }));
    const tries = lead.tries.map(instant => (instant <= now ? written(instant) : null));
    const cells = [`L-${index}`, written(lead.created), lead.source || null, lead.owner, ...tries, lead.size];
    return cells.map(value => ({ value }));
  });
  desk.book.grid('Leads')?.setAll({ row: 1, column: 0, rows: LEADS, columns: HEADER.length }, rows);
}

function policy(): unknown {
  const { sheets, ...rest } = examplePolicy() as { sheets: { columns: object }[] };
  const columns = { ...sheets[0]?.columns, id: 'Lead id', attempts: ['Try 1', 'Try 2'] };
  return {
    ...rest,
    sheets: [{ ...sheets[0], columns }],
    people: OWNERS.map(owner => ({ owner, email: `${owner.slice(0, 3).toLowerCase()}@example.com` })),
  };
}

/** Formulas on a tab of their own, over the same cells; attempts are given with the first contact among them. */
const FORMULAS = {
  A1: `=SLA_STATUS(Leads!B2:B${ROWS}, Leads!E2:E${ROWS}, Leads!C2:C${ROWS}, , Leads!D2:D${ROWS}, , SLA_CLOCK, SLA_POLICY)`,
  B1: `=SLA_DUE(Leads!B2:B${ROWS}, Leads!C2:C${ROWS}, , Leads!D2:D${ROWS}, SLA_POLICY)`,
  C1: `=SLA_ATTEMPTS(Leads!B2:B${ROWS}, Leads!E2:G${ROWS}, Leads!C2:C${ROWS}, , Leads!D2:D${ROWS}, , SLA_CLOCK, SLA_POLICY)`,
  D1: `=LEADVALUE(Leads!C2:C${ROWS}, , SLA_POLICY)`,
  E1: `=LEADQUALIFIED(Leads!A1:H${ROWS}, SLA_POLICY)`,
};

interface Shown {
  readonly id: string;
  readonly owner: string;
  readonly status: unknown;
  readonly due: unknown;
  readonly attempts: unknown;
  readonly value: unknown;
  readonly qualified: unknown;
}

function columns(desk: Bench, leads: number): Shown[] {
  const grid = desk.book.grid('Leads');
  const headers = Array.from({ length: grid?.usedColumns ?? 0 }, (_, column) => grid?.display(0, column));
  const cell = (row: number, header: string) => grid?.value(row, headers.indexOf(header)) ?? '';
  return Array.from({ length: leads }, (_, index) => ({
    id: String(cell(index + 1, 'Lead id')),
    owner: String(cell(index + 1, 'Owner')),
    status: cell(index + 1, 'SLA status'),
    due: seconds(cell(index + 1, 'SLA due')),
    attempts: cell(index + 1, 'SLA attempts'),
    value: cell(index + 1, 'Lead value'),
    qualified: cell(index + 1, 'Qualified'),
  }));
}

/** A date cell is a serial, whose last digits are noise. */
function seconds(cell: unknown): unknown {
  return typeof cell === 'number' ? Math.round(cell * 86_400) : cell;
}

const serial = (instant: number | null) =>
  instant === null ? '' : Math.round(((instant - 5 * HOUR) / DAY + 25_569) * 86_400);

test('twenty looks at a month find no two numbers that differ', () => {
  const leads = month();
  const start = at('01 06:00');
  const desk = bench([HEADER, ...Array.from({ length: LEADS }, () => HEADER.map(() => ''))], { now: start });
  desk.type('Leads!A2', 'L-0');
  desk.type('Leads!B2', '2026-11-01 06:00');
  desk.ask('setUp', { policy: policy() });
  desk.book.addGrid('Try');
  for (const [cell, formula] of Object.entries(FORMULAS)) desk.type(`Try!${cell}`, formula);
  desk.type('Try!G1', `=ARRAYFORMULA(IF(E2:E${ROWS}=TRUE, Leads!B2:B${ROWS}, ""))`);
  desk.type('Try!H1', `=QUOTA_PACE(G1:G${LEADS}, Leads!C2:C${ROWS}, , , , , SLA_CLOCK, SLA_POLICY)`);
  desk.ask('turnOn', { everyMinutes: 15 });
  const seen = new Set<unknown>();
  for (const text of INSTANTS) {
    const now = at(text);
    desk.host.clock.advance(now - desk.host.clock.now());
    const come = leads.filter(({ created }) => created <= now).length;
    enter(desk, leads, now);
    desk.host.run('slaTick', [], 'trigger');
    const shown = columns(desk, come);
    const { standing } = desk.ask('standing') as { standing: Standing };
    for (const { status, attempts } of shown) seen.add(status).add(attempts);

    // Cells beside columns.
    const tried = desk.book.grid('Try');
    const formula = (row: number, column: number) => tried?.value(row, column) ?? '';
    for (const [row, one] of shown.entries()) {
      const hasSource = leads[row]?.source !== '';
      expect({ text, id: one.id, status: formula(row, 0), due: seconds(formula(row, 1)) }).toEqual({
        text,
        id: one.id,
        status: one.status,
        due: one.due,
      });
      expect({ text, id: one.id, attempts: formula(row, 2), qualified: formula(row + 1, 4) }).toEqual({
        text,
        id: one.id,
        attempts: one.attempts,
        qualified: one.qualified,
      });
      expect(formula(row, 3)).toBe(hasSource ? one.value : '');
    }

    // Standing beside columns.
    const of = (owner: string, ...states: string[]) =>
      shown.filter(one => one.owner === owner && states.includes(String(one.status))).length;
    for (const [state, count] of Object.entries(standing.counts)) {
      expect({ text, state, count }).toEqual({
        text,
        state,
        count: shown.filter(({ status }) => status === state).length,
      });
    }
    for (const { owner, ...counts } of standing.owners) {
      expect({ text, owner, ...counts }).toMatchObject({
        overdue: of(owner, 'OVERDUE'),
        atRisk: of(owner, 'AT RISK'),
        open: of(owner, 'OPEN', 'PAUSED'),
        met: of(owner, 'MET'),
        judged: of(owner, 'MET', 'MISSED', 'OVERDUE'),
      });
      const stake = shown.filter(one => one.owner === owner && one.status === 'OVERDUE');
      expect(counts.valueAtStake).toBeCloseTo(
        stake.reduce((sum, { value }) => sum + Number(value), 0),
        6,
      );
    }
    for (const one of [...standing.overdue, ...standing.atRisk]) {
      const beside = shown.find(({ id }) => id === one.key);
      expect({ text, due: serial(one.due), value: one.value }).toEqual({
        text,
        due: beside?.due,
        value: beside?.value,
      });
    }

    // The Lead beside columns: each fifth.
    for (const [index, one] of shown.entries()) {
      if (index % 5) continue;
      const gridId = desk.book.grid('Leads')?.id ?? 0;
      desk.host.ui.selection = { gridId, block: { row: index + 1, column: 0, rows: 1, columns: 1 } };
      const { state, due, attempts, value } = desk.ask('selectedLead') as LeadView;
      expect({ text, state, due: serial(due), attempts, value }).toEqual({
        text,
        state: one.status,
        due: one.due,
        attempts: one.attempts,
        value: one.value,
      });
    }
    quotaIsOne(desk, standing, text);
    boardIsOne(desk, standing, text);
  }
  for (const state of ['MET', 'MISSED', 'OVERDUE', 'AT RISK', 'OPEN', 'DONE', 'ON TRACK', 'BEHIND', 'TOO FEW']) {
    expect(seen).toContain(state);
  }
}, 180_000);

/** The quota's formula counts what LEADQUALIFIED says, at the creations. */
function quotaIsOne(desk: Bench, { quota: [quota] }: Standing, text: string): void {
  const grid = desk.book.grid('Try');
  const cells = new Map(Array.from({ length: 16 }, (_, row) => [grid?.value(row, 7), grid?.value(row, 8)]));
  const names = ['Month', 'Owed', 'So far', 'Expected by now', 'Attained', 'Pace', 'State', 'Chance', 'Projected'];
  const days = ['Needed per working day', 'Working days', 'Working days passed', 'Leads credited', 'Leads returned'];
  expect({ text, cells: [...names, ...days].map(name => cells.get(name)) }).toEqual({
    text,
    cells: [
      ...[quota?.month, quota?.quota, quota?.actual, quota?.expected, quota?.attained, quota?.pace, quota?.state],
      ...[quota?.chance, quota?.projected, quota?.neededPerDay, quota?.workingDays, quota?.passedDays],
      ...[quota?.credited, quota?.returned],
    ].map(value => value ?? ''),
  });
}

function boardIsOne(desk: Bench, standing: Standing, text: string): void {
  const rows = Array.from({ length: 80 }, (_, index) =>
    'ABCDEFG'.split('').map(letter => desk.shows(`SLA Board!${letter}${index + 1}`)),
  );
  const [quota] = standing.quota;
  const line = rows.find(([first]) => first?.startsWith('All, '));
  expect({ text, quota: line?.slice(1, 4) }).toEqual({
    text,
    quota: [quota?.state ?? '', money(quota?.actual ?? 0, 'USD'), money(quota?.quota ?? 0, 'USD')],
  });
  expect(rows.some(([first]) => first === `Overdue leads by value at stake (${standing.overdue.length})`)).toBe(true);
  expect(rows.some(([first]) => first === `At risk (${standing.atRisk.length})`)).toBe(true);
  for (const { owner, overdue, valueAtStake } of standing.owners.filter(one => one.overdue > 0)) {
    const row = rows.find(([first, second]) => first === owner && second === String(overdue));
    expect({ text, owner, stake: row?.[2] }).toEqual({ text, owner, stake: money(valueAtStake, 'USD') });
  }
}
