/**
 * The columns that the add-on writes beside a team's own, as a file or a tab shows them: a run of its names that begins with
 * "SLA key". A team may have a "Qualified" or a "Lead value" of its own elsewhere.
 */

const NAME = /^(SLA .+|Lead value|Qualified)$/;
const FIRST = 'SLA key';

/** Indexes of the add-on's columns in a header row. */
export function managedColumns(header: readonly string[]): readonly number[] {
  const first = header.indexOf(FIRST);
  if (first < 0) return [];
  const columns: number[] = [];
  const seen = new Set<string>();
  for (let at = first; at < header.length; at++) {
    const name = header[at] ?? '';
    if (!NAME.test(name) || seen.has(name)) break;
    seen.add(name);
    columns.push(at);
  }
  return columns;
}
