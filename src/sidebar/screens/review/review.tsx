/** From a draft to a version: what it would change, why, for whom, and what to do when somebody saved meanwhile. */
import { useEffect, useRef, useState } from 'preact/hooks';
import type { PolicyView, Preview, SaveAnswer } from '../../../contract/policy.ts';
import type { AppliesTo } from '../../../sla/policy/agreement.ts';
import type { Problem } from '../../../sla/sheet/problem.ts';
import type { ShowRow } from '../../act.ts';
import type { DraftState } from '../../draft/draft.ts';
import { focusPlace } from '../../fields/focus.ts';
import { Button } from '../../parts/button.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { Loading } from '../../parts/loading.tsx';
import { Problems } from '../../parts/problems.tsx';
import { TextBox } from '../../parts/text-box.tsx';
import { ask } from '../../server.ts';
import { PreviewResult } from './preview-result.tsx';
import { Whom } from './whom.tsx';

interface ReviewProps {
  readonly draft: DraftState;
  readonly step: 'preview' | 'save';
  readonly why: string;
  readonly onWhy: (why: string) => void;
  readonly appliesTo: AppliesTo;
  readonly onWhom: (appliesTo: AppliesTo) => void;
  readonly status: string;
  readonly say: (words: string) => void;
  readonly showRow: ShowRow;
  /** Waits until no draft is on its way to the server. */
  readonly settle: () => Promise<void>;
  readonly onStep: (step: 'preview' | 'save' | null) => void;
  readonly onSaved: (view: PolicyView, warnings: readonly Problem[]) => void;
  readonly onConflict: (answer: Extract<SaveAnswer, { saved: null }>) => void;
}

export function Review(props: ReviewProps) {
  return props.step === 'preview' ? <PreviewStep {...props} /> : <SaveStep {...props} />;
}

function PreviewStep({ draft, appliesTo, onWhom, status, say, showRow, onStep }: ReviewProps) {
  const [preview, setPreview] = useState<Preview | null>(null);
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const asked = useRef(0);
  useEffect(() => {
    asked.current++;
    const mine = asked.current;
    say('Trying it on your rows…');
    setProblems([]);
    void ask('preview', { policy: draft.policy, appliesTo }).then(reply => {
      // Who changes the choice wants the answer to the last one.
      if (mine !== asked.current) return;
      say(reply.ok ? 'This is what would change. Nothing is written yet.' : '');
      if (reply.ok) setPreview(reply.value);
      else setProblems(reply.problems);
    });
    return () => {
      asked.current++;
    };
  }, [appliesTo, draft.policy]);
  return (
    <Dialog
      title="What would change"
      status={status}
      onClose={() => onStep(null)}
      actions={
        <>
          <Button look="action" onPress={() => onStep('save')}>
            Save…
          </Button>
          <Button look="secondary" onPress={() => onStep(null)}>
            Go on editing
          </Button>
        </>
      }
    >
      <Whom value={appliesTo} onChange={onWhom} />
      <Problems problems={problems} />
      {preview ? (
        <PreviewResult preview={preview} currency={draft.policy.currency} showRow={showRow} />
      ) : (
        problems.length === 0 && <Loading />
      )}
    </Dialog>
  );
}

function SaveStep(props: ReviewProps) {
  const { draft, why, onWhy, appliesTo, onWhom, status, say, settle, onStep, onSaved, onConflict } = props;
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const [isBusy, setIsBusy] = useState(false);
  const [isMissing, setIsMissing] = useState(false);
  const save = async () => {
    if (why.trim() === '') {
      setIsMissing(true);
      focusPlace('why');
      return say('Say why first.');
    }
    setIsBusy(true);
    setProblems([]);
    say('Saving…');
    await settle();
    const reply = await ask('savePolicy', {
      policy: draft.policy,
      appliesTo,
      why: why.trim(),
      basedOn: draft.basedOn,
    });
    setIsBusy(false);
    if (!reply.ok) {
      say('');
      return setProblems(reply.problems);
    }
    if (reply.value.saved) return onSaved(reply.value.saved, reply.value.warnings);
    return onConflict(reply.value);
  };
  return (
    <Dialog
      title="Save as a new version"
      status={status}
      onClose={() => !isBusy && onStep(null)}
      actions={
        <>
          <Button look="action" isOff={isBusy} onPress={() => void save()}>
            {isBusy ? 'Saving…' : 'Save'}
          </Button>
          <Button look="secondary" isOff={isBusy} onPress={() => onStep(null)}>
            Go on editing
          </Button>
        </>
      }
    >
      <p class="gray">Both teams see it in the tab “SLA Policy”; every version stays in the history.</p>
      <Problems problems={problems} />
      <TextBox
        at="why"
        label="Why does it change?"
        text={why}
        hint="Such as: agreed in the meeting of 20 November"
        problem={isMissing && why.trim() === '' ? 'Say in a few words why it changes.' : ''}
        onInput={onWhy}
        onEnter={() => void save()}
      />
      <Whom value={appliesTo} onChange={onWhom} />
    </Dialog>
  );
}
