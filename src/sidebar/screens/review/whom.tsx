import type { AppliesTo } from '../../../sla/policy/agreement.ts';
import { SelectField } from '../../parts/select-field.tsx';

const WHOM = [
  ['new leads', 'New leads only'],
  ['open leads', 'Also leads still open'],
  ['all leads', 'All leads, as a correction'],
] as const;

const HINTS: Readonly<Record<AppliesTo, string>> = {
  'new leads': 'Leads that came before keep the promise they came under.',
  'open leads': 'Leads without a verdict yet are judged anew; decided ones stay.',
  'all leads': 'For a mistake, such as a forgotten holiday: past verdicts change too.',
};

interface WhomProps {
  readonly value: AppliesTo;
  readonly onChange: (value: AppliesTo) => void;
}

/** Whom the new version binds. */
export function Whom({ value, onChange }: WhomProps) {
  return (
    <SelectField
      label="It holds for"
      value={value}
      options={WHOM}
      hint={HINTS[value]}
      onChange={chosen => {
        const known = WHOM.find(([option]) => option === chosen);
        if (known) onChange(known[0]);
      }}
    />
  );
}
