/** Wall clocks: between instants (milliseconds since 1970) and cell serials (days since 1899-12-30) in a named zone. */

const SECOND = 1_000;
const MINUTE = 60_000;
const DAY = 86_400_000;
/** The serial of 1970-01-01. */
const EPOCH_SERIAL = 25_569;

const formats = new Map<string, Intl.DateTimeFormat>();
const days = new Map<string, Map<number, DayOffsets>>();

/** The offsets that a day of UTC begins and ends with, and the first second of the later one. */
interface DayOffsets {
  readonly first: number;
  readonly last: number;
  readonly changes: number;
}

/** The parts of an instant's wall clock; throws a RangeError on an unknown zone. */
function measuredOffset(zone: string, instant: number): number {
  let format = formats.get(zone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      era: 'short',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
    formats.set(zone, format);
  }
  const part: Record<string, number> = {};
  let before = false;
  for (const { type, value } of format.formatToParts(instant)) {
    if (type === 'era') before = value.startsWith('B');
    else part[type] = Number(value);
  }
  const year = before ? 1 - (part.year ?? 0) : (part.year ?? 0);
  const wall = new Date(0);
  wall.setUTCFullYear(year, (part.month ?? 1) - 1, part.day ?? 1);
  wall.setUTCHours(part.hour ?? 0, part.minute ?? 0, part.second ?? 0);
  return wall.getTime() - Math.floor(instant / 1000) * 1000;
}

/** Wall clock minus UTC at an instant, in milliseconds. */
export function offsetAt(zone: string, instant: number): number {
  const day = Math.floor(instant / DAY);
  let known = days.get(zone);
  if (!known) {
    known = new Map();
    days.set(zone, known);
  }
  let offsets = known.get(day);
  if (!offsets) {
    offsets = offsetsOf(zone, day);
    known.set(day, offsets);
  }
  return instant < offsets.changes ? offsets.first : offsets.last;
}

/** No zone changes its clocks twice within one day. */
function offsetsOf(zone: string, day: number): DayOffsets {
  const first = measuredOffset(zone, day * DAY);
  const last = measuredOffset(zone, (day + 1) * DAY - 1);
  let before = (day * DAY) / SECOND;
  let changes = first === last ? before : ((day + 1) * DAY) / SECOND;
  while (changes - before > 1) {
    const middle = Math.floor((before + changes) / 2);
    if (measuredOffset(zone, middle * SECOND) === first) before = middle;
    else changes = middle;
  }
  return { first, last, changes: changes * SECOND };
}

/** The instant of a wall clock reading; a skipped reading moves later, a repeated one means the first. */
export function wallToInstant(zone: string, wall: number): number {
  const before = offsetAt(zone, wall - DAY);
  const after = offsetAt(zone, wall + DAY);
  for (const offset of [Math.max(before, after), Math.min(before, after)]) {
    if (offsetAt(zone, wall - offset) === offset) return wall - offset;
  }
  return wall - before;
}

/** The instant of a cell's date, to the millisecond. */
export function serialToInstant(zone: string, serial: number): number {
  return wallToInstant(zone, Math.round((serial - EPOCH_SERIAL) * DAY));
}

/** What a cell holds for an instant; NaN for that of an invalid Date. */
export function instantToSerial(zone: string, instant: number): number {
  if (Number.isNaN(instant)) return Number.NaN;
  return (instant + offsetAt(zone, instant)) / DAY + EPOCH_SERIAL;
}

/** The wall clock as the UTC fields of a Date. */
export function wallClock(zone: string, instant: number): Date {
  return new Date(instant + offsetAt(zone, instant));
}

/** Whether Intl knows the zone. */
export function isZone(zone: string): boolean {
  try {
    offsetAt(zone, 0);
    return true;
  } catch {
    return false;
  }
}

export { DAY, MINUTE };
