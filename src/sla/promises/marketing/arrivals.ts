/** How leads have come in lately, day by day: how unevenly, and whether they keep the calendar's days off. */
import type { Calendar } from '../../time/calendar.ts';
import { startOfDay } from '../../time/zone.ts';

const HISTORY_DAYS = 90;
/** Fewer leads or days off than these tell nothing of a week. */
const EVEN_LEADS_MIN = 60;
const DAYS_OFF_MIN = 8;

/** The first day of the history of a day. */
export function historyOpens(today: number): number {
  return today - HISTORY_DAYS;
}

/** Leads that came on each of the 90 days before today; the last is yesterday. */
export class Arrivals {
  private readonly counts = new Int32Array(HISTORY_DAYS);
  private readonly opens: number;

  /** @param today day number in the calendar that is asked later */
  constructor(today: number) {
    this.opens = historyOpens(today);
  }

  /** Days outside the history are left out. */
  add(day: number): void {
    const index = day - this.opens;
    if (index >= 0 && index < HISTORY_DAYS) this.counts[index] = (this.counts[index] as number) + 1;
  }

  /**
   * Variance-to-mean ratio of the leads per working day, at least 1; leads of days off are added to the next working day.
   * Days before the first lead are no history; without two working days of it the answer is 1.
   */
  overdispersion(calendar: Calendar): number {
    const counts: number[] = [];
    let carried = 0;
    for (const { leads, isWorking } of this.days(calendar)) {
      carried += leads;
      if (!isWorking) continue;
      counts.push(carried);
      carried = 0;
    }
    if (counts.length < 2) return 1;
    const mean = counts.reduce((sum, n) => sum + n, 0) / counts.length;
    const variance = counts.reduce((sum, n) => sum + (n - mean) ** 2, 0) / (counts.length - 1);
    return mean > 0 ? Math.max(1, variance / mean) : 1;
  }

  /** Leads of a day off over leads of a working day; null where there are too few of either to tell. */
  daysOffShare(calendar: Calendar): number | null {
    let [off, leadsOff, on, leadsOn] = [0, 0, 0, 0];
    for (const { leads, isWorking } of this.days(calendar)) {
      if (isWorking) {
        on++;
        leadsOn += leads;
      } else {
        off++;
        leadsOff += leads;
      }
    }
    if (off < DAYS_OFF_MIN || leadsOn === 0 || leadsOn + leadsOff < EVEN_LEADS_MIN) return null;
    return leadsOff / off / (leadsOn / on);
  }

  /** From the first day that has a lead. */
  private *days(calendar: Calendar): Iterable<{ readonly leads: number; readonly isWorking: boolean }> {
    const first = this.counts.findIndex(leads => leads > 0);
    for (let index = first < 0 ? HISTORY_DAYS : first; index < HISTORY_DAYS; index++) {
      const day = this.opens + index;
      const isWorking = calendar.between(startOfDay(calendar.zone, day), startOfDay(calendar.zone, day + 1)) > 0;
      yield { leads: this.counts[index] as number, isWorking };
    }
  }
}
