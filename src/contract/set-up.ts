/** The first minute. */
import type { Columns } from '../sla/policy/fields.ts';
import type { Problem } from '../sla/sheet/problem.ts';
import type { ReadAs } from '../sla/standing/read-as.ts';
import type { StandingView } from './standing.ts';

export interface SetUpApi {
  /** The tabs that could hold leads, with columns guessed and a policy proposed. */
  propose: { takes: ProposalRequest; answers: Proposal };
  /** Writes the first policy. Refused when there is one. */
  setUp: { takes: { policy: unknown }; answers: StandingView };
}

export interface ProposalRequest {
  /** The tab to propose for; null takes the active one. */
  readonly sheet: string | null;
  /** Columns that the person has chosen, "" for none; guessed ones do not override them. */
  readonly columns: Columns;
  readonly dates: 'ymd' | 'dmy' | 'mdy' | null;
  /** Where the headers stand; without one, the first row that reads as headers. */
  readonly headerRow?: number | null;
  /** IANA name of the zone of the office; without one, the spreadsheet's. */
  readonly timeZone?: string | null;
}

export interface Proposal {
  readonly sheets: readonly string[];
  readonly sheet: string;
  readonly headerRow: number;
  readonly header: readonly string[];
  readonly columns: Columns;
  readonly policy: unknown;
  /** What the tab was taken for. */
  readonly readAs: ReadAs;
  /** What the proposal takes for granted, in plain words. */
  readonly assumptions: readonly string[];
  /** Why it cannot be set up as it is; `at` is a field of the request: "columns.created", "dates". */
  readonly problems: readonly Problem[];
}
