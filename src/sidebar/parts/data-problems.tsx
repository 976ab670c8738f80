import type { DataProblem } from '../../sla/leads/lead.ts';
import { count } from '../../sla/sheet/text.ts';
import type { ShowRow } from '../act.ts';
import { sentence } from '../words.ts';
import { PlaceProblems, sheetOf } from './place-problems.tsx';

interface DataProblemsProps {
  readonly problems: readonly DataProblem[];
  readonly showRow: ShowRow;
}

/** What keeps leads from being judged right, by kind: the cell, what is wrong with it, the fix. */
export function DataProblems({ problems, showRow }: DataProblemsProps) {
  const [first] = problems;
  if (!first) return <p class="good">Every row could be read.</p>;
  const kinds = [...new Set(problems.map(({ kind }) => kind))];
  const sheet = sheetOf(first.at);
  const isOneSheet = problems.every(({ at }) => sheetOf(at) === sheet);
  return (
    <details>
      <summary>{count(problems.length, 'thing needs', 'things need')} a look</summary>
      {kinds.map(kind => {
        const ofKind = problems.filter(problem => problem.kind === kind);
        return (
          <section key={kind}>
            <h3>
              {sentence(kind)} ({ofKind.length})
            </h3>
            <PlaceProblems problems={ofKind} sheet={isOneSheet ? sheet : ''} showRow={showRow} />
          </section>
        );
      })}
    </details>
  );
}
