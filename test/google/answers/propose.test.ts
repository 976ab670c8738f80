/** The first minute on sheets of every kind: columns guessed, a policy proposed, and how the rows are read. */
import { describe, expect, test } from 'vitest';
import type { Proposal } from '../../../src/contract/set-up.ts';
import type { SheetReading } from '../../../src/contract/sheets.ts';
import type { StandingView } from '../../../src/contract/standing.ts';
import type { Policy } from '../../../src/sla/policy/schema.ts';
import { type Bench, bench, type Rows } from '../../support/workbench.ts';

const request = { sheet: null, columns: {}, dates: null };
const proposed = (desk: Bench, more: Record<string, unknown> = {}) =>
  desk.ask('propose', { ...request, ...more }) as Proposal;
const policyOf = (proposal: Proposal) => proposal.policy as Policy;

const HAND_MADE: Rows = [
  ['Came in', 'Called', 'Who', 'From where', 'Customer'],
  ['2026-11-16 09:00', '2026-11-16 09:40', 'Dana Reyes', 'Website', 'Ann'],
  ['2026-11-17 10:00', '', 'Sam Lee', 'Referral', 'Bob'],
  ['2026-11-18 11:00', '2026-11-18 15:00', 'Dana Reyes', 'Website', 'Cid'],
  ['2026-11-19 12:00', '', 'Sam Lee', 'Referral', 'Dee'],
  ['2026-11-20 09:30', '2026-11-20 09:45', 'Dana Reyes', 'Website', 'Eve'],
];

test('a hand-made sheet by its headers', () => {
  const { columns, problems } = proposed(bench(HAND_MADE));
  expect(columns).toMatchObject({ created: 'Came in', firstContact: 'Called', owner: 'Who', source: 'From where' });
  expect(problems).toEqual([]);
});

test('by its values, where the headers say nothing', () => {
  const rows = [['A', 'B', 'C', 'D', 'E'], ...HAND_MADE.slice(1)];
  const { columns, readAs } = proposed(bench(rows));
  // A first contact is offered only: a wrong one would put people on the board.
  expect(columns).toEqual({ created: 'A', owner: 'C', source: 'D' });
  expect(readAs.guessedBy).toEqual({ created: 'values', owner: 'values', source: 'values' });
  expect(readAs.words.join('\n')).toContain('"B" may be the first contact');
  expect(readAs.words[0]).toBe(
    'creation date "A" (guessed by values) · owner "C" (guessed by values) · source "D" (guessed by values)',
  );
});

test('dates that are no first contact are not taken for one', () => {
  const rows = HAND_MADE.map(row => row.slice());
  rows[0] = ['Came in', 'Next follow-up', 'Who', 'From where', 'Customer'];
  expect(proposed(bench(rows)).columns.firstContact).toBeUndefined();
});

test('attempts are promised only where a column tells of them', () => {
  const without = proposed(bench(HAND_MADE));
  expect(policyOf(without).sales[0]?.attempts).toBeUndefined();
  expect(without.assumptions.join(' ')).toContain('No attempts are promised yet');
  const rows = HAND_MADE.map((row, index) => [...row, index === 0 ? 'Attempts' : index]);
  const withThem = proposed(bench(rows));
  expect(policyOf(withThem).sales[0]?.attempts).toMatchObject({ count: 5, withinWorkingDays: 10 });
  expect(withThem.assumptions.join(' ')).toContain('5 attempts in 10 working days');
});

test('what was understood is said: stages once, columns not used, the currency of the amounts', () => {
  const more = [
    ['Stage', 'Amount', 'Notes', 'Created'],
    ['Closed Lost', '€ 1.200', 'a', 'x'],
    ['Parked', '€ 800', 'b', 'x'],
    ['parked', '€ 900', 'c', 'x'],
    ['Verloren', '', 'd', 'x'],
    ['', '', 'e', 'x'],
  ];
  const { policy, readAs, assumptions } = proposed(bench(HAND_MADE.map((row, i) => [...row, ...(more[i] ?? [])])));
  const { stages, currency } = policy as Policy;
  expect(stages.closed).toEqual(['Closed Lost', 'Verloren']);
  expect([currency, readAs.currency]).toEqual(['EUR', 'EUR']);
  expect(readAs.stages).toMatchObject({ closed: ['Closed Lost', 'Verloren'], notUnderstood: ['Parked'] });
  expect(readAs.notUsed).toEqual(['Notes', 'Created']);
  expect(assumptions).toContain('Amounts are in EUR, as they are written in the sheet.');
});

