/** 2,000 sheets of a team that uses our names: see test/support/ownership.ts. */
import { expect, test } from 'vitest';
import { inWords, playOwnership } from '../support/ownership.ts';

test('2,000 sheets', { timeout: 3_600_000 }, () => {
  const tallies = Array.from({ length: 2_000 }, (_, seed) => playOwnership(seed + 1_001));
  console.log(inWords(tallies));
  expect(tallies.flatMap(({ failure }) => failure ?? [])).toEqual([]);
});
