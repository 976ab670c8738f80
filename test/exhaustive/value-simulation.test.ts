/** How well values are estimated, and how soon old ones are found; docs/decisions/lead-value.md keeps the table. */
import { expect, test } from 'vitest';
import { fitOf, foundOld } from '../support/sheet-simulation.ts';

const SHEETS = 2_000;
const SOURCES = 8;
const QUARTER = 90;
/** When the values are accepted. */
const DAY = 365;

const percent = (share: number) => `${(100 * share).toFixed(1)} %`;

test.each([400, 2_000, 8_000])('a standing business of %i leads a year', leadsPerYear => {
  const { rates, values, sums, told } = fitOf({ leadsPerYear, sources: SOURCES }, SHEETS);
  console.log(
    `${leadsPerYear} leads a year: ${percent(rates)} of the rates and ${percent(values)} of the values inside, sums ${percent(sums)}, told in ${percent(told)}`,
  );
  for (const share of [rates, values]) {
    expect(share).toBeGreaterThanOrEqual(0.84);
    expect(share).toBeLessThanOrEqual(0.96);
  }
  expect(Math.abs(sums - 1)).toBeLessThanOrEqual(0.1);
  const nested = fitOf({ leadsPerYear, sources: SOURCES, segments: 6 }, SHEETS / 4);
  console.log(
    `  cells of 8 × 6: error ${nested.cellError.toFixed(4)}, by source alone ${nested.sourceOnlyError.toFixed(4)}`,
  );
  expect(nested.cellError).toBeLessThan(nested.sourceOnlyError);
});

const gradual = (to: number) => (day: number) => 1 + (to - 1) * Math.min(1, Math.max(0, (day - DAY) / QUARTER));
const step = (to: number) => (day: number) => (day < DAY ? 1 : to);

test.each([
  ['doubling', step(2)],
  ['halving', step(0.5)],
  ['doubling over the quarter', gradual(2)],
  ['halving over the quarter', gradual(0.5)],
  ['a step by half', step(1.5)],
])('values on trial: %s', (about, drift) => {
  for (const leadsPerYear of [400, 2_000, 8_000]) {
    const share = foundOld({ leadsPerYear, sources: SOURCES, drift }, QUARTER, SHEETS / 4, 7);
    console.log(`${about} at ${leadsPerYear} leads a year: found within 90 days in ${percent(share)}`);
    if (leadsPerYear === 8_000 && !about.includes('over')) expect(share).toBeGreaterThanOrEqual(0.8);
  }
});

test.each([400, 2_000, 8_000])(
  'values on trial: a standing business of %i leads a year is left alone',
  leadsPerYear => {
    const share = foundOld({ leadsPerYear, sources: SOURCES }, 365, SHEETS / 4, 8);
    console.log(`standing at ${leadsPerYear} leads a year: found old within a year in ${percent(share)}`);
    expect(share).toBeLessThanOrEqual(0.05);
  },
);
