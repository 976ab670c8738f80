/**
 * Working time the slow and obvious way, to hold the fast arithmetic of src/sla against.
 *
 * Everything goes through Temporal: each end of a window of a local date is resolved with disambiguation "compatible", the
 * resulting spans are united, and then the breaks, resolved alike, are cut out of whatever is open. Only the resolved spans
 * of a date are kept. Nothing here is shared with src/sla but the shape of a calendar.
 */
import { Temporal } from 'temporal-polyfill';
import type { CalendarSpec, Pause, Window } from '../../src/sla/time/calendar.ts';

/** From (included) and until (excluded). */
export type Interval = readonly [from: number, until: number];

export const DAY = 86_400_000;
const REFUSAL_DAYS = 366;
const MINUTES_PER_DAY = 1_440;
const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

/** The union of intervals, in order; empty and reversed ones vanish, touching ones become one. */
export function unite(intervals: readonly Interval[]): Interval[] {
  const united: [number, number][] = [];
  for (const [from, until] of intervals.filter(([from, until]) => from < until).sort((a, b) => a[0] - b[0])) {
    const last = united.at(-1);
    if (last && from <= last[1]) last[1] = Math.max(last[1], until);
    else united.push([from, until]);
  }
  return united;
}

/** What is left of the intervals outside all the cuts. */
export function subtract(intervals: readonly Interval[], cuts: readonly Interval[]): Interval[] {
  let left = [...intervals];
  for (const [cutFrom, cutUntil] of unite(cuts)) {
    left = left.flatMap(([from, until]): Interval[] => [
      [from, Math.min(until, cutFrom)],
      [Math.max(from, cutUntil), until],
    ]);
    left = left.filter(([from, until]) => from < until);
  }
  return left;
}

/** The instant (ms since 1970) of a wall-clock time in a zone, Temporal "compatible". */
export function resolve(zone: string, wallClock: Temporal.PlainDateTime): number {
  return wallClock.toZonedDateTime(zone, { disambiguation: 'compatible' }).epochMilliseconds;
}

function minuteOfDay(text: string): number {
  const [hours = Number.NaN, minutes = Number.NaN] = text.split(':').map(Number);
  return hours * 60 + minutes;
}

/** What opens on a date: a holiday goes before a date exception, that before the week. */
function windowsOn(spec: CalendarSpec, date: Temporal.PlainDate): readonly Window[] {
  const iso = date.toString();
  if (spec.holidays?.includes(iso)) return [];
  const weekday = WEEKDAYS[date.dayOfWeek - 1];
  return spec.dates?.[iso] ?? (weekday && spec.week[weekday]) ?? [];
}

interface LocalDate {
  windows: Interval[];
  breaks: Interval[];
}

/** A calendar's answers; instants and durations in ms. */
export interface Oracle {
  /** The united working time that touches the span, clipped to it. */
  open(from: number, until: number): Interval[];
  between(a: number, b: number, pauses?: readonly Pause[]): number;
  /** null: an open-ended pause swallows it; 'refused': the calendar has no working time to give. */
  after(a: number, n: number, pauses?: readonly Pause[]): number | null | 'refused';
  /** null and 'refused' as for `after`. */
  lateAfter(a: number, n: number, pauses?: readonly Pause[]): number | null | 'refused';
}

export function workingTimeOracle(spec: CalendarSpec): Oracle {
  const epoch = Temporal.PlainDate.from('1970-01-01');
  const resolved = new Map<number, LocalDate>();

  /** The local date that is `day` days after 1970-01-01; a date that the zone skipped has nothing. */
  function localDate(day: number): LocalDate {
    const known = resolved.get(day);
    if (known) return known;
    const date = epoch.add({ days: day });
    const skipped = !date.toZonedDateTime(spec.timeZone).toPlainDate().equals(date);
    const instant = (minute: number): number =>
      resolve(
        spec.timeZone,
        minute === MINUTES_PER_DAY
          ? date.add({ days: 1 }).toPlainDateTime()
          : date.toPlainDateTime({ hour: Math.floor(minute / 60), minute: minute % 60 }),
      );
    const spans = (windows: readonly Window[]): Interval[] =>
      skipped ? [] : windows.map(([opens, closes]) => [instant(minuteOfDay(opens)), instant(minuteOfDay(closes))]);
    const made = { windows: spans(windowsOn(spec, date)), breaks: spans(spec.breaks?.[date.toString()] ?? []) };
    resolved.set(day, made);
    return made;
  }

  /** Days from 1970-01-01 to the local date of an instant. */
  const localDay = (instant: number): number =>
    epoch.until(Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(spec.timeZone).toPlainDate()).days;

  function open(from: number, until: number): Interval[] {
    const dates: LocalDate[] = [];
    const last = localDay(until) + 2;
    for (let day = localDay(from) - 2; day <= last; day += 1) dates.push(localDate(day));
    const working = subtract(
      unite(dates.flatMap(date => date.windows)),
      dates.flatMap(date => date.breaks),
    );
    return unite(working.map(([a, b]) => [Math.max(a, from), Math.min(b, until)]));
  }

  const unpaused = (from: number, until: number, pauses: readonly Pause[]): Interval[] =>
    subtract(
      open(from, until),
      pauses.map(pause => [pause.from, pause.until]),
    );

  function isDryFrom(instant: number): boolean {
    for (let week = 0; week * 7 < REFUSAL_DAYS; week += 1) {
      const from = instant + week * 7 * DAY;
      if (open(from, Math.min(from + 7 * DAY, instant + REFUSAL_DAYS * DAY)).length > 0) return false;
    }
    return true;
  }

  /** Looks ever further ahead until `find` has its answer, or there is none. */
  function lookAhead(
    a: number,
    pauses: readonly Pause[],
    find: (open: Interval[]) => number | undefined,
  ): number | null | 'refused' {
    const swallowedFrom = Math.min(
      ...pauses.filter(pause => pause.until === Infinity).map(pause => pause.from),
      Infinity,
    );
    for (let days = 8, seen = a; ; days *= 2) {
      if (isDryFrom(seen)) return 'refused';
      seen = a + days * DAY;
      const found = find(unpaused(a, seen, pauses));
      if (found !== undefined) return found;
      if (seen > swallowedFrom) return null;
    }
  }

  return {
    open,
    between: (a, b, pauses = []) =>
      b <= a ? 0 : unpaused(a, b, pauses).reduce((sum, [from, until]) => sum + until - from, 0),
    after: (a, n, pauses = []) =>
      lookAhead(a, pauses, open => {
        let left = n;
        for (const [from, until] of open) {
          if (until - from >= left) return from + left;
          left -= until - from;
        }
        return undefined;
      }),
    lateAfter: (a, n, pauses = []) =>
      lookAhead(a, pauses, open => {
        let left = n;
        for (const [from, until] of open) {
          if (until - from > left) return from + left;
          left -= until - from;
        }
        return undefined;
      }),
  };
}
