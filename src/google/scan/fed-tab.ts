/**
 * Tabs that a formula fills, such as =QUERY(…) or =IMPORTRANGE(…). Their rows move whenever it is computed anew, and a column
 * beside them would stand in its way, so they get no managed columns: their verdicts come from formulas.
 */
import type { LeadSheetPolicy } from '../../sla/policy/schema.ts';
import { fold } from '../../sla/sheet/text.ts';
import type { Sheet } from '../book.ts';

const FILLS = /\b(?:QUERY|IMPORT[A-Z]+|FILTER|SORTN?|UNIQUE)\s*\(/i;

/** Whether a formula at or above the first lead, at or left of the creation dates, fills the tab. One reading. */
export function isFed(sheet: Sheet, { headerRow, columns }: LeadSheetPolicy): boolean {
  const [height, width] = [Math.min(headerRow + 1, sheet.getMaxRows()), sheet.getLastColumn()];
  if (width === 0) return false;
  const range = sheet.getRange(1, 1, height, width);
  const formulas = range.getFormulas();
  if (!formulas.flat().some(formula => FILLS.test(formula))) return false;
  const header = range.getDisplayValues()[headerRow - 1] ?? [];
  const created = header.findIndex(name => fold(name) === fold(String(columns.created ?? '')));
  return formulas.some(row => row.slice(0, created + 1).some(formula => FILLS.test(formula)));
}
