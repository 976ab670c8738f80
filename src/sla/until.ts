/** "Until when" as people type it. */
import { isDateOnly, isUnreadable, readMoment } from './moment.ts';
import { DAY, HOUR, MINUTE } from './time.ts';
import type { Zone } from './zone.ts';

const UNITS: Readonly<Record<string, number>> = { m: MINUTE, min: MINUTE, h: HOUR, d: DAY };

/** "90 min", "2h", "1d" from now, or a date and time of the spreadsheet's zone; null unless it is still to come. */
export function readUntil(text: string, zone: Zone, now: number): number | null {
  const span = /^(\d+(?:\.\d+)?)\s*(m|min|h|d)$/.exec(text.trim().toLowerCase());
  if (span) return Math.round(now + Number(span[1]) * (UNITS[span[2] ?? ''] ?? 0));
  const moment = readMoment(text, 'ymd', zone, false);
  if (moment === null || isUnreadable(moment)) return null;
  const until = isDateOnly(moment) ? moment.begin : moment.end;
  return until > now ? until : null;
}
