import { describe, expect, test } from 'vitest';
import { playShape } from '../support/interleaving/play.ts';
import { SHAPES } from '../support/interleaving/shapes.ts';

describe.each(SHAPES)('a tab $name', shape => {
  test('stays right while people work in it during the scans', () => {
    const tallies = [1, 2, 3, 4, 5].map(seed => playShape(shape, seed));
    expect(tallies.flatMap(({ failure }) => failure ?? [])).toEqual([]);
    expect(tallies.reduce((sum, { interleavings }) => sum + interleavings, 0)).toBe(50);
  });
});
