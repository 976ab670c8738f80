/** Saving the agreement as a version, and bringing everything that hangs on it up to date. */
import type { SaveAnswer } from '../../contract/policy.ts';
import type { AppliesTo } from '../../sla/policy/agreement.ts';
import { policyEdits } from '../../sla/policy/diff/diff.ts';
import type { Policy } from '../../sla/policy/schema.ts';
import { type Problem, Refusal, refuse } from '../../sla/sheet/problem.ts';
import type { Book } from '../book.ts';
import { type Memory, readMemory, writeProgress } from '../memory.ts';
import { scan } from '../scan/scan.ts';
import { appendVersion, type LedgerReading, versionRow } from '../tabs/ledger.ts';
import { withZones } from '../zones.ts';
import { forgetDraft } from './draft-store.ts';
import { editing } from './editors.ts';
import { wrongHeaderRows } from './header-rows.ts';
import { beginOf } from './preview.ts';
import { NOT_UP_TO_DATE } from './publish.ts';
import { editorsOf, newestVersion, policyView, requireLedger } from './view.ts';

export interface Saving {
  readonly policy: Policy;
  readonly appliesTo: AppliesTo;
  readonly why: string;
  readonly basedOn: number;
}

/** To be called under the document's lock. */
export function savePolicy(book: Book, saving: Saving, now: number): SaveAnswer {
  const { policy, appliesTo, why, basedOn } = saving;
  const reading = requireLedger(book);
  const newest = newestVersion(reading);
  const allowed = editing(book, editorsOf(reading));
  if (!allowed.mayEdit) refuse('', 'Sheets does not let you change the agreement.', allowed.whoMayEdit);
  const who = Session.getEffectiveUser().getEmail();
  const base = reading.ledger.version(basedOn);
  if (!base) refuse('basedOn', `There is no version ${basedOn}.`, 'Reload the sidebar.');
  const before = base.agreement.policy;
  if (newest.version === basedOn) {
    if (appliesTo === 'new leads' && policyEdits(before, policy).length === 0) {
      refuse('', 'Nothing has changed.', 'Change something first, or discard the draft.');
    }
    const problems = wrongHeaderRows(book, policy.sheets, before.sheets);
    if (problems.length > 0) throw new Refusal(problems);
    const note = { effectiveFrom: beginOf(policy, now), savedAt: now, who, why };
    const row = versionRow(withZones(policy, appliesTo), note);
    // Said first: a run that is cut off right after the row is written leaves the rest to the next scan.
    writeProgress(unpublished(readMemory()).progress);
    appendVersion(book, row);
  } else if (!isSavedAlready(reading, saving, who)) {
    return { saved: null, base: before, theirs: policyView(book, reading, allowed) };
  }
  const warnings = refresh(book, now);
  try {
    forgetDraft(book);
    return { saved: policyView(book, requireLedger(book), allowed), warnings };
  } catch (error) {
    console.error(error);
    throw new Refusal([NOT_UP_TO_DATE]);
  }
}

/** Google may report a call as failed that took effect, and people press twice: the same version is not saved again. */
function isSavedAlready(reading: LedgerReading, { policy, appliesTo, why, basedOn }: Saving, who: string): boolean {
  const next = reading.ledger.version(basedOn + 1);
  const note = reading.notes[basedOn];
  return (
    next !== null &&
    next.version === newestVersion(reading).version &&
    note?.who === who &&
    note.why === why &&
    (next.agreement.appliesTo ?? 'new leads') === appliesTo &&
    policyEdits(next.agreement.policy, policy).length === 0
  );
}

/** The version is saved by then: what goes wrong here is said beside that, and the next scan makes up for it. */
function refresh(book: Book, now: number): readonly Problem[] {
  try {
    const [reading, memory] = [requireLedger(book), unpublished(readMemory())];
    const { failures } = scan({ book, reading, memory, now, isForced: true });
    SpreadsheetApp.flush();
    return failures;
  } catch (error) {
    if (error instanceof Refusal) return error.problems;
    console.error(error);
    return [NOT_UP_TO_DATE];
  }
}

function unpublished(memory: Memory): Memory {
  return { ...memory, progress: { ...memory.progress, isNewPolicy: true, isUnfinished: true } };
}
