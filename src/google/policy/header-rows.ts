/** The row of a lead tab that its headers stand in: said by a person, and checked before any column is made by it. */
import type { LeadSheetPolicy } from '../../sla/policy/schema.ts';
import type { Problem } from '../../sla/sheet/problem.ts';
import { fold } from '../../sla/sheet/text.ts';
import type { Book } from '../book.ts';
import { teamTab } from '../own-tabs.ts';

/**
 * Tabs whose header row holds none of the headers that were chosen; one that is not there is left to the scan to report.
 * @param before those that an earlier version has already: a header that is renamed keeps nobody from saving
 */
export function wrongHeaderRows(
  book: Book,
  specs: readonly LeadSheetPolicy[],
  before: readonly LeadSheetPolicy[] = [],
): readonly Problem[] {
  return specs.flatMap(({ name, headerRow, columns }, index): Problem[] => {
    const isKnown = before.some(one => one.name === name && one.headerRow === headerRow);
    const sheet = isKnown ? null : teamTab(book, name);
    if (!sheet) return [];
    const chosen = Object.values(columns).flat().map(String);
    const wanted = chosen.map(fold);
    const isBeyond = headerRow > sheet.getMaxRows();
    const row = isBeyond
      ? []
      : (sheet.getRange(headerRow, 1, 1, Math.max(1, sheet.getLastColumn())).getValues()[0] ?? []);
    if (row.some(cell => wanted.includes(fold(String(cell))))) return [];
    const message = `Row ${headerRow} of tab "${name}" has none of the chosen columns, such as "${chosen[0]}".`;
    return [
      {
        at: `sheets[${index}].headerRow`,
        message,
        fix: 'Give the number of the row that holds the names of the columns, or choose other columns.',
      },
    ];
  });
}
