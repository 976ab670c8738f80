/**
 * The same question gets the same answer in a cell and in a managed column: 2,000 seeded leads under twelve ledgers. Where a
 * formula is not given a fact that the row has, SLA_WHY (or the header of SLA_ATTEMPTS) names it; where it is given all, it equals
 * the column.
 */
import { describe, expect, test } from 'vitest';
import { runFunction } from '../../src/functions/arguments.ts';
import type { Ambient, CustomFunction } from '../../src/functions/declare.ts';
import { FUNCTIONS } from '../../src/functions/index.ts';
import { EventLog } from '../../src/sla/leads/events.ts';
import { readLeads } from '../../src/sla/leads/read-leads.ts';
import type { StoredPolicy } from '../../src/sla/policy/agreement.ts';
import { ledgerHeader, readLedger } from '../../src/sla/policy/ledger.ts';
import type { Policy } from '../../src/sla/policy/schema.ts';
import type { Verdict } from '../../src/sla/promises/sales/judged-lead.ts';
import { judgeSheet } from '../../src/sla/promises/sales/judged-sheet.ts';
import { isDate } from '../../src/sla/sheet/cell.ts';
import { policyWith, stored } from '../support/agreements.ts';
import { at, DAY, HOUR, NEW_YORK, OFFICE } from '../support/november.ts';
import { seeded } from '../support/random.ts';
import { COLUMNS, type SeededRow, seededLeads } from '../support/seeded-leads.ts';

const HEADERS = [...COLUMNS, 'Size'] as const;
const LEADS = 2_000;
const RULES = [
  {
    name: 'Trials',
    when: { source: ['Trial'] },
    calendar: 'Sales',
    firstContactMinutes: 60,
    attempts: { count: 3, withinWorkingDays: 5, minGapMinutes: 60 },
  },
  { name: 'Dana', when: { owner: ['Dana'], segment: ['Big'] }, calendar: 'Sales', firstContactMinutes: 120 },
  {
    name: 'Everything',
    calendar: 'Sales',
    firstContactMinutes: 480,
    attempts: { count: 2, withinWorkingDays: 3, minGapMinutes: 60 },
  },
];
const columnsFor = (without: readonly string[] = []) =>
  Object.fromEntries(COLUMNS.filter(field => !without.includes(field)).map(field => [field, field]));
/** The qualified date counts only where the clock starts at it, so that elsewhere criteria decide. */
const BASE = {
  sales: RULES,
  stages: { paused: ['Nurture'], closed: ['Disqualified'], won: ['Customer'], returned: [] },
  qualification: { all: [{ column: 'Size', is: 'at least', value: 50 }] },
  values: {
    rates: [
      { source: 'Trial', conversion: 0.1, revenue: 1000 },
      { source: 'Trial', segment: 'Big', conversion: 0.2, revenue: 1000 },
      { source: '(blank)', conversion: 0.05, revenue: 500 },
      { source: '(other)', conversion: 0.01, revenue: 1000 },
    ],
  },
  sheets: [{ name: 'Leads', headerRow: 1, columns: columnsFor(['qualified']) }],
};

const base = (changes: object = {}) => policyWith({ ...BASE, ...changes });
const allowed = (minutes: number) => ({ sales: RULES.map(rule => ({ ...rule, firstContactMinutes: minutes })) });
const holiday = (day = '2026-11-17') => ({ calendars: [{ ...OFFICE, holidays: [day] }] });
const shorter = {
  calendars: [{ ...OFFICE, week: { ...OFFICE.week, fri: [['09:00', '13:00']] } }],
};
const starts = (startsAt: string) => ({
  clock: { startsAt },
  ...(startsAt === 'qualified' ? { sheets: [{ name: 'Leads', headerRow: 1, columns: columnsFor() }] } : {}),
});
const T1 = at('12 09:30');
const T2 = at('18 00:00');

