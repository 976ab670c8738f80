/** A month of a calendar as working days: how many it has, and how many are gone at a moment. */
import type { Calendar } from '../../time/calendar.ts';
import { firstDayOf, monthsLater } from '../../time/month.ts';
import { startOfDay } from '../../time/zone.ts';

export class WorkingMonth {
  /** Day numbers: its first day, and the first of the next month. */
  readonly firstDay: number;
  readonly nextMonth: number;
  /** Of the calendar's mean working day; 0 in a month that is all holiday. */
  readonly workingDays: number;
  readonly calendar: Calendar;
  private readonly begins: number;

  /** @param month "2026-11" */
  constructor(calendar: Calendar, month: string) {
    this.calendar = calendar;
    this.firstDay = firstDayOf(month);
    this.nextMonth = firstDayOf(monthsLater(month, 1));
    this.begins = startOfDay(calendar.zone, this.firstDay);
    this.workingDays = this.passed(startOfDay(calendar.zone, this.nextMonth));
  }

  /** Working days that are gone by an instant of the month. */
  passed(instant: number): number {
    return this.calendar.between(this.begins, instant) / this.calendar.workingDay;
  }

  /** Share of the month's working time that is gone by the end of a day of it; 0 where it has none. */
  goneBy(day: number): number {
    return this.workingDays > 0 ? this.passed(startOfDay(this.calendar.zone, day + 1)) / this.workingDays : 0;
  }

  /** Days with working time among the first days of the month, up to and with one. */
  daysUntil(day: number): number {
    let days = 0;
    for (let one = this.firstDay; one <= day && one < this.nextMonth; one++)
      if (this.calendar.isWorkingDay(one)) days++;
    return days;
  }
}
