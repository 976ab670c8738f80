/** One thing at a time with the server: what is said meanwhile, and what went wrong. */
import { useRef, useState } from 'preact/hooks';
import type { Api, Question } from '../contract/api.ts';
import type { Problem } from '../sla/sheet/problem.ts';
import { ask } from './server.ts';

/** Puts words on the status line. */
export type Say = (words: string) => void;

/**
 * Asks the server to do something; a second action during the first is ignored.
 * @param doing the status while it runs, "Scanning…"
 * @param done the status when it has succeeded
 * @param take gets the answer
 */
type Run = <Q extends Question>(
  question: Q,
  takes: Api[Q]['takes'],
  doing: string,
  done: string,
  take: (answer: Api[Q]['answers']) => void,
) => Promise<void>;

export interface Action {
  readonly isBusy: boolean;
  readonly problems: readonly Problem[];
  readonly run: Run;
  readonly forget: () => void;
}

export function useAction(say: Say): Action {
  const [isBusy, setIsBusy] = useState(false);
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  // Of two presses within one rendering, the second must know of the first.
  const isRunning = useRef(false);
  const run: Run = async (question, takes, doing, done, take) => {
    if (isRunning.current) return;
    isRunning.current = true;
    setIsBusy(true);
    setProblems([]);
    say(doing);
    const reply = await ask(question, takes);
    isRunning.current = false;
    setIsBusy(false);
    say(reply.ok ? done : '');
    if (reply.ok) take(reply.value);
    else setProblems(reply.problems);
  };
  return { isBusy, problems, run, forget: () => setProblems([]) };
}
