/** Service calls of two ticks of one file: one that finds nothing new, and one that writes and mails. */
import type { Host, RunResult } from '../../workbench/host/host.ts';
import { enter, fileOf, type LeadRow } from './faults/team.ts';

const HOUR = 3_600_000;
const MINUTE = 60_000;

export interface TickCosts {
  readonly quiet: number;
  readonly writing: number;
  /** Sent by the one that writes. */
  readonly mails: number;
}

/** A date in a text has no format to be asked for, one in a cell has. */
export function tickCosts(leads: number): TickCosts {
  const rows = Array.from({ length: leads }, (_, index): LeadRow => {
    const isDone = index > 0;
    return {
      Id: `L-${index + 1}`,
      Created: isDone ? '2026-11-18 09:00' : '2026-11-20 11:00',
      Source: 'Free trial',
      Owner: 'Dana Reyes',
      ...(isDone ? { Attempts: 3, 'First contact': '2026-11-18 09:30' } : {}),
    };
  });
  const host = fileOf({ tabs: { Leads: rows }, owners: ['Dana Reyes'], owed: 40, from: '2026-11-20T10:00:00-05:00' });
  host.clock.advance(MINUTE);
  const quiet = tick(host);
  host.clock.advance(2 * HOUR + 5 * MINUTE);
  enter(host, 'Leads', 'L-2', 'Owner', 'Sam Okafor');
  const before = host.outbox.length;
  const writing = tick(host);
  return {
    quiet: dataCalls(quiet),
    writing: dataCalls(writing),
    mails: host.outbox.length - before,
  };
}

/** Reads and writes. A flush moves no data: the read behind a write would wait as long. */
function dataCalls({ calls }: RunResult): number {
  return calls.total - (calls.byMethod['SpreadsheetApp.flush'] ?? 0);
}

function tick(host: Host): RunResult {
  const result = host.run('slaTick', [], 'trigger');
  if (result.error) throw new Error(result.error.message);
  return result;
}
