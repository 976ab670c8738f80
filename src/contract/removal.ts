/** Taking Lead SLA out of a file. */

export interface RemovalApi {
  /** What removing would take away and what it would leave; changes nothing. */
  removal: { takes: null; answers: Removal };
  /** Removes it. Refused without the confirmation, and where the agreement is protected against this account. */
  remove: { takes: { isConfirmed: true }; answers: Removal };
}

export interface Removal {
  /** Our own tabs. */
  readonly tabs: readonly string[];
  /** Our columns by tab. */
  readonly columns: readonly { readonly tab: string; readonly headers: readonly string[] }[];
  /** Cells of the team with our functions, such as "Report!B2": they stay, and show #NAME? or #REF! afterwards. */
  readonly formulas: readonly string[];
}
