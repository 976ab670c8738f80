/** Offsets that a sheet's own times are written with: they tell the zone in which the team works. */
import { offsetIn } from '../sheet/date.ts';
import { isUnreadable } from '../time/moment.ts';
import type { LeadReading } from './lead.ts';

export interface Stamp {
  readonly instant: number;
  /** Milliseconds east of UTC. */
  readonly offset: number;
}

/** One creation for each offset and month; none where some creation has no offset, or all say UTC, as exports of any team do. */
export function writtenOffsets({ leads, columnsOf }: LeadReading): readonly Stamp[] {
  const [column] = columnsOf('created');
  const stamps = new Map<string, Stamp>();
  for (const { created, cells } of leads) {
    const cell = column === undefined ? '' : cells[column];
    if (created === null || isUnreadable(created)) continue;
    const offset = typeof cell === 'string' ? offsetIn(cell) : null;
    if (offset === null) return [];
    const month = new Date(created.begin).toISOString().slice(0, 7);
    stamps.set(`${offset} ${month}`, { instant: created.begin, offset });
  }
  const found = [...stamps.values()];
  return found.some(({ offset }) => offset !== 0) ? found : [];
}
