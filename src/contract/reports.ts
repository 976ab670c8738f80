/** The closed loop in reports: what became of the leads, what quick answers bring, whether Sales can take what is owed. */
import type { Capacity } from '../sla/standing/reports/capacity.ts';
import type { FunnelMonth, FunnelSource } from '../sla/standing/reports/funnel.ts';
import type { ResponseTable } from '../sla/standing/reports/response-times.ts';
import type { ScorecardRow } from '../sla/standing/reports/scorecard.ts';

export interface ReportsApi {
  /** Reads the sheets and the scorecard, writes nothing. */
  reports: { takes: null; answers: ReportsView };
}

export interface ReportsView {
  /** Milliseconds. */
  readonly asOf: number;
  readonly currency: string;
  /** By month of creation, the latest first; at most the last 12 months that have leads. */
  readonly funnel: readonly FunnelMonth[];
  /** The same by source, at equal age. */
  readonly sources: readonly FunnelSource[];
  readonly responseTimes: ResponseTable;
  readonly capacity: Capacity;
  /** Frozen at each month's end, the latest first. */
  readonly scorecards: readonly ScorecardRow[];
}
