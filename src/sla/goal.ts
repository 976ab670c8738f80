/** From the bookings number to the leads that it takes. */
import type { Problem } from './problem.ts';

/** Keeps 37.5 ÷ 0.02 = 1875.0000000000002 from being rounded up to 1,876. */
const TOLERANCE = 1e-9;

/**
 * Qualified leads owed per month = bookings ÷ months ÷ revenue per customer ÷ lead-to-customer rate, rounded up.
 * @param rate share from 0 to 1
 */
export function leadsOwed(bookings: number, revenue: number, rate: number, months: number): number | Problem {
  const refusal = (at: string, message: string, fix: string): Problem => ({ at, message, fix });
  if (!(bookings >= 0)) return refusal('bookings', 'is not an amount of 0 or more.', 'Write it as a number.');
  if (!(revenue > 0))
    return refusal('revenue_per_customer', 'is not above 0.', 'Write the average revenue per customer.');
  if (!(rate > 0)) return refusal('lead_to_customer', 'is not above 0.', 'Write it as a share, such as 2%.');
  if (rate > 1) return refusal('lead_to_customer', `${rate} is above 100%.`, `Type ${rate}%, not ${rate}.`);
  if (!(months > 0)) return refusal('months', 'is not above 0.', 'Write the number of months.');
  const leads = bookings / months / revenue / rate;
  return Math.ceil(leads - TOLERANCE * Math.max(1, leads));
}
