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
      leads: judged(note.version, version?.agreement.appliesTo === 'all leads' ? 1 : note.version),
      isInForce: note.version === inForce,
      problems: problems.filter(({ at }) => at === cellOf(note.version)),
    };
  });
  return { versions: versions.reverse() };
}

/** Leads by the version that judges them: a correction judges with every version that it corrects. */
function leadsByVersion(book: Book, ledger: Ledger, now: number): (version: number, from: number) => number {
  const context = contextOf(book, ledger, now);
  const versions = context.agreement.policy.sheets.flatMap(spec =>
    (judgeLeadSheet(context, spec).judged?.verdicts ?? []).map(verdict => verdict.version),
  );
  return (version, from) => versions.filter(one => one !== null && one >= from && one <= version).length;
}
