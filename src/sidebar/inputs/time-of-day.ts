/** Times of day: "8:30", "8.30", "0830", "17", "5pm", "noon" as "17:00". */
import type { Input } from './input.ts';

export const TIME_OF_DAY: Input<string> = {
  read: text => {
    const value = readTime(text);
    return value === null ? { problem: 'Write a time such as 8:30 or 17:00.' } : { value };
  },
  write: value => value,
};

const TIME = /^(\d{1,2})(?:[:.h](\d{2})?|(?<=\d\d)(\d{2}))?\s*(?:(a|p)\.?m\.?|h|o’clock|uhr)?$/;

/** "09:00", up to "24:00"; null for what is no time. */
export function readTime(text: string): string | null {
  const typed = text.trim().toLowerCase();
  if (typed === 'noon') return '12:00';
  if (typed === 'midnight') return '24:00';
  const match = TIME.exec(typed);
  if (!match) return null;
  const [, digits = '', marked, unmarked, half] = match;
  const minute = marked ?? unmarked ?? '00';
  let hour = Number(digits);
  if (half !== undefined) {
    if (hour < 1 || hour > 12) return null;
    hour = (hour % 12) + (half === 'p' ? 12 : 0);
  }
  if (hour > 24 || Number(minute) > 59 || (hour === 24 && minute !== '00')) return null;
  return `${String(hour).padStart(2, '0')}:${minute}`;
}
