/**
 * Working time.
 *
 * The problem: answer "how much working time lies between a and b" and "when is n of it used up" millions of times a
 * second, exactly, with lunch breaks, holidays, overnight shifts and clock changes.
 *
 * The solution: for each local date keep its windows as instants and the working time before it. Then
 *   P(t) = working time before t,   between(a, b) = P(b) − P(a),   after(a, n) = P⁻¹(P(a) + n).
 * Dates are filled in as they are asked for, outwards from the first one, so a first answer costs only the days it spans.
 * Ordinary dates share one relative list of windows per weekday; a date near a zone change gets a list of its own, resolved
 * through the zone and then united, so that real elapsed time is counted.
 */
import { clip, type Intervals, measure, NOTHING, subtract, unite } from './intervals.ts';
import { DAY, parseDay, parseTimeOfDay, WEEKDAYS, type Weekday } from './time.ts';
import { KNOWN_FROM, KNOWN_UNTIL, segmentAt, startOfDay, toInstant, type Zone } from './zone.ts';

/** Local opening and closing time, "09:00" to "24:00"; the closing minute is outside. */
export type Window = readonly [opens: string, closes: string];

/** Business hours as people write them. Precedence: holiday, then date exception, then week; breaks are cut out of any. */
export interface CalendarSpec {
  readonly name: string;
  /** IANA name. */
  readonly timeZone: string;
  readonly week: Partial<Record<Weekday, readonly Window[]>>;
  readonly holidays?: readonly string[];
  readonly dates?: Readonly<Record<string, readonly Window[]>>;
  readonly breaks?: Readonly<Record<string, readonly Window[]>>;
}

/** Half-open [from, until) in which no working time passes; Infinity is open-ended. */
export interface Pause {
  readonly from: number;
  readonly until: number;
}

/** A question that a calendar refuses to answer. */
export class CalendarError extends Error {
  readonly calendar: string;

  constructor(calendar: string, message: string) {
    super(message);
    this.name = 'CalendarError';
    this.calendar = calendar;
  }
}

const NO_PAUSES: readonly Pause[] = [];
const FIRST_DAY = KNOWN_FROM / DAY;
const DAYS = (KNOWN_UNTIL - KNOWN_FROM) / DAY;
/** Some working time must come within this, or the question is refused. */
const PATIENCE = 366 * DAY;

/** Hours of a local date, in milliseconds of its wall clock. */
interface Hours {
  readonly windows: Intervals;
  /** The same, united: near a zone change windows are united only after they are resolved. */
  readonly united: Intervals;
}

const CLOSED: Hours = { windows: NOTHING, united: NOTHING };

/** Business hours that can be asked questions. Instants and durations are milliseconds. */
export class Calendar {
  readonly name: string;
  readonly zone: Zone;
  /** Mean working time of a working day of the week table: the length of "one working day". */
  readonly workingDay: number;

  /** By weekday, and by day number where that date is an exception. */
  private readonly week: readonly Hours[];
  private readonly exceptions: ReadonlyMap<number, Hours>;
  private readonly breaks: ReadonlyMap<number, Hours>;

  /**
   * For date FIRST_DAY + i: its first instant, the working time before it, and its windows as milliseconds from that
   * first instant. Filled for [low, high).
   */
  private readonly starts = new Float64Array(DAYS + 1);
  private readonly worked = new Float64Array(DAYS + 1);
  private readonly shapes: Intervals[] = new Array(DAYS);
  private low = DAYS;
  private high = DAYS;

  constructor(spec: CalendarSpec, zone: Zone) {
    this.name = spec.name;
    this.zone = zone;
    this.week = WEEKDAYS.map(day => hoursOf(spec.week[day] ?? []));
    const exceptions = hoursByDay(spec.dates ?? {});
    for (const date of spec.holidays ?? []) exceptions.set(parseDay(date) ?? Number.NaN, CLOSED);
    this.exceptions = exceptions;
    this.breaks = hoursByDay(spec.breaks ?? {});
    const working = this.week.map(({ united }) => measure(united)).filter(total => total > 0);
    this.workingDay = working.length ? working.reduce((sum, total) => sum + total, 0) / working.length : 0;
  }

  /** Working time in [from, to), less pauses; 0 when `to` is not later. */
  between(from: number, to: number, pauses: readonly Pause[] = NO_PAUSES): number {
    if (!(to > from)) return 0;
    if (pauses.length === 0) return this.before(to) - this.before(from);
    let sum = 0;
    let at = from;
    for (const pause of united(pauses)) {
      if (pause.from >= to) break;
      if (pause.from > at) sum += this.before(pause.from) - this.before(at);
      at = Math.max(at, pause.until);
    }
    return at < to ? sum + this.before(to) - this.before(at) : sum;
  }

