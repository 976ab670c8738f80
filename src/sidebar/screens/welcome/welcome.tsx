/** The first minute: choose the tab, check the columns, read what is taken for granted, start. Nothing is written before. */
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Proposal, ProposalRequest } from '../../../contract/set-up.ts';
import type { SheetReading } from '../../../contract/sheets.ts';
import type { StandingView } from '../../../contract/standing.ts';
import type { Problem } from '../../../sla/sheet/problem.ts';
import { Button } from '../../parts/button.tsx';
import { Loading } from '../../parts/loading.tsx';
import { Problems } from '../../parts/problems.tsx';
import { Title } from '../../parts/title.tsx';
import { ask } from '../../server.ts';
import type { Action, Say } from '../../use-action.ts';
import { Done } from './done.tsx';
import { Found } from './found.tsx';
import { Start } from './start.tsx';

interface WelcomeProps {
  readonly action: Action;
  readonly say: Say;
  /** The newcomer has all that is needed. */
  readonly onStarted: (view: StandingView) => void;
}

const NOTHING_CHOSEN: ProposalRequest = { sheet: null, columns: {}, dates: null };

export function Welcome({ action, say, onStarted }: WelcomeProps) {
  const [started, setStarted] = useState<StandingView | null>(null);
  if (started) return <Done view={started} action={action} onView={setStarted} onDone={onStarted} />;
  return <Choose action={action} say={say} onStarted={setStarted} />;
}

function Choose({ action, say, onStarted }: WelcomeProps) {
  const [chosen, setChosen] = useState(NOTHING_CHOSEN);
  const [proposal, setProposal] = useState<Proposal | null>(null);
  const [reading, setReading] = useState<SheetReading | null>(null);
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
    setReading(null);
    if (!reply.ok) return;
    setProposal(reply.value);
    const { sheet: name, headerRow, columns } = reply.value;
    const rows = await ask('readSheet', { name, headerRow, columns, dates: request.dates });
    if (asked === latest.current && rows.ok) setReading(rows.value);
  };
  useEffect(() => void propose(chosen), []);

  const start = (policy: unknown) =>
    void action.run(
      'setUp',
      { policy },
      'Setting up…',
      'The policy is in force, and every lead has its verdict.',
      onStarted,
    );

  return (
    <>
      <main>
        <Problems problems={action.problems} />
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
        {proposal && (
          <Found
            proposal={proposal}
            reading={reading}
            chosen={chosen}
            place={toFix}
            onChoose={request => void propose(request)}
          />
        )}
      </main>
      {proposal && (
        <Start
          toFix={proposal.problems.length}
          onFix={() => toFix.current?.focus()}
          isBusy={action.isBusy}
          isOff={action.isBusy || isAsking}
          onStart={() => start(proposal.policy)}
        />
      )}
    </>
  );
}
