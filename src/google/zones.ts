/** The one place that asks the platform about time zones: when a policy is saved, or the spreadsheet's zone has changed. */
import type { ZoneView } from '../contract/zone.ts';
import type { AppliesTo, StoredPolicy } from '../sla/policy/agreement.ts';
import type { Policy } from '../sla/policy/schema.ts';
import { decodeZone, encodeZone, surveyZone, type Zone } from '../sla/time/zone.ts';

/** As long as a cache keeps anything. */
const CACHE_SECONDS = 21_600;

/** Asking for every offset takes a second or two, so a zone that was surveyed today is taken from the cache. */
export function surveyed(name: string): Zone {
  const cache = CacheService.getScriptCache();
  const key = `zone/${name}`;
  const known = cache.get(key);
  if (known !== null) return decodeZone(name, known);
  const zone = surveyZone(name, instant => {
    const offset = Utilities.formatDate(new Date(instant), name, 'Z');
    const minutes = Number(offset.slice(1, 3)) * 60 + Number(offset.slice(3, 5));
    return offset.charAt(0) === '-' ? -minutes : minutes;
  });
  cache.put(key, encodeZone(zone), CACHE_SECONDS);
  return zone;
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

/** A policy as the ledger keeps it: with the offset changes of every zone it names. */
export function withZones(policy: Policy, appliesTo: AppliesTo): StoredPolicy {
  const names = [...new Set(policy.calendars.map(({ timeZone }) => timeZone))];
  const zones = Object.fromEntries(names.map(name => [name, encodeZone(surveyed(name))]));
  return { policy, zones, ...(appliesTo === 'new leads' ? {} : { appliesTo }) };
}

export function zoneView(zone: Zone): ZoneView {
  return { name: zone.name, changes: encodeZone(zone) };
}
