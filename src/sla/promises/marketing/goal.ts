/** From the bookings number to the leads that it takes. */
import type { Problem } from '../../sheet/problem.ts';

/** What is wrong with a conversion rate that somebody typed; null for a share above 0 and up to 1. */
export function badRate(at: string, rate: number): Problem | null {
  if (!(rate > 0)) return { at, message: 'is not above 0.', fix: 'Write it as a share, such as 2%.' };
  return rate > 1 ? { at, message: `${rate} is above 100%.`, fix: `Type ${rate}%, not ${rate}.` } : null;
}

/** Keeps 37.5 ÷ 0.02 = 1875.0000000000002 from being rounded up to 1,876: relative, as the error of a division is. */
const TOLERANCE = 1e-12;

/**
 * Qualified leads owed per month = bookings ÷ months ÷ revenue per customer ÷ lead-to-customer rate, rounded up.
 * @param rate share from 0 to 1
 */
export function leadsOwed(bookings: number, revenue: number, rate: number, months: number): number | Problem {
  const refusal = (at: string, message: string, fix: string): Problem => ({ at, message, fix });
  if (!(bookings >= 0)) return refusal('bookings', 'is not an amount of 0 or more.', 'Write it as a number.');
  if (!(revenue > 0))
    return refusal('revenue_per_customer', 'is not above 0.', 'Write the average revenue per customer.');
  const refused = badRate('lead_to_customer', rate);
  if (refused) return refused;
  if (!(months > 0)) return refusal('months', 'is not above 0.', 'Write the number of months.');
  const leads = bookings / months / revenue / rate;
  // Never −0, which a cell would show.
  return Math.ceil(leads * (1 - TOLERANCE)) + 0;
}
