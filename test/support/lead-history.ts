/** Histories for the estimator, written as rows. */
import type { EstimateTerms } from '../../src/sla/promises/marketing/estimate/estimate.ts';
import type { LeadHistory } from '../../src/sla/promises/marketing/estimate/history.ts';

/** Days; null where not won, or where no amount is stated. */
export type LeadRow = readonly [
  created: number,
  won: number | null,
  source: string,
  segment: string,
  revenue: number | null,
];

export function historyOf(rows: readonly LeadRow[]): LeadHistory {
  return {
    created: rows.map(row => row[0]),
    won: rows.map(row => row[1] ?? Number.NaN),
    source: rows.map(row => row[2]),
    segment: rows.map(row => row[3]),
    revenue: rows.map(row => row[4] ?? Number.NaN),
  };
}

/** A window and a horizon of 90 days. */
export function termsAt(asOf: number): EstimateTerms {
  return { asOf, windowDays: 90, horizonDays: 90, agreedRevenue: () => null };
}
