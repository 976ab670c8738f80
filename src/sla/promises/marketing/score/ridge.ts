/**
 * Ridge logistic regression on levels: minimise Σ w·loss + ½·penalty, the intercept free.
 *
 * A lead has one level a column, so within a column's own levels the Hessian is a diagonal. The column with the most texts is
 * solved by that (a Schur complement), all others densely: a thousand landing pages cost no more than a few.
 */
import type { Design, DesignColumn, Placed } from './design.ts';

const { abs, exp, log1p, max, sqrt } = Math;

export interface Labels {
  /** 1 for what is to be foretold, 0 for what is not. */
  readonly outcome: Float64Array;
  readonly weight: Float64Array;
}

export interface Fit {
  readonly intercept: number;
  /** By the design's indexes. */
  readonly coefficients: Float64Array;
  /** Σ w·loss + ½·penalty. */
  readonly objective: number;
}

/** The model of the given rows; null where it does not converge. */
export function fitRidge(design: Design, placed: Placed, labels: Labels, lambda: number): Fit | null {
  const n = labels.outcome.length;
  const size = design.coefficients + 1;
  const penalty = new Penalty(design, lambda);
  const order = new Order(design, placed, n);
  let at: Float64Array = new Float64Array(size);
  let value = objective(at, order, labels, penalty);
  for (let step = 0; step < STEPS_MAX; step++) {
    const { gradient, system } = derivatives(at, order, labels, penalty);
    if (norm(gradient) <= TOLERANCE * n) {
      return { intercept: at[size - 1] as number, coefficients: at.subarray(0, size - 1), objective: value };
    }
    const direction = system.solve(gradient);
    if (!direction) return null;
    let share = 1;
    let next = moved(at, direction, share);
    let reached = objective(next, order, labels, penalty);
    // Near the end the objective is flat to the last digit: what does not rise by more than rounding has not risen.
    while (!(reached <= value + ROUNDING * max(1, abs(value))) && share > SHARE_MIN) {
      share /= 2;
      next = moved(at, direction, share);
      reached = objective(next, order, labels, penalty);
    }
    if (share <= SHARE_MIN) return null;
    at = next;
    value = reached;
  }
  return null;
}

const STEPS_MAX = 25;
const TOLERANCE = 1e-8;
const ROUNDING = 1e-13;
const SHARE_MIN = 1e-9;

function moved(at: Float64Array, direction: Float64Array, share: number): Float64Array {
  return at.map((value, index) => value - share * (direction[index] as number));
}

function norm(vector: Float64Array): number {
  let sum = 0;
  for (const value of vector) sum += value * value;
  return sqrt(sum);
}

/** ln(1 + eˣ) without overflow. */
export function softplus(x: number): number {
  return x > 0 ? x + log1p(exp(-x)) : log1p(exp(x));
}

function objective(at: Float64Array, order: Order, { outcome, weight }: Labels, penalty: Penalty): number {
  const { own, perLead } = order;
  let sum = 0;
  for (let i = 0, from = 0; i < outcome.length; i++, from += perLead) {
    let logit = 0;
    for (let j = from; j < from + perLead; j++) logit += at[own[j] as number] as number;
    sum += (weight[i] as number) * (softplus(logit) - (outcome[i] as number) * logit);
  }
  return sum + penalty.half(at);
}

function derivatives(at: Float64Array, order: Order, { outcome, weight }: Labels, penalty: Penalty) {
  const gradient = new Float64Array(at.length);
  const system = new System(order);
  const { own, perLead } = order;
  for (let i = 0, from = 0; i < outcome.length; i++, from += perLead) {
    let logit = 0;
    for (let j = from; j < from + perLead; j++) logit += at[own[j] as number] as number;
    const share = logit >= 0 ? 1 / (1 + exp(-logit)) : 1 - 1 / (1 + exp(logit));
    const w = weight[i] as number;
    const slope = w * (share - (outcome[i] as number));
    for (let j = from; j < from + perLead; j++) {
      const index = own[j] as number;
      gradient[index] = (gradient[index] as number) + slope;
    }
    system.add(i, w * share * (1 - share));
  }
  penalty.addTo(gradient, at, system);
  return { gradient, system };
}

