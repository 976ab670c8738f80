import { money } from '../../sla/sheet/text.ts';
import type { OpenLead } from '../../sla/standing/standing.ts';
import type { ShowRow } from '../act.ts';
import type { Tone } from '../words.ts';
import { Button } from './button.tsx';
import { Folded } from './folded.tsx';

interface LeadListProps {
  readonly title: string;
  readonly leads: readonly OpenLead[];
  /** How late, or until when: in the colour of `tone`. */
  readonly when: (lead: OpenLead) => string;
  readonly tone: Tone;
  /** What else to say of a lead; "" for nothing. */
  readonly note: (lead: OpenLead) => string;
  readonly currency: string;
  readonly showRow: ShowRow;
}

/** Leads, each a way to its row. */
export function LeadList({ title, leads, when, tone, note, currency, showRow }: LeadListProps) {
  if (leads.length === 0) return null;
  const item = (lead: OpenLead) => (
    <li key={`${lead.sheet} ${lead.key}`}>
      <Button look="link" onPress={() => showRow(lead.sheet, lead.row)}>
        <bdi>{lead.label || '(no name)'}</bdi>
      </Button>
      <span class={`figure ${tone}`}>{when(lead)}</span>
      <bdi class="about">{[lead.owner || 'no owner', lead.source, note(lead)].filter(Boolean).join(' · ')}</bdi>
      <span class="figure gray">{lead.value === null ? '' : money(lead.value, currency)}</span>
    </li>
  );
  return (
    <>
      <h3>{title}</h3>
      <Folded items={leads} first={5} list={some => <ul class="leads">{some.map(item)}</ul>} />
    </>
  );
}
