import { useRef, useState } from 'preact/hooks';
import type { Policy } from '../../../sla/policy/schema.ts';
import { readPolicyText } from '../../../sla/policy/text.ts';
import type { Problem } from '../../../sla/sheet/problem.ts';
import { count } from '../../../sla/sheet/text.ts';
import { isZone } from '../../draft/check.ts';
import { useEditor } from '../../fields/editor.ts';
import { Button } from '../../parts/button.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { Field } from '../../parts/field.tsx';
import { Problems } from '../../parts/problems.tsx';
import type { Say } from '../../use-action.ts';

interface ImportProps {
  readonly status: string;
  readonly say: Say;
  readonly onClose: () => void;
  readonly onTake: (policy: Policy) => void;
}

/** A policy from text or a file into the draft; whatever is wrong with it is told by place. */
export function Import({ status, say, onClose, onTake }: ImportProps) {
  const [text, setText] = useState('');
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const { hasDraft } = useEditor();
  const file = useRef<HTMLInputElement>(null);
  const take = () => {
    const reading = readPolicyText(text, isZone);
    if (reading.policy) return onTake(reading.policy);
    setProblems(reading.problems);
    say(`${count(reading.problems.length, 'thing keeps', 'things keep')} it from being taken.`);
  };
  const read = async () => {
    const chosen = file.current?.files?.[0];
    if (!chosen) return;
    setText(await chosen.text());
    setProblems([]);
    say(`${chosen.name} is read; nothing is taken yet.`);
  };
  return (
    <Dialog
      title="Import a policy"
      status={status}
      onClose={onClose}
      actions={
        <>
          <Button look="action" isOff={text.trim() === ''} onPress={take}>
            {hasDraft ? 'Take it over my draft' : 'Take it into my draft'}
          </Button>
          <Button look="secondary" onPress={onClose}>
            Cancel
          </Button>
        </>
      }
    >
      <p class="gray">It goes into your draft: you can preview it, and nothing holds before it is saved.</p>
      <Problems problems={problems} />
      <Field label="A file">
        {ties => (
          <input {...ties} ref={file} type="file" accept=".json,application/json" onChange={() => void read()} />
        )}
      </Field>
      <Field label="Or the policy as text">
        {ties => (
          <textarea
            {...ties}
            class="code"
            rows={12}
            value={text}
            onInput={event => {
              setText(event.currentTarget.value);
              setProblems([]);
            }}
          />
        )}
      </Field>
    </Dialog>
  );
}
