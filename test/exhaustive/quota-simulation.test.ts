import { expect, test } from 'vitest';
import { playMonths, type Scenario } from '../support/month-simulation.ts';
import { coverage } from '../support/sheet-simulation.ts';

const RUNS = 2_000;
const ONE_EACH = [1];
/** One lead in ten brings 38 % of the value. */
const UNEVEN = [200, 200, 200, 200, 500, 500, 500, 900, 900, 2500];

const percent = (share: number) => `${(100 * share).toFixed(1)} %`;

function play(about: string, scenario: Scenario) {
  const outcome = playMonths(scenario, RUNS, 1);
  const { alarmed, alarmedByMidpoint } = outcome;
  console.log(`${about}: ${percent(alarmed)} alarmed, ${percent(alarmedByMidpoint)} by the midpoint`);
  return outcome;
}

const PLAN: Scenario = { quota: 400, brings: 1, weekend: 0, values: ONE_EACH };

test('a month on plan alarms in fewer than 10 % of runs', () => {
  expect(play('quota 400, on plan', PLAN).alarmed).toBeLessThan(0.1);
});

test('a month that brings 75 % is flagged by its midpoint in more than 85 %', () => {
  expect(play('quota 400, 75 %', { ...PLAN, brings: 0.75 }).alarmedByMidpoint).toBeGreaterThan(0.85);
});

test.each([
  ['quota 400, weekends at 35 %', { ...PLAN, weekend: 0.35 }],
  ['quota 140', { ...PLAN, quota: 140 }],
  ['quota 140, weekends at 35 %', { ...PLAN, quota: 140, weekend: 0.35 }],
  ['quota 400, values uneven', { ...PLAN, values: UNEVEN }],
  ['quota 140, values uneven', { ...PLAN, quota: 140, values: UNEVEN }],
])('%s: a month on plan is quiet, and one of three quarters is printed', (about, scenario) => {
  play(`${about}, 75 %`, { ...scenario, brings: 0.75 });
  expect(play(`${about}, on plan`, scenario).alarmed).toBeLessThan(0.12);
});

test.each([2_000, 8_000, 40_000])('on a sheet of %i leads, nine intervals in ten hold the true rate', leads => {
  const share = coverage(leads, 20, RUNS);
  console.log(`sheets of ${leads} leads: ${percent(share)} of the true rates are inside`);
  expect(share).toBeGreaterThan(0.86);
  expect(share).toBeLessThan(0.94);
});
