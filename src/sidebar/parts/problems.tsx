import type { RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Problem } from '../../sla/sheet/problem.ts';

interface ProblemsProps {
  readonly problems: readonly Problem[];
  /** Whether they answer what the reader has just done: then they take the focus. */
  readonly isReply?: boolean;
  readonly place?: RefObject<HTMLElement | null>;
}

/** What is wrong and how to mend it, where it is to be mended. */
export function Problems({ problems, isReply = true, place }: ProblemsProps) {
  const own = useRef<HTMLElement>(null);
  const box = place ?? own;
  useLayoutEffect(() => {
    if (isReply && problems.length > 0) box.current?.focus();
  }, [isReply, problems, box]);
  const [first] = problems;
  if (!first) return null;
  return (
    // Named by its first problem: that is what is read out when it takes the focus.
    <section class="problems" ref={box} tabIndex={-1} aria-label={`${first.message} ${first.fix}`}>
      {problems.map(({ at, message, fix }) => (
        <p key={`${at} ${message}`}>
          {at && <span class="gray">{at}: </span>}
          <strong class="bad">{message}</strong> {fix}
        </p>
      ))}
    </section>
  );
}
