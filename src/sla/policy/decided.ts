/** How formulas read a column whose tab they cannot know: as all lead tabs of the policy agree, else as its own cells tell. */
import type { Cell } from '../sheet/cell.ts';
import { type DecimalMark, inferDecimalMark } from '../sheet/number.ts';
import type { Field } from './fields.ts';
import type { LeadSheetPolicy } from './schema.ts';

/**
 * Decimal mark of cells under a header, or in an argument named after a field; null where neither the policy nor the cells tell,
 * and then what can be read both ways is no number.
 */
export function decimalMarkFor(
  sheets: readonly LeadSheetPolicy[],
  named: { readonly field?: Field; readonly header?: string },
  cells: Iterable<Cell>,
): DecimalMark | null {
  const decided = new Set(sheets.flatMap(sheet => sheet.numbers?.[keyIn(sheet, named)] ?? []));
  const [mark] = decided;
  if (mark !== undefined && decided.size === 1) return mark;
  const finding = inferDecimalMark(cells);
  if (finding === 'mixed' || finding === 'unclear') return null;
  return finding ?? '.';
}

function keyIn({ columns }: LeadSheetPolicy, { field, header = '' }: { field?: Field; header?: string }): string {
  const mapped = Object.entries(columns).find(([, named]) => [named].flat().includes(header));
  return field ?? mapped?.[0] ?? header;
}
