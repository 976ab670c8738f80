/**
 * The score card: a trained model as it stands in the policy, in whole ten-thousandths, small enough for a cell. What a score
 * says is computed from the card, so what was accepted is what counts.
 */
import { place } from './design.ts';
import { type CategoryLevels, type ColumnCells, type Levels, levelFinder, NEW } from './levels.ts';
import type { Model } from './model.ts';

export interface CardColumn {
  readonly name: string;
  readonly levels: Levels;
  /** By level, centred, in ten-thousandths of log-odds. */
  readonly adds: readonly number[];
}

/** What a score adds up from. */
export interface Points {
  /** Log-odds of the average lead, in ten-thousandths. */
  readonly intercept: number;
  readonly columns: readonly CardColumn[];
}

export interface Card extends Points {
  /** Points of the training rows: the lower quartile, the median, the upper quartile. */
  readonly quartiles: readonly [number, number, number];
  /** Won within so many days of its creation is what the score foretells. */
  readonly horizonDays: number;
}

export const BANDS = ['A', 'B', 'C', 'D'] as const;
/** A is the best quarter of the leads that the score learned from. */
export type Band = (typeof BANDS)[number];

export function bandOf({ quartiles: [lower, median, upper] }: Card, points: number): Band {
  if (points >= upper) return 'A';
  if (points >= median) return 'B';
  return points >= lower ? 'C' : 'D';
}

const UNIT = 10_000;
/** The score of the average lead, and the points that double the odds. */
const AVERAGE = 100;
const DOUBLES = 20;
/** Characters of a card as text. */
export const CARD_MAX = 20_000;

export interface CardMade {
  readonly card: Points;
  /** Columns of which levels were put among the rare ones to keep the card small. */
  readonly shortened: readonly string[];
}

/**
 * The smallest levels of the column with the most are merged into its rare ones until the card fits.
 * @param rows those that the model was trained on
 */
export function cardOf(model: Model, columns: readonly ColumnCells[], rows: Int32Array): CardMade {
  const { design, intercept, coefficients } = model;
  const counts = new Int32Array(design.coefficients);
  for (const placed of place(design, columns, rows)) {
    for (const index of placed) counts[index] = (counts[index] as number) + 1;
  }
  let made = design.columns.map(
    ({ name, levels, first, count }): CountedColumn => ({
      name,
      levels,
      counts: [...counts.subarray(first, first + count)],
      adds: [...coefficients.subarray(first, first + count)].map(add => Math.round(UNIT * add)),
    }),
  );
  const shortened = new Set<string>();
  const card = () => ({
    intercept: Math.round(UNIT * intercept),
    columns: made.map(({ name, levels, adds }) => ({ name, levels, adds })),
  });
  while (JSON.stringify(card()).length > CARD_MAX) {
    const widest = made.reduce((a, b) => (sizeOf(b) > sizeOf(a) ? b : a));
    if (widest.levels.kind === 'number') break;
    shortened.add(widest.name);
    const smaller = merged(widest, widest.levels);
    made = made.map(column => (column === widest ? smaller : column));
  }
  return { card: card(), shortened: [...shortened] };
}

interface CountedColumn extends CardColumn {
  /** Training rows by level. */
  readonly counts: readonly number[];
}

function sizeOf({ levels }: CardColumn): number {
  return JSON.stringify(levels).length;
}

/** Half of the names join the rare ones, at the mean of all of these; once none is left, the rare texts are forgotten. */
function merged({ name, adds, counts }: CountedColumn, { names, rare }: CategoryLevels): CountedColumn {
  const kept = Math.floor(names.length / 2);
  const rows = total(counts.slice(kept));
  const mean = total(adds.slice(kept).map((add, index) => add * (counts[kept + index] as number))) / (rows || 1);
  const texts = names.length > 1 ? [...names.slice(kept), ...rare] : [];
  const all = texts.length > 0;
  return {
    name,
    levels: { kind: 'category', names: names.slice(0, kept), rare: texts },
    adds: all ? [...adds.slice(0, kept), Math.round(mean)] : adds.slice(0, kept),
    counts: all ? [...counts.slice(0, kept), rows] : counts.slice(0, kept),
  };
}

function total(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}

/** What one column adds to one lead's score. */
export interface Reason {
  readonly column: string;
  /** Folded; BLANK where there is nothing. */
  readonly text: string;
  readonly points: number;
  /** Its text was not seen in training, so it counts as the average. */
  readonly isNew: boolean;
}

export interface LeadScore {
  readonly points: number;
  /** Log-odds of being won. */
  readonly logit: number;
  /** Of every column, in the card's order: the score is 100 and their points. */
  readonly reasons: readonly Reason[];
}

/**
 * The card as a question for a row of cells.
 * @param columns the sheet's columns; one that the card names and the sheet does not have adds nothing
 */
export function compileCard(
  { intercept, columns: scored }: Points,
  columns: readonly ColumnCells[],
): (row: number) => LeadScore {
  const asked = scored.flatMap(({ name, levels, adds }) => {
    const cells = columns.find(column => column.name === name);
    return cells ? [{ name, cells, adds, find: levelFinder(levels) }] : [];
  });
  return row => {
    let [points, logit] = [AVERAGE, intercept];
    const reasons = asked.map(({ name, cells, adds, find }): Reason => {
      const text = cells.texts[row] as string;
      const level = find(text, cells.numbers[row] as number);
      const add = level === NEW ? 0 : (adds[level] as number);
      const own = pointsOf(add);
      points += own;
      logit += add;
      return { column: name, text, points: own, isNew: level === NEW };
    });
    return { points, logit: logit / UNIT, reasons };
  };
}

/** The points of a lead of such log-odds, before each column's are rounded. */
export function pointsAt({ intercept }: Card, logit: number): number {
  return AVERAGE + (DOUBLES * (logit - intercept / UNIT)) / Math.LN2;
}

/** 20 points double the odds. */
export function pointsOf(add: number): number {
  return Math.round((DOUBLES * add) / UNIT / Math.LN2) || 0;
}

/** The three reasons that add most and the three that take most. */
export function mainReasons(reasons: readonly Reason[]): readonly Reason[] {
  const sorted = [...reasons].sort((a, b) => b.points - a.points);
  const adding = sorted.filter(({ points }) => points > 0).slice(0, SHOWN);
  const taking = sorted
    .filter(({ points }) => points < 0)
    .slice(-SHOWN)
    .reverse();
  return [...adding, ...taking];
}

const SHOWN = 3;
