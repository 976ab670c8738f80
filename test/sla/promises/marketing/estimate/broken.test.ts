import { describe, expect, test } from 'vitest';
import { type Estimate, estimateLeadValues } from '../../../../../src/sla/promises/marketing/estimate/estimate.ts';
import { historyOf, type LeadRow, termsAt } from '../../../../support/lead-history.ts';
import { seeded } from '../../../../support/random.ts';

const NOW = 100;

function estimate(rows: readonly LeadRow[], agreedRevenue: (segment: string) => number | null = () => null): Estimate {
  return estimateLeadValues(historyOf([...BEFORE, ...rows]), { ...termsAt(NOW), agreedRevenue });
}

/** Leads of before the window, so that each age has had enough of them at risk. */
const BEFORE = Array.from({ length: 300 }, (_, i): LeadRow => [9 - i / 3, null, 'Webinar', '', null]);

const kinds = ({ problems }: Estimate) => problems.map(({ kind }) => kind);
const rate = ({ table }: Estimate, source: string, segment = '') =>
  table?.rates.find(row => row.source === source && row.segment === segment);

/** `count` leads a source, the first `wins` of them won 10 days after they came. */
const leadsOf = (source: string, count: number, wins: number, revenue: number | null = null, segment = ''): LeadRow[] =>
  Array.from({ length: count }, (_, i) => {
    const created = 15 + (70 * i) / count;
    return i < wins ? [created, created + 10, source, segment, revenue] : [created, null, source, segment, null];
  });

describe('nothing to learn from is refused in words', () => {
  test('no leads at all', () => {
    expect(estimate([])).toMatchObject({ table: null, problems: [{ kind: 'no leads' }] });
  });

  test('no lead in the window', () => {
    const old: LeadRow[] = [[NOW - 91, NOW - 95, 'Webinar', '', null]];
    expect(kinds(estimate(old))).toEqual(['won before created', 'no leads']);
  });

  test('no win', () => {
    const { table, problems } = estimate(leadsOf('Webinar', 40, 0));
    expect(table).toBeNull();
    expect(problems).toEqual([
      {
        kind: 'few wins',
        at: 'won',
        message: 'No lead of the last 90 days has become a customer.',
        fix: expect.stringContaining('assumed conversion rate'),
      },
    ]);
  });

  test('wins that are still to come, or came too late, are none', () => {
    const rows: LeadRow[] = [
      [50, NOW + 1, 'Webinar', '', 900],
      [NOW - 95, NOW - 1, 'Webinar', '', 900],
    ];
    expect(kinds(estimate(rows))).toEqual(['few wins']);
  });
});

