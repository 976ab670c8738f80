/** What a lead of each source is worth, from the team's own history: the closed loop. */
import { OTHER_SOURCE } from '../../../policy/lead-value.ts';
import { fold } from '../../../sheet/text.ts';
import { cellsOf, type SourceCell, wholeSources, winsOf } from './cells.ts';
import {
  type EstimateProblem,
  fewWins,
  heldToAverage,
  longCycles,
  noLeads,
  revenueProblems,
  shortHistory,
  wonBeforeCreated,
} from './findings.ts';
import { ANY_SEGMENT, type KnownLeads, knownLeads, type LeadHistory } from './history.ts';
import { maturityAt, maturityOf, NEVER } from './maturity.ts';
import {
  cellInterval,
  cellRate,
  type Evidence,
  fitPrior,
  type Interval,
  intervalOf,
  isUnfitted,
  NINE_TENTHS,
  type Prior,
  pooledRate,
  priorOf,
  rateOf,
  WINS_MIN,
} from './prior.ts';
import { type Average, FEW_DEALS, quantileOf, type Revenue, revenuePerCustomer } from './revenue.ts';

export interface EstimateTerms {
  /** In days, as the history counts them; what happens later is not known. */
  readonly asOf: number;
  /** Only what happened in so many days before is history. */
  readonly windowDays: number;
  /** A whole number; a lead won so many days after its creation, or later, counts as lost. */
  readonly horizonDays: number;
  /** Revenue per customer in the agreement, believed while few deals state an amount. "" is any segment. */
  readonly agreedRevenue: (segment: string) => number | null;
  /** The rate that people typed for a source, which counts while there are few wins. */
  readonly assumedRate?: (source: string) => number | null;
}

/** A row of the table that the team may accept: `conversion`, `revenue`, `low` and `high` are those of an agreed Rate. */
export interface EstimatedRate extends Evidence, Interval {
  /** BLANK_SOURCE for leads without one, OTHER_SOURCE for sources not seen. */
  readonly source: string;
  /** "" is any segment. */
  readonly segment: string;
  /** Created in the window. */
  readonly leads: number;
  /** Share of leads that become customers within the horizon, between `low` and `high`. */
  readonly conversion: number;
  /** Per customer; null where neither deals nor the agreement tell it. */
  readonly revenue: number | null;
  /** Of one lead, and the interval of that: the conversion's, widened by the revenue's. */
  readonly value: number | null;
  readonly valueLow: number | null;
  readonly valueHigh: number | null;
}

export interface EstimatedTable {
  /** The most leads first, "(other)" last. */
  readonly rates: readonly EstimatedRate[];
  /** Of all sources, before any rate that people typed. */
  readonly prior: Prior;
  /** Whether the sources differ by more than chance. */
  readonly isToldApart: boolean;
  /** Days within which a lead is won; fewer than asked for where `isShort`. */
  readonly horizonDays: number;
  /** The history is shorter than the horizon asked for: such rates would rise each month, and are not to be accepted. */
  readonly isShort: boolean;
  /** All sources together. */
  readonly overall: Overall;
  /** Share of the wins within the horizon that have come by an age in days. */
  readonly maturity: (age: number) => number;
}

/** What a bookings goal asks of the leads. */
export interface Overall {
  /** Share of leads that become customers within the horizon. */
  readonly conversion: number;
  /** Per customer; null where neither deals nor the agreement tell it. */
  readonly revenue: number | null;
  /** Days from the lead to the booking: half of all known wins took no longer. */
  readonly lagDays: number;
}

export interface Estimate {
  /** Null where there is nothing to learn from; `problems` says why. */
  readonly table: EstimatedTable | null;
  readonly problems: readonly EstimateProblem[];
}

