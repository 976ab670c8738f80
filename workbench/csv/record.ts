/** What a file of leads is made of. */

/** One record; a field with line breaks inside spans several lines. */
export interface CsvRecord {
  /** The text of each field. */
  readonly fields: readonly string[];
  /** Each field as the file spells it, quotes included. */
  readonly spellings: readonly string[];
  /** The line break that ends it; "" at the end of a file without one. */
  readonly ending: string;
  /** Where it begins, counted from 1. */
  readonly line: number;
}
