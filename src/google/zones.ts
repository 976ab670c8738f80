/** The one place that asks the platform about time zones: when a policy is saved, or the spreadsheet's zone has changed. */
import type { ZoneView } from '../contract/zone.ts';
import type { Stamp } from '../sla/leads/written-offsets.ts';
import type { AppliesTo, StoredPolicy } from '../sla/policy/agreement.ts';
import type { Policy } from '../sla/policy/schema.ts';
import { MINUTE } from '../sla/time/time.ts';
import { decodeZone, encodeZone, surveyZone, type Zone } from '../sla/time/zone.ts';

/** As long as a cache keeps anything. */
const CACHE_SECONDS = 21_600;

/** Of this run: a policy names a zone as often as it has calendars. */
const inThisRun = new Map<string, Zone>();

/** Asking for every offset takes a second or two, so a zone that was surveyed today is taken from the cache. */
export function surveyed(name: string): Zone {
  const zone = inThisRun.get(name) ?? cachedOrAsked(name);
  inThisRun.set(name, zone);
  return zone;
}

function cachedOrAsked(name: string): Zone {
  const cache = CacheService.getScriptCache();
  const key = `zone/${name}`;
  const known = cache.get(key);
  if (known !== null) return decodeZone(name, known);
  const zone = surveyZone(name, instant => offsetOn(name, instant));
  cache.put(key, encodeZone(zone), CACHE_SECONDS);
  return zone;
}

/** Zones to propose where a sheet's own times say an offset; of one offset the largest first. */
const PROPOSED =
  'America/New_York America/Chicago America/Denver America/Los_Angeles America/Phoenix America/Bogota America/Sao_Paulo America/Halifax Europe/London Europe/Berlin Europe/Athens Africa/Johannesburg Africa/Lagos Europe/Istanbul Asia/Dubai Asia/Karachi Asia/Kolkata Asia/Dhaka Asia/Bangkok Asia/Singapore Asia/Tokyo Australia/Sydney Australia/Brisbane Australia/Adelaide Pacific/Auckland';

/** The zone that has all these offsets at their instants: the file's own, if it does; null where none does. */
export function zoneOf(stamps: readonly Stamp[], own: string): string | null {
  if (stamps.length === 0) return null;
  const zones = [own, ...PROPOSED.split(' ')];
  return zones.find(zone => stamps.every(({ instant, offset }) => offsetOn(zone, instant) * MINUTE === offset)) ?? null;
}

/** Minutes east of UTC. */
function offsetOn(zone: string, instant: number): number {
  const offset = Utilities.formatDate(new Date(instant), zone, 'Z');
  const minutes = Number(offset.slice(1, 3)) * 60 + Number(offset.slice(3, 5));
  return offset.charAt(0) === '-' ? -minutes : minutes;
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