type Saved = readonly [from: number | null, policy: Policy, appliesTo?: StoredPolicy['appliesTo']];
const LEDGERS: Readonly<Record<string, readonly Saved[]>> = {
  'one version': [[null, base()]],
  'from a day on': [[T1, base()]],
  'new leads': [
    [null, base()],
    [T1, base(allowed(30))],
    [T2, base(allowed(240))],
  ],
  'open leads': [
    [null, base()],
    [T1, base(allowed(960)), 'open leads'],
  ],
  'open leads twice': [
    [null, base()],
    [T1, base(allowed(30)), 'open leads'],
    [T2, base(allowed(960)), 'open leads'],
  ],
  'a correction': [
    [null, base()],
    [T2, base(holiday()), 'all leads'],
  ],
  'a correction of a later version': [
    [null, base()],
    [T1, base(allowed(30))],
    [T2, base({ ...allowed(30), ...holiday() }), 'all leads'],
  ],
  'other hours, then open leads, then a correction': [
    [null, base()],
    [T1, base({ ...shorter, ...allowed(90) }), 'open leads'],
    [T2, base({ calendars: [{ ...shorter.calendars[0], holidays: ['2026-11-16'] }], ...allowed(90) }), 'all leads'],
  ],
  'other criteria and sources': [
    [null, base()],
    [
      T1,
      base({
        qualification: { all: [{ column: 'Size', is: 'at least', value: 200 }] },
        sales: [{ ...RULES[0], when: { source: ['Fair', 'eBook'] } }, ...RULES.slice(1)],
      }),
    ],
  ],
  'from creation to assignment': [
    [null, base()],
    [T1, base(starts('assigned'))],
  ],
  'from creation to qualification, open leads': [
    [null, base()],
    [T1, base(starts('qualified')), 'open leads'],
  ],
  'saved out of order, one of them waiting': [
    [T2, base(allowed(45))],
    [at('29 00:00'), base(allowed(5)), 'open leads'],
    [at('02 00:00'), base(allowed(75))],
    [T1, base({ ...allowed(75), ...holiday('2026-11-24') }), 'all leads'],
  ],
};
const NOW = at('27 15:10');

function ledgerCells(saved: readonly Saved[]): unknown[][] {
  const rows = saved.map(([from, policy, appliesTo]) => [
    from === null ? '' : new Date(from),
    JSON.stringify(stored(policy, appliesTo)),
  ]);
  return [[...ledgerHeader(NEW_YORK)], ...rows];
}

function call(name: string, cells: unknown[][], ...args: unknown[]): unknown[] {
  const ambient: Ambient = { policy: () => cells, clock: () => NOW, now: () => NOW };
  const answers = runFunction(FUNCTIONS.find(fn => fn.name === name) as CustomFunction, args, ambient);
  return (answers as unknown[][]).map(([answer]) => answer);
}

interface Cells {
  readonly verdict: Verdict;
  readonly row: SeededRow;
  readonly status: unknown;
  readonly why: string;
  readonly due: unknown;
  readonly attempts: unknown;
  readonly value: unknown;
  readonly qualified: unknown;
}

function answered(saved: readonly Saved[]): { cells: readonly Cells[]; attemptsHeader: string; policy: Policy } {
  const ledger = ledgerCells(saved);
  const rows = seededLeads(seeded(13), LEADS, [T1, T2, at('02 00:00')]);
  const { policy } = readLedger(ledger).at(NOW) ?? {};
  if (!policy) throw new Error('No version is in force.');
  const table = {
    id: 1,
    name: 'Leads',
    header: HEADERS,
    rows: rows.map(row => HEADERS.map(header => row[header])),
    firstRow: 2,
    // Half of the columns show times, so that a midnight in them is one.
    showsDateOnly: (_: number, column: number) => column % 2 === 0,
    decimalMark: () => '.' as const,
  };
  const spec = policy.sheets[0] as Policy['sheets'][number];
  const { verdicts } = judgeSheet(readLedger(ledger), readLeads(table, spec, NEW_YORK), new EventLog([]), NOW);
  const range = (name: (typeof HEADERS)[number]) => rows.map(row => [row[name]]);
  const start = range(policy.clock.startsAt);
  const [source, segment, owner, clock] = [range('source'), range('segment'), range('owner'), [[new Date(NOW)]]];
  const given = [start, range('firstContact'), source, segment, owner, range('closed'), clock, ledger];
  const status = call('SLA_STATUS', ledger, ...given);
  const why = call('SLA_WHY', ledger, ...given);
  const due = call('SLA_DUE', ledger, start, source, segment, owner, ledger);
  const headed = (header: string, cells: unknown[][]) => [[header], ...cells];
  const [attemptsHeader, ...attempts] = call(
    'SLA_ATTEMPTS',
    ledger,
    ...[start, range('attempts'), source, segment, owner, range('outcome')].map(cells => headed('x', cells)),
    clock,
    ledger,
  );
  const value = call('LEADVALUE', ledger, source, segment, ledger);
  const [, ...qualified] = call('LEADQUALIFIED', ledger, [[...HEADERS], ...table.rows], ledger);
  return {
    policy,
    attemptsHeader: String(attemptsHeader),
    cells: verdicts.map((verdict, index) => ({
      verdict,
      row: rows[index] as SeededRow,
      // Trailing blanks are trimmed.
      status: status[index] ?? '',
      why: String(why[index] ?? ''),
      due: due[index] ?? '',
      attempts: attempts[index] ?? '',
      value: value[index] ?? '',
      qualified: qualified[index],
    })),
  };
}

