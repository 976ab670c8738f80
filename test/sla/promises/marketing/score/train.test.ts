/** A score is accepted when it knows more than the source, and not when it only seems to. */
import { expect, test } from 'vitest';
import { asKnownAt, labelled } from '../../../../../src/sla/promises/marketing/score/labels.ts';
import { type Training, train } from '../../../../../src/sla/promises/marketing/score/train.ts';
import { seeded } from '../../../../support/random.ts';
import { scoreSheet } from '../../../../support/score-sheet.ts';

const TERMS = { windowDays: 90, horizonDays: 90 };

function accepted(leads: number, signal: number, seed: number): boolean {
  const history = scoreSheet(seeded(seed), leads, signal);
  return train(history, TERMS, null, () => false).state === 'trained';
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

test('a run that is out of time goes on in the next, to the same score', () => {
  const history = scoreSheet(seeded(1), 2_000, 1);
  let step: Training = train(history, TERMS, null, () => true);
  let runs = 1;
  while (step.state === 'going on') {
    step = train(history, TERMS, step.progress, () => true);
    runs++;
  }
  expect(runs).toBe(11);
  expect(step).toEqual(train(history, TERMS, null, () => false));
});

test('bands say what came, and the best tenth is won more often', () => {
  const trained = train(scoreSheet(seeded(1), 2_000, 1), TERMS, null, () => false);
  if (trained.state !== 'trained') throw new Error(trained.state);
  const { bands, lift, mature, wins } = trained.score;
  expect(bands.map(({ band }) => band)).toEqual(['A', 'B', 'C', 'D']);
  expect(bands.reduce((sum, band) => sum + band.wins, 0)).toBe(wins);
  expect(bands.reduce((sum, band) => sum + band.mature, 0)).toBeCloseTo(mature, 6);
  const came = bands.map(band => band.came);
  expect(came).toEqual([...came].sort((a, b) => b - a));
  for (const { said, low, high } of bands) expect(said > low && said < high).toBe(true);
  expect(lift).toBeGreaterThan(2);
});

test.each([
  ['19 wins', 400, 19, 'few wins'],
  ['140 leads', 140, 60, 'few leads'],
])('%s are refused', (_, leads, wins, because) => {
  const random = seeded(3);
  const { cohort, ...sheet } = scoreSheet(random, leads, 1);
  const created = Float64Array.from({ length: leads }, () => 200 * random());
  const won = created.map((start, row) => (row < wins ? start + 1 : Number.POSITIVE_INFINITY));
  const history = { ...sheet, cohort: { ...cohort, created, won } };
  expect(train(history, TERMS, null, () => false)).toMatchObject({ state: 'refused', refusal: { because } });
});

test('89 days of history are refused, 91 are not', () => {
  const of = (days: number) => {
    const random = seeded(4);
    const { cohort, ...sheet } = scoreSheet(random, 600, 1);
    const created = cohort.created.map(() => cohort.asOf - days * random());
    created[0] = cohort.asOf - days;
    const won = created.map((start, row) => (row < 60 ? start + 0.01 * random() : Number.POSITIVE_INFINITY));
    const answer = train({ ...sheet, cohort: { ...cohort, created, won } }, TERMS, null, () => false);
    return answer.state === 'refused' ? answer.refusal.because : answer.state;
  };
  expect(of(89)).toBe('short history');
  expect(of(91)).not.toBe('short history');
});
