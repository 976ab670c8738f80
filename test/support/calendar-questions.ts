/** Seeded random questions for a calendar, concentrated where zones change their offset. */
import { Temporal } from 'temporal-polyfill';
import type { CalendarSpec, Pause, Window } from '../../src/sla/time/calendar.ts';
import { type Random, randomFrom } from '../../workbench/sample/random.ts';
import { DAY, type Oracle, resolve, workingTimeOracle } from './temporal-oracle.ts';
import { transitionsOf } from './transitions.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const MINUTES_PER_DAY = 1_440;
/** Plain ones, half hours, a skipped date, Ramadan, and changes that begin or end beyond midnight (Nuuk, St John's). */
const ZONES = [
  'America/New_York',
  'Europe/Berlin',
  'Australia/Sydney',
  'America/Sao_Paulo',
  'Asia/Kathmandu',
  'Pacific/Apia',
  'Africa/Casablanca',
  'Australia/Lord_Howe',
  'America/Nuuk',
  'America/St_Johns',
];
const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
/** The zone tables reach from 2000 to 2060; questions stay well inside, because answers may lie years away. */
const FIRST = Date.UTC(2002, 0, 1);
const LAST = Date.UTC(2045, 0, 1);
const APIA_SKIPS_A_DAY = Date.UTC(2011, 11, 30, 10);

type Week = CalendarSpec['week'];

/** One question to a calendar: `b` is an instant for "between", a duration otherwise (ms both). */
export interface Question {
  kind: 'between' | 'after' | 'lateAfter';
  spec: CalendarSpec;
  a: number;
  b: number;
  pauses: Pause[];
}

/** A calendar with its oracle and the questions to ask them both. */
export interface Examination {
  spec: CalendarSpec;
  oracle: Oracle;
  questions: Question[];
}

const changes = new Map<string, number[]>();
function changesOf(zone: string): number[] {
  const known = changes.get(zone) ?? transitionsOf(zone, FIRST, LAST).map(change => change.at);
  changes.set(zone, known);
  return known;
}

const clock = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;

const dateNear = (random: Random, zone: string, focus: number, days: number): string =>
  Temporal.Instant.fromEpochMilliseconds(focus)
    .toZonedDateTimeISO(zone)
    .toPlainDate()
    .add({ days: random.int(-days, days) })
    .toString();

/** The hour of the day, 0 to 24, at which the clocks of a zone stand just before an instant, rounded. */
function hourBefore(zone: string, instant: number): number {
  const { hour, minute } = Temporal.Instant.fromEpochMilliseconds(instant - 1).toZonedDateTimeISO(zone);
  return Math.round(hour + minute / 60);
}

/**
 * One to four windows apart from each other, mostly on round minutes; now and then two of them touch. Half of them lie
 * anywhere in the day, half within two to three hours of `hour`, where a change of the clocks may tear them.
 */
function someWindows(random: Random, hour: number): Window[] {
  const isNear = random.chance(0.5);
  const [from, until] = isNear ? [Math.max(0, hour - 2) * 60, Math.min(24, hour + 3) * 60] : [0, MINUTES_PER_DAY];
  // Two hours have room for eight cuts a quarter of an hour apart, and no more.
  const grid = random.pick(isNear ? [1, 5, 15] : [1, 5, 15, 30, 60]);
  const count = random.pick([1, 1, 2, 2, 3, 4]);
  const cuts = new Set<number>();
  while (cuts.size < 2 * count) cuts.add(random.int(from / grid, until / grid) * grid);
  const sorted = [...cuts].sort((a, b) => a - b);
  const touching = random.chance(isNear ? 0.3 : 0.1) ? 1 : 0;
  return Array.from({ length: count }, (_, i) => [
    clock(sorted[2 * i] ?? 0),
    clock(sorted[2 * i + 1 + (i < count - 1 ? touching : 0)] ?? 0),
  ]);
}

function someWeek(random: Random, hour: number): Week {
  const on = (days: readonly (typeof WEEKDAYS)[number][], ...windows: Window[]): Week =>
    Object.fromEntries(days.map(day => [day, windows]));
  const office = WEEKDAYS.slice(0, 5);
  switch (random.int(0, 8)) {
    case 0:
      return on(office, ['09:00', '17:00']);
    case 1:
      return { ...on(office, ['09:00', '12:00'], ['13:00', '17:30']), fri: [['09:00', '16:00']] };
    case 2:
      return on(WEEKDAYS, ['00:00', '06:00'], ['22:00', '24:00']);
    case 3:
      return on(WEEKDAYS, ['00:00', '24:00']);
    case 4:
      return on([random.pick(WEEKDAYS)], ...someWindows(random, hour));
    case 5:
      return on(WEEKDAYS, ['00:30', '02:30'], ['02:45', '05:00']);
    case 6:
      return on(WEEKDAYS, ...someWindows(random, hour));
    default:
      return Object.fromEntries(WEEKDAYS.filter(() => random.chance(0.7)).map(day => [day, someWindows(random, hour)]));
  }
}

