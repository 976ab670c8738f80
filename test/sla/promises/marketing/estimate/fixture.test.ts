import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { estimateLeadValues } from '../../../../../src/sla/promises/marketing/estimate/estimate.ts';
import { fold } from '../../../../../src/sla/sheet/text.ts';
import { historyOf, type LeadRow } from '../../../../support/lead-history.ts';

interface Fixture {
  readonly terms: {
    readonly asOf: number;
    readonly windowDays: number;
    readonly horizonDays: number;
    readonly typed: Readonly<Record<string, number>>;
  };
  readonly leads: readonly LeadRow[];
  readonly expected: {
    readonly mean: number;
    readonly strength: number;
    readonly maturity: Readonly<Record<string, number>>;
    readonly rates: readonly (Record<Figure, number> & { readonly source: string; readonly segment: string })[];
  };
}
type Figure = 'leads' | 'wins' | 'mature' | 'conversion' | 'low' | 'high' | 'revenue' | 'value';

const fixture: Fixture = JSON.parse(readFileSync(new URL('history.json', import.meta.url), 'utf8'));
const { typed, ...terms } = fixture.terms;
const { table, problems } = estimateLeadValues(historyOf(fixture.leads), {
  ...terms,
  agreedRevenue: () => null,
  assumedRate: source => typed[fold(source)] ?? null,
});
const { expected } = fixture;

test('prior and maturity are those that oracle.py works out', () => {
  expect(table?.prior.mean).toBeCloseTo(expected.mean, 7);
  expect(table?.prior.strength).toBeCloseTo(expected.strength, 7);
  for (const [age, share] of Object.entries(expected.maturity))
    expect(table?.maturity(Number(age)), `age ${age}`).toBeCloseTo(share, 7);
});

test('there is a row for each source in each segment and in any, and one for other sources', () => {
  const names = (rows: readonly { source: string; segment: string }[]) =>
    rows.map(({ source, segment }) => `${fold(source)} / ${fold(segment)}`).sort();
  expect(names(table?.rates ?? [])).toEqual(names(expected.rates));
});

test.each(expected.rates)('$source, segment "$segment", is worth what oracle.py works out', wanted => {
  const row = table?.rates.find(
    ({ source, segment }) => fold(source) === wanted.source && fold(segment) === wanted.segment,
  );
  expect(row).toMatchObject({ leads: wanted.leads, wins: wanted.wins });
  for (const figure of ['mature', 'conversion', 'low', 'high'] as const)
    expect(row?.[figure], figure).toBeCloseTo(wanted[figure], 5);
  expect(row?.revenue).toBeCloseTo(wanted.revenue, 3);
  expect(row?.value).toBeCloseTo(wanted.value, 3);
});

test('the first spelling names a source, the most leads come first and other sources last', () => {
  const rates = table?.rates ?? [];
  const leads = rates.map(row => row.leads);
  expect(leads).toEqual([...leads].sort((a, b) => b - a));
  expect(rates[rates.length - 1]?.source).toBe('(other)');
  const spellings = fixture.leads.map(lead => lead[2].trim());
  const first = spellings.find(text => fold(text) === 'free trial');
  expect(rates.filter(row => fold(row.source) === 'free trial').map(row => row.source)).toEqual([first, first, first]);
});

test('the deal that is most of the revenue and the win before its lead are told', () => {
  expect(problems.map(({ kind }) => kind)).toEqual(['won before created', 'one large deal', 'capped deals']);
});
