import { describe, expect, test } from 'vitest';
import type { Policy } from '../../../../../src/sla/policy/schema.ts';
import { historyOf } from '../../../../../src/sla/promises/marketing/estimate/lead-history.ts';
import {
  type Assumed,
  type RefreshReading,
  refreshValues,
  type ValueRefresh,
} from '../../../../../src/sla/promises/marketing/estimate/refresh.ts';
import { agreementOf, judged, policyWith, type Row, sinceEver } from '../../../../support/agreements.ts';
import { at } from '../../../../support/november.ts';

const NOTHING: Assumed = { conversion: null, revenue: null };
const NOW = at('20 12:00');

function refreshed(
  rows: readonly Row[],
  policy: Policy,
  assumed = NOTHING,
  ledger = sinceEver(policy),
): RefreshReading {
  return refreshValues(ledger, agreementOf(policy), judged(ledger, [...BEFORE, ...rows], NOW).verdicts, assumed, NOW);
}

/** Leads of before the window, so that each age has had enough of them at risk. */
const BEFORE: Row[] = ['2026-07-15', '2026-08-21'].flatMap(created =>
  Array.from({ length: 25 }, (_, index) => ({ id: `${created} ${index}`, source: 'Demo', created, Size: 100 })),
);

function accepted(reading: RefreshReading): ValueRefresh {
  if (!reading.refresh) throw new Error(JSON.stringify(reading.problems));
  return reading.refresh;
}

/** So many leads of a source, the first of which were won on the fifth day after, for so much. */
function leads(source: string, n: number, wins: number, more: Row = {}): Row[] {
  return Array.from({ length: n }, (_, index) => {
    const day = 1 + (index % 9);
    return {
      id: `${source} ${index}`,
      source,
      created: `2026-09-0${day} 10:00`,
      won: index < wins ? `2026-09-1${day} 10:00` : '',
      revenue: index < wins ? 1000 : '',
      ...more,
    };
  });
}

const RATES = [
  { source: 'Demo', segment: '', conversion: 0.3, revenue: 1000 },
  { source: '(other)', segment: '', conversion: 0.1, revenue: 1000 },
  { source: 'Fair', segment: '', conversion: 0.2, revenue: 900 },
];
const policy = policyWith({ values: { rates: RATES, month: '2026-10' } });

describe('new values beside the agreed ones', () => {
  const refresh = accepted(
    refreshed([...leads('Demo', 200, 60), ...leads('Webinar', 300, 15), ...leads('', 5, 0)], policy),
  );

  test('each source has its row, and "(other)" is the last', () => {
    expect(refresh.rows.map(({ source, leads: n, wins }) => [source, n, wins])).toEqual([
      ['Webinar', 300, 15],
      ['Demo', 200, 60],
      ['(blank)', 5, 0],
      ['(other)', 0, 0],
    ]);
  });
  test('a source that the agreement does not name is compared with what it counts as', () => {
    expect(refresh.rows[0]?.agreed).toEqual({ conversion: 0.1, revenue: 1000, value: 100 });
    expect(refresh.rows[1]?.agreed?.value).toBe(300);
    expect(refresh.rows.every(({ isChanged }) => isChanged)).toBe(true);
  });
  test('what accepting would put into the policy is a policy’s block that the policy takes', () => {
    expect(refresh.values).toMatchObject({ population: 'qualified', windowDays: 90, horizonDays: 90 });
    const next = policyWith({ values: refresh.values });
    expect(next.values.rates.map(({ source }) => source)).toEqual(['Webinar', 'Demo', '(blank)', '(other)']);
    const again = accepted(
      refreshed([...leads('Demo', 200, 60), ...leads('Webinar', 300, 15), ...leads('', 5, 0)], next),
    );
    expect(again.rows.filter(({ isChanged }) => isChanged)).toEqual([]);
  });
  test('a source without a lead in the window is dropped, and that is said', () => {
    expect(refresh.dropped.map(({ source }) => source)).toEqual(['Fair']);
    expect(refresh.findings.join(' ')).toContain('No lead of Fair came in the last 90 days');
  });
  test('what moves most is said with both values', () => {
    expect(refresh.findings.join(' ')).toMatch(/Webinar moves most: from \$100 to \$\d+ a lead, \d+% less/);
  });
});

