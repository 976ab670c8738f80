import { describe, expect, test } from 'vitest';
import { readPolicy } from '../../../src/sla/policy/checks.ts';
import { columnsOf, type SampleCell } from '../../../workbench/sample/columns.ts';
import { type Office, officeAfter, officeBefore, wallClock, wallText } from '../../../workbench/sample/office.ts';
import { DAYS, LEADS_PER_DAY, OWNERS, SEGMENTS, SOURCES } from '../../../workbench/sample/parameters.ts';
import { randomFrom } from '../../../workbench/sample/random.ts';
import { makeSample, type Sample } from '../../../workbench/sample/sample.ts';

const SEEDS = Array.from({ length: 40 }, (_, seed) => seed);
const many = SEEDS.map(seed => makeSample({ seed }));

type Row = Readonly<Record<string, SampleCell>>;
const rowsOf = ({ columns }: Sample): Row[] =>
  (columns[0]?.cells ?? []).map((_, row) =>
    Object.fromEntries(columns.map(({ header, cells }) => [header, cells[row] ?? ''])),
  );
const everyRow = many.flatMap(rowsOf);
/** The wall clock of a cell with a time; nothing for blanks, words and bare dates. */
const timeIn = (cell: SampleCell | undefined): number | undefined =>
  typeof cell === 'object' && 'at' in cell ? wallClock(cell.at) : undefined;
const shareOf = (rows: readonly Row[], isOne: (row: Row) => boolean): number => rows.filter(isOne).length / rows.length;

describe('the sheet', () => {
  test('is the same for the same seed, and another for another', () => {
    expect(makeSample({ seed: 7 })).toEqual(makeSample({ seed: 7 }));
    expect(makeSample({ seed: 7 }).columns).not.toEqual(makeSample({ seed: 8 }).columns);
  });

  test('stands at the moment and in the zone that were asked for', () => {
    const sample = makeSample({ around: '2027-03-02T09:05', zone: 'Europe/Berlin' });
    expect(sample).toMatchObject({ around: '2027-03-02 09:05:00', zone: 'Europe/Berlin', sheetName: 'Leads' });
    expect(sample.policy.calendars.map(calendar => calendar.timeZone)).toEqual(['Europe/Berlin', 'Europe/Berlin']);
    expect(sample.policy.values.month).toBe('2027-03');
  });

  test('brings an agreement that the add-on accepts as it is', () => {
    expect(readPolicy(makeSample().policy, () => true).problems).toEqual([]);
  });

  test('refuses a moment that is none', () => {
    expect(() => makeSample({ around: 'next Friday' })).toThrow('"next Friday" is not a local date and time');
  });

  test('has one cell per lead in each column, and no lead where there are no leads', () => {
    for (const { columns } of many) expect(new Set(columns.map(column => column.cells.length)).size).toBe(1);
    expect(columnsOf([]).map(column => column.cells)).toEqual(Array(17).fill([]));
  });

  test('knows nothing of the future', () => {
    for (const sample of many) {
      const now = wallClock(sample.around);
      const facts = ['First contact', 'Closed', 'Returned', 'Won date'];
      const late = rowsOf(sample).filter(row => facts.some(header => (timeIn(row[header]) ?? 0) > now));
      expect(late).toEqual([]);
    }
  });

  test('dates what its stages say: closed, returned and won leads, and no others', () => {
    for (const row of everyRow) {
      const stage = String(row['Lead status']).replaceAll('_', ' ');
      expect([stage, row.Closed !== '']).toEqual([stage, stage === 'Disqualified']);
      expect([stage, row.Returned !== '']).toEqual([stage, stage === 'Returned to marketing']);
      expect([stage, row['Won date'] !== '', row.Amount !== '']).toEqual([
        stage,
        stage === 'Customer',
        stage === 'Customer',
      ]);
    }
  });

  test('contacts within office hours only', () => {
    const [office] = makeSample().policy.calendars;
    if (!office) throw new Error('no calendar');
    const hours: Office = office;
    for (const row of everyRow) {
      const contact = timeIn(row['First contact']);
      if (contact !== undefined) expect(officeAfter(hours, contact, 0)).toBe(contact);
    }
  });

  test('has segments that follow from the size of the company', () => {
    for (const row of everyRow)
      expect(row.Segment).toBe(SEGMENTS.find(({ fromSize }) => Number(row['Company size']) >= fromSize)?.name);
  });

  test('names nobody outside of the reserved domains', () => {
    for (const row of everyRow) expect(row.Email).toMatch(/^[a-z.]+@([a-z]+\.example|example\.com)$/);
  });
});