test('who a row is: an id that is there once, else an e-mail, else the row’s own facts', () => {
  const rows = (ids: readonly string[]) =>
    bench([
      ['Ticket ID', 'Email', 'Name', 'Created'],
      ...ids.map((id, i) => [id, 'ann@example.com', `Lead ${i}`, `2026-11-1${i} 09:00`]),
    ]);
  const spec = (desk: Bench) => policyOf(proposed(desk)).sheets[0];
  expect(spec(rows(['1', '2', '3', '4']))).toMatchObject({
    identity: 'id',
    columns: { id: 'Ticket ID', email: 'Email' },
  });
  const repeated = spec(rows(['1', '1', '1', '1']));
  expect(repeated?.identity).toBe('row');
  expect(repeated?.columns.id).toBeUndefined();
});

test('a column of the same name as a mapped one is told', () => {
  const desk = bench([
    ['Created', 'Name', 'Created'],
    ['2026-11-16 09:00', 'Ann', '2026-11-01'],
  ]);
  const { problems } = desk.ask('readSheet', {
    name: 'Leads',
    headerRow: null,
    columns: null,
    dates: null,
  }) as SheetReading;
  expect(problems.map(({ message }) => message)).toContain('Columns A and C are both called "Created"; A is used.');
});

test('headers below a title', () => {
  const rows = [['Leads of the spring fair', '', '', '', ''], ['', '', '', '', ''], ...HAND_MADE];
  const proposal = proposed(bench(rows));
  expect(policyOf(proposal).sheets[0]).toMatchObject({ headerRow: 3, columns: { created: 'Came in' } });
  expect(proposal.problems).toEqual([]);
});

test('too few leads for a quota: none is proposed, and that is said', () => {
  const proposal = proposed(bench(HAND_MADE));
  expect(policyOf(proposal).quota).toEqual([]);
  expect(proposal.assumptions).toContain(
    'Marketing owes no quota yet: the sheet has too few leads of the last 90 days to propose one.',
  );
});

test('a young sheet: the quota is what its own days bring in a month, so that the first month is no flood', () => {
  const leads = Array.from({ length: 60 }, (_, index) => {
    const day = new Date(Date.parse('2026-10-21T09:00:00-04:00') + (index >> 1) * 86_400_000)
      .toISOString()
      .slice(0, 10);
    return [`${day} ${index % 2 ? '10' : '14'}:00`, '', 'Dana Reyes', 'Website', `Lead ${index}`];
  });
  const desk = bench([HAND_MADE[0] as Rows[number], ...leads]);
  const { policy } = proposed(desk);
  expect((policy as Policy).quota.map(({ perMonth }) => perMonth)).toEqual([3_100]);
  const { standing } = desk.ask('setUp', { policy }) as StandingView;
  expect(standing?.quota[0]?.state).toMatch(/ON PACE|AHEAD|BEHIND/);
});

test('an empty tab, a tab of one cell and a tab without dates get problems by field, and no silly numbers', () => {
  for (const rows of [
    [['']],
    [['Leads']],
    [
      ['Name', 'Phone'],
      ['Ann', '1'],
      ['Bob', '2'],
    ],
  ] satisfies Rows[]) {
    const { problems, policy } = proposed(bench(rows));
    expect(problems.map(({ at }) => at)).toEqual(['columns.created']);
    expect((policy as Policy).quota).toEqual([]);
  }
});

test('a zone of one’s own, and one that does not exist', () => {
  const desk = bench(HAND_MADE);
  expect(policyOf(proposed(desk, { timeZone: 'Europe/Berlin' })).calendars[0]?.timeZone).toBe('Europe/Berlin');
  expect(() => proposed(desk, { timeZone: 'Mars/Base' })).toThrow('This is not a time zone.');
});

