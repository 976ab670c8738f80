/** One mail for a trouble until it is mended, and another when it breaks anew. */
import { expect, test } from 'vitest';
import type { Problem } from '../../../../src/sla/sheet/problem.ts';
import { policyWith } from '../../../support/agreements.ts';
import { keysOf, newsAt } from './news-at.ts';

const policy = policyWith({
  alerts: { managers: ['Boss@example.com', 'boss@example.com'], marketing: ['m@example.com'] },
});
const FIRST = keysOf(newsAt([], '16 08:00', { policy }));
const trouble = (at: string, fix = 'Mend it.'): Problem => ({ at, message: `Tab "${at}" is gone | for good.`, fix });

class Days {
  known = [...FIRST];
  /** Whom a scan with these troubles tells, and of what. */
  scan(troubles: readonly Problem[], isComplete = true): string[] {
    const news = newsAt([], '16 11:00', { policy, known: this.known, troubles, isComplete });
    this.known.push(...keysOf(news));
    return news.flatMap(one => one.troubles.map(({ at }) => `${one.to}: ${at}`));
  }
}

test('it is told once while it lasts, whatever Google says of it each time', () => {
  const days = new Days();
  expect(days.scan([trouble('Leads', 'Google said: 1')])).toEqual(['Boss@example.com: Leads']);
  expect(days.scan([trouble('Leads', 'Google said: 2')])).toEqual([]);
});
test('two at a time are one mail', () => {
  expect(new Days().scan([trouble('Leads'), trouble('Events')])).toEqual([
    'Boss@example.com: Leads',
    'Boss@example.com: Events',
  ]);
});
test('mended and broken anew, again and again, it is told each time', () => {
  const days = new Days();
  for (let times = 0; times < 3; times++) {
    expect(days.scan([trouble('Leads')])).toHaveLength(1);
    expect(days.scan([])).toEqual([]);
    expect(days.scan([])).toEqual([]);
  }
});
test('a scan that did not get everywhere mends nothing', () => {
  const days = new Days();
  days.scan([trouble('Leads')]);
  days.scan([], false);
  expect(days.scan([trouble('Leads')])).toEqual([]);
});
test('without managers, Marketing is told', () => {
  const alone = policyWith({ alerts: { marketing: ['m@example.com'] } });
  const news = newsAt([], '16 11:00', { policy: alone, known: FIRST, troubles: [trouble('Leads')] });
  expect(news.map(({ to }) => to)).toEqual(['m@example.com']);
});
