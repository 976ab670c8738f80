import type { DataProblem } from '../../sla/lead.ts';
import { count } from '../../sla/text.ts';
import type { ShowRow } from '../act.ts';
import { sentence } from '../words.ts';
import { Button } from './button.tsx';
import { Folded } from './folded.tsx';

interface DataProblemsProps {
  readonly problems: readonly DataProblem[];
  readonly showRow: ShowRow;
}

/** What keeps leads from being judged right, by kind: the cell, what is wrong with it, the fix. */
export function DataProblems({ problems, showRow }: DataProblemsProps) {
  if (problems.length === 0) return <p class="good">Every row could be read.</p>;
  const kinds = [...new Set(problems.map(({ kind }) => kind))];
  const isOneSheet = new Set(problems.map(({ at }) => sheetOf(at))).size === 1;
  const list = (some: readonly DataProblem[]) => (
    <ul class="cells">
      {some.map(({ at, message, fix }) => (
        <li key={`${at} ${message}`}>
          <Place at={at} isOneSheet={isOneSheet} showRow={showRow} /> <bdi>{message}</bdi>{' '}
          <span class="gray">{fix}</span>
        </li>
      ))}
    </ul>
  );
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
            <Folded items={ofKind} first={5} list={list} />
          </section>
        );
      })}
    </details>
  );
}

/** "Leads!C12" leads to its row; a column or a whole sheet is only named. */
function Place({ at, isOneSheet, showRow }: { at: string; isOneSheet: boolean; showRow: ShowRow }) {
  const sheet = sheetOf(at);
  const cell = at.slice(sheet.length + 1);
  const words = isOneSheet && cell ? cell : at;
  const row = Number(/^[A-Z]+(\d+)$/.exec(cell)?.[1]);
  if (!row) return <strong>{words}</strong>;
  return (
    <Button look="link" label={isOneSheet ? `${cell} of ${sheet}` : at} onPress={() => showRow(sheet, row)}>
      <strong>{words}</strong>
    </Button>
  );
}

/** A sheet's name may contain "!", a cell may not. */
function sheetOf(at: string): string {
  const end = at.lastIndexOf('!');
  return end < 0 ? at : at.slice(0, end);
}
