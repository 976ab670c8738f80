/** What changed in Sales' promise: the rules and their order. */

import { fold, listed } from '../../sheet/text.ts';
import type { Policy, SalesRule } from '../schema.ts';
import { attemptsWords, spanWords, targetWords } from '../words.ts';
import { arrow, exact, quoted } from './change-words.ts';
import { matched, movedAmong } from './match.ts';

export function* ruleEdits(before: Policy, after: Policy): Iterable<string> {
  const isSame = (a: SalesRule, b: SalesRule) => [...editsOf(a, { ...b, name: a.name })].length === 0;
  const { pairs, added, removed } = matched(before.sales, after.sales, ({ name }) => fold(name), isSame);
  for (const rule of added) {
    yield `Rule ${quoted(rule.name)} added: ${condition(rule)}, first contact ${targetWords(rule)}`;
  }
  for (const { name } of removed) yield `Rule ${quoted(name)} removed`;
  for (const [old, now] of pairs) yield* editsOf(old, now);
  const inOrder = pairs.slice().sort(([, a], [, b]) => after.sales.indexOf(a) - after.sales.indexOf(b));
  const places = inOrder.map(([old]) => before.sales.indexOf(old));
  for (const index of movedAmong(places)) {
    const [, rule] = inOrder[index] as (typeof inOrder)[number];
    const next = after.sales[after.sales.indexOf(rule) + 1];
    yield `Rule ${quoted(rule.name)} moved ${next ? `above ${quoted(next.name)}` : 'to the end'}`;
  }
}

function* editsOf(before: SalesRule, after: SalesRule): Iterable<string> {
  const { name } = after;
  if (before.name !== name) yield `Rule ${quoted(before.name)} renamed to ${quoted(name)}`;
  if (condition(before) !== condition(after)) yield `${name}: ${condition(before)} → ${condition(after)}`;
  if (before.calendar !== after.calendar) yield `${name}: calendar ${before.calendar} → ${after.calendar}`;
  const [from, to] = [before.firstContactMinutes, after.firstContactMinutes];
  if (from !== to) {
    yield `${name}: first contact within ${arrow(from, to, minutes => spanWords(minutes, after.calendar))}`;
  }
  const [tried, tries] = [before.attempts, after.attempts];
  if (tried?.count !== tries?.count || tried?.withinWorkingDays !== tries?.withinWorkingDays) {
    yield `${name}: attempts ${attemptsWords(before)} → ${attemptsWords(after)}`;
  }
  if (tried && tries && tried.minGapMinutes !== tries.minGapMinutes) {
    yield `${name}: attempts count from ${arrow(tried.minGapMinutes, tries.minGapMinutes, exact)} minutes apart`;
  }
}

/** "for source Free trial or Demo", "for every other lead" */
function condition({ when }: SalesRule): string {
  const parts = (['source', 'segment', 'owner'] as const).flatMap(field => {
    const values = when?.[field];
    return values ? [`${field} ${values.join(' or ')}`] : [];
  });
  return parts.length ? `for ${listed(parts)}` : 'for every other lead';
}
