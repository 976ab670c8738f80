/** A standing in words that every surface shares: board, mails, sidebar. */

import { count, grouped, percent } from '../sheet/text.ts';
import type { AttemptsTally, OwnerStanding, Standing } from './standing.ts';

/** Below this many judged leads the share in time is told as a fraction, not as a percentage. */
export const FEW = 20;

/** "91 of 104 first contacts in time (88%)"; "" without any. */
export function inTimeInWords({ counts }: Pick<Standing, 'counts'>): string {
  const met = counts.MET ?? 0;
  return shareInWords(met, met + (counts.MISSED ?? 0) + (counts.OVERDUE ?? 0));
}

/** The percentage only where there are enough of them. */
export function shareInWords(met: number, judged: number): string {
  if (judged === 0) return '';
  return `${grouped(met)} of ${count(judged, 'first contact')} in time${judged < FEW ? '' : ` (${percent(met / judged)})`}`;
}

/** "43 of 105 leads got enough attempts (41%)"; "" before any of them had to. */
export function attemptsInWords({ kept, broken }: AttemptsTally): string {
  const due = kept + broken;
  if (due === 0) return '';
  return `${grouped(kept)} of ${count(due, 'lead')} got enough attempts${due < FEW ? '' : ` (${percent(kept / due)})`}`;
}

/** "Do Not Be on It": who has a promise that is broken and not made good. */
export function onTheBoard(owners: readonly OwnerStanding[]): readonly OwnerStanding[] {
  return owners.filter(({ overdue, attempts }) => overdue + attempts.broken > 0);
}

/** Whether any lead could be judged: without first contacts there is no verdict. */
export function isJudged({ counts }: Pick<Standing, 'counts'>): boolean {
  return Object.keys(counts).some(state => state !== '');
}
