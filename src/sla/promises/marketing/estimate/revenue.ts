/** Average revenue per customer of a segment, from the deals whose amount is stated. */

export interface Deals {
  /** Amounts above 0. */
  readonly amounts: readonly number[];
  /** Index of each amount's segment. */
  readonly segments: readonly number[];
}

export interface Revenue {
  /** How many deals state an amount. */
  readonly stated: number;
  /** Per customer of any segment; null without a stated deal. */
  readonly overall: number | null;
  /** Per customer of a segment, by its index; the overall mean where it has no stated deal. */
  readonly bySegment: (segment: number) => number | null;
  /** The largest deal's share of the sum; 0 without a deal. */
  readonly largestShare: number;
}

/** Below this many deals that state an amount, the agreed revenue is believed instead. */
export const FEW_DEALS = 10;
/** Amounts above this quantile are taken as being it. */
const WINSORISED_AT = 0.95;
/** A segment's mean is mixed with this many customers of the overall mean. */
const PRIOR_CUSTOMERS = 5;

export function revenuePerCustomer({ amounts, segments }: Deals): Revenue {
  const stated = amounts.length;
  if (stated === 0) return { stated, overall: null, bySegment: () => null, largestShare: 0 };
  const sorted = Float64Array.from(amounts).sort();
  const cap = quantileOf(sorted, WINSORISED_AT);
  const totals = new Map<number, { sum: number; customers: number }>();
  let [all, capped] = [0, 0];
  for (const [i, amount] of amounts.entries()) {
    const segment = segments[i] as number;
    const total = totals.get(segment) ?? { sum: 0, customers: 0 };
    total.sum += Math.min(amount, cap);
    total.customers++;
    totals.set(segment, total);
    all += amount;
    capped += Math.min(amount, cap);
  }
  const overall = capped / stated;
  return {
    stated,
    overall,
    bySegment: segment => {
      const { sum, customers } = totals.get(segment) ?? { sum: 0, customers: 0 };
      return (sum + PRIOR_CUSTOMERS * overall) / (customers + PRIOR_CUSTOMERS);
    },
    largestShare: (sorted[stated - 1] as number) / all,
  };
}

/** Linear between the nearest two, as PERCENTILE in a sheet. */
export function quantileOf(sorted: Float64Array, share: number): number {
  const place = (sorted.length - 1) * share;
  const [low, high] = [sorted[Math.floor(place)] as number, sorted[Math.ceil(place)] as number];
  return low + (place - Math.floor(place)) * (high - low);
}