describe('from when it counts', () => {
  const rows = leads('Demo', 40, 12);
  test('after the month’s first two working days the month is frozen', () => {
    const refresh = accepted(refreshed(rows, policy));
    expect(refresh.month).toBe('2026-12');
    expect(refresh.values?.month).toBe('2026-12');
    expect(refresh.findings[0]).toBe(
      'Accepted now, these values count from December on: those of November are frozen.',
    );
  });
  test('the first table ever counts at once', () => {
    const refresh = accepted(refreshed(rows, policyWith()));
    expect(refresh.month).toBe('2026-11');
    expect(refresh.rows[0]?.agreed).toBeNull();
  });
});

describe('the population is the one that the quota counts', () => {
  const criteria = { qualification: { all: [{ column: 'Size', is: 'at least', value: 50 }] } };
  const rows = [...leads('Demo', 30, 10, { Size: 100 }), ...leads('Demo', 30, 0, { Size: 10 })].map((row, index) => ({
    ...row,
    id: index,
  }));
  test('qualified leads alone', () => {
    expect(accepted(refreshed(rows, policyWith(criteria))).rows[0]).toMatchObject({ leads: 30, wins: 10 });
  });
  test('or all of them', () => {
    const all = policyWith({ ...criteria, values: { population: 'all', rates: [] } });
    expect(accepted(refreshed(rows, all)).rows[0]).toMatchObject({ leads: 60, wins: 10 });
  });
  test('of all leads ages count from the creation, and values are said to be understated', () => {
    const late = [...BEFORE, ...leads('Demo', 40, 10)].map((row, index) => ({
      ...row,
      id: index,
      qualified: index % 2 ? '2026-10-20' : '',
    }));
    const all = policyWith({ values: { population: 'all', rates: [] } });
    const ledger = sinceEver(all);
    const { verdicts } = judged(ledger, late, NOW);
    const { history } = historyOf(verdicts, agreementOf(all), ledger.zone);
    const days = (index: number) => (history.won[index] ?? 0) - (history.created[index] ?? 0);
    expect([days(BEFORE.length), days(BEFORE.length + 1)]).toEqual([10, 10]);
    expect(
      accepted(refreshed(late, all))
        .problems.map(({ message }) => message)
        .join(' '),
    ).toContain('understated');
  });
  test('a lead’s age counts from its qualified date, and a win before that is won at once', () => {
    const late = [...BEFORE, ...leads('Demo', 40, 10)].map((row, index) => ({
      ...row,
      id: index,
      qualified: index < BEFORE.length ? row.created : '2026-09-15',
    }));
    const { rows: table, problems } = accepted(refreshed(late, policyWith()));
    expect(table[0]).toMatchObject({ leads: 40, wins: 10 });
    expect(problems.map(({ message }) => message)).not.toContainEqual(expect.stringContaining('before created'));
  });
});

describe('wins', () => {
  test('a closing date under a won stage is when it was won', () => {
    const rows = leads('Demo', 30, 0).map((row, index) => ({
      ...row,
      stage: index < 6 ? 'Customer' : 'Lost',
      closed: '2026-09-20',
    }));
    const stages = { stages: { won: ['Customer'], closed: ['Lost'] } };
    const refresh = accepted(refreshed(rows, policyWith(stages), { conversion: null, revenue: 500 }));
    expect(refresh.rows[0]).toMatchObject({ leads: 30, wins: 6, revenue: 500 });
  });
  test('a won stage without any date is listed and counts as not won', () => {
    const rows = leads('Demo', 30, 5).map((row, index) => ({ ...row, stage: index > 27 ? 'Customer' : '' }));
    const refresh = accepted(refreshed(rows, policyWith({ stages: { won: ['Customer'] } })));
    expect(refresh.rows[0]).toMatchObject({ wins: 5 });
    expect(refresh.problems[0]?.message).toBe('Won, and no date says when: 2 leads.');
  });
  test('wins before the creation are listed', () => {
    const rows = [...leads('Demo', 30, 5), { id: 'x', source: 'Demo', created: '2026-10-09', won: '2026-10-01' }];
    const { problems } = accepted(refreshed(rows, policyWith(), { conversion: null, revenue: 10 }));
    expect(problems.map(({ message }) => message)).toContain('Won before created: 1 lead.');
  });
});

