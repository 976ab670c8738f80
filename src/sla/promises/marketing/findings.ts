/** What of Marketing's promise needs to be talked about, with what would mend it; nothing while it is on plan. */
import type { Agreement } from '../../policy/agreement.ts';
import { BLANK_SOURCE } from '../../policy/lead-value.ts';
import type { Ledger } from '../../policy/ledger.ts';
import { grouped, money, percent } from '../../sheet/text.ts';
import { monthInWords } from '../../time/clock-words.ts';
import { monthsLater } from '../../time/month.ts';
import { localDay } from '../../time/zone.ts';
import { Arrivals } from './arrivals.ts';
import type { QuotaAccount } from './credits.ts';
import { dayOf } from './quota.ts';
import { neededInWords } from './quota-words.ts';
import { sourceGaps } from './source-gaps.ts';
import { hasTable, monthToAccept, presentMonth, valuesInUse } from './values-in-use.ts';

export interface Finding {
  readonly kind: 'shortfall' | 'behind' | 'flood' | 'even week' | 'old values';
  /** The quota that it is about; "" for all. */
  readonly quota: string;
  readonly message: string;
  readonly fix: string;
}

/** From this share of a working day's leads on, days off are days like any other. */
const EVEN_WEEK = 0.7;

export function findingsOf(
  ledger: Ledger,
  agreement: Agreement,
  accounts: readonly QuotaAccount[],
  now: number,
): readonly Finding[] {
  return [
    ...accounts.flatMap(account => offPlan(account, ledger, agreement, now)),
    ...accounts.flatMap(account => evenWeek(account, ledger, agreement, now)),
    ...oldValues(ledger, agreement, now),
  ];
}

function offPlan(account: QuotaAccount, ledger: Ledger, agreement: Agreement, now: number): Finding[] {
  const { standing, policy } = account;
  const { state, name, unit, actual, quota, passedDays, workingDays, neededPerDay } = standing;
  const kind = state === 'SHORTFALL' ? 'shortfall' : state === 'BEHIND' ? 'behind' : state === 'FLOOD' ? 'flood' : null;
  if (kind === null) return [];
  const amount = (perDay: number) => (unit === 'value' ? money(perDay, agreement.policy.currency) : grouped(perDay, 1));
  const noun = unit === 'value' ? ' of lead value' : ' qualified leads';
  const delivered = amount(actual / passedDays);
  const gaps = sourceGaps(account, agreement.calendar(policy.calendar).zone, ledger.zone, now);
  const where = inWords(gaps, kind === 'flood' ? 'above' : 'below');
  if (kind === 'flood') {
    const message = `${name}: delivers ${delivered}${noun} a working day, the plan is ${amount(quota / workingDays)}.`;
    const fix = `${where} Slow it down, or lend Sales hands: leads that wait lose value.`;
    return [{ kind, quota: name, message, fix }];
  }
  const message =
    neededPerDay === null
      ? `${name}: delivered ${delivered}${noun} a working day.`
      : `${name}: needs ${neededInWords(neededPerDay, unit, agreement.policy.currency)}${noun} a working day, delivers ${delivered}.`;
  return [{ kind, quota: name, message, fix: where }];
}

/** "Webinar is 38% below its share of the 90 days before the month, eBook 21%." */
function inWords(gaps: ReturnType<typeof sourceGaps>, side: 'above' | 'below'): string {
  if (gaps === null) return 'There are too few earlier leads to tell which source it is.';
  if (gaps.length === 0) return 'No source stands out: it is spread over all of them.';
  const told = gaps.filter(({ gap }) => Number.isFinite(gap));
  const shares = told.map(({ source, gap }, index) => {
    const size = `${source || BLANK_SOURCE}${index === 0 ? ' is' : ''} ${percent(Math.abs(gap))}`;
    return index === 0 ? `${size} ${side} its share of the 90 days before the month` : size;
  });
  const fresh = gaps.filter(gap => !told.includes(gap)).map(({ source }) => `${source || BLANK_SOURCE} is new`);
  return `${[...shares, ...fresh].join(', ')}.`;
}

function evenWeek({ policy, credits }: QuotaAccount, ledger: Ledger, agreement: Agreement, now: number): Finding[] {
  const calendar = agreement.calendar(policy.calendar);
  const arrivals = new Arrivals(localDay(calendar.zone, now));
  for (const { at, amount } of credits) if (amount > 0) arrivals.add(dayOf(at, calendar.zone, ledger.zone));
  const share = arrivals.daysOffShare(calendar);
  if (share === null || share < EVEN_WEEK) return [];
  return [
    {
      kind: 'even week',
      quota: policy.name,
      message: `Days off bring ${percent(share)} of a working day’s leads, and the pace of ${policy.name} does not expect any then.`,
      fix: 'Give this quota a calendar of seven days.',
    },
  ];
}

function oldValues(ledger: Ledger, agreement: Agreement, now: number): Finding[] {
  if (!agreement.policy.quota.some(({ unit }) => unit === 'value')) return [];
  const month = presentMonth(agreement, now);
  const inUse = valuesInUse(ledger, month, now);
  if (!inUse || !hasTable(inUse)) return [];
  const accepted = inUse.policy.values.month;
  const isOld = accepted !== undefined && accepted < month;
  const isWaiting = JSON.stringify(inUse.policy.values.rates) !== JSON.stringify(agreement.policy.values.rates);
  if (!isOld && !isWaiting) return [];
  const message = isOld
    ? `Lead values of ${monthInWords(accepted, accepted.slice(0, 4) !== month.slice(0, 4))} are still in use.`
    : `The lead values that ${monthInWords(month)} began with are still in use.`;
  const from = monthToAccept(ledger, agreement, now);
  const fix = isWaiting
    ? `Newer ones are agreed and count from ${monthInWords(monthsLater(month, 1))} on.`
    : `Refresh and accept them: they then count ${from === month ? 'for' : 'from'} ${monthInWords(from)}${from === month ? '' : ' on'}.`;
  return [{ kind: 'old values', quota: '', message, fix }];
}
