import type { RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { Problem } from '../../sla/problem.ts';

interface ProblemsProps {
  readonly problems: readonly Problem[];
  /** Whether they answer what the reader has just done: then they take the focus. */
  readonly isReply?: boolean;
  readonly place?: RefObject<HTMLDivElement | null>;
}

/** What is wrong and how to mend it, where it is to be mended. */
export function Problems({ problems, isReply = true, place }: ProblemsProps) {
  const own = useRef<HTMLDivElement>(null);
  const box = place ?? own;
  useEffect(() => {
    if (isReply && problems.length > 0) box.current?.focus();
  }, [isReply, problems, box]);
  if (problems.length === 0) return null;
  return (
    <div class="problems" ref={box} tabIndex={-1} role="group" aria-label="To fix">
      {problems.map(({ at, message, fix }) => (
        <p key={`${at} ${message}`}>
          {at && <span class="gray">{at}: </span>}
          <strong class="bad">{message}</strong> {fix}
        </p>
      ))}
    </div>
  );
}
