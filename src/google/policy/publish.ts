/** Bringing whatever hangs on the agreement's newest version up to date: its name, its tab, its editors. */
import type { Problem } from '../../sla/sheet/problem.ts';
import { type Book, POLICY_TAB } from '../book.ts';
import { type LedgerReading, nameVersions } from '../tabs/ledger.ts';
import { writePolicyTab } from '../tabs/policy.ts';
import { admit, editing } from './editors.ts';
import { newestVersion } from './view.ts';

export const NOT_UP_TO_DATE: Problem = {
  at: POLICY_TAB,
  message: 'The version is saved, but not all tabs are up to date.',
  fix: 'Scan again from Standing.',
};

/** @returns whom Sheets does not let in */
export function publish(book: Book, reading: LedgerReading): readonly Problem[] {
  const { version, policy } = newestVersion(reading);
  const before = reading.ledger.version(version - 1)?.agreement.policy.editors ?? [];
  nameVersions(book, reading.notes.length);
  writePolicyTab(book, policy);
  const strangers = admit(book, before, policy.editors ?? []);
  SpreadsheetApp.flush();
  return strangers;
}

export interface Published {
  readonly isDone: boolean;
  readonly problems: readonly Problem[];
}

/** Whoever may not change the agreement leaves it to the next one who may, and what fails is tried again by the next scan. */
export function publishIfAllowed(book: Book, reading: LedgerReading): Published {
  if (!editing(book, []).mayEdit) return { isDone: false, problems: [] };
  try {
    return { isDone: true, problems: publish(book, reading) };
  } catch (error) {
    console.error(error);
    return { isDone: false, problems: [NOT_UP_TO_DATE] };
  }
}
