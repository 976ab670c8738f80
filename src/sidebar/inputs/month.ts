/** Months: "2026-12", "12/2026", "Dec 2026", "december 26" as "2026-12". */
import { MONTHS, monthInWords } from '../../sla/time/clock-words.ts';
import type { Input } from './input.ts';

export const MONTH: Input<string> = {
  read: text => {
    const value = readMonth(text.trim().toLowerCase());
    return value === null ? { problem: 'Write a month such as Dec 2026 or 2026-12.' } : { value };
  },
  write: month => monthInWords(month, true),
};

function readMonth(typed: string): string | null {
  const [, first = '', second = ''] = /^([a-z]+|\d+)\.?[\s/.-]+(\d+)$/.exec(typed) ?? [];
  const isYearFirst = first.length === 4 && /^\d/.test(first);
  const [year, name] = isYearFirst ? [first, second] : [second, first];
  const month = /^\d/.test(name) ? Number(name) : monthNamed(name);
  const full = year.length === 2 ? `20${year}` : year;
  return /^20\d\d$/.test(full) && month >= 1 && month <= 12 ? `${full}-${String(month).padStart(2, '0')}` : null;
}

function monthNamed(name: string): number {
  return name.length < 3 ? 0 : MONTHS.findIndex(month => month.toLowerCase().startsWith(name)) + 1;
}
