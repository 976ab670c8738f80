/** Working time between two moments and deadlines, against a plain Date loop and against Temporal, day by day. */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { Calendar } from '../src/sla/time/calendar.ts';
import { encodeZone, surveyZone, toLocal, type Zone } from '../src/sla/time/zone.ts';
import { intlOffset } from '../test/support/intl-offset.ts';
import { workingTimeOracle } from '../test/support/temporal-oracle.ts';
import { best, rate, ratio } from './time.ts';

const MINUTE = 60_000;
const ZONE = 'America/New_York';
const HOURS: [string, string][] = [
  ['09:00', '12:00'],
  ['13:00', '17:30'],
];
const WEEK = { mon: HOURS, tue: HOURS, wed: HOURS, thu: HOURS, fri: HOURS };
const SPEC = { name: 'Sales', timeZone: ZONE, week: WEEK, holidays: ['2026-11-26'] };

/** Questions as a scan asks them: leads of a year, answered within a few working days. */
function questions(count: number): { from: number; to: number; minutes: number }[] {
  let state = 20_261_120;
  const random = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
  const year = Date.UTC(2026, 0, 1);
  return Array.from({ length: count }, () => {
    const from = year + Math.floor(random() * 365 * 24 * 3600) * 1000;
    return { from, to: from + Math.floor(random() * 5 * 24 * 3600) * 1000, minutes: 1 + Math.floor(random() * 960) };
  });
}

/** What people write: walk minute by minute, asking the wall clock each time. */
function loopBetween(zone: Zone, from: number, to: number): number {
  let minutes = 0;
  for (let at = from; at < to; at += MINUTE) if (isOpen(zone, at)) minutes++;
  return minutes;
}

function loopAfter(zone: Zone, from: number, minutes: number): number {
  let at = from;
  for (let left = minutes; left > 0; at += MINUTE) if (isOpen(zone, at)) left--;
  return at;
}

function isOpen(zone: Zone, at: number): boolean {
  const local = new Date(toLocal(zone, at));
  const day = local.getUTCDay();
  if (day === 0 || day === 6) return false;
  const minute = local.getUTCHours() * 60 + local.getUTCMinutes();
  return (minute >= 540 && minute < 720) || (minute >= 780 && minute < 1050);
}

export function benchCalendar(): string[] {
  const zone = surveyZone(ZONE, intlOffset(ZONE));
  // First, while this process is still idle.
  const first = firstAnswer(encodeZone(zone));
  const calendar = new Calendar(SPEC, zone);
  const temporal = workingTimeOracle(SPEC);
  const many = questions(200_000);
  const few = many.slice(0, 300);
  let sink = 0;
  const between =
    best(() => {
      for (const { from, to } of many) sink += calendar.between(from, to);
    }) / many.length;
  const after =
    best(() => {
      for (const { from, minutes } of many) sink += calendar.after(from, minutes * MINUTE) ?? 0;
    }) / many.length;
  const loopB =
    best(() => {
      for (const { from, to } of few) sink += loopBetween(zone, from, to);
    }, 2) / few.length;
  const loopA =
    best(() => {
      for (const { from, minutes } of few) sink += loopAfter(zone, from, minutes);
    }, 2) / few.length;
  const temporalB =
    best(() => {
      for (const { from, to } of few) sink += temporal.between(from, to);
    }, 2) / few.length;
  if (Number.isNaN(sink)) throw new Error('A benchmark answered nothing.');
  return [
    `working time between: ${rate(1, between)}; ${ratio(between, loopB)} than a minute loop, ${ratio(between, temporalB)} than Temporal day by day`,
    `deadline after: ${rate(1, after)}; ${ratio(after, loopA)} than a minute loop`,
    `first answer in a fresh process: ${first} ms`,
  ];
}

/** In processes of their own, since a warm one hides the start: the median of nine. */
function firstAnswer(zone: string): string {
  const script = fileURLToPath(new URL('./first-answer.js', import.meta.url));
  const times = Array.from({ length: 9 }, () => {
    const { stdout } = spawnSync(process.execPath, [script, zone], { encoding: 'utf8' });
    return Number(stdout);
  });
  return (times.sort((a, b) => a - b)[4] ?? Number.NaN).toFixed(2);
}
