/** Apps Script ends a run after six minutes; a run that knows its time ends where the next one can go on. */
import { MINUTE, SECOND } from '../../sla/time/time.ts';

/** Writing a tab is the longest step: what is begun by then is over before the end. */
const WRITES = 3 * MINUTE;
const WORKS = 4 * MINUTE + 30 * SECOND;

export class RunTime {
  private readonly clock: () => number;
  private readonly begun: number;

  constructor(clock: () => number) {
    this.clock = clock;
    this.begun = clock();
  }

  /** Whether there is time to write another tab. */
  mayWrite(): boolean {
    return this.clock() - this.begun < WRITES;
  }

  /** Whether there is time to read another tab, or to send another mail. */
  mayGoOn(): boolean {
    return this.clock() - this.begun < WORKS;
  }
}
