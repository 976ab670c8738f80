/** New lead values beside the agreed ones: a proposal, until the team accepts it into the policy. */
import type { Agreement } from '../../../policy/agreement.ts';
import { OTHER_SOURCE } from '../../../policy/lead-value.ts';
import type { Ledger } from '../../../policy/ledger.ts';
import type { Policy, Rate } from '../../../policy/schema.ts';
import type { Problem } from '../../../sheet/problem.ts';
import { count, fold, grouped, listed, money, percent } from '../../../sheet/text.ts';
import { monthInWords } from '../../../time/clock-words.ts';
import { DAY } from '../../../time/time.ts';
import { toLocal } from '../../../time/zone.ts';
import { badRate } from '../goal.ts';
import { monthToAccept, presentMonth } from '../values-in-use.ts';
import { type EstimatedRate, type EstimatedTable, estimateLeadValues, type Overall } from './estimate.ts';
import type { EstimateProblem } from './findings.ts';
import { historyOf, type JudgedLead } from './lead-history.ts';

/** The policy's block of lead values. */
export type Values = Policy['values'];

export interface ValueRow extends EstimatedRate {
  /** What such a lead counts at by the agreed table, which may be by a wider row of it; null where nothing is agreed. */
  readonly agreed: { readonly conversion: number; readonly revenue: number; readonly value: number } | null;
  /** Whether accepting changes that. */
  readonly isChanged: boolean;
}

export interface ValueRefresh {
  /** Milliseconds. */
  readonly asOf: number;
  readonly currency: string;
  /** The month from which on accepting now counts, "2026-11". */
  readonly month: string;
  readonly population: Values['population'];
  readonly windowDays: number;
  /** Within which a lead is won: fewer than agreed where the history is shorter, and then `values` is null. */
  readonly horizonDays: number;
  /** The most leads first, "(other)" last. */
  readonly rows: readonly ValueRow[];
  /** Agreed rates of sources that have no lead in the window: accepting drops them. */
  readonly dropped: readonly Rate[];
  /** How many leads' worth of evidence the mean of all sources counts against a source's own; null where a rate is assumed. */
  readonly strength: number | null;
  /** All sources together; null where a rate is assumed. */
  readonly overall: Overall | null;
  /** In words: from when it counts, how sure it is, what moves most. */
  readonly findings: readonly string[];
  /** What in the data weakens it, each with its fix. */
  readonly problems: readonly Problem[];
  /** What accepting puts into the policy as `values`; null while rows have no revenue, or show too short a history. */
  readonly values: Values | null;
}

/** What a person assumes where the leads do not tell. */
export interface Assumed {
  readonly conversion: number | null;
  readonly revenue: number | null;
}

/** More rates than these would fill the cell that a policy is kept in; sources with fewer leads count as "(other)". */
const RATES_MAX = 200;

export type RefreshReading =
  | { readonly refresh: ValueRefresh; readonly problems: readonly [] }
  | { readonly refresh: null; readonly problems: readonly Problem[] };

