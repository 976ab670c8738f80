import { expect, test } from 'vitest';
import { functionCalls, ledgerMutations } from '../support/mutations.ts';

const ALL = 5_000;
/** A workbench grows with what it logs. */
const AT_ONCE = 250;

test('5,000 hand edits of the ledger and the properties end in words', { timeout: 3_600_000 }, () => {
  const faults: string[] = [];
  for (let first = 1; first <= ALL; first += AT_ONCE) faults.push(...ledgerMutations(first, AT_ONCE));
  console.log(`ledger: ${ALL} mutations, ${faults.length} without words`);
  expect(faults).toEqual([]);
});

test('5,000 calls of functions end in words', { timeout: 600_000 }, () => {
  const faults = functionCalls(1, ALL);
  console.log(`functions: ${ALL} calls, ${faults.length} without words`);
  expect(faults).toEqual([]);
});