describe('too little to learn from', () => {
  test('four wins are refused, five are not', () => {
    expect(kinds(estimate(leadsOf('Webinar', 60, 4)))).toEqual(['few wins']);
    expect(estimate(leadsOf('Webinar', 60, 4)).problems[0]?.message).toBe(
      'Only 4 leads of the last 90 days have become customers: too few to learn from.',
    );
    expect(estimate(leadsOf('Webinar', 60, 5)).table).not.toBeNull();
  });

  test('below 20 wins each source is held to what people typed for it, else to the pooled rate, with the strength of 24 leads', () => {
    const rows = [...leadsOf('Webinar', 60, 6), ...leadsOf('eBook', 60, 6)];
    const terms = { ...termsAt(NOW), assumedRate: (source: string) => (source === 'eBook' ? 0.3 : null) };
    const { table, problems } = estimateLeadValues(historyOf([...BEFORE, ...rows]), terms);
    const [webinar, ebook] = ['Webinar', 'eBook'].map(name => table?.rates.find(({ source }) => source === name));
    const mature = webinar?.mature ?? 0;
    expect(webinar?.conversion).toBeCloseTo((6 + 24 * (6 / mature)) / (mature + 24), 12);
    expect(ebook?.conversion).toBeCloseTo((6 + 24 * 0.3) / (mature + 24), 12);
    expect(problems.map(({ kind }) => kind)).toContain('held to the average');
    expect(table?.isToldApart).toBe(false);
  });

  test('there is no cliff at 20 wins', () => {
    const at = (wins: number) =>
      rate(estimate([...leadsOf('Webinar', 90, wins - 3), ...leadsOf('eBook', 60, 3)]), 'eBook');
    const steps = [18, 19, 20, 21].map(wins => at(wins)?.conversion ?? 0);
    for (const [index, step] of steps.slice(1).entries())
      expect(Math.abs(step / (steps[index] ?? 1) - 1)).toBeLessThan(0.06);
  });

  test('sources that do not differ are not told apart; those that do are', () => {
    const two = (a: number, b: number) =>
      estimate([...leadsOf('Webinar', 200, a), ...leadsOf('eBook', 200, b), ...leadsOf('Fair', 200, a)]);
    expect(two(30, 30).table?.isToldApart).toBe(false);
    expect(two(10, 90).table?.isToldApart).toBe(true);
  });

  test('a history of twenty days tells what is won within as many days as can be told, and no more', () => {
    const rows = Array.from({ length: 200 }, (_, i): LeadRow => {
      const created = NOW - 20 + i / 10;
      return [created, i % 5 === 0 && i < 100 ? created + 3 : null, 'Webinar', '', null];
    });
    const { table, problems } = estimateLeadValues(historyOf(rows), termsAt(NOW));
    expect(table).toMatchObject({ isShort: true });
    expect(table?.horizonDays).toBeGreaterThan(14);
    expect(table?.horizonDays).toBeLessThan(20);
    expect(problems.map(({ kind }) => kind)).toContain('short history');
  });

  test('where more than a fifth of the wins came later than the horizon, that is said, and which horizon would hold them', () => {
    const late = leadsOf('Webinar', 40, 0).map(
      ([created], i): LeadRow => [created - 300, created - 300 + 100 + i, 'Fair', '', null],
    );
    const { problems } = estimate([...leadsOf('Webinar', 100, 40), ...late]);
    expect(problems.find(({ kind }) => kind === 'long cycles')).toMatchObject({
      message: '50% of all known wins came later than 90 days and are left out of these values.',
      fix: 'Following a lead for 132 days would hold 90% of them.',
    });
  });
});

test('a segment is shrunk to its source, and the source to all', () => {
  const rows = [
    ...leadsOf('Webinar', 80, 40, null, 'Large'),
    ...leadsOf('Webinar', 80, 20, null, 'Small'),
    ...leadsOf('eBook', 100, 5),
  ];
  const result = estimate(rows);
  const source = rate(result, 'Webinar');
  for (const segment of ['Large', 'Small']) {
    const cell = rate(result, 'Webinar', segment);
    expect(cell?.conversion).toBeCloseTo(
      ((cell?.wins ?? 0) + 20 * (source?.conversion ?? 0)) / ((cell?.mature ?? 0) + 20),
      12,
    );
    expect(cell?.low).toBeLessThan(cell?.conversion ?? 0);
    expect(cell?.high).toBeGreaterThan(cell?.conversion ?? 1);
  }
});

test('one source is estimated by its own, with an interval around it', () => {
  const { table } = estimate(leadsOf('Webinar', 100, 20));
  expect(table?.rates.map(({ source }) => source)).toEqual(['Webinar', '(other)']);
  const [webinar, other] = table?.rates ?? [];
  expect(webinar?.conversion).toBeGreaterThan(0.17);
  expect(webinar?.conversion).toBeLessThan(0.24);
  expect(webinar?.low).toBeLessThan(webinar?.conversion ?? 0);
  expect(webinar?.high).toBeGreaterThan(webinar?.conversion ?? 1);
  expect((other?.high ?? 0) - (other?.low ?? 0)).toBeGreaterThan((webinar?.high ?? 1) - (webinar?.low ?? 0));
});

test('where every lead was won the rate stays a share', () => {
  const { table } = estimate(leadsOf('Webinar', 60, 60));
  for (const { conversion, low, high } of table?.rates ?? []) {
    expect(low).toBeGreaterThanOrEqual(0);
    expect(conversion).toBeGreaterThan(0.5);
    expect(high).toBeLessThanOrEqual(1);
  }
});

