/** A score is accepted when it knows more than the source, and not when it only seems to. */
import { expect, test } from 'vitest';
import { checkScore } from '../../../../../src/sla/promises/marketing/score/check.ts';
import { asKnownAt, labelled } from '../../../../../src/sla/promises/marketing/score/labels.ts';
import { seeded } from '../../../../support/random.ts';
import { scoreSheet } from '../../../../support/score-sheet.ts';

const TERMS = { windowDays: 90, horizonDays: 90 };

function accepted(leads: number, signal: number, seed: number): boolean {
  const history = scoreSheet(seeded(seed), leads, signal);
  return checkScore(history, TERMS, labelled(history.cohort, TERMS))?.isBetter ?? false;
}

const share = (leads: number, signal: number, sheets: number) =>
  Array.from({ length: sheets }, (_, seed) => accepted(leads, signal, seed + 1)).filter(Boolean).length / sheets;

test('of 20 sheets of pure noise few are accepted', () => {
  expect(share(400, 0, 20)).toBeLessThanOrEqual(0.1);
}, 60_000);

test('a signal in 2,000 leads is found', () => {
  expect(share(2_000, 1, 4)).toBe(1);
}, 60_000);

test('a lead weighs what it has had time for, and a win weighs 1', () => {
  const { cohort } = scoreSheet(seeded(1), 400, 1);
  const { rows, labels, wins, mature } = labelled(cohort, TERMS);
  const place = (row: number) => rows.indexOf(row);
  const oldest = rows.reduce((a, b) => ((cohort.created[a] ?? 0) < (cohort.created[b] ?? 0) ? a : b));
  const youngest = rows.reduce((a, b) => ((cohort.created[a] ?? 0) > (cohort.created[b] ?? 0) ? a : b));
  expect(labels.weight[place(oldest)]).toBe(1);
  expect(labels.weight[place(youngest)]).toBeLessThan(0.2);
  expect(wins).toBe(labels.outcome.reduce((sum, one) => sum + one, 0));
  expect(mature).toBeGreaterThan(wins);
});

test('before the first known win nothing was recorded', () => {
  const { cohort } = scoreSheet(seeded(1), 400, 1);
  const won = cohort.won.map(win => (win < 200 ? Number.POSITIVE_INFINITY : win));
  const { rows } = labelled({ ...cohort, won }, TERMS);
  const first = Math.floor(Math.min(...won));
  expect(Math.min(...rows.map(row => Math.floor(cohort.created[row] ?? 0)))).toBeGreaterThanOrEqual(first);
});

test('won after the horizon is not won, and weighs 1', () => {
  const cohort = {
    asOf: 300,
    created: Float64Array.of(10, 20, 290),
    won: Float64Array.of(12, 200, Number.POSITIVE_INFINITY),
  };
  const { labels } = labelled(asKnownAt(cohort, 300), { windowDays: 300, horizonDays: 90 });
  expect([...labels.outcome]).toEqual([0, 0]);
  expect(labels.weight[0]).toBe(1);
});
