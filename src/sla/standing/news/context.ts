/** What there may be news of. */
import type { Agreement } from '../../policy/agreement.ts';
import type { QuotaStanding } from '../../promises/marketing/quota.ts';
import type { Verdict } from '../../promises/sales/judged-lead.ts';
import type { Problem } from '../../sheet/problem.ts';
import type { ScorecardRow } from '../reports/scorecard.ts';
import type { Standing } from '../standing.ts';
import type { Recorded } from './recorded.ts';
import type { MailKind } from './told.ts';

export interface NewsContext {
  readonly agreement: Agreement;
  readonly standing: Standing;
  readonly verdicts: readonly Verdict[];
  /** The version in force at another moment; null before the first. */
  readonly agreementAt: (instant: number) => Agreement | null;
  /** The quotas as they stood at another moment, by the version in force then. */
  readonly quotaAt: (instant: number) => readonly QuotaStanding[];
  /** The leads as they stood at another moment; none before the first version. */
  readonly verdictsAt: (instant: number) => readonly Verdict[];
  /** The scorecard's rows of a month, as they were frozen; none before they are written. */
  readonly scorecard: (month: string) => readonly ScorecardRow[];
  /** What the outbox has recorded. */
  readonly recorded: Recorded;
  /** When a person's last digest was written; null where there was none. */
  readonly lastDigest: (to: string) => number | null;
  /** Whether an address gets this kind of mail. */
  readonly wants: (to: string, kind: MailKind) => boolean;
  readonly troubles: readonly Problem[];
  /** What may pass by itself: it stands in digests, and gets no mail of its own yet. */
  readonly waits: readonly Problem[];
  /** False where a trouble hides leads: then nothing is found of a quota. */
  readonly isWhole: boolean;
  /** False where a sheet could not be read this time: of the whole, nothing is said until the next scan. */
  readonly isComplete: boolean;
  /** Since when scans run by themselves; null where they do not. */
  readonly onSince: number | null;
  /** When the last scan ran, whoever started it; null before the first. */
  readonly scannedAt: number | null;
  /** Mails that wait for another day's quota. */
  readonly waiting: number;
}
