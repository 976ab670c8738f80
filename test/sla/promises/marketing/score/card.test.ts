/** The card: what was trained, in whole numbers, with a reason for every point. */
import { expect, test } from 'vitest';
import {
  CARD_MAX,
  cardOf,
  compileCard,
  mainReasons,
  missingColumns,
  type Points,
  pointsOf,
} from '../../../../../src/sla/promises/marketing/score/card.ts';
import { columnCells } from '../../../../../src/sla/promises/marketing/score/cells.ts';
import { labelled } from '../../../../../src/sla/promises/marketing/score/labels.ts';
import { type ColumnCells, cellOf } from '../../../../../src/sla/promises/marketing/score/levels.ts';
import { logitsOf, type Model, trainModel } from '../../../../../src/sla/promises/marketing/score/model.ts';
import { seeded } from '../../../../support/random.ts';
import { scoreSheet } from '../../../../support/score-sheet.ts';

const { cohort, columns } = scoreSheet(seeded(5), 800, 1);
const training = labelled(cohort, { windowDays: 90, horizonDays: 90 });

function trained(cells: readonly ColumnCells[], rows = training.rows, labels = training.labels): Model {
  const model = trainModel(cells, rows, labels);
  if (!model) throw new Error('did not converge');
  return model;
}
const model = trained(columns);
const { card } = cardOf(model, columns, training.rows);

/** The card as a question for a row of these cells. */
function asked(points: Points, cells: readonly ColumnCells[]) {
  const ask = compileCard(
    points,
    cells.map(({ name }) => name),
  );
  return (row: number) => ask(index => cellOf(cells[index] as ColumnCells, row));
}

test('says what the model says, to the rounding of its coefficients', () => {
  const ask = asked(card, columns);
  const logits = logitsOf(model, columns, training.rows);
  for (const [i, row] of training.rows.entries()) {
    expect(Math.abs(ask(row).logit - (logits[i] as number))).toBeLessThan((columns.length + 1) * 0.5e-4 + 1e-12);
  }
});

test('the points are 100 and the reasons, and 20 of them double the odds', () => {
  const ask = asked(card, columns);
  for (const row of training.rows.slice(0, 50)) {
    const { points, reasons } = ask(row);
    expect(points).toBe(reasons.reduce((sum, reason) => sum + reason.points, 100));
  }
  expect([pointsOf(Math.LN2 * 10_000), pointsOf(-Math.LN2 * 10_000), pointsOf(0)]).toEqual([20, -20, 0]);
});

test('a new text and a missing column count as the average', () => {
  const [source, ...others] = columns as [ColumnCells, ...ColumnCells[]];
  const rows = source.texts.length;
  const unseen = columnCells(source.name, new Array(rows).fill('Podcast'));
  const withNew = asked(card, [unseen, ...others])(0);
  const without = asked(card, others)(0);
  expect(withNew.points).toBe(without.points);
  expect(withNew.reasons.find(({ column }) => column === source.name)).toMatchObject({ points: 0, isNew: true });
});

test('shares of the variance sum to 1, and a missing column is named with its own', () => {
  const all = card.columns.reduce((sum, { share }) => sum + share, 0);
  expect(Math.abs(all - 1)).toBeLessThan(0.03);
  const size = card.columns.find(({ name }) => name === 'Company size');
  expect(missingColumns(card, ['source', 'PAGES', 'Word'])).toEqual({ names: ['Company size'], share: size?.share });
});

test('three reasons that add most, then three that take most', () => {
  const reason = (points: number) => ({ column: `c${points}`, text: '', points, isNew: false });
  expect(mainReasons([4, -1, 9, 0, 2, 7, -8, -3, -2].map(reason)).map(({ points }) => points)).toEqual([
    9, 7, 4, -8, -3, -2,
  ]);
});

test('two thousand texts are cut down to what a cell can hold, the smallest first', () => {
  const rows = 20_000;
  const wide = columnCells(
    'Page',
    Array.from({ length: rows }, (_, row) => `/a-long-path/page-${row % 2_000}`),
  );
  const outcome = Float64Array.from({ length: rows }, (_, row) => (row % 10 === 0 ? 1 : 0));
  const labels = { outcome, weight: new Float64Array(rows).fill(1) };
  const all = Int32Array.from({ length: rows }, (_, row) => row);
  const made = cardOf(trained([wide], all, labels), [wide], all);
  expect(made.shortened).toEqual(['Page']);
  expect(JSON.stringify(made.card).length).toBeLessThanOrEqual(CARD_MAX);
  expect(Number.isFinite(asked(made.card, [wide])(0).points)).toBe(true);
}, 30_000);
