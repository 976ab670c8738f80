import { expect, test } from 'vitest';
import { INTERLEAVINGS, inWords, playShape } from '../support/interleaving/play.ts';
import { SHAPES } from '../support/interleaving/shapes.ts';

const SEEDS = 67;

test('2,010 scans during which people work leave every verdict beside its lead', { timeout: 1_800_000 }, () => {
  const tallies = SHAPES.flatMap(shape => Array.from({ length: SEEDS }, (_, seed) => playShape(shape, 1_000 + seed)));
  console.log(`fuzz: ${inWords(tallies)}`);
  expect(tallies.flatMap(({ failure }) => failure ?? [])).toEqual([]);
  expect(tallies.reduce((sum, { interleavings }) => sum + interleavings, 0)).toBe(
    SHAPES.length * SEEDS * INTERLEAVINGS,
  );
});
