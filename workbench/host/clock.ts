/** The virtual clock: it moves only when somebody moves it, and the workbook's NOW() follows. */
import type { Clock } from '../services/environment.ts';

/** @param start milliseconds since 1970; `moved` is called after every change. */
export function createClock(start: number, moved: () => void): Clock {
  let now = start;
  const set = (ms: number): void => {
    if (!Number.isFinite(ms)) throw new RangeError('The clock takes milliseconds since 1970.');
    if (ms === now) return;
    now = ms;
    moved();
  };
  return { now: () => now, set, advance: ms => set(now + ms) };
}
