/**
 * Trouble: one mail for a problem until it is mended, and another one if it breaks anew.
 *
 * The outbox alone remembers it: "trouble|0|…" opens a problem, "mended|0|…" closes it, and the next time it is number 1.
 */
import type { Problem } from '../../sheet/problem.ts';
import type { NewsContext } from './context.ts';
import { MANAGER, MARKETING, type Messages } from './messages.ts';

export function tellTroubles(
  { agreement, troubles, recorded, wants, isComplete }: NewsContext,
  messages: Messages,
): void {
  const { managers, marketing } = agreement.policy.alerts;
  const [recipients, because] = managers.length ? [managers, MANAGER] : [marketing, MARKETING];
  const present = troubles.map(nameOf);
  for (const [index, problem] of troubles.entries()) {
    const key = troubleKey(present[index] as string, recorded.keys);
    for (const to of recipients) {
      if (recorded.isTold(key, to) || !wants(to, 'trouble')) continue;
      messages.trouble(to, problem, { keys: [key], because });
    }
  }
  // A run that did not get to every sheet cannot tell what is mended.
  if (isComplete) messages.record(mended(recorded.keys, present));
}

/** Without the fix, which may quote what Google said this time. */
function nameOf({ at, message }: Problem): string {
  return `${at}|${message}`;
}

function troubleKey(name: string, known: ReadonlySet<string>): string {
  let times = 0;
  while (known.has(`mended|${times}|${name}`)) times++;
  return `trouble|${times}|${name}`;
}

function mended(known: ReadonlySet<string>, present: readonly string[]): readonly string[] {
  const keys: string[] = [];
  for (const key of known) {
    if (!key.startsWith('trouble|')) continue;
    const closing = key.replace('trouble', 'mended');
    const name = key.slice(key.indexOf('|', 'trouble|'.length) + 1);
    if (!known.has(closing) && !present.includes(name)) keys.push(closing);
  }
  return keys;
}