/** Refused where there is nothing to learn from and nothing assumed, and where what is assumed makes no sense. */
export function refreshValues(
  ledger: Ledger,
  agreement: Agreement,
  leads: readonly JudgedLead[],
  assumed: Assumed,
  now: number,
): RefreshReading {
  const refused = refusedAssumptions(assumed);
  if (refused.length) return { refresh: null, problems: refused };
  const { policy } = agreement;
  const { population, windowDays, horizonDays } = policy.values;
  const { history, problems: found } = historyOf(leads, agreement, ledger.zone);
  const agreedRevenue = (segment: string) => assumed.revenue ?? revenueAgreed(policy.values.rates, segment);
  const assumedRate = (source: string) => rateTyped(policy.values.rates, source);
  const asOf = toLocal(ledger.zone, now) / DAY;
  const estimate = estimateLeadValues(history, { asOf, windowDays, horizonDays, agreedRevenue, assumedRate });
  const { problems } = estimate;
  // What may not be accepted gives way to what a person assumes.
  const table = estimate.table?.isShort && assumed.conversion !== null ? null : estimate.table;
  if (!table && assumed.conversion === null) {
    return { refresh: null, problems: problems.map(atField) };
  }
  const rates = table?.rates ?? [assumedRow(assumed.conversion ?? 0, agreedRevenue(''))];
  const rows = rates.map(rate => beside(rate, agreement));
  const kept = withinLimit(rows);
  const month = monthToAccept(ledger, agreement, now);
  const dropped = droppedRates(policy.values.rates, rows);
  const isComplete = rows.every(({ revenue }) => revenue !== null);
  const refresh = {
    asOf: now,
    currency: policy.currency,
    month,
    population,
    windowDays,
    horizonDays: table?.horizonDays ?? horizonDays,
    rows,
    dropped,
    strength: table?.prior.strength ?? null,
    overall: table?.overall ?? null,
    findings: [
      whenItCounts(month, presentMonth(agreement, now)),
      ...(table ? [howSure(table)] : []),
      ...largestChange(rows, policy.currency),
      ...(dropped.length ? [whatIsDropped(dropped, windowDays)] : []),
      ...(kept.length < rows.length ? [whatIsLeftOut(rows.length - kept.length)] : []),
    ],
    problems: [...found, ...problems.map(atField), ...(table || isComplete ? [] : [noRevenue()])],
    values:
      isComplete && !table?.isShort
        ? { ...policy.values, month, rates: kept.map(row => agreeable(row, table !== null)) }
        : null,
  };
  return { refresh, problems: [] };
}

function refusedAssumptions({ conversion, revenue }: Assumed): readonly Problem[] {
  const problems: Problem[] = [];
  const refused = conversion === null ? null : badRate('assumedConversion', conversion);
  if (refused) problems.push(refused);
  if (revenue !== null && !(revenue > 0)) {
    const fix = 'Write what a customer pays on average, or leave it open.';
    problems.push({ at: 'assumedRevenue', message: 'is not above 0.', fix });
  }
  return problems;
}

/** Revenue per customer that is agreed for a segment: of its row for other sources, else the mean of the segment's rows; of any segment for "". */
export function revenueAgreed(rates: readonly Rate[], segment: string): number | null {
  const ofSegment = rates.filter(rate => segment === '' || fold(rate.segment) === fold(segment));
  const other = ofSegment.find(
    ({ source, segment: of }) => fold(source) === OTHER_SOURCE && fold(of) === fold(segment),
  );
  if (other) return other.revenue;
  return ofSegment.length ? ofSegment.reduce((sum, { revenue }) => sum + revenue, 0) / ofSegment.length : null;
}

/** The rate that people typed for a source in any segment; a learned one comes from the same wins and says nothing more. */
export function rateTyped(rates: readonly Rate[], source: string): number | null {
  const typed = rates.find(rate => rate.segment === '' && fold(rate.source) === fold(source) && isTyped(rate));
  return typed?.conversion ?? null;
}

/** Versions of before do not say it: what was learned had a range. */
function isTyped({ origin, low }: Rate): boolean {
  return origin === undefined ? low === undefined : origin === 'assumed';
}

function assumedRow(conversion: number, revenue: number | null): EstimatedRate {
  const value = revenue === null ? null : conversion * revenue;
  const nothing = { leads: 0, wins: 0, mature: 0 };
  return {
    source: OTHER_SOURCE,
    segment: '',
    ...nothing,
    conversion,
    low: conversion,
    high: conversion,
    revenue,
    value,
    valueLow: value,
    valueHigh: value,
  };
}

function beside(rate: EstimatedRate, agreement: Agreement): ValueRow {
  const now = agreement.rate(rate.source, rate.segment);
  const { conversion, revenue } = agreeable(rate, false);
  return {
    ...rate,
    agreed: now && { conversion: now.conversion, revenue: now.revenue, value: now.conversion * now.revenue },
    isChanged: now === null || now.conversion !== conversion || now.revenue !== revenue,
  };
}

