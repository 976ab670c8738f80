/** Keeps the draft on the server: a moment after the last change, one request at a time, the newest last. */
import type { Draft } from '../../contract/policy.ts';

const PAUSE_MS = 1_500;

export interface Keeper {
  /** Null forgets it. */
  readonly keep: (draft: Draft | null) => void;
  /** Sends what waits at once. */
  readonly flush: () => void;
  /** Drops what waits, and waits for what is on its way: nothing of it arrives after that. */
  readonly settle: () => Promise<void>;
}

export function createKeeper(send: (draft: Draft | null) => Promise<void>): Keeper {
  let waiting: { readonly draft: Draft | null } | null = null;
  let sending: Promise<void> | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const flush = () => {
    clearTimeout(timer);
    if (!waiting || sending) return;
    const { draft } = waiting;
    waiting = null;
    sending = send(draft).then(() => {
      sending = null;
      flush();
    });
  };
  return {
    keep: draft => {
      waiting = { draft };
      clearTimeout(timer);
      timer = setTimeout(flush, PAUSE_MS);
    },
    flush,
    settle: async () => {
      clearTimeout(timer);
      waiting = null;
      await sending;
    },
  };
}
