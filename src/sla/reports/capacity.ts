/** Whether Sales can take what Marketing owes: how many leads its people have managed lately, against the quota. */

export interface Capacity {
  /** Owners who made a first contact in the last 20 working days. */
  readonly owners: number;
  /** First contacts of a working day, on average over these days: of one owner and of all. */
  readonly perOwner: number;
  readonly perDay: number;
  /** What each quota of the present month brings a working day. */
  readonly quotas: readonly QuotaLoad[];
  /** In one sentence. */
  readonly words: string;
}

export interface QuotaLoad {
  readonly name: string;
  /** Leads owed a working day; of a quota in value, at the mean value of the leads credited in the last 90 days. Null without such. */
  readonly leadsPerDay: number | null;
  /** `leadsPerDay` over what all owners managed; null where either is unknown. */
  readonly load: number | null;
}
