/**
 * The digest: both promises at one moment. It comes at its hour; with the first scan; and when a quota falls short or floods.
 * The last one of a week sums the week up for managers, the first one of a month tells how the last month closed.
 */
import { dayInWords } from '../clock-words.ts';
import { monthOf } from '../month.ts';
import type { Problem } from '../problem.ts';
import type { QuotaStanding } from '../quota.ts';
import { listed } from '../text.ts';
import type { Verdict } from '../verdict.ts';
import { localDay } from '../zone.ts';
import { keysOfBroken } from './alerts.ts';
import { MANAGER, MARKETING, type Messages } from './messages.ts';
import type { NewsContext } from './news.ts';
import { digestKey, dueDigests, endsWeek, FIRST_SCAN, previousClose, startOfMonth, startOfWeek } from './schedule.ts';

export interface Digest {
  /** What makes it come before its hour, or after; "" at its hour. */
  readonly occasion: string;
  /** Null except at the end of a week, for managers. */
  readonly week: Week | null;
  /** The quotas of the last month at its end; none except in the first digest of a month. */
  readonly closed: readonly QuotaStanding[];
  /** What keeps Lead SLA from working, new or not. */
  readonly troubles: readonly Problem[];
  /** Mails that had to wait for another day's quota. */
  readonly waiting: number;
}

/** First contacts of the leads that came in since Monday. */
export interface Week {
  readonly leads: number;
  readonly met: number;
  /** MET, MISSED and OVERDUE leads: what `met` is a share of. */
  readonly judged: number;
}

export function tellDigest(context: NewsContext, messages: Messages): void {
  const { agreement, standing, verdicts, known, onSince, troubles, waiting } = context;
  const { zone } = agreement.alertsCalendar;
  const isFirst = !known.has(FIRST_SCAN);
  const due = dueDigests(agreement, known, onSince, standing.at);
  const findings = findingsOf(context);
  const { managers, marketing } = agreement.policy.alerts;
  const isWhole = isFirst || due.length > 0;
  const closed = `month|${monthOf(localDay(zone, startOfMonth(zone, standing.at) - 1))}`;
  const keys = [
    ...(isFirst ? [FIRST_SCAN, ...keysOfBroken(standing.overdue, verdicts)] : []),
    ...(isWhole && !known.has(closed) ? [closed] : []),
    ...due.map(digestKey),
    ...findings.map(quotaKey),
  ];
  if (keys.length === 0) return;
  const recipients = isWhole ? [...managers, ...marketing] : marketing;
  // With nobody to tell, the first scan is recorded all the same.
  if (recipients.length === 0) messages.record(isFirst ? keys : []);
  const occasion = isFirst ? FIRST_SCAN : due.length ? missed(context, due) : findings.map(inWords).join(', ');
  const week = due.some(day => endsWeek(agreement, day)) ? weekOf(context, due[0] ?? 0) : null;
  const month = isWhole && !isFirst && !known.has(closed) ? closedMonth(context) : [];
  for (const to of recipients) {
    const isManager = managers.includes(to);
    const digest = { occasion, week: isManager ? week : null, closed: month, troubles, waiting };
    messages.digest(to, digest, { keys, because: isManager ? MANAGER : MARKETING });
  }
}

/** SHORTFALL and FLOOD that also stood at the close of the working day before; of half the leads nothing is found. */
function findingsOf({ agreement, standing, quotaAt, known, troubles }: NewsContext): readonly QuotaStanding[] {
  const found = standing.quota.filter(
    quota => (quota.state === 'SHORTFALL' || quota.state === 'FLOOD') && !known.has(quotaKey(quota)),
  );
  if (found.length === 0 || troubles.length > 0) return [];
  const before = quotaAt(previousClose(agreement, standing.at));
  return found.filter(({ name, month, state }) =>
    before.some(then => then.name === name && then.month === month && then.state === state),
  );
}

function quotaKey({ name, month, state }: QuotaStanding): string {
  return `${name}|${month}|${state}`;
}

function inWords({ name, state }: QuotaStanding): string {
  return state === 'SHORTFALL' ? `${name} falls short of its pace` : `${name} runs far ahead of its pace`;
}

/** "" at the usual hour; else which day's digest could not come then. */
function missed({ agreement, standing }: NewsContext, due: readonly number[]): string {
  const today = localDay(agreement.alertsCalendar.zone, standing.at);
  const late = due.filter(day => day !== today).map(dayInWords);
  return late.length ? `For ${listed(late)}, when no scan could run` : '';
}

function weekOf({ agreement, verdicts }: NewsContext, day: number): Week {
  const from = startOfWeek(agreement.alertsCalendar.zone, day);
  const states = verdicts.filter(({ response }) => (response?.start ?? 0) >= from).map(stateOf);
  const of = (...names: string[]) => states.filter(state => names.includes(state)).length;
  return { leads: states.length, met: of('MET'), judged: of('MET', 'MISSED', 'OVERDUE') };
}

function stateOf({ response }: Verdict): string {
  return response?.state ?? '';
}

/** Each quota at the last instant of its own calendar's month. */
function closedMonth({ agreement, standing, quotaAt }: NewsContext): readonly QuotaStanding[] {
  return agreement.policy.quota.flatMap(({ calendar, name }) => {
    const end = startOfMonth(agreement.calendar(calendar).zone, standing.at) - 1;
    return quotaAt(end).filter(one => one.name === name);
  });
}
