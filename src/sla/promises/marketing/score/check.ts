/**
 * Whether a score may be used: it must foretell better than the source alone, by more than chance, both of leads that it has not
 * seen and of the weeks after those that it learned from.
 */
import type { Cohort } from '../estimate/maturity.ts';
import { FOLDS as FOLDS_A_ROUND, type Fold, stratified } from './folds.ts';
import { asKnownAt, type LabelTerms, labelled, someOf, type TrainingRows } from './labels.ts';
import type { ColumnCells } from './levels.ts';
import { LAMBDA, logitsOf, lossOf, trainModel } from './model.ts';
import type { Labels } from './ridge.ts';

export interface ScoreHistory {
  readonly cohort: Cohort;
  readonly columns: readonly ColumnCells[];
  /** The column of sources, which is one of them; null where the tab has none. */
  readonly source: ColumnCells | null;
}

/** What the folds have told so far; plain enough to be carried from one run to the next. */
export interface CheckProgress {
  /** Folds that are done, of FOLDS. */
  readonly done: number;
  /** By training row: gain over the source alone in log loss, summed over the rounds. */
  readonly gains: Float64Array;
  /** By training row: log-odds from folds that had not seen it, the mean of the rounds. */
  readonly unseen: Float64Array;
}

export interface ScoreCheck {
  /** Mean gain over the source alone per lead, in log loss, and how far chance moves it. */
  readonly gain: number;
  readonly error: number;
  /** The same gain forward in time: learned 60 days ago, of the leads since. Null where it could not be learned then. */
  readonly forwardGain: number | null;
  readonly isBetter: boolean;
}

/** A round of folds each. */
const SEEDS = [1, 2];
/** All of them, over both rounds. */
export const FOLDS = SEEDS.length * FOLDS_A_ROUND;
const FORWARD_DAYS = 60;
/** Wins from which on λ is chosen among several. */
const WINS_TO_CHOOSE = 100;
const LAMBDAS = [3, 10, 30];
/** A λ is tried on leads of the 30 days after so many days ago. */
const TRIALS = [60, 90, 120];
const TRIAL_DAYS = 30;
const TRIAL_WINS = 20;

export function beginCheck({ rows }: TrainingRows): CheckProgress {
  return { done: 0, gains: new Float64Array(rows.length), unseen: new Float64Array(rows.length) };
}

/** One fold more; null where a model does not converge. */
export function checkFold(
  history: ScoreHistory,
  terms: LabelTerms,
  training: TrainingRows,
  { done, gains, unseen }: CheckProgress,
): CheckProgress | null {
  const { rows, labels } = training;
  const seed = SEEDS[Math.floor(done / FOLDS_A_ROUND)] as number;
  const fold = stratified(labels.outcome, seed)[done % FOLDS_A_ROUND] as Fold;
  const others = someOf(training, fold.train);
  const scored = foretold(history.columns, others, fold, rows, chooseLambda(history, terms, others));
  const bySource = foretold(alone(history), others, fold, rows, LAMBDA);
  if (!scored || !bySource) return null;
  const [gained, seen] = [gains.slice(), unseen.slice()];
  for (const [i, place] of fold.test.entries()) {
    const came = labels.outcome[place] as number;
    const gain = lossOf(bySource[i] as number, came) - lossOf(scored[i] as number, came);
    gained[place] = (gained[place] as number) + gain / SEEDS.length;
    seen[place] = (seen[place] as number) + (scored[i] as number) / SEEDS.length;
  }
  return { done: done + 1, gains: gained, unseen: seen };
}

/** What all folds and the leads of the last 60 days say together. */
export function concludeCheck(
  history: ScoreHistory,
  terms: LabelTerms,
  training: TrainingRows,
  { gains }: CheckProgress,
): ScoreCheck {
  const { weight } = training.labels;
  const n = weight.length;
  const weighted = gains.map((gain, i) => gain * (weight[i] as number));
  const total = sum(weight);
  const gain = sum(weighted) / total;
  const error = deviation(weighted) / ((total / n) * Math.sqrt(n));
  const forwardGain = forward(history, terms, training);
  return { gain, error, forwardGain, isBetter: gain > error && forwardGain !== null && forwardGain > 0 };
}

