/** What counts for a quota: leads that qualified, less those that Sales returned. */
import type { Agreement } from '../../policy/agreement.ts';
import type { Ledger } from '../../policy/ledger.ts';
import type { QuotaPolicy } from '../../policy/schema.ts';
import { fold } from '../../sheet/text.ts';
import { isUnreadable, type Moment } from '../../time/moment.ts';
import { monthOf } from '../../time/month.ts';
import { type Credit, dayOf, type QuotaStanding, quotaStanding } from './quota.ts';
import { valuesInUse } from './values-in-use.ts';

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
export interface QuotaAccount {
  readonly policy: QuotaPolicy;
  readonly standing: QuotaStanding;
  readonly credits: readonly SourceCredit[];
}

/** A quota as it stood at `now`, by the version in force then. */
export function accountOf(
  ledger: Ledger,
  agreement: Agreement,
  policy: QuotaPolicy,
  leads: readonly QualifiedLead[],
  now: number,
): QuotaAccount {
  const calendar = agreement.calendar(policy.calendar);
  const credits = creditsOf(ledger, agreement, policy, leads, now);
  const owed = (month: string) => policy.months[month] ?? policy.perMonth;
  const terms = { name: policy.name, unit: policy.unit, owed, calendar };
  return { policy, standing: quotaStanding(terms, credits, ledger.zone, now), credits };
}

/**
 * Credit falls when a lead qualifies, at the values of that month; one that Sales returns is debited when it is returned, with
 * what it was credited.
 */
function creditsOf(
  ledger: Ledger,
  agreement: Agreement,
  { calendar, segment, unit }: QuotaPolicy,
  leads: readonly QualifiedLead[],
  now: number,
): SourceCredit[] {
  const { zone } = agreement.calendar(calendar);
  const tables = new Map<number, Agreement | null>();
  const tableOf = (day: number) => {
    let table = tables.get(day);
    if (table === undefined) {
      table = valuesInUse(ledger, monthOf(day), now);
      tables.set(day, table);
    }
    return table;
  };
  const credits: SourceCredit[] = [];
  for (const lead of leads) {
    const { source, qualifiedAt, returned } = lead;
    // Nothing is debited of a lead that is not credited yet.
    if (!(qualifiedAt.begin <= now)) continue;
    if (segment !== '' && fold(lead.segment) !== fold(segment)) continue;
    const amount = unit === 'leads' ? 1 : tableOf(dayOf(qualifiedAt, zone, ledger.zone))?.value(source, lead.segment);
    if (amount === undefined || amount === null) continue;
    credits.push({ at: qualifiedAt, amount, source });
    if (returned && !isUnreadable(returned)) credits.push({ at: returned, amount: -amount, source });
  }
  return credits;
}
