/** The one draft of the agreement, above all screens that edit it: loaded, edited, kept on the server, checked, discarded. */
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { PolicyView } from '../../contract/policy.ts';
import type { Problem } from '../../sla/sheet/problem.ts';
import { ask } from '../server.ts';
import { problemsOf } from './check.ts';
import { asDraft, type DraftState, isChanged, type PolicyDraft, withEdit } from './draft.ts';
import { createKeeper } from './keeper.ts';

export interface DraftHandle {
  /** Null until the policy is loaded. */
  readonly view: PolicyView | null;
  /** Why it could not be loaded. */
  readonly failure: readonly Problem[];
  /** Null while nothing is changed. */
  readonly draft: DraftState | null;
  readonly problems: readonly Problem[];
  readonly isChecked: boolean;
  /** Where the draft is kept: here only, or on the server too. */
  readonly isKept: boolean;
  /** Why it could not be kept there; "" while it could. */
  readonly keepProblem: string;
  readonly load: () => Promise<void>;
  /** Takes what the server says now, with the draft that it has. */
  readonly take: (view: PolicyView) => void;
  readonly edit: (at: string, value: unknown) => void;
  readonly replace: (policy: PolicyDraft) => void;
  /** Goes on from another version than the draft was begun from. */
  readonly rebase: (policy: PolicyDraft, view: PolicyView) => void;
  readonly discard: () => void;
  /** A draft as it was, with the version that it was begun from. */
  readonly restore: (draft: DraftState) => void;
  /** Shows all that is wrong. */
  readonly check: () => void;
  /** To be awaited before a save: a draft kept after it would come back. */
  readonly settle: () => Promise<void>;
}

export function useDraft(): DraftHandle {
  const [view, setView] = useState<PolicyView | null>(null);
  const [failure, setFailure] = useState<readonly Problem[]>([]);
  const [draft, setDraft] = useState<DraftState | null>(null);
  const [isChecked, setIsChecked] = useState(false);
  const [isKept, setIsKept] = useState(true);
  const [keepProblem, setKeepProblem] = useState('');
  // Two edits within one rendering: the second must build on the first.
  const latest = useRef<DraftState | null>(null);
  const isLoading = useRef(false);

  const keeper = useMemo(
    () =>
      createKeeper(async kept => {
        const reply = await ask('keepDraft', { draft: kept });
        setIsKept(reply.ok);
        setKeepProblem(reply.ok ? '' : reply.problems.map(({ message, fix }) => `${message} ${fix}`).join(' '));
      }),
    [],
  );
  useEffect(() => {
    const leave = () => document.visibilityState === 'hidden' && keeper.flush();
    document.addEventListener('visibilitychange', leave);
    return () => document.removeEventListener('visibilitychange', leave);
  }, [keeper]);

  const set = (next: DraftState | null) => {
    const changed = next && isChanged(next) ? next : null;
    latest.current = changed;
    setDraft(changed);
    if (!changed) setIsChecked(false);
    return changed;
  };
  const put = (next: DraftState | null) => {
    const changed = set(next);
    setIsKept(false);
    keeper.keep(changed && { basedOn: changed.basedOn, policy: changed.policy });
  };
  const take = (next: PolicyView) => {
    setView(next);
    setIsKept(true);
    const base = next.draftBase ?? next.policy;
    const kept = next.draft && asDraft(next.draft.policy);
    set(next.draft && kept && { basedOn: next.draft.basedOn, base, policy: kept });
  };
  const begun = (): DraftState | null =>
    latest.current ?? (view && { basedOn: view.note.version, base: view.policy, policy: view.policy });
  const replace = (policy: PolicyDraft) => {
    const from = begun();
    if (from) put({ ...from, policy });
  };

  const edited = draft?.policy;
  const problems = useMemo(() => (edited ? problemsOf(edited) : []), [edited]);
  return {
    view,
    failure,
    draft,
    problems,
    isChecked,
    isKept,
    keepProblem,
    load: async () => {
      if (isLoading.current) return;
      isLoading.current = true;
      setFailure([]);
      const reply = await ask('policy', null);
      isLoading.current = false;
      if (reply.ok) take(reply.value);
      else setFailure(reply.problems);
    },
    take,
    edit: (at, value) => {
      const from = begun();
      if (from) put({ ...from, policy: withEdit(from.policy, at, value) });
    },
    replace,
    rebase: (policy, newest) => {
      setView(newest);
      put({ basedOn: newest.note.version, base: newest.policy, policy });
    },
    discard: () => put(null),
    restore: put,
    check: () => setIsChecked(true),
    settle: keeper.settle,
  };
}
