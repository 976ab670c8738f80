/** Slices of test/exhaustive/quota-simulation.test.ts and value-simulation.test.ts. */
import { expect, test } from 'vitest';
import { playMonths } from '../../../support/month-simulation.ts';
import { fitOf, foundOld } from '../../../support/sheet-simulation.ts';

test('a month on plan is quiet, and one that brings 75 % is flagged by its midpoint', () => {
  expect(playMonths({ quota: 400, brings: 1 }, 100, 1).alarmed).toBeLessThanOrEqual(0.1);
  expect(playMonths({ quota: 400, brings: 0.75 }, 100, 2).alarmedByMidpoint).toBeGreaterThanOrEqual(0.85);
});

test('a webinar a month does not hide a shortfall of the other days', () => {
  const webinar = { leads: 100, isPlanned: false, came: 0.75 };
  expect(playMonths({ quota: 400, brings: 0.75, webinar }, 100, 3).alarmedByMidpoint).toBeGreaterThan(0.7);
});

test('where all sources are short alike none is accused, and a dead one is named', () => {
  expect(playMonths({ quota: 400, brings: 0.75, sources: { count: 8 } }, 40, 4).naming).toBeLessThanOrEqual(0.1);
  const dead = playMonths({ quota: 400, brings: 1, sources: { count: 7, deadShare: 0.18 } }, 40, 5);
  expect(dead.deadNamed).toBeGreaterThanOrEqual(0.95);
  expect(dead.accusing).toBeLessThanOrEqual(0.02);
});

test.each([400, 2_000])('of %i leads a year, nine intervals in ten hold the true rate and value', leadsPerYear => {
  const { rates, values, sums } = fitOf({ leadsPerYear, sources: 8 }, 60);
  for (const share of [rates, values]) {
    expect(share).toBeGreaterThan(0.8);
    expect(share).toBeLessThan(0.97);
  }
  expect(Math.abs(sums - 1)).toBeLessThan(0.1);
});

test('values that no longer fit are found, and those that do are left alone', () => {
  const business = { leadsPerYear: 4_000, sources: 8 };
  expect(foundOld({ ...business, drift: day => (day < 365 ? 1 : 2.5) }, 90, 15, 7)).toBeGreaterThan(0.8);
  expect(foundOld(business, 180, 15, 8)).toBeLessThan(0.15);
});
