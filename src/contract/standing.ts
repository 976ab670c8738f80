/** The home screen and the scan. */

import type { Problem } from '../sla/sheet/problem.ts';
import type { Standing } from '../sla/standing/standing.ts';
import type { ZoneView } from './zone.ts';

export interface StandingApi {
  /** What the home screen shows; reads the sheets, writes nothing. */
  standing: { takes: null; answers: StandingView };
  /** Scans now: writes verdicts and the board, sends what is due. */
  scanNow: { takes: null; answers: StandingView };
  /** Lets the scan run by itself, beginning now. */
  turnOn: { takes: { everyMinutes: number }; answers: StandingView };
  turnOff: { takes: null; answers: StandingView };
  /** Runs the scan from this account, where it has stopped under another one. */
  takeOver: { takes: { everyMinutes: number }; answers: StandingView };
  /** Selects a lead's row in the sheet. */
  showLead: { takes: { sheet: string; row: number }; answers: null };
}

export interface StandingView {
  /** Null until a policy is set up. */
  readonly standing: Standing | null;
  /** The calendar of alerts in whose zone times are told. */
  readonly zone: ZoneView;
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
  /** Minutes that `everyMinutes` can be here; an add-on has only 60, so that an alert may come an hour late. */
  readonly choices: readonly number[];
  readonly lastAt: number | null;
  readonly nextAt: number | null;
  /** It is on and has not run for more than three intervals: its owner may have left. */
  readonly isStale: boolean;
  /** Since when its owner's account lacks an authorisation; null while it does not. Opening Lead SLA asks for it anew. */
  readonly unauthorisedSince: number | null;
  /** Whether this account may take it over. */
  readonly canTakeOver: boolean;
  /** Mails that wait for another day's quota. */
  readonly waiting: number;
}
