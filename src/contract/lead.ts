/** One lead: why its row says what it says. */
import type { ZoneView } from './zone.ts';
export interface LeadApi {
  /** The lead in the row that is selected in the sheet. */
  selectedLead: { takes: null; answers: LeadView };
  /** "I tried": an attempt now, by whoever asks. Answers with the lead as it is afterwards. */
  logAttemptFor: { takes: LeadPlace; answers: LeadView };
  /** "I'm on it": alerts of this lead wait until then; null ends the wait. `until` as people write it: "2h", "tomorrow 9:00". */
  snoozeFor: { takes: LeadPlace & { until: string | null }; answers: LeadView };
}

/** Rows move: the key says whom it is about, and the row only where it was. */
export interface LeadPlace {
  readonly sheet: string;
  readonly row: number;
  readonly key: string;
}

export interface LeadView extends LeadPlace {
  readonly label: string;
  readonly owner: string;
  readonly source: string;
  readonly segment: string;
  readonly stage: string;
  /** First-contact state as the sheet writes it; "" without a verdict. */
  readonly state: string;
  readonly why: string;
  readonly attempts: string;
  readonly attemptsWhy: string;
  readonly qualified: string;
  readonly value: number | null;
  readonly currency: string;
  readonly rule: string;
  readonly version: number;
  readonly start: number | null;
  readonly due: number | null;
  readonly lateAfter: number | null;
  readonly snoozedUntil: number | null;
  /** What was observed or logged, the newest first, in words with their instants. */
  readonly events: readonly { readonly at: number; readonly words: string }[];
  readonly zone: ZoneView;
  readonly now: number;
}
