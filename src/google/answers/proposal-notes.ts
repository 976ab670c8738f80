/** What a first policy takes for granted of a tab's times. */
import type { LeadReading } from '../../sla/leads/lead.ts';
import { newestIn } from '../../sla/leads/read-leads.ts';
import { inWords } from '../../sla/sheet/problem.ts';
import { zonesApart } from '../../sla/standing/zones-apart.ts';
import { dayInWords } from '../../sla/time/clock-words.ts';
import { civilDate, DAY } from '../../sla/time/time.ts';
import { localDay, type Zone } from '../../sla/time/zone.ts';
import { surveyed } from '../zones.ts';

/** A quarter without a lead: the file is an old one. */
const OLD = 90 * DAY;

/** Why the hours are not in the file's zone, and what that means for what people type. */
export function zoneNotes(file: Zone, timeZone: string, written: string | null, now: number): string[] {
  if (timeZone === file.name) return [];
  const apart = zonesApart(file, [{ name: 'business', zone: surveyed(timeZone) }], now);
  return [
    ...(timeZone === written
      ? [`Business hours are in ${timeZone}: all creations in the sheet are written with its offset.`]
      : []),
    ...(apart ? [inWords({ at: '', ...apart })] : []),
  ];
}

/** Of a file that nobody writes in any more. */
export function newestNotes(reading: LeadReading, zone: Zone, now: number): string[] {
  const newest = newestIn(reading);
  if (newest === null || now - newest < OLD) return [];
  const day = localDay(zone, newest);
  return [`The newest lead is of ${dayInWords(day)} ${civilDate(day).year}: everything still open is long overdue.`];
}
