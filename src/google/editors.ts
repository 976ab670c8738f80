/** Who may change the agreement: Sheets itself keeps everybody else from its two tabs, by hand and by script. */
import { listed } from '../sla/text.ts';
import { type Book, LEDGER_TAB, mayEdit, POLICY_TAB } from './tabs.ts';

export interface Editing {
  readonly mayEdit: boolean;
  /** Why not and whom to ask; "" for whoever may. */
  readonly whoMayEdit: string;
}

/** @param savers who saved versions: they may know, where Sheets does not tell who else may edit */
export function editing(book: Book, savers: readonly string[]): Editing {
  const tabs = [LEDGER_TAB, POLICY_TAB].flatMap(name => book.getSheetByName(name) ?? []);
  if (tabs.every(mayEdit)) return { mayEdit: true, whoMayEdit: '' };
  const names = [...new Set(savers.filter(name => name !== ''))].slice(-3);
  const whom = names.length ? `Ask ${listed(names)}` : 'Ask the owner of this file';
  return { mayEdit: false, whoMayEdit: `The agreement is protected. ${whom} to let you edit it.` };
}
