import type { RefObject } from 'preact';
import type { Proposal, ProposalRequest } from '../../../contract/set-up.ts';
import type { SheetReading } from '../../../contract/sheets.ts';
import type { Field } from '../../../sla/policy/fields.ts';
import type { Problem } from '../../../sla/sheet/problem.ts';
import { ColumnFields } from '../../parts/column-fields.tsx';
import { DATE_ORDERS } from '../../parts/date-orders.ts';
import { Points } from '../../parts/points.tsx';
import { Problems } from '../../parts/problems.tsx';
import { RowsAsRead } from '../../parts/rows-as-read.tsx';
import { SelectField } from '../../parts/select-field.tsx';

interface FoundProps {
  readonly proposal: Proposal;
  /** The rows with these columns, once they are read. */
  readonly reading: SheetReading | null;
  readonly chosen: ProposalRequest;
  /** Where the problems stand. */
  readonly place: RefObject<HTMLElement | null>;
  readonly onChoose: (request: ProposalRequest) => void;
}

/** What was found in the tab, and what a first policy would say. */
export function Found({ proposal, reading, chosen, place, onChoose }: FoundProps) {
  const { sheets, assumptions, problems } = proposal;
  // What has just been chosen shows at once; the answer to it takes a second.
  const sheet = chosen.sheet ?? proposal.sheet;
  const columns = { ...proposal.columns, ...chosen.columns };
  const problemOf = (field: Field) => problems.find(({ at }) => fieldOf(at) === field);
  return (
    <>
      <Problems problems={problems.map(inPlainWords)} isReply={false} place={place} />
      <SelectField
        label="Tab with your leads"
        value={sheet}
        options={sheets.map(name => [name, name])}
        onChange={name => onChoose({ sheet: name, columns: {}, dates: null })}
      />
      <h2>Read as</h2>
      <Points points={proposal.readAs.words} />
      <h2>Columns</h2>
      <ColumnFields
        header={proposal.header}
        columns={columns}
        problemOf={problemOf}
        onChange={column => onChoose({ ...chosen, sheet, columns: { ...chosen.columns, ...column } })}
      />
      <SelectField
        label="Dates are written"
        value={chosen.dates ?? ''}
        options={DATE_ORDERS}
        onChange={order =>
          onChoose({ ...chosen, sheet, dates: DATE_ORDERS.find(([one]) => one === order)?.[0] || null })
        }
      />
      {reading && <RowsAsRead reading={reading} />}
      {assumptions.length > 0 && (
        <>
          <h2>What the first policy says</h2>
          <Points points={assumptions} />
          <p class="gray">All of it can be changed later; leads already decided keep their verdict.</p>
        </>
      )}
    </>
  );
}

/** The field of a lead that a place of the proposed policy is about. */
function fieldOf(at: string): string | undefined {
  return /^sheets\[\d+\]\.columns\.(\w+)/.exec(at)?.[1];
}

/** A place in a policy that nobody has seen yet says nothing; a cell does. */
function inPlainWords(problem: Problem): Problem {
  return /^[a-z]+(\[|\.|$)/.test(problem.at) ? { ...problem, at: '' } : problem;
}
