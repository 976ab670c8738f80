/** Honest dirt: the few faults that every real lead sheet has, put into settled leads so that no open story changes. */
import { leadId, type SampleCell, type SampleColumn } from './columns.ts';
import type { SampleLead, Scene } from './lead.ts';
import { DAY, wallText } from './office.ts';
import { DIRT } from './parameters.ts';

/** Leads younger than so many days stay clean: people look at them first. */
const SETTLED_DAYS = 20;

/** The columns with faults in them; each fault strikes another lead, and one that no lead fits is left out. */
export function soiled(
  { random, now }: Pick<Scene, 'random' | 'now'>,
  leads: readonly SampleLead[],
  columns: readonly SampleColumn[],
): SampleColumn[] {
  const untouched = [...leads.entries()].filter(
    ([, lead]) => lead.created < now - SETTLED_DAYS * DAY && lead.firstContact !== undefined,
  );
  const spoiled = new Map<string, Map<number, SampleCell>>();

  /** Gives `count` of the leads that fit the cells that `faults` names by header. */
  function spoil(
    count: number,
    isFit: (lead: SampleLead) => boolean,
    faults: (lead: SampleLead, index: number) => Readonly<Record<string, SampleCell>>,
  ): void {
    for (let left = count; left > 0; left -= 1) {
      const fit = untouched.filter(([, lead]) => isFit(lead));
      if (fit.length === 0) return;
      const [index, lead] = random.pick(fit);
      untouched.splice(
        untouched.findIndex(([other]) => other === index),
        1,
      );
      for (const [header, cell] of Object.entries(faults(lead, index)))
        spoiled.set(header, (spoiled.get(header) ?? new Map<number, SampleCell>()).set(index, cell));
    }
  }

  const date = (time: number): SampleCell => ({ on: wallText(time).slice(0, 10) });
  const won = leads.filter(lead => lead.won !== undefined).length;

  spoil(Math.round(DIRT.blankSource * leads.length), isOpen, () => ({ Source: '' }));
  spoil(
    2,
    lead => lead.source === 'Free trial',
    () => ({ Source: 'free trial' }),
  );
  spoil(
    1,
    lead => lead.stage === 'Disqualified',
    () => ({ Name: 'Test Test', Email: 'test@example.com', Company: 'test', Notes: '' }),
  );
  spoil(1, isWon, lead => ({ 'Won date': { at: wallText(lead.created - 3 * DAY) } }));
  spoil(Math.max(2, Math.round(DIRT.dateOnlyWon * won)), isWon, lead => ({ 'Won date': date(lead.won ?? now) }));
  spoil(2, isOpen, lead => ({ 'First contact': date(lead.firstContact ?? now) }));
  spoil(1, isOpen, () => ({ 'First contact': 'soon' }));
  // The id of the lead above: two rows that claim to be the same lead.
  spoil(1, isOpen, (_, index) => ({ 'Lead ID': leadId(index > 0 ? index - 1 : 1) }));
  spoil(1, isOpen, lead => ({ 'Create date': { at: inTheNextYear(lead.created) } }));
  spoil(
    1,
    lead => lead.returned !== undefined,
    () => ({ 'Lead status': 'Returned_to_marketing' }),
  );
  return columns.map(column => ({
    ...column,
    cells: column.cells.map((cell, index) => spoiled.get(column.header)?.get(index) ?? cell),
  }));
}

const isOpen = (lead: SampleLead): boolean => lead.stage === 'Working';
const isWon = (lead: SampleLead): boolean => lead.won !== undefined;

/** A slip of the year: the same day and time, one year on. */
function inTheNextYear(created: number): string {
  const text = wallText(created);
  return `${Number(text.slice(0, 4)) + 1}${text.slice(4)}`;
}
