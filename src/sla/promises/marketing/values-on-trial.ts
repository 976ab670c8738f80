/**
 * Accepted values on trial: the wins that they foretold of the leads that came since they were accepted, against those that came.
 * The share of wins that comes by an age is the one that was known at the acceptance, worked out anew from the facts of then.
 */
import type { Agreement } from '../../policy/agreement.ts';
import type { Ledger } from '../../policy/ledger.ts';
import type { Rate } from '../../policy/schema.ts';
import { DAY } from '../../time/time.ts';
import { toLocal } from '../../time/zone.ts';
import { knownLeads, type LeadHistory } from './estimate/history.ts';
import { historyOf, type JudgedLead } from './estimate/lead-history.ts';
import { maturityAt, maturityOf } from './estimate/maturity.ts';
import { NINE_TENTHS } from './estimate/prior.ts';

/** What values foretold by a moment, and what came of it. */
export interface Trial {
  readonly expected: number;
  readonly came: number;
  /** How many standard deviations apart, the values' own uncertainty included. */
  readonly z: number;
}

/** Fewer expected wins than these tell nothing. */
const EXPECTED_MIN = 5;
const FAR = 2.5;
/** The part of the rates' uncertainty that is common to all, since each leans on the average of all (see docs/decisions). */
const COMMON = 1 / 3;
const WEEK = 7;

export interface TrialTerms {
  readonly windowDays: number;
  readonly horizonDays: number;
  /** In days, as the history counts them. */
  readonly acceptedAt: number;
  /** What was accepted for a source and segment; null where that was not learned. */
  readonly rate: (source: string, segment: string) => Pick<Rate, 'conversion' | 'low' | 'high'> | null;
}

/** What the values foretold by a moment, and what came; null where too little is expected yet to tell. */
export type TrialAt = (asOf: number) => Trial | null;

/** Null while the values stand; speaks where it spoke a week ago as well. */
export function failedTrial(trialAt: TrialAt, asOf: number): Trial | null {
  const now = trialAt(asOf);
  if (!now || Math.abs(now.z) <= FAR) return null;
  const before = trialAt(asOf - WEEK);
  return before && Math.abs(before.z) > FAR && before.z * now.z > 0 ? now : null;
}

export function trialOf(history: LeadHistory, terms: TrialTerms): TrialAt {
  const { windowDays, horizonDays, acceptedAt } = terms;
  const { created, won, source, segment } = history;
  const { curve } = maturityOf(knownLeads(history, acceptedAt), windowDays, horizonDays);
  if (!curve) return () => null;
  return asOf => {
    let [expected, came] = [0, 0];
    const doubts = new Map<unknown, number>();
    for (let i = 0; i < created.length; i++) {
      const start = created[i] as number;
      if (!(start >= acceptedAt && start < asOf)) continue;
      const rate = terms.rate(source[i] as string, segment[i] as string);
      if (!rate || !(rate.conversion > 0) || rate.low === undefined || rate.high === undefined) continue;
      const share = maturityAt(curve, asOf - start);
      expected += rate.conversion * share;
      doubts.set(rate, (doubts.get(rate) ?? 0) + ((rate.high - rate.low) * share) / (2 * NINE_TENTHS));
      const win = won[i] as number;
      if (win <= asOf && win - start < curve.length - 1) came++;
    }
    if (expected < EXPECTED_MIN) return null;
    // What the rates have in common errs alike, and the rest of each for itself.
    const all = [...doubts.values()];
    const alike = all.reduce((sum, one) => sum + one, 0) ** 2;
    const apart = all.reduce((sum, one) => sum + one * one, 0);
    const doubt = COMMON * alike + (1 - COMMON) * apart;
    return { expected, came, z: (came - expected) / Math.sqrt(expected + doubt) };
  };
}

/** The trial of the table that is in use; null while it stands, and for tables that people typed. */
export function trialOfValuesInUse(
  ledger: Ledger,
  inUse: Agreement,
  leads: readonly JudgedLead[],
  now: number,
): Trial | null {
  const { windowDays, horizonDays, rates } = inUse.policy.values;
  if (!rates.some(({ origin, low }) => origin === 'learned' || low !== undefined)) return null;
  const accepted = acceptedAt(ledger, rates, now);
  if (accepted === null) return null;
  const { history } = historyOf(leads, inUse, ledger.zone);
  const dayOf = (instant: number) => toLocal(ledger.zone, instant) / DAY;
  const terms = { windowDays, horizonDays, acceptedAt: dayOf(accepted), rate: inUse.rate };
  return failedTrial(trialOf(history, terms), dayOf(now));
}

/** From when on these rates have been agreed without a break; null since ever. */
function acceptedAt(ledger: Ledger, rates: readonly Rate[], now: number): number | null {
  const text = JSON.stringify(rates);
  let since: number | null = null;
  let wasSame = false;
  for (const { effectiveFrom, agreement } of ledger.inForceBy(now)) {
    const isSame = JSON.stringify(agreement.policy.values.rates) === text;
    if (isSame && !wasSame) since = effectiveFrom;
    wasSame = isSame;
  }
  return since !== null && Number.isFinite(since) ? since : null;
}