describe('where the leads do not tell', () => {
  test('without any win it refuses and asks for an assumed rate', () => {
    const { refresh, problems } = refreshed(leads('Demo', 30, 0), policyWith());
    expect(refresh).toBeNull();
    expect(problems).toEqual([
      {
        at: 'assumedConversion',
        message: 'No lead of the last 90 days has become a customer.',
        fix: 'Type an assumed conversion rate for each source, or map the date on which a lead is won.',
      },
    ]);
  });
  test('an assumed rate and revenue make a table of one row', () => {
    const refresh = accepted(refreshed(leads('Demo', 30, 0), policyWith(), { conversion: 0.02, revenue: 8000 }));
    expect(refresh.values?.rates).toEqual([
      { source: '(other)', segment: '', conversion: 0.02, revenue: 8000, origin: 'assumed' },
    ]);
    expect(refresh.strength).toBeNull();
  });
  test('a rate typed as 2 is refused with how to type it', () => {
    const { problems } = refreshed(leads('Demo', 30, 0), policyWith(), { conversion: 2, revenue: 8000 });
    expect(problems).toEqual([{ at: 'assumedConversion', message: '2 is above 100%.', fix: 'Type 2%, not 2.' }]);
  });
  test('all revenue blank: rates, and nothing to accept until somebody types the revenue', () => {
    const rows = leads('Demo', 30, 6, { revenue: '' });
    const refresh = accepted(refreshed(rows, policyWith()));
    expect(refresh.values).toBeNull();
    expect(refresh.problems.map(problem => problem.at)).toContain('assumedRevenue');
    const typed = accepted(refreshed(rows, policyWith(), { conversion: null, revenue: 700 }));
    expect(typed.values?.rates.map(({ revenue }) => revenue)).toEqual([700, 700]);
  });
  test('all revenue blank: the agreed revenue of the segment goes on', () => {
    const rows = leads('Demo', 30, 6, { revenue: '' });
    expect(accepted(refreshed(rows, policy)).rows[0]?.revenue).toBe(1000);
  });
  test('an empty sheet refuses too', () => {
    expect(refreshed([], policyWith()).problems[0]?.message).toBe('No lead was created in the last 90 days.');
  });
  test('a history that is shorter than the horizon is shown, and nothing of it can be accepted but what a person types', () => {
    const young = leads('Demo', 60, 30).map((row, index) => ({
      ...row,
      created: `2026-11-${String(1 + (index % 9)).padStart(2, '0')} 10:00`,
      won: index < 30 ? `2026-11-${String(4 + (index % 9)).padStart(2, '0')} 10:00` : '',
    }));
    const ledger = sinceEver(policyWith());
    const ask = (assumed: Assumed) =>
      accepted(refreshValues(ledger, agreementOf(policyWith()), judged(ledger, young, NOW).verdicts, assumed, NOW));
    const refresh = ask(NOTHING);
    expect([refresh.values, refresh.horizonDays < 20]).toEqual([null, true]);
    expect(refresh.problems.map(({ message }) => message).join(' ')).toContain('would rise each month');
    expect(ask({ conversion: 0.1, revenue: 1000 }).values?.rates).toHaveLength(1);
  });
  test('what was learned and what was typed is told apart in the policy', () => {
    const learned = accepted(refreshed(leads('Demo', 40, 12), policyWith()));
    expect(learned.values?.rates.map(({ origin }) => origin)).toEqual(['learned', 'learned']);
  });
  test('a typed rate counts while there are few wins, a learned one never', () => {
    const typed = (origin: string) =>
      policyWith({ values: { rates: [{ source: 'Demo', conversion: 0.9, revenue: 1000, origin }] } });
    const rateOf = (origin: string) =>
      accepted(refreshed(leads('Demo', 40, 8), typed(origin))).rows[0]?.conversion ?? 0;
    expect(rateOf('assumed')).toBeGreaterThan(rateOf('learned') + 0.1);
  });
});

test('hundreds of sources fit into the policy: those with the fewest leads count as "(other)"', () => {
  const rows = Array.from({ length: 495 }, (_, index) =>
    leads(`Source ${index}`, index < 200 ? 2 : 1, index % 9 ? 0 : 1),
  ).flat();
  const refresh = accepted(refreshed(rows, policyWith()));
  expect(refresh.rows).toHaveLength(496);
  expect(refresh.values?.rates).toHaveLength(200);
  expect(refresh.values?.rates.at(-1)?.source).toBe('(other)');
  expect(refresh.findings.at(-1)).toContain('The 296 rates with the fewest leads');
});

test('days are those of the sheet’s wall clock: a date three days on is three days on, also across a clock change', () => {
  const ledger = sinceEver(policyWith());
  const { verdicts } = judged(ledger, [{ id: 1, created: '2026-03-06', won: '2026-03-09' }], NOW);
  const { history } = historyOf(verdicts, agreementOf(policyWith()), ledger.zone);
  expect((history.won[0] ?? 0) - (history.created[0] ?? 0)).toBe(3);
});
