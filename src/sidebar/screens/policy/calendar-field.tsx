import { ALWAYS } from '../../../sla/policy/schema.ts';
import { ChoiceField } from '../../fields/choice-field.tsx';
import { useEditor } from '../../fields/editor.ts';

interface CalendarFieldProps {
  readonly at: string;
  readonly label: string;
  /** What leaving it open means, where that may be. */
  readonly none?: string;
}

/** One of the policy's calendars, or around the clock. */
export function CalendarField({ at, label, none }: CalendarFieldProps) {
  const { policy } = useEditor();
  const names = policy.calendars.map(({ name }) => [name, name] as const);
  const options = [...names, [ALWAYS, 'Day and night'] as const];
  return <ChoiceField at={at} label={label} options={none ? [['', none] as const, ...options] : options} />;
}
