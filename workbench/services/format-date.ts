/** Dates as text by the letters of Java's SimpleDateFormat, which Utilities.formatDate takes. */
import { ScriptError } from './script-error.ts';
import { DAY, isZone, MINUTE, offsetAt, wallClock } from './zone.ts';

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];
const DAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

const padded = (value: number, width: number): string => String(value).padStart(width, '0');

/** The wall clock's day of the year from 1. */
const dayOfYear = (wall: Date): number =>
  Math.floor(
    (Date.UTC(wall.getUTCFullYear(), wall.getUTCMonth(), wall.getUTCDate()) - Date.UTC(wall.getUTCFullYear(), 0, 1)) /
      DAY,
  ) + 1;

/** Week of the year as Java counts it in the United States: weeks begin on Sunday, the first holds 1 January. */
function week(wall: Date): { year: number; week: number } {
  const year = wall.getUTCFullYear();
  const saturday = new Date(wall.getTime() + (6 - wall.getUTCDay()) * DAY);
  if (saturday.getUTCFullYear() > year) return { year: year + 1, week: 1 };
  const first = new Date(Date.UTC(year, 0, 1)).getUTCDay();
  return { year, week: Math.floor((dayOfYear(wall) - 1 + first) / 7) + 1 };
}

function offsetText(minutes: number, separator: string): string {
  const size = Math.abs(minutes);
  return `${minutes < 0 ? '-' : '+'}${padded(Math.floor(size / 60), 2)}${separator}${padded(size % 60, 2)}`;
}

const zoneName = (zone: string, instant: number, style: 'short' | 'long'): string =>
  new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: style })
    .formatToParts(instant)
    .find(part => part.type === 'timeZoneName')?.value ?? zone;

function field(letter: string, width: number, wall: Date, zone: string, instant: number): string {
  const hour = wall.getUTCHours();
  const year = (value: number): string => (width === 2 ? padded(value % 100, 2) : padded(value, width));
  const named = (names: readonly string[], index: number): string => {
    const name = names[index] ?? '';
    return width >= 4 ? name : name.slice(0, 3);
  };
  const offset = Math.round(offsetAt(zone, instant) / MINUTE);
  switch (letter) {
    case 'G':
      return wall.getUTCFullYear() > 0 ? 'AD' : 'BC';
    case 'y':
      return year(wall.getUTCFullYear());
    case 'Y':
      return year(week(wall).year);
    case 'M':
    case 'L':
      return width >= 3 ? named(MONTHS, wall.getUTCMonth()) : padded(wall.getUTCMonth() + 1, width);
    case 'w':
      return padded(week(wall).week, width);
    case 'W':
      return padded(
        Math.floor((wall.getUTCDate() - 1 + ((wall.getUTCDay() - wall.getUTCDate() + 36) % 7)) / 7) + 1,
        width,
      );
    case 'D':
      return padded(dayOfYear(wall), width);
    case 'd':
      return padded(wall.getUTCDate(), width);
    case 'F':
      return padded(Math.floor((wall.getUTCDate() - 1) / 7) + 1, width);
    case 'E':
      return named(DAYS, wall.getUTCDay());
    case 'u':
      return padded(wall.getUTCDay() || 7, width);
    case 'a':
      return hour < 12 ? 'AM' : 'PM';
    case 'H':
      return padded(hour, width);
    case 'k':
      return padded(hour || 24, width);
    case 'K':
      return padded(hour % 12, width);
    case 'h':
      return padded(hour % 12 || 12, width);
    case 'm':
      return padded(wall.getUTCMinutes(), width);
    case 's':
      return padded(wall.getUTCSeconds(), width);
    case 'S':
      return padded(wall.getUTCMilliseconds(), width);
    case 'z':
      return zoneName(zone, instant, width >= 4 ? 'long' : 'short');
    case 'Z':
      return offsetText(offset, '');
    case 'X':
      if (offset === 0) return 'Z';
      return width === 1 ? offsetText(offset, '').slice(0, 3) : offsetText(offset, width === 2 ? '' : ':');
    default:
      throw new ScriptError(`Illegal pattern character '${letter}'`);
  }
}

/**
 * Text of an instant on the wall clock of a zone. Quotes keep text, '' is a quote. A zone that nobody knows is GMT,
 * as on Google.
 */
export function formatDate(instant: number, timeZone: string, pattern: string): string {
  const zone = isZone(timeZone) ? timeZone : 'UTC';
  const wall = wallClock(zone, instant);
  return pattern.replace(
    /'((?:[^']|'')*)'|([A-Za-z])\2*/g,
    (run: string, quoted: string | undefined, letter: string) => {
      if (quoted !== undefined) return quoted === '' ? "'" : quoted.replaceAll("''", "'");
      return field(letter, run.length, wall, zone, instant);
    },
  );
}
