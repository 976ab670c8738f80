/** What one person is told in one message. */
import type { QuotaStanding } from '../../promises/marketing/quota.ts';
import type { Problem } from '../../sheet/problem.ts';
import type { ScorecardRow } from '../reports/scorecard.ts';
import type { OpenLead } from '../standing.ts';

/** What an address may be spared: leads or a quota at once, the day, the month that closed, what keeps the scan from working. */
export const MAIL_KINDS = ['alerts', 'digest', 'month', 'trouble'] as const;
export type MailKind = (typeof MAIL_KINDS)[number];

/** What somebody is told of in one mail. */
export interface News {
  /** "" where nobody is to be told, and it is only recorded. */
  readonly to: string;
  readonly keys: readonly string[];
  /** Why this person is told. */
  readonly because: string;
  /** Told as an owner alone, who is to call. */
  readonly isOwner: boolean;
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
  /** Whose debt comes first: Sales' for managers, Marketing's for Marketing. */
  readonly first: 'Sales' | 'Marketing';
  /** What makes it come before its hour, or after; "" at its hour. */
  readonly occasion: string;
  /** Quotas that were just found to fall short, or to run far ahead. */
  readonly found: readonly QuotaStanding[];
  /** Null with the first one. */
  readonly since: Since | null;
  /** Null except at the end of a week, for managers. */
  readonly week: Week | null;
  /** Leads that somebody is on, for managers: their alerts wait. */
  readonly snoozed: readonly OpenLead[];
  /** The last month's rows of the scorecard; none except in the first digest of a month. */
  readonly closed: readonly ScorecardRow[];
  /** What keeps Lead SLA from working, new or not. */
  readonly troubles: readonly Problem[];
  /** Mails that had to wait for another day's quota. */
  readonly waiting: number;
}

/** What changed since a person's last digest. */
export interface Since {
  readonly at: number;
  /** Leads that are overdue and were not, as the standing has them. */
  readonly fresh: readonly OpenLead[];
  /** Leads that were overdue and are not any more. */
  readonly mended: number;
  /** The quotas as they stood then. */
  readonly quota: readonly QuotaStanding[];
}

/** First contacts of the leads that came in since Monday. */
export interface Week {
  /** It is told in the next one, since no mail could go out at its end. */
  readonly isPast: boolean;
  readonly leads: number;
  readonly met: number;
  /** MET, MISSED and OVERDUE leads: what `met` is a share of. */
  readonly judged: number;
}
