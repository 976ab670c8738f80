/** Service calls decide how long a tick takes: the same for few leads and many, within what was promised. */
import { describe, expect, test } from 'vitest';
import { tickCosts } from '../../support/tick-costs.ts';

/** Of the promise for one lead sheet. */
const QUIET = 4 + 8;
const WRITING = QUIET + 16;

describe('a tick', () => {
  const few = tickCosts(100);
  const many = tickCosts(5_000);

  test('makes the same calls for 100 leads and for 5,000', () => {
    console.log(`calls of a tick: quiet ${few.quiet}, writing ${few.writing} and ${few.mails} mails`);
    expect(many).toEqual(few);
  });
  test('that finds nothing new makes at most ten', () => {
    expect(few.quiet).toBeLessThanOrEqual(10);
  });
  test('that writes and mails keeps to its ceiling', () => {
    expect(few.mails).toBeGreaterThan(1);
    expect(few.writing).toBeLessThanOrEqual(WRITING + 2 * few.mails);
  });
});
