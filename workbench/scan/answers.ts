/**
 * What the bundle answers, as far as the scan reads it. The workbench imports nothing from src/, so it says for itself what it
 * expects; the tests of the command hold the two together.
 */

export interface Problem {
  readonly at: string;
  readonly message: string;
  readonly fix: string;
  readonly kind?: string;
}

export interface ReadAs {
  readonly columns: Readonly<Record<string, string | readonly string[]>>;
  readonly guessedBy: Readonly<Record<string, string>>;
  readonly stages: Readonly<Record<string, readonly string[]>>;
  readonly notUsed: readonly string[];
  readonly order: unknown;
  readonly zone: string;
  readonly currency: string;
  readonly leftOut: number;
  readonly newest: number | null;
  readonly words: readonly string[];
}

export interface Proposal {
  readonly header: readonly string[];
  readonly readAs: ReadAs;
  readonly policy: { readonly sheets: readonly unknown[] };
  readonly assumptions: readonly string[];
  readonly problems: readonly Problem[];
}

export interface OpenLead {
  readonly key: string;
  readonly label: string;
  readonly owner: string;
  readonly source: string;
  readonly due: number | null;
  readonly lateAfter: number | null;
  /** Working milliseconds over the target, and the same in working days. */
  readonly late: number;
  readonly lateDays: number;
  readonly value: number | null;
}

export interface Quota {
  readonly name: string;
  readonly month: string;
  readonly unit: 'value' | 'leads';
  readonly quota: number;
  readonly actual: number;
  readonly expected: number;
  readonly attained: number | null;
  readonly pace: number | null;
  readonly state: string | null;
  readonly chance: number | null;
  readonly neededPerDay: number | null;
  readonly projected: number | null;
  readonly workingDays: number;
  readonly passedDays: number;
  readonly credited: number;
  readonly returned: number;
}

export interface Owner {
  readonly owner: string;
  readonly overdue: number;
  readonly atRisk: number;
  readonly met: number;
  readonly judged: number;
  readonly valueAtStake: number;
  readonly attempts: Attempts;
}

/** Leads that got enough attempts, or whose time for them is over. */
export interface Attempts {
  readonly kept: number;
  readonly broken: number;
}

export interface Standing {
  readonly at: number;
  readonly currency: string;
  readonly leads: number;
  readonly counts: Readonly<Record<string, number>>;
  readonly overdue: readonly OpenLead[];
  readonly atRisk: readonly OpenLead[];
  readonly attempts: Attempts;
  readonly owners: readonly Owner[];
  readonly quota: readonly Quota[];
  readonly findings: readonly {
    readonly kind: string;
    readonly quota: string;
    readonly message: string;
    readonly fix: string;
  }[];
  readonly problems: readonly Problem[];
  /** By owner, where no lead could be judged. */
  readonly unjudged: readonly OpenByOwner[];
  readonly readAs: readonly ReadAs[];
}

export interface OpenByOwner {
  readonly owner: string;
  readonly open: number;
  readonly byAge: readonly number[];
  readonly stages: readonly { readonly stage: string; readonly leads: number }[];
}

export interface StandingView {
  readonly standing: Standing;
  readonly zone: { readonly name: string };
  readonly failures: readonly Problem[];
}

/** New lead values, as far as the leads tell them. */
export interface LearnedValues {
  readonly horizonDays: number;
  /** Null while they may not be accepted. */
  readonly values: unknown;
  readonly rows: readonly (Readonly<Record<string, unknown>> & {
    readonly agreed: unknown;
    readonly isChanged: boolean;
  })[];
  readonly findings: readonly string[];
  readonly problems: readonly Problem[];
}
