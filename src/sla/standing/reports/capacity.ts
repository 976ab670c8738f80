/** Whether Sales can take what Marketing owes: how many leads its people have managed lately, against the quota. */
import type { Agreement } from '../../policy/agreement.ts';
import type { QuotaAccount } from '../../promises/marketing/credits.ts';
import { firstContact, knownBy } from '../../promises/sales/response.ts';
import type { Verdict } from '../../promises/sales/verdict.ts';
import { count, fold, grouped, percent } from '../../sheet/text.ts';
import { DAY } from '../../time/time.ts';
import { localDay, startOfDay } from '../../time/zone.ts';

export interface Capacity {
  /** Owners who made a first contact in the last 20 working days. */
  readonly owners: number;
  /** First contacts of a working day, on average over these days: of one owner and of all. */
  readonly perOwner: number;
  readonly perDay: number;
  /** What each quota of the present month brings a working day. */
  readonly quotas: readonly QuotaLoad[];
  /** In one sentence for each quota, or why there is none. */
  readonly words: readonly string[];
}

export interface QuotaLoad {
  readonly name: string;
  /** Leads owed a working day; of a quota in value, at the mean value of the leads credited in the last 90 days. Null without such. */
  readonly leadsPerDay: number | null;
  /** `leadsPerDay` over what all owners managed; null where either is unknown. */
  readonly load: number | null;
}

const WORKING_DAYS = 20;
/** No calendar has fewer working days than these in so long, or there is nothing recent to speak of. */
const DAYS_BACK_MAX = 60;
const HISTORY = 90 * DAY;

export function capacityOf(
  agreement: Agreement,
  accounts: readonly QuotaAccount[],
  verdicts: readonly Verdict[],
  now: number,
): Capacity {
  const { from, until, days } = lately(agreement, now);
  const owners = new Set<string>();
  let contacts = 0;
  for (const { lead } of verdicts) {
    const contact = lead.created && firstContact(lead.created, knownBy(lead.contacts, now));
    if (!contact || lead.owner === '' || !(contact.begin >= from && contact.begin < until)) continue;
    owners.add(fold(lead.owner));
    contacts++;
  }
  const perDay = days > 0 ? contacts / days : 0;
  const perOwner = owners.size > 0 ? perDay / owners.size : 0;
  const quotas = accounts.map(({ standing, credits }) => {
    const { name, unit, quota, workingDays } = standing;
    const recent = credits.filter(({ at, amount }) => amount > 0 && at.begin <= now && at.begin > now - HISTORY);
    const total = recent.reduce((sum, { amount }) => sum + amount, 0);
    const each = unit === 'leads' ? 1 : recent.length ? total / recent.length : Number.NaN;
    const perWorkingDay = quota / each / workingDays;
    const leadsPerDay = Number.isFinite(perWorkingDay) ? perWorkingDay : null;
    return { name, leadsPerDay, load: leadsPerDay !== null && perDay > 0 ? leadsPerDay / perDay : null };
  });
  const sum = { owners: owners.size, perOwner, perDay, quotas };
  return { ...sum, words: inWords(sum) };
}

/** The last 20 working days before today, in the calendar of alerts. */
function lately({ alertsCalendar: calendar }: Agreement, now: number) {
  const today = localDay(calendar.zone, now);
  const starts = (day: number) => startOfDay(calendar.zone, day);
  let [day, days] = [today, 0];
  while (days < WORKING_DAYS && today - day < DAYS_BACK_MAX) {
    day--;
    if (calendar.between(starts(day), starts(day + 1)) > 0) days++;
  }
  return { from: starts(day), until: starts(today), days };
}

function inWords({ owners, perOwner, perDay, quotas }: Omit<Capacity, 'words'>): string[] {
  if (owners === 0) return [`Nobody made a first contact in the last ${WORKING_DAYS} working days.`];
  const managed = `${count(owners, 'owner')} made ${grouped(perDay, 1)} first contacts a working day lately, ${grouped(perOwner, 1)} each.`;
  const loads = quotas.flatMap(({ name, leadsPerDay, load }) => {
    if (leadsPerDay === null || load === null) return [];
    const owed = `${name}: ${grouped(leadsPerDay, 1)} leads a working day are owed`;
    if (load <= 1) return [`${owed}, ${percent(load)} of that.`];
    const people = Math.ceil(leadsPerDay / perOwner - 1e-9);
    return [`${owed}, more than they managed: at their pace it takes ${count(people, 'owner')}.`];
  });
  return [managed, ...loads];
}
