import type { Problem } from '../../sla/sheet/problem.ts';
import type { ShowRow } from '../act.ts';
import { Button } from './button.tsx';
import { Folded } from './folded.tsx';

interface PlaceProblemsProps {
  readonly problems: readonly Problem[];
  /** The tab in which they all are; it then need not be told. */
  readonly sheet?: string;
  readonly showRow: ShowRow;
}

/** Cells with what is wrong in them and the fix, each a way to its row. */
export function PlaceProblems({ problems, sheet = '', showRow }: PlaceProblemsProps) {
  if (problems.length === 0) return <p class="good">Every row could be read.</p>;
  return (
    <Folded
      items={problems}
      first={5}
      list={some => (
        <ul class="cells">
          {some.map(({ at, message, fix }) => (
            <li key={`${at} ${message}`}>
              <Place at={at} isOneSheet={sheetOf(at) === sheet} showRow={showRow} /> <bdi>{message}</bdi>{' '}
              <span class="gray">{fix}</span>
            </li>
          ))}
        </ul>
      )}
    />
  );
}

/** "Leads!C12" leads to its row; a column or a whole sheet is only named. */
function Place({ at, isOneSheet, showRow }: { at: string; isOneSheet: boolean; showRow: ShowRow }) {
  const sheet = sheetOf(at);
  const cell = at.slice(sheet.length + 1);
  const words = isOneSheet ? cell : at;
  const row = Number(/^[A-Z]+(\d+)$/.exec(cell)?.[1]);
  if (!row) return <strong>{words}</strong>;
  return (
    <Button look="link" label={isOneSheet ? `${cell} of ${sheet}` : at} onPress={() => showRow(sheet, row)}>
      <strong>{words}</strong>
    </Button>
  );
}

/** A sheet's name may contain "!", a cell may not. */
export function sheetOf(at: string): string {
  const end = at.lastIndexOf('!');
  return end < 0 ? at : at.slice(0, end);
}
