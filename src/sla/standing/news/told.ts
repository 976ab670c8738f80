/** What one person is told in one message. */
import type { QuotaStanding } from '../../promises/marketing/quota.ts';
import type { Problem } from '../../sheet/problem.ts';
import type { OpenLead } from '../standing.ts';

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

export interface Digest {
  /** What makes it come before its hour, or after; "" at its hour. */
  readonly occasion: string;
  /** Null except at the end of a week, for managers. */
  readonly week: Week | null;
  /** Leads that somebody is on, for managers: their alerts wait. */
  readonly snoozed: readonly OpenLead[];
  /** The quotas of the last month at its end; none except in the first digest of a month. */
  readonly closed: readonly QuotaStanding[];
  /** What keeps Lead SLA from working, new or not. */
  readonly troubles: readonly Problem[];
  /** Mails that had to wait for another day's quota. */
  readonly waiting: number;
}

/** First contacts of the leads that came in since Monday. */
export interface Week {
  readonly leads: number;
  readonly met: number;
  /** MET, MISSED and OVERDUE leads: what `met` is a share of. */
  readonly judged: number;
}
