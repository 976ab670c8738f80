/** Formulas of the team's own that use our functions. */
export interface FormulasApi {
  /** Those without SLA_CLOCK or SLA_POLICY, which therefore go stale; and the ready ones that can be inserted. */
  formulas: { takes: null; answers: FormulasView };
  /** Adds the two arguments to every stale formula that still says what it said. */
  mendFormulas: { takes: null; answers: FormulasView };
  /** Puts a ready formula into a free column at the right of a lead tab. */
  insertFormula: { takes: { sheet: string; name: string }; answers: FormulasView };
}

export interface FormulasView {
  /** The first 200 of them. */
  readonly stale: readonly StaleFormula[];
  readonly staleCount: number;
  /** Formulas with our functions, all told. */
  readonly count: number;
  readonly ready: readonly ReadyFormula[];
}

export interface StaleFormula {
  readonly sheet: string;
  /** "K2" */
  readonly cell: string;
  readonly formula: string;
  /** What it would be. */
  readonly mended: string;
}

export interface ReadyFormula {
  readonly sheet: string;
  /** Function's name. */
  readonly name: string;
  readonly header: string;
  readonly about: string;
  readonly formula: string;
  /** Where it stands already, "K1"; null where it does not. */
  readonly standsIn: string | null;
}
