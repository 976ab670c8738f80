/** Instants and schedules in plain words. */
import type { Schedule } from '../services/state.ts';

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const format =
    formats.get(timeZone) ??
    new Intl.DateTimeFormat('en-GB', {
      timeZone,
      weekday: 'short',
      day: 'numeric',
      month: 'short',
      year: 'numeric',
      hour: '2-digit',
      minute: '2-digit',
    });
  formats.set(timeZone, format);
  return format;
}

/** "Fri 20 Nov 2026, 14:30" on the zone's wall clock. */
export function clockText(instant: number, timeZone: string): string {
  const parts = formatOf(timeZone).formatToParts(instant);
  const part = Object.fromEntries(parts.map(({ type, value }) => [type, value]));
  return `${part.weekday} ${part.day} ${part.month} ${part.year}, ${part.hour}:${part.minute}`;
}

const WEEK_DAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

const clock = (hour: number, minute: number): string =>
  `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;

const each = (count: number, unit: string): string => (count === 1 ? `every ${unit}` : `every ${count} ${unit}s`);

/** "every 15 minutes", "every day at about 08:15". */
export function scheduleText(schedule: Schedule): string {
  switch (schedule.every) {
    case 'minutes':
      return each(schedule.count, 'minute');
    case 'hours':
      return each(schedule.count, 'hour');
    case 'days':
      return `${each(schedule.count, 'day')} at about ${clock(schedule.hour, schedule.minute)}`;
    case 'weeks':
      return `every ${WEEK_DAYS[schedule.weekDay]} at about ${clock(schedule.hour, schedule.minute)}`;
    case 'once':
      return 'once';
  }
}
