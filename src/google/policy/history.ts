/** Every version: who, when, why, what it changed and how many leads it judges. */
import type { HistoryView, VersionView } from '../../contract/policy.ts';
import { policyEdits } from '../../sla/policy/diff/diff.ts';
import type { Ledger } from '../../sla/policy/ledger.ts';
import type { Book } from '../book.ts';
import { judgeLeadSheet } from '../scan/lead-sheet.ts';
import { contextOf } from '../scan/scan.ts';
import { cellOf, type LedgerReading } from '../tabs/ledger.ts';

export function historyOf(book: Book, { ledger, notes, problems }: LedgerReading, now: number): HistoryView {
  const judged = leadsByVersion(book, ledger, now);
  const inForce = ledger.versionAt(now)?.version;
  let before: ReturnType<Ledger['version']> = null;
  const versions = notes.map((note): VersionView => {
    const version = ledger.version(note.version);
    const edits = version && before ? policyEdits(before.agreement.policy, version.agreement.policy) : [];
    before = version ?? before;
    return {
      ...note,
      appliesTo: version?.agreement.appliesTo ?? 'new leads',
      edits,
      leads: judged.get(note.version) ?? 0,
      isInForce: note.version === inForce,
      problems: problems.filter(({ at }) => at === cellOf(note.version)),
    };
  });
  return { versions: versions.reverse() };
}

function leadsByVersion(book: Book, ledger: Ledger, now: number): ReadonlyMap<number, number> {
  const context = contextOf(book, ledger, now);
  const leads = new Map<number, number>();
  for (const spec of context.agreement.policy.sheets) {
    for (const { version } of judgeLeadSheet(context, spec).judged?.verdicts ?? []) {
      if (version !== null) leads.set(version, (leads.get(version) ?? 0) + 1);
    }
  }
  return leads;
}
