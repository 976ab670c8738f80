/**
 * What the ledger keeps of versions, read with distrust: its cells can be edited by hand, and another version of Lead SLA can
 * have written them. Checking takes milliseconds, so a scan does it, and a custom function only where it cannot go on.
 */
import { isZoneText } from '../time/zone.ts';
import { APPLIES_TO, type StoredPolicy } from './agreement.ts';
import { readPolicy } from './checks.ts';
import type { SavedVersion } from './ledger.ts';
import { isNewerFormat } from './schema.ts';

export interface Fault {
  /** 1 is the first. */
  readonly version: number;
  /** What is wrong with it, in words. */
  readonly words: string;
}

/** The versions with their defaults filled in; one that is no policy is cleared, so that it counts as never saved. */
export function checkSaved(saved: readonly SavedVersion[]) {
  const faults: Fault[] = [];
  const checked = saved.map((version, index): SavedVersion => {
    if (version.text === '') return version;
    const reading = readStored(version.text);
    if (typeof reading !== 'string') return { ...version, text: JSON.stringify(reading) };
    faults.push({ version: index + 1, words: reading });
    return { ...version, text: '' };
  });
  return { saved: checked, faults };
}

/** One of a newer format stays as it is, and is refused by whoever needs it. Or what is wrong, in words. */
function readStored(text: string): StoredPolicy | string {
  const kept = parsed(text);
  if (typeof kept !== 'object' || kept === null || !('policy' in kept)) return 'It is not the text of a version.';
  const { policy: input, zones, appliesTo } = kept as Partial<Record<keyof StoredPolicy, unknown>>;
  if (isNewerFormat(input)) return kept as StoredPolicy;
  if (appliesTo !== undefined && !APPLIES_TO.some(one => one === appliesTo)) return 'It does not say whom it binds.';
  const known = new Map(Object.entries(zones ?? {}));
  const { policy, problems } = readPolicy(input, name => isZoneText(known.get(name)));
  if (policy) return { ...(kept as StoredPolicy), policy };
  const [{ at, message } = { at: '', message: '' }] = problems;
  return at ? `${at}: ${message}` : message;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
