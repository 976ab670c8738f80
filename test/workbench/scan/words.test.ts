import { expect, test } from 'vitest';
import { workingTime } from '../../../src/sla/sheet/text.ts';
import { lateBy } from '../../../workbench/scan/words.ts';

const DAY = 8 * 3_600_000;

test.each([1, 1.02, 1.04, 1.5, 2, 4.96, 9.96, 10.4, 10.46, 14.4, 62.6])('%d days late reads as in the sheet', days => {
  expect(lateBy({ late: days * DAY, lateDays: days } as Parameters<typeof lateBy>[0])).toBe(
    workingTime(days * DAY, days),
  );
});
