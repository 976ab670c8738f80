/** A slice of test/exhaustive/quota-simulation.test.ts. */
import { expect, test } from 'vitest';
import { playMonths } from '../../../support/month-simulation.ts';
import { coverage } from '../../../support/sheet-simulation.ts';

const ONE_EACH = [1];

test('a month on plan is quiet, and one that brings 75 % is flagged by its midpoint', () => {
  const plan = { quota: 400, brings: 1, weekend: 0, values: ONE_EACH };
  expect(playMonths(plan, 200, 1).alarmed).toBeLessThan(0.1);
  expect(playMonths({ ...plan, brings: 0.75 }, 200, 2).alarmedByMidpoint).toBeGreaterThan(0.85);
});

test.each([2_000, 8_000])('on a sheet of %i leads, nine intervals in ten hold the true rate', leads => {
  const share = coverage(leads, 20, 60);
  expect(share).toBeGreaterThan(0.86);
  expect(share).toBeLessThan(0.94);
});
