/** A zone in which instants are to be told: IANA name and offset changes (sla/zone.ts). */
export interface ZoneView {
  readonly name: string;
  readonly changes: string;
}
