/**
 * What the sidebar may ask of the server: one function, `ask`, one JSON text each way.
 *
 * google.script.run silently changes what is not a plain value (undefined, dates, nested arrays), so nothing but text crosses.
 */
import type { Columns } from '../sla/fields.ts';
import type { Problem } from '../sla/problem.ts';
import type { Standing } from '../sla/standing.ts';

/** Every question with what it takes and answers. */
export interface Api {
  /** What the home screen shows; reads the sheets, writes nothing. */
  standing: { takes: null; answers: StandingView };
  /** Scans now: writes verdicts and the board, sends what is due. */
  scanNow: { takes: null; answers: StandingView };
  /** Lets the scan run by itself, beginning now. */
  turnOn: { takes: { everyMinutes: number }; answers: StandingView };
  turnOff: { takes: null; answers: StandingView };
  /** Selects a lead's row in the sheet. */
  showLead: { takes: { sheet: string; row: number }; answers: null };
  /** The tabs that could hold leads, with columns guessed and a policy proposed. */
  propose: { takes: ProposalRequest; answers: Proposal };
  /** Writes the first policy. Refused when there is one. */
  setUp: { takes: { policy: unknown }; answers: StandingView };
}

export type Question = keyof Api;

export interface StandingView {
  /** Null until a policy is set up. */
  readonly standing: Standing | null;
  /** The calendar of alerts in whose zone times are told: IANA name and offset changes (sla/zone.ts). */
  readonly zone: { readonly name: string; readonly changes: string };
  readonly scan: ScanView;
  /** Sheets that could not be read. */
  readonly failures: readonly Problem[];
}

/** The state of the scan that runs by itself. */
export interface ScanView {
  readonly isOn: boolean;
  /** Who turned it on; only their account can turn it off. */
  readonly owner: string;
  readonly isMine: boolean;
  readonly everyMinutes: number;
  readonly lastAt: number | null;
  readonly nextAt: number | null;
}

export interface ProposalRequest {
  /** The tab to propose for; null takes the active one. */
  readonly sheet: string | null;
  /** Columns that the person has chosen, "" for none; guessed ones do not override them. */
  readonly columns: Columns;
  readonly dates: 'ymd' | 'dmy' | 'mdy' | null;
}

export interface Proposal {
  readonly sheets: readonly string[];
  readonly sheet: string;
  readonly header: readonly string[];
  readonly columns: Columns;
  readonly policy: unknown;
  /** What the proposal takes for granted, in plain words. */
  readonly assumptions: readonly string[];
  /** Why it cannot be set up as it is. */
  readonly problems: readonly Problem[];
}

export type Reply<Q extends Question> =
  | { readonly ok: true; readonly value: Api[Q]['answers'] }
  | { readonly ok: false; readonly problems: readonly Problem[] };
