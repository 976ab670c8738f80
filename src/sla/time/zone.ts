/**
 * A time zone as a list of its offset changes.
 *
 * Asking the platform for an offset costs a 19 ms start in every fresh Apps Script context. So a zone is surveyed once,
 * when a policy is saved, and travels inside the saved version as a short text; custom functions only read that list.
 */
import { DAY, MINUTE } from './time.ts';

/** What a surveyed zone and a calendar know: a month more on either side than the years of which dates are taken. */
export const KNOWN_FROM = Date.UTC(1999, 11, 1);
export const KNOWN_UNTIL = Date.UTC(2060, 1, 1);
const FIRST_YEAR = Date.UTC(2000, 0, 1);
const AFTER_LAST_YEAR = Date.UTC(2060, 0, 1);

export interface Zone {
  readonly name: string;
  /** Instants from which the offset of the same index holds; the first also stands for all time before it. */
  readonly starts: readonly number[];
  /** Milliseconds east of UTC. */
  readonly offsets: readonly number[];
}

/** Whether an instant lies in the years 2000 to 2059; others are typing errors ("0024-03-01"). */
export function isKnown(instant: number): boolean {
  return instant >= FIRST_YEAR && instant < AFTER_LAST_YEAR;
}

/** Shorter than any stay at one offset since 2000: the shortest is a week (Recife in October 2000, Gaza in October 2040). */
const SURVEY_STEP = 5 * DAY;

/**
 * Finds every offset change between KNOWN_FROM and KNOWN_UNTIL.
 * @param offsetAt minutes east of UTC at an instant, asked of the platform
 */
export function surveyZone(name: string, offsetAt: (instant: number) => number): Zone {
  const starts = [KNOWN_FROM];
  let offset = offsetAt(KNOWN_FROM);
  const offsets = [offset * MINUTE];
  for (let from = KNOWN_FROM; from < KNOWN_UNTIL; ) {
    const to = Math.min(from + SURVEY_STEP, KNOWN_UNTIL);
    if (offsetAt(to) !== offset) {
      const change = firstChange(from, to, at => offsetAt(at) !== offset);
      offset = offsetAt(change);
      starts.push(change);
      offsets.push(offset * MINUTE);
      from = change;
    } else {
      from = to;
    }
  }
  return { name, starts, offsets };
}

/** The first whole minute in (from, to] that has changed, by bisection. */
function firstChange(from: number, to: number, changed: (instant: number) => boolean): number {
  let before = from / MINUTE;
  let after = to / MINUTE;
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2);
    if (changed(middle * MINUTE)) after = middle;
    else before = middle;
  }
  return after * MINUTE;
}

/** "-300,-240|0 1bk3x 0…": the distinct offsets in minutes, then each change as offset index and minutes since the last. */
export function encodeZone(zone: Zone): string {
  const distinct = [...new Set(zone.offsets)];
  let last = KNOWN_FROM;
  const changes = zone.starts.map((start, index) => {
    const minutes = (start - last) / MINUTE;
    last = start;
    return distinct.indexOf(zone.offsets[index] as number).toString(36) + (minutes === 0 ? '' : minutes.toString(36));
  });
  return `${distinct.map(offset => offset / MINUTE).join(',')}|${changes.join(' ')}`;
}

export function decodeZone(name: string, text: string): Zone {
  const [head = '', tail = ''] = text.split('|');
  const distinct = head.split(',').map(minutes => Number(minutes) * MINUTE);
  const starts: number[] = [];
  const offsets: number[] = [];
  let last = KNOWN_FROM;
  for (const change of tail.split(' ')) {
    last += change.length > 1 ? Number.parseInt(change.slice(1), 36) * MINUTE : 0;
    starts.push(last);
    offsets.push(distinct[Number.parseInt(change.charAt(0), 36)] as number);
  }
  return { name, starts, offsets };
}

/** Whether anything is what `encodeZone` writes. */
export function isZoneText(text: unknown): text is string {
  if (
    typeof text !== 'string' ||
    text.length > 20_000 ||
    !/^-?\d{1,4}(?:,-?\d{1,4})*\|[\da-z]+(?: [\da-z]+)*$/.test(text)
  )
    return false;
  const { offsets } = decodeZone('', text);
  return offsets.every(offset => offset !== undefined && Math.abs(offset) <= DAY);
}

/** Index of the offset in force at an instant. */
export function segmentAt(zone: Zone, instant: number): number {
  const { starts } = zone;
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] as number) <= instant) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Milliseconds east of UTC. */
export function offsetAt(zone: Zone, instant: number): number {
  return zone.offsets[segmentAt(zone, instant)] as number;
}

/** The wall clock at an instant, as the milliseconds that the same fields would have in UTC. */
export function toLocal(zone: Zone, instant: number): number {
  return instant + offsetAt(zone, instant);
}

/** The instant of a wall clock: in an overlap the first, in a gap the later (Temporal's "compatible"). */
export function toInstant(zone: Zone, local: number): number {
  const before = offsetAt(zone, local - DAY);
  const after = offsetAt(zone, local + DAY);
  const first = local - before;
  if (before === after || offsetAt(zone, first) === before) return first;
  const second = local - after;
  return offsetAt(zone, second) === after ? second : first;
}

/** Day number of the local date at an instant. */
export function localDay(zone: Zone, instant: number): number {
  return Math.floor(toLocal(zone, instant) / DAY);
}

/** First instant of a local date. */
export function startOfDay(zone: Zone, day: number): number {
  return toInstant(zone, day * DAY);
}