/** What of the row the clock's formulas were not given, in the words that name it. */
function missing({ row }: Cells, policy: Policy, saved: readonly Saved[]): readonly string[] {
  const { startsAt } = policy.clock;
  const isMidnight = (cell: unknown) => isDate(cell) && (cell.getTime() - 5 * HOUR) % DAY === 0;
  const isThere = (cell: unknown) => cell !== '';
  return [
    ...(saved.some(([, { clock }]) => clock.startsAt !== startsAt) ? ['different moments'] : []),
    ...(startsAt === 'created' ? [] : ['creation']),
    ...([row.pausedFrom, row.pausedUntil].some(isThere) ? ['pauses'] : []),
    ...(['Disqualified', 'Customer', 'Nurture'].includes(String(row.stage)) ? ['stage'] : []),
    ...([row.returned, row.won].some(isThere) ? ['other closings'] : []),
    ...([row[startsAt], row.firstContact, row.closed].some(isMidnight) ? ['midnight is taken as a whole day'] : []),
  ];
}

const dueOf = ({ response }: Verdict) => response?.due ?? '';
const stateIn = ({ response }: Verdict) => response?.state ?? '';

describe.each(Object.entries(LEDGERS))('%s', (_name, saved) => {
  const { cells, policy, attemptsHeader } = answered(saved);
  const hasStarts = new Set(saved.map(([, { clock }]) => clock.startsAt)).size > 1;
  const hasTakers = saved.some(([, , appliesTo]) => appliesTo === 'open leads');

  test('SLA_STATUS is the column, or SLA_WHY names what it was not given', () => {
    let equal = 0;
    for (const one of cells) {
      if (one.status === stateIn(one.verdict)) {
        equal++;
        continue;
      }
      // Nothing is asked of a row without a start.
      if (one.row[policy.clock.startsAt] === '') continue;
      const lacks = missing(one, policy, saved);
      expect({ row: one.row, column: stateIn(one.verdict), formula: one.status, lacks }).not.toMatchObject({
        lacks: [],
      });
      const named = lacks.filter(words => one.why.includes(words));
      expect({ why: one.why, lacks, row: one.row, named: named.length > 0 }).toMatchObject({ named: true });
    }
    expect(equal).toBeGreaterThan(LEADS / 2);
  });

  test('SLA_DUE is the column’s', () => {
    let compared = 0;
    for (const one of cells) {
      const state = stateIn(one.verdict);
      const isJudged = state !== '' && state !== 'CHECK DATA';
      const isDecided = hasTakers && ['MET', 'MISSED', 'EXEMPT'].includes(state);
      if (!isJudged || isDecided || missing(one, policy, saved).length > 0) continue;
      compared++;
      expect({ row: one.row, due: Number(one.due) }).toEqual({ row: one.row, due: dueOf(one.verdict) });
    }
    expect(compared > 100 || hasStarts).toBe(true);
  });

  test('SLA_ATTEMPTS is the column’s, and its header names what it was not given', () => {
    let compared = 0;
    for (const one of cells) {
      const { row, verdict } = one;
      const isTold = row.firstContact === '' && row.closed === '' && missing(one, policy, saved).length === 0;
      if (!isTold || stateIn(verdict) === 'CHECK DATA') continue;
      compared++;
      expect({ row, state: one.attempts }).toEqual({ row, state: verdict.attempts?.state ?? '' });
    }
    expect(compared > 100 || hasStarts).toBe(true);
    for (const words of ['first contact', 'closing', 'stage', 'pauses']) expect(attemptsHeader).toContain(words);
  });

  test('LEADVALUE and LEADQUALIFIED are the columns', () => {
    for (const { row, verdict, value, qualified } of cells) {
      const isBlank = row.source === '' && row.segment === '';
      expect({ row, value }).toEqual({ row, value: isBlank ? '' : (verdict.value ?? '') });
      expect({ row, qualified }).toEqual({ row, qualified: verdict.qualified });
    }
  });
});

test('the ledgers tell one binding from another: by the version at the start many verdicts would differ', () => {
  for (const name of [
    'open leads',
    'a correction',
    'a correction of a later version',
    'other hours, then open leads, then a correction',
  ]) {
    const saved = LEDGERS[name] as readonly Saved[];
    const ledger = readLedger(ledgerCells(saved));
    const others = answered(saved).cells.filter(({ verdict }) => {
      const start = verdict.response?.start;
      return start && ledger.at(start)?.policy !== verdict.agreement?.policy;
    });
    expect({ name, others: others.length > 50 }).toEqual({ name, others: true });
  }
});