function someCalendar(random: Random, timeZone: string, focus: number): CalendarSpec {
  const hour = hourBefore(timeZone, focus);
  const dates = (most: number, days: number): string[] =>
    Array.from({ length: random.int(0, most) }, () => dateNear(random, timeZone, focus, days));
  const exceptions = (): [string, Window[]][] =>
    [...dates(3, 1), ...dates(4, 20)].map(date => [date, random.chance(0.2) ? [] : someWindows(random, hour)]);
  return {
    name: `Calendar ${random.int(1, 1e6)}`,
    timeZone,
    week: random.chance(0.06) ? {} : someWeek(random, hour),
    ...(random.chance(0.6) && { holidays: [...dates(1, 1), ...dates(5, 30)] }),
    ...(random.chance(0.6) && { dates: Object.fromEntries(exceptions()) }),
    ...(random.chance(0.5) && { breaks: Object.fromEntries(exceptions()) }),
  };
}

/** Everything about one calendar that its questions are drawn from. */
interface Setting {
  random: Random;
  spec: CalendarSpec;
  oracle: Oracle;
  focus: number;
}

/** An instant near the focus: minutes, days or months away, at odd milliseconds or at the very edge of working time. */
function someInstant({ random, spec, oracle, focus }: Setting): number {
  const around = (reach: number): number => focus + random.int(-reach, reach);
  const near = random.weighted<() => number>([
    [() => around(4 * HOUR), 3],
    [() => around(3 * DAY), 3],
    [() => around(25 * DAY), 2],
    [() => around(200 * DAY), 1],
  ])();
  switch (random.int(0, 4)) {
    case 0:
      return near;
    case 1:
      return Math.round(near / MINUTE) * MINUTE;
    case 2:
      return focus + random.int(-16, 16) * 15 * MINUTE + random.int(-1, 1);
    case 3: {
      const midnight = Temporal.PlainDate.from(dateNear(random, spec.timeZone, near, 0)).toPlainDateTime();
      return resolve(spec.timeZone, midnight.add({ minutes: random.int(0, 96) * 15 }));
    }
    default: {
      const edges = oracle.open(near - 2 * DAY, near + 2 * DAY).flat();
      return edges.length > 0 ? random.pick(edges) + random.int(-1, 1) : near;
    }
  }
}

function somePauses(setting: Setting, a: number): Pause[] {
  const { random, spec } = setting;
  if (random.chance(0.5)) return [];
  return Array.from({ length: random.int(1, 4) }, () => {
    const from = random.chance(0.5) ? someInstant(setting) : a + random.int(-2 * DAY, 6 * DAY);
    const length = random.pick([0, -HOUR, random.int(0, 6 * HOUR), random.int(0, 4 * DAY), random.int(0, 30 * DAY)]);
    // Whether an open-ended pause or the end of such a calendar comes first is nobody's question.
    const openEnded = random.chance(0.08) && Object.keys(spec.week).length > 0;
    return { from, until: openEnded ? Infinity : from + length };
  });
}

function someQuestion(setting: Setting): Question {
  const { random, spec, oracle } = setting;
  const a = someInstant(setting);
  const pauses = somePauses(setting, a);
  const kind = random.pick(['between', 'after', 'lateAfter'] as const);
  if (kind === 'between') {
    const other = someInstant(setting);
    return random.chance(0.05)
      ? { kind, spec, a, b: other, pauses }
      : { kind, spec, a: Math.min(a, other), b: Math.max(a, other), pauses };
  }
  const plenty = (): number => oracle.between(a, a + 60 * DAY);
  const b = random.weighted<() => number>([
    [() => 0, 1],
    [() => 1, 1],
    [() => random.int(1, 40) * 15 * MINUTE, 3],
    [() => Math.min(random.int(1, 100 * HOUR), plenty()), 3],
    // Used up exactly where working time ends or begins.
    [() => oracle.between(a, someInstant(setting), pauses), 4],
    [() => Math.min(random.int(1, 60) * 8 * HOUR, plenty()), 1],
  ])();
  return { kind, spec, a, b, pauses };
}

/** A random calendar and `count` questions for it; the same seed gives the same ones on every machine. */
export function examination(seed: number, count: number): Examination {
  const random = randomFrom(seed);
  const zone = random.pick(ZONES);
  const elsewhere = random.int(FIRST, LAST);
  const focus =
    zone === 'Pacific/Apia' && random.chance(0.5)
      ? APIA_SKIPS_A_DAY
      : random.pick(changesOf(zone).length > 0 && random.chance(0.9) ? changesOf(zone) : [elsewhere]);
  const spec = someCalendar(random, zone, focus);
  const oracle = workingTimeOracle(spec);
  const setting: Setting = { random, spec, oracle, focus };
  return { spec, oracle, questions: Array.from({ length: count }, () => someQuestion(setting)) };
}