function alone({ source }: ScoreHistory): readonly ColumnCells[] {
  return source ? [source] : [];
}

function foretold(
  columns: readonly ColumnCells[],
  training: TrainingRows,
  { test }: Fold,
  rows: Int32Array,
  lambda: number,
): Float64Array | null {
  const model = trainModel(columns, training.rows, training.labels, lambda);
  return (
    model &&
    logitsOf(
      model,
      columns,
      test.map(place => rows[place] as number),
    )
  );
}

/** Learned from what was known 60 days ago; judged by what is known now of the leads since. */
function forward(history: ScoreHistory, terms: LabelTerms, { rows, labels }: TrainingRows): number | null {
  const { cohort, columns } = history;
  const then = cohort.asOf - FORWARD_DAYS;
  const before = labelled(asKnownAt(cohort, then), terms);
  if (before.wins === 0) return null;
  const since = Int32Array.from(rows.keys()).filter(place => (cohort.created[rows[place] as number] as number) >= then);
  const scored = trainModel(columns, before.rows, before.labels, chooseLambda(history, terms, before));
  const sources = alone(history);
  const bySource = trainModel(sources, before.rows, before.labels);
  if (!scored || !bySource || since.length === 0) return null;
  const tested = since.map(place => rows[place] as number);
  const losses = (logits: Float64Array) => weightedLoss(logits, labels, since);
  return losses(logitsOf(bySource, sources, tested)) - losses(logitsOf(scored, columns, tested));
}

/** Mean loss of the given places, by their weights. */
function weightedLoss(logits: Float64Array, { outcome, weight }: Labels, places: Int32Array): number {
  let [loss, total] = [0, 0];
  for (const [i, place] of places.entries()) {
    loss += (weight[place] as number) * lossOf(logits[i] as number, outcome[place] as number);
    total += weight[place] as number;
  }
  return loss / total;
}

/** How much a coefficient is held back: from 100 wins on, what would have foretold best so far; the stronger of equals. */
export function chooseLambda({ cohort, columns }: ScoreHistory, terms: LabelTerms, training: TrainingRows): number {
  if (training.wins < WINS_TO_CHOOSE) return LAMBDA;
  const losses = new Float64Array(LAMBDAS.length);
  let trials = 0;
  const mine = new Set(training.rows);
  for (const days of TRIALS) {
    const then = cohort.asOf - days;
    const before = within(labelled(asKnownAt(cohort, then), terms), mine);
    const places = Int32Array.from(training.rows.keys()).filter(place => {
      const created = cohort.created[training.rows[place] as number] as number;
      return created >= then && created < then + TRIAL_DAYS;
    });
    const wins = places.reduce((found, place) => found + (training.labels.outcome[place] as number), 0);
    if (wins < TRIAL_WINS || before.wins === 0) continue;
    const tested = places.map(place => training.rows[place] as number);
    for (const [index, lambda] of LAMBDAS.entries()) {
      const model = trainModel(columns, before.rows, before.labels, lambda);
      const loss = model
        ? weightedLoss(logitsOf(model, columns, tested), training.labels, places)
        : Number.POSITIVE_INFINITY;
      losses[index] = (losses[index] as number) + loss * places.length;
    }
    trials++;
  }
  if (trials === 0) return LAMBDA;
  let chosen = 0;
  for (let index = 1; index < LAMBDAS.length; index++) {
    if ((losses[index] as number) <= (losses[chosen] as number)) chosen = index;
  }
  return LAMBDAS[chosen] as number;
}

function within(training: TrainingRows, rows: ReadonlySet<number>): TrainingRows {
  return someOf(
    training,
    Int32Array.from(training.rows.keys()).filter(place => rows.has(training.rows[place] as number)),
  );
}

function sum(values: Float64Array): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}

function deviation(values: Float64Array): number {
  const mean = sum(values) / values.length;
  let squares = 0;
  for (const value of values) squares += (value - mean) ** 2;
  return Math.sqrt(squares / (values.length - 1));
}
