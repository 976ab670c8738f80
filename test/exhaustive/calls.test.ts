import { expect, test } from 'vitest';
import { tickCosts } from '../support/tick-costs.ts';

test('a tick makes the same calls for 100 leads and for 100,000', { timeout: 600_000 }, () => {
  const [few, many] = [tickCosts(100), tickCosts(100_000)];
  console.log(`calls of a tick with 100,000 leads: ${JSON.stringify(many)}`);
  expect(many).toEqual(few);
});
