/** What was credited day by day, lately: how many leads, and in what amounts. */

/** The days before today whose leads tell how leads come: how unevenly, in what amounts, in which bursts. */
export const HISTORY_DAYS = 90;
/** Six months before the present one, and it. */
const KEPT_DAYS = 7 * 31;

export class DailyLeads {
  readonly today: number;
  /** Of the very first lead, be it kept or not; null without any. */
  firstDay: number | null = null;
  private readonly leads = new Int32Array(KEPT_DAYS + 1);
  private readonly amounts = new Float64Array(KEPT_DAYS + 1);

  /** @param today day number in the zone of the calendar */
  constructor(today: number) {
    this.today = today;
  }

  add(day: number, amount: number): void {
    if (this.firstDay === null || day < this.firstDay) this.firstDay = day;
    const index = this.indexOf(day);
    if (index < 0) return;
    this.leads[index] = (this.leads[index] as number) + 1;
    this.amounts[index] = (this.amounts[index] as number) + amount;
  }

  leadsOn(day: number): number {
    return this.leads[this.indexOf(day)] ?? 0;
  }

  amountOn(day: number): number {
    return this.amounts[this.indexOf(day)] ?? 0;
  }

  leadsBetween(from: number, until: number): number {
    let sum = 0;
    for (let day = from; day < until; day++) sum += this.leadsOn(day);
    return sum;
  }

  /** −1 outside the days that are kept. */
  private indexOf(day: number): number {
    const index = day - (this.today - KEPT_DAYS);
    return index <= KEPT_DAYS ? index : -1;
  }
}
