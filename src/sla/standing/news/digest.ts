/**
 * The digest: both promises at one moment. It comes at its hour; with the first scan; and when a quota falls short or floods.
 * The last one of a week sums the week up for managers, the first one of a month tells how the last month closed.
 */

import type { QuotaStanding } from '../../promises/marketing/quota.ts';
import type { Verdict } from '../../promises/sales/judged-lead.ts';
import { listed } from '../../sheet/text.ts';
import { dayInWords } from '../../time/clock-words.ts';
import { localDay } from '../../time/zone.ts';
import { type OpenLead, openLead } from '../standing.ts';
import { keysOfBroken } from './alerts.ts';
import type { NewsContext } from './context.ts';
import { MANAGER, MARKETING, type Messages } from './messages.ts';
import {
  digestHour,
  digestKey,
  dueDigests,
  endsWeek,
  FIRST_SCAN,
  lastClosedMonth,
  previousClose,
  startOfWeek,
} from './schedule.ts';
import type { Digest, Since, Week } from './told.ts';

export function tellDigest(context: NewsContext, messages: Messages): void {
  const { agreement, standing, verdicts, recorded } = context;
  const { managers, marketing } = agreement.policy.alerts;
  const month = lastClosedMonth(agreement, standing.at);
  // A backlog has thousands of keys: they are recorded once, not with each mail.
  if (!recorded.has(FIRST_SCAN)) {
    messages.record([FIRST_SCAN, monthKey(month), ...keysOfBroken(standing.overdue, verdicts)]);
  }
  const writer = new Writer(context, month);
  const people = new Map<string, string>();
  for (const to of [...managers, ...marketing]) if (!people.has(to.toLowerCase())) people.set(to.toLowerCase(), to);
  for (const [address, to] of people) {
    const isManager = managers.some(one => one.toLowerCase() === address);
    const isMarketing = marketing.some(one => one.toLowerCase() === address);
    const told = writer.digestFor(to, isManager, isMarketing);
    if (told) messages.digest(to, told.digest, { keys: told.keys, because: isManager ? MANAGER : MARKETING });
  }
}

const UNDECIDED: readonly string[] = ['OVERDUE', 'AT RISK', 'OPEN', 'PAUSED'];

const monthKey = (month: string) => `month|${month}`;

/** What all readers of one run share is found once. */
class Writer {
  private readonly context: NewsContext;
  private readonly month: string;
  private readonly isWorkingDay: boolean;
  private readonly today: number;
  private readonly changes = new Map<number, Since>();

  constructor(context: NewsContext, month: string) {
    const { agreement, standing } = context;
    this.context = context;
    this.month = month;
    this.today = localDay(agreement.alertsCalendar.zone, standing.at);
    this.isWorkingDay = agreement.alertsCalendar.isWorkingDay(this.today);
  }

  /** Null where there is nothing that this person is due. */
  digestFor(to: string, isManager: boolean, isMarketing: boolean): { digest: Digest; keys: readonly string[] } | null {
    const { context, month } = this;
    const { agreement, recorded, wants, scorecard, troubles, waits, waiting, lastDigest } = context;
    const isTold = (key: string) => recorded.isTold(key, to);
    const isFirst = !isTold(FIRST_SCAN);
    // On a day on which nobody works there is none; what was due waits for the next that has.
    const due = this.isWorkingDay ? dueDigests({ ...context, isTold }, context.standing.at) : [];
    const isDue = due.length > 0;
    const closed = isDue && wants(to, 'month') && !isTold(monthKey(month)) ? scorecard(month) : [];
    const found = isMarketing && wants(to, 'alerts') ? this.found().filter(one => !isTold(quotaKey(one))) : [];
    const isWhole = isFirst || (isDue && wants(to, 'digest')) || closed.length > 0;
    if (!isWhole && found.length === 0) return null;
    const since = isFirst ? null : lastDigest(to);
    const digest: Digest = {
      first: isManager ? 'Sales' : 'Marketing',
      occasion: isFirst ? FIRST_SCAN : isWhole ? this.occasionOf(due, to) : '',
      found,
      since: since === null ? null : this.since(since),
      week: isManager && due.some(day => endsWeek(agreement, day)) ? this.week(due[0] ?? 0) : null,
      snoozed: isManager ? this.snoozed() : [],
      closed,
      troubles: [...troubles, ...waits],
      waiting,
    };
    const keys = [
      ...(isFirst ? [FIRST_SCAN] : []),
      ...(closed.length > 0 ? [monthKey(month)] : []),
      ...due.map(digestKey),
      ...found.map(quotaKey),
    ];
    return { digest, keys };
  }