/** A row as the policy keeps it: in no more digits than mean anything, since its text is kept in one cell. */
function agreeable({ source, segment, conversion, low, high, revenue }: EstimatedRate, isLearned: boolean): Rate {
  const share = (rate: number) => Number(rate.toFixed(5));
  const origin = isLearned
    ? ({ low: share(low), high: share(high), origin: 'learned' } as const)
    : ({ origin: 'assumed' } as const);
  return { source, segment, conversion: share(conversion), revenue: Number((revenue ?? 0).toFixed(2)), ...origin };
}

/** The rows with the most leads, and "(other)". */
function withinLimit(rows: readonly ValueRow[]): readonly ValueRow[] {
  if (rows.length <= RATES_MAX) return rows;
  const isOther = ({ source, segment }: ValueRow) => segment === '' && fold(source) === OTHER_SOURCE;
  return [...rows.filter(row => !isOther(row)).slice(0, RATES_MAX - 1), ...rows.filter(isOther)];
}

function droppedRates(rates: readonly Rate[], rows: readonly ValueRow[]): readonly Rate[] {
  const seen = new Set(rows.map(({ source }) => fold(source)));
  return rates.filter(({ source }) => !seen.has(fold(source)));
}

function whenItCounts(month: string, present: string): string {
  const name = monthInWords(month);
  return month === present
    ? `Accepted now, these values count for the whole of ${name}.`
    : `Accepted now, these values count from ${name} on: those of ${monthInWords(present)} are frozen.`;
}

function howSure({ prior, isToldApart }: EstimatedTable): string {
  return isToldApart
    ? `A source’s own record outweighs the average of all once it has ${count(Math.ceil(prior.strength), 'lead')} old enough to tell.`
    : 'The sources cannot be told apart yet: each is held close to the average of all.';
}

function largestChange(rows: readonly ValueRow[], currency: string): string[] {
  const changes = rows.flatMap(({ source, segment, leads, value, agreed }) => {
    if (value === null || !agreed || agreed.value <= 0 || leads === 0) return [];
    return [{ name: segment ? `${source} in ${segment}` : source, value, agreed: agreed.value, leads }];
  });
  const weight = ({ value, agreed, leads }: (typeof changes)[number]) => Math.abs(value - agreed) * leads;
  const [most] = changes.sort((one, other) => weight(other) - weight(one));
  if (!most || Math.abs(most.value / most.agreed - 1) < 0.005) return [];
  const change = most.value / most.agreed - 1;
  const size = `${percent(Math.abs(change))} ${change > 0 ? 'more' : 'less'}`;
  return [
    `${most.name} moves most: from ${money(most.agreed, currency)} to ${money(most.value, currency)} a lead, ${size}.`,
  ];
}

function whatIsDropped(dropped: readonly Rate[], windowDays: number): string {
  const names = [...new Set(dropped.map(({ source }) => source))];
  const shown = names.length > 3 ? [...names.slice(0, 3), `${grouped(names.length - 3)} more`] : names;
  return `No lead of ${listed(shown)} came in the last ${count(windowDays, 'day')}: from now on they count as "${OTHER_SOURCE}".`;
}

function whatIsLeftOut(rates: number): string {
  return `The ${count(rates, 'rate')} with the fewest leads are left out of the agreement and count as "${OTHER_SOURCE}".`;
}

/** The estimate names facts; what a person can assume instead has a field to type it in. */
function atField({ kind, at, message, fix }: EstimateProblem): Problem {
  if (kind === 'few wins' || kind === 'no leads' || kind === 'short history')
    return { at: 'assumedConversion', message, fix };
  return { at: kind === 'no revenue' ? 'assumedRevenue' : at, message, fix };
}

function noRevenue(): Problem {
  return {
    at: 'assumedRevenue',
    message: 'Neither deals nor the agreement tell the revenue per customer.',
    fix: 'Type it.',
  };
}
