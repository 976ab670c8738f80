/** Who is told what: the last mails, today's room for more, and a preview to oneself. */
import type { MailKind } from '../sla/standing/news/told.ts';
import type { ZoneView } from './zone.ts';

export interface AlertsApi {
  alerts: { takes: null; answers: AlertsView };
  /** Mails the digest of this moment to whoever asks, and to nobody else; null takes the policy in force. It counts as a mail of today. */
  sendPreview: { takes: { policy: unknown }; answers: { to: string; quotaLeft: number } };
  /** Which kinds of mail an address is spared. It takes effect at once, and is no new version of the agreement. */
  spare: { takes: Reader; answers: readonly Reader[] };
}

/** Somebody in the policy in force who may be mailed. */
export interface Reader {
  /** In lower case. */
  readonly address: string;
  readonly spared: readonly MailKind[];
}

export interface AlertsView {
  readonly readers: readonly Reader[];
  /** The newest first, at most 20. */
  readonly mails: readonly MailView[];
  /** Recorded and not sent yet. */
  readonly waiting: number;
  /** Recipients that may still be mailed today. */
  readonly quotaLeft: number;
  readonly me: string;
  readonly zone: ZoneView;
  readonly now: number;
}

export interface MailView {
  readonly recordedAt: number;
  readonly sentAt: number | null;
  /** Since when and how often it failed; null where it did not, or was sent or given up since. */
  readonly tries: { readonly times: number; readonly since: number; readonly words: string } | null;
  /** Why it never will be sent; "" where it was, or still waits. */
  readonly refusal: string;
  readonly to: string;
  readonly subject: string;
  readonly because: string;
}
