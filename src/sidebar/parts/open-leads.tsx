import { grouped } from '../../sla/sheet/text.ts';
import type { OwnersOpenLeads } from '../../sla/standing/open-leads.ts';
import { Folded } from './folded.tsx';

/** Who holds open leads, and for how long: what can be told before there is a first contact. */
export function OpenLeads({ owners }: { readonly owners: readonly OwnersOpenLeads[] }) {
  const row = ({ owner, open, byAge: [day, week] }: OwnersOpenLeads) => (
    <tr key={owner}>
      <th scope="row">
        <bdi>{owner || 'No owner'}</bdi>
      </th>
      <td>{grouped(open)}</td>
      <td>{grouped(open - day - week)}</td>
    </tr>
  );
  if (owners.length === 0) return null;
  return (
    <Folded
      items={owners}
      first={5}
      list={some => (
        <table class="board">
          <thead>
            <tr>
              <th scope="col">Open leads</th>
              <th scope="col">All</th>
              <th scope="col">Over 7 days</th>
            </tr>
          </thead>
          <tbody>{some.map(row)}</tbody>
        </table>
      )}
    />
  );
}