export function estimateLeadValues(history: LeadHistory, terms: EstimateTerms): Estimate {
  const { asOf, windowDays, horizonDays, assumedRate = () => null } = terms;
  const known = knownLeads(history, asOf);
  const { curve, horizon } = maturityOf(known, windowDays, horizonDays);
  const problems = [...(known.clamped > 0 ? [wonBeforeCreated(known.clamped)] : []), ...cycles(known, horizonDays)];
  const refused = (why: EstimateProblem): Estimate => ({ table: null, problems: [...problems, why] });
  if (!known.created.some(created => created >= asOf - windowDays)) return refused(noLeads(windowDays));
  const cells = curve ? cellsOf(known, asOf - windowDays, curve) : [];
  const bySource = wholeSources(cells);
  const sources = [...bySource.values()];
  const wins = sum(sources, source => source.wins);
  if (!curve || wins < WINS_MIN) {
    const inTime = winsOf(known, asOf - windowDays, horizonDays);
    return refused(inTime < WINS_MIN ? fewWins(inTime, windowDays) : shortHistory(horizon, horizonDays));
  }
  const fit = fitPrior(sources);
  const pooled = pooledRate(sources);
  const prior = (source: string) => priorOf(fit, wins, assumedRate(source) ?? pooled);
  const revenue = revenuePerCustomer(known.deals);
  const row = (
    source: string,
    segment: number,
    { leads, wins, mature }: Pick<SourceCell, 'leads' | 'wins' | 'mature'>,
    conversion: number,
    interval: Interval,
  ): EstimatedRate => {
    const name = known.segments[segment] ?? '';
    const perCustomer = revenueOf(revenue, segment, name, terms.agreedRevenue);
    const shown = { source, segment: name, leads, wins, mature, conversion, ...interval };
    return { ...shown, ...worthOf(conversion, interval, perCustomer) };
  };
  const whole = sources.map(source => {
    const name = known.sources[source.source] ?? '';
    const own = prior(name);
    return row(name, ANY_SEGMENT, source, rateOf(own, source), intervalOf(own, source));
  });
  const parts = cells.flatMap(cell => {
    const source = bySource.get(cell.source);
    if (!source || cell.segment === ANY_SEGMENT) return [];
    const name = known.sources[cell.source] ?? '';
    const own = prior(name);
    return [row(name, cell.segment, cell, cellRate(own, source, cell), cellInterval(own, source, cell))];
  });
  const seen = [...whole, ...parts].sort((one, other) => other.leads - one.leads);
  const isOtherSeen = seen.some(({ source }) => fold(source) === OTHER_SOURCE);
  const unseen = prior(OTHER_SOURCE);
  const other = () => row(OTHER_SOURCE, ANY_SEGMENT, UNSEEN, unseen.mean, intervalOf(unseen, UNSEEN));
  const rates = isOtherSeen ? seen : [...seen, other()];
  const isShort = horizon < horizonDays;
  const isComplete = rates.every(rate => rate.revenue !== null);
  return {
    table: {
      rates,
      overall: {
        conversion: pooled,
        revenue: revenueOf(revenue, ANY_SEGMENT, '', terms.agreedRevenue)?.mean ?? null,
        lagDays: Math.round(quantileOf(agesOfWins(known), 0.5)),
      },
      prior: priorOf(fit, wins, pooled),
      isToldApart: fit.isToldApart && !isUnfitted(wins),
      horizonDays: horizon,
      isShort,
      maturity: age => maturityAt(curve, age),
    },
    problems: [
      ...problems,
      ...(isShort ? [shortHistory(horizon, horizonDays)] : []),
      ...(isUnfitted(wins) ? [heldToAverage(wins)] : []),
      ...revenueProblems(revenue, isComplete),
    ],
  };
}

const UNSEEN = { leads: 0, wins: 0, mature: 0 };

/** From this share of later wins on, a horizon leaves out too many. */
const LATE_FROM = 0.2;
const HELD = 0.9;

/** What is said of wins that came later than the horizon. */
function cycles(known: KnownLeads, horizonDays: number): EstimateProblem[] {
  const ages = agesOfWins(known);
  const later = ages.filter(age => age >= horizonDays).length / Math.max(1, ages.length);
  if (ages.length < WINS_MIN || later <= LATE_FROM) return [];
  const enough = Math.floor(ages[Math.ceil(HELD * ages.length) - 1] as number) + 1;
  return [longCycles(later, horizonDays, enough)];
}

/** In days, the youngest first. */
function agesOfWins({ created, won }: KnownLeads): Float64Array {
  return won
    .map((win, i) => win - (created[i] as number))
    .filter(age => age < NEVER)
    .sort();
}

/** The two errors are independent, so their logarithms add up in squares. */
function worthOf(conversion: number, { low, high }: Interval, revenue: Average | null) {
  if (revenue === null) return { revenue: null, value: null, valueLow: null, valueHigh: null };
  const value = conversion * revenue.mean;
  const wide = (end: number) =>
    Math.exp(Math.sqrt(Math.log(end / conversion) ** 2 + (NINE_TENTHS * revenue.error) ** 2));
  return { revenue: revenue.mean, value, valueLow: value / wide(low), valueHigh: value * wide(high) };
}

/** An agreed figure has no error of its own that is known. */
function revenueOf(
  revenue: Revenue,
  segment: number,
  name: string,
  agreed: EstimateTerms['agreedRevenue'],
): Average | null {
  const stated = segment === ANY_SEGMENT ? revenue.overall : revenue.bySegment(segment);
  const typed = revenue.stated < FEW_DEALS ? (agreed(name) ?? agreed('')) : null;
  return typed === null ? stated : { mean: typed, error: 0 };
}

function sum<T>(items: readonly T[], of: (item: T) => number): number {
  return items.reduce((total, item) => total + of(item), 0);
}
