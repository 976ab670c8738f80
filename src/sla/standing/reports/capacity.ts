/** Whether Sales can take what Marketing owes: how many leads a day its people have answered in time, against what is owed. */
import type { Agreement } from '../../policy/agreement.ts';
import type { QuotaAccount } from '../../promises/marketing/credits.ts';
import type { Verdict } from '../../promises/sales/judged-lead.ts';
import { count, fold, grouped, listed, percent } from '../../sheet/text.ts';
import { isUnreadable } from '../../time/moment.ts';
import { DAY } from '../../time/time.ts';
import { localDay } from '../../time/zone.ts';

export interface Capacity {
  /** Quotas whose leads fall to the same people are asked of them together. */
  readonly loads: readonly Load[];
  /** A sentence for each. */
  readonly words: readonly string[];
}

export interface Load {
  readonly quotas: readonly string[];
  /** Leads owed a working day; null where a quota in value has no lead of the last 90 days to tell how many that is. */
  readonly leadsPerDay: number | null;
  /** Of their leads a day, the most that have been tested: the 90th percentile of the days that were mostly in time. */
  readonly tested: number | null;
}

const HISTORY_DAYS = 90;
const IN_TIME = 0.9;
const TESTED_AT = 0.9;
/** Fewer days in time than these have tested nothing. */
const DAYS_MIN = 10;

export function capacityOf(
  agreement: Agreement,
  accounts: readonly QuotaAccount[],
  verdicts: readonly Verdict[],
  now: number,
): Capacity {
  const recent = verdicts.filter(({ lead: { created, owner } }) => {
    return (
      owner !== '' &&
      created !== null &&
      !isUnreadable(created) &&
      created.begin <= now &&
      created.begin > now - HISTORY_DAYS * DAY
    );
  });
  const loads = sharedOwners(accounts, recent).map(({ accounts: group, owners }): Load => {
    const each = group.map(account => leadsPerDay(account, now));
    const leads = each.reduce<number | null>((sum, one) => (sum === null || one === null ? null : sum + one), 0);
    const own = recent.filter(({ lead }) => owners.has(fold(lead.owner)));
    return {
      quotas: group.map(({ standing }) => standing.name),
      leadsPerDay: leads,
      tested: testedPerDay(agreement, own, now),
    };
  });
  return { loads, words: loads.flatMap(inWords) };
}

/** Of a quota in value, at the mean value of the leads credited in the last 90 days. */
function leadsPerDay({ standing, credits }: QuotaAccount, now: number): number | null {
  const { unit, quota, workingDays } = standing;
  const recent = credits.filter(
    ({ at, amount }) => amount > 0 && at.begin <= now && at.begin > now - HISTORY_DAYS * DAY,
  );
  const total = recent.reduce((sum, { amount }) => sum + amount, 0);
  const each = unit === 'leads' ? 1 : total / recent.length;
  const perDay = quota / each / workingDays;
  return Number.isFinite(perDay) ? perDay : null;
}

interface Group {
  readonly accounts: readonly QuotaAccount[];
  readonly owners: ReadonlySet<string>;
}

/** Quotas that share an owner of the last 90 days, directly or by a third. */
function sharedOwners(accounts: readonly QuotaAccount[], recent: readonly Verdict[]): readonly Group[] {
  let groups: Group[] = [];
  for (const account of accounts) {
    const { segment } = account.policy;
    const own = recent.filter(
      ({ lead, qualifiedAt }) => qualifiedAt !== null && (segment === '' || fold(lead.segment) === fold(segment)),
    );
    const owners = new Set(own.map(({ lead }) => fold(lead.owner)));
    const shared = groups.filter(group => [...group.owners].some(owner => owners.has(owner)));
    const joined = {
      accounts: [...shared.flatMap(group => group.accounts), account],
      owners: new Set([...shared.flatMap(group => [...group.owners]), ...owners]),
    };
    groups = [...groups.filter(group => !shared.includes(group)), joined];
  }
  return groups;
}

/** Leads of days off are the next working day's. */
function testedPerDay({ alertsCalendar: calendar }: Agreement, recent: readonly Verdict[], now: number): number | null {
  const today = localDay(calendar.zone, now);
  const days = new Map<number, { leads: number; judged: number; met: number }>();
  for (const { lead, response } of recent) {
    let day = localDay(calendar.zone, lead.created?.begin ?? now);
    while (day < today && !calendar.isWorkingDay(day)) day++;
    if (day >= today) continue;
    const sum = days.get(day) ?? { leads: 0, judged: 0, met: 0 };
    days.set(day, sum);
    sum.leads++;
    const state = response?.state;
    if (state === 'MET') sum.met++;
    if (state === 'MET' || state === 'MISSED' || state === 'OVERDUE') sum.judged++;
  }
  const inTime = [...days.values()].filter(({ judged, met }) => judged > 0 && met >= IN_TIME * judged);
  if (inTime.length < DAYS_MIN) return null;
  const leads = inTime.map(one => one.leads).sort((a, b) => a - b);
  return leads[Math.ceil(TESTED_AT * leads.length) - 1] ?? null;
}

function inWords({ quotas, leadsPerDay: owed, tested }: Load): string[] {
  if (owed === null) return [];
  const asked = `${listed(quotas)}: ${grouped(owed, 1)} leads a working day are owed`;
  if (tested === null) {
    return [
      `${asked}. Fewer than ${DAYS_MIN} working days of the last ${HISTORY_DAYS} had ${percent(IN_TIME)} of first contacts in time, so nothing tells whether Sales can take them.`,
    ];
  }
  return owed > tested
    ? [`${asked}; Sales has never been tested beyond ${count(tested, 'lead')} a day.`]
    : [`${asked}, ${percent(owed / tested)} of the ${grouped(tested)} a day that Sales has answered in time.`];
}
