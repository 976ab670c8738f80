/**
 * The team's own table of response time against conversion, beside what others have published.
 *
 * Only leads that have had the whole horizon to be won are in it. It shows what went together, not what caused what.
 */

export interface ResponseBand {
  /** "up to 5 min", "up to 1 h", "up to 4 h", "up to 1 working day", "later", "never contacted" */
  readonly words: string;
  readonly leads: number;
  readonly won: number;
  /** Won within the horizon; null without leads. Between `low` and `high` with 90 % probability (Wilson). */
  readonly conversion: number | null;
  readonly low: number | null;
  readonly high: number | null;
  /** What published studies say of this band, to stand beside it. */
  readonly studies: readonly Study[];
}

export interface Study {
  /** "InsideSales/MIT 2007" */
  readonly source: string;
  readonly finding: string;
}

export interface ResponseTable {
  /** In working time, the quickest first. */
  readonly bands: readonly ResponseBand[];
  /** Matured leads whose dates have no time of day, which no band can take. */
  readonly untimed: number;
  readonly horizonDays: number;
  /** To be shown with the studies: "Vendor-run, correlational: …". */
  readonly caveat: string;
}