test('wins before their leads count as won at once, and are counted', () => {
  const rows = leadsOf('Webinar', 50, 0).map(
    ([created, , ...rest], i): LeadRow => [created, i < 30 ? 1 : null, ...rest],
  );
  const result = estimate(rows);
  expect(rate(result, 'Webinar')).toMatchObject({ leads: 50, wins: 30 });
  expect(result.table?.maturity(1)).toBe(1);
  expect(result.problems[0]).toMatchObject({ kind: 'won before created', message: 'Won before created: 30 leads.' });
});

test('where nothing but wins before their leads is known, there is still an answer', () => {
  const { table } = estimate(
    leadsOf('Webinar', 28, 28).map(([created, , ...rest]): LeadRow => [created, created - 1, ...rest]),
  );
  expect(table?.rates[0]).toMatchObject({ leads: 28, wins: 28, mature: 28 });
  expect(table?.rates[0]?.conversion).toBeGreaterThan(0.5);
  expect(table?.maturity(0.5)).toBe(0.5);
});

test('a win is a whole chance, however young its lead', () => {
  const young = Array.from({ length: 5 }, (): LeadRow => [NOW - 1, NOW - 0.5, 'Referral', '', null]);
  const row = rate(estimate([...leadsOf('Webinar', 100, 20), ...young]), 'Referral');
  expect(row).toMatchObject({ leads: 5, wins: 5, mature: 5 });
  expect(row?.high).toBeLessThanOrEqual(1);
});

test('unreadable creations are left out, and later leads do not exist yet', () => {
  const rows: LeadRow[] = [
    ...leadsOf('Webinar', 50, 5),
    [Number.NaN, 60, 'Webinar', '', 9],
    [NOW, 60, 'Webinar', '', 9],
  ];
  expect(estimate(rows).table?.rates).toEqual(estimate(leadsOf('Webinar', 50, 5)).table?.rates);
});

test('sources are told apart as people read them', () => {
  const { table } = estimate([
    ...leadsOf('Free trial', 20, 4),
    ...leadsOf(' free-TRIAL', 20, 4),
    ...leadsOf('  ', 20, 4),
  ]);
  expect(table?.rates.map(({ source, leads }) => [source, leads])).toEqual([
    ['Free trial', 40],
    ['(blank)', 20],
    ['(other)', 0],
  ]);
});

test('a source that people call "(other)" is not given twice', () => {
  const { table } = estimate([...leadsOf('(Other)', 40, 4), ...leadsOf('Webinar', 20, 4)]);
  expect(table?.rates.map(({ source }) => source)).toEqual(['(Other)', 'Webinar']);
});

