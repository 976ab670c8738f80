import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Draft } from '../../../src/contract/policy.ts';
import { createKeeper } from '../../../src/sidebar/draft/keeper.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const draft = (policy: string): Draft => ({ basedOn: 1, policy });

/** A server that answers when the test says so. */
function server() {
  const sent: (Draft | null)[] = [];
  const answers: (() => void)[] = [];
  const keeper = createKeeper(kept => {
    sent.push(kept);
    return new Promise(resolve => answers.push(resolve));
  });
  const answer = async () => {
    answers.shift()?.();
    await vi.advanceTimersByTimeAsync(0);
  };
  return { sent, keeper, answer };
}

test('quick changes are one request', async () => {
  const { sent, keeper } = server();
  keeper.keep(draft('a'));
  await vi.advanceTimersByTimeAsync(1_000);
  keeper.keep(draft('ab'));
  await vi.advanceTimersByTimeAsync(1_000);
  expect(sent).toEqual([]);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(sent).toEqual([draft('ab')]);
});

test('never two at once, and the newest last', async () => {
  const { sent, keeper, answer } = server();
  keeper.keep(draft('a'));
  keeper.flush();
  keeper.keep(draft('b'));
  keeper.flush();
  keeper.keep(null);
  keeper.flush();
  expect(sent).toEqual([draft('a')]);
  await answer();
  expect(sent).toEqual([draft('a'), null]);
});

test('once it has settled nothing arrives any more', async () => {
  const { sent, keeper, answer } = server();
  keeper.keep(draft('a'));
  keeper.flush();
  keeper.keep(draft('b'));
  let isSettled = false;
  void keeper.settle().then(() => {
    isSettled = true;
  });
  await vi.advanceTimersByTimeAsync(10_000);
  expect(isSettled).toBe(false);
  await answer();
  expect(isSettled).toBe(true);
  await vi.advanceTimersByTimeAsync(10_000);
  expect(sent).toEqual([draft('a')]);
});