describe('the figures, over forty seeds', () => {
  test('so many leads come', () => {
    expect(everyRow.length / SEEDS.length / DAYS).toBeGreaterThan(LEADS_PER_DAY * 0.93);
    expect(everyRow.length / SEEDS.length / DAYS).toBeLessThan(LEADS_PER_DAY * 1.07);
  });

  test.each(SOURCES.map(({ name, share }) => [name, share]))('%s has its share of %f', (name, share) => {
    expect(shareOf(everyRow, row => row.Source === name)).toBeCloseTo(share, 1.7);
  });

  test.each(OWNERS.map(({ name, share }) => [name, share]))('%s owns a share of %f', (name, share) => {
    expect(shareOf(everyRow, row => row.Owner === name)).toBeCloseTo(share, 1.7);
  });

  test('a demo request becomes a customer several times as often as an eBook download', () => {
    const wins = (source: string): number =>
      shareOf(
        everyRow.filter(row => row.Source === source),
        row => row['Lead status'] === 'Customer',
      );
    expect(wins('Demo request')).toBeGreaterThan(3 * wins('eBook'));
  });

  test('a weekend day brings about a third of the leads of a weekday', () => {
    const dayOf = (row: Row): number => new Date(timeIn(row['Create date']) ?? Number.NaN).getUTCDay();
    const weekend = shareOf(everyRow, row => [0, 6].includes(dayOf(row)));
    expect(weekend).toBeGreaterThan(0.1);
    expect(weekend).toBeLessThan(0.165);
  });
});

describe('the dirt', () => {
  const dirty = rowsOf(makeSample({ seed: 7 }));

  test('is there, and little of it', () => {
    const count = (isOne: (row: Row) => boolean): number => dirty.filter(isOne).length;
    expect(count(row => row.Source === '')).toBe(Math.round(0.0075 * dirty.length));
    expect(count(row => row.Source === 'free trial')).toBe(2);
    expect(count(row => row.Email === 'test@example.com')).toBe(1);
    expect(count(row => row['First contact'] === 'soon')).toBe(1);
    expect(count(row => row['Lead status'] === 'Returned_to_marketing')).toBe(1);
    expect(count(row => typeof row['First contact'] === 'object' && 'on' in row['First contact'])).toBe(2);
    expect(count(row => typeof row['Won date'] === 'object' && 'on' in row['Won date'])).toBeGreaterThanOrEqual(2);
    expect(dirty.length - new Set(dirty.map(row => row['Lead ID'])).size).toBe(1);
  });

  test('one lead was won before it came, and one comes next year', () => {
    const created = (row: Row): number => timeIn(row['Create date']) ?? Number.NaN;
    expect(dirty.filter(row => (timeIn(row['Won date']) ?? Infinity) < created(row))).toHaveLength(1);
    expect(dirty.filter(row => created(row) > wallClock('2027-01-01T00:00'))).toHaveLength(1);
  });

  test('leaves the last twenty days alone', () => {
    const recent = dirty.filter(row => (timeIn(row['Create date']) ?? 0) > wallClock('2026-10-31T14:30'));
    // The slip of the year moves one old lead into the future.
    const young = recent.filter(row => (timeIn(row['Create date']) ?? 0) < wallClock('2027-01-01T00:00'));
    expect(young.filter(row => row.Source === '' || row['First contact'] === 'soon')).toEqual([]);
    expect(young.filter(row => typeof row['First contact'] === 'object' && 'on' in row['First contact'])).toEqual([]);
  });
});

