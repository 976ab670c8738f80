import { grouped, money } from '../../sla/sheet/text.ts';
import type { OpenLead } from '../../sla/standing/standing.ts';
import { HOUR } from '../../sla/time/time.ts';

/** By working time over the promise. */
const BANDS: readonly (readonly [words: string, fits: (lead: OpenLead) => boolean])[] = [
  ['Under 1 hour', ({ late }) => late < HOUR],
  ['1 to 4 hours', ({ late }) => late >= HOUR && late < 4 * HOUR],
  ['Up to a day', ({ late, lateDays }) => late >= 4 * HOUR && lateDays <= 1],
  ['Over a day', ({ late, lateDays }) => late >= 4 * HOUR && lateDays > 1],
];

interface LatenessProps {
  readonly leads: readonly OpenLead[];
  readonly currency: string;
}

/** How late overdue leads are: what is young can still be saved. */
export function Lateness({ leads, currency }: LatenessProps) {
  if (leads.length === 0) return null;
  const rows = BANDS.map(([words, fits]) => {
    const some = leads.filter(fits);
    return { words, count: some.length, value: some.reduce((sum, { value }) => sum + (value ?? 0), 0) };
  });
  const most = Math.max(...rows.map(({ count }) => count));
  return (
    <table class="board">
      <thead>
        <tr>
          <th scope="col">How late</th>
          <th scope="col">Leads</th>
          <th scope="col">At stake</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ words, count, value }) => (
          <tr key={words}>
            <th scope="row">
              {words}
              {count > 0 && <i class="bar" style={{ width: `${(count / most) * 100}%` }} />}
            </th>
            <td>{grouped(count)}</td>
            <td>{value > 0 ? money(value, currency) : '–'}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