/** λ·Σβ² over texts; over a number's bins λ·Σ(difference of neighbours)² + 0.2·λ·Σβ². */
class Penalty {
  private readonly columns: readonly DesignColumn[];
  private readonly lambda: number;

  constructor({ columns }: Design, lambda: number) {
    this.columns = columns;
    this.lambda = lambda;
  }

  half(at: Float64Array): number {
    let sum = 0;
    for (const { levels, first, count } of this.columns) {
      const isNumber = levels.kind === 'number';
      for (let i = first; i < first + count; i++) sum += (isNumber ? SMALL : 1) * (at[i] as number) ** 2;
      if (isNumber) {
        for (let i = first; i < first + levels.bins - 1; i++) sum += ((at[i + 1] as number) - (at[i] as number)) ** 2;
      }
    }
    return (this.lambda * sum) / 2;
  }

  addTo(gradient: Float64Array, at: Float64Array, system: System): void {
    const { lambda } = this;
    for (const { levels, first, count } of this.columns) {
      const own = lambda * (levels.kind === 'number' ? SMALL : 1);
      for (let i = first; i < first + count; i++) {
        gradient[i] = (gradient[i] as number) + own * (at[i] as number);
        system.addAt(i, i, own);
      }
      const neighbours = levels.kind === 'number' ? levels.bins - 1 : 0;
      for (let i = first; i < first + neighbours; i++) {
        const difference = lambda * ((at[i + 1] as number) - (at[i] as number));
        gradient[i] = (gradient[i] as number) - difference;
        gradient[i + 1] = (gradient[i + 1] as number) + difference;
        system.addAt(i, i, lambda);
        system.addAt(i + 1, i + 1, lambda);
        system.addAt(i + 1, i, -lambda);
      }
    }
  }
}

const SMALL = 0.2;

/** Where each lead's coefficients stand: some are solved by their diagonal, the others in the dense part. */
class Order {
  readonly size: number;
  /** Of the diagonal part: a stretch of the coefficients. */
  readonly from: number;
  readonly until: number;
  /** Of each lead `perLead` coefficients, that of the diagonal part first where there is one, the intercept last. */
  readonly own: Int32Array;
  readonly perLead: number;
  /** The same by their place in either part. */
  readonly places: Int32Array;

  constructor({ columns, coefficients }: Design, placed: Placed, leads: number) {
    this.size = coefficients + 1;
    let widest = -1;
    for (const [index, { levels, count }] of columns.entries()) {
      if (levels.kind === 'category' && count > (columns[widest]?.count ?? 1)) widest = index;
    }
    this.from = columns[widest]?.first ?? 0;
    this.until = this.from + (columns[widest]?.count ?? 0);
    const sorted =
      widest < 0 ? placed : [placed[widest] as Int32Array, ...placed.filter((_, index) => index !== widest)];
    this.perLead = sorted.length + 1;
    this.own = new Int32Array(leads * this.perLead).fill(coefficients);
    for (let j = 0; j < sorted.length; j++) {
      const column = sorted[j] as Int32Array;
      for (let i = 0; i < leads; i++) this.own[i * this.perLead + j] = column[i] as number;
    }
    this.places = this.own.map(index => (this.isDiagonal(index) ? index - this.from : this.dense(index)));
  }

  isDiagonal(index: number): boolean {
    return index >= this.from && index < this.until;
  }

  dense(index: number): number {
    return index < this.from ? index : index - (this.until - this.from);
  }
}

/** The Hessian, [diagonal, across; acrossᵀ, dense], of which only the lower half is kept. */
class System {
  private readonly order: Order;
  private readonly width: number;
  private readonly diagonal: Float64Array;
  private readonly across: Float64Array;
  private readonly dense: Float64Array;

  constructor(order: Order) {
    this.order = order;
    const narrow = order.until - order.from;
    this.width = order.size - narrow;
    this.diagonal = new Float64Array(narrow);
    this.across = new Float64Array(narrow * this.width);
    this.dense = new Float64Array(this.width * this.width);
  }

