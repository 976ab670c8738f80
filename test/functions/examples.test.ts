/** Every example of every custom function, computed in a cell by the built bundle. */
import { expect, test } from 'vitest';
import { FUNCTIONS } from '../../src/functions/index.ts';
import { bench, examplePolicy } from '../support/workbench.ts';

const HEADER = ['Create Date', 'Original Source', 'First contact', 'Owner', 'Company size'];

function scannedBench() {
  const { host, book, ask, type, shows } = bench([HEADER, ['2026-11-20 09:05', 'Free trial', '', 'Dana Reyes', 200]]);
  ask('setUp', { policy: examplePolicy() });
  const { error } = host.run('slaTick', [], 'trigger');
  expect(error).toBeNull();
  book.addGrid('Try');
  return { type, shows, book };
}

const examples = FUNCTIONS.flatMap(fn => fn.examples.map(example => [example.formula, example.answer] as const));

test('every function has an example', () => {
  for (const fn of FUNCTIONS) expect(fn.examples.length, fn.name).toBeGreaterThan(0);
});

test.each(examples)('%s', (formula, answer) => {
  const { type, shows, book } = scannedBench();
  type('Try!A1', formula);
  const value = book.grid('Try')?.value(0, 0);
  expect(typeof answer === 'string' ? shows('Try!A1') : value).toEqual(answer);
});
