/** What every field of the policy needs to know, wherever it stands. */
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { PolicyView } from '../../contract/policy.ts';
import type { Problem } from '../../sla/sheet/problem.ts';
import type { Zone } from '../../sla/time/zone.ts';
import type { PolicyDraft } from '../draft/draft.ts';
import { isWithin } from '../draft/path.ts';

export interface Editor {
  readonly policy: PolicyDraft;
  readonly view: PolicyView;
  readonly isReadOnly: boolean;
  /** Whether something is changed and not saved. */
  readonly hasDraft: boolean;
  /** The sheet's clock. */
  readonly now: number;
  /** In which instants are told. */
  readonly zone: Zone;
  readonly problems: readonly Problem[];
  /** Whether all that is wrong shows, also in fields that were not touched: after Preview or Save. */
  readonly isChecked: boolean;
  /**
   * Puts a value at a place; undefined takes the field away.
   * @param focus the place that gets the focus once it is there
   */
  readonly edit: (at: string, value: unknown, focus?: string) => void;
  readonly replace: (policy: PolicyDraft) => void;
}

export const EditorContext = createContext<Editor | null>(null);

export function useEditor(): Editor {
  const editor = useContext(EditorContext);
  if (!editor) throw new Error('A field of the policy stands outside of an editor.');
  return editor;
}

/** What is wrong at a place or in it. */
export function problemIn({ problems }: Editor, place: string): Problem | undefined {
  return problems.find(({ at }) => isWithin(at, place));
}
