/** The attempts of a lead in one plain sentence. */
import { count, grouped } from '../../sheet/text.ts';
import type { Verdict } from './judged-lead.ts';

/** "2 of 5 attempts within 10 working days: behind."; "" where there is no verdict. */
export function whyAttempts({ attempts, rule }: Pick<Verdict, 'attempts' | 'rule'>): string {
  const promise = rule?.attempts;
  if (!attempts || !promise || attempts.state === '') return '';
  const counted = `${grouped(attempts.counted)} of ${count(promise.count, 'attempt')}`;
  const within = `within ${count(promise.withinWorkingDays, 'working day')}`;
  switch (attempts.state) {
    case 'DONE':
      return attempts.counted >= promise.count
        ? `Done: ${counted} ${within}.`
        : `Done after ${count(attempts.counted, 'attempt')}: the lead needs no more.`;
    case 'TOO FEW':
      return `Too few: ${counted} ${within}, and they are over.`;
    case 'BEHIND':
      return `Behind: ${counted} so far, to be made ${within}.`;
    case 'ON TRACK':
      return `On track: ${counted} so far, to be made ${within}.`;
  }
}
