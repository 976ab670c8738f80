/**
 * Columns that a score should not learn from, each with why: the person decides. A column that is filled in after the first
 * contact foretells nothing of a new lead, and one that knows the outcome is the outcome.
 */
import { logGamma } from '../chance.ts';
import { stratified } from './folds.ts';
import { type LabelledRows, someOf } from './labels.ts';
import { BLANK, type ColumnCells, countLevels, learnLevels } from './levels.ts';
import { logitsOf, trainModel } from './model.ts';

export type Exclusion =
  /** Filled among `young` leads (younger than 2 days) and `old` ones (older than 14), as shares. */
  | { readonly because: 'filled later'; readonly young: number; readonly old: number }
  /** It tells winners from the others all by itself. */
  | { readonly because: 'knows the outcome'; readonly auc: number }
  | { readonly because: 'too many values'; readonly levels: number };

export interface ColumnFinding {
  readonly exclusions: readonly Exclusion[];
  /** False where too few leads are young: whether it is filled later cannot be told yet. */
  readonly isFillKnown: boolean;
}

/** In days. */
const YOUNG = 2;
const OLD = 14;
const YOUNG_LEADS = 10;
const SIGNIFICANT = 0.01;
const TOO_GOOD = 0.95;
const LEVELS_MAX = 50;
const SEED = 1;

/**
 * @param ages of all leads of the tab in days; NaN where unknown
 * @param training those that the score learns from
 */
export function findingsOfColumns(
  columns: readonly ColumnCells[],
  ages: Float64Array,
  training: LabelledRows,
): readonly ColumnFinding[] {
  return columns.map(column => {
    const filled = filledByAge(column, ages);
    const { young, old } = filled;
    const isFillKnown = young.total >= YOUNG_LEADS;
    const exclusions: Exclusion[] = [];
    const differs = fisher(young.filled, young.total, old.filled, old.total) < SIGNIFICANT / columns.length;
    if (isFillKnown && differs) {
      exclusions.push({ because: 'filled later', young: young.filled / young.total, old: old.filled / old.total });
    }
    const auc = aloneAuc(column, training);
    if (auc > TOO_GOOD) exclusions.push({ because: 'knows the outcome', auc });
    const levels = countTexts(column, training.rows);
    if (levels > LEVELS_MAX) exclusions.push({ because: 'too many values', levels });
    return { exclusions, isFillKnown };
  });
}

function filledByAge({ texts }: ColumnCells, ages: Float64Array) {
  const young = { filled: 0, total: 0 };
  const old = { filled: 0, total: 0 };
  for (let row = 0; row < ages.length; row++) {
    const age = ages[row] as number;
    const group = age < YOUNG ? young : age > OLD ? old : null;
    if (!group) continue;
    group.total++;
    if (texts[row] !== BLANK) group.filled++;
  }
  return { young, old };
}

function countTexts(column: ColumnCells, rows: Int32Array): number {
  const levels = learnLevels(column, rows);
  return levels.kind === 'category' ? levels.names.length + levels.rare.length : countLevels(levels);
}

/** Out of five folds: how often a winner stands before another lead, by this column alone; ½ tells nothing. */
function aloneAuc(column: ColumnCells, training: LabelledRows): number {
  const { outcome, weight } = training.labels;
  const logits = new Float64Array(outcome.length);
  for (const { train, test } of stratified(outcome, SEED)) {
    const { rows, labels } = someOf(training, train);
    const learned = trainModel([column], rows, labels);
    if (!learned) return 0.5;
    const found = logitsOf(learned, [column], someOf(training, test).rows);
    for (let i = 0; i < test.length; i++) logits[test[i] as number] = found[i] as number;
  }
  return areaUnder(logits, outcome, weight);
}

/** The share of pairs of a winner and another lead in which the winner has the higher score, ties by half; by weight. */
export function areaUnder(scores: Float64Array, outcome: Float64Array, weight: Float64Array): number {
  const order = Int32Array.from(scores.keys()).sort((a, b) => (scores[a] as number) - (scores[b] as number));
  let [below, won, pairs] = [0, 0, 0];
  for (let from = 0; from < order.length; ) {
    const score = scores[order[from] as number] as number;
    let [wins, others, to] = [0, 0, from];
    for (; to < order.length && scores[order[to] as number] === score; to++) {
      const lead = order[to] as number;
      if (outcome[lead]) wins += weight[lead] as number;
      else others += weight[lead] as number;
    }
    pairs += wins * (below + others / 2);
    below += others;
    won += wins;
    from = to;
  }
  return won > 0 && below > 0 ? pairs / (won * below) : 0.5;
}

/** Two-sided exact probability that two shares differ so much by chance (Fisher): `a` of `n` against `b` of `m`. */
export function fisher(a: number, n: number, b: number, m: number): number {
  const logChoose = (of: number, taken: number) => logGamma(of + 1) - logGamma(taken + 1) - logGamma(of - taken + 1);
  const filled = a + b;
  const all = logChoose(n + m, filled);
  const chance = (k: number) => Math.exp(logChoose(n, k) + logChoose(m, filled - k) - all);
  const seen = chance(a) * (1 + 1e-7);
  let sum = 0;
  for (let k = Math.max(0, filled - m); k <= Math.min(n, filled); k++) {
    const own = chance(k);
    if (own <= seen) sum += own;
  }
  return Math.min(1, sum);
}
