/**
 * The score card: a trained model as it stands in the policy, in whole ten-thousandths, small enough for a cell. What a score
 * says is computed from the card, so what was accepted is what counts.
 */
import { fold } from '../../../sheet/text.ts';
import type { ScoreCell } from './cells.ts';
import { type Placed, place } from './design.ts';
import { type CategoryLevels, type ColumnCells, type Levels, levelFinder, NEW } from './levels.ts';
import type { Model } from './model.ts';

export interface CardColumn {
  readonly name: string;
  readonly levels: Levels;
  /** By level, centred, in ten-thousandths of log-odds. */
  readonly adds: readonly number[];
  /** Of the score's variance over the training rows. */
  readonly share: number;
}

/** What a score adds up from. */
export interface Points {
  /** Log-odds of the average lead, in ten-thousandths. */
  readonly intercept: number;
  readonly columns: readonly CardColumn[];
}

/** As the policy keeps it. */
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
  const placed = place(design, columns, rows);
  const counts = new Int32Array(design.coefficients);
  for (const own of placed) for (const index of own) counts[index] = (counts[index] as number) + 1;
  const shares = sharesOf(coefficients, placed);
  let made = design.columns.map(
    ({ name, levels, first, count }, index): CountedColumn => ({
      name,
      levels,
      share: shares[index] as number,
      counts: [...counts.subarray(first, first + count)],
      adds: [...coefficients.subarray(first, first + count)].map(add => Math.round(UNIT * add)),
    }),
  );
  const shortened = new Set<string>();
  const card = () => ({
    intercept: Math.round(UNIT * intercept),
    columns: made.map(({ name, levels, adds, share }) => ({ name, levels, adds, share })),
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

/** Of each column: covariance of what it adds with the whole, ÷ the variance of the whole; hundredths, which sum to about 1. */
function sharesOf(coefficients: Float64Array, placed: Placed): readonly number[] {
  const rows = placed[0]?.length ?? 0;
  const added = placed.map(own => Float64Array.from(own, index => coefficients[index] as number));
  const whole = Float64Array.from({ length: rows }, (_, row) => total(added.map(column => column[row] as number)));
  const mean = total(whole) / rows;
  const spread = total(whole.map(value => (value - mean) ** 2));
  return added.map(column => {
    const shared = total(column.map((value, row) => value * ((whole[row] as number) - mean)));
    return spread > 0 ? Math.round((100 * shared) / spread) / 100 : 0;
  });
}

interface CountedColumn extends CardColumn {
  /** Training rows by level. */
  readonly counts: readonly number[];
}

function sizeOf({ levels }: CardColumn): number {
  return JSON.stringify(levels).length;
}

/** Half of the names join the rare ones, at the mean of all of these; once none is left, the rare texts are forgotten. */
function merged({ name, adds, counts, share }: CountedColumn, { names, rare }: CategoryLevels): CountedColumn {
  const kept = Math.floor(names.length / 2);
  const rows = total(counts.slice(kept));
  const mean = total(adds.slice(kept).map((add, index) => add * (counts[kept + index] as number))) / (rows || 1);
  const texts = names.length > 1 ? [...names.slice(kept), ...rare] : [];
  const all = texts.length > 0;
  return {
    name,
    share,
    levels: { kind: 'category', names: names.slice(0, kept), rare: texts },
    adds: all ? [...adds.slice(0, kept), Math.round(mean)] : adds.slice(0, kept),
    counts: all ? [...counts.slice(0, kept), rows] : counts.slice(0, kept),
  };
}

function total(values: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i] as number;
  return sum;
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
 * The card as a question for the cells of a row.
 * @param header the sheet's, compared folded; a column that the card names and the sheet does not have adds nothing
 */
export function compileCard({ intercept, columns }: Points, header: readonly string[]): (cells: CellAt) => LeadScore {
  const places = new Map(header.map((name, index) => [fold(name), index]));
  const asked = columns.flatMap(({ name, levels, adds }) => {
    const index = places.get(fold(name));
    return index === undefined ? [] : [{ name, index, adds, find: levelFinder(levels) }];
  });
  return cellAt => {
    let [points, logit] = [AVERAGE, intercept];
    const reasons = asked.map(({ name, index, adds, find }): Reason => {
      const { text, number } = cellAt(index);
      const level = find(text, number);
      const add = level === NEW ? 0 : (adds[level] as number);
      const own = pointsOf(add);
      points += own;
      logit += add;
      return { column: name, text, points: own, isNew: level === NEW };
    });
    return { points, logit: logit / UNIT, reasons };
  };
}

/** A row's cell by the index of its column. */
type CellAt = (index: number) => ScoreCell;

/** Columns of the card that a header lacks, and what share of the score's variance they carried. */
export function missingColumns(
  { columns }: Points,
  header: readonly string[],
): { names: readonly string[]; share: number } {
  const known = new Set(header.map(fold));
  const missing = columns.filter(({ name }) => !known.has(fold(name)));
  return { names: missing.map(({ name }) => name), share: missing.reduce((sum, { share }) => sum + share, 0) };
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
