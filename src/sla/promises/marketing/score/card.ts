/**
 * The score card: a trained model as it stands in the policy, in whole ten-thousandths, small enough for a cell. What a score
 * says is computed from the card, so what was accepted is what counts.
 */
import { type CategoryLevels, type ColumnCells, type Levels, levelFinder, NEW } from './levels.ts';
import type { Model } from './model.ts';

export interface CardColumn {
  readonly name: string;
  readonly levels: Levels;
  /** By level, centred, in ten-thousandths of log-odds. */
  readonly adds: readonly number[];
}

export interface Card {
  /** Log-odds of the average lead, in ten-thousandths. */
  readonly intercept: number;
  readonly columns: readonly CardColumn[];
}

const UNIT = 10_000;
/** The score of the average lead, and the points that double the odds. */
export const AVERAGE = 100;
const DOUBLES = 20;
/** Characters of a card as text. */
export const CARD_MAX = 20_000;

export interface CardMade {
  readonly card: Card;
  /** Columns of which levels were put among the rare ones to keep the card small. */
  readonly shortened: readonly string[];
}

/**
 * The smallest levels of the column with the most are merged into its rare ones until the card fits.
 * @param countOf how many training rows have a coefficient's level
 */
export function cardOf({ design, intercept, coefficients }: Model, countOf: (index: number) => number): CardMade {
  let columns = design.columns.map(({ name, levels, first, count }): CardColumn & { readonly first: number } => ({
    name,
    levels,
    first,
    adds: Array.from({ length: count }, (_, level) => Math.round(UNIT * (coefficients[first + level] as number))),
  }));
  const shortened = new Set<string>();
  const card = (): Card => ({
    intercept: Math.round(UNIT * intercept),
    columns: columns.map(({ name, levels, adds }) => ({ name, levels, adds })),
  });
  while (JSON.stringify(card()).length > CARD_MAX) {
    const widest = columns.reduce((a, b) => (sizeOf(b) > sizeOf(a) ? b : a));
    if (widest.levels.kind === 'number') break;
    shortened.add(widest.name);
    const smaller = { ...widest, ...merged(widest, widest.levels, level => countOf(widest.first + level)) };
    columns = columns.map(column => (column === widest ? smaller : column));
  }
  return { card: card(), shortened: [...shortened] };
}

function sizeOf({ levels }: CardColumn): number {
  return JSON.stringify(levels).length;
}

/** Half of the names join the rare ones, at the mean of all of these; once none is left, the rare texts are forgotten. */
function merged({ adds }: CardColumn, levels: CategoryLevels, countOf: (level: number) => number) {
  const { names, rare } = levels;
  const kept = Math.floor(names.length / 2);
  const joins = [...adds.keys()].slice(kept);
  const rows = joins.reduce((sum, level) => sum + countOf(level), 0);
  const mean = joins.reduce((sum, level) => sum + countOf(level) * (adds[level] as number), 0) / (rows || 1);
  const texts = names.length > 1 ? [...names.slice(kept), ...rare] : [];
  const stays = { kind: 'category', names: names.slice(0, kept), rare: texts } as const;
  return { levels: stays, adds: texts.length ? [...adds.slice(0, kept), Math.round(mean)] : adds.slice(0, kept) };
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
  { intercept, columns: scored }: Card,
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
