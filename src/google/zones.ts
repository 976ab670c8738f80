/** The one place that asks the platform about time zones: when a policy is saved, or the spreadsheet's zone has changed. */
import type { AppliesTo, StoredPolicy } from '../sla/agreement.ts';
import type { Policy } from '../sla/policy.ts';
import { encodeZone, surveyZone, type Zone } from '../sla/zone.ts';

export function surveyed(name: string): Zone {
  return surveyZone(name, instant => {
    const offset = Utilities.formatDate(new Date(instant), name, 'Z');
    const minutes = Number(offset.slice(1, 3)) * 60 + Number(offset.slice(3, 5));
    return offset.charAt(0) === '-' ? -minutes : minutes;
  });
}

/** Utilities.formatDate takes an unknown zone for GMT without a word, so Intl is asked. */
export function isZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en-US', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

/**
 * A policy as the ledger keeps it: with the offset changes of every zone it names.
 * @param known zones that were surveyed before: good enough for what is not saved
 */
export function withZones(policy: Policy, appliesTo: AppliesTo, known: StoredPolicy['zones'] = {}): StoredPolicy {
  const names = [...new Set(policy.calendars.map(({ timeZone }) => timeZone))];
  const zones = Object.fromEntries(names.map(name => [name, known[name] ?? encodeZone(surveyed(name))]));
  return { policy, zones, ...(appliesTo === 'new leads' ? {} : { appliesTo }) };
}
