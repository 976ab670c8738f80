/** Lead sheets of businesses whose rates are known, to see how well values are estimated, and when they are found to be old. */
import { type EstimatedTable, estimateLeadValues } from '../../src/sla/promises/marketing/estimate/estimate.ts';
import type { LeadHistory } from '../../src/sla/promises/marketing/estimate/history.ts';
import { failedTrial, trialOf } from '../../src/sla/promises/marketing/values-on-trial.ts';
import { beta, normal, type Random, seeded } from './random.ts';

/** True rates are spread as on a real sheet of 8,000 leads: 10 % on average, by a strength of 24 leads; segments by 20 around. */
const MEAN_RATE = 0.1;
const STRENGTH = 24;
const CELL_STRENGTH = 20;
const YEAR = 365;
/** Values are estimated then; the year before is history. */
const ACCEPTED = 365;
const TERMS = { asOf: ACCEPTED, windowDays: 90, horizonDays: 90, agreedRevenue: () => null };
const REVENUE = 5000;
/** Of the logarithm of a deal's amount: the mean deal is REVENUE. */
const REVENUE_SPREAD = 0.6;

export interface Business {
  readonly leadsPerYear: number;
  readonly sources: number;
  readonly segments?: number;
  /** Factor of all rates by the day; 1 throughout in a standing business. */
  readonly drift?: (day: number) => number;
  readonly days?: number;
}

interface Sheet {
  readonly history: LeadHistory;
  /** By source, and by source and segment: the true share of leads that become customers within the horizon. */
  readonly truth: ReadonlyMap<string, number>;
}

export interface Fit {
  /** Share of the true rates, and of the true values, that lie in their interval of 90 %. */
  readonly rates: number;
  readonly values: number;
  /** Worth of the window's leads by the estimate over their true worth, on average. */
  readonly sums: number;
  /** Root mean square error of the rates of (source, segment) cells: nested, and by their source alone. */
  readonly cellError: number;
  readonly sourceOnlyError: number;
  /** Share of the sheets that could be estimated and accepted. */
  readonly told: number;
}

export function fitOf(business: Business, sheets: number, seed = business.leadsPerYear): Fit {
  const random = seeded(seed);
  let [inRate, inValue, all, sum, told, cells, cellSquares, sourceSquares] = [0, 0, 0, 0, 0, 0, 0, 0];
  for (let left = sheets; left > 0; left--) {
    const { history, truth } = drawSheet(random, business);
    const { table } = estimateLeadValues(history, TERMS);
    if (!table || table.isShort) continue;
    told++;
    let [worth, trueWorth] = [0, 0];
    for (const { source, segment, leads, conversion, low, high, value, valueLow, valueHigh } of table.rates) {
      const rate = truth.get(`${source}|${segment}`);
      if (rate === undefined) continue;
      if (segment !== '') {
        const whole = table.rates.find(row => row.source === source && row.segment === '');
        cellSquares += (conversion - rate) ** 2;
        sourceSquares += ((whole?.conversion ?? 0) - rate) ** 2;
        cells++;
        continue;
      }
      all++;
      if (rate >= low && rate <= high) inRate++;
      const isIn = rate * REVENUE >= (valueLow ?? 0) && rate * REVENUE <= (valueHigh ?? 0);
      if (isIn) inValue++;
      worth += leads * (value ?? 0);
      trueWorth += leads * rate * REVENUE;
    }
    sum += worth / trueWorth;
  }
  const root = (squares: number) => Math.sqrt(squares / Math.max(1, cells));
  return {
    rates: inRate / all,
    values: inValue / all,
    sums: sum / told,
    cellError: root(cellSquares),
    sourceOnlyError: root(sourceSquares),
    told: told / sheets,
  };
}

/** Share of the businesses whose accepted values are found to be old within so many days, looked at once a week. */
export function foundOld(business: Business, within: number, businesses: number, seed: number): number {
  const random = seeded(seed);
  let [found, asked] = [0, 0];
  for (let left = businesses; left > 0; left--) {
    const { history } = drawSheet(random, { ...business, days: ACCEPTED + within });
    const { table } = estimateLeadValues(history, TERMS);
    if (!table || table.isShort) continue;
    asked++;
    if (isFoundOld(history, table, within)) found++;
  }
  return found / Math.max(1, asked);
}

function isFoundOld(history: LeadHistory, table: EstimatedTable, within: number): boolean {
  const rates = new Map(table.rates.map(rate => [rate.segment === '' ? rate.source : '', rate]));
  const rate = (source: string) => rates.get(source) ?? null;
  const trialAt = trialOf(history, { ...TERMS, acceptedAt: ACCEPTED, rate });
  for (let day = 14; day <= within; day += 7) if (failedTrial(trialAt, ACCEPTED + day)) return true;
  return false;
}

/** The n-th source has a share of 1/n of the largest one's leads; half of the wins come within ten days, some take months. */
function drawSheet(
  random: Random,
  { leadsPerYear, sources, segments = 1, drift = () => 1, days = YEAR }: Business,
): Sheet {
  const names = Array.from({ length: sources }, (_, index) => `Source ${index + 1}`);
  const total = names.reduce((sum, _, index) => sum + 1 / (index + 1), 0);
  const truth = new Map<string, number>();
  const [created, won, source, segment, revenue]: [number[], number[], string[], string[], number[]] = [
    [],
    [],
    [],
    [],
    [],
  ];
  for (const [index, name] of names.entries()) {
    const rate = beta(random, MEAN_RATE * STRENGTH, (1 - MEAN_RATE) * STRENGTH);
    const rates = Array.from({ length: segments }, () => (segments === 1 ? rate : cellRate(random, rate)));
    truth.set(`${name}|`, rates.reduce((sum, one) => sum + one, 0) / segments);
    for (const [place, one] of rates.entries()) if (segments > 1) truth.set(`${name}|Segment ${place}`, one);
    for (let left = Math.round((leadsPerYear * days) / YEAR / (index + 1) / total); left > 0; left--) {
      const day = random() * days;
      const place = Math.floor(random() * segments);
      const isWon = random() < (rates[place] as number) * drift(day);
      created.push(day);
      won.push(isWon ? day + daysToWin(random) : Number.NaN);
      source.push(name);
      segment.push(segments === 1 ? '' : `Segment ${place}`);
      revenue.push(isWon ? REVENUE * Math.exp(REVENUE_SPREAD * normal(random) - REVENUE_SPREAD ** 2 / 2) : Number.NaN);
    }
  }
  return { history: { created, won, source, segment, revenue }, truth };
}

/** Spread around the source's as Beta of so many leads; drawn as a normal where a beta's shape would be below 1. */
function cellRate(random: Random, mean: number): number {
  const spread = Math.sqrt((mean * (1 - mean)) / (CELL_STRENGTH + 1));
  return Math.min(0.95, Math.max(0.001, mean + spread * normal(random)));
}

/** Lognormal, drawn again until it is within the horizon. */
function daysToWin(random: Random): number {
  for (;;) {
    const days = 10 * Math.exp(1.2 * normal(random));
    if (days < TERMS.horizonDays) return days;
  }
}
