/** Everything the policy screens need, in one answer. */
import type { PolicyView, VersionNote } from '../../contract/policy.ts';
import { refuse } from '../../sla/sheet/problem.ts';
import type { Book } from '../book.ts';
import { type LedgerReading, readLedgerTab } from '../tabs/ledger.ts';
import { readDraft } from './draft-store.ts';
import { editing } from './editors.ts';
import { tabFacts } from './tab-facts.ts';

const SAVERS = 3;

/** @throws Refusal before the first policy is saved */
export function requireLedger(book: Book): LedgerReading {
  const reading = readLedgerTab(book);
  if (!reading) refuse('', 'There is no policy yet.', 'Open Lead SLA and set one up first.');
  return reading;
}

/** @param allowed who may edit, where that was asked already */
export function policyView(
  book: Book,
  reading: LedgerReading,
  allowed = editing(book, editorsOf(reading)),
): PolicyView {
  const { policy, version } = newestVersion(reading);
  const kept = readDraft(book);
  const base = kept && kept.basedOn !== version ? reading.ledger.version(kept.basedOn) : null;
  return {
    policy,
    note: noteOf(reading, version),
    // Begun from a version that is gone, such as before a removal: it goes on from the newest, rather than nowhere.
    draft: kept && !base ? { ...kept, basedOn: version } : kept,
    draftBase: base?.agreement.policy ?? null,
    ...allowed,
    zone: book.getSpreadsheetTimeZone(),
    ...tabFacts(book, policy.sheets),
  };
}

/** The one saved last, also when it is not in force yet. */
export function newestVersion({ ledger }: LedgerReading) {
  const newest = ledger.newest();
  if (!newest) throw new Error('A ledger that was read has a version that can be read.');
  return { version: newest.version, policy: newest.agreement.policy };
}

/** Who may edit as far as the ledger tells: its editors, and who saved lately. */
export function editorsOf(reading: LedgerReading): readonly string[] {
  const savers = [...new Set(reading.notes.map(({ who }) => who))].slice(-SAVERS);
  return [...savers, ...(newestVersion(reading).policy.editors ?? [])];
}

function noteOf({ notes }: LedgerReading, version: number): VersionNote {
  return notes[version - 1] as VersionNote;
}
