import { grouped, money } from '../../sla/sheet/text.ts';
import type { OwnerStanding } from '../../sla/standing/standing.ts';
import { onTheBoard } from '../../sla/standing/words.ts';
import { Folded } from './folded.tsx';

interface OwnerBoardProps {
  readonly owners: readonly OwnerStanding[];
  readonly currency: string;
}

/** "Do Not Be on It": owners of broken promises, by value at stake. */
export function OwnerBoard({ owners, currency }: OwnerBoardProps) {
  const listed = onTheBoard(owners);
  if (listed.length === 0) {
    return <p class="good">Nobody is on the “Do Not Be on It” board. That is how it should be.</p>;
  }
  const most = Math.max(...listed.map(owner => owner.valueAtStake));
  const hasTooFew = listed.some(({ attempts }) => attempts.broken > 0);
  const row = ({ owner, overdue, attempts, valueAtStake }: OwnerStanding) => (
    <tr key={owner}>
      <th scope="row">
        <bdi>{owner || 'No owner'}</bdi>
        {valueAtStake > 0 && <i class="bar" style={{ width: `${(valueAtStake / most) * 100}%` }} />}
      </th>
      <td class={overdue > 0 ? 'bad' : ''}>{grouped(overdue)}</td>
      {hasTooFew && <td class={attempts.broken > 0 ? 'bad' : ''}>{grouped(attempts.broken)}</td>}
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
              {hasTooFew && <th scope="col">Too few tries</th>}
              <th scope="col">At stake</th>
            </tr>
          </thead>
          <tbody>{some.map(row)}</tbody>
        </table>
      )}
    />
  );
}
