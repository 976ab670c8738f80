/** Whatever a team does to its sheets and whichever call fails: see test/support/ownership.ts. `npm run test:exhaustive` plays 2,000. */
import { expect, test } from 'vitest';
import { inWords, playOwnership } from '../../support/ownership.ts';

const SHEETS = 200;

test('no cell of the team changes, no alert is lost or repeated, each lead has its verdict', {
  timeout: 300_000,
}, () => {
  const tallies = Array.from({ length: SHEETS }, (_, seed) => playOwnership(seed + 1));
  console.log(inWords(tallies));
  expect(tallies.flatMap(({ failure }) => failure ?? [])).toEqual([]);
});
