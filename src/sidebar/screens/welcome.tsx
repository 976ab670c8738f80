/** The first minute: choose the tab, check the columns, read what is taken for granted, start. Nothing is written before. */
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Proposal, ProposalRequest } from '../../contract/set-up.ts';
import type { Problem } from '../../sla/problem.ts';
import { count } from '../../sla/text.ts';
import type { Act } from '../act.ts';
import { Button } from '../parts/button.tsx';
import { ColumnFields } from '../parts/column-fields.tsx';
import { Loading } from '../parts/loading.tsx';
import { Problems } from '../parts/problems.tsx';
import { SelectField } from '../parts/select-field.tsx';
import { Title } from '../parts/title.tsx';
import { ask } from '../server.ts';

interface WelcomeProps {
  readonly problems: readonly Problem[];
  readonly isBusy: boolean;
  readonly act: Act;
  /** Puts words on the status line. */
  readonly say: (words: string) => void;
}

const NOTHING_CHOSEN: ProposalRequest = { sheet: null, columns: {}, dates: null };

export function Welcome({ problems, isBusy, act, say }: WelcomeProps) {
  const [chosen, setChosen] = useState(NOTHING_CHOSEN);
  const [proposal, setProposal] = useState<Proposal | null>(null);
  const [failure, setFailure] = useState<readonly Problem[]>([]);
  const [isAsking, setIsAsking] = useState(true);
  const latest = useRef(0);
  const toFix = useRef<HTMLElement>(null);

  const propose = async (request: ProposalRequest) => {
    latest.current++;
    const asked = latest.current;
    setChosen(request);
    setIsAsking(true);
    say('Reading the tab…');
    const reply = await ask('propose', request);
    // Who changes two fields quickly wants the answer to the second.
    if (asked !== latest.current) return;
    setIsAsking(false);
    say('');
    setFailure(reply.ok ? [] : reply.problems);
    if (reply.ok) setProposal(reply.value);
  };
  useEffect(() => void propose(chosen), []);

  return (
    <>
      <main>
        <Problems problems={problems} />
        <Title>Start with your own leads</Title>
        <p class="gray">
          Lead SLA reads a tab and tells who owes whom what. Check what it has found; nothing is written before you
          start.
        </p>
        <Problems problems={failure} />
        {proposal === null && isAsking && <Loading />}
        {proposal === null && !isAsking && (
          <Button look="action" onPress={() => void propose(chosen)}>
            Try again
          </Button>
        )}
        {proposal && <Problems problems={proposal.problems} isReply={false} place={toFix} />}
        {proposal && <Found proposal={proposal} chosen={chosen} onChoose={request => void propose(request)} />}
      </main>
      {proposal && (
        <Start
          toFix={proposal.problems.length}
          onFix={() => toFix.current?.focus()}
          isBusy={isBusy}
          isOff={isBusy || isAsking}
          onStart={() => void act('setUp', { policy: proposal.policy }, 'Setting up…', 'The policy is in force.')}
        />
      )}
    </>
  );
}

interface FoundProps {
  readonly proposal: Proposal;
  readonly chosen: ProposalRequest;
  readonly onChoose: (request: ProposalRequest) => void;
}

const DATE_ORDERS = [
  ['', 'As found in the sheet'],
  ['ymd', 'Year first: 2026-11-20'],
  ['dmy', 'Day first: 20/11/2026'],
  ['mdy', 'Month first: 11/20/2026'],
] as const;

function Found({ proposal, chosen, onChoose }: FoundProps) {
  const { sheets, assumptions } = proposal;
  // What has just been chosen shows at once; the answer to it takes a second.
  const sheet = chosen.sheet ?? proposal.sheet;
  const columns = { ...proposal.columns, ...chosen.columns };
  return (
    <>
      <SelectField
        label="Tab with your leads"
        value={sheet}
        options={sheets.map(name => [name, name])}
        onChange={name => onChoose({ ...NOTHING_CHOSEN, sheet: name })}
      />
      <h2>Columns</h2>
      <ColumnFields
        header={proposal.header}
        columns={columns}
        onChange={column => onChoose({ ...chosen, sheet, columns: { ...chosen.columns, ...column } })}
      />
      <SelectField
        label="Dates are written"
        value={chosen.dates ?? ''}
        options={DATE_ORDERS}
        onChange={order => onChoose({ ...chosen, sheet, dates: orderOf(order) })}
      />
      {assumptions.length > 0 && (
        <>
          <h2>What the first policy says</h2>
          <ul class="assumptions">
            {assumptions.map(assumption => (
              <li key={assumption}>{assumption}</li>
            ))}
          </ul>
          <p class="gray">All of it can be changed later; leads already decided keep their verdict.</p>
        </>
      )}
    </>
  );
}

function orderOf(value: string): ProposalRequest['dates'] {
  return value === 'ymd' || value === 'dmy' || value === 'mdy' ? value : null;
}

interface StartProps {
  /** How many problems the proposal has. */
  readonly toFix: number;
  readonly onFix: () => void;
  readonly isBusy: boolean;
  readonly isOff: boolean;
  readonly onStart: () => void;
}

function Start({ toFix, onFix, isBusy, isOff, onStart }: StartProps) {
  return (
    <footer>
      <div class="buttons">
        <Button look="action" isOff={isOff || toFix > 0} onPress={onStart}>
          {isBusy ? 'Setting up…' : 'Start with this policy'}
        </Button>
        {toFix > 0 && (
          <Button look="link" onPress={onFix}>
            {count(toFix, 'thing')} to fix
          </Button>
        )}
      </div>
    </footer>
  );
}
