/** Somebody saved since the draft was begun: both changes together, and a choice where both changed the same. */
import { useMemo, useState } from 'preact/hooks';
import type { PolicyView } from '../../../contract/policy.ts';
import { policyEdits } from '../../../sla/policy/diff/diff.ts';
import { mergePolicies } from '../../../sla/policy/merge.ts';
import type { Policy } from '../../../sla/policy/schema.ts';
import type { PolicyDraft } from '../../draft/draft.ts';
import { valueAt, withValue } from '../../draft/path.ts';
import { HOURS, type Hours } from '../../inputs/hours.ts';
import { Button } from '../../parts/button.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { Points } from '../../parts/points.tsx';

interface ConflictProps {
  readonly base: Policy;
  readonly mine: PolicyDraft;
  readonly theirs: PolicyView;
  readonly status: string;
  readonly onTake: (merged: PolicyDraft) => void;
  readonly onDiscard: () => void;
  readonly onClose: () => void;
}

export function Conflict({ base, mine, theirs, status, onTake, onDiscard, onClose }: ConflictProps) {
  const { merged, conflicts } = useMemo(() => mergePolicies(base, mine, theirs.policy), [base, mine, theirs]);
  const [isTheirs, setIsTheirs] = useState<Readonly<Record<string, boolean>>>({});
  // An order is told by names, and yours is kept: the items themselves are chosen one by one.
  const choices = conflicts.filter(({ at }) => !isListOfItems(valueAt(merged, at)));
  const take = () => {
    // From the last to the first: an item that is taken away moves those behind it.
    const chosen = choices.reduceRight<unknown>(
      (policy, { at, mine: own, theirs: other }) => withValue(policy, at, isTheirs[at] ? other : own),
      merged,
    );
    onTake(chosen as PolicyDraft);
  };
  const { who, why, version } = theirs.note;
  return (
    <Dialog
      title="Somebody saved meanwhile"
      status={status}
      onClose={onClose}
      actions={
        <>
          <Button look="action" onPress={take}>
            Put both together
          </Button>
          <Button look="secondary" onPress={onDiscard}>
            Discard mine
          </Button>
        </>
      }
    >
      <p>
        <bdi>{who || 'Somebody'}</bdi> saved version {version}
        {why && (
          <>
            : <bdi>“{why}”</bdi>
          </>
        )}
        . Nothing of yours was written, and nothing is lost.
      </p>
      <h2>They changed</h2>
      <Points points={policyEdits(base, theirs.policy)} />
      {conflicts.length > 0 && <h2>Changed by both</h2>}
      {conflicts.length > choices.length && <p>Both moved items of a list; your order is kept.</p>}
      {choices.map(({ at, words, mine: own, theirs: other }) => (
        <fieldset key={at} class="field">
          <legend>{words}</legend>
          {[[false, 'Yours', own] as const, [true, 'Theirs', other] as const].map(([isOther, whose, value]) => (
            <label key={whose} class="check">
              <input
                type="radio"
                name={at}
                checked={(isTheirs[at] ?? false) === isOther}
                onChange={() => setIsTheirs({ ...isTheirs, [at]: isOther })}
              />
              <span>
                {whose}: <bdi>{valueInWords(value)}</bdi>
              </span>
            </label>
          ))}
        </fieldset>
      ))}
    </Dialog>
  );
}

function isListOfItems(value: unknown): boolean {
  return Array.isArray(value) && typeof value[0] === 'object' && !Array.isArray(value[0]);
}

function valueInWords(value: unknown): string {
  if (value === undefined) return 'removed';
  if (isHours(value)) return HOURS.write(value);
  if (Array.isArray(value)) return value.join(', ');
  return typeof value === 'object' ? 'kept, as it was changed' : String(value);
}

function isHours(value: unknown): value is Hours {
  return Array.isArray(value) && value.every(window => Array.isArray(window) && window.length === 2);
}
