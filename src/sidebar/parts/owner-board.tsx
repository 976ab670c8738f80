import { grouped, money } from '../../sla/sheet/text.ts';
import type { OwnerStanding } from '../../sla/standing/standing.ts';
import { Folded } from './folded.tsx';

interface OwnerBoardProps {
  readonly owners: readonly OwnerStanding[];
  readonly currency: string;
}

/** "Do Not Be on It": owners of overdue leads, by value at stake. */
export function OwnerBoard({ owners, currency }: OwnerBoardProps) {
  const listed = owners.filter(({ overdue }) => overdue > 0);
  if (listed.length === 0) {
    return <p class="good">Nobody is on the “Do Not Be on It” board. That is how it should be.</p>;
  }
  const most = Math.max(...listed.map(owner => owner.valueAtStake));
  const row = ({ owner, overdue, valueAtStake }: OwnerStanding) => (
    <tr key={owner}>
      <th scope="row">
        <bdi>{owner || 'No owner'}</bdi>
        {valueAtStake > 0 && <i class="bar" style={{ width: `${(valueAtStake / most) * 100}%` }} />}
      </th>
      <td class="bad">{grouped(overdue)}</td>
      <td>{valueAtStake > 0 ? money(valueAtStake, currency) : '–'}</td>
    </tr>
  );
  return (
    <Folded
      items={listed}
      first={5}
      list={some => (
        <table class="board">
          <thead>
            <tr>
              <th scope="col">Do Not Be on It</th>
              <th scope="col">Overdue</th>
              <th scope="col">At stake</th>
            </tr>
          </thead>
          <tbody>{some.map(row)}</tbody>
        </table>
      )}
    />
  );
}