describe('revenue', () => {
  test('all blank: rates without values', () => {
    const result = estimate(leadsOf('Webinar', 100, 20));
    expect(kinds(result)).toEqual(['no revenue']);
    expect(rate(result, 'Webinar')).toMatchObject({ revenue: null, value: null });
  });

  test('all blank, but agreed: the agreed revenue is taken, by segment', () => {
    const rows = [...leadsOf('Webinar', 50, 10, null, 'Small'), ...leadsOf('Webinar', 50, 10, null, 'Large')];
    const result = estimate(rows, segment => ({ Large: 9000, '': 5000 })[segment] ?? null);
    expect(kinds(result)).toEqual(['few stated deals']);
    expect(rate(result, 'Webinar', 'Large')?.revenue).toBe(9000);
    expect(rate(result, 'Webinar', 'Small')?.revenue).toBe(5000);
    expect(rate(result, '(other)')?.revenue).toBe(5000);
  });

  test('nine deals give way to the agreement, ten do not', () => {
    const agreed = () => 5000;
    const nine = estimate(leadsOf('Webinar', 100, 9, 1000), agreed);
    expect([kinds(nine), rate(nine, 'Webinar')?.revenue]).toEqual([['held to the average', 'few stated deals'], 5000]);
    const ten = estimate(leadsOf('Webinar', 100, 10, 1000), agreed);
    expect([kinds(ten), rate(ten, 'Webinar')?.revenue]).toEqual([['held to the average'], 1000]);
  });

  test('a few deals are better than nothing', () => {
    const result = estimate(leadsOf('Webinar', 100, 6, 1000));
    expect([kinds(result), rate(result, 'Webinar')?.revenue]).toEqual([
      ['held to the average', 'few stated deals'],
      1000,
    ]);
  });

  test('one giant deal is told, and weighs no more than the 95th percentile', () => {
    const rows = [...leadsOf('Webinar', 400, 40, 1000), ...leadsOf('eBook', 100, 1, 1_000_000)];
    const result = estimate(rows);
    expect(result.problems).toMatchObject([
      { kind: 'one large deal', message: 'One deal is 96% of all stated revenue.' },
      { kind: 'capped deals', message: expect.stringContaining('takes 96% off the revenue') },
    ]);
    expect(rate(result, 'eBook')?.revenue).toBe(1000);
  });

  test('from 100 stated deals on every amount counts whole', () => {
    const rows = [...leadsOf('Webinar', 400, 99, 1000), ...leadsOf('eBook', 100, 1, 101_000)];
    const result = estimate(rows);
    expect(kinds(result)).toEqual(['one large deal']);
    expect(rate(result, 'eBook')?.revenue).toBe(2000);
  });

  test('a value’s interval holds the revenue’s error as well as the conversion’s', () => {
    const uneven = leadsOf('Webinar', 300, 60, 1000).map(
      ([...row], i): LeadRow => [row[0], row[1], row[2], row[3], row[1] === null ? null : i % 2 ? 100 : 1900],
    );
    const [even, wide] = [estimate(leadsOf('Webinar', 300, 60, 1000)), estimate(uneven)].map(one =>
      rate(one, 'Webinar'),
    );
    const span = (row: typeof even) => (row?.valueHigh ?? 0) / (row?.valueLow ?? 1);
    expect(span(even)).toBeCloseTo((even?.high ?? 0) / (even?.low ?? 1), 9);
    expect(span(wide)).toBeGreaterThan(1.15 * span(even));
  });

  test('a segment of few deals leans on the others: as if five more had brought the average', () => {
    const rows = [...leadsOf('Webinar', 100, 15, 1000, 'Small'), ...leadsOf('Webinar', 100, 5, 3000, 'Large')];
    const result = estimate(rows);
    expect(rate(result, 'Webinar')?.revenue).toBe(1500);
    expect(rate(result, 'Webinar', 'Large')?.revenue).toBe((5 * 3000 + 5 * 1500) / 10);
    expect(rate(result, 'Webinar', 'Small')?.revenue).toBe((15 * 1000 + 5 * 1500) / 20);
  });

  test('amounts of deals that are not won yet are not revenue', () => {
    const open = leadsOf('Webinar', 30, 0).map(([created, won, source, segment]): LeadRow => {
      return [created, won, source, segment, 7777];
    });
    expect(rate(estimate([...leadsOf('Webinar', 100, 12, 1000), ...open]), 'Webinar')?.revenue).toBe(1000);
  });
});

describe('495 tiny sources', () => {
  const random = seeded(495);
  const rows = Array.from({ length: 495 }, (_, i) => `Source ${i}`).flatMap(source =>
    leadsOf(source, 1 + Math.floor(random() * 4), random() < 0.2 ? 1 : 0),
  );
  const { table } = estimate(rows);

  test('none is believed: every rate is drawn to the common one, and none is 0', () => {
    expect(table?.rates).toHaveLength(496);
    for (const { conversion, low, high } of table?.rates ?? []) {
      expect(conversion).toBeGreaterThan(0.01);
      expect(conversion).toBeLessThan(0.5);
      expect(low).toBeLessThan(conversion);
      expect(high).toBeGreaterThan(conversion);
    }
  });

  test('together they are worth what they brought', () => {
    const sum = (of: (row: { mature: number; conversion: number; wins: number }) => number) =>
      (table?.rates ?? []).reduce((total, row) => total + of(row), 0);
    const expected = sum(({ mature, conversion }) => mature * conversion);
    expect(Math.abs(expected / sum(({ wins }) => wins) - 1)).toBeLessThan(0.15);
  });
});

test('what happens after the moment asked changes nothing', () => {
  const rows = leadsOf('Webinar', 60, 10, 500);
  const later = rows.map(([created, won, source, segment, revenue], i): LeadRow => {
    return i % 3 === 0 && won === null
      ? [created, NOW + 5, source, segment, 900]
      : [created, won, source, segment, revenue];
  });
  expect(estimate(later).table?.rates).toEqual(estimate(rows).table?.rates);
});
