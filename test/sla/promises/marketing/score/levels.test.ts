/** Into which level a cell falls. */
import { describe, expect, test } from 'vitest';
import { columnCells } from '../../../../../src/sla/promises/marketing/score/cells.ts';
import { BLANK, learnLevels, levelFinder, NEW } from '../../../../../src/sla/promises/marketing/score/levels.ts';

const all = (n: number) => Int32Array.from({ length: n }, (_, row) => row);

describe('numbers', () => {
  const learn = (cells: readonly unknown[]) => learnLevels(columnCells('Size', cells), all(cells.length));

  test('80 different ones are cut into eighths, an edge halfway between neighbours', () => {
    const levels = learn(Array.from({ length: 80 }, (_, i) => i + 1));
    expect(levels).toEqual({
      kind: 'number',
      edges: [10.5, 20.5, 30.5, 40.5, 50.5, 60.5, 70.5],
      bins: 8,
      hasZero: false,
      hasBlank: false,
    });
    const find = levelFinder(levels);
    expect([1, 10.5, 10.6, 500].map(number => find('', number))).toEqual([0, 0, 1, 7]);
  });

  test('a column and its negative are cut alike', () => {
    const sizes = Array.from({ length: 64 }, (_, i) => 1 + ((i * 7) % 32) ** 2);
    const up = learn(sizes);
    const down = learn(sizes.map(size => -size));
    if (up.kind !== 'number' || down.kind !== 'number') throw new Error('no numbers');
    expect(down.edges.map(edge => -edge).reverse()).toEqual(up.edges);
  });

  test('equal values stay together, and bins that are empty vanish', () => {
    const levels = learn([...new Array(60).fill(5), ...Array.from({ length: 20 }, (_, i) => 10 + i)]);
    if (levels.kind !== 'number') throw new Error('no numbers');
    expect(levels.edges).toEqual([7.5, 19.5]);
  });

  test('zero and blank are levels of their own; fewer than 20 others are one bin', () => {
    const levels = learn([0, 0, '', 'unknown', ...Array.from({ length: 19 }, (_, i) => i + 1)]);
    expect(levels).toEqual({ kind: 'number', edges: [], bins: 1, hasZero: true, hasBlank: true });
    const find = levelFinder(levels);
    expect([find('', 3), find('', 0), find(BLANK, Number.NaN)]).toEqual([0, 1, 2]);
  });

  test('a blank that training never saw is new', () => {
    const find = levelFinder(learn(Array.from({ length: 30 }, (_, i) => i + 1)));
    expect([find('', 0), find(BLANK, Number.NaN)]).toEqual([NEW, NEW]);
  });

  test('eight different numbers are texts, nine are numbers', () => {
    const of = (distinct: number) => learn(Array.from({ length: 90 }, (_, i) => i % distinct)).kind;
    expect([of(8), of(9)]).toEqual(['category', 'number']);
  });

  test('four fifths of the filled cells must be numbers', () => {
    const of = (words: number) =>
      learn([...Array.from({ length: 100 - words }, (_, i) => i), ...new Array(words).fill('many'), '', '']).kind;
    expect([of(20), of(21)]).toEqual(['number', 'category']);
  });
});

describe('texts', () => {
  const cells = [
    ...new Array(6).fill('Free trial'),
    ...new Array(5).fill('free_trial '),
    ...new Array(5).fill('eBook'),
    'Fair',
    'Fair',
    'Radio',
    ...['', 'Select', '(not set)', 'Unknown', '(blank)'],
  ];
  const levels = learnLevels(columnCells('Source', cells), all(cells.length));

  test('are folded; what says nothing is blank; fewer than five rows are rare', () => {
    expect(levels).toEqual({ kind: 'category', names: ['free trial', 'ebook', BLANK], rare: ['fair', 'radio'] });
  });

  test('a rare one is rare, an unseen one is new', () => {
    const find = levelFinder(levels);
    expect(['free trial', BLANK, 'radio', 'podcast'].map(text => find(text, Number.NaN))).toEqual([0, 2, 3, NEW]);
  });
});
