/** What counts for a quota: leads that qualified, less those that Sales returned. */
import type { Agreement } from '../../policy/agreement.ts';
import { OTHER_SOURCE } from '../../policy/lead-value.ts';
import type { Ledger } from '../../policy/ledger.ts';
import type { QuotaPolicy } from '../../policy/schema.ts';
import { fold } from '../../sheet/text.ts';
import { isUnreadable, type Moment } from '../../time/moment.ts';
import { monthOf } from '../../time/month.ts';
import { DAY, parseDay } from '../../time/time.ts';
import { localDay } from '../../time/zone.ts';
import { HISTORY_DAYS } from './daily-leads.ts';
import type { PlannedEvent } from './month-plan.ts';
import { type Credit, dayOf, type QuotaMonth, quotaMonth } from './quota.ts';
import { hasTable, valuesInUse } from './values-in-use.ts';

/** A lead as far as a quota asks; a Verdict's is its lead's. */
export interface QualifiedLead {
  readonly source: string;
  readonly segment: string;
  readonly qualifiedAt: Moment;
  readonly returned: Moment | null;
}

export interface SourceCredit extends Credit {
  readonly source: string;
}

/** A quota and what it is made of. */
export interface QuotaAccount extends QuotaMonth {
  readonly policy: QuotaPolicy;
  readonly credits: readonly SourceCredit[];
  /** Of all months. */
  readonly events: readonly PlannedEvent[];
}

/** A quota as it stood at `now`, by the version in force then. */
export function accountOf(
  ledger: Ledger,
  agreement: Agreement,
  policy: QuotaPolicy,
  leads: readonly QualifiedLead[],
  now: number,
): QuotaAccount {
  const { name, unit, shape } = policy;
  const calendar = agreement.calendar(policy.calendar);
  const counted = leads.filter(({ qualifiedAt, segment }) => qualifiedAt.begin <= now && isOf(policy, segment));
  const tableOf = tablesByMonth(ledger, now);
  const credits = creditsOf(counted, policy, tableOf, day => dayOf(day, calendar.zone, ledger.zone));
  const month = monthOf(localDay(calendar.zone, now));
  const events = plannedEvents(agreement, policy, tableOf(month), shareOf(counted, leads, now));
  const terms = {
    name,
    unit,
    calendar,
    events,
    owed: (of: string) => policy.months[of] ?? policy.perMonth,
    hasOwnShape: shape === 'own',
    isValued:
      unit === 'leads' ||
      isValued(counted, credits, tableOf(month), at => monthOf(dayOf(at, calendar.zone, ledger.zone)) === month),
  };
  return { ...quotaMonth(terms, credits, ledger.zone, now), policy, credits, events };
}

function isOf({ segment }: QuotaPolicy, leadSegment: string): boolean {
  return segment === '' || fold(leadSegment) === fold(segment);
}

type Tables = (month: string) => Agreement | null;

function tablesByMonth(ledger: Ledger, now: number): Tables {
  const tables = new Map<string, Agreement | null>();
  return month => {
    let table = tables.get(month);
    if (table === undefined) {
      table = valuesInUse(ledger, month, now);
      tables.set(month, table);
    }
    return table;
  };
}

/**
 * Credit falls when a lead qualifies, at the values of that month; one that Sales returns is debited when it is returned, with
 * what it was credited.
 */
function creditsOf(
  counted: readonly QualifiedLead[],
  { unit }: QuotaPolicy,
  tableOf: Tables,
  dayIn: (at: Moment) => number,
): SourceCredit[] {
  const months = new Map<number, string>();
  const monthIn = (at: Moment) => {
    const day = dayIn(at);
    const known = months.get(day) ?? monthOf(day);
    months.set(day, known);
    return known;
  };
  const credits: SourceCredit[] = [];
  for (const { source, segment, qualifiedAt, returned } of counted) {
    const amount = unit === 'leads' ? 1 : tableOf(monthIn(qualifiedAt))?.value(source, segment);
    if (amount === undefined || amount === null) continue;
    credits.push({ at: qualifiedAt, amount, source });
    if (returned && !isUnreadable(returned)) credits.push({ at: returned, amount: -amount, source });
  }
  return credits;
}

/** Whether the present month can be told in value: leads of it have values, or a table stands and none has come yet. */
function isValued(
  counted: readonly QualifiedLead[],
  credits: readonly SourceCredit[],
  table: Agreement | null,
  isPresent: (at: Moment) => boolean,
): boolean {
  if (credits.some(({ at, amount }) => amount > 0 && isPresent(at))) return true;
  return table !== null && hasTable(table) && !counted.some(({ qualifiedAt }) => isPresent(qualifiedAt));
}

/** In the quota's unit. One for a segment counts on the segment's share of an event's leads. */
function plannedEvents(
  { policy: { events = [] } }: Agreement,
  { unit, segment }: QuotaPolicy,
  table: Agreement | null,
  share: number,
): PlannedEvent[] {
  return events.map(({ date, name, leads: planned, source }) => {
    const leads = segment === '' ? planned : planned * share;
    const each = unit === 'leads' ? 1 : (table?.value(source ?? OTHER_SOURCE, segment) ?? 0);
    return { name, day: parseDay(date) ?? 0, leads, amount: leads * each };
  });
}

/** The share of the last 90 days' leads that are the quota's. */
function shareOf(counted: readonly QualifiedLead[], leads: readonly QualifiedLead[], now: number): number {
  const recent = (some: readonly QualifiedLead[]) =>
    some.filter(({ qualifiedAt: { begin } }) => begin <= now && begin > now - HISTORY_DAYS * DAY).length;
  return recent(counted) / Math.max(1, recent(leads));
}
