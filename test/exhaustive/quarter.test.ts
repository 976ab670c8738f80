import { expect, test } from 'vitest';
import { playWeeks } from '../support/quarter.ts';

test.each([15, 60] as const)('a quarter with a tick every %i minutes', { timeout: 1_800_000 }, everyMinutes => {
  const report = playWeeks({
    from: '2026-10-01T09:00:00-04:00',
    until: '2026-12-31T18:00:00-05:00',
    everyMinutes,
    seed: everyMinutes,
  });
  console.log(`quarter, every ${everyMinutes} minutes: ${JSON.stringify(report)}`);
  expect(report.wrong).toEqual([]);
});
