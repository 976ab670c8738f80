/** A file and its calendars may be kept in different zones; then what people type is hours away from what is judged. */
import { listed } from '../sheet/text.ts';
import { offsetAt, type Zone } from '../time/zone.ts';

interface NamedCalendar {
  readonly name: string;
  readonly zone: Zone;
}

/** Said once, of every calendar whose clock differs from the file's at `now`; null where none does. */
export function zonesApart(
  file: Zone,
  calendars: readonly NamedCalendar[],
  now: number,
): { message: string; fix: string } | null {
  const apart = calendars.filter(({ zone }) => offsetAt(zone, now) !== offsetAt(file, now));
  const [first] = apart;
  if (!first) return null;
  const kept = apart.map(({ name, zone }) => `the ${name} calendar is kept in ${placeOf(zone)}`);
  return {
    message: `Times in cells are read in ${placeOf(file)}; ${listed(kept)}.`,
    fix: `Change the file’s zone under File ▸ Settings if people type ${placeOf(first.zone)} time.`,
  };
}

/** "America/Los_Angeles" → "Los Angeles" */
function placeOf({ name }: Zone): string {
  return name.slice(name.lastIndexOf('/') + 1).replace(/_/g, ' ');
}
