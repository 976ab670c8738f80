/** People sort, insert, delete and edit while the scan runs, and every verdict stays beside its lead. */
import { describe, expect, test } from 'vitest';
import { INTERLEAVINGS, inWords, playShape } from '../../support/interleaving/play.ts';
import { SHAPES } from '../../support/interleaving/shapes.ts';

const SEEDS = [1, 2, 3, 4, 5];

describe.each(SHAPES)('a lead tab $name', shape => {
  test('is right after each scan, whatever happens during it', { timeout: 60_000 }, () => {
    const tallies = SEEDS.map(seed => playShape(shape, seed));
    expect(tallies.flatMap(({ failure }) => failure ?? [])).toEqual([]);
    console.log(`${shape.name}: ${inWords(tallies)}`);
    expect(tallies.map(({ interleavings }) => interleavings)).toEqual(SEEDS.map(() => INTERLEAVINGS));
    expect(tallies.some(({ seenAtOnce }) => seenAtOnce > 0)).toBe(true);
  });

  test('would go wrong without reading again before writing', { timeout: 60_000 }, () => {
    const found = Array.from({ length: 10 }, (_, seed) => seed + 1).some(seed =>
      playShape(shape, seed, true).failure?.includes(', afresh it is '),
    );
    expect(found).toBe(true);
  });
});