  /** Whether an instant is working time. */
  isOpen(instant: number): boolean {
    const day = this.dayAt(instant);
    const since = instant - (this.starts[day] as number);
    const shape = this.shapes[day] as Intervals;
    for (let i = 0; i < shape.length; i += 2) {
      if (since >= (shape[i] as number) && since < (shape[i + 1] as number)) return true;
    }
    return false;
  }

  /** Whether any working time lies in a local date, counted from 1970-01-01. */
  isWorkingDay(day: number): boolean {
    return this.between(startOfDay(this.zone, day), startOfDay(this.zone, day + 1)) > 0;
  }

  /**
   * The earliest instant by which `amount` of working time has passed since `from`; for 0 the next working instant.
   * Null when a pause without end begins before that.
   */
  after(from: number, amount: number, pauses: readonly Pause[] = NO_PAUSES): number | null {
    return amount > 0 ? this.find(from, amount, pauses, false) : this.find(from, 0, pauses, true);
  }

  /** The last instant at which no more than `amount` has passed since `from`: a target is late only past this. */
  lateAfter(from: number, amount: number, pauses: readonly Pause[] = NO_PAUSES): number | null {
    return this.find(from, Math.max(0, amount), pauses, true);
  }

  private find(from: number, amount: number, pauses: readonly Pause[], past: boolean): number | null {
    const found = this.search(from, amount, pauses, past);
    const isFar = found === null || found - from > PATIENCE;
    if (isFar && this.between(from, Math.min(from + PATIENCE, KNOWN_UNTIL - 3 * DAY)) === 0) throw this.noTime();
    return found;
  }

  private search(from: number, amount: number, pauses: readonly Pause[], past: boolean): number | null {
    let at = from;
    let left = amount;
    for (const pause of united(pauses)) {
      if (pause.until <= at) continue;
      if (pause.from > at) {
        const passed = this.before(pause.from) - this.before(at);
        if (past ? passed > left : passed >= left) break;
        left -= passed;
      }
      if (pause.until === Number.POSITIVE_INFINITY) return null;
      at = pause.until;
    }
    return this.reach(at, left, past);
  }

  /** Inverse of `before`: the first instant with `amount` passed, or (past) the last one before more has. */
  private reach(from: number, amount: number, past: boolean): number {
    let day = this.dayAt(from);
    const target = this.beforeOn(day, from) + amount;
    // Most deadlines are a few days away, so those are tried first; then bisection over what is filled, or filling on.
    for (const near = Math.min(day + 4, this.high - 1); day < near && !this.holds(day, target, past); day++);
    if (!this.holds(day, target, past)) day = this.dayOf(target, past, day);
    const start = this.starts[day] as number;
    const shape = this.shapes[day] as Intervals;
    let worked = this.worked[day] as number;
    for (let i = 0; ; i += 2) {
      const opens = shape[i] as number;
      const closes = shape[i + 1] as number;
      worked += closes - opens;
      if (past ? worked > target : worked >= target) return Math.max(start + opens, start + closes - (worked - target));
    }
  }

  /** Whether the target is reached by the end of a day. */
  private holds(day: number, target: number, past: boolean): boolean {
    const worked = this.worked[day + 1] as number;
    return past ? worked > target : worked >= target;
  }

  /** The first day from `from` on that holds the target. @throws CalendarError when none does */
  private dayOf(target: number, past: boolean, from: number): number {
    while (!this.holds(this.high - 1, target, past)) {
      if (this.high === DAYS) throw this.noTime();
      this.fillTo(this.high + 1);
    }
    let low = from;
    for (let high = this.high - 1; low < high; ) {
      const middle = (low + high) >> 1;
      if (this.holds(middle, target, past)) high = middle;
      else low = middle + 1;
    }
    return low;
  }

  /** Working time before an instant, counted from an arbitrary fixed moment: only differences mean anything. */
  private before(instant: number): number {
    return this.beforeOn(this.dayAt(instant), instant);
  }

  private beforeOn(day: number, instant: number): number {
    const since = instant - (this.starts[day] as number);
    const shape = this.shapes[day] as Intervals;
    let sum = this.worked[day] as number;
    for (let i = 0; i < shape.length; i += 2) {
      const opens = shape[i] as number;
      if (since <= opens) break;
      const closes = shape[i + 1] as number;
      sum += Math.min(since, closes) - opens;
    }
    return sum;
  }

