import { count } from '../../../sla/sheet/text.ts';
import { useEditor } from '../../fields/editor.ts';
import { TextsField } from '../../fields/texts-field.tsx';

const KINDS = [
  ['paused', 'Pause the clock', 'On hold: nobody is expected to call.'],
  ['closed', 'End it without a sale', 'Exempt, unless the time was already over.'],
  ['won', 'Became a customer', ''],
  ['returned', 'Returned to Marketing', 'Taken off the quota in the month of the return.'],
] as const;

/** What the stages of the sheet mean to the clock. */
export function StagesPart() {
  const { policy, view } = useEditor();
  const total = Object.values(policy.stages).flat().length;
  return (
    <details>
      <summary>Stages: {total === 0 ? 'none named' : count(total, 'stage')}</summary>
      <div class="inside">
        <p class="gray">All other stages leave the clock running.</p>
        {KINDS.map(([kind, label, hint]) => (
          <TextsField
            key={kind}
            at={`stages.${kind}`}
            label={label}
            noun="stage"
            known={view.known.stages}
            hint={hint}
          />
        ))}
      </div>
    </details>
  );
}
