/**
 * Training a score, step by step: a run ends where the next can go on. It refuses where the leads cannot bear one, and says
 * what would change that.
 */
import { intervalOf, type Prior } from '../estimate/prior.ts';
import { quantileOf } from '../estimate/revenue.ts';
import { BANDS, type Band, bandOf, type Card, cardOf, compileCard, pointsAt } from './card.ts';
import {
  beginCheck,
  type CheckProgress,
  checkFold,
  chooseLambda,
  concludeCheck,
  FOLDS,
  type ScoreCheck,
  type ScoreHistory,
} from './check.ts';
import { type LabelTerms, labelled, type TrainingRows } from './labels.ts';
import { type ColumnCells, cellOf } from './levels.ts';
import { shareOf, trainModel } from './model.ts';

export const WINS_MIN = 20;
export const MATURE_MIN = 150;
/** Of days, before a score can be checked forward in time: what it learns from, and what it foretells. */
export const HISTORY_MIN = 60 + 30;
/** Leads of so many days count as lately. */
const LATELY = 60;

export type Refusal =
  | { readonly because: 'few wins'; readonly wins: number }
  | { readonly because: 'few leads'; readonly mature: number }
  /** Days of history from the first known win on. */
  | { readonly because: 'short history'; readonly days: number }
  | { readonly because: 'does not converge' }
  /** The source alone foretells as well. */
  | { readonly because: 'source says it'; readonly check: ScoreCheck };

/** A band of the score: what it said of the leads in it, and what came; by folds that had not seen them. */
export interface BandCheck {
  readonly band: Band;
  readonly leads: number;
  readonly wins: number;
  /** Mature equivalents: what `said` and `came` are shares of. */
  readonly mature: number;
  readonly said: number;
  readonly came: number;
  /** `came` lies between these with 90 % probability. */
  readonly low: number;
  readonly high: number;
}

export interface TrainedScore {
  readonly card: Card;
  readonly check: ScoreCheck;
  readonly lambda: number;
  readonly wins: number;
  readonly mature: number;
  readonly bands: readonly BandCheck[];
  /** How much likelier than the average the best tenth was won. */
  readonly lift: number;
  /** Of the leads of the last 60 days, the share that the score foretold by now, and that came. */
  readonly lately: { readonly said: number; readonly came: number; readonly leads: number };
  /** Columns of which texts were put among the rare ones so that the card fits. */
  readonly shortened: readonly string[];
}

export type Training =
  | { readonly state: 'going on'; readonly progress: CheckProgress }
  | { readonly state: 'refused'; readonly refusal: Refusal }
  | { readonly state: 'trained'; readonly score: TrainedScore };

/**
 * Goes on from `progress`, or from the beginning, until `isTimeUp`.
 * @param progress of the same history and terms
 */
export function train(
  history: ScoreHistory,
  terms: LabelTerms,
  progress: CheckProgress | null,
  isTimeUp: () => boolean,
): Training {
  const training = labelled(history.cohort, terms);
  const refusal = refusalOf(history, training);
  if (refusal) return { state: 'refused', refusal };
  let at = progress ?? beginCheck(training);
  while (at.done < FOLDS) {
    const next = checkFold(history, terms, training, at);
    if (!next) return NO_CONVERGENCE;
    at = next;
    if (isTimeUp()) return { state: 'going on', progress: at };
  }
  const check = concludeCheck(history, terms, training, at);
  return check.isBetter
    ? trainedOf(history, terms, training, at, check)
    : { state: 'refused', refusal: { because: 'source says it', check } };
}

const NO_CONVERGENCE: Training = { state: 'refused', refusal: { because: 'does not converge' } };

function refusalOf({ cohort }: ScoreHistory, { rows, wins, mature }: TrainingRows): Refusal | null {
  const first = rows.reduce((least, row) => Math.min(least, cohort.created[row] as number), cohort.asOf);
  const days = cohort.asOf - first;
  if (wins < WINS_MIN) return { because: 'few wins', wins };
  if (mature < MATURE_MIN) return { because: 'few leads', mature };
  return days < HISTORY_MIN ? { because: 'short history', days } : null;
}

function trainedOf(
  history: ScoreHistory,
  terms: LabelTerms,
  training: TrainingRows,
  { unseen }: CheckProgress,
  check: ScoreCheck,
): Training {
  const { rows, labels, wins, mature } = training;
  const { columns, cohort } = history;
  const lambda = chooseLambda(history, terms, training);
  const model = trainModel(columns, rows, labels, lambda);
  if (!model) return NO_CONVERGENCE;
  const made = cardOf(model, columns, rows);
  const ask = compileCard(
    made.card,
    columns.map(({ name }) => name),
  );
  const points = Float64Array.from(rows, row => ask(index => cellOf(columns[index] as ColumnCells, row)).points);
  const sorted = points.slice().sort();
  const card: Card = {
    ...made.card,
    quartiles: [quantileOf(sorted, 0.25), quantileOf(sorted, 0.5), quantileOf(sorted, 0.75)],
    horizonDays: terms.horizonDays,
  };
  const said = unseen.map(shareOf);
  // A lead's own outcome moved its points in training; in which band it falls is told by folds that had not seen it.
  const bands = BANDS.map(band => {
    const places = [...rows.keys()].filter(place => bandOf(card, pointsAt(card, unseen[place] as number)) === band);
    return { band, ...foretoldAndCame(places, said, training) };
  });
  const tenth = [...rows.keys()]
    .sort((a, b) => (unseen[b] as number) - (unseen[a] as number))
    .slice(0, Math.ceil(rows.length / 10));
  const young = [...rows.keys()].filter(
    place => (cohort.created[rows[place] as number] as number) >= cohort.asOf - LATELY,
  );
  const lately = foretoldAndCame(young, said, training);
  return {
    state: 'trained',
    score: {
      card,
      check,
      lambda,
      wins,
      mature,
      bands,
      lift: foretoldAndCame(tenth, said, training).came / (wins / mature),
      lately: { said: lately.said, came: lately.came, leads: young.length },
      shortened: made.shortened,
    },
  };
}

/** Beta(½, ½): nothing is taken for granted of a band. */
const JEFFREYS: Prior = { mean: 0.5, strength: 1, mixture: [{ a: 0.5, b: 0.5, weight: 1 }] };

function foretoldAndCame(
  places: readonly number[],
  said: Float64Array,
  { labels }: TrainingRows,
): Omit<BandCheck, 'band'> {
  let [wins, mature, expected] = [0, 0, 0];
  for (const place of places) {
    const weight = labels.weight[place] as number;
    wins += labels.outcome[place] as number;
    mature += weight;
    expected += weight * (said[place] as number);
  }
  const all = mature || 1;
  return {
    leads: places.length,
    wins,
    mature,
    said: expected / all,
    came: wins / all,
    ...intervalOf(JEFFREYS, { wins, mature }),
  };
}
