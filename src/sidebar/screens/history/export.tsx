import { useRef } from 'preact/hooks';
import type { Policy } from '../../../sla/policy/schema.ts';
import { policyText } from '../../../sla/policy/text.ts';
import { Button } from '../../parts/button.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { Field } from '../../parts/field.tsx';
import type { Say } from '../../use-action.ts';

interface ExportProps {
  readonly version: number;
  readonly policy: Policy;
  readonly status: string;
  readonly say: Say;
  readonly onClose: () => void;
}

/** A version as text: to copy, or as a file. Where the browser allows neither here, the text can still be selected. */
export function Export({ version, policy, status, say, onClose }: ExportProps) {
  const area = useRef<HTMLTextAreaElement>(null);
  const text = policyText(policy);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      area.current?.select();
      if (!document.execCommand('copy')) return say('The browser does not let it be copied: press Ctrl+C.');
    }
    return say('Copied.');
  };
  return (
    <Dialog
      title={`Export version ${version}`}
      status={status}
      onClose={onClose}
      actions={
        <>
          <Button look="action" onPress={() => void copy()}>
            Copy
          </Button>
          <a
            class="secondary"
            target="_self"
            href={`data:application/json;charset=utf-8,${encodeURIComponent(text)}`}
            download={`lead-sla-policy-${version}.json`}
          >
            Download
          </a>
          <Button look="secondary" onPress={onClose}>
            Close
          </Button>
        </>
      }
    >
      <p class="gray">It holds the whole agreement, with the addresses in it, and no leads.</p>
      <Field label="The policy as text">
        {ties => <textarea {...ties} ref={area} class="code" rows={16} readOnly value={text} />}
      </Field>
    </Dialog>
  );
}
