/** What a lead is worth, from the team's own history, beside what is agreed. */
import type { ValueRefresh } from '../sla/promises/marketing/estimate/refresh.ts';

export interface ValuesApi {
  /**
   * Estimates lead values anew; reads the sheets, writes nothing. Accepting is saving a policy with `values` of the answer.
   *
   * Refused without any win, with a problem at "assumedConversion": ask again with one.
   */
  refreshValues: { takes: ValuesRequest; answers: ValueRefresh };
}

/** What a person assumes where the sheets do not tell; null for nothing. Used only where the history is silent. */
export interface ValuesRequest {
  /** Share of leads that become customers, 0.02 for 2 %. */
  readonly assumedConversion: number | null;
  /** Per customer, in the policy's currency. */
  readonly assumedRevenue: number | null;
}
