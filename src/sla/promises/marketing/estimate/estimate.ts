/** What a lead of each source is worth, from the team's own history: the closed loop. */
import { OTHER_SOURCE } from '../../../policy/lead-value.ts';
import { fold } from '../../../sheet/text.ts';
import { type EstimateProblem, noLeads, noWins, revenueProblems, wonBeforeCreated } from './findings.ts';
import { ANY_SEGMENT, type KnownLeads, knownLeads, type LeadHistory } from './history.ts';
import { maturityAt, maturityCurve } from './maturity.ts';
import { type Evidence, fitPrior, intervalOf, type Prior, rateOf } from './prior.ts';
import { FEW_DEALS, type Revenue, revenuePerCustomer } from './revenue.ts';

export interface EstimateTerms {
  /** In days, as the history counts them; what happens later is not known. */
  readonly asOf: number;
  /** Only what happened in so many days before is history. */
  readonly windowDays: number;
  /** A whole number; a lead won so many days after its creation, or later, counts as lost. */
  readonly horizonDays: number;
  /** Revenue per customer in the agreement, believed while few deals state an amount. "" is any segment. */
  readonly agreedRevenue: (segment: string) => number | null;
}

/** A row of the table that the team may accept: `conversion`, `revenue`, `low` and `high` are those of an agreed Rate. */
export interface EstimatedRate extends Evidence {
  /** BLANK_SOURCE for leads without one, OTHER_SOURCE for sources not seen. */
  readonly source: string;
  /** "" is any segment. */
  readonly segment: string;
  /** Created in the window. */
  readonly leads: number;
  /** Share of leads that become customers within the horizon; from `low` to `high` with 90 % probability. */
  readonly conversion: number;
  readonly low: number;
  readonly high: number;
  /** Per customer; null where neither deals nor the agreement tell it. */
  readonly revenue: number | null;
  /** Of one lead. */
  readonly value: number | null;
}

export interface EstimatedTable {
  /** The most leads first, "(other)" last. */
  readonly rates: readonly EstimatedRate[];
  readonly prior: Prior;
  /** Share of the wins within the horizon that have come by an age in days. */
  readonly maturity: (age: number) => number;
}

export interface Estimate {
  /** Null where there is nothing to learn from; `problems` says why. */
  readonly table: EstimatedTable | null;
  readonly problems: readonly EstimateProblem[];
}

export function estimateLeadValues(history: LeadHistory, terms: EstimateTerms): Estimate {
  const { asOf, windowDays, horizonDays } = terms;
  const known = knownLeads(history, asOf);
  const problems = known.clamped > 0 ? [wonBeforeCreated(known.clamped)] : [];
  const curve = maturityCurve(known, windowDays, horizonDays);
  const cells = curve ? cellsOf(known, terms, curve) : [];
  if (!curve || !cells.some(({ wins }) => wins > 0)) {
    const isEmpty = !known.created.some(created => created >= asOf - windowDays);
    return { table: null, problems: [...problems, isEmpty ? noLeads(windowDays) : noWins(windowDays)] };
  }
  const prior = fitPrior(cells);
  const revenue = revenuePerCustomer(known.deals);
  const row = (source: string, segment: number, leads: number, evidence: Evidence): EstimatedRate => {
    const { wins, mature } = evidence;
    const name = known.segments[segment] ?? '';
    const perCustomer = revenueOf(revenue, segment, name, terms.agreedRevenue);
    const conversion = rateOf(prior, evidence);
    const value = perCustomer === null ? null : conversion * perCustomer;
    const shown = { source, segment: name, leads, wins, mature };
    return { ...shown, conversion, ...intervalOf(prior, evidence), revenue: perCustomer, value };
  };
  const seen = withWholeSources(cells)
    .sort((one, other) => other.leads - one.leads)
    .map(cell => row(known.sources[cell.source] ?? '', cell.segment, cell.leads, cell));
  const isOtherSeen = seen.some(({ source }) => fold(source) === OTHER_SOURCE);
  const rates = isOtherSeen ? seen : [...seen, row(OTHER_SOURCE, ANY_SEGMENT, 0, { wins: 0, mature: 0 })];
  const isComplete = rates.every(rate => rate.revenue !== null);
  return {
    table: { rates, prior, maturity: age => maturityAt(curve, age) },
    problems: [...problems, ...revenueProblems(revenue, isComplete)],
  };
}

/** The leads of one source in one segment that were created in the window. */
interface SourceCell extends Evidence {
  readonly source: number;
  readonly segment: number;
  readonly leads: number;
}

function cellsOf(
  known: KnownLeads,
  { asOf, windowDays, horizonDays }: EstimateTerms,
  curve: Float64Array,
): SourceCell[] {
  const { created, won, source, segment, segments } = known;
  const cells = new Map<number, { -readonly [K in keyof SourceCell]: SourceCell[K] }>();
  for (let i = 0; i < created.length; i++) {
    const start = created[i] as number;
    if (start < asOf - windowDays) continue;
    const key = (source[i] as number) * segments.length + (segment[i] as number);
    let cell = cells.get(key);
    if (!cell) {
      cell = { source: source[i] as number, segment: segment[i] as number, leads: 0, wins: 0, mature: 0 };
      cells.set(key, cell);
    }
    cell.leads++;
    if ((won[i] as number) - start < horizonDays) cell.wins++;
    cell.mature += maturityAt(curve, asOf - start);
  }
  return [...cells.values()].map(cell => ({ ...cell, mature: Math.max(cell.mature, cell.wins) }));
}

/** Each source in any segment, for leads of a segment that it had none of, and then in every segment that it has. */
function withWholeSources(cells: readonly SourceCell[]): SourceCell[] {
  const whole = new Map<number, SourceCell>();
  for (const { source, leads, wins, mature } of cells) {
    const sum = whole.get(source) ?? { leads: 0, wins: 0, mature: 0 };
    whole.set(source, {
      source,
      segment: ANY_SEGMENT,
      leads: sum.leads + leads,
      wins: sum.wins + wins,
      mature: sum.mature + mature,
    });
  }
  return [...whole.values(), ...cells.filter(({ segment }) => segment !== ANY_SEGMENT)];
}

function revenueOf(
  revenue: Revenue,
  segment: number,
  name: string,
  agreed: EstimateTerms['agreedRevenue'],
): number | null {
  const stated = segment === ANY_SEGMENT ? revenue.overall : revenue.bySegment(segment);
  return revenue.stated < FEW_DEALS ? (agreed(name) ?? agreed('') ?? stated) : stated;
}
