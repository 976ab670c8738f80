/** How each column of a tab is read, decided once: from what the policy holds, its own cells, or a sibling. */
import { describe, expect, test } from 'vitest';
import { readLeads } from '../../../src/sla/leads/read-leads.ts';
import type { LeadSheetPolicy } from '../../../src/sla/policy/schema.ts';
import { isUnreadable } from '../../../src/sla/time/moment.ts';
import { zoneNamed } from '../../support/zones.ts';

const UTC = zoneNamed('UTC');
type Kept = Pick<LeadSheetPolicy, 'dates' | 'numbers' | 'dateOnly'>;

/** A tab with a creation, a first contact, a revenue and an owner in each row. */
function reading(rows: readonly (readonly unknown[])[], kept: Kept = {}, mark: '.' | ',' = '.') {
  const header = ['Id', 'Came in', 'Called', 'Amount', 'Rep'];
  const columns = { id: 'Id', created: 'Came in', firstContact: 'Called', revenue: 'Amount', owner: 'Rep' };
  const table = {
    id: 1,
    name: 'Leads',
    header,
    rows: rows.map((row, index) =>
      row.length === 5 ? row : [`L-${index}`, ...row, ...Array(4 - row.length).fill('')],
    ),
    firstRow: 2,
    showsDateOnly: () => false,
    decimalMark: () => mark,
  };
  return readLeads(table, { name: 'Leads', headerRow: 1, columns, ...kept }, UTC);
}

const days = (read: ReturnType<typeof reading>) =>
  read.leads.map(({ created }) =>
    created === null || isUnreadable(created) ? null : new Date(created.begin).toISOString().slice(0, 10),
  );
const kinds = (read: ReturnType<typeof reading>) => read.problems.map(({ kind, at }) => `${kind} ${at}`);

describe('the order of day and month', () => {
  test('what a person said goes before what a cell tells, which is then listed', () => {
    const read = reading([['03/11/2026 09:05'], ['05/11/2026 09:05'], ['11/19/2026 09:05']], { dates: 'dmy' });
    expect(days(read)).toEqual(['2026-11-03', '2026-11-05', null]);
    expect(read.problems.map(({ at, message }) => [at, message])).toEqual([
      ['Leads!B4', '"11/19/2026 09:05" is no day/month date for the creation date.'],
    ]);
  });
  test('what was decided is kept, and a new row does not turn the others round', () => {
    const first = reading([['03/11/2026'], ['25/11/2026']]);
    const kept = first.decisions.decided();
    expect(kept.dates).toEqual({ created: 'dmy' });
    const later = reading([['03/11/2026'], ['11/25/2026'], ['11/26/2026']], kept);
    expect(days(later)).toEqual(['2026-11-03', null, null]);
  });
  test('a column that does not tell is read as its sibling, and that is said', () => {
    const read = reading([
      ['13/11/2026 09:00', '04/11/2026 09:30'],
      ['05/11/2026 09:00', '05/11/2026 09:30'],
    ]);
    expect(read.leads.map(({ contacts }) => contacts[0]?.begin)).toEqual([
      Date.parse('2026-11-04T09:30Z'),
      Date.parse('2026-11-05T09:30Z'),
    ]);
    expect(read.decisions.notes).toEqual([expect.stringMatching(/^Column C, "Called".*day first, as column B tells/)]);
    expect(kinds(read).filter(kind => kind.startsWith('date order'))).toEqual([]);
  });
  test('siblings that disagree tell nothing', () => {
    const read = reading([
      ['13/11/2026', '11/14/2026'],
      ['03/11/2026', '11/04/2026'],
    ]);
    expect(read.decisions.decided().dates).toEqual({ created: 'dmy', firstContact: 'mdy' });
  });
});

test('a column that the sheet has swapped is said once; its texts stand, its date cells do not', () => {
  const swapped = [1, 2, 3, 4, 5].map(day => [new Date(Date.UTC(2026, day, 11, 9))]);
  const read = reading([...swapped, ['16/11/2026 09:05']]);
  expect(days(read)).toEqual([null, null, null, null, null, '2026-11-16']);
  expect(kinds(read)).toEqual(['swapped dates Leads!B']);
});

test('a zone that is no one offset is named', () => {
  const [problem] = reading([['2026-11-20 14:30 IST']]).problems;
  expect(problem?.message).toContain('the zone “IST” is not understood');
});

test('serials, and a column of midnights, are kept as such', () => {
  expect(reading([[46_346.5], [46_347.25]]).decisions.decided().dates).toEqual({ created: 'serial' });
  const midnights = ['16', '17', '18', '19', '20'].map(day => [`2026-11-${day}T00:00:00Z`]);
  const read = reading(midnights);
  expect(read.decisions.decided().dateOnly).toEqual(['created']);
  expect(kinds(read)).toEqual(['date without time Leads!B']);
  const exact = reading(midnights, { dateOnly: [] });
  expect(kinds(exact)).toEqual([]);
});

describe('amounts', () => {
  const amounts = (...cells: unknown[]) => cells.map(cell => ['2026-11-20 09:00', '', cell]);
  const read = (cells: unknown[], kept: Kept = {}, mark: '.' | ',' = '.') => reading(amounts(...cells), kept, mark);
  const values = (one: ReturnType<typeof reading>) => one.leads.map(({ revenue }) => revenue);

  test('points group where one cell says so', () => {
    const one = read(['12.500', '8.900,50', '12.000']);
    expect(values(one)).toEqual([12_500, 8_900.5, 12_000]);
    expect(one.decisions.decided().numbers).toEqual({ revenue: ',' });
  });
  test('where no cell tells, the file’s locale does', () => {
    expect(values(read(['12.500']))).toEqual([12.5]);
    expect(values(read(['12.500'], {}, ','))).toEqual([12_500]);
  });
  test('marks that contradict each other are asked about, and what can be read both ways counts nothing', () => {
    const one = read(['1.5', '1,5', '12.500']);
    expect(values(one)).toEqual([1.5, 1.5, null]);
    expect(kinds(one)).toEqual(['decimal mark Leads!D', 'unreadable Leads!D4']);
  });
  test('a later cell against the mark is listed', () => {
    const one = read(['12.500', '1.5'], { numbers: { revenue: ',' } });
    expect([values(one), kinds(one)]).toEqual([[12_500, null], ['unreadable Leads!D3']]);
  });
  test('numbers that the sheet took for decimals are not believed', () => {
    const one = read([12.5, '8.900,50', 12_000]);
    expect([values(one), kinds(one)]).toEqual([[null, 8_900.5, 12_000], ['swapped numbers Leads!D']]);
  });
  test('words for blank are blank, said once', () => {
    const one = read(['n/a', '-', 'null', '1200-', '(5)']);
    expect([values(one), kinds(one)]).toEqual([[null, null, null, -1_200, -5], ['words for blank Leads!D']]);
  });
});

test('rows that are only prefilled are no leads, and said once', () => {
  const prefilled = ['', '', '', '', 'Ann'];
  const read = reading([['L-1', '2026-11-20 09:00', '', '', 'Ann'], prefilled, prefilled]);
  expect(read.leads.map(({ id }) => id)).toEqual(['L-1']);
  expect(read.problems.map(({ message }) => message)).toEqual([
    '2 rows have an owner and nothing else, and are no leads.',
  ]);
});
