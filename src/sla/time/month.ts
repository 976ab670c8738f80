/** Months of a calendar as texts, "2026-11": they sort by time and are what a policy writes. */
import { civilDate, dayNumber } from './time.ts';

export function monthOf(day: number): string {
  const { year, month } = civilDate(day);
  return `${year}-${String(month).padStart(2, '0')}`;
}

/** Day number of its first day. */
export function firstDayOf(month: string): number {
  return dayNumber(Number(month.slice(0, 4)), Number(month.slice(5)), 1);
}

/** Forwards, or backwards by a negative number. */
export function monthsLater(month: string, months: number): string {
  return monthOf(dayNumber(Number(month.slice(0, 4)), Number(month.slice(5)) + months, 1));
}