describe('office hours', () => {
  // 2026-11-19 is a Thursday.
  const office: Office = {
    week: {
      thu: [
        ['09:00', '12:00'],
        ['13:00', '17:30'],
      ],
      fri: [['09:00', '16:00']],
      mon: [['09:00', '17:30']],
    },
    holidays: ['2026-11-23'],
  };
  const after = (from: string, minutes: number): string => wallText(officeAfter(office, wallClock(from), minutes));
  const before = (until: string, minutes: number): string => wallText(officeBefore(office, wallClock(until), minutes));

  test.each([
    ['within the day', '2026-11-19T10:00', 60, '2026-11-19 11:00:00'],
    ['from the night to the opening', '2026-11-19T03:00', 0, '2026-11-19 09:00:00'],
    ['over the night', '2026-11-19T17:00', 45, '2026-11-20 09:15:00'],
    ['a day used up ends on the next one', '2026-11-19T16:30', 60, '2026-11-20 09:00:00'],
    ['over the weekend and a holiday', '2026-11-20T15:30', 60, '2026-11-26 09:30:00'],
  ])('after: %s', (_, from, minutes, until) => {
    expect(after(from, minutes)).toBe(until);
  });

  test.each([
    ['within the day', '2026-11-19T11:00', 60, '2026-11-19 10:00:00'],
    ['back over the night', '2026-11-20T09:15', 45, '2026-11-19 17:00:00'],
    ['back over a holiday and the weekend', '2026-11-26T09:30', 60, '2026-11-20 15:30:00'],
  ])('before: %s', (_, until, minutes, from) => {
    expect(before(until, minutes)).toBe(from);
  });
});

describe('chance', () => {
  const draws = <T>(draw: (random: ReturnType<typeof randomFrom>) => T): T[] => {
    const random = randomFrom(11);
    return Array.from({ length: 20_000 }, () => draw(random));
  };
  const mean = (numbers: readonly number[]): number => numbers.reduce((sum, one) => sum + one, 0) / numbers.length;
  const variance = (numbers: readonly number[]): number => {
    const middle = mean(numbers);
    return mean(numbers.map(one => (one - middle) ** 2));
  };

  test.each([
    ['uniform', (r: ReturnType<typeof randomFrom>) => r.next(), 0.5, 1 / 12],
    ['whole numbers 1 to 6', (r: ReturnType<typeof randomFrom>) => r.int(1, 6), 3.5, 35 / 12],
    ['normal', (r: ReturnType<typeof randomFrom>) => r.normal(2, 3), 2, 9],
    ['gamma of a shape below 1', (r: ReturnType<typeof randomFrom>) => r.gamma(0.5), 0.5, 0.5],
    ['gamma of a shape above 1', (r: ReturnType<typeof randomFrom>) => r.gamma(6), 6, 6],
    ['Poisson', (r: ReturnType<typeof randomFrom>) => r.poisson(5), 5, 5],
  ])('%s has its mean and variance', (_, draw, expectedMean, expectedVariance) => {
    const numbers = draws(draw);
    // Five standard errors of the mean; the variance within a tenth.
    expect(Math.abs(mean(numbers) - expectedMean)).toBeLessThan(5 * Math.sqrt(expectedVariance / numbers.length));
    expect(Math.abs(variance(numbers) / expectedVariance - 1)).toBeLessThan(0.1);
  });

  test('weights are kept', () => {
    const drawn = draws(random =>
      random.weighted([
        ['rare', 1],
        ['never', 0],
        ['often', 3],
      ] as const),
    );
    expect(drawn).not.toContain('never');
    expect(drawn.filter(one => one === 'rare').length / drawn.length).toBeCloseTo(0.25, 1.8);
    expect(() => randomFrom(1).pick([])).toThrow(RangeError);
  });
});
