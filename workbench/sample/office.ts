/**
 * Wall-clock arithmetic for the sample's own office hours. A wall clock is the milliseconds that the same fields would
 * have in UTC: no zone is needed to make up when things happened, and an hour lost to a clock change makes no story wrong.
 */

export const MINUTE = 60_000;
export const DAY = 86_400_000;

/** Office hours in the form of a policy's calendar; lunch does not matter to the story. */
export interface Office {
  readonly week: Readonly<Record<string, readonly (readonly [opens: string, closes: string])[]>>;
  readonly holidays: readonly string[];
}

const WEEKDAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const;

/** '2026-11-20T14:30' or with seconds, or a space → wall clock. */
export function wallClock(text: string): number {
  const at = Date.parse(`${text.replace(' ', 'T')}Z`);
  if (Number.isNaN(at)) throw new RangeError(`"${text}" is not a local date and time`);
  return at;
}

/** wall clock → 'YYYY-MM-DD HH:MM:SS'. */
export function wallText(at: number): string {
  return new Date(at).toISOString().slice(0, 19).replace('T', ' ');
}

/** From the first opening to the last closing on a wall clock's date; nothing on a day off. */
function hoursOf(office: Office, at: number): readonly [number, number] | undefined {
  const date = wallText(at).slice(0, 10);
  const windows = office.week[WEEKDAYS[new Date(at).getUTCDay()] ?? ''];
  const [opens, closes] = [windows?.at(0)?.[0], windows?.at(-1)?.[1]];
  if (!opens || !closes || office.holidays.includes(date)) return undefined;
  return [wallClock(`${date}T${opens}`), wallClock(`${date}T${closes}`)];
}

/** When `minutes` of office time have passed. */
export function officeAfter(office: Office, from: number, minutes: number): number {
  let left = minutes * MINUTE;
  for (let at = from; ; at = Math.floor(at / DAY) * DAY + DAY) {
    const [opens, closes] = hoursOf(office, at) ?? [at, at];
    const begins = Math.max(at, opens);
    if (closes - begins > left) return begins + left;
    left -= Math.max(0, closes - begins);
  }
}

/** From when until `until` so many minutes of office time pass. */
export function officeBefore(office: Office, until: number, minutes: number): number {
  let left = minutes * MINUTE;
  for (let at = until; ; at = Math.floor(at / DAY) * DAY - 1) {
    const [opens, closes] = hoursOf(office, at) ?? [at, at];
    const ends = Math.min(at, closes);
    if (ends - opens > left) return ends - left;
    left -= Math.max(0, ends - opens);
  }
}