  /**
   * SHORTFALL and FLOOD that stood at the close of two working days running of one month, and still stand: told once the quota's
   * calendar is open again. Of half the leads nothing is found.
   */
  private found(): readonly QuotaStanding[] {
    const { agreement, standing, quotaAt, recorded, isWhole } = this.context;
    const { at } = standing;
    if (!isWhole) return [];
    return agreement.policy.quota.flatMap(({ name, calendar: kept }): QuotaStanding[] => {
      const found = standing.quota.find(quota => quota.name === name);
      if (!found || (found.state !== 'SHORTFALL' && found.state !== 'FLOOD') || recorded.isSettled(quotaKey(found))) {
        return [];
      }
      const calendar = agreement.calendar(kept);
      if (!calendar.isOpen(at)) return [];
      const { month, state } = found;
      const stood = (close: number) =>
        quotaAt(close).some(then => then.name === name && then.month === month && then.state === state);
      const last = previousClose(calendar, at);
      return stood(last) && stood(previousClose(calendar, last)) ? [found] : [];
    });
  }

  /** "" at the usual hour; else which day's digest could not come then, and why. */
  private occasionOf(due: readonly number[], to: string): string {
    const late = due.filter(day => day !== this.today);
    if (late.length === 0) return '';
    return `For ${listed(late.map(dayInWords))}, when ${this.whyLate(late, to)}`;
  }

  private whyLate(days: readonly number[], to: string): string {
    const { agreement, recorded, scannedAt } = this.context;
    if (days.every(day => recorded.isWaiting(digestKey(day), to))) return 'no mail could be sent';
    const hasScanned = days.some(day => (scannedAt ?? Number.NEGATIVE_INFINITY) >= digestHour(agreement, day));
    return hasScanned ? 'no scan could read every tab' : 'no scan could run';
  }

  private since(at: number): Since {
    const known = this.changes.get(at);
    if (known) return known;
    const { standing, verdictsAt, quotaAt } = this.context;
    const overdue = verdictsAt(at).flatMap(({ response, lead }) => (response?.state === 'OVERDUE' ? [lead.ref] : []));
    const before = new Set(overdue);
    const fresh = standing.overdue.filter(({ ref }) => !before.has(ref));
    const mended = before.size - (standing.overdue.length - fresh.length);
    const since = { at, fresh, mended, quota: quotaAt(at) };
    this.changes.set(at, since);
    return since;
  }

  private snoozed(): readonly OpenLead[] {
    const { standing, verdicts } = this.context;
    return verdicts
      .filter(verdict => verdict.snoozedUntil !== null && UNDECIDED.includes(stateOf(verdict)))
      .map(verdict => openLead(verdict, standing.at));
  }

  private week(day: number): Week {
    const { agreement, verdicts } = this.context;
    const { zone } = agreement.alertsCalendar;
    const [from, until] = [startOfWeek(zone, day), startOfWeek(zone, day + 7)];
    const came = verdicts.filter(({ response }) => from <= (response?.start ?? 0) && (response?.start ?? 0) < until);
    const states = came.map(stateOf);
    const of = (...names: string[]) => states.filter(state => names.includes(state)).length;
    return {
      isPast: this.context.standing.at >= until,
      leads: states.length,
      met: of('MET'),
      judged: of('MET', 'MISSED', 'OVERDUE'),
    };
  }
}

export function quotaKey({ name, month, state }: Pick<QuotaStanding, 'name' | 'month' | 'state'>): string {
  return `${name}|${month}|${state}`;
}

function stateOf({ response }: Verdict): string {
  return response?.state ?? '';
}
