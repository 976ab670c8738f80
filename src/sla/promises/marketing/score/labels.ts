/**
 * Which leads a score learns from, and what became of them. Young leads count too, each as much as it has had time to be won:
 * a score of mature leads only would learn from old times, and take what is still open for lost.
 */
import { type Cohort, maturityAt, maturityOf } from '../estimate/maturity.ts';
import type { Labels } from './ridge.ts';

const YEAR = 365;

/** Leads to learn from, and what became of them. */
export interface LabelledRows {
  /** Indexes into the cohort. */
  readonly rows: Int32Array;
  /** 1: won within the horizon. Weight 1 for them and for those won later; else the share of wins that come by their age. */
  readonly labels: Labels;
}

export interface TrainingRows extends LabelledRows {
  readonly wins: number;
  /** Mature equivalents: the sum of the weights. */
  readonly mature: number;
}

export interface LabelTerms {
  readonly windowDays: number;
  readonly horizonDays: number;
}

/** Of the leads of the last year, from the day of the first known win on: before it, "not won" means "not recorded". */
export function labelled(cohort: Cohort, { windowDays, horizonDays }: LabelTerms): TrainingRows {
  const { asOf, created, won } = cohort;
  const { curve, horizon: told } = maturityOf(cohort, windowDays, horizonDays);
  // A history that is shorter tells what is won within as many days as it has.
  const horizon = curve ? told : horizonDays;
  const begin = Math.max(asOf - YEAR, firstWinDay(won));
  const rows: number[] = [];
  const [outcome, weight]: [number[], number[]] = [[], []];
  let [wins, mature] = [0, 0];
  for (let i = 0; i < created.length; i++) {
    const start = created[i] as number;
    if (!(start >= begin && start < asOf)) continue;
    const took = (won[i] as number) - start;
    const isWin = took < horizon;
    const isOver = isWin || took < Number.POSITIVE_INFINITY || !curve;
    const share = isOver ? 1 : maturityAt(curve, asOf - start);
    rows.push(i);
    outcome.push(isWin ? 1 : 0);
    weight.push(share);
    if (isWin) wins++;
    mature += share;
  }
  return {
    rows: Int32Array.from(rows),
    labels: { outcome: Float64Array.from(outcome), weight: Float64Array.from(weight) },
    wins,
    mature,
  };
}

/** Those at the given places of the list. */
export function someOf({ rows, labels }: LabelledRows, places: Int32Array): TrainingRows {
  const of = (column: Float64Array) => Float64Array.from(places, place => column[place] as number);
  const [outcome, weight] = [of(labels.outcome), of(labels.weight)];
  const sum = (column: Float64Array) => column.reduce((total, value) => total + value, 0);
  return {
    rows: places.map(place => rows[place] as number),
    labels: { outcome, weight },
    wins: sum(outcome),
    mature: sum(weight),
  };
}

function firstWinDay(won: Float64Array): number {
  let first = Number.POSITIVE_INFINITY;
  for (const win of won) if (win < first) first = win;
  return Math.floor(first);
}

/** The same leads as they were known at an earlier moment: later ones were not, and later wins had not come. */
export function asKnownAt({ created, won }: Cohort, asOf: number): Cohort {
  return {
    asOf,
    created: created.map(start => (start < asOf ? start : Number.NaN)),
    won: won.map(win => (win <= asOf ? win : Number.POSITIVE_INFINITY)),
  };
}
