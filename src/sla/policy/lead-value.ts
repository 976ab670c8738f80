/** What one lead is worth: its source's conversion rate (within its segment) × average revenue per customer. */

import { fold } from '../sheet/text.ts';
import type { Rate } from './schema.ts';

/** The bucket of leads whose source cell is blank. */
export const BLANK_SOURCE = '(blank)';
/** The rate of a source that the agreed table does not name. */
export const OTHER_SOURCE = '(other)';

/**
 * The agreed table as a question.
 * @returns the rate by (source, segment), else (source, any segment), else "(other)", else null
 */
export function compileRates(rates: readonly Rate[]): (source: string, segment: string) => Rate | null {
  const table = new Map(rates.map(rate => [keyOf(rate.source, rate.segment), rate]));
  return (source, segment) => {
    const named = source.trim() === '' ? BLANK_SOURCE : source;
    return (
      table.get(keyOf(named, segment)) ??
      table.get(keyOf(named, '')) ??
      table.get(keyOf(OTHER_SOURCE, segment)) ??
      table.get(keyOf(OTHER_SOURCE, '')) ??
      null
    );
  };
}

/** Whether the agreed table names a source in any segment. */
export function isAgreedSource(rates: readonly Rate[], source: string): boolean {
  const named = fold(source.trim() === '' ? BLANK_SOURCE : source);
  return rates.some(rate => fold(rate.source) === named);
}

function keyOf(source: string, segment: string): string {
  return `${fold(source)}\n${fold(segment)}`;
}
