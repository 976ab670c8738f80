/** What of Marketing's promise needs to be talked about, with what would mend it; nothing while it is on plan. */
import type { Agreement } from '../../policy/agreement.ts';
import { BLANK_SOURCE } from '../../policy/lead-value.ts';
import type { Ledger } from '../../policy/ledger.ts';
import { count, grouped, money, percent } from '../../sheet/text.ts';
import { dayInWords, monthInWords } from '../../time/clock-words.ts';
import { monthOf, monthsLater } from '../../time/month.ts';
import { daysOffShare } from './arrivals.ts';
import type { QuotaAccount } from './credits.ts';
import type { JudgedLead } from './estimate/lead-history.ts';
import { distanceFromSteady, shapeOf } from './month-shape.ts';
import { neededInWords } from './quota-words.ts';
import { sourceGaps } from './source-gaps.ts';
import { hasTable, monthToAccept, presentMonth, valuesInUse } from './values-in-use.ts';
import { trialOfValuesInUse } from './values-on-trial.ts';

export interface Finding {
  readonly kind:
    | 'shortfall'
    | 'behind'
    | 'flood'
    | 'silent source'
    | 'no values'
    | 'missed event'
    | 'month shape'
    | 'even week'
    | 'old values'
    | 'values on trial';
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
  leads: readonly JudgedLead[],
  now: number,
): readonly Finding[] {
  return [
    ...accounts.flatMap(account => noValues(account)),
    ...accounts.flatMap(account => offPlan(account, ledger, agreement, now)),
    ...accounts.flatMap(account => missedEvents(account)),
    ...accounts.flatMap(account => monthShape(account)),
    ...accounts.flatMap(account => evenWeek(account, agreement)),
    ...oldValues(ledger, agreement, now),
    ...failedValues(ledger, agreement, leads, now),
  ];
}

function offPlan(account: QuotaAccount, ledger: Ledger, agreement: Agreement, now: number): Finding[] {
  const { standing, policy } = account;
  const { state, name, unit, actual, quota, passedDays, workingDays, neededPerDay } = standing;
  const kind = state === 'SHORTFALL' ? 'shortfall' : state === 'BEHIND' ? 'behind' : state === 'FLOOD' ? 'flood' : null;
  if (kind === null) return silentSources(account, agreement, ledger, now);
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

/** A quota that is on pace may still lack a source that brings nothing any more. */
function silentSources(account: QuotaAccount, agreement: Agreement, ledger: Ledger, now: number): Finding[] {
  const { state, name } = account.standing;
  if (state !== 'ON PACE' && state !== 'AHEAD') return [];
  const gaps = sourceGaps(account, agreement.calendar(account.policy.calendar).zone, ledger.zone, now) ?? [];
  return gaps
    .filter(({ gap }) => gap === -1)
    .map(({ source }) => ({
      kind: 'silent source',
      quota: name,
      message: `${source || BLANK_SOURCE} has brought nothing to ${name} this month.`,
      fix: 'See whether it still runs, and whether its leads are named as before.',
    }));
}

/** "Webinar is 38% below what the other sources let expect, eBook 21%." */
function inWords(gaps: ReturnType<typeof sourceGaps>, side: 'above' | 'below'): string {
  if (gaps === null) return 'There are too few earlier leads to tell which source it is.';
  if (gaps.length === 0) return 'No source stands out.';
  const shares = gaps.map(({ source, gap }, index) => {
    const size = `${source || BLANK_SOURCE}${index === 0 ? ' is' : ''} ${percent(Math.abs(gap))}`;
    return index === 0 ? `${size} ${side} its share of the 90 days before the month` : size;
  });
  return `${shares.join(', ')}.`;
}

function noValues({ standing: { name, isValued, quota } }: QuotaAccount): Finding[] {
  if (isValued || quota === 0) return [];
  return [
    {
      kind: 'no values',
      quota: name,
      message: `${name} is owed in value, and no lead of this month has an agreed value.`,
      fix: 'Learn the values from your leads, or type a rate for each source, under Policy.',
    },
  ];
}

/** From this share of its leads on, an event has brought them. */
const EVENT_CAME = 0.8;

/** An event whose day is over, and that brought clearly less than planned: below 80 %, and by more than two standard deviations. */
function missedEvents({ standing, events, daily, dispersion }: QuotaAccount): Finding[] {
  const { name, month, isValued } = standing;
  if (!isValued) return [];
  return events.flatMap((event): Finding[] => {
    if (monthOf(event.day) !== month || event.day >= daily.today) return [];
    const came = daily.leadsOn(event.day);
    const planned = Math.round(event.leads);
    const isMissed = came < EVENT_CAME * planned && came < planned - 2 * Math.sqrt(dispersion * planned);
    if (!isMissed) return [];
    return [
      {
        kind: 'missed event',
        quota: name,
        message: `${event.name} on ${dayInWords(event.day)} was planned to bring ${count(planned, 'lead')} to ${name}; ${grouped(came)} came that day.`,
        fix: 'Make up for it by other leads, or correct the event under Policy.',
      },
    ];
  });
}

/** From so far from a steady month on, a shape of its own is worth choosing. */
const OWN_SHAPE_FROM = 0.1;

function monthShape({ standing: { name, quota }, policy, shape }: QuotaAccount): Finding[] {
  if (quota === 0) return [];
  if (policy.shape === 'own') {
    if (shape) return [];
    return [
      {
        kind: 'month shape',
        quota: name,
        message: `The last months of ${name} do not run alike, or are fewer than three, so its pace is a steady month's.`,
        fix: 'Nothing needs doing: once they agree again, their shape is used. Or choose steady months under Policy.',
      },
    ];
  }
  if (!shape || distanceFromSteady(shape) <= OWN_SHAPE_FROM) return [];
  return [
    {
      kind: 'month shape',
      quota: name,
      message: `By the middle of the last ${shape.months} months ${percent(shapeOf(shape)(0.5))} of the leads of ${name} had come, and its pace expects 50%.`,
      fix: 'If that is how your months run, choose “as our last months ran” for this quota under Policy.',
    },
  ];
}

function evenWeek({ policy, daily }: QuotaAccount, agreement: Agreement): Finding[] {
  const share = daysOffShare(daily, agreement.calendar(policy.calendar));
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

function failedValues(ledger: Ledger, agreement: Agreement, leads: readonly JudgedLead[], now: number): Finding[] {
  const inUse = valuesInUse(ledger, presentMonth(agreement, now), now);
  const trial = inUse && trialOfValuesInUse(ledger, inUse, leads, now);
  if (!trial) return [];
  const { expected, came } = trial;
  return [
    {
      kind: 'values on trial',
      quota: '',
      message: `Of the leads that came since the lead values were accepted ${count(came, 'has', 'have')} become customers; the values foretold ${grouped(expected)} by now.`,
      fix: 'Refresh the values: they no longer fit.',
    },
  ];
}
