/** The scan's outcome as one JSON object, for programs. */
import type { LearnedValues, Problem } from './answers.ts';
import { learnedValues, type Outcome } from './run.ts';

/**
 * Instants are ISO texts in UTC, durations minutes, amounts in the policy's currency.
 * @param notes what was left alone in the file
 */
export function reportOf({ host, view, readAs, mails, tick }: Outcome, notes: readonly string[]) {
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
    open: standing.unjudged,
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
      workingDays: quota.workingDays,
      passedDays: quota.passedDays,
      credited: quota.credited,
      returned: quota.returned,
    })),
    findings: standing.findings.map(({ kind, quota, message, fix }) => ({ kind, quota, message, fix })),
    values: valuesOf(learnedValues(host)),
    mails: mails.map(({ to, subject }) => ({ to, subject })),
    problems: standing.problems.map(({ at, message, fix, kind }) => ({ cell: at, message, fix, kind })),
    calls: { total: tick.calls.total, byService: tick.calls.byService },
    modelledMs: tick.modelledMs,
  };
}

/** What the leads themselves say a lead of each source is worth, as LEADVALUE_TABLE would; without rates where they do not tell. */
function valuesOf(learned: LearnedValues | { readonly problems: readonly Problem[] }) {
  const problems = learned.problems.map(({ message, fix }) => ({ message, fix }));
  if (!('rows' in learned)) return { rates: [], problems };
  const { horizonDays, values, rows, findings } = learned;
  const rates = rows.map(({ agreed: _agreed, isChanged: _isChanged, ...rate }) => rate);
  return { wonWithinDays: horizonDays, mayBeAccepted: values !== null, rates, findings, problems };
}
