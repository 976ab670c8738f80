/** What another policy would say of the same rows: who goes from which state to which. Nothing is written. */
import type { EventLog } from './events.ts';
import type { LeadReading } from './lead.ts';
import type { Ledger } from './ledger.ts';
import type { State } from './response.ts';
import { judgeSheet } from './standing.ts';

export interface Change {
  readonly key: string;
  readonly label: string;
  readonly sheet: string;
  readonly row: number;
  readonly from: State;
  readonly to: State;
}

/** @param other the ledger as it would be: `ledger.with(…)` */
export function whatIf(
  ledger: Ledger,
  other: Ledger,
  readings: readonly LeadReading[],
  log: EventLog,
  now: number,
): readonly Change[] {
  return readings.flatMap(reading => {
    const before = judgeSheet(ledger, reading, log, now).verdicts;
    const after = judgeSheet(other, reading, log, now).verdicts;
    return before.flatMap(({ lead, response }, index): Change[] => {
      const { key, label, sheet, row } = lead;
      const from = response?.state ?? '';
      const to = after[index]?.response?.state ?? '';
      return from === to ? [] : [{ key, label, sheet, row, from, to }];
    });
  });
}
