/** A lead sheet, judged. */
import type { EventLog } from '../../leads/events.ts';
import type { LeadReading } from '../../leads/lead.ts';
import type { Ledger } from '../../policy/ledger.ts';
import { Judge, type Verdict } from './judged-lead.ts';

/** The verdicts of one sheet, in the order of its leads. */
export interface JudgedSheet {
  readonly reading: LeadReading;
  readonly verdicts: readonly Verdict[];
}

export function judgeSheet(ledger: Ledger, reading: LeadReading, log: EventLog, now: number): JudgedSheet {
  const judge = new Judge(ledger, reading, log, now);
  return { reading, verdicts: reading.leads.map(lead => judge.verdict(lead)) };
}
