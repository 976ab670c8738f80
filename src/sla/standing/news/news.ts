/**
 * What there is to tell, and to whom: one alert per key, ever, and one message per person and run.
 *
 * A key names a lead, a clock and a stage; or a quota, a month and a state; or a day's digest; or a trouble. Keys that the
 * outbox has recorded are not news.
 */
import type { Agreement } from '../../policy/agreement.ts';
import type { QuotaStanding } from '../../promises/marketing/quota.ts';
import type { Verdict } from '../../promises/sales/verdict.ts';
import type { Problem } from '../../sheet/problem.ts';
import type { OpenLead, Standing } from '../standing.ts';
import { tellAlerts } from './alerts.ts';
import { type Digest, tellDigest } from './digest.ts';
import { Messages } from './messages.ts';
import { tellTroubles } from './trouble.ts';

/** What somebody is told of in one mail. */
export interface News {
  /** "" where nobody is to be told, and it is only recorded. */
  readonly to: string;
  readonly keys: readonly string[];
  /** Why this person is told. */
  readonly because: string;
  /** What is new. */
  readonly alerts: Alerts;
  /** Both promises, where that is due. */
  readonly digest: Digest | null;
  /** What keeps Lead SLA from working, where that is new. */
  readonly troubles: readonly Problem[];
}

export interface Alerts {
  readonly overdue: readonly OpenLead[];
  readonly atRisk: readonly OpenLead[];
  /** The window for attempts has closed without enough of them. */
  readonly tooFew: readonly TriedLead[];
  /** Fewer attempts by now than the promise needs. */
  readonly behind: readonly TriedLead[];
}

/** A lead by its attempts. */
export interface TriedLead extends OpenLead {
  readonly counted: number;
  readonly promised: number;
}

export interface NewsContext {
  readonly agreement: Agreement;
  readonly standing: Standing;
  readonly verdicts: readonly Verdict[];
  /** The version in force at another moment; null before the first. */
  readonly agreementAt: (instant: number) => Agreement | null;
  /** The quotas as they stood at another moment, by the version in force then. */
  readonly quotaAt: (instant: number) => readonly QuotaStanding[];
  /** Keys that the outbox has recorded. */
  readonly known: ReadonlySet<string>;
  readonly troubles: readonly Problem[];
  /** False where a sheet could not be read this time: of the whole, nothing is said until the next scan. */
  readonly isComplete: boolean;
  /** Since when scans run by themselves; null where they do not. */
  readonly onSince: number | null;
  /** Mails that wait for another day's quota. */
  readonly waiting: number;
}

export function newsOf(context: NewsContext): readonly News[] {
  const messages = new Messages();
  tellTroubles(context, messages);
  if (context.isComplete) tellDigest(context, messages);
  tellAlerts(context, messages);
  return messages.all();
}
