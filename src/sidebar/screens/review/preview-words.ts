/** What a draft would change, in sentences. */
import type { Preview, QuotaChange, QuotaFigures } from '../../../contract/policy.ts';
import { count, percent } from '../../../sla/sheet/text.ts';
import { amountInWords, sentence } from '../../words.ts';

type Move = Preview['moves'][number];

/** "14 leads become overdue", "3 no longer are", and what else changes; empty where nothing does. */
export function movesInWords({ moves }: Preview): readonly string[] {
  const total = (fits: (move: Move) => boolean) => moves.filter(fits).reduce((sum, { leads }) => sum + leads, 0);
  const worse = total(({ to }) => to === 'OVERDUE');
  const better = total(({ from }) => from === 'OVERDUE');
  const others = moves.filter(({ from, to }) => from !== 'OVERDUE' && to !== 'OVERDUE');
  return [
    ...(worse ? [`${count(worse, 'lead becomes', 'leads become')} overdue`] : []),
    ...(better
      ? [
          worse
            ? `${better} no longer ${better === 1 ? 'is' : 'are'}`
            : `${count(better, 'lead is', 'leads are')} no longer overdue`,
        ]
      : []),
    ...others.map(
      ({ from, to, leads }) =>
        `${count(leads, 'lead goes', 'leads go')} from ${stateInWords(from)} to ${stateInWords(to)}`,
    ),
  ];
}

/** Attempts, qualification: one sentence a change. */
export function restInWords({ attempts, qualified }: Preview): readonly string[] {
  return [
    ...attempts.map(
      ({ from, to, leads }) => `Attempts of ${count(leads, 'lead')}: ${stateInWords(from)} → ${stateInWords(to)}`,
    ),
    ...(qualified.gained ? [`${count(qualified.gained, 'more lead counts', 'more leads count')} as qualified`] : []),
    ...(qualified.lost
      ? [
          `${count(qualified.lost, 'lead', 'leads')} no longer ${qualified.lost === 1 ? 'counts' : 'count'} as qualified`,
        ]
      : []),
  ];
}

/** "Quota All leads: 71% → 64%" */
export function quotaChangeInWords({ name, before, after }: QuotaChange, currency: string): string {
  return `${sentence(name)}: ${figuresInWords(before, currency)} → ${figuresInWords(after, currency)}`;
}

function figuresInWords(figures: QuotaFigures | null, currency: string): string {
  if (!figures) return 'no quota';
  const { attained, unit, quota } = figures;
  const owed = unit === 'value' ? amountInWords(quota, unit, currency) : count(quota, 'lead');
  return attained === null ? owed : `${percent(attained)} of ${owed}`;
}

export function isSameQuota({ before, after }: QuotaChange): boolean {
  return JSON.stringify(before) === JSON.stringify(after);
}

export function stateInWords(state: string): string {
  return state === '' ? 'no verdict' : state.toLowerCase();
}
