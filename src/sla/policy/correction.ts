/**
 * A version for all leads is a correction, such as a forgotten holiday: it changes in another version just what it changes in the
 * one that it was made from, and nothing that the two have differently.
 */
import type { Agreement } from './agreement.ts';
import { type Conflict, mergePolicies } from './merge.ts';
import type { Policy } from './schema.ts';

export interface Corrected {
  readonly agreement: Agreement;
  /** What the version and the correction say differently of the same thing: the version's own stands. */
  readonly conflicts: readonly Conflict[];
}

/** @param made the version from which the correction was made */
export function correct(version: Agreement, made: Agreement, correction: Agreement): Corrected {
  const { effectiveFrom } = version.policy;
  const side = ({ policy }: Agreement) => ({ ...policy, effectiveFrom });
  const { merged, conflicts } = mergePolicies(side(made), side(version), side(correction), 'stays gone');
  try {
    return { agreement: version.withPolicy(merged as Policy, correction), conflicts };
  } catch {
    // Together they are no agreement, such as a rule of the one without its calendar, which the other removed.
    return { agreement: version, conflicts: [{ at: '', words: 'the whole version', mine: '', theirs: '' }] };
  }
}
