/**
 * The digest: both promises at one moment. It comes at its hour; with the first scan; and when a quota falls short or floods.
 * The last one of a week sums the week up for managers, the first one of a month tells how the last month closed.
 */

import type { QuotaStanding } from '../../promises/marketing/quota.ts';
import type { Verdict } from '../../promises/sales/verdict.ts';
import { listed } from '../../sheet/text.ts';
import { dayInWords } from '../../time/clock-words.ts';
import { localDay } from '../../time/zone.ts';
import { openLead } from '../standing.ts';
import { keysOfBroken } from './alerts.ts';
import type { NewsContext } from './context.ts';
import { MANAGER, MARKETING, type Messages } from './messages.ts';
import {
  digestHour,
  digestKey,
  dueDigests,
  endOfMonth,
  endsWeek,
  FIRST_SCAN,
  lastClosedMonth,
  previousClose,
  startOfWeek,
} from './schedule.ts';
import type { Week } from './told.ts';

export function tellDigest(context: NewsContext, messages: Messages): void {
  const { agreement, standing, verdicts, known, waiting } = context;
  const troubles = [...context.troubles, ...context.waits];
  const isFirst = !known.has(FIRST_SCAN);
  const due = dueDigests(context, standing.at);
  const findings = findingsOf(context);
  const { managers, marketing } = agreement.policy.alerts;
  const isWhole = isFirst || due.length > 0;
  const lastMonth = lastClosedMonth(agreement, standing.at);
  const closed = `month|${lastMonth}`;
  const keys = [
    ...(isFirst ? [FIRST_SCAN] : []),
    ...(isWhole && !known.has(closed) ? [closed] : []),
    ...due.map(digestKey),
    ...findings.map(quotaKey),
  ];
  if (keys.length === 0) return;
  const isManager = (address: string) => managers.some(one => one.toLowerCase() === address.toLowerCase());
  // A backlog has thousands of keys: they are recorded once, not with each mail.
  if (isFirst) messages.record(keysOfBroken(standing.overdue, verdicts));
  const recipients = isWhole ? [...managers, ...marketing] : marketing;
  // With nobody to tell, the first scan is recorded all the same.
  if (recipients.length === 0) messages.record(isFirst ? keys : []);
  const occasion = isFirst ? FIRST_SCAN : due.length ? missed(context, due) : findings.map(inWords).join(', ');
  const week = due.some(day => endsWeek(agreement, day)) ? weekOf(context, due[0] ?? 0) : null;
  const month = isWhole && !isFirst && !known.has(closed) ? closedMonth(context, lastMonth) : [];
  const snoozed = verdicts
    .filter(verdict => verdict.snoozedUntil !== null && UNDECIDED.includes(stateOf(verdict)))
    .map(verdict => openLead(verdict, standing.at));
  for (const to of recipients) {
    const own = isManager(to) ? { week, snoozed } : { week: null, snoozed: [] };
    const digest = { occasion, ...own, closed: month, troubles, waiting };
    messages.digest(to, digest, { keys, because: isManager(to) ? MANAGER : MARKETING });
  }
}

const UNDECIDED: readonly string[] = ['OVERDUE', 'AT RISK', 'OPEN', 'PAUSED'];

/**
 * SHORTFALL and FLOOD that stood at the close of two working days running of one month, and still stand: told once the quota's
 * calendar is open again. Of half the leads nothing is found.
 */
function findingsOf({ agreement, standing, quotaAt, known, isWhole }: NewsContext): readonly QuotaStanding[] {
  const { at } = standing;
  if (!isWhole) return [];
  return agreement.policy.quota.flatMap(({ name, calendar: kept }): QuotaStanding[] => {
    const found = standing.quota.find(quota => quota.name === name);
    if (!found || (found.state !== 'SHORTFALL' && found.state !== 'FLOOD') || known.has(quotaKey(found))) return [];
    const calendar = agreement.calendar(kept);
    if (!calendar.isOpen(at)) return [];
    const { month, state } = found;
    const stood = (close: number) =>
      quotaAt(close).some(then => then.name === name && then.month === month && then.state === state);
    const last = previousClose(calendar, at);
    return stood(last) && stood(previousClose(calendar, last)) ? [found] : [];
  });
}

function quotaKey({ name, month, state }: QuotaStanding): string {
  return `${name}|${month}|${state}`;
}

function inWords({ name, state }: QuotaStanding): string {
  return state === 'SHORTFALL' ? `${name} falls short of its pace` : `${name} runs far ahead of its pace`;
}

/** "" at the usual hour; else which day's digest did not come then, and why where that is known. */
function missed({ agreement, standing, scannedAt }: NewsContext, due: readonly number[]): string {
  const today = localDay(agreement.alertsCalendar.zone, standing.at);
  const late = due.filter(day => day !== today);
  const hasScanned = late.some(day => (scannedAt ?? Number.NEGATIVE_INFINITY) >= digestHour(agreement, day));
  const why = hasScanned ? 'when no scan could read every tab' : 'when no scan could run';
  return late.length ? `For ${listed(late.map(dayInWords))}, ${why}` : '';
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

/** Each quota that was owed then, at the last instant of its own calendar's month. */
function closedMonth({ agreement, agreementAt, quotaAt }: NewsContext, month: string): readonly QuotaStanding[] {
  const then = agreementAt(endOfMonth(agreement.alertsCalendar.zone, month));
  if (!then) return [];
  return then.policy.quota.flatMap(({ calendar, name }) => {
    const end = endOfMonth(then.calendar(calendar).zone, month);
    return quotaAt(end).filter(one => one.name === name);
  });
}
