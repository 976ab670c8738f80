/** Opening hours of a day: "9-17:30", "9 to 12, 13 to 17:30", "9am-5pm", "all day", "closed". */
import type { Input } from './input.ts';
import { readTime } from './time-of-day.ts';

export type Hours = readonly (readonly [opens: string, closes: string])[];

export const HOURS: Input<Hours> = {
  read: text => {
    const typed = text.trim().toLowerCase();
    if (typed === '' || typed === 'closed' || typed === 'off') return { value: [] };
    if (/^(all day|24 ?h(ours)?)$/.test(typed)) return { value: [['00:00', '24:00']] };
    const windows: [string, string][] = [];
    for (const part of typed.split(/\s*(?:,|;|\band\b|&|\+)\s*/)) {
      const [from = '', until = '', ...rest] = part.split(/\s*(?:-|–|—|\bto\b|\buntil\b)\s*/);
      const [opens, closes] = [from === 'midnight' ? '00:00' : readTime(from), readTime(until)];
      if (opens === null || closes === null || rest.length > 0) {
        return { problem: 'Write hours such as 9-17:30, or 9-12, 13-17:30 with a break, or closed.' };
      }
      windows.push([opens, closes]);
    }
    return { value: windows };
  },
  write: windows => windows.map(([opens, closes]) => `${opens}–${closes}`).join(', ') || 'closed',
};

/** Mean working minutes of the days that have any; 0 without any. As sla/calendar.ts has it for whole weeks. */
export function minutesPerDay(week: Readonly<Record<string, Hours | string | undefined>>): number {
  const days = Object.values(week)
    .map(hours => (Array.isArray(hours) ? hours.reduce((sum, [opens, closes]) => sum + span(opens, closes), 0) : 0))
    .filter(minutes => minutes > 0);
  return days.length === 0 ? 0 : days.reduce((sum, minutes) => sum + minutes, 0) / days.length;
}

function span(opens: string, closes: string): number {
  return minuteOf(closes) - minuteOf(opens);
}

function minuteOf(time: string): number {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  return hour * 60 + minute;
}
