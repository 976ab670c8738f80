/** A model of which leads become customers: an intercept, and for each level of each column what it adds to the log-odds. */
import { type Design, learnDesign, place } from './design.ts';
import { type ColumnCells, NEW } from './levels.ts';
import { fitRidge, type Labels, softplus } from './ridge.ts';

export interface Model {
  readonly design: Design;
  /** Log-odds of the average lead: each column is centred on its mean over the training rows, by their weights. */
  readonly intercept: number;
  /** Centred, by the design's indexes. */
  readonly coefficients: Float64Array;
}

export const LAMBDA = 10;

/**
 * @param rows indexes into the cells, to learn from; `labels` are theirs, in the same order
 * @returns null where the fit does not converge
 */
export function trainModel(
  columns: readonly ColumnCells[],
  rows: Int32Array,
  labels: Labels,
  lambda = LAMBDA,
): Model | null {
  const design = learnDesign(columns, rows);
  const placed = place(design, columns, rows);
  const fit = fitRidge(design, placed, labels, lambda);
  if (!fit) return null;
  const total = labels.weight.reduce((sum, weight) => sum + weight, 0);
  const coefficients = Float64Array.from(fit.coefficients);
  let { intercept } = fit;
  for (const [index, { first, count }] of design.columns.entries()) {
    const own = placed[index] as Int32Array;
    let mean = 0;
    for (let i = 0; i < own.length; i++) {
      mean += ((labels.weight[i] as number) / total) * (fit.coefficients[own[i] as number] as number);
    }
    intercept += mean;
    for (let i = first; i < first + count; i++) coefficients[i] = (coefficients[i] as number) - mean;
  }
  return { design, intercept, coefficients };
}

/** Log-odds of each of the rows; a cell of a new level adds nothing. */
export function logitsOf(
  { design, intercept, coefficients }: Model,
  columns: readonly ColumnCells[],
  rows: Int32Array,
) {
  const logits = new Float64Array(rows.length).fill(intercept);
  for (const placed of place(design, columns, rows)) {
    for (let i = 0; i < rows.length; i++) {
      const index = placed[i] as number;
      if (index !== NEW) logits[i] = (logits[i] as number) + (coefficients[index] as number);
    }
  }
  return logits;
}

export function shareOf(logit: number): number {
  return logit >= 0 ? 1 / (1 + Math.exp(-logit)) : 1 - 1 / (1 + Math.exp(logit));
}

/** −ln of the probability that was given to what came. */
export function lossOf(logit: number, outcome: number): number {
  return softplus(logit) - outcome * logit;
}
