/** The readable agreement, as both teams would sign it; the truth is the ledger. */
import { AGREEMENT_COLUMNS, agreementText } from '../../sla/policy/agreement-text.ts';
import type { Policy } from '../../sla/policy/schema.ts';
import { type Book, POLICY_TAB, protect } from '../book.ts';
import { ensureTab } from '../own-tabs.ts';
import { layStyled, writeStyled } from './styled.ts';

export function writePolicyTab(book: Book, policy: Policy): void {
  const sheet = ensureTab(book, POLICY_TAB, made => {
    made.setColumnWidth(1, 220).setColumnWidth(2, 190).setColumnWidths(3, 3, 160);
    made.setHiddenGridlines(true);
    layStyled(made, AGREEMENT_COLUMNS);
    protect(made, 'Lead SLA writes the agreement. Edit it in the sidebar.');
  });
  writeStyled(sheet, agreementText(policy), AGREEMENT_COLUMNS);
}