describe('the order of day and month', () => {
  const dated = (...dates: string[]) => bench([['Create Date'], ...dates.map(date => [date])]);
  test('is asked about at its field, once', () => {
    const desk = dated('03/04/2026', '05/06/2026');
    expect(proposed(desk).problems.map(({ at }) => at)).toEqual(['dates']);
    expect(proposed(desk, { dates: 'dmy' }).problems).toEqual([]);
  });
  test('is not asked about where both are the same day', () => {
    expect(proposed(dated('05/05/2026', '11/11/2026')).problems).toEqual([]);
  });
});

describe('how a tab is read', () => {
  const read = (takes: Record<string, unknown> = {}) =>
    bench(HAND_MADE).ask('readSheet', {
      name: 'Leads',
      headerRow: 1,
      columns: null,
      dates: null,
      ...takes,
    }) as SheetReading;

  test('three leads, field by field, with guessed columns', () => {
    const { sheet, header, leads, rows, problems } = read();
    expect(sheet.columns).toMatchObject({ created: 'Came in', firstContact: 'Called' });
    expect([header, leads, problems]).toEqual([HAND_MADE[0], 5, []]);
    expect(rows.map(({ row }) => row)).toEqual([2, 3, 4]);
    expect(rows[0]?.fields.map(({ field, words }) => `${field}: ${words}`)).toEqual([
      'name: Ann',
      'created: Mon 16 Nov 2026 09:00',
      'owner: Dana Reyes',
      'source: Website',
      'firstContact: Mon 16 Nov 2026 09:40',
    ]);
  });
  test('a column that is no date is told in its words, cell by cell', () => {
    const { rows, problems } = read({ columns: { created: 'Customer', owner: 'Who' } });
    expect(rows[0]?.fields[0]).toEqual({ field: 'created', words: 'not a date: Ann', isWrong: true });
    expect(problems[0]).toMatchObject({
      at: 'columns.created',
      message: 'Column "Customer" is no column of dates: 5 cells of 5 cannot be read, E2 the first.',
    });
  });
  test('a tab that is not there, one of ours, and a column that is gone are refused', () => {
    expect(() => read({ name: 'Nowhere' })).toThrow('There is no tab');
    expect(() => read({ name: 'SLA Ledger' })).toThrow('There is no tab');
    expect(read({ columns: { created: 'Gone' } }).problems[0]?.message).toContain('has no column "Gone"');
    expect(() => read({ columns: { created: 'Came in', shoe: 'Who' } })).toThrow('is not a field of a lead');
  });
});

describe('the zone of what is written', () => {
  const stamped = (offset: string): Rows => [
    ['Lead ID', 'Created', 'First Contact'],
    ...['16', '17', '18', '19'].map((day, n) => [`L-${n}`, `2026-11-${day}T16:10:00${offset}`, '']),
  ];
  test('all creations say one offset: the hours are proposed in a zone that has it', () => {
    const { policy, assumptions } = proposed(bench(stamped('+05:30')));
    expect((policy as Policy).calendars[0]?.timeZone).toBe('Asia/Kolkata');
    expect(assumptions.join('\n')).toContain('all creations in the sheet are written with its offset');
    expect(assumptions.join('\n')).toContain(
      'Times in cells are read in New York; the business calendar is kept in Kolkata.',
    );
  });
  test.each(['-05:00', 'Z', ''])('%j says nothing against the file’s own', offset => {
    const { policy, assumptions } = proposed(bench(stamped(offset)));
    expect((policy as Policy).calendars[0]?.timeZone).toBe('America/New_York');
    expect(assumptions.join('\n')).not.toContain('Times in cells');
  });
  test('an old file names its newest lead', () => {
    const old = bench(stamped('-05:00'), { now: Date.parse('2027-06-01T12:00:00Z') });
    expect(proposed(old).assumptions.join('\n')).toContain('The newest lead is of Thu 19 Nov 2026');
    expect(proposed(bench(stamped('-05:00'))).assumptions.join('\n')).not.toContain('newest lead');
  });
});

test('what a column told at set-up is kept in the policy', () => {
  const { policy } = proposed(
    bench([
      ['Lead ID', 'Created', 'Amount'],
      ['L-1', '16/11/2026 09:00', '12.500'],
      ['L-2', '03/11/2026 09:00', '8.900,50'],
    ]),
  );
  expect((policy as Policy).sheets[0]).toMatchObject({ dates: { created: 'dmy' }, numbers: { revenue: ',' } });
});
