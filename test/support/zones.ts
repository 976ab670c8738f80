import { encodeZone, surveyZone, type Zone } from '../../src/sla/time/zone.ts';
import { intlOffset } from './intl-offset.ts';

const surveyed = new Map<string, Zone>();

/** A zone as the add-on surveys it, here through Node's Intl. */
export function zoneNamed(name: string): Zone {
  let zone = surveyed.get(name);
  if (!zone) {
    zone = surveyZone(name, intlOffset(name));
    surveyed.set(name, zone);
  }
  return zone;
}

/** The zones of a stored policy. */
export function storedZones(...names: readonly string[]): Record<string, string> {
  return Object.fromEntries(names.map(name => [name, encodeZone(zoneNamed(name))]));
}

/** Whether Intl knows a zone of that name. */
export function isZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}
