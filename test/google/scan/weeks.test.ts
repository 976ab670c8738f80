/** Two weeks with a change of the clocks and the end of a month: a slice of the quarter that `npm run test:exhaustive` plays. */
import { expect, test } from 'vitest';
import { playWeeks } from '../../support/quarter.ts';

test('every alert comes once, digests on their days, and nobody else is mailed', { timeout: 120_000 }, () => {
  const report = playWeeks({
    from: '2026-10-27T09:00:00-04:00',
    until: '2026-11-06T18:00:00-05:00',
    everyMinutes: 60,
    seed: 1,
  });
  console.log(`weeks: ${JSON.stringify(report)}`);
  expect(report.wrong).toEqual([]);
  expect(report.alerts).toBeGreaterThan(50);
  expect(report.digests).toBeGreaterThan(10);
});
