/** The scan's outcome as one JSON object, for programs. */
import type { Outcome } from './run.ts';

/**
 * Instants are ISO texts in UTC, durations minutes, amounts in the policy's currency.
 * @param notes what was left alone in the file
 */
export function reportOf({ view, readAs, mails, tick }: Outcome, notes: readonly string[]) {
  const { standing } = view;
  return {
    scanned: standing.leads,
    columns: readAs.columns,
    guessedBy: readAs.guessedBy,
    stages: readAs.stages,
    notUsed: readAs.notUsed,
    order: readAs.order,
    zone: readAs.zone,
    currency: readAs.currency,
    leftOut: { rows: readAs.leftOut, notes },
    statuses: standing.counts,
    overdue: standing.overdue.map(({ key, owner, source, due, late, value }) => ({
      key,
      owner,
      source,
      due: due === null ? null : new Date(due).toISOString(),
      lateMinutes: Math.floor(late / 60_000),
      value,
    })),
    quota: standing.quota.map(quota => ({
      name: quota.name,
      month: quota.month,
      unit: quota.unit,
      quota: quota.quota,
      actual: quota.actual,
      expected: quota.expected,
      attained: quota.attained,
      pace: quota.pace,
      state: quota.state,
      chance: quota.chance,
      neededPerDay: quota.neededPerDay,
      projected: quota.projected,
      credited: quota.credited,
      returned: quota.returned,
    })),
    mails: mails.map(({ to, subject }) => ({ to, subject })),
    problems: standing.problems.map(({ at, message, fix, kind }) => ({ cell: at, message, fix, kind })),
    calls: { total: tick.calls.total, byService: tick.calls.byService },
    modelledMs: tick.modelledMs,
  };
}
