/** A standing in the words of the home screen. */

import type { QuotaStanding } from '../sla/promises/marketing/quota.ts';
import { insteadOfPace, neededInWords, workingDayInWords } from '../sla/promises/marketing/quota-words.ts';
import { count, grouped, money, percent } from '../sla/sheet/text.ts';
import type { Standing } from '../sla/standing/standing.ts';
import { isJudged } from '../sla/standing/words.ts';
import { instantInWords, monthInWords, timeInWords } from '../sla/time/clock-words.ts';
import { localDay, type Zone } from '../sla/time/zone.ts';

export type Tone = 'good' | 'warn' | 'bad' | 'gray';

/** Quotas that somebody owes anything of. */
export function owedQuotas({ quota }: Standing): readonly QuotaStanding[] {
  return quota.filter(one => one.quota > 0);
}

/** "November: 71% of quota" */
export function headline(standing: Standing): string {
  const quotas = owedQuotas(standing);
  const [first] = quotas;
  if (!first) return isJudged(standing) ? overdueInWords(standing) : 'No quota and no first contacts yet';
  const month = monthInWords(first.month);
  if (quotas.length === 1 && !first.isValued) return `${month}: no lead values yet`;
  if (quotas.length === 1) return `${month}: ${percent(first.attained ?? 0)} of quota`;
  const behind = quotas.filter(({ state }) => state === 'SHORTFALL' || state === 'BEHIND').length;
  return `${month}: ${behind === 0 ? 'none' : behind} of ${quotas.length} quotas behind`;
}

/** "Day 14 of 20 · updated 12:05"; "as of Fri 12:05" where a scan may have changed it since. */
export function dayInMonth(standing: Standing, zone: Zone, isOld: boolean): string {
  const { at } = standing;
  const updated = isOld ? `as of ${instantInWords(at, zone, at)}` : `updated ${timeInWords(at, zone)}`;
  const [first] = owedQuotas(standing);
  if (!first) return sentence(updated);
  return `Day ${workingDayInWords(first)} · ${updated}`;
}

/** "6 leads overdue", "No lead overdue" */
export function overdueInWords({ overdue }: Standing): string {
  return overdue.length === 0 ? 'No lead overdue' : `${count(overdue.length, 'lead')} overdue`;
}

/** Leads whose first contact is still to come. */
export function openLeads({ counts }: Standing): number {
  return (counts.OVERDUE ?? 0) + (counts['AT RISK'] ?? 0) + (counts.OPEN ?? 0) + (counts.PAUSED ?? 0);
}

/** An amount of a quota: "$142,000", or leads as a plain number. */
export function amountInWords(amount: number, unit: QuotaStanding['unit'], currency: string): string {
  if (unit === 'value') return money(amount, currency);
  return grouped(amount, Number.isInteger(amount) ? 0 : 1);
}

const TONES: Readonly<Record<NonNullable<QuotaStanding['state']>, Tone>> = {
  EARLY: 'gray',
  FLOOD: 'warn',
  AHEAD: 'good',
  'ON PACE': 'good',
  BEHIND: 'warn',
  SHORTFALL: 'bad',
};

/** "$2,000 ahead", "16 behind, a shortfall": colour never says it alone. */
export function paceInWords(quota: QuotaStanding, currency: string): { readonly words: string; readonly tone: Tone } {
  const { state, unit, actual, expected } = quota;
  const tone = state === null ? 'gray' : TONES[state];
  const instead = insteadOfPace(quota);
  if (instead || state === null) return { words: instead, tone };
  const gap = Math.round(Math.abs(actual - expected));
  if (gap === 0) return { words: 'on pace', tone };
  const ahead = `${amountInWords(gap, unit, currency)} ${actual > expected ? 'ahead' : 'behind'}`;
  const judged = state === 'SHORTFALL' ? ', a shortfall' : state === 'FLOOD' ? ', a flood' : '';
  return { words: state === 'ON PACE' ? `on pace, ${ahead}` : ahead + judged, tone };
}

/** "Needs $9,667 a working day, heading for $202,857, 54% likely to be reached." */
export function outlookInWords(quota: QuotaStanding, currency: string): string {
  const { unit, neededPerDay, projected, chance } = quota;
  const whole = (amount: number) => amountInWords(amount, unit, currency);
  const isReached = quota.actual >= quota.quota;
  const parts = [
    ...(isReached ? ['the quota is reached'] : []),
    ...(!isReached && neededPerDay !== null
      ? [`needs ${neededInWords(neededPerDay, unit, currency)} a working day`]
      : []),
    ...(projected !== null ? [`heading for ${whole(Math.round(projected))}`] : []),
    ...(!isReached && chance !== null ? [`${likely(chance)} likely to be reached`] : []),
  ];
  return parts.length === 0 ? '' : `${sentence(parts.join(', '))}.`;
}

/** No estimate is a certainty. */
function likely(chance: number): string {
  if (chance < 0.01) return 'under 1%';
  return chance > 0.99 ? 'over 99%' : percent(chance);
}

/** "16:20" today, else "Mon 09:00" */
export function soon(instant: number, zone: Zone, now: number): string {
  const isToday = localDay(zone, instant) === localDay(zone, now);
  return isToday ? timeInWords(instant, zone) : instantInWords(instant, zone, now);
}

/** With a capital at its start. */
export function sentence(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

const STATE_TONES: Readonly<Record<string, Tone>> = {
  MET: 'good',
  MISSED: 'bad',
  OVERDUE: 'bad',
  'AT RISK': 'warn',
  'CHECK DATA': 'warn',
};

/** A first-contact state's colour, beside its words. */
export function stateTone(state: string): Tone {
  return STATE_TONES[state] ?? 'gray';
}

/** "15 minutes", "hour" */
export function everyInWords(minutes: number): string {
  return minutes === 60 ? 'hour' : count(minutes, 'minute');
}
