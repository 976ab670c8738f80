/** Editing the agreement: its newest version, this person's draft, what it would change, and saving it as a version. */
import type { AppliesTo } from '../sla/policy/agreement.ts';
import type { Policy } from '../sla/policy/schema.ts';
import type { QuotaState, QuotaUnit } from '../sla/promises/marketing/quota.ts';
import type { Problem } from '../sla/sheet/problem.ts';
import type { Change } from '../sla/standing/what-if.ts';

export interface PolicyApi {
  /** Everything the policy screens need; one question when the first of them opens. */
  policy: { takes: null; answers: PolicyView };
  /** Keeps this person's draft, so that closing the sidebar loses nothing; null forgets it. */
  keepDraft: { takes: { draft: Draft | null }; answers: null };
  /** What a draft would change on the real rows; writes nothing. Refused with the fields that are wrong. */
  preview: { takes: { policy: unknown; appliesTo: AppliesTo }; answers: Preview };
  /** Appends a version and forgets the draft; where somebody saved meanwhile, nothing is written. */
  savePolicy: { takes: SaveRequest; answers: SaveAnswer };
  /** Every version, the newest first. */
  history: { takes: null; answers: HistoryView };
  /** One version as it was saved: for a restore, an export or a comparison. */
  version: { takes: { version: number }; answers: { policy: Policy } };
}

export interface Draft {
  /** The version it was begun from. */
  readonly basedOn: number;
  /** As far as it is typed; may be wrong in places. */
  readonly policy: unknown;
}

export interface VersionNote {
  /** 1 is the first. */
  readonly version: number;
  /** Instant; null: since ever. */
  readonly effectiveFrom: number | null;
  readonly savedAt: number;
  readonly who: string;
  readonly why: string;
}

export interface PolicyView {
  readonly policy: Policy;
  readonly note: VersionNote;
  readonly draft: Draft | null;
  /** What `draft.basedOn` said; null without a draft, or when the draft is based on the newest version. */
  readonly draftBase: Policy | null;
  /** Whether Sheets lets this person change the agreement; where not, why and whom to ask. */
  readonly mayEdit: boolean;
  readonly whoMayEdit: string;
  /** IANA name of the spreadsheet's zone. */
  readonly zone: string;
  readonly tabs: readonly TabFacts[];
  /** What leads say of sources, segments, owners and stages: the distinct texts, the most frequent first, at most 200 each. */
  readonly known: {
    readonly sources: readonly string[];
    readonly segments: readonly string[];
    readonly owners: readonly string[];
    readonly stages: readonly string[];
  };
}

/** A tab of the team's that could hold leads. */
export interface TabFacts {
  readonly name: string;
  readonly columns: readonly ColumnFacts[];
}

export interface ColumnFacts {
  readonly header: string;
  readonly letter: string;
  /** Of the first rows with anything in them: what the cells show. */
  readonly samples: readonly string[];
  /** Distinct texts where there are at most 50 of them; else empty. */
  readonly values: readonly string[];
}

export interface Preview {
  /** First-contact verdicts that change, the ones that turn overdue first, at most 200; `changed` counts them all. */
  readonly changes: readonly Change[];
  readonly changed: number;
  /** How many go from a state to another. */
  readonly moves: readonly { readonly from: string; readonly to: string; readonly leads: number }[];
  readonly attempts: readonly { readonly from: string; readonly to: string; readonly leads: number }[];
  /** Leads that qualify only before, and only after. */
  readonly qualified: { readonly lost: number; readonly gained: number };
  readonly quota: readonly QuotaChange[];
  /** What was changed in the text of the policy, in plain words. */
  readonly edits: readonly string[];
  /** Tabs of the draft that cannot be read, such as those of an older version: their leads have no verdict. */
  readonly failures: readonly Problem[];
}

export interface QuotaChange {
  readonly name: string;
  readonly before: QuotaFigures | null;
  readonly after: QuotaFigures | null;
}

export interface QuotaFigures {
  readonly unit: QuotaUnit;
  readonly quota: number;
  readonly actual: number;
  readonly attained: number | null;
  readonly pace: number | null;
  readonly state: QuotaState | null;
}

export interface SaveRequest {
  readonly policy: unknown;
  readonly appliesTo: AppliesTo;
  /** Why it changes; must not be empty. */
  readonly why: string;
  /** The version that the draft was begun from. */
  readonly basedOn: number;
}

export type SaveAnswer =
  /** Saved for good; the warnings say what could not be brought up to date yet. */
  | { readonly saved: PolicyView; readonly warnings: readonly Problem[] }
  /** Somebody saved meanwhile: what the draft was begun from, and what is there now. */
  | { readonly saved: null; readonly base: Policy; readonly theirs: PolicyView };

export interface HistoryView {
  readonly versions: readonly VersionView[];
}

export interface VersionView extends VersionNote {
  readonly appliesTo: AppliesTo;
  /** What it changed against the version before, in plain words; empty for the first. */
  readonly edits: readonly string[];
  /** Leads that it judges now. */
  readonly leads: number;
  readonly isInForce: boolean;
  /** Why its text cannot be read, where it cannot. */
  readonly problems: readonly Problem[];
}
