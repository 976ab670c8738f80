/** A slice of test/exhaustive/mutations.test.ts. */
import { expect, test } from 'vitest';
import { functionCalls, ledgerMutations } from '../../support/mutations.ts';

test('60 hand edits of the ledger and the properties end in words', { timeout: 120_000 }, () => {
  expect(ledgerMutations(1, 60)).toEqual([]);
});

test('500 calls of functions end in words', () => {
  expect(functionCalls(1, 500)).toEqual([]);
});
