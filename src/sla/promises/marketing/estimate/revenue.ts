/** Average revenue per customer of a segment, from the deals whose amount is stated, and how sure it is. */

export interface Deals {
  /** Amounts above 0. */
  readonly amounts: readonly number[];
  /** Index of each amount's segment. */
  readonly segments: readonly number[];
}

/** Per customer. */
export interface Average {
  readonly mean: number;
  /** Standard error over the mean: 0.1 is 10 %. */
  readonly error: number;
}

export interface Revenue {
  /** How many deals state an amount. */
  readonly stated: number;
  /** Of any segment; null without a stated deal. */
  readonly overall: Average | null;
  /** Of a segment, by its index; the overall one where it has no stated deal. */
  readonly bySegment: (segment: number) => Average | null;
  /** The largest deal's share of the sum; 0 without a deal. */
  readonly largestShare: number;
  /** Share of the sum that counting no amount above the 95th percentile takes off; 0 where nothing is capped. */
  readonly cappedShare: number;
}

/** Below this many deals that state an amount, the agreed revenue is believed instead. */
export const FEW_DEALS = 10;
/** Below this many, amounts above the quantile are taken as being it: one lucky deal is not the average customer. */
const CAPPED_BELOW = 100;
const WINSORISED_AT = 0.95;
/** A segment's mean is mixed with this many customers of the overall mean. */
const PRIOR_CUSTOMERS = 5;

export function revenuePerCustomer({ amounts, segments }: Deals): Revenue {
  const stated = amounts.length;
  if (stated === 0) return { stated, overall: null, bySegment: () => null, largestShare: 0, cappedShare: 0 };
  const sorted = Float64Array.from(amounts).sort();
  const largest = sorted[stated - 1] as number;
  const cap = stated < CAPPED_BELOW ? quantileOf(sorted, WINSORISED_AT) : largest;
  const totals = new Map<number, { sum: number; customers: number }>();
  let [all, capped, squares] = [0, 0, 0];
  for (const [i, amount] of amounts.entries()) {
    const segment = segments[i] as number;
    const total = totals.get(segment) ?? { sum: 0, customers: 0 };
    const counted = Math.min(amount, cap);
    total.sum += counted;
    total.customers++;
    totals.set(segment, total);
    all += amount;
    capped += counted;
    squares += counted * counted;
  }
  const mean = capped / stated;
  const variance = Math.max(0, squares / stated - mean * mean);
  const overall = { mean, error: Math.sqrt(variance / stated) / mean };
  return {
    stated,
    overall,
    bySegment: segment => {
      const { sum, customers } = totals.get(segment) ?? { sum: 0, customers: 0 };
      const all = customers + PRIOR_CUSTOMERS;
      const own = (sum + PRIOR_CUSTOMERS * mean) / all;
      const error = Math.sqrt(customers * variance + (PRIOR_CUSTOMERS * overall.error * mean) ** 2) / all / own;
      return { mean: own, error };
    },
    largestShare: largest / all,
    cappedShare: 1 - capped / all,
  };
}

/** Linear between the nearest two, as PERCENTILE in a sheet. */
export function quantileOf(sorted: Float64Array, share: number): number {
  const place = (sorted.length - 1) * share;
  const [low, high] = [sorted[Math.floor(place)] as number, sorted[Math.ceil(place)] as number];
  return low + (place - Math.floor(place)) * (high - low);
}
