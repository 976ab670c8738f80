/**
 * Who may change the agreement: Sheets itself keeps everybody else from its two tabs, by hand and by script.
 *
 * Whoever sets it up and the file's owner may; the policy's editors are let in by whoever saves it. An editor whom somebody let
 * in through Sheets' own dialog stays one.
 */

import type { Problem } from '../../sla/sheet/problem.ts';
import { fold, listed } from '../../sla/sheet/text.ts';
import { type Book, LEDGER_TAB, mayEdit, POLICY_TAB, type Sheet } from '../book.ts';
import { ownTab } from '../own-tabs.ts';

export interface Editing {
  readonly mayEdit: boolean;
  /** Why not and whom to ask; "" for whoever may. */
  readonly whoMayEdit: string;
}

/** @param known who may edit, as far as that is known: Sheets tells the editors of a protection only to each other */
export function editing(book: Book, known: readonly string[]): Editing {
  if (tabsOf(book).every(mayEdit)) return { mayEdit: true, whoMayEdit: '' };
  const names = [...new Set(known.filter(name => name !== ''))];
  const whom = names.length ? `Ask ${listed(names)}` : 'Ask the owner of this file';
  return { mayEdit: false, whoMayEdit: `The agreement is protected. ${whom} to add you as an editor of it.` };
}

/** Lets the policy's editors in, and out again whom only the version before had named. Nobody shuts themselves out. */
export function admit(book: Book, before: readonly string[], after: readonly string[]): readonly Problem[] {
  const me = Session.getEffectiveUser().getEmail();
  const has = (list: readonly string[], email: string) => list.some(one => fold(one) === fold(email));
  const gone = before.filter(email => !has(after, email) && !has([me], email));
  const strangers = new Set<string>();
  for (const protection of tabsOf(book).flatMap(protectionsOf)) {
    const present = after.length + gone.length ? protection.getEditors().map(user => user.getEmail()) : [];
    for (const email of after.filter(one => !has(present, one))) {
      try {
        protection.addEditor(email);
      } catch (error) {
        console.error(error);
        strangers.add(email);
      }
    }
    const leaving = gone.filter(email => has(present, email));
    if (leaving.length) protection.removeEditors(leaving);
  }
  return [...strangers].map(email => ({
    at: `editors[${after.indexOf(email)}]`,
    message: `Sheets does not let ${email} in.`,
    fix: 'Share the file with them, or correct the address.',
  }));
}

function tabsOf(book: Book): Sheet[] {
  return [LEDGER_TAB, POLICY_TAB].flatMap(name => ownTab(book, name) ?? []);
}

function protectionsOf(sheet: Sheet) {
  return sheet.getProtections(SpreadsheetApp.ProtectionType.SHEET);
}
