/** Lead sheets whose conversion rates are known, to see how often an estimate's intervals hold them. */
import { estimateLeadValues } from '../../src/sla/promises/marketing/estimate/estimate.ts';
import type { LeadHistory } from '../../src/sla/promises/marketing/estimate/history.ts';
import { beta, normal, type Random, seeded } from './random.ts';

/** True rates are spread as on a real sheet of 8,000 leads: 10 % on average, by a strength of 24 leads. */
const MEAN_RATE = 0.1;
const STRENGTH = 24;
const TERMS = { asOf: 365, windowDays: 90, horizonDays: 90, agreedRevenue: () => null };

interface Sheet {
  readonly history: LeadHistory;
  /** By source, the true share of leads that become customers within the horizon. */
  readonly truth: ReadonlyMap<string, number>;
}

/** The share of true rates that lie in the interval of 90 % that a year's sheet of so many leads gives. */
export function coverage(leads: number, sources: number, sheets: number): number {
  const random = seeded(leads);
  let [inside, all] = [0, 0];
  for (let i = 0; i < sheets; i++) {
    const { history, truth } = drawSheet(random, leads, sources);
    for (const { source, low, high } of estimateLeadValues(history, TERMS).table?.rates ?? []) {
      const rate = truth.get(source);
      if (rate === undefined) continue;
      all++;
      if (rate >= low && rate <= high) inside++;
    }
  }
  return inside / all;
}

/** The n-th source has a share of 1/n of the largest one's leads; half of the wins come within ten days, some take months. */
function drawSheet(random: Random, leads: number, sources: number): Sheet {
  const names = Array.from({ length: sources }, (_, index) => `Source ${index + 1}`);
  const sizes = names.map((_, index) => 1 / (index + 1));
  const total = sizes.reduce((sum, size) => sum + size, 0);
  const truth = new Map<string, number>();
  const [created, won, source]: [number[], number[], string[]] = [[], [], []];
  for (const [index, name] of names.entries()) {
    const rate = beta(random, MEAN_RATE * STRENGTH, (1 - MEAN_RATE) * STRENGTH);
    truth.set(name, rate);
    for (let left = Math.round((leads * (sizes[index] ?? 0)) / total); left > 0; left--) {
      const day = random() * TERMS.asOf;
      created.push(day);
      won.push(random() < rate ? day + daysToWin(random) : Number.NaN);
      source.push(name);
    }
  }
  const [segment, revenue] = [source.map(() => ''), source.map(() => Number.NaN)];
  return { history: { created, won, source, segment, revenue }, truth };
}

/** Lognormal, drawn again until it is within the horizon. */
function daysToWin(random: Random): number {
  for (;;) {
    const days = 10 * Math.exp(1.2 * normal(random));
    if (days < TERMS.horizonDays) return days;
  }
}
