/** The home screen and the scan. */
import type { Problem } from '../sla/problem.ts';
import type { Standing } from '../sla/standing.ts';

export interface StandingApi {
  /** What the home screen shows; reads the sheets, writes nothing. */
  standing: { takes: null; answers: StandingView };
  /** Scans now: writes verdicts and the board, sends what is due. */
  scanNow: { takes: null; answers: StandingView };
  /** Lets the scan run by itself, beginning now. */
  turnOn: { takes: { everyMinutes: number }; answers: StandingView };
  turnOff: { takes: null; answers: StandingView };
  /** Selects a lead's row in the sheet. */
  showLead: { takes: { sheet: string; row: number }; answers: null };
}

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
