/** What changed in what a lead is worth, and in what Marketing owes. */

import { count, fold, percent } from '../../sheet/text.ts';
import { monthInWords } from '../../time/clock-words.ts';
import type { EventPolicy, Policy, QuotaPolicy, Rate } from '../schema.ts';
import { eventWords, quotaWords, shapeWords } from '../words.ts';
import { arrow, exact, exactPercent, inMoney, quoted, some } from './change-words.ts';
import { matched } from './match.ts';

/** More changed rates than that are told together. */
const RATES_MAX = 3;
const DETAILS_MAX = 8;
const ORIGINS = { assumed: 'assumed by people', learned: 'learned from the leads' };
const POPULATIONS = { qualified: 'qualified leads', all: 'all leads' };

export function* valueEdits(before: Policy, after: Policy): Iterable<string> {
  const [old, now] = [before.values, after.values];
  if (old.population !== now.population) {
    yield `Lead values count ${POPULATIONS[old.population]} → ${POPULATIONS[now.population]}`;
  }
  if (old.windowDays !== now.windowDays)
    yield `Lead values look back ${arrow(old.windowDays, now.windowDays, exact)} days`;
  if (old.horizonDays !== now.horizonDays) {
    yield `A lead has ${arrow(old.horizonDays, now.horizonDays, exact)} days to be won`;
  }
  if (old.month !== now.month)
    yield `Lead values are of ${arrow(old.month ?? 'no month', now.month ?? 'no month', String)}`;
  const { pairs, added, removed } = matched(old.rates, now.rates, keyOf);
  const changed = pairs.flatMap(([from, to]) => {
    const words = [...rateEdits(from, to, after.currency)];
    return words.length ? [{ words, from, to }] : [];
  });
  if (changed.length <= RATES_MAX) for (const { words } of changed) yield words.join('; ');
  else {
    const details = changed.map(({ words }) => words.join(', '));
    yield `${count(changed.length, 'lead value')} changed${onAverage(changed)}: ${some(details, DETAILS_MAX, '; ')}`;
  }
  if (added.length) yield `${count(added.length, 'rate')} added: ${some(added.map(worth), DETAILS_MAX, '; ')}`;
  if (removed.length) yield `${count(removed.length, 'rate')} removed: ${some(removed.map(nameOf), DETAILS_MAX, '; ')}`;
}

function keyOf({ source, segment }: Rate): string {
  return `${fold(source)}\n${fold(segment)}`;
}

function nameOf({ source, segment }: Rate): string {
  return segment ? `${source} in ${segment}` : source || '(blank)';
}

function worth(rate: Rate): string {
  return `${nameOf(rate)} ${exactPercent(rate.conversion)} × ${exact(rate.revenue)}`;
}

function* rateEdits(before: Rate, after: Rate, currency: string): Iterable<string> {
  const name = nameOf(after);
  if (nameOf(before) !== name) yield `Rate of ${quoted(nameOf(before))} is now that of ${quoted(name)}`;
  if (before.conversion !== after.conversion) {
    yield `${name}: ${arrow(before.conversion, after.conversion, exactPercent)}`;
  }
  if (before.revenue !== after.revenue) {
    yield `${name}: revenue per customer ${arrow(before.revenue, after.revenue, inMoney(currency))}`;
  }
  const range = ({ low, high }: Rate) =>
    [low, high].map(end => (end === undefined ? 'open' : exactPercent(end))).join(' to ');
  if (before.low !== after.low || before.high !== after.high) yield `${name}: range ${arrow(before, after, range)}`;
  if (before.origin !== after.origin && after.origin) yield `${name}: now ${ORIGINS[after.origin]}`;
}

/** ", +8% on average": of the values that were above 0. */
function onAverage(changed: readonly { readonly from: Rate; readonly to: Rate }[]): string {
  const worthOf = ({ conversion, revenue }: Rate) => conversion * revenue;
  const shifts = changed.filter(({ from }) => worthOf(from) > 0).map(({ from, to }) => worthOf(to) / worthOf(from) - 1);
  if (shifts.length === 0) return '';
  const mean = shifts.reduce((sum, shift) => sum + shift, 0) / shifts.length;
  return `, ${mean > 0 ? '+' : ''}${percent(mean)} on average`;
}

export function* quotaEdits(before: Policy, after: Policy): Iterable<string> {
  const { currency } = after;
  const isSame = (a: QuotaPolicy, b: QuotaPolicy) => [...oneQuota(a, { ...b, name: a.name }, currency)].length === 0;
  const { pairs, added, removed } = matched(before.quota, after.quota, ({ name }) => fold(name), isSame);
  for (const { name, unit, perMonth } of added) {
    yield `Quota ${quoted(name)} added: ${quotaWords(unit, perMonth, currency)} a month`;
  }
  for (const { name } of removed) yield `Quota ${quoted(name)} removed`;
  for (const [old, now] of pairs) yield* oneQuota(old, now, currency);
}

export function* eventEdits({ events: before = [] }: Policy, { events: after = [] }: Policy): Iterable<string> {
  const keyOf = ({ date, name }: EventPolicy) => `${date} ${fold(name)}`;
  const { pairs, added, removed } = matched(before, after, keyOf, (one, other) => fold(one.name) === fold(other.name));
  for (const event of added) yield `Event planned: ${eventWords(event)}`;
  for (const event of removed) yield `Event no longer planned: ${eventWords(event)}`;
  for (const [old, now] of pairs) {
    if (eventWords(old) !== eventWords(now)) yield `Event ${arrow(old, now, eventWords)}`;
  }
}

function* oneQuota(before: QuotaPolicy, after: QuotaPolicy, currency: string): Iterable<string> {
  const title = `Quota ${quoted(after.name)}`;
  const amount = ({ unit }: QuotaPolicy, owed: number) =>
    Number.isInteger(owed)
      ? quotaWords(unit, owed, currency)
      : `${exact(owed)} ${unit === 'value' ? currency : 'leads'}`;
  const change = (from: number, to: number) => `${amount(before, from)} → ${amount(after, to)}`;
  if (before.name !== after.name) yield `Quota ${quoted(before.name)} renamed to ${quoted(after.name)}`;
  if (before.segment !== after.segment) {
    yield `${title}: ${arrow(before.segment, after.segment, segment => (segment ? `segment ${segment}` : 'all segments'))}`;
  }
  if (before.calendar !== after.calendar) yield `${title}: calendar ${before.calendar} → ${after.calendar}`;
  if ((before.shape ?? 'even') !== (after.shape ?? 'even'))
    yield `${title}: a month runs ${arrow(before, after, shapeWords)}`;
  if (before.perMonth !== after.perMonth || before.unit !== after.unit) {
    yield `${title}: ${change(before.perMonth, after.perMonth)} a month`;
  }
  for (const month of [...new Set([...Object.keys(before.months), ...Object.keys(after.months)])].sort()) {
    const [from, to] = [before.months[month], after.months[month]];
    if (from === to) continue;
    const isOnlySaid = (from ?? before.perMonth) === (to ?? after.perMonth);
    const words = isOnlySaid
      ? `${amount(after, to ?? after.perMonth)}, ${to === undefined ? 'as every month' : 'whatever other months owe'}`
      : change(from ?? before.perMonth, to ?? after.perMonth);
    yield `${title} for ${monthInWords(month, true)}: ${words}`;
  }
}