  /** Adds an amount at each pair of one lead's coefficients. */
  add(lead: number, amount: number): void {
    const { width, dense, diagonal, across } = this;
    const { places, perLead } = this.order;
    const end = (lead + 1) * perLead;
    let begin = lead * perLead;
    if (diagonal.length > 0) {
      const narrow = places[begin++] as number;
      diagonal[narrow] = (diagonal[narrow] as number) + amount;
      for (let j = begin; j < end; j++) {
        const cell = narrow * width + (places[j] as number);
        across[cell] = (across[cell] as number) + amount;
      }
    }
    for (let j = begin; j < end; j++) {
      const line = (places[j] as number) * width;
      for (let k = begin; k <= j; k++) {
        const cell = line + (places[k] as number);
        dense[cell] = (dense[cell] as number) + amount;
      }
    }
  }

  /** Adds to one cell of a column's own block, `row` not before `column`. */
  addAt(row: number, column: number, amount: number): void {
    const { order, diagonal, dense, width } = this;
    if (order.isDiagonal(row)) {
      diagonal[row - order.from] = (diagonal[row - order.from] as number) + amount;
      return;
    }
    const cell = order.dense(row) * width + order.dense(column);
    dense[cell] = (dense[cell] as number) + amount;
  }

  /** The system's answer to a right side; null where rounding has made it singular. */
  solve(side: Float64Array): Float64Array | null {
    const { order, width, diagonal, across, dense } = this;
    const rest = new Float64Array(width);
    for (let i = 0; i < order.size; i++) if (!order.isDiagonal(i)) rest[order.dense(i)] = side[i] as number;
    for (let line = 0; line < diagonal.length; line++) {
      const pivot = diagonal[line] as number;
      const own = (side[order.from + line] as number) / pivot;
      const row = line * width;
      for (let a = 0; a < width; a++) {
        const value = across[row + a] as number;
        if (value === 0) continue;
        rest[a] = (rest[a] as number) - value * own;
        const scaled = value / pivot;
        for (let b = 0; b <= a; b++) {
          dense[a * width + b] = (dense[a * width + b] as number) - scaled * (across[row + b] as number);
        }
      }
    }
    if (!solveInPlace(dense, width, rest)) return null;
    const answer = new Float64Array(order.size);
    for (let i = 0; i < order.size; i++) if (!order.isDiagonal(i)) answer[i] = rest[order.dense(i)] as number;
    for (let line = 0; line < diagonal.length; line++) {
      let value = side[order.from + line] as number;
      for (let a = 0; a < width; a++) value -= (across[line * width + a] as number) * (rest[a] as number);
      answer[order.from + line] = value / (diagonal[line] as number);
    }
    return answer;
  }
}

/** Cholesky: the lower half of a positive definite matrix is factored, and the side becomes the answer. */
function solveInPlace(matrix: Float64Array, size: number, side: Float64Array): boolean {
  for (let i = 0; i < size; i++) {
    const row = i * size;
    for (let j = 0; j <= i; j++) {
      const other = j * size;
      let sum = matrix[row + j] as number;
      for (let k = 0; k < j; k++) sum -= (matrix[row + k] as number) * (matrix[other + k] as number);
      if (i !== j) matrix[row + j] = sum / (matrix[other + j] as number);
      else if (sum > 0) matrix[row + j] = sqrt(sum);
      else return false;
    }
  }
  for (let i = 0; i < size; i++) {
    let sum = side[i] as number;
    for (let k = 0; k < i; k++) sum -= (matrix[i * size + k] as number) * (side[k] as number);
    side[i] = sum / (matrix[i * size + i] as number);
  }
  for (let i = size - 1; i >= 0; i--) {
    let sum = side[i] as number;
    for (let k = i + 1; k < size; k++) sum -= (matrix[k * size + i] as number) * (side[k] as number);
    side[i] = sum / (matrix[i * size + i] as number);
  }
  return true;
}