  /** Index of the local date of an instant, filled in if it was not yet. */
  private dayAt(instant: number): number {
    let day = Math.floor((instant + (this.zone.offsets[0] as number)) / DAY) - FIRST_DAY;
    if (!(day > 2 && day < DAYS - 2)) throw this.outside(instant);
    // A day either side, since the guess takes the zone's first offset for all.
    if (day - 2 < this.low) this.fillFrom(day - 2);
    if (day + 3 > this.high) this.fillTo(day + 3);
    while (instant < (this.starts[day] as number)) day--;
    while (instant >= (this.starts[day + 1] as number)) day++;
    return day;
  }

  private fillTo(end: number): void {
    for (; this.high < end; this.high++) {
      this.fill(this.high);
      this.worked[this.high + 1] = (this.worked[this.high] as number) + measure(this.shapes[this.high] as Intervals);
    }
  }

  private fillFrom(begin: number): void {
    if (this.low === this.high) {
      this.low = begin;
      this.high = begin;
    }
    while (this.low > begin) {
      this.low--;
      this.fill(this.low);
      this.worked[this.low] = (this.worked[this.low + 1] as number) - measure(this.shapes[this.low] as Intervals);
    }
  }

  private fill(index: number): void {
    const day = FIRST_DAY + index;
    const midnight = day * DAY;
    const segment = segmentAt(this.zone, midnight - 2 * DAY);
    if (segment === segmentAt(this.zone, midnight + 3 * DAY)) {
      const offset = this.zone.offsets[segment] as number;
      this.starts[index] = midnight - offset;
      this.starts[index + 1] = midnight + DAY - offset;
      const cut = this.breaks.get(day);
      const open = this.hours(day).united;
      this.shapes[index] = cut ? subtract(open, cut.united) : open;
      return;
    }
    const start = toInstant(this.zone, midnight);
    const end = toInstant(this.zone, midnight + DAY);
    this.starts[index] = start;
    this.starts[index + 1] = end;
    // What ends inside a gap at the end of its date runs over into the next one: so yesterday's count too.
    const both = (of: (of: number) => Hours) =>
      unite([day - 1, day].flatMap(one => this.resolve(one, of(one).windows)));
    const open = both(one => this.hours(one));
    const cut = both(one => this.breaks.get(one) ?? CLOSED);
    this.shapes[index] = clip(subtract(open, cut), start, end).map(at => at - start);
  }

  /** Windows of a local date as instants; a date that the zone skipped has none. */
  private resolve(day: number, windows: Intervals): Intervals {
    const midnight = day * DAY;
    if (toInstant(this.zone, midnight) === toInstant(this.zone, midnight + DAY)) return NOTHING;
    return windows.map(at => toInstant(this.zone, midnight + at));
  }

  private hours(day: number): Hours {
    return this.exceptions.get(day) ?? (this.week[(day + 4) % 7] as Hours);
  }

  private noTime(): CalendarError {
    return new CalendarError(this.name, `Calendar "${this.name}" has no working time in the 366 days from then.`);
  }

  private outside(instant: number): CalendarError {
    const year = new Date(instant).getUTCFullYear();
    return new CalendarError(this.name, `Calendar "${this.name}" knows the years 2000 to 2059, not ${year}.`);
  }
}

/** Dates and times are taken as checked: a policy is refused when it is saved, not when it is used. */
export function compileCalendar(spec: CalendarSpec, zone: Zone): Calendar {
  return new Calendar(spec, zone);
}

function hoursByDay(dates: Readonly<Record<string, readonly Window[]>>): Map<number, Hours> {
  return new Map(Object.entries(dates).map(([date, windows]) => [parseDay(date) ?? Number.NaN, hoursOf(windows)]));
}

function hoursOf(list: readonly Window[]): Hours {
  const windows = list.flatMap(([opens, closes]) => [parseTimeOfDay(opens) ?? 0, parseTimeOfDay(closes) ?? 0]);
  return { windows, united: unite(windows) };
}

/** Pauses in order, overlaps joined, empty ones dropped. */
function united(pauses: readonly Pause[]): readonly Pause[] {
  const [only] = pauses;
  if (only === undefined || (pauses.length === 1 && only.from < only.until)) return pauses;
  const flat = unite(pauses.flatMap(pause => [pause.from, pause.until]));
  const result: Pause[] = [];
  for (let i = 0; i < flat.length; i += 2) result.push({ from: flat[i] as number, until: flat[i + 1] as number });
  return result;
}
