/** The solver against another one: L-BFGS on a dense design, which knows nothing of levels. */
import { describe, expect, test } from 'vitest';
import { type Design, learnDesign, place } from '../../../../../src/sla/promises/marketing/score/design.ts';
import { BLANK, type ColumnCells } from '../../../../../src/sla/promises/marketing/score/levels.ts';
import { fitRidge, type Labels, softplus } from '../../../../../src/sla/promises/marketing/score/ridge.ts';
import { normal, type Random, seeded } from '../../../../support/random.ts';

interface Problem {
  readonly columns: readonly ColumnCells[];
  readonly rows: Int32Array;
  readonly labels: Labels;
  readonly lambda: number;
}

/** Numbers with blanks and zeros, texts with rare levels, weights between 0 and 1. */
function problem(random: Random): Problem {
  const n = 40 + Math.floor(160 * random());
  const columns = Array.from({ length: 1 + Math.floor(4 * random()) }, (_, index): ColumnCells => {
    const numbers = new Float64Array(n).fill(Number.NaN);
    const isNumber = random() < 0.5;
    const levels = 2 + Math.floor(12 * random());
    const texts = Array.from({ length: n }, (_, row) => {
      if (random() < 0.15) return BLANK;
      const number = random() < 0.1 ? 0 : Math.round(100 * normal(random)) / 10;
      if (isNumber) numbers[row] = number;
      return isNumber ? String(number) : `level ${Math.floor(levels * random() ** 3)}`;
    });
    return { name: `Column ${index}`, texts, numbers };
  });
  const share = 0.1 + 0.5 * random();
  return {
    columns,
    rows: Int32Array.from({ length: n }, (_, row) => row),
    labels: {
      outcome: Float64Array.from({ length: n }, (_, row) => (row === 0 || (row > 1 && random() < share) ? 1 : 0)),
      weight: Float64Array.from({ length: n }, () => 0.05 + 0.95 * random()),
    },
    lambda: [3, 10, 30][Math.floor(3 * random())] as number,
  };
}

/** A line per lead, a place per coefficient, the intercept last. */
function dense(design: Design, { columns, rows }: Problem): Float64Array[] {
  const placed = place(design, columns, rows);
  return Array.from(rows, (_, row) => {
    const line = new Float64Array(design.coefficients + 1);
    for (const column of placed) line[column[row] as number] = 1;
    line[design.coefficients] = 1;
    return line;
  });
}

type Point = Float64Array;

/** The objective and its gradient, as they are written down. */
function asWritten(design: Design, { labels, lambda }: Problem, lines: readonly Float64Array[]) {
  const pairs: [number, number][] = [];
  const own = new Float64Array(design.coefficients + 1);
  for (const { levels, first, count } of design.columns) {
    own.fill(levels.kind === 'number' ? 0.2 : 1, first, first + count);
    if (levels.kind === 'number') for (let i = first; i < first + levels.bins - 1; i++) pairs.push([i, i + 1]);
  }
  return (at: Point) => {
    const gradient = at.map((one, i) => lambda * (own[i] as number) * one);
    let value = dot(gradient, at) / 2;
    for (const [i, j] of pairs) {
      const difference = (at[j] as number) - (at[i] as number);
      value += (lambda * difference * difference) / 2;
      gradient[j] = (gradient[j] as number) + lambda * difference;
      gradient[i] = (gradient[i] as number) - lambda * difference;
    }
    for (const [row, line] of lines.entries()) {
      const logit = dot(line, at);
      const [y, w] = [labels.outcome[row] as number, labels.weight[row] as number];
      value += w * (softplus(logit) - y * logit);
      addTo(gradient, w * (1 / (1 + Math.exp(-logit)) - y), line);
    }
    return { value, gradient };
  };
}

function dot(a: Point, b: Point): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] as number) * (b[i] as number);
  return sum;
}

function addTo(a: Point, times: number, b: Point): void {
  for (let i = 0; i < a.length; i++) a[i] = (a[i] as number) + times * (b[i] as number);
}

/** L-BFGS with a backtracking line search. */
function minimised(of: (at: Point) => { value: number; gradient: Point }, size: number) {
  let at: Point = new Float64Array(size);
  let now = of(at);
  const kept: { s: Point; y: Point; r: number }[] = [];
  for (let step = 0; step < 500 && Math.sqrt(dot(now.gradient, now.gradient)) > 1e-6; step++) {
    const q = now.gradient.slice();
    const used = [...kept].reverse().map(pair => {
      const a = pair.r * dot(pair.s, q);
      addTo(q, -a, pair.y);
      return { ...pair, a };
    });
    const last = kept[kept.length - 1];
    const scale = last ? dot(last.s, last.y) / dot(last.y, last.y) : 1 / Math.sqrt(dot(q, q));
    for (let i = 0; i < size; i++) q[i] = (q[i] as number) * scale;
    for (const { s, y, r, a } of used.reverse()) addTo(q, a - r * dot(y, q), s);
    const slope = dot(now.gradient, q);
    let share = 1;
    let next = at;
    let then = now;
    for (; share > 1e-12; share /= 2) {
      next = at.slice();
      addTo(next, -share, q);
      then = of(next);
      if (then.value <= now.value - 1e-4 * share * slope) break;
    }
    if (share <= 1e-12) break;
    const [s, y] = [next.slice(), then.gradient.slice()];
    addTo(s, -1, at);
    addTo(y, -1, now.gradient);
    if (dot(s, y) > 0) kept.push({ s, y, r: 1 / dot(s, y) });
    if (kept.length > 20) kept.shift();
    [at, now] = [next, then];
  }
  return { at, value: now.value };
}

describe('against an independent solver', () => {
  test.each(Array.from({ length: 200 }, (_, seed) => seed + 1))('random problem %i', seed => {
    const given = problem(seeded(seed));
    const design = learnDesign(given.columns, given.rows);
    const fit = fitRidge(design, place(design, given.columns, given.rows), given.labels, given.lambda);
    if (!fit) throw new Error('did not converge');
    const other = minimised(asWritten(design, given, dense(design, given)), design.coefficients + 1);
    expect(Math.abs(fit.objective - other.value)).toBeLessThan(1e-6);
    const ours = [...fit.coefficients, fit.intercept];
    for (const [index, one] of ours.entries()) expect(Math.abs(one - (other.at[index] as number))).toBeLessThan(1e-4);
  });
});
