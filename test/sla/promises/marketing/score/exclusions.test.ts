/** Columns that know too much are named, with why. */
import { describe, expect, test } from 'vitest';
import { columnCells } from '../../../../../src/sla/promises/marketing/score/cells.ts';
import { areaUnder, findingsOfColumns, fisher } from '../../../../../src/sla/promises/marketing/score/exclusions.ts';
import { type Random, seeded } from '../../../../support/random.ts';

const LEADS = 600;

function sheet(random: Random) {
  const ages = Float64Array.from({ length: LEADS }, (_, row) => (row < 25 ? 2 * random() : 120 * random()));
  const outcome = Float64Array.from(ages, age => (age > 14 && random() < 0.2 ? 1 : 0));
  const cells = (of: (row: number) => unknown) => Array.from({ length: LEADS }, (_, row) => of(row));
  const columns = [
    columnCells(
      'Size',
      cells(() => Math.round(500 * random())),
    ),
    columnCells(
      'Country',
      cells(() => (random() < 0.3 ? '' : `Country ${Math.floor(8 * random())}`)),
    ),
    columnCells(
      'Call notes',
      cells(row => (random() < ((ages[row] ?? 0) < 2 ? 0.05 : 0.8) ? 'talked' : '')),
    ),
    columnCells(
      'Contract',
      cells(row => (outcome[row] ? 'signed' : 'none')),
    ),
    columnCells(
      'Landing page',
      cells(row => `/page/${row % 80}`),
    ),
  ];
  const rows = Int32Array.from({ length: LEADS }, (_, row) => row);
  const labels = { outcome, weight: new Float64Array(LEADS).fill(1) };
  return findingsOfColumns(columns, ages, { rows, labels }).map(({ exclusions }) =>
    exclusions.map(({ because }) => because),
  );
}

test('each for its own reason, and honest columns for none', () => {
  const found = Array.from({ length: 10 }, (_, seed) => sheet(seeded(seed + 1)));
  for (const columns of found) {
    expect(columns).toEqual([[], [], ['filled later'], ['knows the outcome'], ['too many values']]);
  }
}, 30_000);

test('with nine young leads it cannot be told yet whether a column is filled later', () => {
  const ages = Float64Array.from({ length: 100 }, (_, row) => (row < 9 ? 1 : 30));
  const column = columnCells(
    'Call notes',
    Array.from(ages, age => (age > 2 ? 'talked' : '')),
  );
  const labels = {
    outcome: Float64Array.from(ages, (_, row) => (row % 5 === 0 ? 1 : 0)),
    weight: new Float64Array(100).fill(1),
  };
  const [finding] = findingsOfColumns([column], ages, { rows: Int32Array.from(ages.keys()), labels });
  expect(finding).toMatchObject({ isFillKnown: false, exclusions: [] });
});

describe('Fisher’s exact test, two-sided', () => {
  test.each([
    // The lady tasting tea, and cases counted by hand: Σ of the tables no likelier than the one seen.
    [3, 4, 1, 4, 34 / 70],
    [4, 4, 0, 4, 2 / 70],
    [0, 10, 0, 10, 1],
    [5, 5, 5, 5, 1],
    [1, 10, 9, 10, (2 * (100 + 1)) / 184_756],
  ])('%i of %i against %i of %i', (a, n, b, m, expected) => expect(fisher(a, n, b, m)).toBeCloseTo(expected, 10));
});

test('the area counts pairs, ties by half, by weight', () => {
  const area = (scores: number[], outcome: number[], weight = scores.map(() => 1)) =>
    areaUnder(Float64Array.from(scores), Float64Array.from(outcome), Float64Array.from(weight));
  expect(area([1, 2, 3, 4], [0, 0, 1, 1])).toBe(1);
  expect(area([1, 1, 1, 1], [0, 0, 1, 1])).toBe(0.5);
  expect(area([1, 3, 2, 4], [0, 0, 1, 1])).toBe(0.75);
  expect(area([1, 3, 2], [0, 0, 1], [3, 1, 1])).toBe(0.75);
  expect(area([1, 2], [1, 1])).toBe(0.5);
});
