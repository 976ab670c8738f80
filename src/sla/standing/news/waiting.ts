/** What waited to be told and is not told now: whether it goes on waiting, or why it never will be told. */
import type { Verdict } from '../../promises/sales/judged-lead.ts';
import { localDay } from '../../time/zone.ts';
import { managersKey, ownersKey, STAGES, type Stage } from './alerts.ts';
import type { NewsContext } from './context.ts';
import { quotaKey } from './digest.ts';
import { isDigestKey } from './schedule.ts';

/** A weaker stage, and the stronger one that says it instead. */
const STRONGER: Partial<Record<Stage, Stage>> = { atRisk: 'overdue', behind: 'tooFew' };

/** @returns "answered meanwhile"; null where it goes on waiting, such as for a calendar to open */
export function whyUntold(keys: readonly string[], context: Omit<NewsContext, 'recorded'>): string | null {
  const { agreement, standing, verdicts, isWhole } = context;
  const leads = new Map(verdicts.map(verdict => [verdict.lead.ref, verdict]));
  const found = new Set(standing.quota.map(quotaKey));
  const { alertsCalendar } = agreement;
  const isWorkingDay = alertsCalendar.isWorkingDay(localDay(alertsCalendar.zone, standing.at));
  let why = 'no longer so';
  for (const key of keys) {
    const alert = alertOf(key);
    const verdict = alert && leads.get(alert.ref);
    let reason: string | null = why;
    if (verdict) reason = reasonOf(verdict, alert);
    else if (alert) reason = isWhole ? 'the lead is gone' : null;
    else if (found.has(key) || (isDigestKey(key) && !isWorkingDay)) reason = null;
    else if (isDigestKey(key)) reason = 'a later digest says it';
    if (reason === null) return null;
    why = reason;
  }
  return why;
}

interface Alert {
  readonly ref: string;
  readonly stage: Stage;
  /** "" in a manager's key. */
  readonly key: string;
}

function alertOf(key: string): Alert | null {
  for (const [stage, words] of Object.entries(STAGES)) {
    const at = key.lastIndexOf(`|${words}`);
    if (at > 0) return { ref: key.slice(0, at), stage: stage as Stage, key };
  }
  return null;
}

function reasonOf(verdict: Verdict, { ref, stage, key }: Alert): string | null {
  const { state } = verdict.response ?? {};
  const now = stagesOf(verdict);
  if (now.includes(stage)) {
    const isTheirs = key === managersKey(ref, stage) || key === ownersKey(ref, stage, verdict.lead.owner);
    return isTheirs ? null : 'another owner’s meanwhile';
  }
  const stronger = STRONGER[stage];
  if (stronger && now.includes(stronger)) return 'said by a stronger mail';
  if (state === 'EXEMPT') return 'closed meanwhile';
  return state === 'MET' || state === 'MISSED' || verdict.attempts?.state === 'DONE'
    ? 'answered meanwhile'
    : 'no longer so';
}

function stagesOf({ response, attempts }: Verdict): readonly Stage[] {
  const stages: Stage[] = [];
  if (response?.state === 'OVERDUE') stages.push('overdue');
  if (response?.state === 'AT RISK') stages.push('atRisk');
  if (attempts?.state === 'TOO FEW') stages.push('tooFew');
  if (attempts?.state === 'BEHIND') stages.push('behind');
  return stages;
}
