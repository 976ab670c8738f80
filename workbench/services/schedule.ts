/** When clock triggers fire. */
import type { Schedule } from './state.ts';
import { DAY, MINUTE, wallClock, wallToInstant } from './zone.ts';

/** Minute of the hour at which daily and weekly triggers fire: Google picks one itself, here it is always this one. */
export const UNTOLD_MINUTE = 15;

const atWall = (zone: string, instant: number, days: number, hour: number, minute: number): number => {
  const wall = wallClock(zone, instant);
  const midnight = Date.UTC(wall.getUTCFullYear(), wall.getUTCMonth(), wall.getUTCDate());
  return wallToInstant(zone, midnight + days * DAY + (hour * 60 + minute) * MINUTE);
};

/**
 * The first firing of a trigger created or fired at `after`, strictly later; null when there is none.
 * Daily and weekly triggers keep their wall-clock time across daylight-saving changes.
 */
export function nextFiring(schedule: Schedule, zone: string, after: number): number | null {
  switch (schedule.every) {
    case 'minutes':
      return after + schedule.count * MINUTE;
    case 'hours':
      return after + schedule.count * 60 * MINUTE;
    case 'once':
      return schedule.at > after ? schedule.at : null;
    case 'days': {
      const today = atWall(zone, after, 0, schedule.hour, schedule.minute);
      return today > after ? today : atWall(zone, after, schedule.count, schedule.hour, schedule.minute);
    }
    case 'weeks': {
      const ahead = (schedule.weekDay - wallClock(zone, after).getUTCDay() + 7) % 7;
      const soon = atWall(zone, after, ahead, schedule.hour, schedule.minute);
      return soon > after ? soon : atWall(zone, after, ahead + 7 * schedule.count, schedule.hour, schedule.minute);
    }
  }
}
